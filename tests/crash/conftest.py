"""What the crash tests share: the seed of their chance, and sites to suffer.

With BULLETIN_LONG=1 they run in full: hundreds of misfortunes, the program's own theme, the disk.
What chance decides is drawn from BULLETIN_SEED; a test that fails says which it was.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tests.crash.crash_site import CleanBuilds, CrashSite
from tests.crash.sources import Tree, first_tree, two_trees

if sys.platform == "win32":  # it has neither process groups nor permission bits
    collect_ignore_glob = ["test_*.py"]

_MEMORY = Path("/dev/shm")  # noqa: S108 - the system's own RAM disk; the folder in it is private


@pytest.fixture(scope="session")
def is_long() -> bool:
    """Whether the tests run in full: many rounds, and with the program's own theme."""
    return bool(os.environ.get("BULLETIN_LONG"))


@pytest.fixture(autouse=True)
def seed(drawn: str) -> str:
    """The seed, which is shown where a test fails."""
    print(f"to repeat it: BULLETIN_SEED={drawn}")  # noqa: T201 - pytest shows it with a failure
    return drawn


@pytest.fixture
def chance(seed: str, request: pytest.FixtureRequest) -> Random:
    """A test's own chance, which its seed repeats."""
    return Random(f"{request.node.name} {seed}")  # noqa: S311 - meant to be repeated


@pytest.fixture(scope="session")
def drawn() -> str:
    """BULLETIN_SEED; else always the same in CI, and another one each time elsewhere."""
    fresh = "ci" if os.environ.get("BULLETIN_CI") else os.urandom(4).hex()
    return os.environ.get("BULLETIN_SEED") or fresh


@pytest.fixture(scope="session")
def tree(*, is_long: bool) -> Tree:
    """The sources before any edit."""
    return first_tree(whole_theme=is_long)


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory, *, is_long: bool) -> Iterator[Path]:
    """Where sites stand: on the disk; in the short form in memory, where files cost less."""
    if is_long or not os.access(_MEMORY, os.W_OK):
        yield tmp_path_factory.mktemp("crash")
        return
    with TemporaryDirectory(prefix="bulletin-crash-", dir=_MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def clean(ground: Path) -> CleanBuilds:
    """Clean builds to compare with."""
    return CleanBuilds(ground / "clean")


@pytest.fixture(scope="module")
def standing(
    request: pytest.FixtureRequest, ground: Path, clean: CleanBuilds, tree: Tree
) -> CrashSite:
    """One site for all tests of a file, since building it takes its time."""
    site = CrashSite(ground / request.module.__name__ / "site", clean)
    site.stand(tree)
    return site


@pytest.fixture(scope="session")
def pair(tree: Tree, drawn: str) -> tuple[Tree, Tree]:
    """Two trees between which the sources go back and forth, so that few clean sites are needed."""
    return two_trees(tree, Random(drawn))  # noqa: S311 - meant to be repeated


@pytest.fixture
def site(standing: CrashSite, pair: tuple[Tree, Tree]) -> CrashSite:
    """A site that stands well as each test begins, with one of the pair for its sources."""
    standing.stand(standing.tree if standing.tree in pair else pair[0])
    return standing
