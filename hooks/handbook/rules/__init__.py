"""What must hold: the catalog says it, the modules here look whether it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from handbook.catalog import RETIRED, Rule
from handbook.catalog import RULES as CATALOG
from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import (  # noqa: F401 - each enters its checks
    addresses,
    asked,
    assets,
    blocks,
    checklists,
    choices,
    claims,
    codes,
    complete,
    contacts,
    content,
    depth,
    drawings,
    elements,
    english,
    examples,
    fields,
    figures,
    files,
    followed,
    form_tables,
    freshness,
    front,
    front_links,
    glossary,
    headings,
    hidden,
    hosts,
    ids,
    ignored,
    intact,
    items,
    labels,
    link_text,
    links,
    named_fields,
    names,
    nav,
    numbered,
    output,
    packed,
    pdfs,
    persons,
    policy,
    practice,
    reach,
    references,
    registers,
    reported,
    safety,
    scripts,
    secrets,
    settings,
    skeleton,
    space,
    structure,
    synonyms,
    targets,
    templates,
    translated_forms,
    translated_pages,
    translations,
    unused,
    weights,
    wording,
    words,
)  # fmt: skip
from handbook.rules.base import CHECKS, SITE_CHECKS, Seen, findings
from handbook.rules.document import rule_page

Read = TypeVar("Read", Handbook, Site)

__all__ = ["ALL", "RETIRED", "RULES", "SITE_RULES", "Rule", "check", "check_site", "rule_page"]

ALL: tuple[Rule, ...] = tuple(CATALOG.values())
"""Every rule, in the order of the codes."""

RULES = tuple(one for one in ALL if one.reads == "sources")
"""Rules over the sources."""

SITE_RULES = tuple(one for one in ALL if one.reads == "site")
"""Rules over a built site; `press` reports those of prints, and `run` that of mkdocs' own work."""


def check(book: Handbook, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Return what is wrong with the sources, sorted by path and line, each fault once."""
    return _found(CHECKS, book, rules)


def check_site(site: Site, rules: Iterable[Rule] = SITE_RULES) -> list[Finding]:
    """Return what is wrong with a built site, sorted by path and line, each fault once."""
    return _found(SITE_CHECKS, site, rules)


def _found(
    looks: Mapping[Callable[[Read], Seen], tuple[Rule, ...]], read: Read, rules: Iterable[Rule]
) -> list[Finding]:
    """Return what the checks of these rules see; of a rule without a kind all its kinds are meant."""
    wanted = {(one.code, one.kind) for one in rules}
    these = {code for code, _ in wanted}
    return sorted(
        {
            found
            for look, its in looks.items()
            if (mine := these.intersection(one.code for one in its))
            for found in findings(look(read))
            if found.code in mine
            and not wanted.isdisjoint(((found.code, ""), (found.code, found.kind)))
        }
    )
