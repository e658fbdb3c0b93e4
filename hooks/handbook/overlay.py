"""An agency's overlay: read and judged, then laid over a copy of the handbook that is built elsewhere.

What it holds is in no file of the project: the copy is a folder of its own, and goes when it is built.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from handbook.catalog import rule
from handbook.findings import EnvironmentProblem, Finding
from handbook.languages import SOURCE
from handbook.model import MAY_HOLD, OVERLAY, SEPARATE, Data, Handbook, Local, Node, day_of
from handbook.parse import parse_file, parse_page, parse_yaml
from handbook.rules.overlays import fields_of
from handbook.rules.traces import accounts_in, calls_in, devices_in, numbers_in, places_in

OVERLAY_REFUSED = rule("HB081", "overlay-refused")

FIELDS: Final = "fields.yaml"
FOLDER: Final = "overlays"
"""Where the project has room for overlays; git leaves it alone."""
OUTPUT: Final = "site-local"
"""Where the project has room for what is built with one; git leaves it alone."""
LETTER: Final = "X"
"""Section of local pages; no section of the handbook has it."""
_PLACE = "local"
"""Folder of local pages below docs/en/."""
_FACTS = ("agency", "country", "edition", "valid-until", "owner")
_ALONE = ("AF", "IR")
"""Countries about which S-04 lets no sheet name an agency, an office or a service."""
_AHEAD = 190
"""Days: the review day of a sheet is at most six months ahead."""
_LONGEST = 200
_MARKUP = re.compile(r"[\[\]*_<>`|\\~{}#&\u2066-\u2069\n]")
_ADDRESS = re.compile(r"@|://|\bwww\.")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_SECTIONS = re.compile(r"^sections:\n", re.MULTILINE)
_ITEM = re.compile(r"\s*[-*+] \[[ xX]\]")


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a folder holds: facts and fields, and the pages that it adds."""

    local: Local
    pages: dict[str, str]
    """Texts by name of the file."""


def read_overlay(
    folder: Path, shown: str, book: Handbook, today: dt.date
) -> tuple[Overlay, list[Finding]]:
    """Return an overlay, and all that is refused in it; raises `EnvironmentProblem` where the folder is none."""
    if not (folder / OVERLAY).is_file():
        raise EnvironmentProblem(
            f"“{shown}” is no overlay: it has no file {OVERLAY}", "type `handbook new overlay PK`"
        )
    found = [*_strangers(folder, shown)]
    facts, fields = (_yaml(folder, name, shown, found) for name in (OVERLAY, FIELDS))
    values = dict(_values(fields, book, found))
    until = day_of(facts.root.get("valid-until")) or dt.date.min
    found += _facts(facts, today)
    said = {name: facts.root.text(name) for name in ("agency", "edition", "owner")}
    pages = dict(_pages(folder, shown, book, found))
    return Overlay(Local(**said, until=until, fields=values), pages), sorted(found)


def refuse_place(root: Path, folder: Path, out: Path | None = None) -> None:
    """Raise `EnvironmentProblem` where an overlay, or what is built with it, could become public."""
    public, own = (root / "site").resolve(), folder.resolve()
    if own.is_relative_to(root.resolve()) and not own.is_relative_to((root / FOLDER).resolve()):
        raise EnvironmentProblem(
            f"“{folder}” lies in the project's folder, from where it could be published",
            f"move it out, or below {FOLDER}/",
        )
    if out is None:
        return
    there = out.resolve()
    if there.is_relative_to(public) or public.is_relative_to(there):
        raise EnvironmentProblem(
            f"“{out}” is where the public handbook is built",
            f"leave --out away, or name a folder outside of site/, such as {OUTPUT}/{folder.name}",
        )
    within = there.is_relative_to(root.resolve())
    if (within and not there.is_relative_to((root / OUTPUT).resolve())) or root.resolve() == there:
        raise EnvironmentProblem(
            f"“{out}” lies in the project's folder, from where it could be published",
            f"leave --out away, or name a folder below {OUTPUT}/",
        )
    if there.is_relative_to(own) or own.is_relative_to(there):
        raise EnvironmentProblem(
            f"“{out}” and the overlay lie within each other", "name another folder after --out"
        )


