"""Write: from rendered bytes to the folder output/.

Known here alone: how a file is replaced so that a reader always finds a whole one, which files of
the folder are ours, and that nobody else's are touched. Where nothing stands yet, the site is
written plainly into a fresh folder beside the target, which is then renamed into place.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Problem, SiteError, problem
from generator.manifest import Owned, Written, is_within, owned
from generator.pages import Output
from generator.standing import NOWHERE, stamp_of
from generator.urls import fold

_JOURNAL = ".bulletin-journal"
_TEMPORARY = ".bulletin-part"
_PART = re.compile(re.escape(_TEMPORARY) + r"-\d+$")


class Target(Struct, frozen=True, kw_only=True):
    """The folder that a build writes to."""

    folder: Path
    """Where the site will stand."""
    work: Path
    """Where files are written: the folder itself, or a fresh one beside it."""
    ours: frozenset[str]
    """Files in the folder that earlier builds made."""

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands there yet."""
        return self.folder != self.work


@contextmanager
def open_target(folder: Path, root: Path, *, preview: bool) -> Iterator[Target]:
    """Find out what stands at `folder`; on success a fresh folder is renamed into place.

    Raises SiteError where the folder is not ours to write to.
    """
    found = _owned_with_journal(folder)
    trouble = _refusal(folder, root, found, preview=preview)
    if trouble:
        raise SiteError([trouble])
    if found.is_ours:
        if was_interrupted(folder):
            _sweep(folder)
        yield Target(folder=folder, work=folder, ours=found.files)
        return
    # Always the same name, so that what an interrupted build left there is cleared away.
    work = folder.with_name(f"{folder.name}.bulletin-new")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        yield Target(folder=folder, work=work, ours=frozenset())
        with suppress(FileNotFoundError):
            folder.rmdir()
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _owned_with_journal(folder: Path) -> Owned:
    found = owned(folder)
    with suppress(OSError):
        begun = filter(is_within, (folder / _JOURNAL).read_text("utf-8").splitlines())
        return Owned(is_ours=True, preview=found.preview, files=found.files | {*begun, _JOURNAL})
    return found


def _refusal(folder: Path, root: Path, found: Owned, *, preview: bool) -> Problem | None:
    name = folder.as_posix()
    protected = [root, *(root / part for part in ("content", "templates", "docs", ".git"))]
    if folder == root or any(one.is_relative_to(folder) for one in protected):
        return problem("output-unsafe", name)
    if any(folder.is_relative_to(root / part) for part in ("content", "templates", ".git")):
        return problem("output-unsafe", name)
    if folder.exists() and not folder.is_dir():
        return problem("output-not-a-folder", name)
    if found.is_ours and found.preview != preview:
        return problem("output-of-a-preview" if found.preview else "output-of-the-public", name)
    if folder.is_dir() and any(folder.iterdir()) and not found.is_ours:
        return problem("output-not-ours", name)
    return None


def check_foreign(target: Target, outputs: Collection[str]) -> list[Problem]:
    """A problem for each file that a build would write where somebody else's stands."""
    if target.is_fresh:
        return []
    return [
        problem("output-foreign-file", (target.folder / output).as_posix())
        for output in outputs
        if output not in target.ours and _is_taken(target, output)
    ]


def _is_taken(target: Target, output: str) -> bool:
    """Whether something that isn't ours stands at a place, or where a folder above it has to."""
    place = target.folder / output
    if place.is_dir() and not place.is_symlink():
        below = (file.relative_to(target.folder) for file in place.rglob("*") if not file.is_dir())
        return any(file.as_posix() not in target.ours for file in below)
    above = (folder for folder in _folders(output) if folder not in target.ours)
    return os.path.lexists(place) or any((target.folder / folder).is_file() for folder in above)


def still_there(target: Target, before: Mapping[str, Written]) -> dict[str, Written]:
    """Of the files that the last build left, those whose bytes still stand, with new stamps.

    Args:
        target: The folder.
        before: What the last build wrote, by output path.
    """
    if target.is_fresh:
        return {}
    folder = f"{target.folder}{os.sep}"
    same: dict[str, Written] = {}
    for output, written in before.items():
        if output not in target.ours:
            continue
        stamp = stamp_of(folder + output)
        if stamp == NOWHERE:
            continue
        if stamp == written.stamp:
            same[output] = written
        elif sha256((target.folder / output).read_bytes()) == written.digest:
            same[output] = replace(written, stamp=stamp)
    return same


