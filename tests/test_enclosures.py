"""What is told of documents and recordings from their bytes alone."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfWriter

from generator.enclosures import (
    Fellows,
    Unreadable,
    as_webvtt,
    inspect,
    paragraphs,
    remade,
)
from generator.enclosures.metadata import disclosed
from tests.film_files import (
    MOBILE_PLACE,
    PICTURE,
    PLACE,
    QUICKTIME_PLACE,
    TELEPHONE_PLACE,
    box,
    film,
    track,
)

WEBM = b"\x1a\x45\xdf\xa3"
TAGGED = (
    WEBM
    + b"\x45\xa3\xa4COM.APPLE.QUICKTIME.LOCATION.ISO6709\x44\x87"
    + bytes([0x80 | len(PLACE)])
    + PLACE
    + b"then"
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (film(QUICKTIME_PLACE), "a.mp4"),
        (film(MOBILE_PLACE), "a.m4v"),
        (film(TELEPHONE_PLACE), "a.mp4"),
        (film(box(b"udta", QUICKTIME_PLACE)), "a.m4a"),
        (film() + box(b"uuid", bytes(16), b"<exif:GPSLatitude>", PLACE), "a.mp4"),
        (TAGGED, "a.webm"),
    ],
)
def test_a_place_is_found_and_blanked_and_all_else_stays_where_it_was(
    data: bytes, name: str
) -> None:
    assert inspect(data, name).tells_place
    bare = remade(data, "PLACELESS")
    assert PLACE not in bare
    assert len(bare) == len(data)
    assert not inspect(bare, name).tells_place
    same = [n for n in range(len(data)) if data[n] == bare[n]]
    assert len(data) - len(same) < 80


def test_words_that_only_look_like_a_place_stay_as_they_are() -> None:
    data = film(data=b"\0\0\0\x10\xa9xyz" + PLACE)
    assert not inspect(data, "a.mp4").tells_place


@pytest.mark.parametrize("cut", range(0, 700, 7))
def test_a_film_that_breaks_off_anywhere_is_looked_at_without_a_fault_of_ours(cut: int) -> None:
    inspect(film(QUICKTIME_PLACE, TELEPHONE_PLACE)[:cut], "a.mp4")


def test_a_film_tells_its_size_upright_and_whether_there_is_sound() -> None:
    whole = inspect(film(), "a.mp4")
    assert (whole.width, whole.height, whole.has_sound) == (640, 360, True)
    turned = inspect(film(tracks=(track(b"vide", 640, 360, turned=True),)), "a.mp4")
    assert (turned.width, turned.height, turned.has_sound) == (360, 640, False)
    assert not inspect(film(tracks=(PICTURE,)), "a.mp4").has_sound
    assert inspect(WEBM + b"..A_OPUS..", "a.webm").has_sound
    assert not inspect(WEBM + b"..V_VP8..", "a.webm").has_sound


def test_subrip_becomes_webvtt() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,500\n早上好。\n\n2\n00:01:00,000 --> 00:01:01,000\nb\nc\n"
    assert as_webvtt(text, is_srt=True) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n早上好。\n\n00:01:00.000 --> 00:01:01.000\nb\nc\n"
    )


@pytest.mark.parametrize(
    ("text", "is_srt", "why"),
    [
        ("00:00.000 --> 00:01.000\nx", False, "no-head"),
        ("WEBVTT\n\n", False, "no-times"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nx\n\n00:0x --> 3\ny", False, "no-times"),
        ("1\n00:00 -> 00:01\nx", True, "no-times"),
        ("", True, "no-times"),
        ("WEBVTT\n\n00:05.000 --> 00:01.000\nx", False, "backwards"),
    ],
)
def test_captions_that_no_browser_would_show_are_refused(
    text: str, *, is_srt: bool, why: str
) -> None:
    with pytest.raises(Unreadable, match=why):
        as_webvtt(text, is_srt=is_srt)


def test_a_transcript_is_paragraphs_of_words_and_nothing_else() -> None:
    text = "A: <script>x</script> & so\nB: on\n \n\nLast.\n"
    assert paragraphs(text) == (
        "<p>A: &lt;script&gt;x&lt;/script&gt; &amp; so<br>\nB: on</p>\n<p>Last.</p>"
    )


def test_what_is_called_like_a_recording_belongs_to_it() -> None:
    folder = "content/posts/2026/a"
    names = ("f.mp4", "f.srt", "f.vtt", "f.zh.srt", "f.jpg", "f.txt", "f.zh.txt", "g.vtt", "f.md")
    found = Fellows(f"{folder}/{name}" for name in names).of(f"{folder}/f.mp4")
    assert found.captions == (("", f"{folder}/f.vtt"), ("zh", f"{folder}/f.zh.srt"))
    assert found.poster == f"{folder}/f.jpg"
    assert found.transcripts == (("", f"{folder}/f.txt"), ("zh", f"{folder}/f.zh.txt"))
    assert found.published == (f"{folder}/f.vtt", f"{folder}/f.jpg")
    assert found.subrip == (f"{folder}/f.zh.srt",)


def test_static_captions_have_to_be_webvtt() -> None:
    found = Fellows(["content/static/f.srt", "content/static/f.mp4"]).of("content/static/f.mp4")
    assert found.captions == ()


def office(**parts: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, xml in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", xml)
    return out.getvalue()


def faults(data: bytes, name: str) -> list[tuple[str, dict[str, str]]]:
    return [*inspect(data, name).faults]


def test_the_header_of_a_document_may_hold_changes_too() -> None:
    header = '<w:hdr xmlns:w="urn:w"><w:ins/><w:moveFrom/><w:r/></w:hdr>'
    data = office(word__document="<w/>", word__header1=header)
    assert faults(data, "a.docx") == [("document-has-changes", {"n": "2"})]


def test_a_document_without_traces_has_no_fault() -> None:
    data = office(word__document="<w><inside/></w>", word__comments="<comments/>")
    assert faults(data, "a.docx") == []


@pytest.mark.parametrize(
    "xml", ["<w><open></w>", '<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>', "", "\0"]
)
def test_a_document_that_is_damaged_or_means_harm_is_refused(xml: str) -> None:
    assert faults(office(word__document=xml), "a.docx") == [("document-unreadable", {})]


def pdf(**said: str) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(72, 72)
    writer.add_metadata({f"/{key}": value for key, value in said.items()})
    writer.write(out)
    return out.getvalue()


def told(data: bytes, name: str = "plan.pdf", *titles: str, own: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{code} {' '.join(values.values())}" for code, values in disclosed(data, name, titles, own)
    ]


def test_a_pdf_tells_its_author_and_an_office_may_be_one() -> None:
    assert told(pdf(Author="Zhang San")) == ["document-names Zhang San"]
    assert told(pdf(Author="Yunxi Office"), own=("yunxi office",)) == []


@pytest.mark.parametrize(
    ("title", "known", "is_strange"),
    [
        ("Microsoft Word - 内部讨论稿.doc", "内部讨论", True),
        (r"C:\Users\zhangsan\plan.pdf", "plan", True),
        ("内部讨论稿", "公开听证会", True),
        ("听证会工作程序", "公开听证会", False),
        ("Procedure of hearings", "the procedure", False),
        ("2022", "Figures of 2022", False),
        ("Seating list", "Procedure", True),
        ("", "Procedure", False),
    ],
)
def test_a_title_is_told_that_has_nothing_in_common_with_what_the_document_is_called(
    title: str, known: str, *, is_strange: bool
) -> None:
    assert (told(pdf(Title=title), "x.pdf", known) != []) == is_strange


def test_a_locked_pdf_says_that_it_is_locked() -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(72, 72)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    assert told(out.getvalue()) == ["document-unreadable "]


def test_what_is_no_document_of_these_kinds_discloses_nothing() -> None:
    assert told(b"x,y", "a.csv") == []
