"""The only reader of content: a folder in, a handbook out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.findings import EnvironmentFault
from handbook.languages import SOURCE
from handbook.model import (
    EMPTY,
    Checklist,
    Code,
    Data,
    File,
    Flaw,
    Handbook,
    Node,
    Page,
    Template,
)  # fmt: skip
from handbook.parse import (
    parse_checklist,
    parse_codes,
    parse_file,
    parse_languages,
    parse_page,
    parse_sections,
    parse_template,
    parse_verbs,
    parse_works,
    parse_yaml,
)  # fmt: skip
from handbook.rules.document import Example

CONFIG = "mkdocs.yml"
_TEXT = (".md", ".yaml", ".yml", ".txt")
_DATA = "docs/data/"


def load(root: Path) -> Handbook:
    """Return the handbook of the folder `root`.

    A file that cannot be trusted is among `files` with its flaws and nowhere else. Raises
    `EnvironmentFault` where `root` holds no handbook or cannot be read.
    """
    if not (root / "docs").is_dir():
        raise EnvironmentFault(
            f"there is no handbook in “{root.name}”: it has no folder docs/",
            "change into the project's folder",
        )
    files: list[File] = []
    texts: dict[str, str] = {}
    for path, entry in _walk(root):
        file, text = _read(path, entry)
        files.append(file)
        if text is not None:
            texts[path] = text
    return assemble(tuple(files), texts, _config(root))


def load_example(folder: Path) -> Example:
    """Return the two trees and the expected lines of a rule's folder below tests/rules/."""
    expected = folder / "expected.txt"
    return Example(
        _texts_below(folder / "bad"),
        _texts_below(folder / "good"),
        expected.read_text(encoding="utf-8") if expected.is_file() else "",
    )


def assemble(files: tuple[File, ...], texts: Mapping[str, str], config: Data) -> Handbook:
    """Return the handbook of files whose trusted texts are given by path."""
    pages: dict[tuple[str, str], Page] = {}
    lists: dict[tuple[str, str], Checklist] = {}
    forms: dict[tuple[str, str], Template] = {}
    data: dict[str, Data] = {"mkdocs": config}
    for path, text in texts.items():
        if path.startswith(_DATA):
            if path.endswith((".yaml", ".yml")):
                data[path[len(_DATA) :].rpartition(".")[0]] = parse_yaml(text, path)
            continue
        top, _, rest = path.partition("/")
        lang, _, slug = rest.partition("/")
        if not path.endswith(".md") or not slug:
            continue
        if top == "checklists":
            slug = slug.removesuffix(".md")
            lists[lang, slug] = parse_checklist(text, path, lang, slug)
        else:
            page = pages[lang, slug] = parse_page(text, path, lang, slug)
            if slug.startswith("templates/") and page.meta.get("id") is not None:
                forms[lang, slug] = parse_template(page)
    codes = data.get("codes", Data("")).root
    register = parse_codes(codes)
    members: dict[str, tuple[Code, ...]] = {}
    for entry in register.values():
        folder = entry.path.partition("/")[0]
        members[folder] = (*members.get(folder, ()), entry)
    return Handbook(
        files=files,
        pages=pages,
        checklists=lists,
        templates=forms,
        data=data,
        verbs=parse_verbs(texts.get(f"{_DATA}verbs.txt", "")),
        languages=parse_languages(data.get("languages", Data("")).root),
        codes=register,
        members=members,
        sections=parse_sections(codes),
        works=parse_works(data.get("bibliography", Data("")).root),
        edition=(config.root.get("extra") or EMPTY).text("edition"),
        built_languages=_built(config.root),
    )


def _texts_below(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            _, text = parse_file(path.read_bytes(), path.name)
            if text is not None:
                texts[path.relative_to(folder).as_posix()] = text
    return texts


def _config(root: Path) -> Data:
    try:
        text = (root / CONFIG).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Data(CONFIG)
    return parse_yaml(text, CONFIG)


def _built(config: Node) -> tuple[str, ...]:
    """Return the locales of the i18n plugin in mkdocs.yml, the source language first."""
    for plugin in (config.get("plugins") or EMPTY).items():
        languages = (plugin.get("i18n") or EMPTY).get("languages") or EMPTY
        locales = tuple(item.text("locale") for item in languages.items())
        if locales:
            return tuple(sorted(locales, key=lambda code: code != SOURCE))
    return (SOURCE,)


def _walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every entry that is no folder below docs/ and checklists/, sorted by path."""
    pending = [top for top in ("checklists", "docs") if (root / top).is_dir()]
    found: list[tuple[str, os.DirEntry[str]]] = []
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                else:
                    found.append((path, entry))
    yield from sorted(found, key=lambda pair: pair[0])


def _read(path: str, entry: os.DirEntry[str]) -> tuple[File, str | None]:
    """Return the file; its text is read for text files only, and never through a symlink."""
    facts = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(facts.st_mode):
        kind = "a symlink" if stat.S_ISLNK(facts.st_mode) else "no regular file"
        return File(path, 0, (Flaw("not-a-file", 0, kind),)), None
    if not path.endswith(_TEXT):
        return File(path, facts.st_size), None
    try:
        with open(entry.path, "rb") as stream:  # noqa: PTH123 - faster on a thousand files
            data = stream.read()
    except OSError as error:
        return File(path, 0, (Flaw("unreadable", 0, error.strerror or "unreadable"),)), None
    return parse_file(data, path)
