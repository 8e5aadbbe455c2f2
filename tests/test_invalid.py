"""Every mistake that an author can make, with the exact words that it brings to the terminal.

Each folder of tests/invalid is a tiny site with one kind of mistake and an expected.txt (and for
some an expected.zh.txt): all that `bulletin check --strict` says. BULLETIN_REWRITE=1 writes these
files anew; whoever does that reads every one, for its words are the program's manners.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.codes import CODES

CASES = Path(__file__).parent / "invalid"
POST = "content/posts/2022/plan.md"
ONLY_WHEN_WRITING = {
    code
    for code in CODES
    if code.startswith(("disk-", "import-", "output-", "pdf-", "source-moving"))
} - {"output-collision"}
"""Problems with the disk, imports, the output folder and PDFs: other tests make those."""


def _huge(root: Path) -> None:
    """A text of 50 MB, which no repository should hold."""
    (root / POST).parent.mkdir(parents=True)
    with (root / POST).open("wb") as file:
        file.truncate(50_000_000)


def _large_film(root: Path) -> None:
    """A film of 120 MB, which no repository should hold."""
    with (root / "content/posts/2022/hearing.mp4").open("wb") as file:
        file.write(b"\0\0\0\x0cftypisom\0\0\0\0free")
        file.truncate(120_000_000)


def _link_out(root: Path) -> None:
    (root / "secret.txt").write_text("secret\n", "utf-8")
    _symlink(root / "content/posts/2022/secret.txt", root / "secret.txt")
    _symlink(root / "content/static/passwords.txt", Path("/etc/passwd"))


def _link_to_nothing(root: Path) -> None:
    _symlink(root / "content/static/gone.pdf", root / "content/static/no-such-file.pdf")


def _symlink(link: Path, target: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make symbolic links")


LAID_BY_THE_TEST: Mapping[str, Callable[[Path], None]] = {
    "file-too-big": _huge,
    "recording-large": _large_film,
    "symlink-leaves": _link_out,
    "symlink-unusable": _link_to_nothing,
}
"""What can't be kept in a repository."""

EXPECTATIONS = sorted(
    path.relative_to(CASES).as_posix() for path in CASES.glob("*/expected*.txt")
) or ["none"]


@pytest.mark.parametrize("expectation", EXPECTATIONS)
def test_a_mistake_is_told_in_these_words(expectation: str, tmp_path: Path) -> None:
    name, _, file = expectation.partition("/")
    root = tmp_path / "site"
    shutil.copytree(CASES / name, root, ignore=shutil.ignore_patterns("expected*.txt"))
    if name in LAID_BY_THE_TEST:
        LAID_BY_THE_TEST[name](root)
    before = _files(root)
    lang = file.split(".")[1] if file.count(".") > 1 else "en"
    arguments = ["--lang", lang, "check", "--site", str(root), "--strict", "--at", "2026-11-24"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    if os.environ.get("BULLETIN_REWRITE"):
        (CASES / expectation).write_text(result.output, "utf-8", newline="\n")
    assert result.output == (CASES / expectation).read_text("utf-8")
    assert result.exit_code == 1
    assert _files(root) == before


def _files(root: Path) -> dict[str, int]:
    """A site's files, but for what a check remembers."""
    return {
        path.as_posix(): path.lstat().st_mtime_ns
        for path in root.rglob("*")
        if ".bulletin" not in path.parts
    }


def test_every_folder_says_what_it_expects() -> None:
    folders = {path.name for path in CASES.iterdir() if path.is_dir()}
    assert folders == {expectation.partition("/")[0] for expectation in EXPECTATIONS}


def test_every_code_has_its_mistake() -> None:
    words = "\n".join((CASES / expectation).read_text("utf-8") for expectation in EXPECTATIONS)
    missing = [code for code in CODES if f": {code} " not in words]
    assert set(missing) == ONLY_WHEN_WRITING
