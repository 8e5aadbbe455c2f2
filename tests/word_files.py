"""Documents as Word and WPS write them, made for the tests of the importer."""

import io
import re
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm
from PIL import Image

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def saved(document: Document) -> bytes:
    """A document's bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bare() -> Document:
    """A document without the properties that python-docx gives it."""
    document = docx.Document()
    document.core_properties.author = ""
    return document


def put(document: Document, xml: str) -> None:
    """Put a paragraph of raw XML at the end."""
    body = document.element.body
    for element in parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)


def picture(kind: str = "PNG") -> io.BytesIO:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (6, 4), "navy").save(file, kind)
    file.seek(0)
    return file


def with_parts(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same document with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def plain() -> bytes:
    """A report as a department types it: no styles, a centred headline, Chinese numbers."""
    document = bare()
    document.add_paragraph("第二检察部召开2022年第一次部务会").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in (
        "　　2月9日，太前县人民检察院第二检察部召开2022年第一次部务会。",
        "　　会议指出：",
        "　　一是标杆要拉高。要对照先进找差距。",
        "　　二是措施要精准。要*逐项*抓落实[1]。",
    ):
        document.add_paragraph(text)
    return saved(document)


def styled() -> bytes:
    """A report with everything that Word's styles can say."""
    document = bare()
    document.add_paragraph("检察长办公会纪要", style="Title")
    document.add_paragraph("——2022年第3次", style="Subtitle")
    document.add_heading("总体情况", 1)
    line = document.add_paragraph("会议")
    line.add_run("强调").bold = True
    line.add_run("：要")
    line.add_run("持续").italic = True
    line.add_run("用力。")
    document.add_heading("数据", 2)
    table = document.add_table(3, 3)
    for n, text in enumerate(("类别", "受理", "办结", "民事", "12", "9", "行政|其他", "", "3")):
        table.cell(n // 3, n % 3).text = text
    table.cell(1, 0).merge(table.cell(1, 1))
    for text, style in (("提高认识", "List Number"), ("压实责任", "List Number")):
        document.add_paragraph(text, style=style)
    document.add_paragraph("中间一段。")
    document.add_paragraph("抓好落实", style="List Number")
    document.add_picture(picture(), width=Mm(20))
    document.inline_shapes[0]._inline.docPr.set("descr", "会议室里人们围桌而坐")
    document.add_paragraph("图为会议现场。（陈某某 摄）")
    return saved(document)


_NUMBERING = """<w:abstractNum w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum><w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>"""


def numbered() -> bytes:
    """A notice whose 一、 and （一） Word counts by itself."""
    document = bare()
    document.add_paragraph("关于开展专项监督的通知", style="Title")
    for depth, text in (
        (0, "总体要求"),
        (1, "提高站位"),
        (1, "强化配合"),
        (2, "每月会商"),
        (3, "记录在案"),
        (3, "归档备查"),
        (2, "每季通报"),
        (0, "工作安排"),
        (1, "排查"),
    ):
        put(
            document,
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="91"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>",
        )

    def number(parts: dict[str, bytes]) -> None:
        old = parts["word/numbering.xml"]
        first = re.search(rb"<w:num ", old)
        assert first
        abstract, num = _NUMBERING.split("</w:abstractNum>")
        parts["word/numbering.xml"] = (
            old[: first.start()]
            + f"{abstract}</w:abstractNum>".encode()
            + old[first.start() :].replace(b"</w:numbering>", f"{num}</w:numbering>".encode())
        )

    return with_parts(saved(document), number)


def reviewed() -> bytes:
    """A draft on its way through three reviews: changes, comments, hidden text."""
    document = bare()
    document.add_paragraph("部务会通报", style="Title")
    put(
        document,
        '<w:p><w:r><w:t>会议由</w:t></w:r><w:del w:id="1" w:author="甲"><w:r><w:delText>张三'
        '</w:delText></w:r></w:del><w:ins w:id="2" w:author="甲"><w:r><w:t>陈灵宝</w:t></w:r>'
        "</w:ins><w:r><w:t>主持。</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="甲"/></w:rPr></w:pPr>'
        "<w:r><w:t>上一段</w:t></w:r></w:p><w:p><w:r><w:t>并入下一段。</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>公开内容。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部：暂不公开"
        "</w:t></w:r></w:p>",
    )
    document.sections[0].header.paragraphs[0].text = "内部资料 注意保存"
    document.add_comment(
        document.paragraphs[-1].runs, text="这里人名请核对", author="初审 李某", initials="李"
    )
    document.core_properties.author = "办公室电脑"
    return saved(document)


def boxed() -> bytes:
    """A document with text boxes, a formula, ruby and a picture that only Windows shows."""
    document = bare()
    document.add_paragraph("公开听证通报", style="Title")
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    new = '<w:drawing><wp:anchor><a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx>'
    end = "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    old = "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>"
    both = box.format("听证员意见：同意。")
    alone = box.format("现场提示：请关闭手机。")
    put(
        document,
        "<w:p><w:r><w:t>听证会如期举行。</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{new}{both}{end}</mc:Choice>'
        f"<mc:Fallback>{old.format(both)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><w:t>秩序良好。</w:t></w:r><w:r>{new}{alone}{end}</w:r></w:p>"
        "<w:p><w:r><w:t>比例为</w:t></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>"
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jiǎn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>检</w:t>"
        "</w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>察</w:t></w:r></w:p>",
    )
    document.add_picture(picture("BMP"))
    document.add_picture(picture())

    def lose(parts: dict[str, bytes]) -> None:
        del parts["word/media/image2.png"]

    return with_parts(saved(document), lose)


def footnoted() -> bytes:
    """A document with two footnotes and links."""
    document = bare()
    document.add_paragraph("典型案例", style="Title")
    put(
        document,
        '<w:p><w:r><w:t>依据法律</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>'
        '作出决定</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r>'
        "<w:r><w:t>。</w:t></w:r></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://www.example.org/law" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>全文</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for n, text in ((2, "《民事诉讼法》第二百零八条。"), (3, "见本院公告。"))
    )

    def note(parts: dict[str, bytes]) -> None:
        parts["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>".encode()

    return with_parts(saved(document), note)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    one.__name__: one for one in (plain, styled, numbered, reviewed, boxed, footnoted)
}
"""Each kind of document by its name."""
