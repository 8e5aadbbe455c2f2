"""Refusal: what is said of wrong usage, in the person's language.

In: what click complains of, in its English words, or a command in ours. Out: how it is typed, and
what is wrong. Known here alone: the sentences of click. One that isn't listed, since a newer click
words it otherwise, is told in English.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from string import Formatter
from typing import IO, Any

import click

from generator.catalogues import Words
from generator.cli.terminal import Terminal

SENTENCES = (
    "Invalid value for {name}: {words}",
    "No such option {name}. Did you mean {near}?",
    "No such option {name}. (Did you mean one of: {near}?)",
    "No such option {name}.",
    "No such command {name}. Did you mean {near}?",
    "No such command {name}. (Did you mean one of: {near}?)",
    "No such command {name}.",
    "Missing argument {name}. Choose from:\n{known}",
    "Missing argument {name}.",
    "Option {name} requires an argument.",
    "Option {name} does not take a value.",
    "{found} is not one of {known}.",
    "{found} is not a valid integer.",
    "{found} is not a valid integer range.",
    "{found} is not in the range {known}.",
    "Directory {name} does not exist.",
    "Directory {name} is a file.",
    "Got unexpected extra argument ({names})",
    "Got unexpected extra arguments ({names})",
    "--executor dask needs --scheduler",
    "--jobs goes with --executor local only",
    "--scheduler goes with --executor dask only",
    "SOURCE_DATE_EPOCH is {found}, which is no number of seconds since 1970",
    "a preview never goes to output/",
    "several PDFs need a folder",
    "none is given, and the site has no default; choose from {known}",
    "{found}; choose from {known}",
    "{found} is no address such as https://example.org/path/",
    "{found} is no address such as tcp://10.0.0.2:8786",
    "{found} is no day such as 2026-11-24",
    "{found} is no moment such as 2026-11-24 or 2026-11-24T09:00",
)
"""What may be wrong with what was typed; the more particular before the more general."""


class Refusal(click.UsageError):
    """Wrong usage, told in the person's language."""

    @classmethod
    @contextmanager
    def of_usage(cls, ctx: click.Context) -> Iterator[None]:
        """Refuse in the person's language what click refuses in English."""
        try:
            yield
        except (cls, click.exceptions.NoArgsIsHelpError):
            raise
        except click.UsageError as error:
            raise cls(error.format_message(), error.ctx or ctx) from error

    def show(self, file: IO[Any] | None = None) -> None:
        """How it is typed, where to read more, and what is wrong, on standard error."""
        terminal = self.ctx and self.ctx.obj
        words = (terminal if isinstance(terminal, Terminal) else Terminal("en")).words
        if self.ctx:
            hint = words.gettext("Try '{command} --help' for help.")
            click.echo(self.ctx.get_usage(), file, err=True)
            click.echo(hint.format(command=self.ctx.command_path) + "\n", file, err=True)
        message = retold(self.message, words)
        click.echo(words.gettext("Error: {words}").format(words=message), file, err=True)


def retold(sentence: str, words: Words) -> str:
    """A sentence in another language, with the sentences within it."""
    for template in SENTENCES:
        if blanks := _blanks(template, sentence):
            filled = {name: retold(value, words) for name, value in blanks.items()}
            return words.gettext(template).format(**filled)
    return words.gettext(sentence)


def _blanks(template: str, sentence: str) -> dict[str, str]:
    """What fills a template's blanks so that it makes the sentence; none where nothing does."""
    pattern = "".join(
        re.escape(text) + (f"(?P<{name}>.+)" if name else "")
        for text, name, _, _ in Formatter().parse(template)
    )
    match = re.fullmatch(pattern, sentence, re.DOTALL)
    return match.groupdict() if match else {}
