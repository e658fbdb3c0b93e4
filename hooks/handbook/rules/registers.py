"""HB073, HB075, HB010: the files of docs/data/, each by its schema, and what no schema can say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.catalog import SCHEMAS, rule
from handbook.model import EMPTY, Data, Handbook, Node, ahead
from handbook.rules.base import Faults, checks, short
from handbook.rules.nearest import meant, nearest
from handbook.rules.schema import (
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_VALUE,
    compare,
    schema,
)
from handbook.rules.wording import is_forbidden

ENTRY_TWICE = rule("HB073", "data-entry-twice")
CODE_OUTSIDE_SECTION = rule("HB075", "code-outside-section")
DATA_FILE_UNKNOWN = rule("HB010", "file-not-expected", "data-file-unknown")

FOLDER = "docs/data/"
PLATFORMS = f"{FOLDER}platforms.yaml"
DRAWN = "drawn for this handbook"
"""What images.yaml names as the source of our own drawings."""
NAMES = tuple(sorted(path.stem for path in (SCHEMAS / "data").glob("*.yaml")))
"""The YAML files of docs/data/, each with the schema of its name."""

VERBS = f"{FOLDER}verbs.txt"
_ENDINGS = (".yaml", ".txt")


@checks(
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    ENTRY_TWICE,
    CODE_OUTSIDE_SECTION,
    DATA_FILE_UNKNOWN,
)
def register_faults(book: Handbook) -> Faults:
    """Return what differs from the schema of its file in each data file that can be read."""
    faults = Faults()
    for name in NAMES:
        if (data := record(book, name)) is not None:
            compare(data.path, data.root, schema(f"data/{name}.yaml"), faults)
            _future(data.path, data.root, book.today, faults)
    _unknown_rows(book, faults)
    _unknown_tongues(book, faults)
    _twice(book, faults)
    _sections(book, faults)
    _works(book, faults)
    _contacts(book, faults)
    _files(book, faults)
    return faults


def record(book: Handbook, name: str) -> Data | None:
    """Return the data file of this name, None while it is absent or cannot be read."""
    data = book.data.get(name)
    good = data is not None and data.path == f"{FOLDER}{name}.yaml" and not data.problems
    return data if good else None


def rows(book: Handbook, name: str, key: str) -> Iterator[Node]:
    """Yield the maps of a list in a data file."""
    data = record(book, name)
    for row in ((data.root.get(key) if data else None) or EMPTY).items():
        if row.kind == "map":
            yield row


def _future(path: str, node: Node, today: dt.date | None, faults: Faults) -> None:
    if today is None:
        return
    for entry in node.entries():
        value = entry.node.value
        if isinstance(value, tuple):
            _future(path, entry.node, today, faults)
        elif isinstance(value, dt.date) and ahead(value, today) and entry.key != "until":
            _day(path, entry.line, entry.key, value.isoformat(), today, faults)
    for item in node.items():
        if isinstance(item.value, tuple):
            _future(path, item, today, faults)


def _day(path: str, line: int, key: str, value: str, today: dt.date | None, faults: Faults) -> None:
    why = f"which lies after {today}" if today else "which is no day of the calendar"
    faults.add(WRONG_VALUE, path, line, what=f"“{key}”", value=f"{value}, {why}",
               wanted="the day on which it was done")  # fmt: skip


def _works(book: Handbook, faults: Faults) -> None:
    for work in rows(book, "bibliography", "references"):
        path, custom = f"{FOLDER}bibliography.yaml", work.get("custom") or EMPTY
        for entry in work.entries():
            if entry.key in ("issued", "accessed"):
                for day in (entry.node.get("date-parts") or EMPTY).items():
                    _csl_day(path, entry.line, entry.key, day, book.today, faults)
            elif entry.key == "URL" and custom.text("address") == "copy":
                faults.add(WRONG_VALUE, path, entry.line, what="“URL”",
                           value="the address of a copy",
                           wanted="no URL, or “address: own” once the publisher's own was seen")  # fmt: skip
        if custom.get("tier") is not None and work.get("accessed") is None:
            faults.add(MISSING_KEY, path, work.line, key="accessed",
                       kind="a work with a tier",
                       wanted="“accessed: {date-parts: [[YYYY, MM, DD]]}” with the day on which you read it")  # fmt: skip


def _csl_day(
    path: str, line: int, key: str, node: Node, today: dt.date | None, faults: Faults
) -> None:
    numbers = [item.value for item in node.items() if item.kind == "integer"]
    whole = [number for number in numbers if isinstance(number, int)]
    if not 1 <= len(whole) <= len(("year", "month", "day")):
        return
    value = "-".join(f"{number:02}" for number in whole)
    try:
        day = dt.date(*[*whole, 1, 1][:3])
    except (ValueError, OverflowError):
        _day(path, line, key, value, None, faults)
        return
    if today and ahead(day, today):
        _day(path, line, key, value, today, faults)


def _contacts(book: Handbook, faults: Faults) -> None:
    for contact in rows(book, "contacts", "contacts"):
        if contact.get("called") is not None and contact.get("by") is None:
            faults.add(MISSING_KEY, f"{FOLDER}contacts.yaml", contact.line, key="by",
                       kind="a contact that was called",
                       wanted="“by:” and the role of the caller")  # fmt: skip


def _twice(book: Handbook, faults: Faults) -> None:
    for path, entries in _named(book):
        first: dict[str, int] = {}
        for name, line in entries:
            if name and first.setdefault(name, line) != line:
                faults.add(ENTRY_TWICE, path, line, name=short(name), first=first[name])


def _named(book: Handbook) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield, list by list, what must stand in it once, with its lines."""
    for name, key, keys in _LISTS:
        entries = []
        for row in rows(book, name, key):
            values = [row.text(one) for one in keys]
            entries.append((" ".join(filter(None, values)) if values[0] else "", row.line))
        yield f"{FOLDER}{name}.yaml", entries
    if (platforms := record(book, "platforms")) is not None:
        yield from ((platforms.path, named) for named in _answers(platforms.root))
    if (codes := record(book, "codes")) is not None:
        listed = [one for one in codes.root.entries() if one.key != "sections"]
        sections = (codes.root.get("sections") or EMPTY).entries()
        yield codes.path, [(one.node.text("path"), one.line) for one in listed]
        yield codes.path, [(one.node.text("folder"), one.line) for one in sections]


