"""Documents and recordings of a site: what is published of them, and what pages say of them."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfWriter

from tests.film_files import PLACE, QUICKTIME_PLACE, film
from tests.small_site import PLAIN, SITE, SmallSite, codes, post

FOLDER = "content/posts/2026/a/"
TEXT = f"{FOLDER}index.md"
PAGE = "2026/a/index.html"
ONE_COLUMN = SITE.replace(
    "  - {id: notices, name: {en: Notices, zh: 通知公告}, freshness: notice}\n", ""
)
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning.\n"
SRT = "1\n00:00:00,000 --> 00:00:01,000\n早上好。\n"
THEMED = {
    key: value
    for key, value in PLAIN.items()
    if key not in ("templates/pages/article.html", "templates/pages/page.html")
    and not key.startswith("templates/feeds")
}

Lay = Callable[..., SmallSite]


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Lay:
    def lay(text: str, files: Mapping[str, str | bytes], **keys: str) -> SmallSite:
        small = SmallSite(tmp_path_factory.mktemp("site"))
        beside = {name if "/" in name else FOLDER + name: data for name, data in files.items()}
        own = {"content/site.yaml": ONE_COLUMN, TEXT: post("A", "2026-05-01", text, **keys)}
        small.lay({**THEMED, **own, **beside})
        return small

    return lay


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 36), "red").save(out, "JPEG")
    return out.getvalue()


def test_a_link_says_what_file_it_leads_to_and_the_list_below_says_it_too(site: Lay) -> None:
    small = site(
        "Fill in [the form](form.docx), or [the PDF](form.pdf).",
        {"form.docx": b"x" * 35_400, "form.pdf": b"y" * 1_250_000},
    )
    small.build()
    page = small.text(PAGE)
    assert '>the form<span class="file"> (Word document, 35 kB)</span></a>' in page
    assert '>the PDF<span class="file"> (1.2 MB)</span></a>' in page
    assert 'form.pdf" type="application/pdf">' in page
    assert 'wordprocessingml.document" download>' in page
    assert '<h2 id="b--attachments">Attachments</h2>' in page
    assert '>the PDF</a> <span class="remark">PDF, 1.2 MB</span>' in page


def test_a_chinese_page_says_it_in_chinese(site: Lay) -> None:
    small = site(
        "x",
        {
            f"{FOLDER}index.zh.md": post("甲", "2026-05-01", "见[表格](form.xlsx)。"),
            "form.xlsx": b"x" * 2_000,
        },
    )
    small.build()
    page = small.text("zh/" + PAGE)
    assert '表格<span class="file">（Excel表格，2 kB）</span>' in page
    assert ">附件</h2>" in page


def test_front_matter_attaches_what_the_text_does_not_mention_and_names_what_it_does(
    site: Lay,
) -> None:
    attached = "[{src: list.ofd, title: The list}, {src: form.pdf, title: The form}]"
    small = site(
        "See [here](form.pdf).", {"list.ofd": b"l", "form.pdf": b"f"}, attachments=attached
    )
    small.build()
    page = small.text(PAGE)
    assert page.index(">The list</a>") < page.index(">The form</a>")
    assert ">here</a>" not in page
    assert small.files()["2026/a/list.ofd"] == b"l"


def test_chinese_keys_attach_files_too(site: Lay) -> None:
    small = site("x", {"list.ofd": b"l"}, 附件="[{文件: list.ofd, 标题: 名单}]")
    small.build()
    assert ">名单</a>" in small.text(PAGE)


def test_a_static_file_that_is_linked_by_its_address_is_an_attachment(site: Lay) -> None:
    small = site("[Figures](/files/f.csv)", {"content/static/files/f.csv": "a,b\n"})
    small.build()
    assert '<span class="file"> (CSV table, 4 bytes)</span>' in small.text(PAGE)


def test_a_file_that_changes_in_size_changes_its_page_alone(site: Lay) -> None:
    other = {"content/posts/2026/b/index.md": post("B", "2026-05-02")}
    small = site("[Form](form.pdf)", {"form.pdf": b"1234", **other})
    small.build()
    small.lay({f"{FOLDER}form.pdf": b"12345"})
    written = small.build().done.written
    assert PAGE in written
    assert "2026/b/index.html" not in written
    assert "(PDF, 5 bytes)" in small.text(PAGE)


def test_feeds_carry_attachments_with_whole_addresses(site: Lay) -> None:
    small = site("[Form](form.pdf)", {"form.pdf": b"1234"})
    small.build()
    url = "https://bulletin.example/2026/a/form.pdf"
    attached = (
        f'<link rel="enclosure" type="application/pdf" length="4" title="Form" href="{url}"/>'
    )
    assert attached in small.text("atom.xml")
    assert f'<enclosure url="{url}" length="4" type="application/pdf"/>' in small.text("rss.xml")
    (item,) = json.loads(small.text("feed.json"))["items"]
    assert item["attachments"] == [
        {"url": url, "mime_type": "application/pdf", "title": "Form", "size_in_bytes": 4}
    ]
    record = json.loads(small.text("2026/a/index.json"))
    assert record["attachments"] == [
        {"url": url, "title": "Form", "type": "application/pdf", "size": 4}
    ]


def test_a_draft_gives_away_none_of_its_files(site: Lay) -> None:
    keys = {"attachments": "[{src: list.pdf, title: L}]", "draft": "true"}
    beside = {"list.pdf": b"secret list", "f.mp4": film(), "f.vtt": VTT, "f.txt": "secret words"}
    small = site("![F](f.mp4)", beside, **keys)
    small.build()
    assert not [name for name in small.files() if name.startswith("2026/a")]
    assert b"secret" not in b"".join(small.files().values()) + small.store.read_bytes()


FILM = {
    "f.mp4": film(),
    "f.vtt": VTT,
    "f.zh.srt": SRT,
    "f.jpg": picture(),
    "f.txt": "Li: Good morning.",
}


def test_a_film_has_the_browsers_own_player_with_all_that_stands_beside_it(site: Lay) -> None:
    small = site('![The hearing](f.mp4 "A hearing | Film: Li Hua")', FILM)
    small.build()
    page = small.text(PAGE)
    assert (
        '<video controls preload="metadata" aria-label="The hearing" width="640" height="360"'
        ' poster="/2026/a/f.jpg"><source src="/2026/a/f.mp4" type="video/mp4">'
        '<track kind="captions" src="/2026/a/f.vtt" srclang="en" label="English" default>'
        '<track kind="captions" src="/2026/a/f.zh.vtt" srclang="zh" label="中文">'
        '<a href="/2026/a/f.mp4">The hearing</a></video>'
    ) in page
    assert "</video><figcaption>A hearing – <span" in page
    assert "</figure><details" in page
    assert "<summary>Transcript: The hearing</summary><div><p>Li: Good morning.</p>" in page
    files = small.files()
    assert files["2026/a/f.mp4"] == film()
    assert files["2026/a/f.zh.vtt"].startswith(b"WEBVTT\n\n00:00:00.000 --> ")
    assert {"2026/a/f.vtt", "2026/a/f.jpg"} <= files.keys()
    assert not {"2026/a/f.zh.srt", "2026/a/f.txt"} & files.keys()


def test_a_film_in_feeds_has_whole_addresses_and_in_markdown_is_a_link(site: Lay) -> None:
    small = site("![The hearing](f.mp4)", FILM)
    small.build()
    (item,) = json.loads(small.text("feed.json"))["items"]
    for name in ("f.mp4", "f.vtt", "f.zh.vtt", "f.jpg"):
        assert f'"https://bulletin.example/2026/a/{name}"' in item["content_html"]
    assert '"/2026' not in item["content_html"]
    markdown = small.text("2026/a/index.md")
    assert "[The hearing](https://bulletin.example/2026/a/f.mp4)" in markdown
    assert "Li: Good morning." in markdown


def test_a_chinese_page_plays_with_chinese_captions_and_transcript_where_there_are_any(
    site: Lay,
) -> None:
    zh = {f"{FOLDER}index.zh.md": post("甲", "2026-05-01", "![听证](f.mp4)")}
    small = site("![F](f.mp4)", {**FILM, **zh})
    small.build()
    page = small.text("zh/" + PAGE)
    assert 'srclang="zh" label="中文" default>' in page
    assert '<summary>文字稿：听证</summary><div lang="en">' in page
    small.lay({f"{FOLDER}f.zh.txt": "李：早上好。"})
    small.build()
    assert "<div><p>李：早上好。</p></div>" in small.text("zh/" + PAGE)
    assert "Good morning" in small.text(PAGE)


def test_a_sound_has_a_player_and_its_transcript(site: Lay) -> None:
    small = site("![The talk](t.mp3)", {"t.mp3": b"ID3....", "t.txt": "Hello."})
    assert small.build().warnings == ()
    page = small.text(PAGE)
    assert (
        '<audio controls preload="metadata" aria-label="The talk"><source src="/2026/a/t.mp3"'
        in page
    )
    assert "<p>Hello.</p>" in page


def test_the_place_of_a_film_is_not_published(site: Lay) -> None:
    small = site(
        "![F](f.mp4) [g](g.mp4)",
        {**FILM, "f.mp4": film(QUICKTIME_PLACE), "g.mp4": film(QUICKTIME_PLACE)},
    )
    small.build()
    for name in ("f", "g"):
        published = small.files()[f"2026/a/{name}.mp4"]
        assert PLACE not in published
        assert len(published) == len(film(QUICKTIME_PLACE))


def test_a_static_film_is_published_as_it_is(site: Lay) -> None:
    small = site(
        "![F](/f.mp4)", {"content/static/f.mp4": film(QUICKTIME_PLACE), "content/static/f.vtt": VTT}
    )
    small.build()
    assert small.files()["f.mp4"] == film(QUICKTIME_PLACE)
    assert '<track kind="captions" src="/f.vtt"' in small.text(PAGE)


def test_what_changes_beside_a_film_changes_its_page_as_a_clean_build_has_it(site: Lay) -> None:
    small = site("![F](f.mp4)", FILM)
    small.build()
    small.lay({f"{FOLDER}f.txt": "Li: Good evening.", f"{FOLDER}f.zh.srt": SRT.replace("早", "晚")})
    small.remove(f"{FOLDER}f.vtt")
    done = small.build().done
    assert "2026/a/f.vtt" in done.removed
    assert {PAGE, "2026/a/f.zh.vtt"} <= {*done.written}
    page = small.text(PAGE)
    assert "Good evening" in page
    assert "f.vtt" not in page
    edited = small.files()
    small.store.unlink()
    small.remove("output")
    small.build()
    assert small.files() == edited


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({"f.mp4": film()}, ["film-without-captions"]),
        ({"f.mp4": film(tracks=())}, ["film-without-captions"]),
        ({"f.mp4": film(), "f.srt": SRT}, []),
        ({"f.mp4": film(), "f.srt": SRT.encode("gb18030")}, ["encoding-gb18030"]),
    ],
)
def test_a_film_needs_captions(site: Lay, beside: Mapping[str, bytes], expected: list[str]) -> None:
    small = site("![F](f.mp4)", beside)
    found = (
        small.problems(strict=True) if expected == ["encoding-gb18030"] else small.build().warnings
    )
    assert codes(found) == expected


def test_a_document_tells_of_its_author_to_a_check_alone(site: Lay) -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Author": "Zhang San", "/Title": "Form"})
    writer.write(out)
    static = "content/static/form.pdf"
    small = site("[Form](form.pdf)", {"form.pdf": out.getvalue(), static: out.getvalue()})
    assert small.build().warnings == ()
    found = small.build(dry=True, rehearse=True).warnings
    assert codes(found) == ["document-names", "document-names"]
    assert [one.place.path for one in found] == [TEXT, static]
    owned = ONE_COLUMN + "owner: Zhang San\n"
    small.lay({"content/site.yaml": owned})
    assert small.build(dry=True, rehearse=True).warnings == ()


def test_a_text_of_old_templates_still_has_its_links_and_players(site: Lay) -> None:
    small = site("![F](f.mp4) [g](g.pdf)", {**FILM, "g.pdf": b"g"})
    small.lay({"templates/pages/article.html": PLAIN["templates/pages/article.html"]})
    small.build()
    page = small.text(PAGE)
    assert "<video controls" in page
    assert "(PDF, 1 byte)" in page
    assert "Attachments" not in page
