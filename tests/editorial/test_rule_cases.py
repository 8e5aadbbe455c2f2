"""The editorial rules, case by case: a file of cases/ for each rule.

A file begins with the rule in a sentence. `lang:`, `date:` and `held:` hold for the lines below
them. A line of ✗ is found fault with, exactly where it has ⟦brackets⟧; a line of → below it is what
mending makes of it. In a line of ✓ the rule finds nothing. `\\n` ends a line, ONE60 is a sentence
of sixty words but for its end, 长90 ninety characters.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.editorial import RULES, proofread
from generator.editorial.manuscript import Manuscript
from generator.editorial.mending import mended
from tests.editorial.manuscripts import HELD, PUBLISHED, manuscript, rulebook

CASES = Path(__file__).parent / "cases"
_BRACKET = re.compile("[⟦⟧]")


class Case(NamedTuple):
    """One line that a rule looks at."""

    rule: str
    lang: str
    date: dt.date
    held: dt.date
    line: str
    mended: str

    def manuscript(self) -> Manuscript:
        """The line as a bulletin."""
        text = _BRACKET.sub("", _grown(self.line))
        return manuscript(text, self.lang, date=self.date, held=self.held)


def _grown(line: str) -> str:
    line = re.sub(r"ONE(\d+)", lambda match: "One" + " word" * (int(match[1]) - 1), line)
    line = re.sub(r"长(\d+)", lambda match: "长" * int(match[1]), line)
    return line.replace("\\n", "\n")


def cases() -> Iterator[Case]:
    """Every line of every file."""
    for file in sorted(CASES.glob("*.txt")):
        said = {"lang": "en", "date": f"{PUBLISHED}", "held": f"{HELD}"}
        lines = file.read_text("utf-8").splitlines()[1:]
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            sign, _, text = line.partition(" ")
            if sign in ("✗", "✓"):
                date, held = map(dt.date.fromisoformat, (said["date"], said["held"]))
                after = following[2:] if following.startswith("→") else ""
                yield Case(file.stem, said["lang"], date, held, text, after)
            elif sign != "→":
                said[sign.rstrip(":")] = text


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=[f"{one.rule}: {one.line[:40]}" for one in ALL])
def test_a_rule_finds_what_is_marked_and_nothing_else(case: Case) -> None:
    given = case.manuscript()
    found = [
        (one.passage.start + one.start, one.passage.start + one.end)
        for rule in RULES
        for one in rule(given, rulebook())
        if one.code == case.rule and one.passage
    ]
    assert [given.text[start:end] for start, end in sorted(found)] == [
        part for n, part in enumerate(_BRACKET.split(_grown(case.line))) if n % 2
    ]


MENDED = [one for one in ALL if one.mended]


@pytest.mark.parametrize("case", MENDED, ids=[f"{one.rule}: {one.mended[:40]}" for one in MENDED])
def test_what_has_one_safe_answer_is_mended_so(case: Case) -> None:
    given = case.manuscript()
    problems = [one for one in proofread(given, rulebook()) if one.code == case.rule]
    text = mended(given.text.encode(), problems).decode()
    assert text[given.post.body_start :] == case.mended


def test_every_rule_about_words_has_its_cases() -> None:
    assert {file.stem for file in CASES.glob("*.txt")} == {one.rule for one in ALL}
