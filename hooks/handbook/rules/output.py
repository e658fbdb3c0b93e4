"""HB801 to HB805, HB830 and HB832: what a built page makes a browser fetch and run, its elements, and how it holds together."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import TypeAlias
from urllib.parse import unquote

from handbook.catalog import Rule, known, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import DRAWN, DRAWN_AS, BuiltPage, Handbook, ResourceRef, Site
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import output
from handbook.rules.base import Spot, checks, grouped
from handbook.rules.completeness import ExpectedThing, source_place, things_of
from handbook.rules.link_index import outward, resolved, tree_of
from handbook.rules.site_files import file_of

POLICY_NOT_CLOSED = rule("HB801", "page-policy", "policy-not-closed")
INLINE_CODE = rule("HB801", "page-policy", "inline-code")
HEAD_ORDER = rule("HB801", "page-policy", "head-order")
STYLE_CONSTRUCT = rule("HB801", "page-policy", "style-construct")
REMOTE_RESOURCE = rule("HB802", "remote-resource")
BUILT_LINK_BROKEN = rule("HB803", "built-link-broken")
BUILT_ID_TWICE = rule("HB804", "built-id-twice")
BUILT_PAGE_NAMELESS = rule("HB805", "page-frame", "built-page-nameless")
LANDMARK_MISSING = rule("HB805", "page-frame", "landmark-missing")
LANGUAGE_MARKED = rule("HB805", "page-frame", "language-marked")
SWITCH_MISSING = rule("HB805", "page-frame", "switch-missing")
ADDRESS_SHAPE = rule("HB832", "address-shape")

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src {served}; worker-src 'none'; frame-src 'none'; object-src 'none'; "
    "form-action 'none'; base-uri 'none'"
)
POLICIES = frozenset(_POLICY.format(served=served) for served in ("'none'", "'self'"))
"""What the theme writes: for a folder, and for a server, whose search fetches its index."""
_UNLIKE_A_PATH = (
    (re.compile(r"^#?$"), "is empty"),
    (re.compile(r"^[/\\]"), "begins at a root"),
    (re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]"), "holds a space or a hidden character"),
    (re.compile(r"\\"), "holds a backslash"),
    (re.compile(r"^[^#]*\?"), "has a query"),
    (re.compile(r"%(?:[01][0-9a-f]|2[ef]|5c|7f)", re.IGNORECASE), "hides a sign of a path"),
    (re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE), "has a lone “%”"),
)
_PLAIN = re.compile(r"[\w.-][\w./-]*(?:#[\w.-]+)?|#[\w.-]+")
_LANDMARKS = {
    "skip link": "the link to its text as the first element",
    "banner": "its one header",
    "navigation": "its menu",
    "main": "its one main part",
    "heading": "its one heading of the first level",
    "text": "the place for the text of its source",
    "contentinfo": "its one footer",
}
Fault: TypeAlias = tuple[Rule, dict[str, str]]


@checks("HB801", "HB804", "HB805")
def check_frames(site: Site) -> Iterator[Finding]:
    """Yield what differs from the frame that the theme gives to each page."""
    return grouped(
        Spot(its, page, facts)
        for page in site.pages
        for its, facts in chain(_frame(page), _head(page), _languages(page, site))
    )


def _frame(page: BuiltPage) -> Iterator[Fault]:
    if page.policy not in POLICIES:
        yield POLICY_NOT_CLOSED, {}
    yield from ((INLINE_CODE, {"what": what}) for what in page.inline)
    yield from ((BUILT_ID_TWICE, {"id": short(one)}) for one in page.twice)
    needed = {"title": page.title, "language": page.lang, "direction": page.direction}
    absent = (what for what, value in needed.items() if not value)
    yield from ((BUILT_PAGE_NAMELESS, {"what": what}) for what in absent)
    if "<" in page.title:
        yield BUILT_PAGE_NAMELESS, {"what": f"plain title: it is “{short(page.title)}”"}
    missing = (words for kind, words in _LANDMARKS.items() if kind not in page.landmarks)
    yield from ((LANDMARK_MISSING, {"what": words}) for words in missing)


def _head(page: BuiltPage) -> Iterator[Fault]:
    """Yield what is in another order in a head, and what asks the browser to act."""
    if page.head[:1] != ("doctype",):
        yield HEAD_ORDER, {"what": "does not begin with <!doctype html>"}
    kinds = [kind for kind in page.head if kind != "doctype"]
    if kinds[:1] != ["charset"] and page.policy:
        yield HEAD_ORDER, {"what": "does not begin its head with the character set"}
    for element, attribute, value in sorted(page.values):
        if (element, attribute) == ("meta", "charset") and value != "utf-8":
            yield HEAD_ORDER, {"what": f"has the character set “{short(value)}”"}
        elif (element, attribute) == ("meta", "http-equiv") and value != "content-security-policy":
            yield HEAD_ORDER, {"what": f"asks the browser for “{short(value)}”"}


def _languages(page: BuiltPage, site: Site) -> Iterator[Fault]:
    """Yield each language without its direction, that of a page in another one's tree, and absent ways."""
    book = site.book or Handbook()
    right = {one.html: one.direction for one in book.tongues}
    right |= {one.html: one.direction for one in book.languages.values()}
    for element, lang, direction in sorted(page.spoken):
        wanted = right.get(lang, "" if site.book else direction)
        isolated = element == "bdi" and lang in right and not direction  # it finds its own
        if not isolated and not (lang and direction == wanted != ""):
            way = f"with the direction “{direction}”" if direction else "without a direction"
            yield LANGUAGE_MARKED, {"what": f"“{element}” as “{lang}” {way}"}
    own, slug = tree_of(book, page.path)
    tree = book.languages.get(own)
    itself = f"itself as “{page.lang}”"
    if tree is not None and page.lang not in ("", tree.html):
        yield LANGUAGE_MARKED, {"what": f"{itself}, but is among the pages in “{tree.html}”"}
    elif page.direction and page.direction != right.get(page.lang, page.direction):
        yield LANGUAGE_MARKED, {"what": f"{itself} with the direction “{page.direction}”"}
    if not {(own, slug), (SOURCE, slug)} & book.pages.keys():
        return  # nothing says that it is to be in every language
    found = {(lang, resolved(page.path, address)) for lang, address in page.switch}
    for code in book.built_languages if len(book.built_languages) > 1 else ():
        lang = book.languages[code].html if code in book.languages else code
        if (lang, output(code, slug)) not in found:
            yield SWITCH_MISSING, {"lang": lang}


