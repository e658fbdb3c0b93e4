"""HB841: what a book for a phone holds besides its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.model import Packed, Site
from handbook.rules.base import checks_site
from handbook.rules.output import is_bibliography

BOOK = ".epub"
BOOK_UNREADABLE = rule("HB841", "book-not-ours", "book-unreadable")
BOOK_FOREIGN = rule("HB841", "book-not-ours", "book-foreign")
BOOK_LEADS_OUT = rule("HB841", "book-not-ours", "book-leads-out")


@checks_site("HB841")
def check_books(site: Site) -> Iterator[Finding]:
    """Yield what each EPUB holds that no page of ours needs, and what it leads to outside of itself."""
    pages = (page for page in site.pages if is_bibliography(page.path, site))
    shown = {ask.address for page in pages for ask in page.asks if ask.element == "a"}
    for path, packed in sorted(site.packed.items()):
        if not path.endswith(BOOK):
            continue
        for its, found in (
            (BOOK_UNREADABLE, filter(None, [packed.unread])),
            (BOOK_FOREIGN, _foreign(packed)),
            (BOOK_LEADS_OUT, _leading_out(packed, shown)),
        ):
            for what in found:
                yield its.at(f"site/{path}", 0, file=path, what=short(what, 120))


def _foreign(packed: Packed) -> Iterator[str]:
    yield from (name for name in packed.parts if not _PARTS.fullmatch(name))
    for space, name in sorted(packed.elements):
        if name not in _ELEMENTS.get(space, ()):
            yield f"<{name}>"


def _leading_out(packed: Packed, shown: set[str]) -> Iterator[str]:
    yield from dict.fromkeys(one.target for one in packed.relations if one.outside)
    known = _ELEMENTS.keys() | shown
    for one in packed.addresses:
        # of an address the part behind its host is read as a path, too; a path in a text has no host
        path = one.startswith("/") and not one.startswith("//")
        if one not in known and not path and not any(one in whole for whole in shown):
            yield one


_PARTS = re.compile(
    r"mimetype|META-INF/container\.xml|OEBPS/(?:book\.(?:css|opf)|(?:cover|nav)\.xhtml"
    r"|text/(?:[a-z0-9-]+/)*[a-z0-9-]+\.xhtml|fonts/(?:[a-z0-9-]+\.woff2|OFL-[a-z0-9-]+\.txt))"
)
_BY_SPACE = {
    "http://www.w3.org/1999/xhtml": """
        a article bdi blockquote body br caption cite code col dd del div dl dt em figure footer h1 h2
        h3 h4 h5 h6 head header hr html i ins kbd li link main nav ol p pre section small span strong sub
        sup table tbody td th thead time title tr ul b
    """,
    "http://www.w3.org/2000/svg": """
        circle defs ellipse g line path pattern polygon polyline rect svg text title tspan
    """,
    "http://www.idpf.org/2007/opf": "item itemref manifest meta metadata package spine",
    "http://purl.org/dc/elements/1.1/": "creator description identifier language title",
    "urn:oasis:names:tc:opendocument:xmlns:container": "container rootfile rootfiles",
    "http://www.idpf.org/2007/ops": "",
}  # fmt: skip
_ELEMENTS = {space: frozenset(names.split()) for space, names in _BY_SPACE.items()}
"""Elements by namespace. Not among them: scripts, forms, frames, sounds, pictures from elsewhere."""
