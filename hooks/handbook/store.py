"""The only reader of content: a folder in, a handbook out."""

from __future__ import annotations

import errno
import functools
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from handbook import parse
from handbook.exhibits import FLAGS
from handbook.findings import EnvironmentProblem
from handbook.languages import SOURCE
from handbook.model import (
    EMPTY,
    Checklist,
    Code,
    Content,
    Data,
    File,
    Flaw,
    Handbook,
    Node,
    Page,
    Problem,
    names,
)  # fmt: skip
from handbook.rules.document import Example

One = TypeVar("One", Page, Checklist)

CONFIG = "mkdocs.yml"
_DATA = "docs/data/"


def load(root: Path, instead: Mapping[str, bytes] | None = None) -> Handbook:
    """Return the handbook of the folder `root`; arguments and errors are those of `read`."""
    return understood(read(root, instead))


def read(root: Path, instead: Mapping[str, bytes] | None = None) -> Content:
    """Return the content of the folder `root`.

    A file that cannot be trusted is among `files` with its flaws and nowhere else. `instead` holds
    bytes that an editor has not saved yet, by path; they are read in place of the files. Raises
    `EnvironmentProblem` where `root` holds no handbook.
    """
    unsaved = instead or {}
    if not (root / "docs").is_symlink() and not (root / "docs").is_dir():
        raise EnvironmentProblem(
            f"there is no handbook in “{root.name}”: it has no folder docs/",
            "change into the project's folder",
        )
    files: list[File] = []
    texts: dict[str, str] = {}
    for path, place in _walk(root, unsaved):
        file, text = parse.parse_file(unsaved[path], path) if place is None else _read(path, place)
        files.append(file)
        if text is not None:
            texts[path] = text
    return Content(tuple(files), texts, *_config(root, unsaved))


def load_example(folder: Path, kinds: Iterable[str] = ()) -> Example:
    """Return the two trees and the expected lines of a rule's folder; of several cases, those of its first kind."""
    cases = [folder / kind / "bad" for kind in kinds] + sorted(folder.glob("*/bad"))
    folder = next((case.parent for case in cases if case.is_dir()), folder)
    expected = folder / "expected.txt"
    return Example(
        _texts_below(folder / "bad"),
        _texts_below(folder / "good"),
        expected.read_text(encoding="utf-8") if expected.is_file() else "",
    )


def understood(content: Content) -> Handbook:
    """Return the handbook that the content of a folder makes."""
    files, texts, local = content.files, content.texts, content.local
    pages: dict[tuple[str, str], Page] = {}
    lists: dict[tuple[str, str], Checklist] = {}
    data: dict[str, Data] = {"mkdocs": content.config}
    for file in files:
        if file.flaws and file.path.startswith(_DATA) and file.path.endswith((".yaml", ".yml")):
            # as what YAML cannot read: rules do not take it for a file that is not there
            data[_name(file.path)] = Data(file.path, problems=(Problem("flaw", 0, ""),))
    for path, text in texts.items():
        if path.startswith(_DATA):
            if path.endswith((".yaml", ".yml")):
                data[_name(path)] = _data_of(text, path)
            continue
        top, _, rest = path.partition("/")
        lang, _, slug = rest.partition("/")
        if not path.endswith(".md") or not slug:
            continue
        if top == "checklists":
            slug = slug.removesuffix(".md")
            lists[lang, slug] = _list(text, path, lang, slug)
        else:
            shown = local.filled(text, lang) if local else text
            pages[lang, slug] = _page(shown, path, lang, slug)
    lists, pages = _with_sources(lists), _with_sources(pages)
    forms = {
        key: parse.parse_template(page)
        for key, page in pages.items()
        if page.slug.startswith("templates/") and page.meta.get("id") is not None
    }
    codes, glossary = (data.get(name, Data("")).root for name in ("codes", "glossary"))
    register = parse.parse_codes(codes)
    members: dict[str, tuple[Code, ...]] = {}
    for entry in register.values():
        folder = entry.path.partition("/")[0]
        members[folder] = (*members.get(folder, ()), entry)
    terms, built = parse.parse_terms(glossary), _built(content.config.root)
    return Handbook(
        files=files,
        pages=pages,
        checklists=lists,
        templates=forms,
        data=data,
        verbs=parse.parse_verbs(texts.get(f"{_DATA}verbs.txt", "")),
        verb_lines=tuple(texts.get(f"{_DATA}verbs.txt", "").split("\n")),
        languages=parse.parse_languages(data.get("languages", Data("")).root),
        codes=register,
        members=members,
        roles=_roles(pages.values()),
        sections=parse.parse_sections(codes),
        works=parse.parse_works(data.get("bibliography", Data("")).root),
        terms=terms,
        tongues=parse.parse_regional_languages(glossary),
        names={lang: names(terms, lang) for lang in built},
        course=parse.parse_course(
            *(data.get(f"course/{name}", Data("")).root for name in ("course", "cards", "items"))
        ),
        practice=parse.parse_practice(data.get("platforms", Data("")).root),
        moved=parse.parse_moved(data.get("retired", Data("")).root),
        synonyms=parse.parse_synonyms(data.get("synonyms", Data("")).root),
        abbreviations=parse.parse_abbreviations(glossary),
        edition=(content.config.root.get("extra") or EMPTY).text("edition"),
        local=local,
        built_languages=built,
        drawings={
            file.path: texts[file.path]
            for file in files
            if file.content == "svg" and file.path in texts and file.path.endswith(".svg")
        },
        pictures=parse.parse_pictures(data.get("images", Data("")).root),
        config=content.config_file,
    )


