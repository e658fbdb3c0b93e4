"""HB820 to HB826: what an office file holds besides the form, judged unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import MADE, MAKER, Packed, Site
from handbook.rules.base import SiteRule, short
from handbook.rules.packed_known import ELEMENTS, FIELDS, FUNCTIONS, NAMES, PARTS, RELATIONS, TYPES


class PackedUnreadable(SiteRule):
    """An office file can be unpacked safely, and every byte of it belongs to a part that is read.

    ## Why it matters

    An office file is an archive. One part of a few bytes can grow until the computer stops; a locked
    part, or bytes between the parts, hold what nobody has looked at.

    ## How to fix it

    Build again. The office files of a build are made by `hooks/handbook/press/package.py`; one that
    an office program saved never belongs into the site.
    """

    code, name = "HB820", "packed-unreadable"
    message = "“{file}” {what}"
    hint = "build again; only what hooks/handbook/press made may lie here"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each file that was not read to its end."""
        for path, packed in sorted(site.packed.items()):
            if packed.unread:
                yield self.found(f"site/{path}", 0, file=path, what=packed.unread)


class PackedForeign(SiteRule):
    """An office file holds the parts and elements of a form, and no other ones.

    ## Why it matters

    Macros, embedded files, controls and linked pictures are parts of such an archive that run or open
    something once an officer clicks *Enable*. Comments, tracked changes and custom data carry what
    the reader does not see. So only what a form needs is allowed, by name.

    ## How to fix it

    If `hooks/handbook/press` makes something new, read what programs do with it, then add it to
    `hooks/handbook/rules/packed_known.py`; a second person reads both changes.
    """

    code, name = "HB821", "packed-foreign"
    message = "“{file}” holds “{what}”, which no form needs"
    hint = "remove it; what a form needs stands in hooks/handbook/rules/packed_known.py"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each part, kind of part, reason of a relation, and element that is not listed."""
        for path, packed in sorted(site.packed.items()):
            for what in _foreign(packed):
                yield self.found(f"site/{path}", 0, file=path, what=short(what, 120))


class PackedLeadsOut(SiteRule):
    """An office file leads nowhere: no link, no template, no picture from elsewhere, no address.

    ## Why it matters

    A template or a picture that lies on a server is fetched when the file is opened, before anybody
    clicks. It tells a stranger who opened the form, from where and when.

    ## How to fix it

    Remove the address from the form's page. The name of a format is entered in
    `hooks/handbook/rules/packed_known.py`.
    """

    code, name = "HB822", "packed-leads-out"
    message = "“{file}” leads to “{what}”"
    hint = "remove it; a form names no address but those of its own format"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each target outside the file, and each address or path of a machine in it."""
        for path, packed in sorted(site.packed.items()):
            for what in _outward(packed):
                yield self.found(f"site/{path}", 0, file=path, what=short(what, 120))


class PackedCalculates(SiteRule):
    """Formulas and fields of an office file only check and turn what stands beside them.

    ## Why it matters

    `WEBSERVICE` and `HYPERLINK` open an address, DDE starts a program, a link reads another file.
    A text that became a formula shows another thing than what the officer typed.

    ## How to fix it

    Write the text through `put` in `hooks/handbook/press/xlsx_look.py`, which keeps it a text. A new
    function belongs into the list in `hooks/handbook/rules/packed_known.py`.
    """

    code, name = "HB823", "packed-calculates"
    message = "“{file}” works out “{what}”"
    hint = "make it a text; our functions stand in hooks/handbook/rules/packed_known.py"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each formula, condition or field that is more than our own."""
        for path, packed in sorted(site.packed.items()):
            for order in packed.orders:
                if not is_ours(order):
                    yield self.found(f"site/{path}", 0, file=path, what=short(order, 120))


class PackedHidden(SiteRule):
    """An office file shows all that it holds.

    ## Why it matters

    Who prints or forwards a form must be able to see what goes with it. A hidden sheet is handed to
    the defence unread.

    ## How to fix it

    Show it, or leave it out: `hooks/handbook/press` makes visible sheets, rows and texts only.
    """

    code, name = "HB824", "packed-hidden"
    message = "“{file}” hides {what}"
    hint = "show it, or leave it out"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each hidden thing."""
        for path, packed in sorted(site.packed.items()):
            for what in packed.hidden:
                yield self.found(f"site/{path}", 0, file=path, what=short(what, 80))


class PackedPersonal(SiteRule):
    """An office file tells nobody who made it, with what, and when.

    ## Why it matters

    Office programs write the name of the user and of the agency into each file. On a stick that is
    handed on they name a person. And with a time in it, no two builds give the same file.

    ## How to fix it

    `hooks/handbook/press/package.py` writes these properties for every file; take out what does not
    come from there.
    """

    code, name = "HB825", "packed-personal"
    message = "“{file}” has the property {what}"
    hint = "leave it out; hooks/handbook/press/package.py writes what may stand there"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each property that is not one of every form."""
        for path, packed in sorted(site.packed.items()):
            for key, value in packed.properties:
                if value not in _FIXED.get(key, () if key not in _FREE else (value,)):
                    what = f"{key} “{short(value, 80)}”"
                    yield self.found(f"site/{path}", 0, file=path, what=what)


class PackedUnnamed(SiteRule):
    """Each page of an office file says which form it is, of which edition, in which language.

    ## Why it matters

    Pages lie about on desks for years. Without code and edition nobody can tell whether a court has
    the form of that day before it, and nobody finds its page again.

    ## How to fix it

    This is a fault of `hooks/handbook/press`: the foot of every sheet and document names them, and
    the number of the page.
    """

    code, name = "HB826", "packed-unnamed"
    message = "“{file}” does not say {what} in its {place}"
    hint = "mend hooks/handbook/press, which sets it for every file"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield what each file does not say."""
        for path, packed in sorted(site.packed.items()):
            if not packed.unread:
                for what, place in _unsaid(path, packed, site):
                    yield self.found(f"site/{path}", 0, file=path, what=what, place=place)


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
