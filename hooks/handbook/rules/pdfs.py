"""HB814 and HB815: what a print file holds besides its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Printed, Site
from handbook.rules.base import checks_site, short

PDF_ACTIVE = rule("HB814", "pdf-active")
PDF_UNNAMED = rule("HB815", "pdf-unnamed")


@checks_site(PDF_ACTIVE)
def pdf_active(site: Site) -> Iterator[Finding]:
    """Yield each name of something active once a file, with what it leads to or carries."""
    for path, printed in sorted(site.prints.items()):
        if what := _active(path, printed):
            yield PDF_ACTIVE.at(f"site/{path}", 0, file=path, what=what)


@checks_site(PDF_UNNAMED)
def pdf_unnamed(site: Site) -> Iterator[Finding]:
    """Yield what each file lacks; of one that cannot be read, only that."""
    for path, printed in sorted(site.prints.items()):
        for what in _lacks(printed):
            yield PDF_UNNAMED.at(f"site/{path}", 0, file=path, what=what)


def _active(path: str, printed: Printed) -> str:
    plain = _PLAIN if _FILL.fullmatch(path) else ()
    typed = (name for name in printed.typed if name not in plain)
    return short("”, “".join((*printed.actions, *typed, *printed.links, *printed.files)), 120)


def _lacks(printed: Printed) -> Iterator[str]:
    if not printed.pages:
        if not printed.actions:
            yield "page that can be read"
        return
    if not printed.title:
        yield "title"
    if not printed.lang:
        yield "language"
    if not printed.tagged:
        yield "tags for screen readers"


_FILL = re.compile(r"print/[\w-]+/F-\d\d-fill\.pdf")
_PLAIN = ("/AcroForm", "/Widget")
"""What a form that is typed into may hold, and no other print file."""
