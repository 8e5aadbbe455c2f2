"""Rendering: a prepared document as HTML, and its pictures.

In: the parts of a document. Out: HTML with footnotes as our own dialect has them, and pictures.
Known here alone: mammoth; what it makes of notes and numbers; and which pictures browsers show.
"""

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import html as lxml_html
from msgspec import Struct

from generator.importing.material import Picture
from generator.importing.word.paragraphs import NUMBER

_KINDS = {
    b"\xff\xd8\xff": "jpg",
    b"\x89PNG\r\n": "png",
    b"GIF8": "gif",
    b"<svg": "svg",
    b"RIFF": "webp",
}
_MACHINE = re.compile(
    r"(?:[0-9a-f]{16,}|.*[\\/].*|.*\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)"
    r"|(?:图片|图像|picture|image|graphic|图形)\s*\d*|.*(?:description automatically generated|"
    r"自动生成的说明|已自动生成).*)",
    re.IGNORECASE | re.DOTALL,
)
"""What programs write in the place of a description: hashes, paths, `图片 3`."""
_NUMBERED = re.compile(f"{NUMBER[0]}(\\d+){NUMBER[1]}")
_NOTE = re.compile(r"#((?:foot|end)note-.+)")
_STYLES = "\n".join(
    f"p[style-name='{name}{space}{n}'] => h{n}:fresh"
    for name in ("标题",)
    for space in ("", " ")
    for n in range(1, 7)
)
_BROKEN = (
    AttributeError,
    KeyError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What mammoth raises for a document that isn't as it should be."""


class Broken(Exception):  # noqa: N818 - it says what the document is
    """A document that isn't built as documents are."""


class Rendered(Struct, frozen=True, kw_only=True):
    """A document as HTML."""

    html: str
    pictures: tuple[Picture, ...]
    unseen: tuple[str, ...]
    """Kinds of pictures that no browser shows, one for each that was left out."""
    absent: int
    """How many pictures the document only links to, or has lost."""


def render(parts: Mapping[str, bytes]) -> Rendered:
    """Render a document. Raises Broken."""
    import mammoth

    album = _Album()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    try:
        result = mammoth.convert_to_html(
            file,
            convert_image=album.picture,
            style_map=_STYLES,
            include_embedded_style_map=False,
        )
    except _BROKEN as error:
        raise Broken(type(error).__name__) from error
    return Rendered(
        html=_settled(result.value),
        pictures=tuple(album.pictures),
        unseen=tuple(album.unseen),
        absent=album.absent,
    )


class _Album:
    """The pictures of a document in the order in which it shows them."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.unseen: list[str] = []
        self.absent = 0
        self._known: dict[bytes, str] = {}

    def picture(self, image: object) -> list[object]:
        """The `img` of a picture, or what it is called where browsers don't show it."""
        from mammoth import html
        from mammoth.docx.files import InvalidFileReferenceError

        try:
            with image.open() as file:  # type: ignore[attr-defined]
                data = file.read()
        except (InvalidFileReferenceError, KeyError, OSError):
            self.absent += 1
            return []
        said = " ".join((image.alt_text or "").split())  # type: ignore[attr-defined]
        alt = "" if _MACHINE.fullmatch(said) else said
        kind = next((name for start, name in _KINDS.items() if data.startswith(start)), "")
        if not kind:
            content = str(image.content_type or "?")  # type: ignore[attr-defined]
            self.unseen.append(content.rpartition("/")[2].removeprefix("x-").upper())
            return []
        name = self._known.setdefault(data, f"picture-{len(self._known) + 1}.{kind}")
        if all(one.name != name for one in self.pictures):
            self.pictures.append(Picture(name=name, data=data, alt=alt))
        return [html.element("img", {"src": name, "alt": alt})]


def _settled(html: str) -> str:
    """The HTML with its numbers, notes and boxes to tick as the rest of the importer knows them."""
    if not html.strip():
        return ""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    _settle_notes(root)
    for ordered in list(root.iter("ol")):
        _settle_numbers(ordered)
    for box in list(root.iter("input")):
        box.tail = ("☑" if box.get("checked") else "☐") + (box.tail or "")
        box.drop_tree()
    return without_numbers(lxml_html.tostring(root, encoding="unicode"))


def without_numbers(text: str) -> str:
    """A text without the numbers that pass through mammoth."""
    return _NUMBERED.sub("", text)


def _settle_notes(root: lxml_html.HtmlElement) -> None:
    """Notes and what calls them, with the names and classes of our dialect."""
    calls = [a for a in root.iter("a") if _NOTE.fullmatch(a.get("href", ""))]
    numbers: dict[str, int] = {}
    for call in calls:
        name = _NOTE.fullmatch(call.get("href", ""))
        if name and not name[1].partition("-")[2].startswith("ref-"):
            number = numbers.setdefault(name[1], len(numbers) + 1)
            call.attrib.clear()
            call.attrib.update({"class": "footnote-ref", "href": f"#fn:{number}"})
            call.text = f"{number}"
    for item in list(root.iter("li")):
        if item.get("id", "") in numbers:
            _settle_note(item, numbers[item.get("id", "")])


def _settle_note(item: lxml_html.HtmlElement, number: int) -> None:
    item.set("id", f"fn:{number}")
    for back in [a for a in item.iter("a") if a.text == "↑"]:
        back.drop_tree()
    listed = item.getparent()
    if listed is not None and listed.getparent() is not None:
        around = listed.getparent()
        if around.get("class") != "footnote":
            division = lxml_html.Element("div")
            division.set("class", "footnote")
            around.replace(listed, division)
            division.append(listed)


def _settle_numbers(ordered: lxml_html.HtmlElement) -> None:
    """Begin a list with its first number, and another one where the numbers begin anew."""
    expected = None
    for item in list(ordered.findall("li")):
        text = lxml_html.tostring(item, encoding="unicode")
        found = _NUMBERED.search(text.split("<ol", 1)[0].split("<ul", 1)[0])
        number = int(found[1]) if found else expected
        if number is None:
            return
        parent = item.getparent()
        if expected is None:
            parent.set("start", str(number))
        elif number != expected:
            following = lxml_html.Element("ol")
            following.set("start", str(number))
            following.extend([item, *item.itersiblings()])
            parent.addnext(following)
        expected = number + 1
