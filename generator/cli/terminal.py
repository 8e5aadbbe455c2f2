"""Terminal: how a person is spoken to.

In: Problems, Reports, sentences with blanks. Out: lines on standard output and standard error, in
the person's language. Colour only on a terminal, and never where NO_COLOR is set.
"""

import io
import locale
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.catalogues import describe, message_words
from generator.codes import is_error
from generator.errors import Problem

if TYPE_CHECKING:  # every command speaks, and few build
    from generator.documents import Withheld
    from generator.report import Report

_MOST_NAMED = 20


class Terminal:
    """Speaks one language to one person."""

    def __init__(self, lang: str) -> None:
        self.lang = "zh" if lang.lower().startswith("zh") else "en"
        self.words = message_words(self.lang)

    def say(self, sentence: str, **blanks: object) -> None:
        """A sentence on standard output."""
        click.echo(self.fill(sentence, **blanks))

    def warn(self, sentence: str, **blanks: object) -> None:
        """A sentence on standard error."""
        click.echo(self.fill(sentence, **blanks), err=True)

    def fill(self, sentence: str, **blanks: object) -> str:
        """A sentence in the person's language, its blanks filled."""
        return self.words.gettext(sentence).format(**blanks)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Every problem, then how many there are."""
        found = tuple(problems)
        for problem in found:
            click.echo(self._coloured(describe(problem, self.words), problem), err=True)
        errors = sum(map(is_error, found))
        parts = []
        if errors:
            parts.append(self.words.ngettext("{n} error", "{n} errors", errors).format(n=errors))
        if warnings := len(found) - errors:
            text = self.words.ngettext("{n} warning", "{n} warnings", warnings)
            parts.append(text.format(n=warnings))
        if parts:
            click.echo(self.fill(", ").join(parts), err=True)

    def _coloured(self, text: str, problem: Problem) -> str:
        first, _, rest = text.partition("\n")
        colour = "red" if is_error(problem) else "yellow"
        styled = click.style(first, fg=colour) if _wants_colour() else first
        return f"{styled}\n{rest}" if rest else styled

    def report(self, report: "Report", *, verbose: bool) -> None:
        """What a build made, what it withheld and why, and how long each stage took."""
        made = sum(report.made.values())
        self.say(
            "{made} files in {folder}: {rendered} rendered, {written} written, {removed} removed.",
            made=made,
            folder=_shown(report.output),
            rendered=len(report.done.rendered),
            written=len(report.done.written),
            removed=len(report.done.removed),
        )
        if verbose:
            for output in report.done.written:
                click.echo(f"  + {output}")
            for output in report.done.removed:
                click.echo(f"  - {output}")
        self.withheld(report.withheld)
        if not report.timings:
            self.say("Nothing has changed since the last build.")
            return
        stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in report.timings.items())
        total = sum(report.timings.values())
        self.say("Seconds: {stages}; {total} in all.", stages=stages, total=f"{total:.2f}")

    def withheld(self, withheld: Iterable["Withheld"], *, most: int | None = _MOST_NAMED) -> None:
        """What is not published, and why; only the first `most` by name."""
        found = tuple(withheld)
        if not found:
            self.say("Nothing was withheld.")
            return
        text = self.words.ngettext("{n} withheld:", "{n} withheld:", len(found))
        click.echo(text.format(n=len(found)))
        for line in self._withheld_lines(found[:most]):
            click.echo(f"  {line}")
        if most is not None and len(found) > most:
            self.say("  … and {n} more: bulletin list withheld", n=len(found) - most)

    def _withheld_lines(self, withheld: Iterable["Withheld"]) -> Iterator[str]:
        from generator import formats  # CLDR's dates cost 25 ms, and most builds withhold little

        reasons = {
            "draft": "a draft",
            "future": "not before {when}",
            "expired": "expired on {when}; a note stands at its address",
        }
        for one in withheld:
            when = formats.stamp(one.until, self.lang) if one.until else ""
            yield f"{one.path}: {self.fill(reasons[one.reason], when=when)}"


def speak_utf8() -> None:
    """Write UTF-8: Windows consoles don't by themselves."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def language_of_system() -> str:
    """The language that this person's system speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    if sys.platform == "win32":  # pragma: no cover - only there
        import ctypes

        # The language of its menus. getlocale() would call it "Chinese (Simplified)_China".
        identifier = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(identifier, "en")
    return "en"


def _wants_colour() -> bool:
    return "NO_COLOR" not in os.environ and sys.stderr.isatty()


def _shown(folder: Path) -> str:
    here = Path.cwd()
    return folder.relative_to(here).as_posix() + "/" if folder.is_relative_to(here) else str(folder)
