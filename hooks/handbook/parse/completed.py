"""Translations as they are shown: what they lack of the English is in its place, in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.languages import SOURCE
from handbook.model import Checklist, Choice, Field, Handbook, Page, Template
from handbook.parse.page import made_of


def completed(book: Handbook) -> Handbook:
    """Return the handbook with each translated list and form in the parts of the English one.

    Ids, order, weight, kinds and answers are those of the English; words are translated where they
    can be, and what stays English says so in its `lang`. Lines of a completed list are counted in
    its completed `body`.
    """
    lists = {
        key: _list(one, book.checklists.get((SOURCE, one.slug)))
        for key, one in book.checklists.items()
    }
    forms = {
        key: _form(one, book.templates.get((SOURCE, one.page.slug)))
        for key, one in book.templates.items()
    }
    pages = {**book.pages, **{key: form.page for key, form in forms.items()}}
    return replace(book, checklists=lists, templates=forms, pages=pages)


def _list(own: Checklist, source: Checklist | None) -> Checklist:
    if source is None or _bones(own) == _bones(source):
        return own
    mine, theirs = _pieces(own), _pieces(source)
    body = "\n\n".join(mine.get(key, text) for key, text in theirs.items()) + "\n"
    made = made_of(own.path, own.lang, own.slug, own.front, body, own.body_line)
    weight = {item.id: item.critical for item in source.items()}
    pauses = tuple(
        replace(
            pause,
            lang="" if f"#{pause.id}" in mine else SOURCE,
            items=tuple(
                replace(
                    item,
                    critical=weight[item.id],
                    lang="" if item.id in mine else SOURCE,
                )
                for item in pause.items
            ),
        )
        for pause in made.pauses
    )
    return replace(made, pauses=pauses, source=own.source)


def _bones(one: Checklist) -> list[tuple[str | None, list[tuple[str | None, bool]]]]:
    return [(pause.id, [(item.id, item.critical) for item in pause.items]) for pause in one.pauses]


def _pieces(one: Checklist) -> dict[str | None, str]:
    """Return the Markdown of each part: of pause points by `#` and their id, of items by their id."""
    lines = one.body.split("\n")
    begins = [(pause.line, f"#{pause.id}") for pause in one.pauses]
    begins += [(item.line, item.id or "") for item in one.items()]
    begins.sort()
    ends = [line for line, _ in begins[1:]] + [one.body_line + len(lines)]
    return {
        key: "\n".join(lines[line - one.body_line : end - one.body_line]).rstrip()
        for (line, key), end in zip(begins, ends, strict=True)
    }


def _form(own: Template, source: Template | None) -> Template:
    if source is None or source is own:
        return own
    return replace(
        own,
        page=_page(own, source),
        fields=_fields(own.fields, source.fields),
        rows=_fields(own.rows, source.rows),
    )


def _page(own: Template, source: Template) -> Page:
    """Return the page of a form without what is named in rows that the English has no more."""
    known = {field.id for field in (*source.fields, *source.rows)}
    gone = {field.line for field in (*own.fields, *own.rows) if field.id not in known}
    if not gone:
        return own.page
    text = own.page.text
    return replace(
        own.page,
        text=replace(
            text,
            links=tuple(one for one in text.links if one.line not in gone),
            references=tuple(one for one in text.references if one.line not in gone),
        ),
    )


def _fields(own: Sequence[Field], source: Sequence[Field]) -> tuple[Field, ...]:
    known = {field.id: field for field in own}
    made: list[Field] = []
    group = own[0].group if own else ""
    for field in source:
        made.append(_field(field, known.get(field.id), group))
        group = made[-1].group
    return tuple(made)


def _field(source: Field, own: Field | None, group: str) -> Field:
    """`group` is that of the field before it: a page that is behind may lack the group of the English."""
    if own is None:
        answers = tuple(replace(one, lang=SOURCE) for one in source.choices)
        return replace(source, choices=answers, lang=SOURCE, line=0, group=group)
    labels = {choice.id: choice.label for choice in own.choices}
    choices = tuple(
        Choice(one.id, labels[one.id]) if one.id in labels else replace(one, lang=SOURCE)
        for one in source.choices
    )
    return replace(own, kind=source.kind, needed=source.needed, choices=choices)
