"""One pass over docs/data/ that sorts every difference from what its files may hold."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Iterator
from types import MappingProxyType

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import EMPTY, Data, Handbook, Node, ahead
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.keys import Family, Shape, compare, said, text
from handbook.rules.nearest import nearest
from handbook.rules.records_fiction import FICTION
from handbook.rules.records_files import FOLDER, file_faults, verb_faults
from handbook.rules.records_glossary import GLOSSARY, unknown_tongues
from handbook.rules.records_platforms import PLATFORMS, named_rows, unknown_rows
from handbook.rules.records_register import ALLOWED, CODES, FIELDS, LANGUAGES, RETIRED, SYNONYMS
from handbook.rules.records_sources import CONTACTS, HOSTS, IMAGES, UNCITED, WORKS

DATA_UNKNOWN_KEY = rule("HB070", "data-unknown-key")
DATA_MISSING_KEY = rule("HB071", "data-missing-key")
DATA_WRONG_VALUE = rule("HB072", "data-wrong-value")
DATA_ENTRY_TWICE = rule("HB073", "data-entry-twice")
DATA_DAY = rule("HB074", "data-day")
CODE_OUTSIDE_SECTION = rule("HB075", "code-outside-section")
VERB_LINE = rule("HB076", "verb-line")
DATA_FILE_UNKNOWN = rule("HB077", "data-file-unknown")
LANGUAGE_WORD_MISSING = rule("HB078", "language-word-missing")
LANGUAGE_PLACES = rule("HB079", "language-places")

_FAMILY = Family(DATA_UNKNOWN_KEY, DATA_MISSING_KEY, DATA_WRONG_VALUE)

_PLACE = re.compile(r"[a-z]+")
_SHOWN = 3


@checks(
    DATA_UNKNOWN_KEY,
    DATA_MISSING_KEY,
    DATA_WRONG_VALUE,
    DATA_ENTRY_TWICE,
    DATA_DAY,
    CODE_OUTSIDE_SECTION,
    VERB_LINE,
    DATA_FILE_UNKNOWN,
    LANGUAGE_PLACES,
)
@once_a_book
def record_faults(book: Handbook) -> Faults:
    """Return what differs from the schema of its file in each data file that can be read."""
    faults = Faults()
    for name, shape in SHAPES.items():
        if (data := record(book, name)) is not None:
            _compare(data, shape, faults)
            _future(data.path, data.root, book.today, faults)
    for name, unknown in (("platforms", unknown_rows), ("glossary", unknown_tongues)):
        if (data := record(book, name)) is not None:
            unknown(book, data.root, faults)
    _twice(book, faults)
    _sections(book, faults)
    _works(book, faults)
    _contacts(book, faults)
    _words(book, faults)
    verb_faults(book, faults)
    file_faults(book, frozenset(SHAPES), faults)
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


def _compare(data: Data, shape: Shape, faults: Faults) -> None:
    root = data.root
    if root.kind in ("map", "null"):
        compare(data.path, 1, root, shape, _FAMILY, faults)
    else:
        faults.add(DATA_WRONG_VALUE, data.path, root.line, what=shape.kind, value=said(root),
                   wanted="one “key: value” a line")  # fmt: skip


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
    faults.add(DATA_DAY, path, line, key=key, value=value, why=why)


def _works(book: Handbook, faults: Faults) -> None:
    for work in rows(book, "bibliography", "references"):
        path, custom = f"{FOLDER}bibliography.yaml", work.get("custom") or EMPTY
        for entry in work.entries():
            if entry.key in ("issued", "accessed"):
                for day in (entry.node.get("date-parts") or EMPTY).items():
                    _csl_day(path, entry.line, entry.key, day, book.today, faults)
            elif entry.key == "URL" and custom.text("address") == "copy":
                faults.add(DATA_WRONG_VALUE, path, entry.line, what="“URL”",
                           value="the address of a copy",
                           wanted="no URL, or “address: own” once the publisher's own was seen")  # fmt: skip
        if custom.get("tier") is not None and work.get("accessed") is None:
            faults.add(DATA_MISSING_KEY, path, work.line, key="accessed",
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
            faults.add(DATA_MISSING_KEY, f"{FOLDER}contacts.yaml", contact.line, key="by",
                       kind="a contact that was called",
                       wanted="“by:” and the role of the caller")  # fmt: skip


def _twice(book: Handbook, faults: Faults) -> None:
    for path, entries in _named(book):
        first: dict[str, int] = {}
        for name, line in entries:
            if name and first.setdefault(name, line) != line:
                faults.add(DATA_ENTRY_TWICE, path, line, name=short(name), first=first[name])


def _named(book: Handbook) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield, list by list, what must stand in it once, with its lines."""
    for name, key, keys in _LISTS:
        entries = []
        for row in rows(book, name, key):
            values = [row.text(one) for one in keys]
            entries.append((" ".join(filter(None, values)) if values[0] else "", row.line))
        yield f"{FOLDER}{name}.yaml", entries
    if (platforms := record(book, "platforms")) is not None:
        yield from ((platforms.path, named) for named in named_rows(platforms.root))
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


