"""Commands: what can be typed, as lists.

In: the command line's own declarations. Out: the page on commands, options and exit codes.
"""

from collections.abc import Iterator

import click

from docs.layout import page, prose
from generator.cli import main


def commands() -> str:
    """The page on commands."""
    context = click.Context(main, info_name="bulletin", **main.context_settings)
    parts = [
        prose(main.help or ""),
        "",
        "## For all commands {#bulletin}",
        *_command(main, context),
    ]
    for name, command in main.commands.items():
        below = click.Context(command, info_name=name, parent=context)
        parts += [f"## bulletin {name} {{#{name}}}", "", prose(command.help or ""), ""]
        parts += _command(command, below)
    parts += [_EXITS]
    return page(5, "Commands", "Every command, option and exit code.", "generator/cli", parts)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"\n```text\n{context.command_path} {pieces}\n```\n"
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):  # the usage line has the arguments
            names = ", ".join(f"`{name}`" for name in record[0].split(", "))
            yield f"{names}\n:   {prose(record[1])}\n"


_EXITS = """## Exit codes {#exit-codes}

| Code | Meaning |
|---|---|
| `0` | All is well. |
| `1` | There are problems in the content, or warnings under `--strict`. Nothing was written. \
Or the surroundings failed: a full disk, a worker that died, a cluster that is gone. |
| `2` | The command was not used as it should be: an unknown option, a date that is none. |
| `130` | A person interrupted it with Ctrl+C. `serve` is ended that way, and then ends with `0`. |
| `143` | The system ended it with SIGTERM, as a CI does with a run that is cancelled. |

## What the surroundings say {#environment}

| Variable | Meaning |
|---|---|
| `BULLETIN_LANG` | Language of the messages, as `--lang`. |
| `LC_ALL`, `LC_MESSAGES`, `LANG` | The system's language, used where neither of these is given. |
| `NO_COLOR` | Where it is set, there is no colour; without a terminal there is none anyway. |
| `SOURCE_DATE_EPOCH` | Seconds since 1970 that stand for the present moment, for builds that can \
be repeated to the byte. `--at` goes before it. |

The machine's time zone (`TZ`) has no influence: dates are those of `timezone` in the site file.
"""
