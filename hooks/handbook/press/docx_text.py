"""Words of a DOCX: paragraphs, runs and the controls that answers are written into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from handbook.fieldkinds import kind_of
from handbook.markup import escaped
from handbook.model import Choice, Field
from handbook.press.office import Office

LATIN = re.compile(
    r"(\([A-Za-z0-9][^()\u0600-\u06ff]*\)|[±+−-]?[A-Za-z0-9](?:[!-'*-~ −]*[A-Za-z0-9%])?)"
)
"""A stretch of Latin signs: a code, a date, an offset, an abbreviation in its brackets."""
LEFT: Final = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps a stretch of Latin signs from being turned round within a right-to-left text."""
RIGHT: Final = "\N{RIGHT-TO-LEFT MARK}"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
"""Namespace of the box that can be ticked."""


def paragraph(form: Office, style: str, *content: str, left: bool = False) -> str:
    """Return a paragraph of runs; with `left` it is read from left to right in any language."""
    turned = form.right and not left
    way = "<w:bidi/>" if turned else '<w:bidi w:val="0"/>'
    side = '<w:jc w:val="right"/>' if form.right and left else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{way}{side}</w:pPr>'
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def run(form: Office, text: str, style: str = "") -> str:
    """Return the runs of a text; in a right-to-left form those of Latin signs keep their direction."""
    if not form.right:
        return _run(text, style, right=False)
    return "".join(
        value(form, part, style) if number % 2 else _run(part, style, right=True)
        for number, part in enumerate(LATIN.split(text))
        if part
    )


def value(form: Office, text: str, style: str = "") -> str:
    """Return the run of a value of Latin signs, such as an id."""
    return _run(f"{LEFT}{text}{LEFT}" if form.right else text, style, right=False)


def joined(form: Office, parts: Iterable[str]) -> str:
    """Return runs with a dot between each two, in the order in which the form is read."""
    dot = (
        _run(f"{RIGHT} · {RIGHT}", "Sign", right=True)
        if form.right
        else _run(" · ", "", right=False)
    )
    return dot.join(parts)


def page_of(form: Office) -> str:
    """Return the runs of the number of the page and of all pages."""
    before, _, after = form.word("page-of").partition("{n}")
    between, _, after = after.partition("{m}")
    hold = _run(LEFT, "", right=False) if form.right else ""
    number = (
        f"{hold}{_number('PAGE')}{_run(between, 'Sign', right=False)}{_number('NUMPAGES')}{hold}"
    )
    return f"{run(form, before)}{number}{run(form, after) if after else ''}"


def answer(form: Office, field: Field, tag: str, style: str = "Answer") -> str:
    """Return the paragraph that the answer of a field is written into, its controls tagged.

    The tag of a box is that of its field, a dot, and the id of its choice.
    """
    if field.kind == "check":
        return paragraph(form, style, _box(form, field.label, tag))
    if field.choices:
        boxes = (
            f"{_box(form, choice.label, f'{tag}.{choice.id}')}{run(form, _tied(choice))}{_run('   ', '', right=form.right)}"
            for choice in field.choices
        )
        return paragraph(form, style, *boxes)
    kind = _CONTROLS[kind_of(field.kind).control]
    latin = kind_of(field.kind).latin
    empty = f'<w:r><w:rPr><w:rStyle w:val="Empty"/>{"" if latin else _way(form)}</w:rPr><w:t xml:space="preserve">{_EMPTY}</w:t></w:r>'
    control = f"<w:sdt><w:sdtPr>{_named(field.label, tag)}<w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{empty}</w:sdtContent></w:sdt>"
    return paragraph(form, style, control, left=latin)


def chooser(form: Office, field: Field, tag: str, style: str = "Answer") -> str:
    """Return the paragraph of a field whose one choice is taken from a list that opens."""
    entries = "".join(
        f'<w:listItem w:displayText="{escaped(choice.label)}" w:value="{escaped(choice.id)}"/>'
        for choice in field.choices
    )
    empty = f'<w:r><w:rPr><w:rStyle w:val="Empty"/>{_way(form)}</w:rPr><w:t xml:space="preserve">{_EMPTY}</w:t></w:r>'
    control = (
        f"<w:sdt><w:sdtPr>{_named(field.label, tag)}<w:showingPlcHdr/><w:dropDownList>{entries}</w:dropDownList>"
        f"</w:sdtPr><w:sdtContent>{empty}</w:sdtContent></w:sdt>"
    )
    return paragraph(form, style, control)


def _number(name: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f'<w:r><w:rPr><w:rStyle w:val="Sign"/></w:rPr>{part}</w:r>' for part in parts)


def _run(text: str, style: str, *, right: bool) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = f"{named}{'<w:rtl/>' if right else ''}"
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _box(form: Office, label: str, tag: str) -> str:
    """Return a box that can be ticked."""
    return (
        f"<w:sdt><w:sdtPr>{_named(label, tag)}<w14:checkbox>"
        '<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="Box"/>{_way(form)}</w:rPr><w:t>☐</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def _way(form: Office) -> str:
    return "<w:rtl/>" if form.right else ""


def _named(label: str, tag: str) -> str:
    """Return what a control is called, and that it cannot be deleted by a slip of the hand."""
    return (
        f'<w:alias w:val="{escaped(label[:_LONGEST])}"/><w:tag w:val="{escaped(tag)}"/>'
        '<w:lock w:val="sdtLocked"/>'
    )


def _tied(choice: Choice) -> str:
    """Return a choice's label so that it stays beside its box."""
    return "\N{NO-BREAK SPACE}" + choice.label.replace(" ", "\N{NO-BREAK SPACE}")


_EMPTY = "\N{EN SPACE}" * 12
"""What stands in a control that nobody has written into; it shows where to click, and prints as nothing."""
_CONTROLS = {
    "text": "<w:text/>",
    "lines": '<w:text w:multiLine="1"/>',
    "date": '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="en-GB"/>'
    '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>',
}
_LONGEST = 64
"""Signs of a control's title that every program takes."""
