"""HB010, HB030, HB073 and HB075: the files of docs/data/, each by its schema, and what no schema can say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.catalog import SCHEMAS, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Data, Handbook, Node, Page, ahead
from handbook.render.references import CODE
from handbook.rules.base import Report, cached, checks, data_of, texts
from handbook.rules.nearest import nearest, suggest
from handbook.rules.safety import is_forbidden
from handbook.rules.schema import MISSING_KEY, WRONG_VALUE, compare, schema
from handbook.rules.source_text import VERBS


def retired(book: Handbook, kind: str) -> frozenset[str]:
    """Return the retired ids of a kind: `items`, `codes`, `rules` or `fields`.

    A field that some forms have lost and others keep is not among them: see `dropped`.
    """
    entries = data_of(book, "retired", kind).items()
    kept = {id_ for _, _, id_ in dropped(book)} if kind == "fields" else set[str]()
    return frozenset(entry.text("id") for entry in entries) - kept


@cached
def dropped(book: Handbook) -> frozenset[tuple[str, str, str]]:
    """Return code of the form, `forms` or `rows`, and id of each field that other forms still have."""
    alive = {entry.text("id") for entry in data_of(book, "fields", "fields").items()}
    return frozenset(
        (code, part, id_)
        for entry in data_of(book, "retired", "fields").items()
        if (id_ := entry.text("id")) in alive
        for part in ("forms", "rows")
        for code in entry.texts(part)
    )


CODE_OUTSIDE_SECTION = rule("HB075", "code-outside-section")
DATA_FILE_UNKNOWN = rule("HB010", "file-not-expected", "data-file-unknown")

FOLDER = "docs/data/"
PLATFORMS = f"{FOLDER}platforms.yaml"
GLOSSARY = f"{FOLDER}glossary.yaml"
OWN_DRAWING = "drawn for this handbook"
"""What images.yaml names as the source of our own drawings."""
_SCHEMAS = SCHEMAS / "data"
NAMES = tuple(
    sorted(
        path.relative_to(_SCHEMAS).with_suffix("").as_posix() for path in _SCHEMAS.rglob("*.yaml")
    )
)
"""The YAML files below docs/data/, each with the schema of its name."""


@checks("HB010", "HB026", "HB027", "HB028", "HB073", "HB075", asks="data")
def check_registers(book: Handbook) -> Report:
    """Return what differs from the schema of its file in each data file that can be read."""
    report = Report()
    for name in NAMES:
        if (data := record(book, name)) is not None:
            compare(data.path, data.root, schema(f"data/{name}.yaml"), report)
            if book.today:
                _future(data.path, data.root, book.today, report)
    for data in case_files(book).values():
        compare(data.path, data.root, schema("case.yaml"), report)
    _unknown_names(book, report)
    _sections(book, report)
    _works(book, report)
    _files(book, report)
    return report


RANGE = "range/"
"""The folder below docs/data/ with the data of the practice range."""
CASES = "cases/"
"""The folder below docs/data/ with a file for each invented case."""


def case_files(book: Handbook) -> Mapping[str, Data]:
    """Return the invented cases that can be read, by name."""
    names = (name for name in book.data if name.startswith(CASES))
    return {name.removeprefix(CASES): data for name in names if (data := record(book, name))}


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


def _future(path: str, node: Node, today: dt.date, report: Report) -> None:
    for key, line, inner in node.entries():
        if isinstance(inner.value, dt.date) and ahead(inner.value, today) and key != "until":
            _not_that_day(path, line, key, inner.value.isoformat(), f"lies after {today}", report)
        _future(path, inner, today, report)
    for inner in node.items():
        _future(path, inner, today, report)


def _not_that_day(path: str, line: int, key: str, day: str, why: str, report: Report) -> None:
    facts = {"what": f"“{key}”", "value": f"{day}, which {why}"}
    report.add(WRONG_VALUE, path, line, **facts, wanted="the day on which it was done")


def _works(book: Handbook, report: Report) -> None:
    path = f"{FOLDER}bibliography.yaml"
    add = report.in_file(path)
    for work in rows(book, "bibliography", "references"):
        custom = work.get("custom") or EMPTY
        for key, line, node in work.entries():
            if key == "URL" and custom.text("address") == "copy":
                add(WRONG_VALUE, line, what="“URL”", value="the address of a copy",
                    wanted="no URL, or “address: own” once the publisher's own was seen")  # fmt: skip
            dates = node.get("date-parts") if key in ("issued", "accessed") else None
            for parts in (dates or EMPTY).items():
                whole = (one.value for one in parts.items() if one.kind == "integer")
                day = [number for number in whole if isinstance(number, int)]
                if why := _no_day(day, book.today):
                    shown = "-".join(f"{number:02}" for number in day)
                    _not_that_day(path, line, key, shown, why, report)
        if custom.get("tier") is not None and work.get("accessed") is None:
            add(MISSING_KEY, work.line, key="accessed", kind="a work with a tier",
                wanted="“accessed: {date-parts: [[YYYY, MM, DD]]}” with the day on which you read it")  # fmt: skip


def _no_day(numbers: Sequence[int], today: dt.date | None) -> str:
    """Return why year, month and day, or the first of them, are no day that has been; empty if they are."""
    try:
        day = dt.date(*[*numbers, 1, 1][:3]) if len(numbers) in (1, 2, 3) else None
    except (ValueError, OverflowError):
        return "is no day of the calendar"
    return f"lies after {today}" if day and today and ahead(day, today) else ""


def _sections(book: Handbook, report: Report) -> None:
    """Report each code whose letter is no section, or another than that of its page's folder."""
    codes = record(book, "codes")
    root = codes.root if codes else EMPTY
    sections = (root.get("sections") or EMPTY).entries()
    folders = {entry.key: entry.node.text("folder") for entry in sections}
    for code, line, node in root.entries():
        letter, hyphen, _ = code.rpartition("-")
        path, own = node.text("path"), folders.get(letter)
        folder, slash, _ = path.rpartition("/")
        if not hyphen:
            continue
        if own is None:
            place, advice = "no section", f"write “{letter}” among the sections"
        elif slash and folder.partition("/")[0] != own:
            place = f"“{own}”, but its page lies in “{folder}”"
            advice = "write the path or the letter that it should have"
        elif not slash and path not in ("", "index.md"):
            place = f"“{own}”, but its page lies in no folder"
            advice = f"write “{own}/{path}”"
        else:
            continue
        report.add(CODE_OUTSIDE_SECTION, _CODES, line, code=code, place=place, advice=advice)


