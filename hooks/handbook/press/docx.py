"""A form of one head, with or without rows, becomes a DOCX that every office program can fill in."""

from __future__ import annotations

import functools
import io
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from handbook.fieldkinds import kind_of
from handbook.model import Field
from handbook.press.docx_style import fonts, settings, styles
from handbook.press.docx_text import (
    W14,
    answer,
    chooser,
    joined,
    page_of,
    paragraph,
    run,
    value,
)
from handbook.press.office import Office
from handbook.press.package import sealed

EMPTY_ROWS = 10
"""Rows that stand ready; more are added by copying one."""


def docx(form: Office) -> bytes:
    """Return the bytes of the DOCX of a form: the same form, the same bytes."""
    from docx import Document  # noqa: PLC0415 - slow, and only those pay who make office files
    from docx.opc.part import Part  # noqa: PLC0415

    document = Document()
    part: Any = document.part
    _strip(part.package.rels, ("officeDocument", "core-properties", "extended-properties"))
    _strip(part.rels, ("styles", "settings", "fontTable"))
    _fill(part._styles_part, styles(form))  # noqa: SLF001 - the library has no name for “all styles”
    _fill(part._settings_part, settings(form))  # noqa: SLF001
    table = next(rel.target_part for rel in part.rels.values() if rel.reltype.endswith("fontTable"))
    if isinstance(table, Part):
        table._blob = fonts(form).encode()  # noqa: SLF001
    header, head_id = part.add_header_part()
    footer, foot_id = part.add_footer_part()
    _fill(header, f"<w:hdr {_NAMES}>{_head(form)}</w:hdr>")
    _fill(footer, f"<w:ftr {_NAMES}>{_foot(form)}</w:ftr>")
    _fill(part, _document(form, head_id, foot_id))
    stream = io.BytesIO()
    document.save(stream)
    return sealed(stream.getvalue(), form)


def _strip(relations: Any, kept: Sequence[str]) -> None:  # noqa: ANN401 - a dict of the library's own
    """Leave out what the library's model holds besides: a picture, a bibliography, a theme."""
    for key in [key for key, one in relations.items() if not one.reltype.endswith(kept)]:
        del relations[key]


def _fill(part: Any, xml: str) -> None:  # noqa: ANN401
    from docx.oxml import parse_xml  # noqa: PLC0415

    part._element = parse_xml(xml)  # noqa: SLF001


def _document(form: Office, head_id: str, foot_id: str) -> str:
    turned = "<w:bidi/>" if form.right else ""
    page = functools.partial(_section, head_id, foot_id, turned)
    body = "".join((*_opening(form), _fields(form)))
    if form.rows:
        body += f"<w:p><w:pPr>{page(*_PORTRAIT)}</w:pPr></w:p>"
        body += paragraph(form, "Heading1", run(form, form.word("print-rows"))) + _rows(form)
        body += paragraph(form, "Meta")
    body += page(*(_LANDSCAPE if form.rows else _PORTRAIT))
    return f'<w:document {_NAMES} mc:Ignorable="w14"><w:body>{body}</w:body></w:document>'


def _section(head_id: str, foot_id: str, turned: str, width: int, height: int) -> str:
    lying = ' w:orient="landscape"' if width > height else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{head_id}"/>'
        f'<w:footerReference w:type="default" r:id="{foot_id}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar w:top="1134" w:right="{_EDGE}"'
        f' w:bottom="1134" w:left="{_EDGE}" w:header="567" w:footer="567" w:gutter="0"/>{turned}</w:sectPr>'
    )


def _head(form: Office) -> str:
    return paragraph(form, "Header", value(form, form.code, "Strong"), run(form, f" {form.title}"))


def _foot(form: Office) -> str:
    return paragraph(
        form, "Footer", joined(form, [*(run(form, mark) for mark in form.marks()), page_of(form)])
    )


def _opening(form: Office) -> Iterator[str]:
    yield paragraph(form, "Title", value(form, form.code), run(form, f"  {form.title}"))
    if form.able:
        yield paragraph(form, "Lead", run(form, form.able))
    word, text = form.halt
    if text:
        yield paragraph(form, "Stop", run(form, f"{word}. ", "Strong"), run(form, text))
    for notice, lang in form.notices:
        yield paragraph(form, "Notice", run(form, notice), left=form.right and lang != form.lang)
    notes = " ".join(form.word(key) for key in ("office-fill", "office-name"))
    yield paragraph(form, "Note", run(form, notes))


