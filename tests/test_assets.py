"""Assets, pictures and the theme: the files that pages stand on."""

import shutil
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.assets import read_assets
from generator.pictures import Size, measure
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


def picture(kind: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (64, 48)).save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_pictures_size_is_known(kind: str) -> None:
    assert measure(picture(kind)) == Size(64, 48)


def test_a_picture_that_breaks_off_still_has_its_size() -> None:
    assert measure(picture("PNG")[:60]) == Size(64, 48)


@pytest.mark.parametrize("data", [b"<svg viewBox='0 0 9 9'/>", b"\n <?xml version='1.0'?><svg/>"])
def test_a_drawing_has_no_size_of_its_own(data: bytes) -> None:
    assert measure(data) == Size(0, 0)


def gif(width: int, height: int) -> bytes:
    """The head of a GIF that claims a size."""
    size = struct.pack("<HH", width, height)
    return b"GIF89a" + size + bytes(3) + b"," + bytes(4) + size + b"\0\2\0;"


def test_a_large_picture_is_measured_and_one_that_could_only_be_a_trap_is_none() -> None:
    assert measure(gif(12_000, 10_000)) == Size(12_000, 10_000)
    assert measure(gif(60_000, 60_000)) is None


@given(
    st.sampled_from([b"text", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"BM"]),
    st.binary(max_size=200),
)
def test_what_is_no_picture_breaks_nothing(head: bytes, data: bytes) -> None:
    assert isinstance(measure(head + data), Size | None)


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
