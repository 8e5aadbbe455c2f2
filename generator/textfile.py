"""Text files: from a file's bytes to text, and from text to front matter and body.

In: the bytes of a source. Out: text with plain line ends, or the problem that keeps it from being
one; then where the front matter stands in it. Known here alone: encodings, line ends, the size
that a text may have, and what a line of `---` means at the top of a file.
"""

import re

from msgspec import Struct

from generator.errors import Place, Problem, problem

MAX_BYTES = 5_000_000
"""The largest text that is read at all; a bulletin of a hundred pages has 300,000 bytes."""
MAX_FRONT_MATTER = 65_536
"""Characters of front matter; the longest real ones have about 5,000."""

_OPENING = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIRST_LINE = re.compile(r"\s*([^\n]*)")
_OTHER_DASHES = re.compile(r"[-‐‑‒–—―－−\s]{2,}")
# No YAML has such a line in a block mapping: after an empty one, at the margin, without a colon.
_PROSE = re.compile(r"\n[ \t]*\n[^\s#\-\[\]{}\"'|>:&*!%@`,][^:：\n]*(?:\n|\Z)")


class FrontMatterSplit(Struct, frozen=True, kw_only=True):
    """Where the front matter and the body of a text are."""

    yaml_text: str
    """What stands between the two lines of `---`."""
    yaml_line: int
    """The line of the file, from 1, on which `yaml_text` begins."""
    body_start: int
    """The character of the text, from 0, at which the body begins."""
    body_line: int
    """The line of the file, from 1, on which the body begins."""


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file: UTF-8, a byte order mark dropped, every line end a line feed.

    Where there is a problem, the text is what can be shown of it, for the excerpt alone.
    """
    if len(data) > MAX_BYTES:
        return "", [too_big(path, len(data))]
    if _is_utf16(data):
        return "", [problem("encoding-utf16", path)]
    if b"\0" in data:
        return "", [problem("binary-file", path)]
    try:
        return _plain_lines(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        return _undecoded(data, path, error.start)


def too_big(path: str, size: int) -> Problem:
    """The problem of a text that is larger than MAX_BYTES; `size` in bytes."""
    megabytes = MAX_BYTES // 1_000_000
    return problem("file-too-big", path, size=f"{size / 1_000_000:.1f}", most=str(megabytes))


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf16(data: bytes) -> bool:
    """Whether bytes are UTF-16: by their mark, or because every other byte of ASCII is NUL."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:512]
    return any(
        len(start) >= 4 and start[odd::2].count(0) > 0.6 * len(start[odd::2]) and 0 not in other
        for odd, other in ((0, start[1::2]), (1, start[::2]))
    )


def _undecoded(data: bytes, path: str, start: int) -> tuple[str, list[Problem]]:
    if _is_gb18030(data):
        return "", [problem("encoding-gb18030", path)]
    before = _plain_lines(data[:start].decode("utf-8-sig"))
    place = Place(path=path, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
    values = {"byte": f"0x{data[start]:02X}"}
    shown = _plain_lines(data.decode("utf-8-sig", errors="replace"))
    return shown, [Problem(place=place, code="encoding-unknown", values=values)]


def _is_gb18030(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 read as Chinese in the older encoding.

    Almost any bytes can be read as GB18030, but only real ones give the common characters.
    """
    try:
        foreign = [char for char in data.decode("gb18030") if not char.isascii()]
    except UnicodeDecodeError:
        return False
    common = "".join(foreign).encode("gb2312", errors="ignore")
    return len(common) / 2 >= 0.9 * len(foreign)


def split(text: str, path: str) -> tuple[FrontMatterSplit | None, list[Problem]]:
    """Where front matter and body are; None with the problem where there is no telling."""
    opening = _OPENING.match(text)
    if opening is None:
        return None, [_without_opening(text, path)]
    start, yaml_line = opening.end(), text.count("\n", 0, opening.end()) + 1
    opening_place = Place(path=path, line=max(yaml_line - 1, 1), column=1, length=3)
    closing = _CLOSING.search(text, start)
    if closing is None or _PROSE.search(text, start - 1, closing.start()):
        return None, [Problem(place=opening_place, code="front-matter-unclosed")]
    if closing.start() - start > MAX_FRONT_MATTER:
        most = {"most": str(MAX_FRONT_MATTER // 1024)}
        return None, [Problem(place=opening_place, code="front-matter-too-big", values=most)]
    parts = FrontMatterSplit(
        yaml_text=text[start : closing.start()],
        yaml_line=yaml_line,
        body_start=closing.end(),
        body_line=text.count("\n", 0, closing.end()) + 1,
    )
    return parts, []


def _without_opening(text: str, path: str) -> Problem:
    """What is wrong with the first line that says anything."""
    match = _FIRST_LINE.match(text)
    first = match[1].rstrip() if match else ""
    line = text.count("\n", 0, match.start(1)) + 1 if match and first else 1
    place = Place(path=path, line=line, column=1, length=max(len(first), 1))
    if first.startswith("+++"):
        return Problem(place=place, code="front-matter-toml")
    if _OTHER_DASHES.fullmatch(first):
        return Problem(place=place, code="front-matter-dashes", values={"found": first})
    return Problem(place=place, code="front-matter-missing")
