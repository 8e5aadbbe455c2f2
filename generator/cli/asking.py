"""Asking: each guess of an import is shown with its evidence, and a person says what is right.

In: a Proposal and a terminal. Out: Answers. Known here alone: what a person may type: Enter for
yes, n to leave it out, a for all that are left, or another value, which is read as front matter
is.
"""

import re
from collections.abc import Iterator

import click
from msgspec.structs import replace

from generator.catalogues import said_of
from generator.cli.terminal import Terminal
from generator.config import STAND_IN
from generator.errors import Problem
from generator.importing.draft import Answers, shown
from generator.importing.facts import REQUIREMENTS, Proposal
from generator.importing.matter import front_matter
from generator.importing.proceedings import DECISIONS
from generator.importing.reading import Guess
from generator.parse import parse, parse_input

_YES, _NO, _ALL = ("", "y", "yes", "是"), ("n", "no", "否"), ("a", "all", "全部")


def ask(terminal: Terminal, proposal: Proposal) -> Answers:
    """What a person says of each guess; what the source says in so many words is only shown."""
    terminal.say("{file}", file=proposal.given.shown)
    for guess in proposal.guesses:
        if guess.is_sure:
            click.echo(f"  = {guess.key}: {shown(guess.value)}")
    for note in proposal.notes:
        click.echo(f"  ! {said_of(note, terminal.words).message}")
    answered = list(_answered(terminal, proposal.guesses))
    return Answers(
        taken=tuple(guess for guess, is_taken in answered if is_taken),
        refused=tuple(guess for guess, is_taken in answered if not is_taken),
    )


def _answered(terminal: Terminal, guesses: tuple[Guess, ...]) -> Iterator[tuple[Guess, bool]]:
    """Each guess as it is to be, and whether it is to be at all."""
    unsure = [guess for guess in guesses if not guess.is_sure]
    if unsure:
        terminal.say(
            "{n} guesses. Enter: right. n: leave it out. a: this and all the rest are right. Or "
            "type what is right.",
            n=len(unsure),
        )
    is_all, without = False, ""
    for guess in guesses:
        if guess.is_sure or is_all:
            yield guess, True
        elif without and guess.key.startswith(without):
            yield guess, False
        else:
            answer, is_all = _one(terminal, guess)
            yield answer or guess, answer is not None
            # Where there was no meeting, nobody presided over it.
            without = "meeting." if guess.key == "meeting.type" and answer is None else without


def _one(terminal: Terminal, guess: Guess) -> tuple[Guess | None, bool]:
    """The guess as the person wants it, None to leave it out; and whether all others are right."""
    click.echo(f"\n  ? {guess.key}: {shown(guess.value)}")
    terminal.say("    from “{words}”", words=guess.words)
    while True:
        typed = click.prompt("   ", default="", show_default=False, prompt_suffix=" > ").strip()
        if typed.casefold() in (*_YES, *_ALL):
            return guess, typed.casefold() in _ALL
        if typed.casefold() in _NO:
            return None, False
        if guess.key in (REQUIREMENTS, DECISIONS):
            terminal.say("    This is best corrected in the file: Enter or n.")
            continue
        other = replace(guess, value=_typed(guess, typed))
        problems = _problems(other)
        if not problems:
            return other, False
        for problem in problems:
            click.echo(f"    {said_of(problem, terminal.words).message}")


def _typed(guess: Guess, typed: str) -> object:
    """What was typed as a value of the guess's kind: a list is parted by semicolons."""
    if isinstance(guess.value, list):
        return [one.strip() for one in re.split("[;；]", typed) if one.strip()]
    return int(typed) if isinstance(guess.value, int) and typed.isdecimal() else typed


def _problems(guess: Guess) -> tuple[Problem, ...]:
    """What the schema says of a value."""
    values = {"title": "-", "date": "2000-01-01", "meeting.type": "other", guess.key: guess.value}
    if not guess.key.startswith("meeting."):
        del values["meeting.type"]
    given = parse_input("content/posts/typed.md", "", is_post=True, config=STAND_IN)
    return parse(given, front_matter(values).encode()).problems
