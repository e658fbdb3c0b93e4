"""HB101 to HB104: the ids of a checklist's items."""

from __future__ import annotations

import re

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
            _ids(checklist, dead, faults)
    return faults


def _ids(checklist: Checklist, dead: frozenset[str], faults: Faults) -> None:
    own = re.compile(rf"{re.escape(checklist.id)}\.([1-9]\d*)")
    used = [int(found[1]) for id_ in (*dead, *(item.id or "" for item in checklist.items()))
            if (found := own.fullmatch(id_))]  # fmt: skip
    free = f"{checklist.id}.{max(used, default=0) + 1}"
    seen: dict[str, int] = {}
    for item in checklist.items():
        facts = {"text": short(item.text), "id": item.id, "free": free}
        if item.id is None:
            faults.add("item-without-id", checklist.path, item.line, **facts)
        elif not own.fullmatch(item.id):
            faults.add("item-id-foreign", checklist.path, item.line, list=checklist.id, **facts)
        elif item.id in seen:
            faults.add("item-id-twice", checklist.path, item.line, first=seen[item.id], **facts)
        elif item.id in dead:
            faults.add("item-id-retired", checklist.path, item.line, **facts)
        seen.setdefault(item.id or "", item.line)


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
    """An item's id is the list's own id, a dot and a number.

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
