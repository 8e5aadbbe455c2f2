"""Pictures: light, upright, in plain colours, and without what a camera writes beside them."""

import struct
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin

from generator.pictures import (
    MOST_PIXELS,
    Examined,
    Plate,
    Rendition,
    Undeveloped,
    develop,
    examine,
    is_picture,
)

OWNER = "PRIVATE-OWNER"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{OWNER}</x:xmpmeta>".encode()
PLACES = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp", "GIF": "a.gif", "AVIF": "a.avif"}


def scene(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red, and whose right half is blue."""
    image = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height), "red")
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    data = BytesIO()
    image.save(data, kind, **more)
    return data.getvalue()


def camera_notes(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: who, and where."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = OWNER
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (36.0, 7.0, 9.5)
    return exif


def telltale(kind: str) -> bytes:
    """A picture with everything beside it that its format can hold."""
    image = scene()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", OWNER)
    beside: dict[str, dict[str, Any]] = {
        "AVIF": {"exif": camera_notes(), "xmp": XMP},
        "GIF": {"comment": OWNER.encode()},
        "JPEG": {"exif": camera_notes(), "xmp": XMP, "comment": OWNER.encode()},
        "PNG": {"exif": camera_notes(), "pnginfo": notes},
        "WEBP": {"exif": camera_notes().tobytes(), "xmp": XMP},
    }
    return saved(image, kind, **beside[kind])


def plate_of(data: bytes, path: str) -> Plate:
    plate = examine(data, path).plate
    assert plate is not None
    return plate


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", PLACES)
def test_of_what_a_camera_writes_nothing_is_published(kind: str) -> None:
    original = telltale(kind)
    assert OWNER.encode() in original
    renditions = plate_of(original, PLACES[kind]).renditions
    for rendition, data in zip(renditions, develop(original, renditions), strict=True):
        image = opened(data)
        assert (image.format, image.size) == (rendition.format, (64, 48))
        assert OWNER.encode() not in data
        assert dict(image.getexif()) == {}
        assert not {"exif", "xmp", "comment", "icc_profile", "Author"} & image.info.keys()


def test_a_photograph_comes_in_two_lighter_formats_and_in_several_widths() -> None:
    plate = plate_of(saved(scene(2400, 1200), "JPEG"), "a.JPG")
    assert (plate.width, plate.height) == (2400, 1200)
    assert plate.renditions == (
        Rendition("", "JPEG", 1600),
        *(Rendition(f".{width}.avif", "AVIF", width) for width in (480, 960, 1600)),
        *(Rendition(f".{width}.webp", "WEBP", width) for width in (480, 960, 1600)),
    )
    assert [one.type for one in plate.renditions[3:5]] == ["image/avif", "image/webp"]


def test_no_picture_is_made_wider_than_it_is() -> None:
    plate = plate_of(saved(scene(500, 400), "JPEG"), "a.jpeg")
    assert [one.suffix for one in plate.renditions] == [
        "",
        *(".480.avif", ".500.avif"),
        *(".480.webp", ".500.webp"),
    ]


def test_each_rendition_has_its_width_and_the_pictures_shape() -> None:
    original = saved(scene(2000, 1000), "JPEG")
    renditions = plate_of(original, "a.jpg").renditions
    sizes = [opened(data).size for data in develop(original, renditions)]
    assert sizes == [(one.width, one.width // 2) for one in renditions]


def test_the_same_picture_is_developed_to_the_same_bytes() -> None:
    original = saved(scene(1000, 700), "JPEG")
    renditions = plate_of(original, "a.jpg").renditions
    alone = [develop(original, [one])[0] for one in renditions]
    assert develop(original, renditions) == alone


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (64, 48), "red"), (3, (64, 48), "blue"), (6, (48, 64), "red"), (8, (48, 64), "blue")],
)
def test_a_picture_stands_upright_whichever_way_the_camera_was_held(
    orientation: int, size: tuple[int, int], corner: str
) -> None:
    original = saved(scene(), "JPEG", exif=camera_notes(orientation), quality=95)
    plate = plate_of(original, "a.jpg")
    assert (plate.width, plate.height) == size
    image = opened(develop(original, plate.renditions[:1])[0])
    assert image.size == size
    red, _, blue = image.convert("RGB").getpixel((4, 4))  # type: ignore[misc]
    assert (red > blue) == (corner == "red")


def test_colours_stay_what_they_are_without_a_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given_profile in (profile, b"no profile at all"):
        original = saved(scene(), "PNG", icc_profile=given_profile)
        (data,) = develop(original, plate_of(original, "a.png").renditions[:1])
        assert opened(data).convert("RGB").getpixel((1, 1)) == (255, 0, 0)


def test_what_was_drawn_stays_as_sharp_as_it_is_with_its_few_colours() -> None:
    original = saved(scene(600, 400, "P"), "PNG", optimize=True)
    plate = plate_of(original, "a.png")
    assert [one.suffix for one in plate.renditions] == ["", ".600.webp"]
    own, webp = map(opened, develop(original, plate.renditions))
    assert own.mode == "P"
    assert own.convert("RGB").tobytes() == scene(600, 400).tobytes()
    assert webp.convert("RGB").tobytes() == scene(600, 400).tobytes()


def test_what_may_be_a_photograph_under_pngs_name_is_made_light() -> None:
    plate = plate_of(saved(scene(1000, 400), "PNG"), "a.png")
    suffixes = [one.suffix for one in plate.renditions]
    assert suffixes == ["", ".480.webp", ".960.webp", ".1000.webp"]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_developed(mode: str) -> None:
    image = Image.new(mode, (30, 20), 1) if mode == "I;16" else scene(30, 20, mode)
    original = saved(image, "PNG")
    renditions = plate_of(original, "a.png").renditions
    assert [opened(data).size for data in develop(original, renditions)] == [(30, 20)] * 2


def test_what_was_seen_through_stays_so() -> None:
    image = scene(mode="RGBA")
    image.putalpha(Image.new("L", image.size, 77))
    original = saved(image, "PNG")
    for data in develop(original, plate_of(original, "a.png").renditions):
        assert opened(data).convert("RGBA").getpixel((1, 1))[3] == 77  # type: ignore[index]


def test_a_print_shops_colours_become_a_screens() -> None:
    original = saved(scene(mode="CMYK"), "JPEG")
    (data,) = develop(original, plate_of(original, "a.jpg").renditions[:1])
    assert opened(data).mode == "RGB"


@pytest.mark.parametrize(
    ("kind", "notes"),
    [
        ("GIF", {"comment": OWNER.encode()}),
        ("WEBP", {"exif": camera_notes().tobytes(), "xmp": XMP, "lossless": True}),
        ("PNG", {"exif": camera_notes()}),
    ],
)
def test_a_picture_that_moves_goes_on_moving_and_says_nothing_else(
    kind: str, notes: dict[str, Any]
) -> None:
    frames = [scene(), scene().rotate(180)]
    original = saved(
        frames[0],
        kind,
        save_all=True,
        append_images=frames[1:],
        duration=[90, 250],
        loop=0,
        **notes,
    )
    assert OWNER.encode() in original
    plate = plate_of(original, PLACES[kind])
    assert plate.renditions == (Rendition("", kind, 64),)
    (data,) = develop(original, plate.renditions)
    image, shown = opened(data), []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        image.load()
        shown.append(image.info["duration"])
    assert shown == [90, 250]
    assert OWNER.encode() not in data
    assert not {"exif", "xmp", "comment"} & image.info.keys()


def test_damaged_notes_of_a_camera_are_nobodys_worry(recwarn: pytest.WarningsRecorder) -> None:
    original = saved(scene(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0")
    develop(original, plate_of(original, "a.jpg").renditions[:1])
    assert not recwarn.list


def test_a_picture_that_breaks_off_is_noticed_when_it_is_developed() -> None:
    original = saved(scene(400, 300), "JPEG")[:-900]
    plate = plate_of(original, "a.jpg")
    with pytest.raises(Undeveloped):
        develop(original, plate.renditions[:1])
    with pytest.raises(Undeveloped):
        develop(original, ())


def gif(width: int, height: int) -> bytes:
    """The head of a GIF that claims a size."""
    size = struct.pack("<HH", width, height)
    return b"GIF89a" + size + bytes(3) + b"," + bytes(4) + size + b"\0\2\0;"


def test_a_picture_that_would_fill_the_memory_is_refused_unseen() -> None:
    assert plate_of(gif(10_000, MOST_PIXELS // 10_000), "a.gif").width == 10_000
    assert examine(gif(60_000, 60_000), "a.gif") == Examined(
        None, "picture-too-large", {"width": "60000", "height": "60000"}
    )


def test_a_picture_under_anothers_ending_is_named_for_what_it_is() -> None:
    found = examine(saved(scene(), "PNG"), "a.jpg")
    assert (found.code, found.values) == ("picture-mislabelled", {"format": "PNG"})


@pytest.mark.parametrize("path", ["scan.TIF", "photo.heic", "old.bmp"])
def test_what_browsers_cant_show_is_refused_by_its_name(path: str) -> None:
    assert examine(b"", path).code == "picture-unseen"
    assert is_picture(path)


def test_what_is_no_picture_by_its_name_is_none() -> None:
    assert not any(map(is_picture, ("a.pdf", "jpg", "a.jpg.txt", "a")))


HOSTILE = b"""<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  onload="alert(1)" viewBox="0 0 9 9">
<script>alert(2)</script><style>@import url(https://spy.example/a.css);</style>
<a xlink:href="javascript:alert(3)"><rect width="9" height="9" fill="red" onclick="alert(4)"/></a>
<image href="https://spy.example/b.png"/>
<foreignObject><iframe src="https://spy.example/"/></foreignObject>
<animate attributeName="href" values="javascript:alert(5)"/>
<circle r="4" cx="5" cy="5"/>
</svg>"""


def test_a_drawing_can_do_nothing_but_be_looked_at() -> None:
    plate = plate_of(HOSTILE, "a.svg")
    assert plate == Plate(0, 0, (Rendition("", "SVG", 0),))
    (data,) = develop(HOSTILE, plate.renditions)
    for word in (b"<script", b"@import", b"url(http", b"passwd", b"DOCTYPE", b"foreignObject"):
        assert word not in data
    drawing = ElementTree.fromstring(data)  # noqa: S314 - it has been cleaned
    names = {name.rpartition("}")[2] for each in drawing.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on")} | (names & {"attributeName"})
    addresses = [
        value for each in drawing.iter() for value in each.attrib.values() if "//" in value
    ]
    assert addresses == []
    assert (drawing.attrib, len(drawing.findall("{*}circle"))) == ({"viewBox": "0 0 9 9"}, 1)


@pytest.mark.parametrize("data", [b"", b"<html><p>", b"\x89PNG"])
def test_a_file_that_is_no_drawing_is_told_so(data: bytes) -> None:
    assert examine(data, "a.svg").code == "picture-unreadable"


def nested(depth: int) -> bytes:
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * depth + b"</g>" * depth + b"</svg>"
    )


def test_a_drawing_too_deep_to_be_an_honest_one_is_refused_before_it_fills_the_memory() -> None:
    assert examine(nested(99), "a.svg").plate
    assert examine(nested(100), "a.svg").code == "picture-unreadable"
    assert examine(nested(200_000), "a.svg").code == "picture-unreadable"


@given(
    st.sampled_from([b"text", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"<svg "]),
    st.binary(max_size=200),
    st.sampled_from([*PLACES.values(), "a.svg"]),
)
def test_what_is_no_picture_breaks_nothing(head: bytes, data: bytes, path: str) -> None:
    found = examine(head + data, path)
    assert bool(found.plate) != bool(found.code)
    if found.plate:
        try:
            develop(head + data, found.plate.renditions)
        except Undeveloped:
            return


@pytest.mark.parametrize("path", ["a.jfif", "a.JPE"])
def test_a_photograph_under_a_rarer_ending_loses_its_place_too(path: str) -> None:
    original = telltale("JPEG")
    (data,) = develop(original, plate_of(original, path).renditions[:1])
    assert OWNER.encode() not in data


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("path", ["bare", "scan.dat", "photo.dng"])
def test_a_picture_whose_name_says_nothing_is_known_by_its_first_bytes(
    kind: str, path: str
) -> None:
    assert examine(telltale(kind)[:64], path).code == "picture-mislabelled"
    assert examine(b"%PDF-1.7 and more", path) == Examined(None, "", {"format": ""})


def test_a_long_picture_is_published_in_what_can_hold_it() -> None:
    original = saved(scene(300, 17_000), "PNG")
    plate = plate_of(original, "a.png")
    assert [one.suffix for one in plate.renditions] == [""]
    assert opened(develop(original, plate.renditions)[0]).size == (300, 17_000)


@pytest.mark.parametrize(("mode", "seen_through"), [("L", 0), ("RGB", (255, 0, 0)), ("1", 0)])
def test_a_colour_that_is_seen_through_stays_so(mode: str, seen_through: Any) -> None:
    image = scene(mode=mode) if mode != "1" else Image.new("1", (64, 48))
    if mode == "L":
        image = Image.new("L", (64, 48))
    original = saved(image, "PNG", transparency=seen_through)
    for data in develop(original, plate_of(original, "a.png").renditions):
        assert opened(data).convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


def test_odd_notes_beside_an_orientation_keep_no_picture_from_standing_upright() -> None:
    exif = camera_notes(6)
    exif[ExifTags.Base.PageNumber] = (1, 2, 3)
    original = saved(scene(), "JPEG", exif=exif)
    plate = plate_of(original, "a.jpg")
    assert opened(develop(original, plate.renditions[:1])[0]).size == (48, 64)
