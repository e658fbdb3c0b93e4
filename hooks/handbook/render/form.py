"""The tables of a form become controls that can be filled in on the page."""

from __future__ import annotations

import functools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from markupsafe import Markup

from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.forms import with_retired
from handbook.languages import SOURCE
from handbook.markup import escaped, finished
from handbook.model import EMPTY, Choice, Field, Handbook, Template
from handbook.model.role import HASHING
from handbook.render.context import Context
from handbook.render.markdown import inline
from handbook.render.references import CODE
from handbook.render.templates import laid_out

Turn = Callable[[ET.Element, str], "ET.Element | None"]
"""Takes a table of fields and the id of its heading; returns what stands in its place, if anything."""

OFFSETS = ("+03:00", "+03:30", "+04:00", "+04:30", "+05:00", "+05:30", "+05:45", "+06:00")
"""Offsets that the region's clocks show, offered beside every field of that kind."""


def turner(context: Context) -> Turn:
    """Return what turns the tables of a page into a form; those of other pages, and of forms on paper, stay."""
    page = context.page
    form = context.book.templates.get((page.lang, page.slug))
    if form is None or form.exports != "all":
        return lambda _table, _part: None
    return functools.partial(_turned, form=with_retired(form, context.book), context=context)


def form_data(context: Context) -> str:
    """Return what the scripts of a form have to know and to say; empty where the page has none."""
    page = context.page
    form = context.book.templates.get((page.lang, page.slug))
    if form is None or form.exports != "all":
        return ""
    hashing = context.book.roles.get(HASHING, ())
    own, outer = context.book.languages[page.lang], context.language
    paper = {key.partition("-")[2].replace("-", "_"): own.word(key) for key in _PAPER_WORDS}
    if page.draft:
        paper["draft"] = own.word("draft-notice")
    data = {
        "form": form.id,
        "title": page.title,
        "edition": context.book.edition,
        "language": own.html,
        "name": own.name,
        "dir": own.direction,
        "own": form.own,
        "carried": carried(form, context.book),
        "never": form.unsaved if form.unsaved[0] else None,
        "tool": f"Handbook {context.book.edition}, page {form.id}",
        "offsets": OFFSETS,
        "kinds": {
            name: {key: value for key in _OF_KIND if (value := getattr(kind, key))}
            for name, kind in FIELD_KINDS.items()
        },
        "commands": [*_COMMANDS, (outer.word("fill-about-form"), "handbook form check NAME")],
        "hashing": context.code_href(hashing[0].code if hashing else "") or "",
        "words": outer.under("fill-")
        | {"unread": outer.word("file-unread"), "damaged": outer.word("file-damaged")},
        "paper": paper | {"edition": own.word("edition"), "rows": own.word("print-rows")},
    }
    return json.dumps(data, ensure_ascii=False)


def carried(form: Template, book: Handbook) -> list[str]:
    """Return the fields that a form may take from the file of another form.

    Which they are is said in docs/data/fields.yaml, where they mean the same in every form. A form's
    own number is a new one. A form that `carries: none` leaves the unit, or must not be tied to a
    case by habit.
    """
    data = book.data.get("fields")
    if data is None or form.page.policy.text("carries") == "none":
        return []
    entries = (data.root.get("fields") or EMPTY).items()
    names = {one.text("id") for one in entries if one.get("carried") is not None} - {form.own}
    return [field.id for field in form.fields if field.id in names and field.id]


def _turned(table: ET.Element, part: str, form: Template, context: Context) -> ET.Element | None:
    """Return the controls of one table, None where it is not as the form was read."""
    group = "" if part == "fields" else part
    fields = (
        form.rows if part == "rows" else tuple(one for one in form.fields if one.group == group)
    )
    written = {row.findtext("./td/code"): list(row) for row in table.findall("./tbody/tr")}
    rows = [
        [_cell(field.label), _cell(field.how)]
        if field.retired or field.lang
        else written.get(field.id)
        for field in fields
    ]
    if None in written or None in rows:
        return None
    shown = [
        (field, kind_of(field.kind), *_said(field, cells), _see(field, context))
        for field, cells in zip(fields, rows, strict=True)
        if cells
    ]
    opens = bool(fields) and fields[:1] == form.fields[:1]
    language = context.book.languages[form.page.lang]
    made = laid_out("form.table", shown, part, opens, form.is_log, language, context)
    # our own words, and cells that were parsed before
    return ET.fromstring(made)  # noqa: S314


def _cell(markdown: str) -> ET.Element:
    """Return a cell of a field that the page does not name: in English, without a link."""
    words = _LINK.sub("", inline(markdown))
    said = f"<span{_ENGLISH}>{words}</span>" if words else ""
    return ET.fromstring(f"<td>{said}</td>")  # noqa: S314 - our own renderer's output


def _said(
    field: Field, cells: list[ET.Element]
) -> tuple[Markup, Markup, list[tuple[Choice, Markup]]]:
    """Return the label of a field, how it is filled in, and its answers."""
    return (
        _inside(cells[0], skip=cells[0].find("code")),
        _inside(cells[-1], until=bool(field.choices)),
        [(choice, inline(choice.label)) for choice in field.choices],
    )


def _inside(cell: ET.Element, skip: ET.Element | None = None, *, until: bool = False) -> Markup:
    """Return what a cell says: without its id (`skip`), or up to its choices (`until`)."""
    parts: list[str] = [escaped(cell.text or "")]
    for child in cell:
        if until and (child.tag == "code" or child.get("class") == "choices"):
            break
        if child is not skip:
            parts.append(ET.tostring(child, encoding="unicode"))
        else:
            parts.append(escaped(child.tail or ""))
    return finished("".join(parts).strip())


def _see(field: Field, context: Context) -> str:
    """Return the codes of label and choices, to be linked beside them: in a label a click chooses an answer."""
    texts = (field.label, *(choice.label for choice in field.choices))
    codes = [code for text in texts for code in _CODE.findall(text)]
    here = context.page.code
    return ", ".join(code for code in codes if code != here and context.code_href(code))


_ENGLISH = f' lang="{SOURCE}" dir="ltr"'
_LINK = re.compile(r"</?a\b[^>]*>")
_CODE = re.compile(CODE)
_OF_KIND = ("pattern", "longest", "multiline", "chosen", "signed", "latin", "any_digits")
_COMMANDS = (
    ("Windows, PowerShell", "Get-FileHash NAME"),
    ("Windows, cmd", "certutil -hashfile NAME SHA256"),
    ("Linux", "sha256sum NAME"),
)
"""Systems, and the command of each that computes the hash of a file."""
_PAPER_WORDS = (
    "fill-row", "fill-struck", "fill-yes", "fill-head", "fill-head-none", "fill-head-old",
    "fill-missing", "fill-unanswered", "fill-record", "fill-record-note", "fill-sign-here", "fill-sign-hash",
    "fill-typed", "fill-about-not", "fill-not-kind",
    "fill-line-waits", "fill-changed", "fill-record-draft", "fill-mark-draft", "fill-mark-changed",
)  # fmt: skip
