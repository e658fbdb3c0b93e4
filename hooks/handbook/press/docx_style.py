"""How a DOCX looks: its styles, the fonts that it names, and what it asks of the program."""

from __future__ import annotations

from handbook.press.office import Office


def styles(form: Office) -> str:
    """Return the part `styles.xml`."""
    font = font_of(form.html)
    fonts = f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{_LATIN}" w:cs="{font}"/>'
    lang = f'<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="{form.html}"/>'
    written = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_NAMES.get(name, name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{_look(*look)}</w:rPr></w:style>'
        for name, paragraph, look in _PARAGRAPHS
    )
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(20)}{lang}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{written}{_CHARACTERS}{_GRID}</w:styles>"
    )


def font_of(language: str) -> str:
    """Return the font that is common where a language is read."""
    return _FONTS.get(language, (_LATIN, ()))[0]


def fonts(form: Office) -> str:
    """Return the part `fontTable.xml`: what to take where a font is absent; none is embedded."""
    named = {_LATIN: ("Liberation Sans", "Arimo"), "MS Gothic": ("Segoe UI Symbol", "DejaVu Sans")}
    named |= dict([_FONTS[form.html]] if form.html in _FONTS else [])
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{", ".join(others)}"/></w:font>'
        for name, others in named.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {_W}>{entries}</w:fonts>'


def settings(form: Office) -> str:
    """Return the part `settings.xml`; a program that obeys it leaves out who saved the file, and when."""
    return (
        f"<w:settings {_W}><w:removePersonalInformation/><w:removeDateAndTime/>"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="en-GB" w:bidi="{form.html}"/></w:settings>'
    )


def _look(size: int, color: str, weight: str = "") -> str:
    heavy = "<w:b/><w:bCs/>" if weight == "bold" else ""
    return f'{heavy}<w:color w:val="{color}"/>{_size(size)}'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LATIN = "Arial"
_FONTS = {
    "ur": ("Jameel Noori Nastaleeq", ("Noto Nastaliq Urdu", "Urdu Typesetting")),
    "bn": ("Nirmala UI", ("Noto Sans Bengali", "Vrinda")),
}
"""Language to a font that is common where it is read, and what stands in for it; elsewhere Arial."""
_INK, _GREY, _RED = "1A1F24", "5A646E", "A4120B"


def _air(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


_FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="18" w:space="6" w:color="{_RED}"/>'
    for side in ("top", "left", "bottom", "right")
)
_PARAGRAPHS = (
    ("Title", f'<w:keepNext/>{_air(0, 60)}<w:outlineLvl w:val="0"/>', (36, _INK, "bold")),
    ("Heading1", f'<w:keepNext/>{_air(0, 120)}<w:outlineLvl w:val="0"/>', (28, _INK, "bold")),
    ("Lead", _air(0, 160), (21, _INK)),
    ("Stop", f'<w:pBdr>{_FRAME}</w:pBdr>{_air(120, 200)}<w:ind w:left="140" w:right="140"/>', (22, _RED)),
    ("Notice", _air(0, 80), (19, _INK)),
    ("Note", _air(60, 120), (18, _GREY)),
    ("Head", _air(40, 40), (18, _INK, "bold")),
    ("Label", _air(40, 0), (20, _INK, "bold")),
    ("Column", _air(20, 0), (17, _INK, "bold")),
    ("How", _air(0, 0), (17, _INK)),
    ("Meta", _air(0, 40), (16, _GREY)),
    ("Answer", _air(40, 40), (21, _INK)),
    ("AnswerKept", f"<w:keepNext/>{_air(40, 40)}", (21, _INK)),
    ("Header", _air(0, 0), (17, _GREY)),
    ("Footer", _air(0, 0), (16, _GREY)),
)  # fmt: skip
_NAMES = {"Heading1": "heading 1", "Header": "header", "Footer": "footer"}
_CHARACTERS = (
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Id"><w:name w:val="Field id"/><w:rPr><w:noProof/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Sign"><w:name w:val="Sign"/><w:rPr>'
    f'<w:rFonts w:cs="{_LATIN}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Empty"><w:name w:val="Placeholder Text"/><w:rPr>'
    '<w:color w:val="8A949E"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Box"><w:name w:val="Box"/><w:rPr><w:rFonts w:ascii="MS Gothic"'
    ' w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/></w:rPr></w:style>'
)
_GRID = (
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A949E"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
