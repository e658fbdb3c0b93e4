"""HB801, HB802, HB806, HB832, HB835, HB837: what a built file tells a browser to fetch and to run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Ask, Built, Site
from handbook.rules.base import SiteRule, short
from handbook.rules.places import outward
from handbook.rules.promised import promises
from handbook.rules.spread import Spot, asked, told
from handbook.rules.views import views

_BIBLIOGRAPHY = "reference/bibliography.html"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src {served}; worker-src {served}; frame-src 'none'; object-src 'none'; "
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


class PolicyNotClosed(SiteRule):
    """Every built page begins with the one content security policy of the handbook.

    ## Why it matters

    The policy is the net below all other rules: with it a browser refuses to fetch what slipped
    through. It only holds for what stands after it in the page.

    ## How to fix it

    This is a fault of the theme, not of a text: in `hooks/theme` the policy must be the first element
    after the character set, and the same on every page.
    Who changes the policy changes it in `hooks/handbook/rules/output.py` too, and a second person reads
    both changes before they are merged.
    """

    code, name = "HB801", "policy-not-closed"
    message = "“{file}”{more} does not begin with the handbook's content security policy"
    hint = "mend the theme: the policy stands first after the character set"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each page whose policy is absent, late or another one."""
        yield from told(
            self, (Spot(page, {}) for page in site.pages if page.policy not in POLICIES)
        )


class RemoteResource(SiteRule):
    """No built file fetches or opens anything outside the handbook.

    ## Why it matters

    One address in one file is enough to unmask every reader whose computer has a network.

    ## How to fix it

    Look for the address in the page's source and in the theme, and remove it.
    Only the bibliography may hold links, and only links that a reader has to click.
    """

    code, name = "HB802", "remote-resource"
    message = "“{file}”{more} holds “{address}” ({where})"
    hint = "remove it from the source or the theme; only the bibliography links out"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each address with a scheme or a host that is not an allowed link."""
        yield from told(self, self._spots(site))
        for path, asks in sorted(site.styles.items()):
            for ask in asks:
                if ask.attribute == "url" and outward(ask.address):
                    yield self.found(f"site/{path}", ask.line, file=path, more="",
                                     address=short(ask.address), where="css url")  # fmt: skip

    def _spots(self, site: Site) -> Iterator[Spot]:
        outside = {ask for ask in asked(site) if outward(ask.address)}
        for page in site.pages:
            for ask in remote(page) if not outside.isdisjoint(page.asks) else ():
                if (page.path, ask.address.strip()) not in views(site).told:
                    where = f"{ask.element} {ask.attribute}"
                    yield Spot(page, {"address": short(ask.address), "where": where},
                               written(site, page, ask.address))  # fmt: skip


class InlineCode(SiteRule):
    """No built page holds a script, a style or a handler of its own.

    ## Why it matters

    What stands in the page itself was reviewed by nobody as a script.
    The policy forbids it too, so whatever needed it silently does not work.

    ## How to fix it

    Move it into a file of the theme, which is reviewed as code.
    """

    code, name = "HB806", "inline-code"
    message = "“{file}”{more} holds code of its own: {what}"
    hint = "move it into a file of the theme"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each kind of inline code of a page, once."""
        yield from told(
            self, (Spot(page, {"what": what}) for page in site.pages for what in page.inline)
        )


class AddressShape(SiteRule):
    """An address within the handbook is a plain relative path.

    ## Why it matters

    Opened from a stick, a path that begins at a root is a place on the reader's own disk. What a
    query or a coded sign means is up to each browser, so what we checked is not what it opens.

    ## How to fix it

    Write the path of the file from the page on, as `../evidence/hashing.html#make`: no `?`, no
    backslash, no space, no `%2F`.
    """

    code, name = "HB832", "address-shape"
    message = "“{file}”{more} holds the address “{address}”, which {what}"
    hint = "write the plain path from this page to the file"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each inner address of another shape."""
        yield from told(self, self._spots(site))
        for path, asks in sorted(site.styles.items()):
            for ask in asks:
                if ask.attribute == "url" and (what := misshapen(ask.address)):
                    yield self.found(f"site/{path}", ask.line, file=path, more="",
                                     address=short(ask.address), what=what)  # fmt: skip

    def _spots(self, site: Site) -> Iterator[Spot]:
        shapes = {ask: what for ask in asked(site) if (what := misshapen(ask.address))}
        for page in site.pages:
            for ask in page.asks if shapes else ():
                if what := shapes.get(ask, ""):
                    found = {"address": short(ask.address), "what": what}
                    yield Spot(page, found, written(site, page, ask.address))


class HeadOrder(SiteRule):
    """A built page begins with its document type and character set, and asks nothing of a browser.

    ## Why it matters

    Until the character set is known a browser guesses, and a page in Urdu becomes signs without
    sense; what is guessed can also turn text into code. A page that refreshes itself opens an address
    without a click, and no policy stops that.

    ## How to fix it

    Mend the theme: `<!doctype html>` comes first, `<meta charset="utf-8">` first in the head, and no
    other `http-equiv` than the policy.
    """

    code, name = "HB835", "head-order"
    message = "“{file}”{more} {what}"
    hint = "mend the theme: document type, character set, policy, and no other http-equiv"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield what stands in another order, and what asks the browser to act."""
        yield from told(
            self, (Spot(page, {"what": what}) for page in site.pages for what in _head(page))
        )


class StyleConstruct(SiteRule):
    """A style sheet loads no other sheet, runs nothing, and can be read to its end.

    ## Why it matters

    An `@import` brings in rules that nobody sees in the file. Old browsers run what `expression` or
    `behavior` names. What one reader of style sheets drops as unreadable, another one follows.

    ## How to fix it

    Name each sheet in the theme's page, and remove the construct.
    """

    code, name = "HB837", "style-construct"
    message = "“{file}” holds “{what}”"
    hint = "remove it from the style sheet; sheets are named in the page"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each construct that is more than the look of a page."""
        for path, asks in sorted(site.styles.items()):
            for ask in asks:
                if ask.attribute != "url":
                    what = f"@import {ask.address}" if ask.attribute == "import" else ask.address
                    yield self.found(f"site/{path}", ask.line, file=path, what=short(what))


def remote(page: Built) -> Iterator[Ask]:
    """Yield everything by which a page leads out, but the links of the bibliography."""
    bibliography = page.path.endswith(_BIBLIOGRAPHY)
    for ask in page.asks:
        scheme = outward(ask.address)
        clicked = ask.element == "a" and ask.attribute == "href" and scheme == "https:"
        if scheme and not (bibliography and clicked):
            yield ask


def misshapen(address: str) -> str:
    """Return how an inner address differs from a plain relative path, or nothing."""
    if outward(address) or (address.isascii() and _PLAIN.fullmatch(address)):
        return ""
    return next((what for sign, what in _UNLIKE_A_PATH if sign.search(address)), "")


def written(site: Site, page: Built, address: str) -> tuple[str, int] | None:
    """Return where the sources hold an address of a built page, None where they do not."""
    return promises(site.book).written(page.path, address) if site.book is not None else None


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