def write(
    outputs: Iterable[Output], target: Target, keys: Mapping[str, str], planned: Collection[str]
) -> tuple[dict[str, Written], tuple[str, ...]]:
    """Write each file whose bytes differ from what stands there.

    Args:
        outputs: Rendered files, in the order in which they may appear.
        target: The folder.
        keys: For each file, but the manifest's own, the digest of its sheet.
        planned: Every file that the build may write: journalled before any of them is.

    Returns:
        What stands there now, and which files were written.
    """
    _clear_the_way(target, frozenset(planned))
    work = f"{target.work}{os.sep}"
    folders: set[str] = set()
    written: dict[str, Written] = {}
    changed: list[str] = []
    for output in outputs:
        file = work + output.output
        if target.is_fresh or not _holds(file, output.data):
            if not changed:
                _journal(target, planned)
            folder = output.output.rpartition("/")[0]
            if folder not in folders:
                os.makedirs(work + folder, exist_ok=True)  # noqa: PTH103 - there are many
                folders.add(folder)
            _put(file, output.data, plainly=target.is_fresh)
            changed.append(output.output)
        digest, size, stamp = sha256(output.data), len(output.data), stamp_of(file)
        written[output.output] = Written(keys.get(output.output, ""), digest, size, stamp)
    return written, tuple(changed)


def _journal(target: Target, planned: Collection[str]) -> None:
    """Note what will be new and what will go, so that nothing is ever nobody's if we end here."""
    if not target.is_fresh:
        names = sorted(target.ours.symmetric_difference(planned))
        _put(f"{target.work / _JOURNAL}", ("\n".join(names) + "\n").encode(), plainly=False)


def _clear_the_way(target: Target, planned: Collection[str]) -> None:
    """Remove old files of ours where a folder has to stand now, and folders where a file has."""
    stale = target.ours - frozenset(planned)
    folders = {above for output in planned for above in _folders(output)} if stale else ()
    for output in stale:
        if output in folders or any(above in planned for above in _folders(output)):
            _remove(target, output)


def _folders(output: str) -> Iterator[str]:
    while output := output.rpartition("/")[0]:
        yield output


def remove_stale(target: Target, standing: Collection[str]) -> tuple[str, ...]:
    """Remove files of earlier builds that this one does not have, and the folders this empties."""
    stale = sorted(target.ours - set(standing) - {_JOURNAL})
    kept = {fold(output): output for output in standing} if stale else {}
    for output in stale:
        # Where large and small letters are one, the new name's file may be the old one's.
        twin = kept.get(fold(output))
        if not twin or not _is_same(target.work / output, target.work / twin):
            _remove(target, output)
    (target.work / _JOURNAL).unlink(missing_ok=True)
    return tuple(stale)


def _remove(target: Target, output: str) -> None:
    file = target.work / output
    if file.is_dir():  # its place has been taken by a folder of this build already
        return
    with suppress(FileNotFoundError, NotADirectoryError):
        file.unlink()
    for folder in file.parents:
        if folder == target.work or not _is_empty(folder):
            break
        folder.rmdir()


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def sha256(data: bytes) -> str:
    """The digest that the manifest publishes."""
    return hashlib.sha256(data).hexdigest()


def _holds(file: str, data: bytes) -> bool:
    """Whether a file has these bytes already."""
    with suppress(OSError), open(file, "rb") as old:  # noqa: PTH123 - there are many
        return old.read() == data
    return False


def _put(file: str, data: bytes, *, plainly: bool) -> None:
    """Write a file: plainly where nobody can see it yet, else in one step."""
    if plainly:
        with open(file, "wb") as new:  # noqa: PTH123 - there are many
            new.write(data)
        return
    folder, name = os.path.split(file)
    part = Path(folder, f"{name[:40]}{_TEMPORARY}-{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def was_interrupted(folder: Path) -> bool:
    """Whether a build of this folder has ended in the midst of its writing."""
    return (folder / _JOURNAL).exists()


def _sweep(folder: Path) -> None:
    """Remove the half-written files of a build that was killed."""
    for above, _, names in os.walk(folder):
        for name in filter(_PART.search, names):
            Path(above, name).unlink(missing_ok=True)
