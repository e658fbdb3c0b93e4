"""HB814, HB815, HB820 and HB841: what prints, office files and books hold besides their text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from handbook.catalog import Rule, known, rule
from handbook.findings import Finding, short
from handbook.model import MADE, MAKER, Packed, Site
from handbook.rules.base import checks
from handbook.rules.output import linked_out

PACKED_UNREADABLE = rule("HB820", "office-file-not-ours", "packed-unreadable")
PACKED_FOREIGN = rule("HB820", "office-file-not-ours", "packed-foreign")
PACKED_LEADS_OUT = rule("HB820", "office-file-not-ours", "packed-leads-out")
PACKED_CALCULATES = rule("HB820", "office-file-not-ours", "packed-calculates")
PACKED_HIDDEN = rule("HB820", "office-file-not-ours", "packed-hidden")
PACKED_PERSONAL = rule("HB820", "office-file-not-ours", "packed-personal")
PACKED_UNNAMED = rule("HB820", "office-file-not-ours", "packed-unnamed")
BOOK_UNREADABLE = rule("HB841", "book-not-ours", "book-unreadable")
BOOK_FOREIGN = rule("HB841", "book-not-ours", "book-foreign")
BOOK_LEADS_OUT = rule("HB841", "book-not-ours", "book-leads-out")
PDF_ACTIVE = rule("HB814", "pdf-active")
PDF_UNNAMED = rule("HB815", "pdf-unnamed")


@checks("HB820")
def check_office_files(site: Site) -> Iterator[Finding]:
    """Yield what each office file holds that no form of ours needs."""
    for path, packed in _of_kind(site, book=False):
        personal = (f"{key} “{short(value, 80)}”" for key, value in packed.properties
                    if value not in _FIXED.get(key, (value,) if key in _FREE else ()))  # fmt: skip
        yield from _each(PACKED_UNREADABLE, path, filter(None, [packed.unread]))
        yield from _each(PACKED_FOREIGN, path, _foreign(packed))
        yield from _each(PACKED_LEADS_OUT, path, _leading_out(packed))
        yield from _each(PACKED_CALCULATES, path, (it for it in packed.orders if not is_ours(it)))
        yield from _each(PACKED_HIDDEN, path, (short(one, 80) for one in packed.hidden))
        yield from _each(PACKED_PERSONAL, path, personal)
        for what, place in _unsaid(path, packed, site) if not packed.unread else ():
            yield PACKED_UNNAMED.at(f"site/{path}", 0, file=path, what=what, place=place)


@checks("HB841")
def check_books(site: Site) -> Iterator[Finding]:
    """Yield what each EPUB holds that no page of ours needs, and what it leads to outside of itself."""
    for path, packed in _of_kind(site, book=True):
        yield from _each(BOOK_UNREADABLE, path, filter(None, [packed.unread]))
        yield from _each(BOOK_FOREIGN, path, _foreign_in_book(packed))
        yield from _each(BOOK_LEADS_OUT, path, _leading_out_of_book(packed, linked_out(site)))


def _of_kind(site: Site, *, book: bool) -> Iterator[tuple[str, Packed]]:
    return (one for one in sorted(site.packed.items()) if one[0].endswith(".epub") is book)


def _each(its: Rule, path: str, found: Iterable[str]) -> Iterator[Finding]:
    return (its.at(f"site/{path}", 0, file=path, what=short(what, 120)) for what in found)


def is_ours(order: str) -> bool:
    """Return whether a formula or a field is one that our own files could hold."""
    if order in FIELDS:
        return True
    body = _SHEET.sub("", _QUOTED.sub("", order))
    if not {name.upper() for name in _CALL.findall(body)} <= FUNCTIONS:
        return False
    return bool(_REST.fullmatch(_CELL.sub("", _CALL.sub("(", body))))


def _foreign(packed: Packed) -> Iterator[str]:
    yield from (part for part in packed.parts if not PARTS.fullmatch(part))
    yield from sorted(packed.types - TYPES)
    kinds = (one.kind for one in packed.relations if not one.outside)
    yield from (kind for kind in kinds if kind not in RELATIONS)
    for space, name in sorted(packed.elements):
        if name not in ELEMENTS.get(space, ()):
            yield f"<{name}>" if space in ELEMENTS else f"<{name}> of {space or 'no format'}"


def _leading_out(packed: Packed) -> Iterator[str]:
    out = (one for one in packed.relations if one.outside or not _INNER.fullmatch(one.target))
    kinds = (one.kind for one in packed.relations)
    known = NAMES.union(kinds, (space for space, _ in packed.elements))
    found = dict.fromkeys((*(one.target for one in out), *packed.addresses))
    return (one for one in found if one not in known)


def _foreign_in_book(packed: Packed) -> Iterator[str]:
    yield from (name for name in packed.parts if not BOOK_PARTS.fullmatch(name))
    names = sorted(packed.elements)
    yield from (f"<{name}>" for space, name in names if name not in BOOK_ELEMENTS.get(space, ()))


def _leading_out_of_book(packed: Packed, shown: Collection[str]) -> Iterator[str]:
    yield from dict.fromkeys(one.target for one in packed.relations if one.outside)
    for one in packed.addresses:
        # of an address the part behind its host is read as a path, too; a path in a text has no host
        path = one.startswith("/") and not one.startswith("//")
        if one not in BOOK_ELEMENTS and not path and not any(one in whole for whole in shown):
            yield one


def _unsaid(path: str, packed: Packed, site: Site) -> Iterator[tuple[str, str]]:
    *_, lang, name = ("", "", *path.split("/"))
    code = name.partition(".")[0]
    wanted = {"its code": (code,), "its language": (lang,), "its page number": ("PAGE", "&P")}
    if site.book is not None and site.book.edition:
        wanted["its edition"] = (site.book.edition,)
    sheets = sum(part.startswith("xl/worksheets/") for part in packed.parts)
    plain = [re.sub(_MARKS, " ", re.sub("(&[LCRPN])", r" \1 ", foot)) for foot in packed.feet]
    feet = [foot.split() for foot in plain] or [[]]
    for what, marks in wanted.items():
        if len(feet) < sheets or not all(any(mark in foot for mark in marks) for foot in feet):
            yield what, "foot"
    properties = dict(packed.properties)
    if code not in properties.get("title", "").split():
        yield "its code", "title"
    language = site.book.languages.get(lang) if site.book is not None else None
    if properties.get("language") != (language.html if language else lang):
        yield "its language", "properties"


_OFFICE, _BOOK = known("office"), known("book")
PARTS, BOOK_PARTS = re.compile(_OFFICE["parts"]), re.compile(_BOOK["parts"])
ELEMENTS, BOOK_ELEMENTS = (
    {space: frozenset(names.split()) for space, names in one["elements"].items()}
    for one in (_OFFICE, _BOOK)
)
TYPES, RELATIONS = frozenset(_OFFICE["types"]), frozenset(_OFFICE["relations"])
NAMES = frozenset({*ELEMENTS, *RELATIONS, *_OFFICE["names"]})
FUNCTIONS, FIELDS = (frozenset(_OFFICE[key].split()) for key in ("functions", "fields"))
_MARKS = "[\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}/]"
_QUOTED = re.compile(r'"[^"]*"')
_SHEET = re.compile(r"'[^'\[\]|!\\/:]*'!")
_CALL = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\s*\(")
_CELL = re.compile(r"\$?\b[A-Z]{1,3}\$?[0-9]{1,7}\b|\$[A-Z]{1,3}:\$[A-Z]{1,3}\b|\bFALSE\b|\bTRUE\b")
_REST = re.compile(r"[0-9$:,()<>=&*/+. -]*")
_INNER = re.compile(r"/?(?:[A-Za-z0-9_]+/)*[A-Za-z0-9_]+\.xml")
_FREE = frozenset({"title", "subject", "language"})
_FIXED = {
    "Application": (MAKER,), "creator": (MAKER,), "lastModifiedBy": (MAKER,),
    "created": (MADE,), "modified": (MADE,),
}  # fmt: skip


@checks("HB814", "HB815")
def check_prints(site: Site) -> Iterator[Finding]:
    """Yield what is active in each print file, and what it lacks; of an unreadable one only that."""
    for path, printed in sorted(site.prints.items()):
        allowed = _FILLED_IN if _FILL.fullmatch(path) else ()
        typed = (name for name in printed.typed if name not in allowed)
        if what := "”, “".join((*printed.actions, *typed, *printed.links, *printed.files)):
            yield PDF_ACTIVE.at(f"site/{path}", 0, file=path, what=short(what, 120))
        needed = {"title": printed.title, "language": printed.lang,
                  "tags for screen readers": printed.tagged}  # fmt: skip
        if not printed.pages:  # of one that cannot be read, only that
            needed = {"page that can be read": printed.actions}
        for what in (what for what, value in needed.items() if not value):
            yield PDF_UNNAMED.at(f"site/{path}", 0, file=path, what=what)


_FILL = re.compile(r"print/[\w-]+/F-\d\d-fill\.pdf")
_FILLED_IN = ("/AcroForm", "/Widget")
"""What a form that is typed into may hold, and no other print file."""
