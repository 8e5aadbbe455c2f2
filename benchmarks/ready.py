"""A contender made ready: installed, its site written, its commands complete.

In: a Contender, the number of posts, a folder. Out: a Site.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders import Contender
from benchmarks.corpus import posts
from benchmarks.install import installed, program


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One contender's site in its folder."""

    contender: Contender
    folder: Path
    count: int
    """How many posts the corpus has."""
    command: tuple[str, ...]
    sweeping: tuple[str, ...]
    """The command that also removes pages whose sources are gone."""

    @property
    def output(self) -> Path:
        """Where its pages go."""
        return self.folder / self.contender.output

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables that its program is started with."""
        return {**os.environ, **dict(self.contender.environment)}


def ready(contenders: Iterable[Contender], count: int, place: Path, work: Path) -> Iterator[Site]:
    """The site of each contender that can be installed; what can't is said and left out."""
    for contender in contenders:
        try:
            yield _site(contender, count, place / _folder_name(contender), work)
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            print(f"{contender.name} is left out: {error}", file=sys.stderr)


def without(site: Site, names: Iterable[str]) -> None:
    """Remove what builds left in a site's folder, as far as it is there."""
    for name in names:
        shutil.rmtree(site.folder / name, ignore_errors=True)


def _site(contender: Contender, count: int, folder: Path, work: Path) -> Site:
    start = ""
    folder.mkdir(parents=True)
    if contender.package:
        home = installed(contender.package, work)
        start = program(contender.package, home)
        for name in contender.linked:
            (folder / name).symlink_to(home / name)
    contender.dialect.write(folder, posts(count))
    return Site(
        contender=contender,
        folder=folder,
        count=count,
        command=_filled(contender.command, start),
        sweeping=_filled(contender.sweeping or contender.command, start),
    )


def _filled(command: tuple[str, ...], start: str) -> tuple[str, ...]:
    return tuple(part.replace("{program}", start) for part in command)


def _folder_name(contender: Contender) -> str:
    return contender.name.casefold().replace(", ", "-").replace(" ", "-")
