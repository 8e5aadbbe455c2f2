"""Assets and the theme: the files that pages stand on."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.assets import read_assets
from generator.theme import find_theme

ROOT = Path(__file__).parent.parent


def lay(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        file = folder / "assets" / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def test_an_asset_has_its_contents_hash_in_its_name_and_a_new_one_when_it_changes(
    tmp_path: Path,
) -> None:
    (before,) = read_assets([lay(tmp_path, style_css=b"a")])
    (after,) = read_assets([lay(tmp_path, style_css=b"b")])
    assert before.address.startswith("/assets/style.")
    assert before.address.endswith(".css")
    assert before.name == after.name == "style.css"
    assert before.address != after.address


def test_an_icon_that_browsers_ask_for_by_name_keeps_it(tmp_path: Path) -> None:
    (icon,) = read_assets([lay(tmp_path, favicon_ico=b"x")])
    assert icon.address == "/favicon.ico"


def test_a_sites_own_asset_shadows_the_themes_and_hidden_files_are_nobodys(tmp_path: Path) -> None:
    own = lay(tmp_path / "own", style_css=b"own", _DS__Store=b"x")
    theme = lay(tmp_path / "theme", style_css=b"theme", fonts__a_woff2=b"font")
    found = read_assets([own, theme, tmp_path / "absent"])
    assert [(asset.name, asset.data) for asset in found if "DS" not in asset.name] == [
        ("fonts/a.woff2", b"font"),
        ("style.css", b"own"),
    ]


def test_the_theme_of_a_checkout_lies_beside_the_package() -> None:
    assert find_theme() == ROOT / "templates"


@pytest.mark.parametrize("place", ["generator/templates", "templates"])
def test_the_theme_is_found_within_the_package_or_beside_it_and_missed_elsewhere(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "generator").mkdir()
    shutil.copy(ROOT / "generator/theme.py", tmp_path / "generator/theme.py")
    command = [sys.executable, "-c", "from theme import find_theme; print(find_theme())"]

    def find() -> "subprocess.CompletedProcess[str]":
        folder = tmp_path / "generator"
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert "the theme is missing" in find().stderr
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / "base.html").touch()
    assert find().stdout.strip() == str(tmp_path / place)