def _sections(book: Handbook, faults: Faults) -> None:
    codes = record(book, "codes")
    if codes is None:
        return
    folders = {
        entry.key: entry.node.text("folder")
        for entry in (codes.root.get("sections") or EMPTY).entries()
    }
    for entry in codes.root.entries():
        letter, hyphen, _ = entry.key.rpartition("-")
        path = entry.node.text("path")
        folder, slash, _ = path.rpartition("/")
        if not hyphen or entry.key == "sections":
            continue
        if letter not in folders:
            faults.add(CODE_OUTSIDE_SECTION, codes.path, entry.line, code=entry.key,
                       place="no section", advice=f"write “{letter}” among the sections")  # fmt: skip
        elif slash and folder.partition("/")[0] != folders[letter]:
            faults.add(CODE_OUTSIDE_SECTION, codes.path, entry.line, code=entry.key,
                       place=f"“{folders[letter]}”, but its page lies in “{folder}”",
                       advice="write the path or the letter that it should have")  # fmt: skip
        elif not slash and path not in ("", "index.md"):
            faults.add(CODE_OUTSIDE_SECTION, codes.path, entry.line, code=entry.key,
                       place=f"“{folders[letter]}”, but its page lies in no folder",
                       advice=f"write “{folders[letter]}/{path}”")  # fmt: skip


def _answers(root: Node) -> Iterator[list[tuple[str, int]]]:
    """Yield, platform by platform, the questions that it answers, with their lines."""
    for platform in (root.get("platforms") or EMPTY).items():
        rows = (platform.get("rows") or EMPTY).items()
        yield [(row.text("row"), row.line) for row in rows if row.kind == "map"]


def _unknown_rows(book: Handbook, faults: Faults) -> None:
    """Keep each answer to a question that nobody asks."""
    asked = [question.id for question in book.practice.questions]
    data = record(book, "platforms")
    for answers in _answers(data.root if data else EMPTY):
        for name, line in answers:
            if name and name not in asked:
                names, near = meant(name, asked)
                such = f", such as {names}" if names else ""
                wanted = names if near else f"the id of one of “rows”{such}, or enter it there"
                faults.add(WRONG_VALUE, PLATFORMS, line, what="“row”", value=f"“{short(name)}”",
                           wanted=wanted)  # fmt: skip


def _unknown_tongues(book: Handbook, faults: Faults) -> None:
    """Keep each language in which words were read but of which R-01 has no table."""
    known = [one.code for one in book.tongues]
    for term in rows(book, "glossary", "terms"):
        for entry in (term.get("read") or EMPTY).entries():
            if entry.key not in known:
                names, near = meant(entry.key, known)
                wanted = names if near else "a language of “region”, or enter it there"
                faults.add(WRONG_VALUE, f"{FOLDER}glossary.yaml", entry.line, what="“read”",
                           value=f"“{short(entry.key)}”", wanted=wanted)  # fmt: skip


def _files(book: Handbook, faults: Faults) -> None:
    """Keep each file that nothing reads."""
    present = {file.path for file in book.files}
    known = {f"{FOLDER}{name}.yaml" for name in NAMES} | {VERBS}
    for file in book.files:
        path = file.path
        if not path.startswith(FOLDER) or not path.endswith(_ENDINGS) or path in known:
            continue
        collected = path.endswith(".yaml") and is_forbidden(_stem(path))
        if not file.flaws and not collected:
            absent = {one for one in known - present if one.endswith(path[path.rindex(".") :])}
            stems = {_stem(one): one for one in absent}
            near = nearest(_stem(path), stems)
            advice = f"name it “{stems[near]}”" if near else "remove it"
            faults.add(DATA_FILE_UNKNOWN, path, 0, name=path.removeprefix(FOLDER), advice=advice)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


_LISTS = (
    ("bibliography", "references", ("id",)),
    ("contacts", "contacts", ("id",)),
    ("images", "images", ("file",)),
    ("retired", "items", ("id",)),
    ("retired", "codes", ("id",)),
    ("retired", "rules", ("id",)),
    ("retired", "fields", ("id",)),
    ("fields", "fields", ("id",)),
    ("glossary", "terms", ("id",)),
    ("platforms", "rows", ("id",)),
    ("platforms", "platforms", ("id",)),
    ("ignore", "ignore", ("rule", "kind", "path")),
    ("uncited", "uncited", ("page", "text")),
)
"""Lists of data files, and the keys whose values name an entry."""
