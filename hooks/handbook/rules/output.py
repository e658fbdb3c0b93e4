"""HB801 to HB807: what every built page promises a browser, whatever wrote it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.findings import Finding
from handbook.model import Ask, Built, Site
from handbook.rules.base import SiteRule

BIBLIOGRAPHY = "reference/bibliography.html"
_FOREIGN = re.compile(r"^(?:[a-zA-Z][\w+.-]*:|//|\\\\)")
_NEEDED_POLICY = ("default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'none'")


class PolicyMissing(SiteRule):
    """Every page forbids the browser to load anything from outside.

    ## Why it matters
    The policy is the reader's last net: should a remote address ever slip into a page, the browser
    refuses to fetch it, and nobody learns who reads the handbook.

    ## How to fix it
    Keep the policy of `hooks/theme/main.html` as the first element after the charset.
    """

    code, name = "HB801", "page-without-policy"
    message = "the built page “{page}” has no strict content security policy at its head"
    hint = "put the policy of hooks/theme/main.html directly after the charset"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield pages whose policy is missing, late or lax."""
        for page in site.pages:
            lax = any(part not in page.policy for part in _NEEDED_POLICY)
            if lax or "unsafe" in page.policy:
                yield self.found(page.source or page.path, 0, page=page.path)


class RemoteAddress(SiteRule):
    """No built file names an address outside of the folder, but for the bibliography's links.

    ## Why it matters
    One picture, style or script from elsewhere tells a stranger the time, the line and the browser of
    the officer who opened the page.

    ## How to fix it
    Take the address out. A source is cited by its key; its address stands in the bibliography only.
    """

    code, name = "HB802", "remote-address"
    message = "the built file “{page}” holds the outside address “{address}” in {element}"
    hint = "take it out; cite the source by its key, as in [@key]"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield every address with a scheme or a host."""
        for page in site.pages:
            for ask in page.asks:
                if _FOREIGN.match(ask.address.strip()) and not _cited(page, ask):
                    yield self._one(page.source or page.path, page.path, ask)
        for path, asks in site.styles.items():
            for ask in asks:
                if _FOREIGN.match(ask.address.strip()):
                    yield self._one(f"hooks/theme/{path}", path, ask)

    def _one(self, source: str, path: str, ask: Ask) -> Finding:
        element = f"<{ask.element} {ask.attribute}>"
        return self.found(source, ask.line, page=path, address=ask.address, element=element)


class BuiltLinkLeadsNowhere(SiteRule):
    """Every address inside the built site leads to a file and a place that exist.

    ## Why it matters
    A dead link in an urgent page costs the minutes that somebody does not have.

    ## How to fix it
    Correct the link in the page that is named, or make the page or heading that it wants.
    """

    code, name = "HB803", "built-link-to-nowhere"
    message = "the built page “{page}” leads to “{address}”, which does not exist"
    hint = "correct the link, or make the page or the heading with that id"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield every address whose file or anchor is absent."""
        ids = {page.path: page.ids for page in site.pages}
        for page in site.pages:
            for address in dict.fromkeys(ask.address for ask in page.asks):
                if not _FOREIGN.match(address.strip()) and not _leads(address, page, ids, site):
                    yield self.found(page.source or page.path, 0, page=page.path, address=address)


class IdTwice(SiteRule):
    """No id stands twice in a built page.

    ## Why it matters
    A link leads to the first of two equal ids, so a reader may land on the wrong step.

    ## How to fix it
    Give one of the headings another id, or embed the list once only.
    """

    code, name = "HB804", "built-id-twice"
    message = "the built page “{page}” has the id “{id}” more than once"
    hint = "change one of them, or embed the list once"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each id that stands more than once."""
        for page in site.pages:
            for twice in page.twice:
                yield self.found(page.source or page.path, 0, page=page.path, id=twice)


class InlineCode(SiteRule):
    """No built page carries a script, handler or style of its own.

    ## Why it matters
    Only scripts that were read and listed may run. Code inside a page escapes that reading, and the
    policy would have to be loosened for it.

    ## How to fix it
    Move the code to a file in `hooks/theme/js/` or `hooks/theme/css/`.
    """

    code, name = "HB805", "inline-code"
    message = "the built page “{page}” carries code of its own: {what}"
    hint = "move it to a file of the theme"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each kind of inline code once a page."""
        for page in site.pages:
            for what in dict.fromkeys(page.inline):
                yield self.found(page.source or page.path, 0, page=page.path, what=what)


class PageNotNamed(SiteRule):
    """Every built page has a title, a language and a direction.

    ## Why it matters
    A screen reader speaks by the language; right-to-left text without its direction is unreadable.

    ## How to fix it
    Give the page a title, and the language its entry in `docs/data/languages.yaml`.
    """

    code, name = "HB806", "page-without-name"
    message = "the built page “{page}” has no {what}"
    hint = "add it to the page's front matter or to docs/data/languages.yaml"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield what a page lacks."""
        for page in site.pages:
            parts = {"title": page.title, "language": page.lang, "direction": page.direction}
            for what, value in parts.items():
                if not value:
                    yield self.found(page.source or page.path, 0, page=page.path, what=what)


def _cited(page: Built, ask: Ask) -> bool:
    """Return whether an address is a link of the bibliography, in any language's tree."""
    link = (ask.element, ask.attribute) == ("a", "href")
    return link and page.path.endswith(BIBLIOGRAPHY) and ask.address.startswith("https://")


def _leads(address: str, page: Built, ids: dict[str, frozenset[str]], site: Site) -> bool:
    path, _, anchor = address.strip().partition("#")
    target = page.path
    if path:
        if path.startswith("/"):
            return False
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path)))
    if target not in site.files:
        return False
    return not anchor or target not in ids or unquote(anchor) in ids[target]
