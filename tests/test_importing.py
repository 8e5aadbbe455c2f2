"""What becomes of a file: each folder of tests/importing has one, with all that is made of it.

`expected.md` is the bulletin's file, with its path in its first line; `expected.json` is the
report. A file that is refused has no expected.md. BULLETIN_REWRITE=1 writes both anew; whoever
does that reads every one.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.cli import main

CASES = Path(__file__).parent / "importing"
NOW = {"SOURCE_DATE_EPOCH": "1790000000", "BULLETIN_LANG": "en"}
"""21 September 2026."""
MADE = sorted(file.parent.name for file in CASES.glob("*/expected.md"))
NAMES = sorted(file.parent.name for file in CASES.glob("*/input.*"))


def laid_out(tmp_path: Path) -> Path:
    """The site of the cases, in a folder of its own."""
    return Path(shutil.copytree(CASES / "site", tmp_path / "site"))


def imported(site: Path, *arguments: str | Path, **more: Any) -> Result:
    """What the command says of files."""
    words = ["import", "--site", str(site), *map(str, arguments)]
    return CliRunner().invoke(main, words, env=NOW, catch_exceptions=False, **more)


def posts_of(site: Path) -> dict[str, str]:
    """What is in content/posts beside what was there from the beginning."""
    before = {file.relative_to(CASES / "site") for file in (CASES / "site").rglob("*")}
    found = (file for file in sorted((site / "content/posts").rglob("*")) if file.is_file())
    return {
        file.relative_to(site).as_posix(): _shown(file)
        for file in found
        if file.relative_to(site) not in before
    }


def _shown(file: Path) -> str:
    """A text; of a picture what and how large it is; of any other file how many bytes it has."""
    if file.suffix == ".md":
        return file.read_text("utf-8")
    try:
        with Image.open(file) as image:
            return f"{image.format}, {image.width} × {image.height}\n"
    except OSError:
        return f"{file.stat().st_size} bytes\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_becomes_what_stands_beside_it(name: str, tmp_path: Path) -> None:
    site, report = laid_out(tmp_path), tmp_path / "report.json"
    (file,) = (CASES / name).glob("input.*")
    result = imported(site, file, "--report", report)
    told = report.read_text("utf-8").replace(f"{CASES.as_posix()}/", "")
    made = "".join(f"{path}\n{text}" for path, text in posts_of(site).items())
    for path, text in (("expected.md", made), ("expected.json", told)):
        expected = CASES / name / path
        if os.environ.get("BULLETIN_REWRITE") and text:
            expected.write_text(text, "utf-8", newline="\n")
        assert text == (expected.read_text("utf-8") if expected.is_file() else "")
    (outcome,) = json.loads(told)
    assert result.exit_code == (outcome["became"] == "refused")
    assert bool(made) == (outcome["became"] in ("written", "draft"))


@pytest.mark.parametrize("name", MADE)
def test_what_is_imported_passes_the_check(name: str, tmp_path: Path) -> None:
    site = laid_out(tmp_path)
    (file,) = (CASES / name).glob("input.*")
    imported(site, file)
    checked = CliRunner().invoke(main, ["check", "--site", str(site)], env=NOW)
    assert checked.exit_code == 0, checked.output
