"""HB801, HB802, HB832: what a built file tells a browser to fetch and to run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Ask, Built, Site
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import checks_site, short
from handbook.rules.complete import written
from handbook.rules.places import outward, tree_of
from handbook.rules.spread import Spot, asked, told

POLICY_NOT_CLOSED = rule("HB801", "page-policy", "policy-not-closed")
REMOTE_RESOURCE = rule("HB802", "remote-resource")
INLINE_CODE = rule("HB801", "page-policy", "inline-code")
ADDRESS_SHAPE = rule("HB832", "address-shape")
HEAD_ORDER = rule("HB801", "page-policy", "head-order")
STYLE_CONSTRUCT = rule("HB801", "page-policy", "style-construct")

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


@checks_site(POLICY_NOT_CLOSED)
def policy_not_closed(site: Site) -> Iterator[Finding]:
    """Yield each page whose policy is absent, late or another one."""
    yield from told(
        POLICY_NOT_CLOSED, (Spot(page, {}) for page in site.pages if page.policy not in POLICIES)
    )


@checks_site(REMOTE_RESOURCE)
def remote_resource(site: Site) -> Iterator[Finding]:
    """Yield each address with a scheme or a host that is not an allowed link."""
    yield from told(REMOTE_RESOURCE, _remote_resource_spots(site))
    for path, asks in sorted(site.styles.items()):
        for ask in asks:
            if ask.attribute == "url" and outward(ask.address):
                yield REMOTE_RESOURCE.at(f"site/{path}", ask.line, file=path, more="",
                                 address=short(ask.address), where="css url")  # fmt: skip


def _remote_resource_spots(site: Site) -> Iterator[Spot]:
    outside = {ask for ask in asked(site) if outward(ask.address)}
    for page in site.pages:
        for ask in remote(page, site) if not outside.isdisjoint(page.asks) else ():
            where = f"{ask.element} {ask.attribute}"
            place = written(site, page, ask.address)
            yield Spot(page, {"address": short(ask.address), "where": where}, place)


@checks_site(INLINE_CODE)
def inline_code(site: Site) -> Iterator[Finding]:
    """Yield each kind of inline code of a page, once."""
    yield from told(
        INLINE_CODE, (Spot(page, {"what": what}) for page in site.pages for what in page.inline)
    )


@checks_site(ADDRESS_SHAPE)
def address_shape(site: Site) -> Iterator[Finding]:
    """Yield each inner address of another shape."""
    yield from told(ADDRESS_SHAPE, _address_shape_spots(site))
    for path, asks in sorted(site.styles.items()):
        for ask in asks:
            if ask.attribute == "url" and (what := misshapen(ask.address)):
                yield ADDRESS_SHAPE.at(f"site/{path}", ask.line, file=path, more="",
                                 address=short(ask.address), what=what)  # fmt: skip


def _address_shape_spots(site: Site) -> Iterator[Spot]:
    shapes = {ask: what for ask in asked(site) if (what := misshapen(ask.address))}
    for page in site.pages:
        for ask in page.asks if shapes else ():
            if what := shapes.get(ask, ""):
                found = {"address": short(ask.address), "what": what}
                yield Spot(page, found, written(site, page, ask.address))


@checks_site(HEAD_ORDER)
def head_order(site: Site) -> Iterator[Finding]:
    """Yield what stands in another order, and what asks the browser to act."""
    yield from told(
        HEAD_ORDER, (Spot(page, {"what": what}) for page in site.pages for what in _head(page))
    )


@checks_site(STYLE_CONSTRUCT)
def style_construct(site: Site) -> Iterator[Finding]:
    """Yield each construct that is more than the look of a page."""
    for path, asks in sorted(site.styles.items()):
        for ask in asks:
            if ask.attribute != "url":
                what = f"@import {ask.address}" if ask.attribute == "import" else ask.address
                yield STYLE_CONSTRUCT.at(f"site/{path}", ask.line, file=path, what=short(what))


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


def _head(page: Built) -> Iterator[str]:
    if page.head[:1] != ("doctype",):
        yield "does not begin with <!doctype html>"
    kinds = [kind for kind in page.head if kind != "doctype"]
    if kinds[:1] != ["charset"] and page.policy:
        yield "does not begin its head with the character set"
    for _, attribute, value in sorted(one for one in page.values if one[0] == "meta"):
        if attribute == "charset" and value == "utf-8":
            continue
        if attribute == "charset":
            yield f"has the character set “{short(value)}”"
        elif attribute == "http-equiv" and value != "content-security-policy":
            yield f"asks the browser for “{short(value)}”"


_PLAIN = re.compile(r"[\w.-][\w./-]*(?:#[\w.-]+)?|#[\w.-]+")
