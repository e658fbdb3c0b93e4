"""HB101 to HB104 and HB115: the ids of a checklist's items."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook
from handbook.rules.base import FamilyRule, Faults, lists, once_a_book, short
from handbook.rules.retired import retired


@once_a_book
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
        if rule := _fault(item.id, own, seen, frozenset() if follows else dead):
            sound = False
            faults.add(rule, checklist.path, item.line, text=short(item.text), id=item.id,
                       list=checklist.id, first=seen.get(item.id),
                       free=f"{checklist.id}.{highest + 1}")  # fmt: skip
        seen.setdefault(item.id, item.line)
    if sound and checklist.lang == SOURCE and not _unread(book):
        line = checklist.pauses[0].line if checklist.pauses else 0
        for number in sorted(set(range(1, highest + 1)) - used):
            faults.add("item-gone", checklist.path, line, id=f"{checklist.id}.{number}")
        if entry and highest != known:
            faults.add("items-not-counted", _CODES, entry.line, id=f"{checklist.id}.{highest}",
                       items=highest)  # fmt: skip


def _unread(book: Handbook) -> bool:
    """Return whether the register of what was retired cannot be read."""
    data = book.data.get("retired")
    return data is not None and bool(data.problems)


def _fault(
    id_: str | None, own: re.Pattern[str], seen: Mapping[str | None, int], dead: frozenset[str]
) -> str:
    """Return the rule that speaks about an id, empty for a sound one."""
    if id_ is None:
        return "item-without-id"
    if not own.fullmatch(id_):
        return "item-id-foreign"
    if id_ in seen:
        return "item-id-twice"
    return "item-id-retired" if id_ in dead else ""


class ItemWithoutId(FamilyRule):
    """Every item of a list carries its id.

    ## Why it matters

    A trainer says “item CL-03.7” across a room, a printed sheet and five translations.
    An item without an id cannot be named, ticked in a record, or compared with its translation.

    ## How to fix it

    Write the next free number of this list in back-ticks after the box, as the message shows.
    Numbers follow no order: a new item in the middle takes the next free number all the same.
    """

    code, name, family = "HB101", "item-without-id", id_faults
    message = "the item “{text}” has no id"
    hint = "write “- [ ] `{free}` …”, the next free number"


class ItemIdForeign(FamilyRule):
    """An item's id is the list's own id, a dot and a number of one to three digits.

    ## Why it matters

    An id of another list sends the officer, and the court that reads the record, to other words.

    ## How to fix it

    Write the id as the message shows; a number has no zero before it.
    """

    code, name, family = "HB102", "item-id-foreign", id_faults
    message = "“{id}” is no id of an item of {list}"
    hint = "write “{free}”, the next free number"


class ItemIdTwice(FamilyRule):
    """An id stands on one item only.

    ## Why it matters

    In a record “CL-03.7 done” must mean one thing.

    ## How to fix it

    Keep the id on the item that had it first, and give the other the next free number.
    """

    code, name, family = "HB103", "item-id-twice", id_faults
    message = "the id “{id}” stands already on line {first}"
    hint = "write “{free}”, the next free number"


class ItemIdRetired(FamilyRule):
    """The id of an item that was removed is not given to another.

    ## Why it matters

    Old sheets hang on walls for years.
    The same number with other words makes an old record say what nobody did.

    ## How to fix it

    Take the next free number.
    """

    code, name, family = "HB104", "item-id-retired", id_faults
    message = "“{id}” was retired and may not be used again"
    hint = "write “{free}”, the next free number"


class ItemGone(FamilyRule):
    """An item that was taken out is named among the retired ones.

    ## Why it matters

    A step that vanishes by accident can hurt somebody, and nobody misses what is not there.
    Only a name in the list of retired items says that it was meant.

    ## How to fix it

    Put the item back, or enter its id in `docs/data/retired.yaml` with the reason.
    `docs/data/codes.yaml` knows the last number of each list, so the last item is missed as well.
    """

    code, name, family = "HB115", "item-gone", id_faults
    message = "the item “{id}” is neither in the list nor retired"
    hint = "put it back, or enter “{id}” under items in docs/data/retired.yaml"


class ItemsNotCounted(FamilyRule):
    """The register knows the highest number that an item of each list ever had.

    ## Why it matters

    When the last item of a list is taken out it leaves no gap.
    Without its number in the register nobody would miss it, and the next item would get its id.

    ## How to fix it

    Write the number that the message names behind `items:` in the line of the list.
    It only ever grows.
    """

    code, name, family = "HB116", "items-not-counted", id_faults
    message = "“{id}” is not counted in the register"
    hint = "write “items: {items}” in the line of the list"


_CODES = "docs/data/codes.yaml"
