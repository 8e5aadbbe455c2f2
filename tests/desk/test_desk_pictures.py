"""Pictures: nothing of what a camera wrote gets into content/, and no file is replaced."""

from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from generator.convert import convert
from generator.desk.pictures import markdown_for, store
from generator.desk.places import Forbidden
from generator.errors import SiteError
from tests.small_site import SmallSite

POST = "content/posts/2026/meeting/index.md"
Lay = Callable[..., SmallSite]


def taken(format_: str = "JPEG", size: tuple[int, int] = (60, 40), orientation: int = 6) -> bytes:
    """A picture as a telephone takes it, held upright, left half red."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "Zhang Moumou"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (36.0, 7.0, 9.5)
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    data = BytesIO()
    image.save(data, format_, exif=exif, comment=b"Zhang Moumou")
    return data.getvalue()


@pytest.fixture
def root(site: Lay) -> Path:
    return site({}).root


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_put_beside_the_text_without_what_the_camera_wrote(
    root: Path, format_: str
) -> None:
    name = store(root, POST, "IMG_2041.x", taken(format_))
    file = root / "content/posts/2026/meeting" / name
    data = file.read_bytes()
    assert b"Zhang" not in data
    with Image.open(BytesIO(data)) as image:
        assert not image.getexif()
        assert image.size == (40, 60)
        red, _, blue = image.convert("RGB").getpixel((20, 5))  # type: ignore[misc]
        assert red > 200
        assert blue < 60


def test_a_picture_is_no_wider_than_the_site_shows_it(root: Path) -> None:
    name = store(root, POST, "wide.jpg", taken(size=(4000, 1000), orientation=1))
    with Image.open(root / "content/posts/2026/meeting" / name) as image:
        assert image.size == (1600, 400)


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("会议室.JPG", "hui-yi-shi.jpg"),
        ("../../../etc/passwd", "passwd.jpg"),
        ("C:\\photos\\Room 1.jpeg", "room-1.jpg"),
        ("CON.png", "con-1.jpg"),
        (".hidden", "hidden.jpg"),
        ("", "bulletin.jpg"),
        ("a:b|c?.jpg", "a-b-c.jpg"),
        ("😀.jpg", "bulletin.jpg"),
    ],
)
def test_a_picture_gets_a_name_that_every_system_accepts(
    root: Path, given_: str, kept: str
) -> None:
    assert store(root, POST, given_, taken()) == kept


def test_no_picture_replaces_another(root: Path) -> None:
    names = [store(root, POST, "room.jpg", taken(size=(60 + n, 40))) for n in range(3)]
    assert names == ["room.jpg", "room-2.jpg", "room-3.jpg"]


def test_a_drawing_keeps_its_form_and_loses_its_scripts(root: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect/></svg>'
    name = store(root, POST, "plan.svg", svg)
    data = (root / "content/posts/2026/meeting" / name).read_bytes()
    assert name == "plan.svg"
    assert b"script" not in data
    assert b"rect" in data


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"no picture", "picture-unreadable"),
        ("a.jpg", taken()[:300], "picture-unreadable"),
        ("a.tif", b"II*\0", "picture-unseen"),
        ("a.docx", b"PK", "picture-unreadable"),
        ("a.html", b"<script>", "picture-unreadable"),
    ],
)
def test_what_is_no_picture_is_refused(root: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(SiteError) as caught:
        store(root, POST, name, data)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert not (root / "content/posts/2026").exists()


@pytest.mark.parametrize("post", ["content/../a.md", "content/site.md", "/a.md", "a/b.md"])
def test_a_picture_stands_beside_a_text_of_the_site(root: Path, post: str) -> None:
    with pytest.raises(Forbidden):
        store(root, post, "a.jpg", taken())


def test_a_picture_of_a_registry_has_no_place(root: Path) -> None:
    with pytest.raises(Forbidden):
        store(root, "content/site.yaml", "a.jpg", taken())


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        (("room.jpg", "The room"), "![The room](room.jpg)"),
        (("room.jpg", ""), "![decorative](room.jpg)"),
        (("a.jpg", "A", "Photo: Li Hua"), '![A](a.jpg "| Photo: Li Hua")'),
        (("a.jpg", "A", "Li", 'The "hall"'), '![A](a.jpg "The &quot;hall&quot; | Li")'),
        (("a.jpg", "A [b]\nc"), "![A \\[b\\] c](a.jpg)"),
    ],
)
def test_a_picture_is_shown_by_one_line_of_markdown(words: tuple[str, ...], markdown: str) -> None:
    assert markdown_for(*words) == markdown


WORDS = st.lists(
    st.sampled_from(("a", "甲", " ", "[", "]", "(", ")", '"', "*", "_", "`", "<b>", "&", "|", "\\"))
).map("".join)


@given(WORDS, WORDS)
def test_any_words_describe_a_picture_and_do_nothing_else(alt: str, credit: str) -> None:
    shown = convert(markdown_for("room.jpg", f"x{alt}y", credit), "en")
    assert shown.body.links == ("room.jpg",)
    assert shown.body.pictures == (0,)
    said = unescape(shown.html.split('alt="')[1].split('"')[0])
    assert "".join(said.split()) == "".join(f"x{alt}y".split())
