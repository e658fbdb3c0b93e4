"""HB820: what an office file holds besides the form, judged unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import MADE, MAKER, Packed, Site
from handbook.rules.base import checks_site, short
from handbook.rules.packed_known import ELEMENTS, FIELDS, FUNCTIONS, NAMES, PARTS, RELATIONS, TYPES

PACKED_UNREADABLE = rule("HB820", "office-file-not-ours", "packed-unreadable")
PACKED_FOREIGN = rule("HB820", "office-file-not-ours", "packed-foreign")
PACKED_LEADS_OUT = rule("HB820", "office-file-not-ours", "packed-leads-out")
PACKED_CALCULATES = rule("HB820", "office-file-not-ours", "packed-calculates")
PACKED_HIDDEN = rule("HB820", "office-file-not-ours", "packed-hidden")
PACKED_PERSONAL = rule("HB820", "office-file-not-ours", "packed-personal")
PACKED_UNNAMED = rule("HB820", "office-file-not-ours", "packed-unnamed")


@checks_site(PACKED_UNREADABLE)
def packed_unreadable(site: Site) -> Iterator[Finding]:
    """Yield each file that was not read to its end."""
    for path, packed in sorted(site.packed.items()):
        if packed.unread:
            yield PACKED_UNREADABLE.at(f"site/{path}", 0, file=path, what=packed.unread)


@checks_site(PACKED_FOREIGN)
def packed_foreign(site: Site) -> Iterator[Finding]:
    """Yield each part, kind of part, reason of a relation, and element that is not listed."""
    for path, packed in sorted(site.packed.items()):
        for what in _foreign(packed):
            yield PACKED_FOREIGN.at(f"site/{path}", 0, file=path, what=short(what, 120))


@checks_site(PACKED_LEADS_OUT)
def packed_leads_out(site: Site) -> Iterator[Finding]:
    """Yield each target outside the file, and each address or path of a machine in it."""
    for path, packed in sorted(site.packed.items()):
        for what in _outward(packed):
            yield PACKED_LEADS_OUT.at(f"site/{path}", 0, file=path, what=short(what, 120))


@checks_site(PACKED_CALCULATES)
def packed_calculates(site: Site) -> Iterator[Finding]:
    """Yield each formula, condition or field that is more than our own."""
    for path, packed in sorted(site.packed.items()):
        for order in packed.orders:
            if not is_ours(order):
                yield PACKED_CALCULATES.at(f"site/{path}", 0, file=path, what=short(order, 120))


@checks_site(PACKED_HIDDEN)
def packed_hidden(site: Site) -> Iterator[Finding]:
    """Yield each hidden thing."""
    for path, packed in sorted(site.packed.items()):
        for what in packed.hidden:
            yield PACKED_HIDDEN.at(f"site/{path}", 0, file=path, what=short(what, 80))


@checks_site(PACKED_PERSONAL)
def packed_personal(site: Site) -> Iterator[Finding]:
    """Yield each property that is not one of every form."""
    for path, packed in sorted(site.packed.items()):
        for key, value in packed.properties:
            if value not in _FIXED.get(key, () if key not in _FREE else (value,)):
                what = f"{key} “{short(value, 80)}”"
                yield PACKED_PERSONAL.at(f"site/{path}", 0, file=path, what=what)


@checks_site(PACKED_UNNAMED)
def packed_unnamed(site: Site) -> Iterator[Finding]:
    """Yield what each file does not say."""
    for path, packed in sorted(site.packed.items()):
        if not packed.unread:
            for what, place in _unsaid(path, packed, site):
                yield PACKED_UNNAMED.at(f"site/{path}", 0, file=path, what=what, place=place)


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
    yield from (
        one.kind for one in packed.relations if one.kind not in RELATIONS and not one.outside
    )
    for space, name in sorted(packed.elements):
        if name not in ELEMENTS.get(space, ()):
            yield f"<{name}>" if space in ELEMENTS else f"<{name}> of {space or 'no format'}"


def _outward(packed: Packed) -> Iterator[str]:
    found = dict.fromkeys(
        one.target for one in packed.relations if one.outside or not _INNER.fullmatch(one.target)
    )
    kinds = {one.kind for one in packed.relations}
    spaces = {space for space, _ in packed.elements}
    found |= dict.fromkeys(packed.addresses)
    yield from (one for one in found if one not in NAMES | kinds | spaces)


def _unsaid(path: str, packed: Packed, site: Site) -> Iterator[tuple[str, str]]:
    *_, lang, name = ("", "", *path.split("/"))
    code = name.partition(".")[0]
    wanted = {"its code": (code,), "its language": (lang,), "its page number": ("PAGE", "&P")}
    if site.book is not None and site.book.edition:
        wanted["its edition"] = (site.book.edition,)
    sheets = sum(part.startswith("xl/worksheets/") for part in packed.parts)
    feet = [_words(foot) for foot in packed.feet] or [frozenset()]
    for what, marks in wanted.items():
        if len(feet) < sheets or not all(any(mark in foot for mark in marks) for foot in feet):
            yield what, "foot"
    properties = dict(packed.properties)
    if code not in properties.get("title", "").split():
        yield "its code", "title"
    language = site.book.languages.get(lang) if site.book is not None else None
    if properties.get("language") != (language.html if language else lang):
        yield "its language", "properties"


def _words(foot: str) -> frozenset[str]:
    """Return the words of a foot; `&P` is a word wherever it stands."""
    plain = re.sub("[\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}/]", " ", foot)
    return frozenset(re.sub("(&[LCRPN])", r" \1 ", plain).split())


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
