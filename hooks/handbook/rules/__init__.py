"""What must hold: the catalog says it, the modules here look whether it does."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Mapping

from handbook.catalog import RETIRED, Rule
from handbook.catalog import RULES as CATALOG
from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules.base import ASKS, CHECKS, only
from handbook.rules.document import rule_page

__all__ = ["ALL", "RETIRED", "RULES", "SITE_RULES", "Rule", "check", "check_site", "rule_page"]

for _module in pkgutil.iter_modules(__path__):  # each registers its checks
    importlib.import_module(f"{__name__}.{_module.name}")

ALL: tuple[Rule, ...] = tuple(CATALOG.values())
"""Every rule, in the order of the codes."""

RULES = tuple(one for one in ALL if one.reads == "sources")
"""Rules over the sources."""

SITE_RULES = tuple(one for one in ALL if one.reads == "site")
"""Rules over a built site; `press` reports those of prints, and `build` that of mkdocs' own work."""


def check(
    book: Handbook, rules: Iterable[Rule] = RULES, new: Collection[str] | None = None
) -> list[Finding]:
    """Return what is wrong with the sources, sorted by path and line, each violation once.

    Where `new` is given, checks of each text by itself ask those at these paths alone; "" among them
    means all that is no text, which checks of data ask.
    """
    part = book if new is None else only(book, new)
    data = book if new is None or "" in new else None
    return _found({"": book, "text": part, "data": data}, rules)


def check_site(site: Site, rules: Iterable[Rule] = SITE_RULES) -> list[Finding]:
    """Return what is wrong with a built site, sorted by path and line, each violation once."""
    return _found({"": site}, rules)


def _found(asked: Mapping[str, Handbook | Site | None], rules: Iterable[Rule]) -> list[Finding]:
    """Return what the checks of these rules find; of a rule without a kind all its kinds are meant."""
    wanted = {(one.code, one.kind) for one in rules}
    codes = {code for code, _ in wanted}
    return sorted(
        {
            found
            for asks, project in asked.items()
            for look, its in CHECKS.items()
            if project and ASKS.get(look, "") == asks
            if (mine := codes.intersection(one.code for one in its))
            for found in look(project)
            if found.code in mine
            and not wanted.isdisjoint(((found.code, ""), (found.code, found.kind)))
        }
    )