def _words(book: Handbook, faults: Faults) -> None:
    data = record(book, "languages")
    if data is None:
        return
    english = (data.root.get(SOURCE) or EMPTY).get("words") or EMPTY
    known = {entry.key: _places(str(entry.node.value)) for entry in english.entries()}
    for language in data.root.entries():
        for entry in language.node.entries():
            if entry.key == "words" and entry.node.kind == "map":
                _compare_words(data.path, language.key, entry.line, entry.node, known, faults)


def _compare_words(
    path: str, lang: str, line: int, words: Node, known: dict[str, frozenset[str] | None],
    faults: Faults,
) -> None:  # fmt: skip
    own = {entry.key for entry in words.entries()}
    for entry in words.entries():
        if entry.key not in known:
            near = nearest(entry.key, known.keys() - own)
            own.add(near)
            faults.add(DATA_UNKNOWN_KEY, path, entry.line, key=short(entry.key),
                       kind="the words of English",
                       advice=f"write “{near}”" if near else "remove it, or add it to English")  # fmt: skip
        elif not text(entry.node):
            faults.add(DATA_WRONG_VALUE, path, entry.line, what=f"“{entry.key}”",
                       value=said(entry.node), wanted="a text in quotes")  # fmt: skip
        elif (places := _places(str(entry.node.value))) is None or (
            known[entry.key] is not None and places != known[entry.key]
        ):
            faults.add(LANGUAGE_PLACES, path, entry.line, key=entry.key, lang=lang,
                       wanted=_braced(known[entry.key]))  # fmt: skip
    missing = [key for key in known if key not in own]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        shown = ", ".join(f"“{key}”" for key in missing[:_SHOWN])
        faults.add(LANGUAGE_WORD_MISSING, path, line, lang=lang, words=f"{shown}{more}")


def _places(pattern: str) -> frozenset[str] | None:
    """Return the places of a pattern, None where Python could not fill them."""
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError:
        return None
    names = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    plain = all(_PLACE.fullmatch(name) and not spec and not how for name, spec, how in names)
    return frozenset(name for name, _, _ in names) if plain else None


def _braced(places: frozenset[str] | None) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places or ())) or "no curly brackets"


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
    ("allowed", "allowed", ("rule", "path", "text")),
    ("uncited", "uncited", ("page", "text")),
)
"""Lists of data files, and the keys whose values name an entry."""

SHAPES = MappingProxyType(
    {
        "codes": CODES, "bibliography": WORKS, "hosts": HOSTS, "contacts": CONTACTS,
        "images": IMAGES, "fictional": FICTION, "retired": RETIRED, "languages": LANGUAGES,
        "allowed": ALLOWED, "uncited": UNCITED, "glossary": GLOSSARY, "fields": FIELDS,
        "synonyms": SYNONYMS, "platforms": PLATFORMS,
    }
)  # fmt: skip
"""What each YAML file of docs/data/ holds, by its name."""
