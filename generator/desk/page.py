"""Page: the real page of a text that is not saved yet.

In: a source path and its text, again and again while somebody types. Out: where the page stands,
and what is wrong. It is the build itself with the text laid over the file, in a folder and a store
of its own, and in a process of its own: a server that answers while it builds is slow, and what
ends a build must not end the desk.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.apart import Apart, Closed, Ended
from generator.build import build
from generator.cache import Store
from generator.codes import is_error
from generator.desk.line_ends import bytes_of
from generator.desk.places import text_place
from generator.discover import kind_of
from generator.documents import REGISTRIES
from generator.encoding import Recent
from generator.errors import Problem, SiteError
from generator.insisting import insist
from generator.report import Report, Request
from generator.troubles import trouble_of
from generator.urls import Base
from generator.withhold import Reason
from generator.workers import local_workers

_EVERYTHING: frozenset[Reason] = frozenset(("draft", "future", "expired"))
OUTPUT = ".bulletin/proofs"
"""Where the pages stand, below the site's root."""
_STORE = ".bulletin/proofs.sqlite"


class Proof(Struct, frozen=True, kw_only=True):
    """What came of a text."""

    folder: Path
    """Where the site stands with its page, as its last good build left it."""
    base_path: str
    """The path below which the site is to be served."""
    address: str
    """The page's root-relative URL, percent-encoded; the home page's for a text that has no page of
    its own; "" where there is none."""
    problems: tuple[Problem, ...]
    """What is wrong with this text, with places and fields."""
    elsewhere: tuple[Problem, ...]
    """The errors of other files; their warnings are not told."""
    is_shown: bool
    """Whether the page is of this text; else it is of the last good one."""


class Proofs:
    """Makes proofs of a site's texts, one after another, whichever threads ask."""

    def __init__(self, root: Path) -> None:
        """Begin nothing yet; `root` is the site's folder."""
        self._root = root.resolve()
        self._apart = Apart[tuple[str, bytes], _Made](partial(_begin, self._root))

    @property
    def folder(self) -> Path:
        """Where the pages stand, or will."""
        return self._root / OUTPUT

    def show(self, path: str, text: str) -> Proof:
        """The page of a text.

        Raises Forbidden; ChildProcessError where the build ended by itself, say for lack of
        memory: the next call begins it anew.
        """
        text_place(self._root, path)
        try:
            made = self._apart.ask((path, bytes_of(text)))
        except (Closed, Ended):
            raise ChildProcessError(path) from None
        base = Base(site_url="", path=made.base_path)
        return Proof(
            folder=self.folder,
            base_path=base.path,
            address=base.url(made.address) if made.address else "",
            problems=tuple(each for each in made.problems if each.place.path == path),
            elsewhere=tuple(each for each in made.problems if each.place.path != path),
            is_shown=made.is_good and bool(made.address),
        )

    def close(self) -> None:
        """End the process; what is being built is left as it is."""
        self._apart.close()


class _Made(Struct, frozen=True, kw_only=True):
    """What came of one text; sent from the process to the desk."""

    base_path: str
    address: str
    """Below base_path; "" where the site, as it stands, has no page of the text."""
    problems: tuple[Problem, ...]
    is_good: bool
    """Whether the site stands as this text makes it."""


def _begin(root: Path) -> Callable[[tuple[str, bytes], Callable[[_Made], None]], _Made]:
    bench = _Bench(root)
    return lambda given, _: bench.proofread(*given)


class _Bench:
    """Builds a site again and again, in the process; knows what the last good build made."""

    def __init__(self, root: Path) -> None:
        self._root, self._recent = root, Recent()
        self._base_path = "/"
        self._addresses: Mapping[str, str] = {}

    def proofread(self, path: str, data: bytes) -> _Made:
        """Build the site with a text laid over its file."""
        try:
            report = self._built(path, data)
        except SiteError as error:
            problems, is_good = error.problems, False
        except OSError as error:
            problems, is_good = (trouble_of(error),), False
        else:
            problems, is_good = report.warnings, True
            self._base_path, self._addresses = report.base_path, report.addresses
        return _Made(
            base_path=self._base_path,
            address=self._address(path),
            problems=tuple(one for one in problems if one.place.path == path or is_error(one)),
            is_good=is_good,
        )

    def _built(self, path: str, data: bytes) -> Report:
        request = Request(
            root=self._root,
            output=self._root / OUTPUT,
            clock=dt.datetime.now(dt.UTC),
            show=_EVERYTHING,
            proofread=True,
            overlay={path: data},
            about=path,
        )
        with local_workers() as workers:
            return insist(
                lambda: Store(self._root / _STORE, recent=self._recent),
                lambda store: build(request, store, workers),
            )

    def _address(self, path: str) -> str:
        """Where a text is shown; a registry is at the home page, once a site stands."""
        of_all = "/" if self._addresses and kind_of(path) in REGISTRIES else ""
        return self._addresses.get(path, of_all)
