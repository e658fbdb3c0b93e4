"""Office files that somebody else made, or changed: each with one thing that runs, opens, or carries."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import Case, Content, added
from tests.site.offices import changed, good, relation, zipped

OTHER = "https://h.example.net"
_DOCX, _XLSX = "site/print/en/F-06.docx", "site/print/en/F-06.xlsx"
_DOCUMENT, _RELS = "word/document.xml", "word/_rels/document.xml.rels"
_SETTINGS, _CORE = "word/settings.xml", "docProps/core.xml"
_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def body(xml: str) -> tuple[str, str]:
    return "<w:body>", f"<w:body>{xml}"


def field(text: str) -> tuple[str, str]:
    return body(f"<w:p><w:r><w:instrText>{text}</w:instrText></w:r></w:p>")


def cell(formula: str) -> tuple[str, str]:
    return "<sheetData>", f'<sheetData><row r="999"><c r="A999"><f>{formula}</f></c></row>'


def docx(**parts: bytes | tuple[str, str] | None) -> bytes:
    """Return the DOCX with one change; parts are named by their short names below."""
    return changed({_SHORT[name]: new for name, new in parts.items()})


def xlsx(**parts: bytes | tuple[str, str] | None) -> bytes:
    return changed({_SHORT[name]: new for name, new in parts.items()}, "xlsx")


_SHORT = {
    "macro": "word/vbaProject.bin", "book_macro": "xl/vbaProject.bin", "types": _TYPES, "rels": _RELS,
    "document": _DOCUMENT, "settings": _SETTINGS, "core": _CORE, "sheet": _SHEET, "book": _BOOK,
    "ole": "word/embeddings/oleObject1.bin", "control": "word/activeX/activeX1.xml",
    "custom": "customXml/item1.xml", "comments": "word/comments.xml", "more": "docProps/custom.xml",
    "link": "xl/externalLinks/externalLink1.xml", "media": "word/media/a.png", "footer": "word/footer1.xml",
    "zip": "word/a.zip", "connections": "xl/connections.xml", "font": "word/fonts/font1.odttf",
    "old": "xl/macrosheets/sheet1.xml", "queries": "xl/queryTables/queryTable1.xml",
}  # fmt: skip

DOCX: dict[str, bytes] = {
    "docx-macro HB820": docx(macro=_OLE),
    "docx-macro-type HB820": docx(types=(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )),
    "docx-template HB820": docx(rels=relation("attachedTemplate", f"{OTHER}/a.dotm")),
    "docx-template-share HB820": docx(rels=relation("attachedTemplate", "\\\\h.example.net\\a\\b.dotm")),
    "docx-picture HB820": docx(rels=relation("image", f"{OTHER}/a.png")),
    "docx-frame HB820": docx(rels=relation("frame", f"{OTHER}/a")),
    "docx-link HB820": docx(rels=relation("hyperlink", f"{OTHER}/a")),
    "docx-mail HB820": docx(rels=relation("hyperlink", "mailto:a@h.example.net")),
    "docx-inside-but-out HB820": docx(rels=relation("styles", f"{OTHER}/a.xml", outside=False)),
    "docx-climbs HB820": docx(rels=relation("styles", "../../../a.xml", outside=False)),
    "docx-object HB820": docx(ole=_OLE),
    "docx-object-element HB820": docx(document=body("<w:p><w:r><w:object/></w:r></w:p>")),
    "docx-control HB820": docx(control=b"<a/>"),
    "docx-chunk HB820": docx(document=body('<w:altChunk r:id="rId1"/>')),
    "docx-subdocument HB820": docx(document=body("<w:p><w:subDoc/></w:p>")),
    "docx-old-picture HB820": docx(document=body("<w:p><w:r><w:pict/></w:r></w:p>")),
    "docx-merge HB820": docx(settings=("<w:compat>", "<w:mailMerge/><w:compat>")),
    "docx-custom-data HB820": docx(custom=b"<a/>"),
    "docx-binding HB820": docx(document=("<w:showingPlcHdr/>", '<w:dataBinding w:xpath="/a"/><w:showingPlcHdr/>')),
    "docx-comment HB820": docx(comments=b"<a/>"),
    "docx-change HB820": docx(document=body('<w:p><w:del w:author="A. Officer"/></w:p>')),
    "docx-font HB820": docx(font=b"\0\1\0\0"),
    "docx-media HB820": docx(media=b"\x89PNG\r\n\x1a\n"),
    "docx-nested HB820": docx(zip=zipped({"a.xml": b"<a/>"})),
    "docx-dde HB820": docx(document=field('DDEAUTO c:\\\\a.exe "b"')),
    "docx-include HB820": docx(document=field("INCLUDEPICTURE \\d a.png")),
    "docx-field-link HB820": docx(document=field("HYPERLINK a")),
    "docx-simple-field HB820": docx(document=body('<w:p><w:fldSimple w:instr="QUOTE 1"/></w:p>')),
    "docx-hidden-text HB820": docx(document=body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>")),
    "docx-author HB820": docx(core=("<dc:creator>Handbook", "<dc:creator>A. Officer")),
    "docx-saved HB820": docx(core=("T00:00:00Z</dcterms:modified>", "T08:12:00Z</dcterms:modified>")),
    "docx-company HB820": docx(more=b"<a/>"),
    "docx-address HB820": docx(document=body(f"<w:p><w:r><w:t>{OTHER}/a</w:t></w:r></w:p>")),
    "docx-no-code HB820": docx(footer=("F-06", "F-99")),
    "docx-doctype HB820": docx(document=b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    "docx-cut HB820": good()[:-40],
    "docx-tail HB820": good() + b"<script>alert(1)</script>",
    "docx-bomb HB820": docx(document=b"<a>" + b" " * (5 << 20) + b"</a>"),
}  # fmt: skip

XLSX: dict[str, bytes] = {
    "xlsx-macro HB820": xlsx(book_macro=_OLE),
    "xlsx-macro-sheet HB820": xlsx(old=b"<a/>"),
    "xlsx-external-book HB820": xlsx(link=b"<a/>"),
    "xlsx-connection HB820": xlsx(connections=b"<a/>"),
    "xlsx-query HB820": xlsx(queries=b"<a/>"),
    "xlsx-link-element HB820": xlsx(sheet=("<pageMargins", '<hyperlinks><hyperlink ref="A1"/></hyperlinks><pageMargins')),
    "xlsx-object HB820": xlsx(sheet=("<pageMargins", "<oleObjects/><pageMargins")),
    "xlsx-web HB820": xlsx(sheet=cell("WEBSERVICE(A1)")),
    "xlsx-web-new HB820": xlsx(sheet=cell("_xlfn.WEBSERVICE(A1)")),
    "xlsx-link HB820": xlsx(sheet=cell('HYPERLINK("a","b")')),
    "xlsx-picture HB820": xlsx(sheet=cell("_xlfn.IMAGE(A1)")),
    "xlsx-dde HB820": xlsx(sheet=cell("cmd|'/c calc'!A0")),
    "xlsx-dde-function HB820": xlsx(sheet=cell('DDE("a","b","c")')),
    "xlsx-other-book HB820": xlsx(sheet=cell("'[b.xlsx]A'!A1")),
    "xlsx-share HB820": xlsx(sheet=cell("'\\\\h\\a\\[b.xlsx]A'!A1")),
    "xlsx-name HB820": xlsx(book=("<definedNames>", '<definedNames><definedName name="a">RTD("b",,"c")</definedName>')),
    "xlsx-condition HB820": xlsx(sheet=("<formula1>", "<formula1>WEBSERVICE(A1)+")),
    "xlsx-start HB820": xlsx(book=("<definedNames>", '<definedNames><definedName name="Auto_Open">a()</definedName>')),
    "xlsx-hidden HB820": xlsx(book=('state="visible"', 'state="hidden"')),
    "xlsx-very-hidden HB820": xlsx(book=('state="visible"', 'state="veryHidden"')),
    "xlsx-hidden-row HB820": xlsx(sheet=("<row ", '<row hidden="1" ')),
    "xlsx-flat-row HB820": xlsx(sheet=('<row r="1" ht="', '<row r="1" ht="0" x="')),
    "xlsx-address HB820": xlsx(sheet=("Look at its properties", f"Look at {OTHER}/a")),
    "xlsx-author HB820": xlsx(core=("<cp:lastModifiedBy>Handbook", "<cp:lastModifiedBy>A. Officer")),
    "xlsx-no-page HB820": xlsx(sheet=("&amp;P/", "1/")),
    "xlsx-tail HB820": good("xlsx") + b"MZ",
}  # fmt: skip

ELSEWHERE: dict[str, tuple[str, Content]] = {
    "office-lie HB810": (_DOCX, b"<script>alert(1)</script>"),
    "office-other-place HB810": ("site/forms/F-06.docx", good()),
    "office-other-form HB810": ("site/print/en/F-99.docx", good()),
    "office-other-name HB810": ("site/print/en/F-06-old.docx", good()),
    "office-with-macros HB810": ("site/print/en/F-06.docm", good()),
    "office-template HB810": ("site/print/en/F-06.dotx", good()),
    "office-open HB810": ("site/print/en/F-06.odt", zipped({"a.xml": b"<a/>"})),
    "office-binary HB810": ("site/print/en/F-06.xlsb", zipped({"a.xml": b"<a/>"})),
    "office-in-sources HB010 HB008": ("docs/en/templates/F-06.docx", good()),
}


def _lying(path: str, rows: dict[str, bytes]) -> Iterator[Case]:
    yield from added("g", "", {key: (path, data) for key, data in rows.items()})


CASES: tuple[Case, ...] = (
    *_lying(_DOCX, DOCX),
    *_lying(_XLSX, XLSX),
    *added("g", "", ELSEWHERE),
)
