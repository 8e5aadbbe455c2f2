"""Rebuilt: a site that is edited and rebuilt, with the claim that a build remembers nothing wrong.

The claim: the site that stood there and was brought up to date is the one that a first build makes
in an empty folder, byte for byte; where one fails, so does the other, with the same problems, and
what stood there is left as it was; and of a withheld text nothing is left.
"""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.exactness.choices import CLOCKS
from tests.exactness.layout import files_of, secret_of, source_of
from tests.exactness.newsroom import START, Newsroom
from tests.exactness.outcome import (
    Moment,
    Outcome,
    build_anew,
    build_at,
    differences,
    discard,
    report_at,
)
from tests.small_site import SmallSite

_RAM = "/dev/shm"  # noqa: S108 - the folder in it has a name that nobody can guess
"""Where files cost nothing, on Linux."""


class Rebuilt:
    """A site in a folder of its own, what its staff mean it to be, and the time."""

    templates: Mapping[str, str] = {}
    """Which the site has of its own at first."""
    jobs = 1
    """How many processes a first build has."""

    def __init__(self) -> None:
        ram = _RAM if os.access(_RAM, os.W_OK) else None
        self.folder = tempfile.TemporaryDirectory(prefix="bulletin-exactness-", dir=ram)
        self.site = SmallSite(Path(self.folder.name) / "site")
        self.room = START
        self.laid: dict[str, bytes] = {}
        self.moment = Moment(at=CLOCKS[0])
        self.foreign: dict[str, bytes] = {}
        self.is_due = False

    def begin(self) -> None:
        """Build the site as it is at first."""
        self.change(replace(START, files={**START.files, **self.templates}))
        assert build_at(self.site, self.moment).problems == ()
        self.is_due = False

    def end(self) -> None:
        """Leave nothing behind."""
        self.folder.cleanup()

    def claim(self) -> None:
        """Build here and anew, and compare; mistakes are mended before the next edit."""
        self.is_due = False
        before = self.site.files()
        found = build_at(self.site, self.moment)
        anew = build_anew(self.site, self.moment, self.jobs)
        if found.problems:
            assert self.site.files() == before, "a build that failed changed what stood there"
        else:
            found = self._without_foreign(found)
            self._claim_that_secrets_are_kept(found)
        apart = differences(found, anew)
        assert not apart, "\n".join(["what stands here is not what a first build makes:", *apart])
        self.room = replace(self.room, mistakes={})

    def _without_foreign(self, found: Outcome) -> Outcome:
        """Files that others put into the output are still there, and count no further."""
        kept = {path: found.files.get(path) for path in self.foreign}
        assert kept == self.foreign
        rest = {path: data for path, data in found.files.items() if path not in self.foreign}
        return replace(found, files=rest)

    def _claim_that_secrets_are_kept(self, found: Outcome) -> None:
        withheld = {one.path for one in found.said["withheld"]}
        kept = {**found.files, "the store": self.site.store.read_bytes()}
        for bulletin in self.room.bulletins.values():
            sources = {source_of(bulletin, lang, self.room) for lang in bulletin.texts}
            if sources & withheld:
                secret = secret_of(bulletin).encode()
                told = [path for path, data in kept.items() if secret in data]
                assert not told, f"words of bulletin {bulletin.number}, withheld, are in {told}"

    def change(self, room: Newsroom) -> None:
        """Take over what the staff mean now."""
        self.room = room
        self.lay()

    def lay(self, *, replaced: bool = False) -> None:
        """Bring the files on the disk to what the staff mean, touching no others."""
        files = files_of(self.room)
        for path in self.laid.keys() - files.keys():
            discard(self.site.root / path)
        changed = {path: data for path, data in files.items() if self.laid.get(path) != data}
        if replaced:
            for path in changed.keys() & self.laid.keys():
                discard(self.site.root / path)
        self.site.lay(changed)
        self.laid = files
        self.is_due = True

    def lay_unseen(self, room: Newsroom, *, replaced: bool) -> None:
        """The same as `change`, and each file keeps its time, as it does its size."""
        before = self.laid
        times = {path: (self.site.root / path).stat().st_mtime_ns for path in before}
        self.room = room
        self.lay(replaced=replaced)
        for path, time in times.items():
            if self.laid[path] != before[path]:
                assert len(self.laid[path]) == len(before[path])
                os.utime(self.site.root / path, ns=(time, time))

    def own_outputs(self) -> list[str]:
        """The files of the output that this program made, without its own record of them."""
        files = self.site.files().keys() - self.foreign.keys()
        return sorted(path for path in files if not path.startswith("manifest"))

    def rest(self) -> None:
        """Nobody touches a file for so long that none of their times is young any more."""
        self.moment = replace(self.moment, ahead=self.moment.ahead + 10)

    def build_twice(self) -> None:
        """Two builds with nothing between them: the second has nothing to do."""
        if not build_at(self.site, self.moment).problems:
            again = report_at(self.site, self.moment)
            assert (again.done.written, again.done.removed) == ((), ())

    def touch(self) -> None:
        """All times of change are another, as after a copy."""
        for path in self.laid:
            os.utime(self.site.root / path, (1_700_000_000, 1_700_000_000))

    def clone(self) -> None:
        """All files are others with the same contents, as after a fresh clone."""
        for name in ("content", "templates"):
            discard(self.site.root / name)
        self.laid = {}

    def lose_cache(self) -> None:
        """What the program remembers is gone."""
        discard(self.site.store.parent)

    def lose_output(self) -> None:
        """The whole output is gone, and with it what others had put there."""
        discard(self.site.output)
        self.foreign = {}
