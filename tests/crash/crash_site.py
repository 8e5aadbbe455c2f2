"""A site on disk that is made to suffer, and the clean sites to compare it with."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.crash.command import Ended, Run, start
from tests.crash.sources import Tree
from tests.crash.whole import Files, different, left_overs, read_files


class CleanBuilds:
    """What a build in an empty folder makes of a tree, remembered by the tree."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: list[tuple[Tree, Files]] = []

    def of(self, tree: Tree) -> Files:
        """The clean site."""
        for known, files in self._known:
            if known == tree:
                return files
        site = CrashSite(self._folder / str(len(self._known)), self)
        site.lay(tree)
        ended = site.build()
        assert ended.code == 0, ended.stderr
        files = read_files(site.output)
        shutil.rmtree(site.root)
        self._known.append((tree, files))
        return files


class CrashSite:
    """A site's folder with its sources, its output and what the program keeps."""

    def __init__(self, root: Path, clean: CleanBuilds, output: Path | None = None) -> None:
        self.root = root
        self.kept = root / ".bulletin"
        self.store = self.kept / "public.sqlite"
        self.output = output or root / "output"
        self.tree: Tree = {}
        self.clean = clean

    def lay(self, tree: Tree) -> None:
        """Make the sources those of `tree`; what is the same already is not touched."""
        for path in self.tree.keys() - tree.keys():
            self._remove(self.root / path)
        for path, data in tree.items():
            if self.tree.get(path) != data:
                file = self.root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self.tree = tree

    def look(self) -> None:
        """Take what lies in the sources now for what should lie there."""
        self.tree = self._sources()

    def _sources(self) -> dict[str, bytes]:
        return {
            f"{top}/{path}": data
            for top in ("content", "templates")
            for path, data in read_files(self.root / top).items()
        }

    def _remove(self, file: Path) -> None:
        file.unlink()
        for folder in file.parents:
            if any(folder.iterdir()):
                return
            folder.rmdir()

    def start(self, *more: str, before: Sequence[str] = (), trap: Sequence[str | Path] = ()) -> Run:
        """Start a build."""
        options = ("--site", str(self.root), "--output", str(self.output), *more)
        return start(*options, before=before, trap=trap)

    def build(
        self, *more: str, before: Sequence[str] = (), trap: Sequence[str | Path] = ()
    ) -> Ended:
        """Build."""
        return self.start(*more, before=before, trap=trap).end()

    def steps(self, count: str = "count") -> range:
        """Build well, and number what the trap can count of it (see `trap`)."""
        counted = self.root.with_name("counted")
        ended = self.build(trap=(count, "0", self.root, counted))
        assert ended.code == 0, ended.stderr
        return range(1, int(counted.read_text("utf-8")) + 1)

    def build_well(self) -> None:
        """Build, and be sure that it went well."""
        wrong = self.ends_clean(self.build())
        assert wrong == [], "\n".join(wrong)

    def stand(self, tree: Tree) -> None:
        """Let the site of `tree` stand, well built, whatever was before."""
        if self.wrong_sources():
            shutil.rmtree(self.root, ignore_errors=True)
            self.tree = {}
        is_there = self.tree == tree and self.kept.is_dir() and not self._is_unclean()
        if not is_there:
            self.lay(tree)
            if self.ends_clean(self.build()):
                self.forget(output=True)
                self.build_well()

    def forget(self, *, output: bool) -> None:
        """Remove what the program remembers, and the built site too where one says so."""
        for place in [self.kept, *([self.output] if output else [])]:
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)

    def files(self) -> Files:
        """What stands in the output."""
        return read_files(self.output)

    def ends_clean(self, ended: Ended) -> list[str]:
        """What keeps a build that is over from having ended like a clean one."""
        said = f"the build ended with {ended.code} and said: {ended.stderr}"
        if ended.code or ended.shows_a_bug:
            return [said]
        return [
            *self._is_unclean(),
            *(f"left over: {path}" for path in left_overs(self.root)),
            *(f"left over: {path}" for path in left_overs(self.output.parent)),
            *self.wrong_sources(),
        ]

    def _is_unclean(self) -> list[str]:
        return different(self.files(), self.clean.of(self.tree))

    def wrong_sources(self) -> list[str]:
        """What happened to the sources, which are nobody's but their authors'."""
        wrong = different(self._sources(), self.tree)
        return [f"source: {sentence}" for sentence in wrong]
