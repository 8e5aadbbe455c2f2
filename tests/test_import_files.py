"""Word documents, saved pages and other generators' Markdown, all the way to the bulletin's file.

Each file of tests/import_files is what the command makes of one case of the readers' tests: its
last words on the terminal, then every file that it wrote. BULLETIN_EXPECT=write writes them anew.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from generator.cli import main
from tests.material_told import expect
from tests.test_import_generators import BESIDE, TEXTS
from tests.test_import_generators import CASES as GENERATORS
from tests.test_import_web import PAGES, picture, saved_page
from tests.test_importing import NOW, imported, laid_out, posts_of
from tests.word_files import DOCUMENTS

EXPECTED = Path(__file__).parent / "import_files"


def _document(name: str) -> Callable[[Path], Path]:
    def lay(folder: Path) -> Path:
        file = folder / f"{name}.docx"
        file.write_bytes(DOCUMENTS[name]())
        return file

    return lay


def _page(page: Path) -> Callable[[Path], Path]:
    def lay(folder: Path) -> Path:
        file = folder / page.name
        file.write_bytes(saved_page(page, folder))
        return file

    return lay


def _text(text: Path) -> Callable[[Path], Path]:
    def lay(folder: Path) -> Path:
        sites = Path(shutil.copytree(GENERATORS, folder / "sites"))
        for name in BESIDE:
            (sites / name).parent.mkdir(parents=True, exist_ok=True)
            (sites / name).write_bytes(picture("navy") if name.endswith(".png") else b"%PDF-1.4")
        return sites / text.relative_to(GENERATORS)

    return lay


CASES: dict[str, Callable[[Path], Path]] = {
    **{f"word-{name}": _document(name) for name in DOCUMENTS},
    **{f"web-{page.stem}": _page(page) for page in PAGES},
    **{
        f"generators-{'-'.join(text.relative_to(GENERATORS).with_suffix('').parts)}": _text(text)
        for text in TEXTS
    },
}
"""For each case how its file is laid into a folder."""


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_file_becomes_exactly_this_bulletin_and_passes_the_check(
    name: str, tmp_path: Path
) -> None:
    site, folder = laid_out(tmp_path), tmp_path / "given"
    folder.mkdir()
    file = CASES[name](folder)
    result = imported(site, file, "--no-ask")
    told = result.output.replace(f"{folder.as_posix()}/", "").splitlines()
    made = "".join(f"=== {path}\n{text}" for path, text in posts_of(site).items())
    expect(f"{told[0] if told else ''}\n{made}", EXPECTED / f"{name}.md")
    checked = CliRunner().invoke(main, ["check", "--site", str(site)], env=NOW)
    assert checked.exit_code == 0, checked.output


def test_each_expectation_has_its_case() -> None:
    assert sorted(file.stem for file in EXPECTED.glob("*.md")) == sorted(CASES)


def test_what_a_camera_wrote_into_a_picture_is_not_imported(tmp_path: Path) -> None:
    site, folder = laid_out(tmp_path), tmp_path / "given"
    folder.mkdir()
    notes = Image.Exif()
    notes.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (6, 4), "navy").save(folder / "hall.jpg", exif=notes.tobytes())
    assert b"Exif" in (folder / "hall.jpg").read_bytes()
    text = "---\ntitle: Open day\ndate: 2021-05-06\n---\nCitizens came.\n\n![The hall](hall.jpg)\n"
    (folder / "open-day.md").write_text(text, "utf-8")
    imported(site, folder / "open-day.md", "--no-ask")
    (stored,) = (site / "content/posts").rglob("hall.jpg")
    with Image.open(stored) as image:
        assert (image.size, dict(image.getexif())) == ((6, 4), {})