def lay(root: Path, overlay: Overlay, place: Path) -> None:
    """Copy the project to the folder `place`, with the pages of an overlay among its own."""
    for name in ("docs", "checklists", "hooks"):
        shutil.copytree(root / name, place / name, symlinks=True)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").rstrip("\n")
    codes = place / "docs" / "data" / "codes.yaml"
    register = codes.read_text(encoding="utf-8")
    if overlay.pages:
        section = f'  {LETTER}: {{folder: {_PLACE}, title: "Local", titles: {{ur: "مقامی"}}}}\n'
        register = (
            _SECTIONS.sub(lambda found: f"{found[0]}{section}", register.rstrip("\n"), 1) + "\n"
        )
        config += "\n  - Local:"
    for name, text in sorted(overlay.pages.items(), key=lambda one: (one[0] != "index.md", one)):
        path = f"{_PLACE}/{name}"
        (place / "docs" / SOURCE / path).parent.mkdir(exist_ok=True)
        (place / "docs" / SOURCE / path).write_text(text, encoding="utf-8", newline="\n")
        page = parse_page(text, path, SOURCE, path)
        title = json.dumps(page.title, ensure_ascii=False)
        register += f"{page.code}: {{title: {title}, path: {path}, state: made}}\n"
        config += f"\n      - {path}"
    codes.write_text(register, encoding="utf-8", newline="\n")
    (place / "mkdocs.yml").write_text(f"{config}\n", encoding="utf-8", newline="\n")


def at_home(findings: Iterable[Finding], shown: str) -> tuple[Finding, ...]:
    """Return findings of the copy; those of local pages name the files of the overlay."""
    copied = f"docs/{SOURCE}/{_PLACE}/"
    return tuple(
        replace(one, path=f"{shown}/pages/{one.path.removeprefix(copied)}")
        if one.path.startswith(copied)
        else one
        for one in findings
    )


def _refused(path: str, line: int, what: str, hint: str) -> Finding:
    return OVERLAY_REFUSED.at(path, line, what=what, hint=hint)


def _strangers(folder: Path, shown: str) -> Iterator[Finding]:
    """Yield each file that nothing reads."""
    for top, folders, names in os.walk(folder):
        there = Path(top).relative_to(folder).as_posix()
        for name in (*names, *(one for one in folders if (Path(top) / one).is_symlink())):
            path = name if there == "." else f"{there}/{name}"
            page = path.startswith("pages/") and path.endswith(".md")
            if (not page and path not in (OVERLAY, FIELDS)) or (folder / path).is_symlink():
                yield _refused(f"{shown}/{path}", 0, f"nothing reads “{path}”", "move it away")


def _yaml(folder: Path, name: str, shown: str, found: list[Finding]) -> Data:
    path = f"{shown}/{name}"
    if not (folder / name).is_file() or (folder / name).is_symlink():
        return Data(path)
    file, text = parse_file((folder / name).read_bytes(), path)
    data = Data(path) if text is None else parse_yaml(text, path)
    lines = [flaw.line for flaw in file.flaws] + [one.line for one in data.problems]
    if lines:
        what = f"{name} cannot be read as YAML"
        found.append(
            _refused(path, lines[0], what, "write each line as `handbook new overlay` did")
        )
    return data


def _facts(facts: Data, today: dt.date) -> Iterator[Finding]:
    root, path = facts.root, facts.path
    for entry in root.entries():
        if entry.key not in _FACTS:
            what = f"“{entry.key}” is no fact of it"
            yield _refused(path, entry.line, what, f"write {', '.join(_FACTS)}")
    for name in _FACTS:
        text = root.text(name)
        if not text or _MARKUP.search(text):
            what = f"“{name}” has signs of markup" if text else f"“{name}” is missing"
            yield _refused(path, _line(root, name), what, f"write {name}: and plain words")
    country, day = root.text("country"), day_of(root.get("valid-until"))
    for wrong, name, what, hint in (
        (
            not re.fullmatch("[A-Z]{2}", country), "country",
            f"“{country}” is no country", "two capital letters, such as PK",
        ),
        (
            country in _ALONE, "country",
            f"no sheet about {country} names an agency, an office or a service (S-04)",
            "keep what S-04 allows on paper",
        ),
        (day is None, "valid-until", "“valid-until” is no day", "write it as 2027-04-26"),
        (
            day is not None and (day - today).days > _AHEAD, "valid-until",
            "it would be valid for more than six months", "write the review day of the signed sheet",
        ),
    ):  # fmt: skip
        if wrong:
            yield _refused(path, _line(root, name), what, hint)


def _values(
    fields: Data, book: Handbook, found: list[Finding]
) -> Iterator[tuple[int, dict[str, str]]]:
    known = fields_of(book)
    for entry in fields.root.entries():
        number = int(entry.key) if re.fullmatch("[0-9]{1,3}", entry.key) else 0
        if what := _kept_out(entry.key, number, known):
            found.append(_refused(fields.path, entry.line, *what))
            continue
        languages = entry.node.entries() if entry.node.kind == "map" else ()
        texts = {one.key: one.node for one in languages} or {SOURCE: entry.node}
        for lang, node in texts.items():
            wrong = _unfit(node) if lang in book.built_languages else (
                f"“{lang}” is no language of the handbook", "write en or ur"
            )  # fmt: skip
            if wrong:
                what = (f"field {number}: {wrong[0]}", wrong[1])
                found.append(_refused(fields.path, node.line or entry.line, *what))
        yield number, {lang: str(node.value) for lang, node in texts.items()}


