"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def in_site(command: F) -> F:
    """The site's folder."""
    return click.option(
        "--site",
        "-s",
        default=Path(),
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Folder of the site; else the current one.",
    )(command)


def building(command: F) -> F:
    """What a build is asked for."""
    for option in reversed(
        [
            click.option(
                "-o", "--output", type=click.Path(path_type=Path), help="Folder; else output/."
            ),
            click.option("-b", "--base-url", help="In place of site.yaml's base_url."),
            click.option("-D", "--drafts", is_flag=True, help="Show drafts, in a preview."),
            click.option(
                "-F", "--future", is_flag=True, help="Show future bulletins, in a preview."
            ),
            click.option(
                "-E", "--expired", is_flag=True, help="Show expired bulletins, in a preview."
            ),
            click.option("--at", help="Build for this moment of the site's zone instead of now."),
            click.option("--strict", is_flag=True, help="Take warnings for errors."),
            click.option(
                "--executor",
                type=click.Choice(["local", "dask"]),
                default="local",
                show_default=True,
                help="Where the work is done: on this machine, or on a Dask cluster.",
            ),
            click.option("--scheduler", help="Address of the cluster: tcp://10.0.0.2:8786."),
            click.option(
                "-j",
                "--jobs",
                type=click.IntRange(min=1),
                help="Processes on this machine; else one for each processor.",
            ),
        ]
    ):
        command = option(command)
    return command


def verbosity(command: F) -> F:
    """How much is said."""
    command = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")(command)
    return click.option("-v", "--verbose", is_flag=True, help="Name every file written.")(command)


def understood(parse: Callable[[str], T], text: str, option: str, wanted: str) -> T:
    """What an option's words mean; else wrong usage, which says what was wanted."""
    try:
        return parse(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no {wanted}", param_hint=option) from None