@checks("HB802", "HB803", "HB832")
def check_page_addresses(site: Site) -> Iterator[Finding]:
    """Yield each address of a page that leads out, has another shape, or leads nowhere."""
    spots: list[Spot] = []
    ids = {page.path: page.ids for page in site.pages}
    for page in site.pages:
        leading_out, folder = set(remote(page, site)), posixpath.dirname(page.path)
        things: tuple[ExpectedThing, ...] = ()
        for ask in page.asks:
            if outward(ask.address) and ask not in leading_out:
                continue
            for its, what in _broken(page.path, folder, ask.address, site, ids):
                things = things or things_of(site, page)
                facts = {"address": short(ask.address), "what": what}
                if its is REMOTE_RESOURCE:  # pages are counted together where their facts are alike
                    facts["where"] = f"{ask.element} {ask.attribute}"
                spots.append(Spot(its, page, facts, source_place(things, ask.address, page.path)))
    return grouped(spots)


@checks("HB801", "HB802", "HB803", "HB832")
def check_styles(site: Site) -> Iterator[Finding]:
    """Yield each address of a style sheet as of a page, and what is more than the look of one."""
    for path, asks in sorted(site.styles.items()):
        for _, attribute, address, line in asks:
            if attribute != "url":
                what = f"@import {address}" if attribute == "import" else address
                yield STYLE_CONSTRUCT.at(f"site/{path}", line, file=path, what=short(what))
                continue
            for its, what in _broken(path, posixpath.dirname(path), address, site, {}):
                facts = {"address": short(address), "what": what, "where": "css url", "more": ""}
                yield its.at(f"site/{path}", line, file=path, **facts)


def _broken(
    path: str, folder: str, address: str, site: Site, ids: Mapping[str, AbstractSet[str]]
) -> Iterator[tuple[Rule, str]]:
    there, anchor = file_of(folder, address) or path, unquote(address.partition("#")[2])
    if outward(address):
        yield REMOTE_RESOURCE, ""
    elif what := misshapen(address):
        yield ADDRESS_SHAPE, what
    elif there not in site.files or (anchor and anchor not in ids.get(there, {anchor})):
        yield BUILT_LINK_BROKEN, ""


def remote(page: BuiltPage, site: Site) -> Iterator[ResourceRef]:
    """Yield everything by which a page leads out, but the links of the bibliography."""
    bibliography = is_bibliography(page.path, site)
    for ask in page.asks:
        scheme = outward(ask.address)
        clicked = ask.element == "a" and ask.attribute == "href" and scheme == "https:"
        if scheme and not (bibliography and clicked):
            yield ask


def is_bibliography(path: str, site: Site) -> bool:
    """Return whether the built page at a path is the one from which links may lead out."""
    book = site.book
    return book is not None and tree_of(book, path)[1] == book.slug_of(BIBLIOGRAPHY)


