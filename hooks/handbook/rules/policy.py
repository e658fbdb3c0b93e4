"""HB027, HB028: what front matter says of a page, form or list as a whole is there, and is said once.

What must not be lost is in docs/data/held.yaml too, so that it takes two changes to lose it.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.fieldkinds import kind_of
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Data, Entry, Handbook, Node, Page, Template
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import checks, short, texts
from handbook.rules.registers import record
from handbook.rules.schema import MISSING_KEY, WRONG_VALUE, said


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
            if value := one.meta.text(key):
                path = first.setdefault((key, value), one.path)
                if path != one.path:
                    yield _wrong(one, key, f"another {key}: {path} has this one")
        if book.codes and (code := one.meta.text("instead")) and code not in book.codes:
            yield _wrong(one, "instead", "a code of docs/data/codes.yaml")


@checks(MISSING_KEY, WRONG_VALUE)
def held(book: Handbook) -> Iterator[Finding]:
    """Yield each line of front matter that differs from docs/data/held.yaml; none where that is absent."""
    if (data := record(book, "held")) is None:
        return
    english = [one for one in texts(book) if one.lang == SOURCE]
    whole = all(not one.front.problems for one in english)
    # a list comes behind its page, whose code it has, and is what the lines speak of
    coded = {_code(one): one for one in english}
    for code, line, lines in data.root.entries():
        if code in coded:
            yield from _kept(coded[code], code, lines, data)
        elif whole:
            yield WRONG_VALUE.at(
                data.path,
                line,
                what=f"“{short(code)}”",
                value="the code of no page, form or list",
                wanted="the code that its front matter has, or nothing once it is retired",
            )
    for one in english:
        given = data.root.get(_code(one)) or EMPTY
        if one.meta.text("role") and given.get("role") is None and not one.front.problems:
            yield _wrong(one, "role", f"no role: {data.path} gives this page none{_SECOND}")


def _code(one: Page | Checklist) -> str:
    return one.code if isinstance(one, Page) else one.id


def _kept(one: Page | Checklist, code: str, lines: Node, data: Data) -> Iterator[Finding]:
    present = {entry.key: entry for entry in one.meta.entries()}
    for must in () if one.front.problems else lines.entries():
        wanted = f"{_typed(must, data)}{_SECOND}"
        if (own := present.get(must.key)) is None:
            yield MISSING_KEY.at(one.path, 1, kind=code, key=must.key, wanted=wanted)
        elif own.node.plain() != must.node.plain():
            yield WRONG_VALUE.at(
                one.path, own.line, what=f"“{must.key}”", value=said(own.node), wanted=wanted
            )


def _typed(must: Entry, data: Data) -> str:
    if must.node.kind == "map":
        return f"“{must.key}:” again as in line {must.line} of {data.path}"
    return f"“{must.key}: {must.node.value}” again"


_SECOND = "; who means to change it changes docs/data/held.yaml too, with a second reader"


def _named(form: Template) -> Iterator[Finding]:
    fields = {field.id: field for field in form.fields}
    for key in ("own", "receipt"):
        if (id_ := form.page.meta.text(key)) and id_ not in fields:
            yield _wrong(form.page, key, "the id of a field that the form has")
    id_, answer = form.unsaved
    field = fields.get(id_)
    # nothing looks for it among many answers
    single = field is not None and kind_of(field.kind).chosen == "one"
    if answer and not (field and single and answer in {choice.id for choice in field.choices}):
        wanted = "a field of the form that has one answer, and that answer, such as seen.yes"
        yield _wrong(form.page, "unsaved", wanted)


def _wrong(one: Page | Checklist, key: str, wanted: str) -> Finding:
    line = next(entry.line for entry in one.meta.entries() if entry.key == key)
    value = f"“{short(one.meta.text(key))}”"
    return WRONG_VALUE.at(one.path, line, what=f"“{key}”", value=value, wanted=wanted)