def _fields(form: Office) -> str:
    head = _row(
        _cell(_LABEL, paragraph(form, "Head", run(form, form.word("field"))), shade=_DARK)
        + _cell(
            _ANSWER, paragraph(form, "Head", run(form, form.word("office-answer"))), shade=_DARK
        ),
        repeated=True,
    )
    rows = (
        _row(
            _cell(_LABEL, _told(form, field), shade=_LIGHT)
            + _cell(_ANSWER, answer(form, field, str(field.id))),
            least=kind_of(field.kind).tall,
        )
        for field in form.fields
    )
    return _table(form, (_LABEL, _ANSWER), head + "".join(rows))


def _told(form: Office, field: Field) -> str:
    """Return what the first column says of a field: label, how, when it is needed, form, and id."""
    how = paragraph(form, "How", run(form, field.how)) if field.how else ""
    return paragraph(form, "Label", run(form, field.label)) + how + _meta(form, field)


def _meta(form: Office, field: Field) -> str:
    always = "Strong" if field.needed == "always" else ""
    parts = [run(form, form.needed(field), always)]
    if kind := form.kind(field):
        parts.append(run(form, kind))
    parts.append(value(form, str(field.id), "Id"))
    return paragraph(form, "Meta", joined(form, parts))


def _rows(form: Office) -> str:
    """Return the table of rows: a head that stands on each page, then empty rows with their numbers."""
    lines = list(_lines(form.rows))
    edges = sorted({edge for line in lines for _, _, edge in line} | {0})
    grid = [after - before for before, after in itertools.pairwise(edges)]

    def cell(start: int, end: int, content: str, shade: str = "", *, first: bool = False) -> str:
        span = edges.index(end) - edges.index(start)
        return _cell(end - start, content, shade=shade, span=span, first=first)

    head = "".join(
        _row("".join(cell(start, end, _column(form, field), _LIGHT) for field, start, end in line),
             repeated=True)
        for line in lines
    )  # fmt: skip
    empty = "".join(
        _row("".join(cell(start, end, _place(form, field, number, kept=line is not lines[-1]),
                          first=line is lines[0] is not lines[-1])
                     for field, start, end in line), least=_HEIGHT)
        for number in range(1, EMPTY_ROWS + 1)
        for line in lines
    )  # fmt: skip
    return _table(form, grid, head + empty)


def _place(form: Office, field: Field, number: int, *, kept: bool) -> str:
    """Return where a field of one row is answered; its tag begins with the number of the row.

    What is `kept` stays on one page with the line below it.
    """
    write = chooser if kind_of(field.kind).chosen == "one" else answer
    return write(form, field, f"{number}.{field.id}", "AnswerKept" if kept else "Answer")


def _column(form: Office, field: Field) -> str:
    how = paragraph(form, "Meta", run(form, field.how)) if field.how else ""
    return paragraph(form, "Column", run(form, field.label)) + how + _meta(form, field)


def _lines(fields: Sequence[Field]) -> Iterator[list[tuple[Field, int, int]]]:
    """Yield the lines of one row: its fields in order, each with its edges, spread over the width."""
    lines: list[list[Field]] = [[]]
    for field in fields:
        if sum(map(_width, (*lines[-1], field))) > _LANDSCAPE[0] - 2 * _EDGE:
            lines.append([])
        lines[-1].append(field)
    for line in lines:
        whole, at, placed = sum(map(_width, line)), 0, []
        for field in line:
            start = at
            at += _width(field)
            placed.append((field, _edge(start, whole), _edge(at, whole)))
        yield placed


def _edge(at: int, whole: int) -> int:
    """Return an edge in twips, so that edges of different lines that nearly meet are the same one."""
    return round(at * (_LANDSCAPE[0] - 2 * _EDGE) / whole / _STEP) * _STEP


def _width(field: Field) -> int:
    return kind_of(field.kind).wide


def _table(form: Office, widths: Sequence[int], rows: str) -> str:
    turned = "<w:bidiVisual/>" if form.right else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{turned}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(cells: str, *, least: int = 0, repeated: bool = False) -> str:
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    again = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{again}</w:trPr>{cells}</w:tr>"


def _cell(width: int, content: str, *, shade: str = "", span: int = 1, first: bool = False) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    edge = _TOP if first else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{edge}{fill}</w:tcPr>{content}</w:tc>'


_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:w14="{W14}"'
)
_PORTRAIT, _LANDSCAPE = (11906, 16838), (16838, 11906)
"""Width and height of A4 in twips; all lengths here are twips, 1440 an inch."""
_EDGE = 851
_LABEL, _ANSWER = 4200, 6004
_LIGHT, _DARK = "F1F3F5", "DDE2E6"
_TOP = '<w:tcBorders><w:top w:val="single" w:sz="18" w:space="0" w:color="5A646E"/></w:tcBorders>'
"""Where a row of several lines begins."""
_STEP = 20
_HEIGHT = 520
