"""Encodings: from the bytes of a text that some program has saved to its characters.

In: bytes. Out: text with plain line ends and without characters that no text has, or None. Known
here alone: which encodings occur (UTF-8, UTF-16 with its mark or without, GB18030 with what it
contains, Windows' Western one), and how they are told apart: by what can't be, then by how common
the characters are that come out.
"""

import re
import unicodedata
from collections.abc import Iterator

_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSED = ("gb18030", "utf-16-le", "utf-16-be", "cp1252")
_COMMON = 0.85
"""Share of the characters that must be common ones."""
_SIGNS = frozenset("–−•©®²³½€£\xa0")
"""Signs that GB 2312 does not have and that Chinese texts have all the same."""
_WESTERN = _SIGNS.union("‘’“”—…°×éèêëàâäáçñöôóüûúíïÉÀÖÜß")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2060\ufeff\ufffe\uffff]")


def decoded(data: bytes) -> str | None:
    """The text of some bytes; None where they are no text in a known encoding."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _read(data, encoding)
    if b"\0" not in data and (text := _read(data, "utf-8")) is not None:
        return text
    best = max(_guesses(data), default=(0.0, ""))
    return best[1] if best[0] >= _COMMON else None


def cleaned(text: str) -> str:
    """A text with plain line ends, and without control characters and byte order marks."""
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def half_width(text: str) -> str:
    """A text with full-width letters, digits and spaces as those of ASCII; its signs stay."""
    return "".join(_half(char) for char in text)


def _half(char: str) -> str:
    if char == "\u3000":
        return " "
    is_wide = "\uff10" <= char <= "\uff5a" and char.isalnum()
    return unicodedata.normalize("NFKC", char) if is_wide else char


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return cleaned(data.decode(encoding))
    except UnicodeDecodeError:
        return None


def _guesses(data: bytes) -> Iterator[tuple[float, str]]:
    """For each encoding that can be how common the characters are, and the text."""
    for encoding in _GUESSED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [char for char in text if not char.isascii()]
        if "\0" not in text and foreign:
            yield sum(_is_common(char, encoding) for char in foreign) / len(foreign), cleaned(text)
        elif "\0" not in text and encoding.startswith("utf-16"):
            yield 1.0, cleaned(text)


def _is_common(char: str, encoding: str) -> bool:
    if encoding == "cp1252":
        return char in _WESTERN
    return char in _SIGNS or bool(char.encode("gb2312", errors="ignore"))
