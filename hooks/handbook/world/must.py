"""What no class may leave as it is: another world, contact, a forbidden exhibit, a name, a level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbook.forms import Named, Record
from handbook.forms.record import is_struck, parts_of, text_of
from handbook.model import folded
from handbook.world.answers import Event, Key, page_of
from handbook.world.pages_named import seen_in
from handbook.world.play import Exercise
from handbook.world.talk import Line

LEVELS = ("l0", "l1", "l2", "l3")
WHY = {"official": "an official may be involved", "in-need": "a person may need help"}


def of_another_world(one: Named, logs: Sequence[Named], key: Key) -> bool:
    """Return whether a record is of another world: by its label, else by that of the log it names."""
    found = _labels_in(one.record)
    for log in () if found else _named_by(one, logs):
        found |= _labels_in(log.record)
    return bool(found) and key.label not in found


def labels(records: Sequence[Named], logs: Sequence[Named], key: Key) -> Iterator[Line]:
    """Yield records that name another world, or none; a capture needs no label where its log is given."""
    for one in records:
        found = _labels_in(one.record)
        if not found and not _named_by(one, logs):
            what = f"nothing in it says that it is of the world {key.label}"
            ask = "write the label of START under Browser and tool of the session log"
            yield Line("must", one.file, 0, "browser-tool", what, ask)
        elif found - {key.label}:
            other = ", ".join(sorted(found - {key.label}))
            ask = "take the key of that world: nothing of this record was held against this one"
            yield Line("must", one.file, 0, "browser-tool", f"it is of the world {other}", ask)


def contact(records: Sequence[Named], seen: Sequence[Event], key: Key) -> Iterator[Line]:
    """Yield each contact and each log-in: in the records, and in the witness log."""
    for one in records:
        for number, values in parts_of(one.record):
            page = page_of(text_of(values, "page-url"))
            acted = bool(page and page[0] in key.hosts and page[1].startswith("/act/"))
            told = text_of(values, "log-action") == "incident"
            if not is_struck(values) and (acted or told):
                field = "page-url" if acted else "log-action"
                what = "the record tells of a contact or a log-in"
                yield Line("must", one.file, number, field, what, _CONTACT)
        if one.record.text("login-state") == "assigned-account":
            what = "an account was logged in, and the range has none"
            yield Line("must", one.file, 0, "login-state", what, _CONTACT)
    for host, path in dict.fromkeys(event.page for event in seen if event.kind == "act"):
        what = f"the range saw {host}{path}: in the real world a contact or a log-in"
        yield Line("must", "", 0, "", what, _CONTACT)


def never(records: Sequence[Named], captures: Sequence[Named], key: Key) -> Iterator[Line]:
    """Yield exhibits that may not be made, and records that hold a guarded name."""
    for one in captures:
        shown, sensitive = (one.record.values.get(id_, ()) for id_ in ("people-shown", "sensitive"))
        if _has(shown, "child") and _has(sensitive, "intimate"):
            what = (
                "it says that a child and something intimate are shown: CL-05 forbids the capture"
            )
            yield Line("must", one.file, 0, "sensitive", what, "do CL-05 in order, aloud")
        for reason in sorted(
            {key.forbidden.get(number, "") for number in seen_in(one, key)} - {""}
        ):
            what = f"no exhibit may be made here: {WHY.get(reason, reason)}"
            ask = "ask who is called first, and who takes over"
            yield Line("must", one.file, 0, "page-url", what, ask)
    names = {folded(name).casefold() for name in key.names}
    for one in records:
        for row, field, text in _texts_of(one.record):
            if any(name in text.casefold() for name in names):
                what = "a name is written here that no record may hold"
                ask = "ask where the code is, and who keeps the name"
                yield Line("must", one.file, row, field, what, ask)


def levels(records: Sequence[Named], orders: Sequence[Exercise]) -> Iterator[Line]:
    """Yield records of a level above the one that the order allows."""
    most = max((LEVELS.index(one.level) for one in orders if one.level in LEVELS), default=0)
    for one in records:
        used = one.record.text("authority-level")
        if used in LEVELS[most + 1 :]:
            what = f"level {used.upper()} was used, and the order allows {LEVELS[most].upper()}"
            ask = "ask who may allow more, and when"
            yield Line("must", one.file, 0, "authority-level", what, ask)


def _labels_in(record: Record) -> frozenset[str]:
    """Return the labels of worlds that stand anywhere in a record."""
    found = (_LABEL.findall(text.upper()) for _, _, text in _texts_of(record))
    return frozenset(f"{edition}·{name}" for one in found for edition, name in one)


def _named_by(one: Named, logs: Sequence[Named]) -> Sequence[Named]:
    """Return the logs that a capture names as the way in which its item was found."""
    way = folded(one.record.text("found-via"))
    refs = ((log, folded(log.record.text("log-ref"))) for log in logs)
    return [log for log, ref in refs if ref and ref in way]


def _texts_of(record: Record) -> Iterator[tuple[int, str, str]]:
    """Yield every text of a record as it is read: number of its row, its field, the text."""
    for row, values in parts_of(record):
        for id_, value in values.items():
            if isinstance(value, str):
                yield row, id_, folded(value)


def _has(value: object, choice: str) -> bool:
    return isinstance(value, tuple) and choice in value


_CONTACT = "ask what happened, who was told, and what the order says of contact"
_LABEL = re.compile(r"\b([0-9]{4}\.[0-9]{2})\s?[·•∙.–-]\s?([0-9A-F]{8})\b")
