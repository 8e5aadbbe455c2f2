"""Word's documents as the importer reads them."""

import contextlib
import io
import zipfile
from html import escape
from pathlib import Path

import pytest
from hypothesis import given as any_
from hypothesis import settings
from hypothesis import strategies as st

from generator.importing.material import Refusal
from generator.importing.readers import read
from generator.importing.word.package import MAX_XML
from tests.material_told import answer, expect, given, told
from tests.word_files import DOCUMENTS, NAMESPACES, bare, plain, put, saved, styled, with_parts

PLAIN, STYLED = plain(), styled()
CASES = Path(__file__).parent / "import_word"


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_document_becomes_exactly_what_its_case_says(name: str) -> None:
    expect(answer(DOCUMENTS[name](), f"{name}.docx"), CASES / f"{name}.txt")


def test_each_case_has_its_document() -> None:
    assert sorted(file.stem for file in CASES.glob("*.txt")) == sorted(DOCUMENTS)


def _zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("old.doc", OLE, "import-word-old"),
        ("old.wps", OLE, "import-word-old"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "import-word-locked"),
        ("a.pdf", b"%PDF-1.7\n...", "import-word-other"),
        ("a.doc", b"{\\rtf1 text}", "import-word-other"),
        ("table.docx", _zipped(**{"xl/workbook.xml": b""}), "import-word-other"),
        ("half.docx", PLAIN[:3000], "import-word-damaged"),
        ("noise.docx", b"\x01\x02\x03" * 50, "import-word-damaged"),
        ("empty.docx", b"", "import-word-damaged"),
        ("none.docx", _zipped(**{"word/document.xml": b""}), "import-word-damaged"),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(name: str, data: bytes, code: str) -> None:
    assert answer(data, name).startswith(f"refused: {code} ")


def test_an_archive_that_would_unpack_to_very_much_is_refused_before_it_is_unpacked() -> None:
    bomb = with_parts(
        plain(), lambda parts: parts.update({"word/document.xml": b" " * (MAX_XML + 1)})
    )
    assert len(bomb) < 100_000
    assert answer(bomb, "bomb.docx").startswith("refused: import-word-too-big ")


def test_entities_are_never_expanded_and_nothing_outside_is_read() -> None:
    def poison(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        head, body = text.split("?>", 1)
        parts["word/document.xml"] = (
            f'{head}?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{body}'.replace(
                "会议指出", "&a;"
            ).encode()
        )

    assert answer(with_parts(PLAIN, poison), "a.docx").startswith("refused: import-word-damaged")


@pytest.mark.parametrize("depth", [200, 5000])
def test_very_deep_nesting_is_refused_or_read_but_ends_in_no_traceback(depth: int) -> None:
    document = bare()
    put(document, "<w:p><w:r><w:t>开头。</w:t></w:r></w:p>")

    def nest(parts: dict[str, bytes]) -> None:
        inner = "<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth
        text = parts["word/document.xml"].decode()
        parts["word/document.xml"] = text.replace("<w:sectPr", f"{inner}<w:sectPr", 1).encode()

    said = answer(with_parts(saved(document), nest), "deep.docx")
    assert said.startswith(("refused: import-word-damaged", "title: "))


@settings(max_examples=40, deadline=None)
@any_(st.data())
def test_a_document_with_any_of_its_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        name = data.draw(st.sampled_from(sorted(parts)))
        part = bytearray(parts[name])
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, max(len(part) - 1, 0)))
            part[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        parts[name] = bytes(part)

    _ends_well(with_parts(STYLED, spoil))


@settings(max_examples=60, deadline=None)
@any_(st.binary(max_size=300), st.sampled_from((b"", b"PK\x03\x04", OLE, b"%PDF")))
def test_any_bytes_are_read_or_refused(noise: bytes, start: bytes) -> None:
    _ends_well(start + noise)


def _ends_well(data: bytes) -> None:
    """Whatever else is raised fails the test."""
    with contextlib.suppress(Refusal):
        assert all(block.text for block in read(given(data, "any.docx")).blocks)


_xml_text = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9
)


@settings(max_examples=60, deadline=None)
@any_(st.lists(_xml_text, min_size=1, max_size=8))
def test_no_paragraph_is_lost_or_doubled(texts: list[str]) -> None:
    lines = "".join(
        f"<w:p><w:r><w:t>{escape(f'§{n}§{text}')}</w:t></w:r></w:p>" for n, text in enumerate(texts)
    )

    def write(parts: dict[str, bytes]) -> None:
        for name in ("word/styles.xml", "word/numbering.xml"):  # which take their time
            del parts[name]
        body = f"<w:document {NAMESPACES}><w:body><w:p/>{lines}</w:body></w:document>"
        parts["word/document.xml"] = body.encode()

    said = told(read(given(with_parts(PLAIN, write), "any.docx")))
    assert [said.count(f"§{n}§") for n in range(len(texts))] == [1] * len(texts)


def test_what_the_document_namespaces_are_called_makes_no_difference() -> None:
    def strict(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"]
        parts["word/document.xml"] = text.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    assert answer(with_parts(PLAIN, strict), "a.docx") == answer(PLAIN, "a.docx")
