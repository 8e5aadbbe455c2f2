"""Pictures of a site: what is published of them, when they are developed, and what goes wrong."""

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from tests.small_site import PLAIN, SITE, SmallSite, codes, post

TEXT = "content/posts/2026/a/index.md"
PHOTO = "content/posts/2026/a/hall.jpg"
COVER = "{src: hall.jpg, alt: The hall}"

Lay = Callable[..., SmallSite]


def photograph(width: int = 700, colour: str = "red") -> bytes:
    """As a telephone takes it, with the place where it was."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    data = BytesIO()
    Image.new("RGB", (width, 500), colour).save(data, "JPEG", exif=exif)
    return data.getvalue()


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Lay:
    def lay(files: Mapping[str, str | bytes]) -> SmallSite:
        small = SmallSite(tmp_path_factory.mktemp("site"))
        small.lay({"content/site.yaml": SITE, **PLAIN, **files})
        return small

    return lay


def shown(text: str = "![The hall](hall.jpg)", **keys: str) -> dict[str, str | bytes]:
    return {TEXT: post("A", "2026-05-01", text, **keys), PHOTO: photograph()}


RENDITIONS = [
    "2026/a/hall.jpg",
    "2026/a/hall.jpg.480.avif",
    "2026/a/hall.jpg.480.webp",
    "2026/a/hall.jpg.700.avif",
    "2026/a/hall.jpg.700.webp",
]


def test_a_picture_of_a_text_is_published_light_and_without_its_place(site: Lay) -> None:
    small = site(shown())
    small.build()
    files = small.files()
    assert sorted(name for name in files if "hall" in name) == RENDITIONS
    assert files["2026/a/hall.jpg"] != photograph()
    for name in RENDITIONS:
        assert not Image.open(BytesIO(files[name])).getexif()
    page = small.text("2026/a/index.html")
    assert 'srcset="/2026/a/hall.jpg.480.webp 480w, /2026/a/hall.jpg.700.webp 700w"' in page
    assert 'src="/2026/a/hall.jpg" alt="The hall" width="700" height="500" loading="lazy"' in page


@pytest.mark.parametrize("text", ["[The hall](hall.jpg)", "Nothing of it."])
def test_a_picture_that_is_a_cover_or_only_linked_loses_its_place_too(site: Lay, text: str) -> None:
    small = site(shown(text, **({} if "hall" in text else {"cover": COVER})))
    small.build()
    assert not Image.open(BytesIO(small.files()["2026/a/hall.jpg"])).getexif()


def test_a_picture_is_developed_once_and_again_only_when_it_changes(site: Lay) -> None:
    small = site(shown())
    assert set(RENDITIONS) <= {*small.build().done.written}
    small.lay({TEXT: post("B", "2026-05-01", "![The hall](hall.jpg)")})
    assert not {*RENDITIONS} & {*small.build().done.written}
    small.lay({PHOTO: photograph(colour="blue")})
    assert {*RENDITIONS} <= {*small.build().done.written}
    small.lay({PHOTO: photograph(width=480)})
    removed = small.build().done.removed
    assert removed == ("2026/a/hall.jpg.700.avif", "2026/a/hall.jpg.700.webp")


def test_a_static_picture_is_published_as_it_is(site: Lay) -> None:
    static = "content/static/hall.jpg"
    small = site({TEXT: post("A", "2026-05-01", "![The hall](/hall.jpg)"), static: photograph()})
    small.build()
    assert small.files()["hall.jpg"] == photograph()
    assert "<picture" not in small.text("2026/a/index.html")


def test_a_picture_that_breaks_off_keeps_the_site_as_it_stands(site: Lay) -> None:
    small = site(shown())
    small.build()
    before = small.files()
    small.lay(
        {
            PHOTO: photograph(colour="green")[:-400],
            TEXT: post("New", "2026-05-01", "![x](hall.jpg)"),
        }
    )
    for is_check in (False, True):
        problems = small.problems(dry=is_check, rehearse=is_check)
        assert [(p.code, p.place.path) for p in problems] == [("picture-unreadable", PHOTO)]
    assert small.files() == before


def test_what_is_wrong_with_pictures_is_told_where_they_are_shown_and_all_at_once(
    site: Lay,
) -> None:
    text = "![a](hall.jpg) ![b](b.png) [c](c.heic)"
    beside = {f"content/posts/2026/a/{name}": b"no picture" for name in ("b.png", "c.heic")}
    small = site({**shown(text), **beside, PHOTO: b"nor this"})
    found = small.problems()
    assert codes(found) == ["picture-unreadable", "picture-unreadable", "picture-unseen"]
    assert {p.place.path for p in found} == {TEXT}


def test_a_photograph_without_its_ending_is_never_published_as_it_is(site: Lay) -> None:
    small = site(
        {
            TEXT: post("A", "2026-05-01", "![a](bare) [b](notes.dat) ![c](c.txt)"),
            "content/posts/2026/a/bare": photograph(),
            "content/posts/2026/a/notes.dat": photograph(),
            "content/posts/2026/a/c.txt": "no picture at all",
        }
    )
    assert codes(small.problems()) == [
        "picture-mislabelled",
        "picture-mislabelled",
        "picture-unreadable",
    ]
