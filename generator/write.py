"""Write: from rendered bytes to the folder output/.

Files appear when all of them are laid. Where nothing stands yet the stage is a fresh folder beside
the target, which is renamed into place; else it is a folder within it, from which file by file is
moved. Known here alone: which files of the folder are ours, and that nobody else's are touched.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Problem, SiteError, problem
from generator.manifest import INDEX, Owned, Written, is_within, owned
from generator.stage import MARK, Laid, Stage, appear, put, sha256
from generator.standing import NOWHERE, Seals, stamp_of
from generator.urls import fold

_JOURNAL = ".bulletin-journal"


class Target(Struct, frozen=True, kw_only=True):
    """The folder that a build writes to."""

    folder: Path
    """Where the site will stand."""
    ours: frozenset[str]
    """Files in the folder that earlier builds made, but for those of closed slices."""
    stage: Stage

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands there yet."""
        return self.stage.is_fresh


@contextmanager
def open_target(
    folder: Path,
    root: Path,
    *,
    preview: bool,
    left: Mapping[str, Written] = MappingProxyType({}),
    closed: Collection[str] = (),
) -> Iterator[Target]:
    """Find out what stands at `folder`; on success a fresh folder is renamed into place.

    Raises SiteError where the folder is not ours to write to.

    Args:
        folder: Where the site stands or will stand.
        root: The site's.
        preview: Whether what the public may not see yet is shown.
        left: What the last build left, as it is remembered, by output path.
        closed: Names of slices whose files stand as that build left them, and will.
    """
    found = _owned_with_journal(folder, closed)
    trouble = _refusal(folder, root, found, preview=preview)
    if trouble:
        raise SiteError([trouble])
    again = _known_again(folder, left, found.files) if found.is_ours else ()
    # Always the same name, so that what an interrupted build left there is cleared away.
    work = folder / MARK if found.is_ours else folder.with_name(folder.name + MARK)
    shutil.rmtree(work, ignore_errors=True)
    if not found.is_ours:
        work.mkdir(parents=True)
    stage = Stage(folder=f"{folder}", work=f"{work}", is_fresh=not found.is_ours)
    try:
        yield Target(folder=folder, ours=found.files.union(again), stage=stage)
        if stage.is_fresh:
            with suppress(FileNotFoundError):
                folder.rmdir()
            work.rename(folder)
    finally:
        _clear(work)


def _clear(work: Path) -> None:
    """Remove a stage, even where somebody is too impatient to wait for it."""
    try:
        shutil.rmtree(work, ignore_errors=True)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _owned_with_journal(folder: Path, closed: Collection[str]) -> Owned:
    found = owned(folder, closed)
    with suppress(OSError):
        begun = filter(is_within, (folder / _JOURNAL).read_text("utf-8").splitlines())
        return Owned(is_ours=True, preview=found.preview, files=found.files | {*begun, _JOURNAL})
    return found


def _known_again(
    folder: Path, left: Mapping[str, Written], known: Collection[str]
) -> Iterator[str]:
    """What the last build left and a damaged manifest no longer names, if its bytes stand."""
    for output in left.keys() - known:
        with suppress(OSError):
            if sha256((folder / output).read_bytes()) == left[output].digest:
                yield output


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


def still_there(
    target: Target, before: Mapping[str, Written], strays: Mapping[str, tuple[int, int]]
) -> dict[str, Written]:
    """Of the files that the last build left, those whose bytes still stand, with new stamps.

    Args:
        target: The folder.
        before: What the last build wrote, by output path.
        strays: Those that are no longer as it left them, with their stamps now.
    """
    if target.is_fresh:
        return {}
    same = {output: written for output, written in before.items() if output in target.ours}
    for output in strays.keys() & same.keys():
        written, stamp = same.pop(output), strays[output]
        if stamp != NOWHERE and sha256((target.folder / output).read_bytes()) == written.digest:
            same[output] = replace(written, stamp=stamp)
    return same


def put_in_place(laid: Collection[Laid], target: Target, planned: Collection[str]) -> None:
    """Let what was laid appear, file by file; of a fresh folder all will appear at once.

    Args:
        laid: The files, in the order in which they may appear.
        target: The folder.
        planned: Every file that the build may write: journalled before any of them appears.
    """
    if target.is_fresh:
        return
    _clear_the_way(target, frozenset(planned))
    new = [one.output for one in laid if one.is_new]
    if new:
        _journal(target, planned)
    folder = f"{target.folder}{os.sep}"
    for above in {output.rpartition("/")[0] for output in new}:
        os.makedirs(folder + above, exist_ok=True)  # noqa: PTH103 - there are many
    for output in new:
        appear(target.stage.place(output), folder + output)


def _journal(target: Target, planned: Collection[str]) -> None:
    """Note what will be new and what will go, so that nothing is ever nobody's if we end here."""
    names = sorted(target.ours.symmetric_difference(planned))
    laid = target.stage.place(_JOURNAL)
    put(laid, ("\n".join(names) + "\n").encode())
    appear(laid, f"{target.folder / _JOURNAL}")


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
        if not twin or not _is_same(target.folder / output, target.folder / twin):
            _remove(target, output)
    (target.folder / _JOURNAL).unlink(missing_ok=True)
    return tuple(stale)


def _remove(target: Target, output: str) -> None:
    file = target.folder / output
    if file.is_dir():  # its place has been taken by a folder of this build already
        return
    with suppress(FileNotFoundError, NotADirectoryError):
        file.unlink()
    for folder in file.parents:
        if folder == target.folder or not _is_empty(folder):
            break
        folder.rmdir()


def _is_same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def is_as_left(folder: Path, seals: Seals) -> bool:
    """Whether the manifest's front is the one that the last build left, and no later one began."""
    begun = any((folder / name).exists() for name in (_JOURNAL, MARK))
    return stamp_of(str(folder / INDEX)) == seals.index and not begun