def _kept_out(key: str, number: int, known: dict[int, str]) -> tuple[str, str] | None:
    """Return why an overlay may not hold a field, and what to do; None where it may."""
    if number not in known:
        return f"the country sheet (S-09) has no field “{key}”", "write a number that is on S-09"
    if number in SEPARATE:
        why = "a reader could see from it whom the unit trusts, or where it does not look"
        advice = "delete it here, and keep it in its envelope (S-04)"
        return f"field {number} is kept on a sheet of its own: {why}", advice
    if number not in MAY_HOLD:
        why = "it could lead to a person, a place or a method"
        advice = "delete it here; S-04 says which fields an overlay may hold"
        return f"field {number} stays on paper: {why}", advice
    return None


def _unfit(node: Node) -> tuple[str, str] | None:
    """Return what is wrong with a value, and what to do; None where nothing is."""
    text = str(node.value or "").strip()
    if node.kind in ("map", "list", "null") or not text:
        return "it has no value", "write plain words, or delete the line"
    if len(text) > _LONGEST:
        return (
            f"it has {len(text)} characters, and {_LONGEST} fit a blank",
            "write the post and the period only",
        )
    if sign := _MARKUP.search(text):
        return (
            f"“{sign[0].strip() or 'a line end'}” is a sign of markup",
            "write plain words on one line",
        )
    looks = (numbers_in, calls_in, accounts_in, devices_in, places_in)
    trace = next((one.text for look in looks for one in look(text)), "")
    if trace or _ADDRESS.search(text):
        what = f"“{trace or text[:40]}” is a number or an address"
        return what, "take it out: numbers are written by hand, on paper (S-04)"
    return None


def _pages(
    folder: Path, shown: str, book: Handbook, found: list[Finding]
) -> Iterator[tuple[str, str]]:
    codes: dict[str, str] = {}
    for place in sorted((folder / "pages").rglob("*.md")):
        name = place.relative_to(folder / "pages").as_posix()
        path = f"{shown}/pages/{name}"
        if place.is_symlink() or not place.is_file():
            continue
        file, text = parse_file(place.read_bytes(), path)
        if text is None or file.flaws:
            found.append(_refused(path, 0, "it cannot be read as text", "save it as UTF-8"))
            continue
        page = parse_page(text, path, SOURCE, name)
        wrong = [(0, *one) for one in _replacing(name, page.code, page.meta, book)]
        if page.code in codes:
            free = f"write the next free one, {LETTER}-{len(codes):02}"
            wrong.append((0, f"{codes[page.code]} has the code {page.code} too", free))
        codes[page.code] = name
        items = (at for at, line in enumerate(text.split("\n"), 1) if _ITEM.match(line))
        if item := next(items, 0):
            advice = "write a numbered step, and link the list"
            wrong.append((item, "an item of a checklist is never local", advice))
        found += [_refused(path, *one) for one in wrong]
        yield name, text


def _replacing(name: str, code: str, meta: Node, book: Handbook) -> Iterator[tuple[str, str]]:
    """Yield how a page would take the place of one of the handbook's, and what to do instead."""
    slugs = {slug for _, slug in book.pages}
    if name in slugs - {"index.md"}:
        yield (
            f"“{name}” is a page of the handbook, and an overlay replaces none",
            "give it another name, right below pages/",
        )
    elif not _NAME.fullmatch(name.rpartition("/")[2]):
        yield f"“{name}” is no name of a page", "use small letters, digits and hyphens, and .md"
    elif "/" in name:
        yield f"“{name}” lies in a folder", "move it right below pages/"
    if code in book.codes:
        yield (
            f"{code} is “{book.codes[code].title}”, and an overlay replaces nothing",
            f"write a code of its own, such as {LETTER}-01",
        )
    elif not re.fullmatch(rf"{LETTER}-\d\d", code):
        yield f"“{code}” is no code of a local page", f"write {LETTER}-01, or the next free one"
    for key in ("exports", "hand-out", "id", "kept", "pocket", "role", "shows", "tells"):
        if meta.get(key):
            yield (
                f"“{key}” gives it the work of a page of the handbook",
                f"delete the line “{key}:”",
            )


def _line(root: Node, key: str) -> int:
    return next((entry.line for entry in root.entries() if entry.key == key), 1)
