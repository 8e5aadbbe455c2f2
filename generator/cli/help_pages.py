"""Help pages: what `--help` says, and which language the person is spoken to in.

In: what the commands declare of themselves, and what is typed. Out: the pages of `--help` in the
person's language. Known here alone: that `--lang` holds wherever it is typed, and how lines are
broken where a character takes two columns.
"""

import inspect
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from generator.cli.refusal import Refusal
from generator.cli.terminal import Terminal, language_of_system, speak_utf8

_COLUMN_OF_MEANINGS = 30
"""At most as wide are the names of commands and options; longer ones have a line of their own."""


class Page(click.HelpFormatter):
    """A page of help, whose lines are broken by columns instead of by characters."""

    def write_heading(self, heading: str) -> None:
        """A heading, with the colon of its language."""
        self.write(f"{'':{self.current_indent}}{heading}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(paragraphs(text)):
            self.write("\n" if number else "")
            for line in broken(paragraph, self.width - self.current_indent):
                self.write(f"{indent}{line}\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = _COLUMN_OF_MEANINGS,
        col_spacing: int = 2,
    ) -> None:
        """Names, each with its meaning beside it."""
        found = list(rows)
        left = min(max(len(name) for name, _ in found), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, meaning in found:
            first, *others = broken(meaning, self.width - left - self.current_indent)
            fits = len(name) <= left - col_spacing
            lines = [f"{name:<{left}}{first}"] if fits else [name, f"{'':<{left}}{first}"]
            for line in [*lines, *(f"{'':<{left}}{other}" for other in others)]:
                self.write(f"{indent}{line}".rstrip() + "\n")


def paragraphs(text: str) -> list[str]:
    """What a declaration says, as paragraphs of one line each."""
    return [" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n")]


def broken(text: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns; between two Chinese characters a line may end."""
    line, width = "", 0
    for piece in _pieces(text):
        wide = sum(map(_columns, piece.rstrip()))
        if line and width + wide > columns:
            yield line.rstrip()
            line, width = "", 0
        line += piece
        width += sum(map(_columns, piece))
    yield line.rstrip()


_NEVER_FIRST = "，。；：、！？）》”’…"
_NEVER_LAST = "（《“‘["


def _pieces(text: str) -> Iterator[str]:
    """What no line may end within: words with the space behind them, and Chinese characters."""
    start = 0
    for end in range(1, len(text)):
        before, after = text[end - 1], text[end]
        by_space = before == " " and after != " "
        beside_chinese = _columns(before) == 2 or _columns(after) == 2
        if by_space or (
            beside_chinese and after not in _NEVER_FIRST + " " and before not in _NEVER_LAST
        ):
            yield text[start:end]
            start = end
    yield text[start:]


def _columns(character: str) -> int:
    """UAX #11, East Asian Width."""
    return 2 if unicodedata.east_asian_width(character) in "WF" or character in "“”…" else 1


class Context(click.Context):
    """A command as it is called."""

    formatter_class = Page


class Command(click.Command):
    """A command whose help is in the person's language."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What was typed, or its refusal."""
        with Refusal.of_usage(ctx):
            return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is typed."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _said(ctx, "Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(_meaning(ctx, self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options."""
        with formatter.section(_said(ctx, "Options:")):
            formatter.write_dl(list(option_rows(self, ctx)))


def option_rows(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    """The options of a command, as they are typed, each with its meaning."""
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx)
        if record and isinstance(option, click.Option):  # the usage line has the arguments
            english = option.help or ""
            said = record[1].replace(english, _said(ctx, english), 1)
            yield record[0], said.replace("[default: ", f"[{_said(ctx, 'default: ')}")


class Commands(Command, click.Group):
    """Commands under one name, the first to hear what was typed."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language, so that everything after is said in it."""
        speak_utf8()
        lang, others = language_asked(args)
        ctx.obj = Terminal(lang or os.environ.get("BULLETIN_LANG") or language_of_system())
        return super().parse_args(ctx, others)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, then its commands."""
        super().format_options(ctx, formatter)
        with formatter.section(_said(ctx, "Commands:")):
            rows = ((name, one.help or "") for name, one in sorted(self.commands.items()))
            formatter.write_dl([(name, next(_meaning(ctx, said))) for name, said in rows])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. One that a person interrupts ends with 130, as shells expect."""
        try:
            with Refusal.of_usage(ctx):
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(130)


def language_asked(args: Sequence[str]) -> tuple[str, list[str]]:
    """What `--lang` says, "" where it isn't there; and the other words."""
    for at, word in enumerate(args):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(args):
            return args[at + 1], [*args[:at], *args[at + 2 :]]
        if word.startswith("--lang="):
            return word.removeprefix("--lang="), [*args[:at], *args[at + 1 :]]
    return "", list(args)


def _meaning(ctx: click.Context, text: str) -> Iterator[str]:
    return (_said(ctx, paragraph) for paragraph in paragraphs(text))


def _said(ctx: click.Context, english: str) -> str:
    """Words in the person's language; in English where nobody has asked yet, as for the manual."""
    return ctx.obj.words.gettext(english) if isinstance(ctx.obj, Terminal) else english
