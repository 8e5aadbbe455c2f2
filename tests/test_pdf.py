"""PDFs of bulletins: what is in them, when they are made, and what they never show."""

import shutil
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

import generator.pdf.made
from generator.errors import SiteError
from generator.pdf import NotInstalled, fonts_here, load, make_pdf
from generator.pictures import Rendition, Undeveloped, develop
from tests.small_site import SITE as SITE_WITH_COLUMNS
from tests.small_site import SmallSite, codes, post

try:
    load()
except NotInstalled as error:  # a person's machine may lack Pango; in CI a skip is a failure
    pytest.skip(f"WeasyPrint: {error}", allow_module_level=True)

SITE = SITE_WITH_COLUMNS.partition("columns:")[0]
"""Without columns, so that none is blank."""
WITH_PDF = SITE + "pages: {pdf: true}\n"
TEXT = """\
## 基本情况

![A green field](field.png)

全院干警参加了会议，并参观了 [检察服务中心](https://elsewhere.example/a)。

| 类别 | 件数 |
|---|---|
| 民事 | 12 |
"""


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (90, 60), colour).save(file, "PNG")
    return file.getvalue()


POSTS: dict[str, str | bytes] = {
    "content/posts/2026/open-day/index.zh.md": post(
        "检察开放日", "2026-11-01T09:30", TEXT, author="[王书雁]", tags="[公益诉讼]"
    ),
    "content/posts/2026/open-day/field.png": picture("green"),
    "content/posts/2026/hearing.md": post("A hearing", "2026-11-02", "It was *public*."),
}
ZH = "zh/2026/open-day/open-day.pdf"
EN = "2026/hearing/hearing.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A site with the theme's own templates, built once."""
    small = SmallSite(tmp_path_factory.mktemp("pdf"))
    small.lay({"content/site.yaml": WITH_PDF, **POSTS})
    small.build()
    return small


@pytest.fixture
def copied(made: SmallSite, tmp_path: Path) -> SmallSite:
    """The same, to be changed."""
    shutil.copytree(made.root, tmp_path / "copy")
    small = SmallSite(tmp_path / "copy")
    small.build()
    return small


def opened(small: SmallSite, output: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(small.files()[output]))


def elements(one: Any) -> Iterator[Any]:
    """Every element of a structure tree."""
    kids = one.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def tags(pdf: pikepdf.Pdf) -> list[Any]:
    return list(elements(pdf.Root.StructTreeRoot))


@pytest.mark.parametrize(("output", "lang"), [(ZH, "zh"), (EN, "en")])
def test_it_says_that_it_is_accessible_and_in_which_language(
    made: SmallSite, output: str, lang: str
) -> None:
    pdf = opened(made, output)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == lang
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == {ZH: "检察开放日", EN: "A hearing"}[output]
    for page in pdf.pages:
        assert "/StructParents" in page
        assert page.get("/Tabs") == "/S"


def test_it_has_the_bulletins_own_facts_and_no_others(made: SmallSite) -> None:
    pdf = opened(made, ZH)
    info = pdf.docinfo
    assert info["/Title"] == "检察开放日"
    assert info["/Author"] == "王书雁"
    assert info["/Keywords"] == "公益诉讼"
    assert info["/CreationDate"] == info["/ModDate"]
    assert str(info["/CreationDate"]).startswith("D:20261101")


def test_every_part_is_tagged_as_what_it_is(made: SmallSite) -> None:
    pdf = opened(made, ZH)
    found = tags(pdf)
    kinds = {str(one.S) for one in found}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= kinds
    figures = {str(one.Alt) for one in found if one.S == "/Figure"}
    assert figures == {"A green field", "本页网址的二维码"}


def test_all_fonts_are_within_and_only_as_far_as_they_are_needed(made: SmallSite) -> None:
    pdf = opened(made, ZH)
    files = 0
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
            assert any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            assert "+" in str(one.FontName)
            files += 1
    assert files
    assert len(made.files()[ZH]) < 1_000_000


def test_the_page_leads_to_it(made: SmallSite) -> None:
    page = made.text("zh/2026/open-day/index.html")
    assert f'<a href="/{ZH}" type="application/pdf">下载本文PDF版</a>' in page
    assert f'<link rel="alternate" type="application/pdf" href="/{ZH}">' in page


