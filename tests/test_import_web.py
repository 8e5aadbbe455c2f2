"""Saved pages as the importer reads them."""

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given as any_
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image

from generator.importing.imports import found_in
from generator.importing.material import Given
from tests.material_told import answer, expect

CASES = Path(__file__).parent / "import_web"
PAGES = sorted(CASES.glob("*.html"))


def picture(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (6, 4), colour).save(file, "PNG")
    return file.getvalue()


def saved_page(page: Path, folder: Path) -> bytes:
    """The bytes of a case as its site had it, and beside it what its browser saved with it."""
    text = page.read_text("utf-8")
    beside = folder / f"{page.stem}_files"
    beside.mkdir(parents=True)
    for n, name in enumerate(("W020220526.png", "640.png", "1.png", "2.png")):
        (beside / name).write_bytes(picture(("navy", "gold", "red", "green")[n]))
    (folder / "P020220526.doc").write_bytes(b"\xd0\xcf\x11\xe0 form")
    is_old = "gb2312" in page.name or 'charset="gbk"' in text
    return text.encode("gb18030" if is_old else "utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_becomes_exactly_what_its_case_says(page: Path, tmp_path: Path) -> None:
    expect(answer(saved_page(page, tmp_path), page.name, tmp_path), page.with_suffix(".txt"))


def test_each_expectation_has_its_page() -> None:
    assert [page.stem for page in PAGES] == sorted(file.stem for file in CASES.glob("*.txt"))


def test_a_web_archive_is_read_with_the_pictures_in_it() -> None:
    archive = EmailMessage()
    archive["Snapshot-Content-Location"] = "http://www.taiqian.example/a/t1.html"
    page = (
        '<html><body><h1>植树</h1><p>干警参加植树。</p><img src="p/a.png" alt="植树"></body></html>'
    )
    archive.set_content(page, subtype="html")
    archive.add_related(
        picture("red"),
        "image",
        "png",
        headers=["Content-Location: http://www.taiqian.example/a/p/a.png"],
    )
    said = answer(archive.as_bytes(), "page.mhtml")
    assert "干警参加植树。" in said
    assert "![植树](a.png)" in said
    assert "aliases: ('/a/t1.html',)" in said


@pytest.mark.parametrize("url", ["../secret.png", "../../secret.png", "%2e%2e/secret.png"])
def test_nothing_outside_the_folder_that_was_given_is_taken_along(tmp_path: Path, url: str) -> None:
    (tmp_path / "secret.png").write_bytes(picture("red"))
    inside = tmp_path / "site"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    page = f"<html><body><p>一句话在这里。</p><img src='{url}'><img src='link.png'></body></html>"
    said = answer(page.encode(), "page.html", inside)
    assert "file " not in said
    assert said.count("import-web-picture") == 2


@pytest.mark.parametrize(
    "charset", ["gb2312", "GBK", "gb18030", "utf-8", "no-such-charset", "iso-8859-1"]
)
def test_a_page_is_read_whatever_it_says_of_its_encoding(charset: str) -> None:
    real = "gb18030" if charset.lower().startswith("gb") else "utf-8"
    page = (
        f"<html><head><meta charset={charset}></head><body><p>会议在镕基路召开。</p></body></html>"
    )
    said = answer(page.encode(real), "page.html")
    assert "会议在镕基路召开。" in said or charset == "iso-8859-1"


_TEMPLATES = (
    "<div class=TRS_Editor>{}</div>",
    "<div id=zoom>{}</div>",
    "<article>{}</article>",
    "<div><div>{}</div></div>",
    "<table><tr><td>{}</td></tr></table>",
    "<div class=nav><a href=/>首页</a></div><div>{}</div><div class=footer>版权所有：某院。</div>",
    "<table><tr><td><a href=/>首页</a></td></tr><tr><td>{}</td></tr></table><p>ICP备1号。</p>",
)
_PARAGRAPHS = ("<p>{}</p>", "　　{}<br>", "<div>{}</div>", "<p><font size=3>{}</font></p>")
_words = st.text("检察会议强调要提高认识精准发力abc 12，、（）*_[", min_size=2, max_size=30)


@settings(max_examples=120, deadline=None)
@any_(
    st.sampled_from(_TEMPLATES),
    st.sampled_from(_PARAGRAPHS),
    st.lists(_words, min_size=1, max_size=7),
)
def test_no_sentence_of_an_article_is_lost_or_doubled(
    template: str, paragraph: str, texts: list[str]
) -> None:
    sentences = [f"甲{n}乙{text}提出要求。" for n, text in enumerate(texts)]
    inner = "".join(paragraph.format(sentence) for sentence in sentences)
    page = (
        f"<html><head><title>题目在此处</title></head><body>{template.format(inner)}</body></html>"
    )
    said = answer(page.encode(), "page.html")
    assert [said.count(f"甲{n}乙") for n in range(len(texts))] == [1] * len(texts)
    assert "首页" not in said.split("left out")[0]


_pieces = st.sampled_from(
    (
        "<p>",
        "</p>",
        "<div>",
        "</table>",
        "<td>",
        "<a href='x.pdf'>",
        "<img src=a.png>",
        "<!--",
        "-->",
    )
)


@settings(max_examples=150, deadline=None)
@any_(st.one_of(st.binary(max_size=300), st.lists(st.one_of(_pieces, st.text(max_size=9)))))
def test_any_bytes_give_a_material_or_a_refusal(noise: bytes | list[str]) -> None:
    body = noise if isinstance(noise, bytes) else "".join(noise).encode("utf-8", "replace")
    assert answer(b"<html><body>" + body, "page.html")
    assert answer(body, "page.html")


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_very_deep_nesting_ends_in_no_traceback(tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 3000}一句话在这里。"
    assert answer(page.encode(), "page.html")


def test_what_a_browser_saved_with_a_page_is_no_text_to_import_by_itself(tmp_path: Path) -> None:
    page = "<html><body><h1>植树活动</h1><p>干警参加植树。</p></body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    for beside in ("page_files", "page.files"):
        (tmp_path / beside).mkdir()
        (tmp_path / beside / "frame.html").write_text(page, "utf-8")
    found = [one.shown for one in found_in([tmp_path]) if isinstance(one, Given)]
    assert [Path(name).name for name in found] == ["page.html"]
