"""Page: the real page of a text that is not saved yet.

In: a source path and its text, again and again while somebody types. Out: where the page stands,
and what is wrong. It is the build itself with the text laid over the file, in a folder and a store
of its own, and in a process of its own: a server that answers while it builds is slow, and what
ends a build must not end the desk.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from generator.apart import Apart, Closed, Ended
from generator.build import build
from generator.cache import Store
from generator.codes import is_error
from generator.desk.line_ends import bytes_of
from generator.desk.places import text_place
from generator.encoding import Recent
from generator.errors import Problem, SiteError
from generator.insisting import insist
from generator.report import Request
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
    """The page's root-relative URL, percent-encoded; "" where it has none."""
    problems: tuple[Problem, ...]
    """What is wrong with this text, with places and fields."""
    elsewhere: tuple[Problem, ...]
    """What is wrong with other files, so that no page is shown anew; their warnings are not."""
    is_shown: bool
    """Whether the page is of this text; else it is of the last good one."""


class Proofs:
    """Makes proofs of a site's texts, one after another, whichever threads ask."""

    def __init__(self, root: Path) -> None:
        """Begin nothing yet; `root` is the site's folder."""
        self._root = root.resolve()
        self._apart = Apart[tuple[str, bytes], _Made](partial(_begin, self._root))
        self._last = _Made(base_path="/")

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
        if made.is_good:
            self._last = made
        addresses, base = self._last.addresses, Base(site_url="", path=self._last.base_path)
        return Proof(
            folder=self.folder,
            base_path=base.path,
            address=base.url(addresses[path]) if path in addresses else "",
            problems=tuple(each for each in made.problems if each.place.path == path),
            elsewhere=tuple(each for each in made.problems if each.place.path != path),
            is_shown=made.is_good and path in made.addresses,
        )

    def close(self) -> None:
        """End the process; what is being built is left as it is."""
        self._apart.close()


class _Made(Struct, frozen=True, kw_only=True):
    """What a build made; sent from the process to the desk."""

    base_path: str = "/"
    addresses: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    is_good: bool = False


def _begin(root: Path) -> Callable[[tuple[str, bytes]], _Made]:
    recent = Recent()
    return lambda given: _proofread(root, recent, *given)


def _proofread(root: Path, recent: Recent, path: str, data: bytes) -> _Made:
    """Build the site with a text laid over its file."""
    request = Request(
        root=root,
        output=root / OUTPUT,
        clock=dt.datetime.now(dt.UTC),
        show=_EVERYTHING,
        proofread=True,
        overlay={path: data},
    )

    try:
        with local_workers() as workers:
            report = insist(
                lambda: Store(root / _STORE, recent=recent),
                lambda store: build(request, store, workers),
            )
    except SiteError as error:
        told = (each for each in error.problems if each.place.path == path or is_error(each))
        return _Made(problems=tuple(told))
    except OSError as error:
        return _Made(problems=(trouble_of(error),))
    return _Made(
        base_path=report.base_path,
        addresses=dict(report.addresses),
        problems=tuple(each for each in report.warnings if each.place.path == path),
        is_good=True,
    )