def _unknown_names(book: Handbook, report: Report) -> None:
    """Report each answer to a question that nobody asks, and each word of a language without a table."""
    asked, spoken = [one.id for one in book.practice.questions], [one.code for one in book.tongues]
    named = [
        (PLATFORMS, "row", row.text("row"), row.line, asked)
        for platform in rows(book, "platforms", "platforms")
        for row in (platform.get("rows") or EMPTY).items()
    ]
    named += [
        (GLOSSARY, "read", key, line, spoken)
        for term in rows(book, "glossary", "terms")
        for key, line, _ in (term.get("read") or EMPTY).entries()
    ]
    for path, key, name, line, known in named:
        if name and name not in known:
            names, near = suggest(name, known)
            row = f"the id of one of “rows”{names and f', such as {names}'}"
            other = row if key == "row" else "a language of “region”"
            facts = {"what": f"“{key}”", "value": f"“{short(name)}”"}
            wanted = names if near else f"{other}, or enter it there"
            report.add(WRONG_VALUE, path, line, **facts, wanted=wanted)


def _files(book: Handbook, report: Report) -> None:
    known = {f"{FOLDER}{name}.yaml" for name in NAMES} | {VERBS}
    absent = known - {file.path for file in book.files}
    for file in book.files:
        stem, _, ending = file.path.removeprefix(FOLDER).rpartition(".")
        folder, _, name = stem.rpartition("/")
        judged = ending == "yaml" and (folder == CASES.rstrip("/") or is_forbidden(name))
        ours = file.path.startswith(FOLDER) and ending in ("yaml", "txt")
        if ours and file.path not in known and not file.flaws and not judged:
            stems = {
                one.rpartition("/")[2].rpartition(".")[0]: one
                for one in absent
                if one.endswith(f".{ending}")
                and one.startswith(FOLDER + RANGE) == stem.startswith(RANGE)
            }
            near = nearest(name, stems)
            advice = f"name it “{stems[near]}”" if near else "remove it"
            report.add(DATA_FILE_UNKNOWN, file.path, 0, name=f"{stem}.{ending}", advice=advice)


CODE_NOT_LISTED = rule("HB030", "code-register", "code-not-listed")
CODE_OF_ANOTHER = rule("HB030", "code-register", "code-of-another")
CODE_STILL_PLANNED = rule("HB030", "code-register", "code-still-planned")
MADE_PAGE_MISSING = rule("HB030", "code-register", "made-page-missing")
CODE_RETIRED = rule("HB030", "code-register", "code-retired")
MOVED_NOWHERE = rule("HB030", "code-register", "moved-nowhere")

_CODES = f"{FOLDER}codes.yaml"


@checks("HB030")
def check_codes(book: Handbook) -> Iterator[Finding]:
    """Yield every page and list whose code the register does not give to it."""
    reported: set[str] = set()
    for one in sorted(texts(book), key=lambda one: one.lang != SOURCE) if book.codes else ():
        node = one.meta.get("code") or one.meta.get("id")
        if node is None or one.front.problems:
            continue
        page, code = isinstance(one, Page), str(node.value)
        slug, listed = one.slug if page else f"checklists/{one.slug}.md", book.codes.get(code)
        if listed is not None and listed.path != slug:
            yield CODE_OF_ANOTHER.at(one.path, node.line, code=code, owner=listed.path)
        elif code in reported or not re.fullmatch(CODE, code):
            continue
        elif listed is None:
            reported.add(code)
            yield CODE_NOT_LISTED.at(one.path, node.line, code=code, slug=slug)
        elif not listed.made and page and one.lang == SOURCE:
            reported.add(code)
            yield CODE_STILL_PLANNED.at(_CODES, listed.line, code=code, path=one.path)


@checks("HB030")
def check_code_entries(book: Handbook) -> Iterator[Finding]:
    """Yield every entry that is of no page, or of one that is gone."""
    files, dead = {file.path for file in book.files}, retired(book, "codes")
    for entry in book.codes.values():
        path = f"docs/{SOURCE}/{entry.path}"
        if entry.made and path not in files:
            yield MADE_PAGE_MISSING.at(_CODES, entry.line, code=entry.code, path=path)
        if entry.code in dead:
            yield CODE_RETIRED.at(_CODES, entry.line, code=entry.code)
    for one in book.moved if book.codes else ():
        if (now := book.codes.get(one.now)) is None or not now.made:
            yield MOVED_NOWHERE.at(f"{FOLDER}retired.yaml", one.line, code=one.code, now=one.now)
