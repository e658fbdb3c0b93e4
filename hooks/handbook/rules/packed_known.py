"""What the parts of our office files and books hold: the lists that HB820 and HB841 compare with."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml"
    r"|word/(?:document|fontTable|settings|styles|footer1|header1)\.xml|word/_rels/document\.xml\.rels"
    r"|xl/(?:styles|workbook)\.xml|xl/theme/theme1\.xml|xl/worksheets/sheet[1-3]\.xml"
    r"|xl/_rels/workbook\.xml\.rels"
)
"""Names of the parts of a form; macros, pictures, comments, data and other files are none of them."""

TYPES = frozenset(
    {"application/xml", "application/vnd.openxmlformats-package.core-properties+xml",
     "application/vnd.openxmlformats-package.relationships+xml"}
    | {f"application/vnd.openxmlformats-officedocument.{name}+xml" for name in (
        "extended-properties", "theme", "spreadsheetml.sheet.main", "spreadsheetml.styles",
        "spreadsheetml.worksheet", "wordprocessingml.document.main", "wordprocessingml.fontTable",
        "wordprocessingml.footer", "wordprocessingml.header", "wordprocessingml.settings",
        "wordprocessingml.styles",
    )}
)  # fmt: skip
"""What parts may say that they are; a workbook with macros says another thing."""

RELATIONS = frozenset(
    {f"{_PACKAGE}relationships/metadata/core-properties"}
    | {f"{_DOCUMENT}relationships/{name}" for name in (
        "extended-properties", "fontTable", "footer", "header", "officeDocument", "settings",
        "styles", "theme", "worksheet",
    )}
)  # fmt: skip
"""Why one part leads to another."""

_NAMES_BY_SPACE = {
    "http://purl.org/dc/elements/1.1/": "creator language subject title",
    "http://purl.org/dc/terms/": "created modified",
    "http://schemas.microsoft.com/office/word/2010/wordml":
        "checkbox checked checkedState uncheckedState",
    "http://schemas.openxmlformats.org/drawingml/2006/main": """
        accent1 accent2 accent3 accent4 accent5 accent6 alpha bevelT bgFillStyleLst camera clrScheme
        cs dk1 dk2 ea effectLst effectStyle effectStyleLst extraClrSchemeLst fillStyleLst fillToRect
        fmtScheme folHlink font fontScheme gradFill gs gsLst hlink latin lightRig lin ln lnStyleLst
        lt1 lt2 majorFont minorFont objectDefaults outerShdw path prstDash rot satMod scene3d
        schemeClr shade solidFill sp3d srgbClr sysClr theme themeElements tint
    """,
    f"{_DOCUMENT}extended-properties": "Application Properties",
    f"{_PACKAGE}content-types": "Default Override Types",
    f"{_PACKAGE}metadata/core-properties": "coreProperties lastModifiedBy",
    f"{_PACKAGE}relationships": "Relationship Relationships",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": """
        alignment b bookViews border borders bottom c calcPr cellStyle cellStyleXfs cellStyles cellXfs
        col color colors cols dataValidation dataValidations definedName definedNames diagonal
        dimension evenFooter evenHeader f family fgColor fill fills firstFooter firstHeader font fonts
        formula1 headerFooter indexedColors is left mergeCell mergeCells name numFmts oddFooter
        oddHeader outlinePr pageMargins pageSetUpPr pageSetup pane patternFill protection rgbColor
        right row scheme selection sheet sheetData sheetFormatPr sheetPr sheetProtection sheetView
        sheetViews sheets styleSheet sz t tableStyles top v workbook workbookPr workbookProtection
        workbookView worksheet xf
    """,
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": """
        alias altName b bCs basedOn bidi bidiVisual body bottom calendar cantSplit
        characterSpacingControl color compat compatSetting date dateFormat defaultTabStop docDefaults
        document dropDownList fldChar font fonts footerReference ftr gridCol gridSpan hdr
        headerReference ind insideH insideV instrText jc keepNext lang left lid listItem lock name
        noProof outlineLvl p pBdr pPr pPrDefault pStyle pgMar pgSz qFormat r rFonts rPr rPrDefault
        rStyle removeDateAndTime removePersonalInformation right rtl sdt sdtContent sdtPr sectPr
        settings shd showingPlcHdr spacing storeMappedDataAs style styles sz szCs t tag tbl tblBorders
        tblCellMar tblGrid tblHeader tblLayout tblPr tblStyle tblW tc tcBorders tcPr tcW text
        themeFontLang top tr trHeight trPr
    """,
}  # fmt: skip
ELEMENTS: Mapping[str, frozenset[str]] = {
    space: frozenset(names.split()) for space, names in _NAMES_BY_SPACE.items()
}
"""Elements by namespace. Not among them: links, objects, controls of ActiveX, changes, comments."""

NAMES = frozenset(
    {*ELEMENTS, *RELATIONS, f"{_DOCUMENT}relationships", "http://schemas.microsoft.com/office/word",
     "http://schemas.openxmlformats.org/markup-compatibility/2006",
     "http://www.w3.org/2001/XMLSchema-instance"}
)  # fmt: skip
"""Addresses that are names of formats: compared letter by letter, and asked for by no program."""

FUNCTIONS = frozenset({
    "ABS", "AND", "DATE", "DAY", "EXACT", "FIND", "IF", "IFERROR", "ISERROR", "ISNUMBER", "LEFT",
    "LEN", "LOWER", "MID", "OR", "RIGHT", "ROUND", "SEARCH", "SUBSTITUTE", "TEXT", "TIME",
})  # fmt: skip
"""What our formulas work out; none of them reads a file, an address or another program."""

FIELDS = frozenset({"PAGE", "NUMPAGES"})
"""What a program puts into a text by itself."""

BOOK_PARTS = re.compile(
    r"mimetype|META-INF/container\.xml|OEBPS/(?:book\.(?:css|opf)|(?:cover|nav)\.xhtml"
    r"|text/(?:[a-z0-9-]+/)*[a-z0-9-]+\.xhtml|fonts/(?:[a-z0-9-]+\.woff2|OFL-[a-z0-9-]+\.txt))"
)
_BOOK_NAMES = {
    "http://www.w3.org/1999/xhtml": """
        a article bdi blockquote body br caption cite code col dd del div dl dt em figure footer h1 h2
        h3 h4 h5 h6 head header hr html i ins kbd li link main nav ol p pre section small span strong sub
        sup table tbody td th thead time title tr ul b
    """,
    "http://www.w3.org/2000/svg": """
        circle defs ellipse g line path pattern polygon polyline rect svg text title tspan
    """,
    "http://www.idpf.org/2007/opf": "item itemref manifest meta metadata package spine",
    "http://purl.org/dc/elements/1.1/": "creator description identifier language title",
    "urn:oasis:names:tc:opendocument:xmlns:container": "container rootfile rootfiles",
    "http://www.idpf.org/2007/ops": "",
}  # fmt: skip
BOOK_ELEMENTS: Mapping[str, frozenset[str]] = {
    space: frozenset(names.split()) for space, names in _BOOK_NAMES.items()
}
"""Elements by namespace. Not among them: scripts, forms, frames, sounds, pictures from elsewhere."""