def test_a_site_has_none_unless_it_asks(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    small.lay({"content/site.yaml": SITE, **POSTS})
    small.build()
    assert not any(output.endswith(".pdf") for output in small.files())
    assert ".pdf" not in small.text("zh/2026/open-day/index.html")


def test_the_same_content_gives_the_same_bytes(made: SmallSite, tmp_path: Path) -> None:
    other = SmallSite(tmp_path / "elsewhere")
    other.lay({"content/site.yaml": WITH_PDF, **POSTS})
    other.build(at="2026-11-25")
    assert {name: other.files()[name] for name in (ZH, EN)} == {
        name: made.files()[name] for name in (ZH, EN)
    }


def test_an_edit_makes_only_its_own_anew(copied: SmallSite) -> None:
    copied.lay({"content/posts/2026/hearing.md": post("A hearing", "2026-11-02", "Changed.")})
    done = copied.build().done
    assert [one for one in done.rendered if one.endswith(".pdf")] == [EN]
    assert EN in done.written


def test_an_edited_site_is_what_a_build_from_nothing_makes(
    copied: SmallSite, tmp_path: Path
) -> None:
    copied.lay({"content/posts/2026/hearing.md": post("A hearing", "2026-11-02", "Changed.")})
    copied.build()
    copied.lay({"content/site.yaml": WITH_PDF + "owner: An office\n"})
    copied.build()
    warm = copied.files()
    shutil.rmtree(copied.output)
    shutil.rmtree(copied.root / ".bulletin")
    copied.build()
    assert copied.files() == warm


def test_two_files_of_one_name_are_an_error_that_names_both(copied: SmallSite) -> None:
    copied.lay(
        {
            "content/posts/2026/fair/index.md": post("A fair", "2026-11-01", "[Plan](fair.pdf)"),
            "content/posts/2026/fair/fair.pdf": b"%PDF-1.4",
        }
    )
    (problem,) = copied.problems()
    assert problem.code == "output-collision"
    assert {problem.place.path, problem.values["other"]} == {
        "content/posts/2026/fair/index.md",
        "content/posts/2026/fair/fair.pdf",
    }


def test_another_picture_of_the_same_size_makes_it_anew(copied: SmallSite) -> None:
    copied.lay({"content/posts/2026/open-day/field.png": picture("red")})
    done = copied.build().done
    assert [one for one in done.written if one.endswith(".pdf")] == [ZH]


def test_a_menu_a_notice_and_a_neighbour_make_none_anew(copied: SmallSite) -> None:
    menu = "menu: [{url: 'https://a.example/', name: A}]\nnotice: Storm\n"
    copied.lay(
        {
            "content/site.yaml": WITH_PDF + menu,
            "content/posts/2026/later.md": post("Later", "2026-11-03"),
        }
    )
    done = copied.build().done
    assert [one for one in done.rendered if one.endswith(".pdf")] == ["2026/later/later.pdf"]
    assert EN.replace("hearing.pdf", "index.html") in done.rendered


def test_a_font_that_comes_or_goes_makes_them_anew(
    copied: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copied.build().timings == {} or "render" not in copied.build().timings
    before = fonts_here()
    fonts = tmp_path / "data/fonts"
    fonts.mkdir(parents=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (fonts / "new.ttf").write_bytes(b"not read here")
    assert fonts_here() != before
    rendered = copied.build().done.rendered
    assert {one for one in rendered if one.endswith(".pdf")} == {ZH, EN}


def test_a_withdrawn_bulletin_loses_its_pdf_and_the_others_never_had_one(
    copied: SmallSite,
) -> None:
    copied.lay(
        {
            "content/posts/2026/hearing.md": post(
                "A hearing", "2026-11-02", status="withdrawn", reason="No"
            ),
            "content/posts/2026/draft.md": post("A draft", "2026-11-02", draft="true"),
            "content/posts/2026/past.md": post("Past", "2026-11-02", expires="2026-11-03"),
            "content/posts/2027/future.md": post("Future", "2027-11-02"),
        }
    )
    copied.build()
    assert [name for name in copied.files() if name.endswith(".pdf")] == [ZH]
    assert "hearing.pdf" not in copied.text("2026/hearing/index.html")


def test_a_character_without_a_font_is_named_until_it_is_gone(copied: SmallSite) -> None:
    path = "content/posts/2026/hearing.md"
    copied.lay({path: post("A hearing", "2026-11-02", "It \U0001fadd was.")})
    (first,) = copied.build().warnings
    assert (first.code, first.place.path) == ("pdf-character-missing", path)
    assert first.values == {"output": EN, "characters": "\U0001fadd (U+1FADD)"}
    copied.lay({"content/posts/2026/other.md": post("Other", "2026-11-03")})
    assert copied.build().warnings == (first,)
    copied.lay({path: post("A hearing", "2026-11-02", "It was.")})
    assert copied.build().warnings == ()


def test_under_strict_it_keeps_the_site_from_being_built(copied: SmallSite) -> None:
    before = copied.files()
    copied.lay({"content/posts/2026/hearing.md": post("A", "2026-11-02", "It \U0001fadd was.")})
    with pytest.raises(SiteError) as caught:
        copied.build(strict=True)
    assert codes(caught.value.problems) == ["pdf-character-missing"]
    assert copied.files() == before


def test_nothing_is_asked_of_the_network_or_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p { display: none }")
    page = (
        '<html lang="en"><title>T</title>'
        f'<link rel="stylesheet" href="{secret.as_uri()}">'
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">'
        '<link rel="stylesheet" href="/a.css"><p>Words</p>'
    )
    address, hidden = "https://bulletin.example/a/", {"/a.css": b"p { display: none }"}
    seen = has_a_font(make_pdf(page.encode(), address, {"/a.css": b""}).data)
    unseen = has_a_font(make_pdf(page.encode(), address, hidden).data)
    assert (seen, unseen) == (True, False)


def has_a_font(data: bytes) -> bool:
    """Whether a PDF shows any letter."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return any(
            isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
            for one in pdf.objects
        )


def test_without_weasyprint_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator.pdf.made.load.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    small = SmallSite(tmp_path)
    small.lay({"content/site.yaml": WITH_PDF, **POSTS})
    for is_dry in (False, True):
        (problem,) = small.problems(dry=is_dry, rehearse=is_dry)
        assert (problem.code, problem.place.path) == ("pdf-not-installed", "content/site.yaml")
    assert not small.output.exists()
    monkeypatch.undo()
    generator.pdf.made.load.cache_clear()
    small.build()
    assert EN in small.files()


def test_a_check_says_what_is_wrong_with_the_template_of_pdfs(copied: SmallSite) -> None:
    copied.lay({"templates/pages/print.html": "{{ page.nothing }}"})
    (problem,) = copied.problems(dry=True, rehearse=True)
    assert problem.place.path == "templates/pages/print.html"


def test_a_broken_picture_is_noticed_also_where_pdfs_were_made_before() -> None:
    load()
    with pytest.raises(Undeveloped):
        develop(picture("green")[:-40], [Rendition("", "PNG", 90)])
