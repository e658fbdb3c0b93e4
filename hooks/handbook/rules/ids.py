"""HB101 and HB115: the ids of a checklist's items."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.catalog import Rule, rule
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook
from handbook.rules.base import Faults, checks, lists, short
from handbook.rules.retired import retired

ITEM_WITHOUT_ID = rule("HB101", "item-id", "item-without-id")
ITEM_ID_FOREIGN = rule("HB101", "item-id", "item-id-foreign")
ITEM_ID_TWICE = rule("HB101", "item-id", "item-id-twice")
ITEM_ID_RETIRED = rule("HB101", "item-id", "item-id-retired")
ITEM_GONE = rule("HB115", "retired-id", "item-gone")
ITEMS_NOT_COUNTED = rule("HB115", "retired-id", "items-not-counted")


@checks(
    ITEM_WITHOUT_ID, ITEM_ID_FOREIGN, ITEM_ID_TWICE, ITEM_ID_RETIRED, ITEM_GONE, ITEMS_NOT_COUNTED
)
def id_faults(book: Handbook) -> Faults:
    """Return what is wrong with the ids of all lists whose front matter can be read."""
    faults = Faults()
    dead = retired(book, "items")
    for checklist in lists(book):
        if checklist.id and not checklist.front.problems:
            _ids(checklist, dead, book, faults)
    return faults


def _ids(checklist: Checklist, dead: frozenset[str], book: Handbook, faults: Faults) -> None:
    entry = book.codes.get(checklist.id)
    known = entry.items if entry else 0
    own = re.compile(rf"{re.escape(checklist.id)}\.([1-9][0-9]{{0,2}})")
    written = (item.id for item in checklist.items() if item.id)
    used = {int(found[1]) for id_ in (*dead, *written) if (found := own.fullmatch(id_))}
    highest = max(known, *used) if used else known
    seen: dict[str | None, int] = {}
    sound = True
    # of one item too many beside the English list, HB401 speaks
    follows = checklist.lang != SOURCE and (SOURCE, checklist.slug) in book.checklists
    for item in checklist.items():
        if fault := _fault(item.id, own, seen, frozenset() if follows else dead):
            sound = False
            faults.add(fault, checklist.path, item.line, text=short(item.text), id=item.id,
                       list=checklist.id, first=seen.get(item.id),
                       free=f"{checklist.id}.{highest + 1}")  # fmt: skip
        seen.setdefault(item.id, item.line)
    if sound and checklist.lang == SOURCE and not _unread(book):
        line = checklist.pauses[0].line if checklist.pauses else 0
        for number in sorted(set(range(1, highest + 1)) - used):
            faults.add(ITEM_GONE, checklist.path, line, id=f"{checklist.id}.{number}")
        if entry and highest != known:
            faults.add(ITEMS_NOT_COUNTED, _CODES, entry.line, id=f"{checklist.id}.{highest}",
                       items=highest)  # fmt: skip


def _unread(book: Handbook) -> bool:
    """Return whether the register of what was retired cannot be read."""
    data = book.data.get("retired")
    return data is not None and bool(data.problems)


def _fault(
    id_: str | None, own: re.Pattern[str], seen: Mapping[str | None, int], dead: frozenset[str]
) -> Rule | None:
    """Return the rule that speaks about an id, None for a sound one."""
    if id_ is None:
        return ITEM_WITHOUT_ID
    if not own.fullmatch(id_):
        return ITEM_ID_FOREIGN
    if id_ in seen:
        return ITEM_ID_TWICE
    return ITEM_ID_RETIRED if id_ in dead else None


_CODES = "docs/data/codes.yaml"
