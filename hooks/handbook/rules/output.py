"""HB801 to HB805 and HB832: what a built page makes a browser fetch and run, and how it holds together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

from handbook.catalog import Rule, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Ask, Built, Site
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import output
from handbook.rules.base import Spot, checks_page, checks_site, grouped
from handbook.rules.completeness import source_place
from handbook.rules.link_index import outward, resolved, tree_of

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
_ISOLATED = "bdi"
"""The element that finds the direction of its text by itself."""


@checks_page(POLICY_NOT_CLOSED)
def policy_not_closed(page: Built, _: Site) -> Iterator[str]:
    """Yield once for a page whose policy is absent, late or another one."""
    if page.policy not in POLICIES:
        yield "policy"


@checks_page(INLINE_CODE)
def inline_code(page: Built, _: Site) -> Iterator[str]:
    """Yield each kind of inline code of a page."""
    yield from page.inline


@checks_page(HEAD_ORDER)
def head_order(page: Built, _: Site) -> Iterator[str]:
    """Yield what is in another order in a head, and what asks the browser to act."""
    if page.head[:1] != ("doctype",):
        yield "does not begin with <!doctype html>"
    kinds = [kind for kind in page.head if kind != "doctype"]
    if kinds[:1] != ["charset"] and page.policy:
        yield "does not begin its head with the character set"
    for element, attribute, value in sorted(page.values):
        if (element, attribute) == ("meta", "charset") and value != "utf-8":
            yield f"has the character set “{short(value)}”"
        elif (element, attribute) == ("meta", "http-equiv") and value != "content-security-policy":
            yield f"asks the browser for “{short(value)}”"


@checks_page(BUILT_ID_TWICE, "id")
def built_id_twice(page: Built, _: Site) -> Iterator[str]:
    """Yield each id that a page has more than once."""
    yield from map(short, page.twice)


@checks_page(BUILT_PAGE_NAMELESS)
def built_page_nameless(page: Built, _: Site) -> Iterator[str]:
    """Yield which of title, language and direction a page lacks."""
    needed = {"title": page.title, "language": page.lang, "direction": page.direction}
    yield from (what for what, value in needed.items() if not value)
    if "<" in page.title:
        yield f"plain title: it is “{short(page.title)}”"


@checks_page(LANDMARK_MISSING)
def landmark_missing(page: Built, _: Site) -> Iterator[str]:
    """Yield each landmark that a page lacks."""
    yield from (words for kind, words in _LANDMARKS.items() if kind not in page.landmarks)


@checks_page(LANGUAGE_MARKED)
def language_marked(page: Built, site: Site) -> Iterator[str]:
    """Yield each language without its direction, and that of a page in another one's tree."""
    book, right = site.book, {}
    if book is not None:
        right = {one.html: one.direction for one in book.tongues}
        right |= {one.html: one.direction for one in book.languages.values()}
    for element, lang, direction in sorted(page.spoken):
        if not direction and element == _ISOLATED and lang in right:
            continue
        wanted = right.get(lang, "" if right else direction)
        if not lang or not direction or direction != wanted:
            way = f"with the direction “{direction}”" if direction else "without a direction"
            yield f"“{element}” as “{lang}” {way}"
    if book is None or not page.lang:
        return
    tree = book.languages.get(tree_of(book, page.path)[0])
    if tree is not None and page.lang != tree.html:
        yield f"itself as “{page.lang}”, but is among the pages in “{tree.html}”"
    elif page.direction and page.direction != right.get(page.lang, page.direction):
        yield f"itself as “{page.lang}” with the direction “{page.direction}”"


@checks_page(SWITCH_MISSING, "lang")
def switch_missing(page: Built, site: Site) -> Iterator[str]:
    """Yield each language to which a page does not lead."""
    book = site.book
    if book is None or len(book.built_languages) < len(("own", "other")):
        return
    its, slug = tree_of(book, page.path)
    if (its, slug) not in book.pages and (SOURCE, slug) not in book.pages:
        return  # nothing says that it is to be in every language
    found = {(lang, resolved(page.path, address)) for lang, address in page.switch}
    for code in book.built_languages:
        lang = book.languages[code].html if code in book.languages else code
        if (lang, output(code, slug)) not in found:
            yield lang


@checks_site("HB802", "HB803", "HB832")
def check_page_addresses(site: Site) -> Iterator[Finding]:
    """Yield each address of a page that leads out, has another shape, or leads nowhere."""
    spots: defaultdict[Rule, list[Spot]] = defaultdict(list)
    ids = {page.path: page.ids for page in site.pages}
    good: defaultdict[str, set[str]] = defaultdict(
        set
    )  # all pages of a folder ask for much the same
    for page in site.pages:
        known, leading_out = good[page.path.rpartition("/")[0]], set(remote(page, site))
        for ask in page.asks:
            if ask.address in known:
                continue
            path, _, anchor = ask.address.partition("#")
            facts = {"address": short(ask.address)}
            if outward(ask.address):
                if ask not in leading_out:
                    continue
                broken, facts["where"] = REMOTE_RESOURCE, f"{ask.element} {ask.attribute}"
            elif what := misshapen(ask.address):
                broken, facts["what"] = ADDRESS_SHAPE, what
            elif _leads(
                resolved(page.path, unquote(path)) if path else page.path, anchor, site, ids
            ):
                known |= {ask.address} if path else set()
                continue
            else:
                broken = BUILT_LINK_BROKEN
            spots[broken].append(Spot(page, facts, source_place(site, page, ask.address)))
    for its, those in spots.items():
        yield from grouped(its, those)


@checks_site("HB801", "HB802", "HB803", "HB832")
def check_styles(site: Site) -> Iterator[Finding]:
    """Yield each address of a style sheet as of a page, and what is more than the look of one."""
    for path, asks in sorted(site.styles.items()):
        for ask in asks:
            place, facts = (f"site/{path}", ask.line), {"file": path, "more": ""}
            facts["address"] = short(ask.address)
            if ask.attribute != "url":
                what = f"@import {ask.address}" if ask.attribute == "import" else ask.address
                yield STYLE_CONSTRUCT.at(*place, file=path, what=short(what))
            elif outward(ask.address):
                yield REMOTE_RESOURCE.at(*place, where="css url", **facts)
            elif what := misshapen(ask.address):
                yield ADDRESS_SHAPE.at(*place, what=what, **facts)
            elif resolved(path, unquote(ask.address.partition("#")[0])) not in site.files:
                yield BUILT_LINK_BROKEN.at(*place, **facts)


def remote(page: Built, site: Site) -> Iterator[Ask]:
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


def misshapen(address: str) -> str:
    """Return how an inner address differs from a plain relative path, or nothing."""
    if outward(address) or (address.isascii() and _PLAIN.fullmatch(address)):
        return ""
    return next((what for sign, what in _UNLIKE_A_PATH if sign.search(address)), "")


def _leads(there: str, anchor: str, site: Site, ids: Mapping[str, AbstractSet[str]]) -> bool:
    anchor = unquote(anchor) if "%" in anchor else anchor
    return there in site.files and (not anchor or there not in ids or anchor in ids[there])
