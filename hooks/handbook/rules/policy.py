"""HB027, HB028: what front matter says of a page, form or list as a whole is there, and is said once."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Template
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import checks, short, texts
from handbook.rules.schema import MISSING_KEY, WRONG_VALUE


@checks(MISSING_KEY)
def no_bibliography(book: Handbook) -> Iterator[Finding]:
    """Yield one finding where texts cite works and no page shows them: each citation would lead nowhere."""
    if book.slug_of(BIBLIOGRAPHY) or not book.works:
        return
    cites = (ref for one in texts(book) for ref in one.text.references if ref.kind == "cite")
    if next(cites, None):
        wanted = f"“role: {BIBLIOGRAPHY}” into the front matter of the page that lists the sources"
        yield MISSING_KEY.at(
            "docs/data/bibliography.yaml",
            1,
            kind="the handbook",
            key=f"role: {BIBLIOGRAPHY}",
            wanted=wanted,
        )


@checks(WRONG_VALUE)
def policy(book: Handbook) -> Iterator[Finding]:
    """Yield each key that names a field or code which is not there, and what two texts claim."""
    for (lang, _), form in book.templates.items():
        if lang == SOURCE and not form.page.front.problems:
            yield from _named(form)
    first: dict[tuple[str, str], str] = {}
    for one in texts(book):
        if one.lang != SOURCE or one.front.problems:
            continue
        for key in ("role", "stop-rank"):
            if said := one.meta.text(key):
                path = first.setdefault((key, said), one.path)
                if path != one.path:
                    yield _wrong(one, key, f"another {key}: {path} has this one")
        if book.codes and (code := one.meta.text("instead")) and code not in book.codes:
            yield _wrong(one, "instead", "a code of docs/data/codes.yaml")


def _named(form: Template) -> Iterator[Finding]:
    fields = {field.id: field for field in form.fields}
    for key in ("own", "receipt"):
        if (id_ := form.page.meta.text(key)) and id_ not in fields:
            yield _wrong(form.page, key, "the id of a field that the form has")
    id_, answer = form.unsaved
    known = {choice.id for choice in fields[id_].choices} if id_ in fields else set[str]()
    if answer and answer not in known:
        yield _wrong(
            form.page, "unsaved", "a field of the form and one of its answers, such as seen.yes"
        )


def _wrong(one: Page | Checklist, key: str, wanted: str) -> Finding:
    line = next(entry.line for entry in one.meta.entries() if entry.key == key)
    value = f"“{short(one.meta.text(key))}”"
    return WRONG_VALUE.at(one.path, line, what=f"“{key}”", value=value, wanted=wanted)
