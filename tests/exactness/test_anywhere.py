"""Anywhere: the same site at the same moment gives the same bytes on whatever machine it is built.

Each build is a process of its own, at a path of its own, with nothing remembered.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import pytest

from tests.exactness.choices import BARE, MATTER
from tests.exactness.layout import files_of
from tests.exactness.machine import LONG
from tests.exactness.newsroom import START, Bulletin, Newsroom, Text
from tests.small_site import NOW, SmallSite

PROGRAM = Path(__file__).parent.parent.parent
MANY = 260
"""Bulletins, more than one process would be given where there are several."""


@dataclass(frozen=True)
class Surroundings:
    """A machine, and how the command is given there."""

    seed: str = "0"
    zone: str = "Asia/Shanghai"
    locale: str = "C.UTF-8"
    umask: int = 0o022
    jobs: int = 1
    folder: str = "site"
    """Where the site is, below the test's folder."""
    is_within: bool = True
    """Whether the command is given in the site's folder; else at the root of all."""
    is_backwards: bool = False
    """Whether the files were made in the opposite order, at other times."""

    @property
    def environment(self) -> Mapping[str, str]:
        """What the process is told of its surroundings."""
        found = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        locale = {"LANG": self.locale, "LC_ALL": self.locale, "LANGUAGE": self.locale}
        python = {"PYTHONHASHSEED": self.seed, "PYTHONPATH": f"{PROGRAM}"}
        return found | locale | python | {"TZ": self.zone}


USUAL = Surroundings()
WEST = Surroundings(
    seed="1",
    zone="America/New_York",
    locale="C",
    umask=0o077,
    jobs=3,
    folder="else where/第二/site",
    is_within=False,
)
EAST = Surroundings(
    seed="4242",
    zone="Pacific/Kiritimati",
    locale="zh_CN.UTF-8",
    umask=0,
    jobs=2,
    is_backwards=True,
)


def one_by_one(others: Surroundings) -> Iterator[Surroundings]:
    """The usual surroundings, but for one thing that is as in the others."""
    for field in fields(others):
        value = getattr(others, field.name)
        if value != getattr(USUAL, field.name):
            yield replace(USUAL, **{field.name: value})


def newsroom() -> Newsroom:
    """A site with everything in it, and so many bulletins that processes share them."""
    values = [(key, value) for key, some in MATTER.items() for value in some if key != "address"]
    room = START
    for number in range(9, MANY):
        key, value = values[number % len(values)]
        bulletin = Bulletin(
            number=number,
            date=f"{2015 + number % 11}-05-{number % 28 + 1:02}",
            texts={"zh" if number % 3 == 0 else "en": Text(f"第 {number}", "*Text*.")},
            links=(number - 5, number - 11),
            matter={key: value},
        )
        room = room.with_bulletin(bulletin)
    return replace(room, files={**room.files, **BARE, "templates/pages/article.html": None})


def built(at: Surroundings, folder: Path) -> Mapping[str, bytes]:
    """What a build leaves there."""
    site = SmallSite(folder / at.folder)
    files = sorted(files_of(newsroom()).items(), reverse=at.is_backwards)
    site.lay(dict(files))
    if at.is_backwards:
        for n, (path, _) in enumerate(files):
            os.utime(site.root / path, (n * 1e6, n * 1e6))
    where = [] if at.is_within else ["--site", f"{site.root}"]
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--at", NOW, "--jobs", f"{at.jobs}", *where],
        cwd=site.root if at.is_within else "/",
        env=at.environment,
        umask=at.umask,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return site.files()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return built(USUAL, tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize(
    "there",
    [WEST, EAST, *(one for other in (WEST, EAST) for one in one_by_one(other) if LONG)],
    ids=str,
)
def test_the_same_bytes_on_another_machine(
    usual: Mapping[str, bytes], there: Surroundings, tmp_path: Path
) -> None:
    found = built(there, tmp_path)
    assert found.keys() == usual.keys()
    assert [path for path in found if found[path] != usual[path]] == []
    assert len(found) > MANY
