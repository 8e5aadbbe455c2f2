"""Commands: what can be typed, as lists.

In: the command line's own declarations. Out: the page on commands, options and exit codes.
"""

from collections.abc import Iterator, Mapping

import click

from docs.layout import page, prose
from docs.wording import Wording
from generator.cli import main
from generator.cli.help_pages import option_rows, paragraphs
from generator.cli.terminal import Terminal


def commands(say: Wording) -> str:
    """The page on commands."""
    context = click.Context(main, info_name="bulletin", **main.context_settings)
    context.obj = Terminal(say.lang)
    parts = [
        _purpose(main, say),
        "",
        f"## {say('For all commands')} {{#bulletin}}",
        *_command(main, context),
    ]
    for name, command in main.commands.items():
        below = click.Context(command, info_name=name, parent=context)
        parts += [f"## bulletin {name} {{#{name}}}", "", _purpose(command, say), ""]
        parts += _command(command, below)
    parts += [*_exits(say), *_surroundings(say)]
    summary = "Every command, option and exit code."
    return page(5, "Commands", summary, "generator/cli", parts, say)


def _purpose(command: click.Command, say: Wording) -> str:
    return "\n\n".join(prose(say(paragraph)) for paragraph in paragraphs(command.help or ""))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"\n```text\n{context.command_path} {pieces}\n```\n"
    for typed, meaning in option_rows(command, context):
        names = ", ".join(f"`{name}`" for name in typed.split(", "))
        yield f"{names}\n:   {prose(meaning)}\n"


def _exits(say: Wording) -> Iterator[str]:
    yield f"## {say('Exit codes')} {{#exit-codes}}\n"
    yield from _table(say("Code"), say("Meaning"), _EXITS, say)


def _surroundings(say: Wording) -> Iterator[str]:
    yield f"\n## {say('What the surroundings say')} {{#environment}}\n"
    yield from _table(say("Variable"), say("Meaning"), _VARIABLES, say)
    yield "\n" + say(_ZONE)


def _table(left: str, right: str, rows: Mapping[str, str], say: Wording) -> Iterator[str]:
    yield f"| {left} | {right} |\n|---|---|"
    for words, meaning in rows.items():
        yield f"| {words} | {say(meaning)} |"


_EXITS = {
    "`0`": "All is well.",
    "`1`": "There are problems in the content, or warnings under `--strict`. Nothing was written. "
    "Or the surroundings failed: a full disk, a worker that died, a cluster that is gone.",
    "`2`": "The command was not used as it should be: an unknown option, a date that is none.",
    "`130`": "A person interrupted it with Ctrl+C. `serve` is ended that way, and then ends with "
    "`0`.",
    "`143`": "The system ended it with SIGTERM, as a CI does with a run that is cancelled.",
}
_VARIABLES = {
    "`BULLETIN_LANG`": "Language of the messages, as `--lang`.",
    "`LC_ALL`, `LC_MESSAGES`, `LANG`": "The system's language, used where neither of these is "
    "given.",
    "`NO_COLOR`": "Where it is set, there is no colour; without a terminal there is none anyway.",
    "`SOURCE_DATE_EPOCH`": "Seconds since 1970 that stand for the present moment, for builds that "
    "can be repeated to the byte. `--at` goes before it.",
}
_ZONE = (
    "The machine's time zone (`TZ`) has no influence: dates are those of `timezone` in the site "
    "file."
)
