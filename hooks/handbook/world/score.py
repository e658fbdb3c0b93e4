"""The records of a class held against the key of its world: what to talk about, never a mark.

Items, accounts, addresses, times and hashes are compared; words are left to people. Nothing is
counted together, nobody is ranked, and no name is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from handbook.forms import Checked, Fault, Folder, Named, compare, match_files
from handbook.forms.record import text_of
from handbook.model import Template, folded
from handbook.world import must
from handbook.world import pages_named as pages
from handbook.world.answers import Event, Key, Page
from handbook.world.play import HOSTS, Fact
from handbook.world.talk import Line, Talk, in_order

SCORED = ("session-log", "capture-record", "custody-sheet")
"""Roles of the forms that are held against a key."""
CLOCK = ("clock-source", "clock-checked-utc", "clock-difference")
HASH = ("file-sha256", "file-bytes", "file-name")
CUSTODY = (
    "medium-ref", "second-medium-ref", "exhibit-list", "exhibit-no", "exhibit-count", "list-sha256",
)  # fmt: skip
STOPPED = {
    "in-need": re.compile(r"CL-(?:06|13)"),
    "hand-on": re.compile(r"^(?!.*CL-(?:05|06|13))", re.DOTALL),
}
"""Kinds of facts that are found by a stop in the log, and what its line says: no page, no exhibit."""


_NOT_HELD = (
    "no witness log: contact, views and searches are what the session log says",
    "no folder of files: no hash was held against a file (--files FOLDER)",
)
DECIDING = {
    "licence-of": ("register", 2),
    "employer-says": ("register", 2),
    "verdict": ("register", 2),
    "leg": ("register", 2),
    "cleared": ("register", 2),
    "sum": ("register", 1),
    "copied-from": ("archive", 2),
    "earlier-handle": ("archive", 1),
    "same-user": ("", 2),
    "target-of": ("hop", 1),
}
"""By kind of fact, the host without whose page nothing is found, where one shows it, and of how many
hosts a page must stand in the records. Of other kinds one page is enough."""


def score(
    key: Key,
    checked: Sequence[Checked],
    forms: Mapping[str, Template],
    exercise: str = "",
    witness: Sequence[Event] | None = None,
    folder: Folder | None = None,
) -> Talk:
    """Return what to talk about; the order and the language of the files change nothing.

    `checked` are files, each a saved form or named as none, `forms` the English ones by id. Without an exercise the records
    are held against all of them.
    """
    roles = {id_: form.page.role for id_, form in forms.items()}
    files = sorted(checked, key=lambda one: one.file)
    scored = [one for one in files if one.record and roles[one.record.form] in SCORED]
    whole = [one for one in scored if one.record and not one.record.draft]
    records = [Named(one.file, one.record) for one in whole if one.record]
    all_logs, all_captures, _ = (
        [one for one in records if roles[one.record.form] == role] for role in SCORED
    )
    own = [one for one in records if not must.of_another_world(one, all_logs, key)]
    logs = [one for one in all_logs if one in own]
    captures = [one for one in all_captures if one in own]
    orders = [key.exercises[exercise]] if exercise else list(key.exercises.values())
    asked = {id_: key.facts[id_] for order in orders for id_ in order.facts if id_ in key.facts}
    seen = witness or ()
    lines = [
        *must.labels((*all_logs, *all_captures), all_logs, key),
        *must.contact(own, seen, key),
        *must.never(own, captures, key),
        *must.levels((*logs, *captures), orders),
        *_forms(scored, compare(records, forms, part=True)),
        *_hashes(captures, folder, key),
        *_clocks(logs, captures),
        *pages.addresses((*logs, *captures), key),
        *pages.numbers(captures, key),
        *pages.times(captures, key),
        *pages.witnessed(logs, captures, seen, key),
        *_found(asked, logs, captures, key),
        *pages.claimed(captures, key),
    ]
    if exercise:
        lines += pages.many(seen, orders[0].views)
    unscored = [(one.file, _why(one)) for one in files if one not in whole]
    return Talk(
        key.label,
        f"{exercise} {orders[0].title}" if exercise else "",
        tuple(sorted({_guarded(line, key) for line in lines}, key=in_order)),
        tuple(unscored),
        tuple(
            note for given, note in zip((witness, folder), _NOT_HELD, strict=True) if given is None
        ),
    )


def _why(one: Checked) -> str:
    if one.record is None:
        return one.faults[0].what
    if one.record.draft:
        return "it is a draft: complete it, and save it"
    return f"{one.record.form} is not held against a key: a person reads it"


def _guarded(line: Line, key: Key) -> Line:
    """Return a line in which no guarded name stands, whoever wrote it where, with whatever signs."""
    for name in sorted(key.names):
        hidden = re.compile(re.escape(folded(name)), re.IGNORECASE)
        if hidden.search(folded(f"{line.what} {line.ask}")):
            what, ask = (hidden.sub("…", folded(text)) for text in (line.what, line.ask))
            line = replace(line, what=what, ask=ask)
    return line


def _forms(scored: Sequence[Checked], across: Sequence[tuple[str, Fault]]) -> Iterator[Line]:
    """Yield what `handbook form check` says of the files, in the words that it has there."""
    for one in scored:
        faults = [fault for file, fault in across if file == one.file]
        for fault in (*one.faults, *faults):
            yield Line(_group(fault), one.file, fault.row, fault.field, fault.what, fault.remedy)
        for row, field in () if one.record and one.record.draft else one.open:
            if field not in CLOCK:
                what = "always needed, and without an answer"
                yield Line("form", one.file, row, field, what, "ask what would be written here")


def _group(fault: Fault) -> str:
    if fault.field in HASH:
        return "hash"
    if fault.field in CUSTODY:
        return "custody"
    return "time" if fault.field.startswith("sign-") or fault.field.endswith("-utc") else "form"


def _hashes(captures: Sequence[Named], folder: Folder | None, key: Key) -> Iterator[Line]:
    if folder is not None:
        told = match_files(captures, folder).faults
        for file, fault in told:
            yield Line("hash", file, fault.row, fault.field, fault.what, fault.remedy)
        wrong = {file for file, _ in told}
        for one in captures:
            if one.file not in wrong and one.record.rows:
                what = "each file is there, with the hash and the size of its row"
                yield Line("hash", one.file, 0, "", what, good=True)
        for trouble in folder.unread:
            yield Line("hash", "", 0, "", f"a folder was not read: {trouble}", "copy it again")
    for one in captures:
        for number, row in enumerate(one.record.rows, 1):
            drawing = text_of(row, "file-kind") == "media-file"
            if drawing and key.media and text_of(row, "file-sha256") not in key.media:
                what = "no drawing of this world has this hash"
                ask = "ask how it was saved: a drawing that is served has the same bytes for all"
                yield Line("hash", one.file, number, "file-sha256", what, ask)


def _clocks(logs: Sequence[Named], captures: Sequence[Named]) -> Iterator[Line]:
    for one in (*logs, *captures):
        fields = CLOCK if one in logs else (CLOCK[0], CLOCK[2])
        for field in fields:
            if not one.record.text(field):
                what = "the reference, its time or the difference is not there"
                ask = "ask which clock it was compared with, when, and what the difference was"
                yield Line("clock", one.file, 0, field, what, ask)
    for one in logs:
        if all(one.record.text(field) for field in CLOCK):
            what = f"a reference is named, and a difference of {one.record.text(CLOCK[2])} seconds"
            yield Line("clock", one.file, 0, CLOCK[2], what, good=True)
    for one in captures:
        said = one.record.text(CLOCK[2])
        there = {log.record.text(CLOCK[2]) for log in _logs_of(one, logs)} - {""}
        if said and there and said not in there:
            turned = said.lstrip("-") in {other.lstrip("-") for other in there}
            what = f"the difference is {said}, and in the log {', '.join(sorted(there))}"
            ask = "fast is plus, slow is minus" if turned else "ask which was read off, and when"
            yield Line("clock", one.file, 0, CLOCK[2], what, ask)


def _logs_of(capture: Named, logs: Sequence[Named]) -> Sequence[Named]:
    """Return the logs that name an exhibit; all of them where none does."""
    number = folded(capture.record.text("exhibit-no"))
    named = [
        log
        for log in logs
        if any(folded(text_of(row, "exhibit-no")) == number for row in log.record.rows)
    ]
    return named or logs


def _found(
    asked: Mapping[str, Fact], logs: Sequence[Named], captures: Sequence[Named], key: Key
) -> Iterator[Line]:
    """Yield each fact of the exercises, found or missed.

    Which pages must stand in the records for that is `DECIDING`. Whether the class said what they
    show, a person asks.
    """
    places = pages.opened(logs, captures, key)
    stops = [
        (
            (file, number),
            folded(f"{text_of(row, 'log-subject')} {text_of(row, 'log-result')}").upper(),
        )
        for file, number, row in pages.rows_of(logs)
        if text_of(row, "log-action") == "stop"
    ]
    for one in asked.values():
        if one.kind in STOPPED:
            fits = STOPPED[one.kind].search
            if where := next((line for line, text in stops if fits(text)), None):
                what = f"{one.id}: the work was stopped here"
                yield Line("found", *where, "", what, good=True)
            else:
                what = f"{one.id}: no log has the line of a stop"
                yield Line("missed", "", 0, "", what, key.next[one.kind])
        else:
            yield _shown(one, places)


def _shown(one: Fact, places: Mapping[Page, tuple[str, int]]) -> Line:
    there = {page[0]: places[page] for page in reversed(one.shown) if page in places}
    hosts = list(dict.fromkeys(host for host, _ in one.shown))
    service, many = DECIDING.get(one.kind, ("", 1))
    decides = HOSTS.get(service, "")
    lacks = [host for host in hosts if host not in there]
    seen = [host for host in hosts if host in there]
    if len(seen) >= min(many, len(hosts)) and seen and (decides in seen or decides not in hosts):
        also = f", and {' and '.join(seen[1:])} in the records" if seen[1:] else ""
        what = f"{one.id}: its page at {seen[0]} stands here{also}"
        ask = f"ask what it shows: the key has “{one.value}”"
        return Line("found", *there[seen[0]], "", what, ask, good=True)
    part = f"; {' and '.join(seen)} is in the records" if seen else ""
    what = f"{one.id}: no page of {' or '.join([decides] if decides in lacks else lacks)} that shows it{part}"
    return Line("missed", "", 0, "", what, f"the key has “{one.value}”: ask where it could be seen")
