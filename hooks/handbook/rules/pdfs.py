"""HB814 and HB815: what a print file holds besides its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Printed, Site
from handbook.rules.base import SiteRule, short


class PdfActive(SiteRule):
    """A print file runs nothing, opens nothing, sends nothing and carries no other file.

    ## Why it matters

    Viewers run scripts in PDFs, open their links and unpack what is in them, some without asking.
    One link that opens with the file tells a stranger who reads the handbook, from where and when.

    ## How to fix it

    This is a fault of `hooks/handbook/press`, or of a new version of what makes the files.
    Addresses are printed as text in books and left out of sheets; forms calculate nothing.
    Only a form whose name ends with `-fill.pdf` has fields to type into, and they do nothing else.
    """

    code, name = "HB814", "pdf-active"
    message = "“{file}” holds “{what}”"
    hint = "mend hooks/handbook/press: a print file is text and pictures only, a form to fill has plain fields besides"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each name of something active once a file, with what it leads to or carries."""
        for path, printed in sorted(site.prints.items()):
            if what := _active(path, printed):
                yield self.found(f"site/{path}", 0, file=path, what=what)


class PdfUnnamed(SiteRule):
    """A print file can be read: it has pages, a title, a language, and tags for screen readers.

    ## Why it matters

    The title is what a viewer shows and a blind officer hears first. Without its language an Urdu
    sheet is read aloud as if it were English.

    ## How to fix it

    This is a fault of `hooks/handbook/press`: it sets all four for every file. A file that cannot be
    read at all is damaged: build again.
    """

    code, name = "HB815", "pdf-unnamed"
    message = "“{file}” has no {what}"
    hint = "mend hooks/handbook/press, which sets it for every file"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield what each file lacks; of one that cannot be read, only that."""
        for path, printed in sorted(site.prints.items()):
            for what in _lacks(printed):
                yield self.found(f"site/{path}", 0, file=path, what=what)


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
