"""HB101 to HB104 and HB115: the ids of a checklist's items."""

from __future__ import annotations

import re

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
            _ids(checklist, dead, faults)
    return faults


def _ids(checklist: Checklist, dead: frozenset[str], faults: Faults) -> None:
    own = re.compile(rf"{re.escape(checklist.id)}\.([1-9]\d*)")
    used = [int(found[1]) for id_ in (*dead, *(item.id or "" for item in checklist.items()))
            if (found := own.fullmatch(id_))]  # fmt: skip
    free = f"{checklist.id}.{max(used, default=0) + 1}"
    seen: dict[str, int] = {}
    sound = True
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
        sound = sound and bool(own.fullmatch(item.id or "")) and item.id not in (*seen, *dead)
        seen.setdefault(item.id or "", item.line)
    if sound and checklist.lang == SOURCE:
        _gaps(checklist, used, faults)


def _gaps(checklist: Checklist, used: list[int], faults: Faults) -> None:
    line = checklist.pauses[0].line if checklist.pauses else 0
    highest = max(
        (int((item.id or "0").rpartition(".")[2]) for item in checklist.items()), default=0
    )
    for number in sorted(set(range(1, highest + 1)) - set(used)):
        faults.add("item-gone", checklist.path, line, id=f"{checklist.id}.{number}")


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


class ItemGone(FamilyRule):
    """An item that was taken out is named among the retired ones.

    ## Why it matters

    A step that vanishes by accident can hurt somebody, and nobody misses what is not there.
    Only a name in the list of retired items says that it was meant.

    ## How to fix it

    Put the item back, or enter its id in `docs/data/retired.yaml` with the reason.
    The last number of a list leaves no gap: take special care of it.
    """

    code, name, family = "HB115", "item-gone", id_faults
    message = "the item “{id}” is neither in the list nor retired"
    hint = "put it back, or enter “{id}” under items in docs/data/retired.yaml"