def _with_sources(texts: Mapping[tuple[str, str], One]) -> dict[tuple[str, str], One]:
    """Return pages or lists, each translation with the front matter of its English text."""
    return {
        (lang, slug): replace(one, source=source.front)
        if lang != SOURCE and (source := texts.get((SOURCE, slug)))
        else one
        for (lang, slug), one in texts.items()
    }


def _roles(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    found: dict[str, tuple[Page, ...]] = {}
    for page in pages:
        if page.lang == SOURCE and page.role:
            found[page.role] = (*found.get(page.role, ()), page)
    return found


def _name(path: str) -> str:
    """Return the name by which a data file is known."""
    return path[len(_DATA) :].rpartition(".")[0]


def _texts_below(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            _, text = parse.parse_file(path.read_bytes(), path.name)
            if text is not None:
                texts[path.relative_to(folder).as_posix()] = text
    return texts


def _config(root: Path, unsaved: Mapping[str, bytes]) -> tuple[Data, File | None]:
    """Return mkdocs.yml as values and as a file; no values where it cannot be trusted."""
    if CONFIG in unsaved:
        file, text = parse.parse_file(unsaved[CONFIG], CONFIG)
    elif not os.path.lexists(root / CONFIG):
        return Data(CONFIG), None
    else:
        place = root / CONFIG
        file, text = _read(CONFIG, _SYMLINK if place.is_symlink() else str(place))
    return Data(CONFIG) if text is None else parse.parse_yaml(text, CONFIG), file


def _built(config: Node) -> tuple[str, ...]:
    """Return the locales of the i18n plugin in mkdocs.yml, the source language first."""
    for plugin in (config.get("plugins") or EMPTY).items():
        languages = (plugin.get("i18n") or EMPTY).get("languages") or EMPTY
        locales = tuple(item.text("locale") for item in languages.items())
        if locales:
            return tuple(sorted(locales, key=lambda code: code != SOURCE))
    return (SOURCE,)


def _walk(root: Path, unsaved: Mapping[str, bytes]) -> Iterator[tuple[str, str | Flaw | None]]:
    """Yield every file below docs/ and checklists/ with its place on the disk, sorted by path.

    What is no file has its flaw instead of a place; what is unsaved has None, whether there is a
    file at its path or not. No symlink is followed.
    """
    found: dict[str, str | Flaw | None] = {}
    pending = []
    for top in ("checklists", "docs"):
        if (root / top).is_symlink():
            found[top] = _SYMLINK
        elif (root / top).is_dir():
            pending.append(top)
        elif (root / top).exists():
            found[top] = Flaw("not-a-file", 0, "no folder")
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(path)
                    elif entry.is_file(follow_symlinks=False):
                        found[path] = entry.path
                    else:
                        found[path] = _SYMLINK if entry.is_symlink() else _NO_FILE
        except OSError as error:
            found[folder] = _unreadable(error)
    found.update((path, None) for path in unsaved if path.startswith(("checklists/", "docs/")))
    yield from sorted(found.items(), key=lambda pair: pair[0])


def _read(path: str, place: str | Flaw) -> tuple[File, str | None]:
    """Return the file and the text that may be trusted; never waits, never follows a symlink.

    Between the look at its folder and this one a file may have become something else.
    """
    if isinstance(place, Flaw):
        return File(path, 0, (place,)), None
    try:
        descriptor = os.open(place, _FLAGS)
    except OSError as error:
        flaw = _SYMLINK if error.errno == errno.ELOOP else _unreadable(error)
        return File(path, 0, (flaw,)), None
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            return File(path, 0, (_NO_FILE,)), None
        size, limit = facts.st_size, parse.limit_of(path)
        if size > limit:
            return parse.glance(os.read(descriptor, parse.SNIFFED), path, size), None
        data = os.read(descriptor, size + 1)
        while data and len(data) != size and len(data) <= limit:
            more = os.read(descriptor, limit + 1 - len(data))
            if not more:
                break
            data += more
    except OSError as error:
        return File(path, 0, (_unreadable(error),)), None
    finally:
        os.close(descriptor)
    return parse.parse_file(data, path)


def _unreadable(error: OSError) -> Flaw:
    return Flaw("unreadable", 0, error.strerror or "unreadable")


# While a page is written, each save reads the handbook again, and one text of it is new.
_page, _list, _data_of = (
    functools.lru_cache(maxsize=1 << 13)(parse.parse_page),
    functools.lru_cache(maxsize=1 << 13)(parse.parse_checklist),
    functools.lru_cache(maxsize=1 << 10)(parse.parse_yaml),
)
_SYMLINK = Flaw("not-a-file", 0, "a symlink")
_NO_FILE = Flaw("not-a-file", 0, "no regular file")
_FLAGS = FLAGS | getattr(os, "O_NOFOLLOW", 0)
"""How a file is opened: as bytes, never through a symlink, never waiting for a pipe."""
