"""Package: a .docx as the archive that it is, within bounds.

In: the bytes of a file. Out: its parts by name, or a Refusal that says what the file is instead and
what to do. Known here alone: by what Word's old documents, locked ones and other programs' files
are told apart, and how large a document may be when it is unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from generator.importing.material import Given, refusal

MAX_UNPACKED = 200_000_000
"""Bytes of all parts together; a report of a hundred photographs has about 100 MB."""
MAX_XML = 30_000_000
"""Bytes of one part of XML; the text of a thousand pages has about 20 MB."""
MAX_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHER_PARTS = {
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "OpenDocument",
    "OFD.xml": "OFD",
}
_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)
_UNREADABLE = (
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile raises where an archive is damaged, encrypted, or packed in a way of its own."""


def parts_of(given: Given) -> Mapping[str, bytes]:
    """The parts of a document. Raises Refusal."""
    if given.data.startswith(_OLE):
        code = "import-word-locked" if _LOCKED in given.data else "import-word-old"
        raise refusal(code, given)
    if not given.data.startswith(b"PK"):
        raise _not_a_document(given)
    try:
        with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
            return _unpacked(archive, given)
    except _UNREADABLE:
        raise refusal("import-word-damaged", given) from None


def _not_a_document(given: Given) -> Exception:
    kinds = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"<", "HTML"))
    head = given.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = next((name for start, name in kinds if head.startswith(start)), "")
    if kind:
        return refusal("import-word-other", given, kind=kind)
    return refusal("import-word-damaged", given)


def _unpacked(archive: zipfile.ZipFile, given: Given) -> dict[str, bytes]:
    """The parts, none of which is larger than the archive says."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    names = {member.filename for member in members}
    if "word/document.xml" not in names and not any(n.startswith("word/") for n in names):
        kind = next((kind for part, kind in _OTHER_PARTS.items() if part in names), "ZIP")
        raise refusal("import-word-other", given, kind=kind)
    sizes = [member.file_size for member in members]
    xml = [member.file_size for member in members if _XML.fullmatch(member.filename)]
    if len(members) > MAX_PARTS or sum(sizes) > MAX_UNPACKED or max(xml, default=0) > MAX_XML:
        most = f"{MAX_UNPACKED // 1_000_000}"
        raise refusal("import-word-too-big", given, size=f"{sum(sizes) // 1_000_000}", most=most)
    return {member.filename: archive.read(member) for member in members}
