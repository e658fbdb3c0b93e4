"""Small built sites for tests: files as facts, with no file."""

from __future__ import annotations

from handbook.model import (
    Asset,
    BuiltPage,
    Handbook,
    Packed,
    PdfFacts,
    ResourceRef,
    Reviewed,
    Site,
    UrlMention,
)
from handbook.rules import check_site


def page(path: str, *asks: tuple[str, str], source: str = "", lang: str = "en") -> BuiltPage:
    """Return a page that asks for addresses: element and address of each."""
    return BuiltPage(
        path=path, source=source, ids=frozenset({"main"}), twice=(), policy="", title="A", lang=lang,
        direction="ltr", inline=(), asks=tuple(ResourceRef(one, "src", address, 0) for one, address in asks),
    )  # fmt: skip


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title></svg>'


def asset(
    path: str, content: str = "text", *texts: str, kind: str = "address", size: int = 1,
    sha256: str = "", leads: tuple[str, ...] = (), line: int = 3,
) -> Asset:  # fmt: skip
    """Return a file that mentions some texts, all on one line."""
    mentions = tuple(UrlMention(text, line, kind) for text in texts)
    drawing = DRAWING if content == "svg" else ""
    return Asset(path, size, sha256, content, mentions, leads, drawing)


def site(
    *parts: BuiltPage | Asset, prints: dict[str, PdfFacts] | None = None,
    styles: dict[str, tuple[str, ...]] | None = None, reviewed: tuple[Reviewed, ...] = (),
    packed: dict[str, Packed] | None = None, book: Handbook | None = None,
) -> Site:  # fmt: skip
    """Return the site of pages and files; a page is a file too."""
    pages = tuple(part for part in parts if isinstance(part, BuiltPage))
    assets = {one.path: asset(one.path, "html") for one in pages}
    assets |= {part.path: part for part in parts if isinstance(part, Asset)}
    asked = {
        path: tuple(ResourceRef("css", "url", one, 1) for one in addresses)
        for path, addresses in (styles or {}).items()
    }
    return Site(
        pages, frozenset(assets), asked, assets, prints or {}, packed or {},
        {one.path: one for one in reviewed}, book,
    )  # fmt: skip


def told(rule, built: Site) -> list[tuple[str, int, str]]:
    """Return place, line and message of what a rule finds."""
    return [(found.path, found.line, found.message) for found in check_site(built, [rule])]
