"""Decoding: from the bytes of a saved page to its HTML, and to what was saved with it.

In: bytes of an .html or .mhtml file. Out: HTML as text, the address that it was saved from, and the
parts of an archive. Known here alone: how a page says its encoding, that GB2312 means GB18030 (the
encoding standard of the WHATWG reads GBK, which GB18030 contains), and what browsers write when
they save a page.
"""

import codecs
import email
import email.policy
import re
from collections.abc import Mapping

from msgspec import Struct

from generator.importing.encodings import cleaned, decoded

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_:-]+)", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page says its encoding; browsers look at 1,024, and old pages are untidy."""
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_ARCHIVE = re.compile(
    rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE
)
_CHINESE = ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312", "euc-cn")


class Page(Struct, frozen=True, kw_only=True):
    """A saved page."""

    html: str
    address: str = ""
    """Where the browser that saved it found it; "" where it doesn't say."""
    parts: Mapping[str, bytes] = {}
    """Of an archive the pictures and files, each by its address and by its `cid:`."""


def decode(data: bytes) -> Page | None:
    """A page; None where its bytes are no text."""
    if _ARCHIVE.match(data[:_HEAD]):
        return _unpacked(data)
    html = _text(data, "")
    if html is None:
        return None
    saved = _SAVED.search(html[:_HEAD])
    return Page(html=html, address=saved[1] if saved else "")


def _text(data: bytes, said: str) -> str | None:
    """HTML as text, by what it says of itself, else by how it reads."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded(data)
    named = _CHARSET.search(data[:_HEAD]) or _XML.search(data[:_HEAD])
    name = (named[1].decode("ascii") if named else said).lower()
    encoding = "gb18030" if name in _CHINESE else name
    try:
        return cleaned(data.decode(encoding)) if encoding and b"\0" not in data else decoded(data)
    except (LookupError, UnicodeError):
        pass
    if (text := decoded(data)) is not None:
        return text
    # A few broken bytes, as a database that cut a text between two of them left them.
    text = data.decode("gb18030" if encoding == "gb18030" else "utf-8", errors="replace")
    is_text = b"\0" not in data and text.count("\ufffd") <= len(text) / 200
    return cleaned(text) if is_text else None


def _unpacked(data: bytes) -> Page | None:
    """The page of a web archive (RFC 2557), with its pictures."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    html, parts = None, dict[str, bytes]()
    for part in message.walk():
        if part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        body = payload if isinstance(payload, bytes) else b""
        if html is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            html = _text(body, part.get_content_charset() or "")
            continue
        if place := str(part.get("Content-Location") or "").strip():
            parts[place] = body
        if name := str(part.get("Content-ID") or "").strip().strip("<>"):
            parts[f"cid:{name}"] = body
    address = str(message.get("Snapshot-Content-Location") or "").strip()
    return Page(html=html, address=address, parts=parts) if html is not None else None
