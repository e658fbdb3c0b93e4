"""HB801 to HB806: every page of a built site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.findings import Finding
from handbook.model import Ask, Built, Site
from handbook.rules.base import SiteRule, short
from handbook.rules.places import outward

_BIBLIOGRAPHY = "reference/bibliography.html"
_LINKS = frozenset({"a", "area"})
_NEEDED = {"default-src": "'none'", "form-action": "'none'", "base-uri": "'none'"}
_SOURCES = re.compile(r"'none'|'self'|'sha256-[A-Za-z0-9+/=]+'")


class PolicyNotClosed(SiteRule):
    """Every built page begins with a closed content security policy.

    ## Why it matters

    The policy is the net below all other rules: with it a browser refuses to fetch what slipped
    through. It only holds for what stands after it in the page.

    ## How to fix it

    This is a fault of the theme, not of a text: in `hooks/theme` the policy must be the first element
    after the character set. It names only `'none'`, `'self'` and hashes, and closes `default-src`,
    `form-action` and `base-uri` with `'none'`.
    """

    code, name = "HB801", "policy-not-closed"
    message = "“{file}” does not begin with a closed content security policy"
    hint = "mend the theme: the policy stands first after the character set"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each page whose policy is absent, late or open."""
        for page in site.pages:
            if not _closed(page.policy):
                yield self.found(_place(page), 0, file=page.path)


class RemoteResource(SiteRule):
    """No built file fetches or opens anything outside the handbook.

    ## Why it matters

    One address in one file is enough to unmask every reader whose computer has a network.

    ## How to fix it

    Look for the address in the page's source and in the theme, and remove it.
    Only the bibliography may hold links, and only links that a reader has to click.
    """

    code, name = "HB802", "remote-resource"
    message = "“{file}” holds “{address}” ({where})"
    hint = "remove it from the source or the theme; only the bibliography links out"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each address with a scheme or a host that is not an allowed link."""
        for page in site.pages:
            bibliography = page.path.endswith(_BIBLIOGRAPHY)
            for ask in page.asks:
                scheme = outward(ask.address)
                clicked = ask.element in _LINKS and ask.attribute == "href" and scheme == "https:"
                if scheme and not (bibliography and clicked):
                    yield self._found(_place(page), 0, page.path, ask)
        for path, asks in sorted(site.styles.items()):
            for ask in asks:
                if outward(ask.address) not in ("", "data:"):
                    yield self._found(f"site/{path}", ask.line, path, ask)

    def _found(self, place: str, line: int, file: str, ask: Ask) -> Finding:
        return self.found(place, line, file=file, address=short(ask.address),
                          where=f"{ask.element} {ask.attribute}")  # fmt: skip


class BuiltLinkBroken(SiteRule):
    """Every address in a built file leads to a file and an id that were built.

    ## Why it matters

    This looks at what the reader really gets, whoever made it: text, theme or generator.

    ## How to fix it

    Where the source gate told the same link, mend it there.
    Else the theme or the generator wrote it: look for the address there.
    """

    code, name = "HB803", "built-link-broken"
    message = "“{file}” leads to “{address}”, which was not built"
    hint = "mend the link in the source or in the theme"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each address within the site that leads nowhere."""
        ids = {page.path: page.ids for page in site.pages}
        good: set[tuple[str, str]] = set()  # menus ask for the same from every page of a folder
        for page in site.pages:
            folder = posixpath.dirname(page.path)
            for ask in page.asks:
                if (folder, ask.address) in good or outward(ask.address):
                    continue
                if not _leads(page.path, ask.address, site, ids):
                    yield self.found(_place(page), 0, file=page.path, address=short(ask.address))
                elif not ask.address.startswith(("#", "?")):
                    good.add((folder, ask.address))
        for path, asks in sorted(site.styles.items()):
            for ask in asks:
                if not outward(ask.address) and not _leads(path, ask.address, site, ids):
                    address = short(ask.address)
                    yield self.found(f"site/{path}", ask.line, file=path, address=address)


class BuiltIdTwice(SiteRule):
    """An id stands once in a built page.

    ## Why it matters

    Links, labels and screen readers find the first one only.

    ## How to fix it

    Look which heading, list or part of the theme brings the same id, and change one.
    """

    code, name = "HB804", "built-id-twice"
    message = "“{file}” has the id “{id}” more than once"
    hint = "change one of the two in the source or in the theme"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each id that stands more than once, each once."""
        for page in site.pages:
            for id_ in sorted(set(page.twice)):
                yield self.found(_place(page), 0, file=page.path, id=short(id_))


class BuiltPageNameless(SiteRule):
    """Every built page has a title, a language and a direction.

    ## Why it matters

    A screen reader needs the language to speak, a browser the direction to set Urdu from the right.

    ## How to fix it

    This is a fault of the theme or of `docs/data/languages.yaml`: mend it there.
    """

    code, name = "HB805", "built-page-nameless"
    message = "“{file}” has no {what}"
    hint = "mend the theme or docs/data/languages.yaml"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield what each page lacks."""
        for page in site.pages:
            facts = {"title": page.title, "language": page.lang, "direction": page.direction}
            for what, value in facts.items():
                if not value:
                    yield self.found(_place(page), 0, file=page.path, what=what)


class InlineCode(SiteRule):
    """No built page holds a script, a style or a handler of its own.

    ## Why it matters

    What stands in the page itself was reviewed by nobody as a script.
    The policy forbids it too, so whatever needed it silently does not work.

    ## How to fix it

    Move it into a file of the theme, which is reviewed as code.
    """

    code, name = "HB806", "inline-code"
    message = "“{file}” holds code of its own: {what}"
    hint = "move it into a file of the theme"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each kind of inline code of a page, once."""
        for page in site.pages:
            for what in sorted(set(page.inline)):
                yield self.found(_place(page), 0, file=page.path, what=what)


def _closed(policy: str) -> bool:
    parts = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}
    return all(parts.get(name) == [value] for name, value in _NEEDED.items()) and all(
        _SOURCES.fullmatch(source) for sources in parts.values() for source in sources
    )


def _place(page: Built) -> str:
    return page.source or f"site/{page.path}"


def _leads(here: str, address: str, site: Site, ids: dict[str, frozenset[str]]) -> bool:
    path, _, anchor = address.strip().partition("#")
    path = unquote(path.partition("?")[0])
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    if there not in site.files:
        return False
    return not anchor or there not in ids or unquote(anchor) in ids[there]
