"""Page: the real page of a text that is not saved yet.

In: a source path and its text, again and again while somebody types. Out: where the page stands,
and what is wrong. It is the build itself with the text laid over the file, in a folder and a store
of its own, and in a process of its own: a server that answers while it builds is slow, and what
ends a build must not end the desk.
"""

import datetime as dt
import gc
import multiprocessing
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from msgspec import Struct

from generator.build import build
from generator.cache import Store
from generator.desk.line_ends import bytes_of
from generator.desk.places import text_place
from generator.errors import Problem, SiteError
from generator.insisting import insist
from generator.report import Report, Request
from generator.troubles import trouble_of
from generator.urls import Base
from generator.withhold import Reason

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
    """What is wrong with other files; while one of it is an error no page is shown anew."""
    is_shown: bool
    """Whether the page is of this text; else it is of the last good one."""


class Proofs:
    """Makes proofs of a site's texts, one after another, whichever threads ask."""

    def __init__(self, root: Path) -> None:
        """Begin nothing yet; `root` is the site's folder."""
        self._root = root.resolve()
        self._one_at_a_time = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
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
        with self._one_at_a_time:
            made = self._made(path, bytes_of(text))
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
        if self._process and self._pipe:
            self._pipe.close()
            self._process.terminate()
            self._process.join()
        self._process = self._pipe = None

    def _made(self, path: str, data: bytes) -> "_Made":
        pipe = self._pipe or self._begun()
        try:
            pipe.send((path, data))
            made = pipe.recv()
        except (EOFError, OSError):
            self.close()
            raise ChildProcessError(path) from None
        if isinstance(made, _Made):
            return made
        raise made

    def _begun(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._root), daemon=True)
        self._process.start()
        theirs.close()
        return self._pipe


class _Made(Struct, frozen=True, kw_only=True):
    """What a build made; sent from the process to the desk."""

    base_path: str = "/"
    addresses: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    is_good: bool = False


def _work(pipe: Connection, root: Path) -> None:
    """The life of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the desk's, which ends this one
    gc.set_threshold(1_000_000, 10, 10)  # as the program does
    with suppress(EOFError, OSError):
        while True:
            path, data = pipe.recv()
            try:
                pipe.send(_proofread(root, path, data))
            except Exception as error:  # noqa: BLE001 - a fault of ours, which the desk has to say
                pipe.send(RuntimeError(f"{type(error).__name__}: {error}"))


def _proofread(root: Path, path: str, data: bytes) -> _Made:
    """Build the site with a text laid over its file."""
    request = Request(
        root=root,
        output=root / OUTPUT,
        clock=dt.datetime.now(dt.UTC),
        show=_EVERYTHING,
        overlay={path: data},
    )

    def run(store: Store) -> Report:
        return build(request, store)

    try:
        report = insist(lambda: Store(root / _STORE), run)
    except SiteError as error:
        return _Made(problems=error.problems)
    except OSError as error:
        return _Made(problems=(trouble_of(error),))
    return _Made(
        base_path=report.base_path,
        addresses=dict(report.addresses),
        problems=report.warnings,
        is_good=True,
    )
