"""What must hold: the catalog says it, the modules here look whether it does."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.catalog import RETIRED, Rule
from handbook.catalog import RULES as CATALOG
from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import (  # noqa: F401 - each enters its checks
    addresses,
    allowances,
    asked,
    assets,
    blocks,
    breaks,
    checklists,
    choices,
    claims,
    codes,
    config_pass,
    contacts,
    content,
    definitions,
    depth,
    direction,
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
    held_periods,
    hidden,
    hosts,
    ids,
    intact,
    items,
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
    practice,
    reach,
    records,
    references,
    reported,
    safety,
    schema,
    scripts,
    secrets,
    skeleton,
    space,
    structure,
    synonyms,
    targets,
    templates,
    translated_forms,
    translated_pages,
    translations,
    undressed,
    unused,
    views,
    weights,
    wording,
)  # fmt: skip
from handbook.rules.base import CHECKS, SITE_CHECKS, findings
from handbook.rules.document import rule_page

__all__ = ["ALL", "RETIRED", "RULES", "SITE_RULES", "Rule", "check", "check_site", "rule_page"]

ALL: tuple[Rule, ...] = tuple(CATALOG.values())
"""Every rule, in the order of the codes."""

RULES = tuple(one for one in ALL if one.reads == "sources")
"""Rules over the sources."""

SITE_RULES = tuple(one for one in ALL if one.reads == "site")
"""Rules over a built site; `press` reports those of prints, and `run` that of mkdocs' own work."""


def check(book: Handbook, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Return what is wrong with the sources, sorted by path and line, each fault once."""
    wanted = frozenset(rules)
    return sorted(
        {
            found
            for look, its in CHECKS.items()
            if (mine := wanted.intersection(its))
            for found in findings(look(book), mine)
        }
    )


def check_site(site: Site, rules: Iterable[Rule] = SITE_RULES) -> list[Finding]:
    """Return what is wrong with a built site, sorted by path and line, each fault once."""
    wanted = frozenset(rules)
    return sorted(
        {
            found
            for look, its in SITE_CHECKS.items()
            if (mine := wanted.intersection(its))
            for found in findings(look(site), mine)
        }
    )
