"""Where facts meet rules: content or a built site in, findings out."""

from __future__ import annotations

from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import check, check_site
from handbook.rules.ignored import sift


def content_gate(book: Handbook) -> list[Finding]:
    """Return what is wrong with the sources, of all languages, each fault once.

    What is ignored for a while is among it, with the reason, and stops nothing.
    """
    return sift(check(book), book)


def output_gate(site: Site) -> list[Finding]:
    """Return what is wrong with a built site, every file of it."""
    return check_site(site)