def linked_out(site: Site) -> frozenset[str]:
    """Return the addresses of the links of the bibliography, in every language."""
    pages = (page for page in site.pages if is_bibliography(page.path, site))
    return frozenset(ask.address for page in pages for ask in page.asks if ask.element == "a")


def misshapen(address: str) -> str:
    """Return how an inner address differs from a plain relative path, or nothing."""
    if outward(address) or (address.isascii() and _PLAIN.fullmatch(address)):
        return ""
    return next((what for sign, what in _UNLIKE_A_PATH if sign.search(address)), "")


ELEMENT_UNKNOWN = rule("HB830", "markup-unknown", "element-unknown")
ATTRIBUTE_UNKNOWN = rule("HB830", "markup-unknown", "attribute-unknown")


@checks("HB830")
def check_markup(site: Site) -> Iterator[Finding]:
    """Yield each element, attribute and value that is not on the lists, but what other rules report."""
    return grouped(
        Spot(its, page, {fact: what})
        for page in site.pages
        for its, fact, look in (
            (ELEMENT_UNKNOWN, "element", _elements),
            (ATTRIBUTE_UNKNOWN, "what", _attributes),
        )
        for what in look(page, site)
    )


def _elements(page: BuiltPage, site: Site) -> Iterator[str]:
    reported = {ask.element for ask in remote(page, site)} | _CODE
    names = {element for element, _ in page.elements}
    yield from sorted(names - ELEMENTS.keys() - reported)


def _attributes(page: BuiltPage, site: Site) -> Iterator[str]:
    reported = {(ask.element, ask.attribute) for ask in remote(page, site)}
    for element, attribute in sorted(page.elements - _PAIRS - reported):
        if element in ELEMENTS and attribute != "style" and not attribute.startswith("on"):
            yield f"“{element}” with “{short(attribute)}”"
    links_out = any(element == "a" for element, _ in reported)
    for element, attribute, value in sorted(page.values - _VALUES):
        unlisted = (element, attribute) not in _PAIRS and element != "meta"
        own = _OWN.get(attribute) if element in _PARTS else None
        if (
            element not in ELEMENTS
            or (unlisted and value)
            or attribute in ("http-equiv", "charset")
            or (element == "a" and attribute == "rel" and links_out)
            or ((element, attribute) == ("input", "name") and _FIELD.fullmatch(value))
            or (own and own.fullmatch(value))
        ):
            continue
        if value:
            yield f"“{element}” with the {attribute} “{short(value)}”"
        else:
            yield f"“{element}” without its “{attribute}”"


_FIELD = re.compile(r"(?:field|row-1)-[a-z][a-z0-9-]{1,30}")
"""Name that ties the answers of one choice of a form together."""

_INNER = r"url\(#d[0-9]+-[A-Za-z_][\w.-]*\)"
"""Another part of the same drawing, by the id that the renderer gave it."""
_COLOUR = r"#[0-9a-f]{3}(?:[0-9a-f]{3})?"
_OWN = {
    **dict.fromkeys(("fill", "stroke"), re.compile(f"{_COLOUR}|{_INNER}")),
    **dict.fromkeys(("color", "stop-color"), re.compile(_COLOUR)),
    **dict.fromkeys(("marker-end", "marker-mid", "marker-start"), re.compile(f"{_INNER}|none")),
}
"""What an attribute of a part of a drawing may say besides: a colour, or a part of the same drawing."""

_CODE = frozenset({"style", "svg style"})
"""Elements that the rule about inline code reports."""

_KNOWN = known("page")
ELEMENTS = {
    element: attributes
    for elements, attributes in _KNOWN["elements"].items()
    for element in elements.split()
} | {
    f"svg {part}": " ".join(sorted(DRAWN_AS | ({"class"} if part == "path" else set())))
    for part in sorted(DRAWN - {"svg"})
}
"""Every element of our pages with its attributes; one within a drawing is `svg path`."""
_PARTS = frozenset(name for name in ELEMENTS if name.startswith("svg "))

_PAIRS = frozenset(
    (element, attribute)
    for element, attributes in ELEMENTS.items()
    for attribute in ("", *attributes.split())
)

_VALUES = frozenset(
    (element, attribute, value)
    for elements, attributes in _KNOWN["some"].items()
    for element in elements.split()
    for attribute, values in attributes.items()
    for value in values
) | frozenset(
    (element, attribute, value)
    for element, attribute in _PAIRS
    for value in _KNOWN["everywhere"].get(attribute, ())
)
"""Every value that an attribute with few values may have."""
