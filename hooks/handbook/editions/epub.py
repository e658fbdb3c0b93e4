"""The book for a phone: EPUB 3, a file for each page, with our own fonts and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from handbook import render
from handbook.editions.leaves import Leaf, Part, parts, unlinked, urgent, whole_count, written
from handbook.languages import SOURCE, Language
from handbook.markup import filled
from handbook.model import MADE, MAKER, Handbook
from handbook.model.role import A_TO_Z, BIBLIOGRAPHY, GLOSSARY
from handbook.press.office import parts as package_parts
from handbook.press.office import zipped
from handbook.theme import THEME, filled_template


class Font(NamedTuple):
    """One font of ours, and the letters for which a book needs it."""

    family: str
    file: str
    licence: str
    weight: str
    letters: re.Pattern[str]
    scope: str
    """For which letters a reader program may take it, where a family has several files."""


class Item(NamedTuple):
    """One file of the book, as its manifest names it."""

    id: str
    href: str
    kind: str
    properties: str = ""


def epub(book: Handbook, lang: str) -> bytes:
    """Return the EPUB of a language, empty where no page is written in it."""
    language, own = book.languages[lang], parts(book, lang)
    leaves = [leaf for part in own for leaf in part.leaves]
    if not leaves:
        return b""
    title = f"{language.word('site-name')} {book.edition}"
    texts = dict(_leaves(leaves, language, book))
    files = {
        "cover.xhtml": _cover(leaves, language, book, title),
        "nav.xhtml": _nav(own, language, title),
        **texts,
    }
    fonts = _fonts("".join(files.values()))
    data = {name: text.encode() for name, text in files.items()}
    data["book.css"] = _style(fonts)
    data |= {f"fonts/{name}": (THEME / "fonts" / name).read_bytes() for name in _files(fonts)}
    days = [leaf.page.reviewed for leaf in leaves if leaf.page.reviewed]
    package = package_parts(
        "epub",
        language=language,
        edition=book.edition,
        title=title,
        maker=MAKER,
        says=language.word("book-says-file"),
        modified=f"{max(days)}T00:00:00Z" if days else MADE,
        items=[_item(name, files.get(name, "")) for name in sorted(data)],
        spine=[_id(name) for name in ("cover.xhtml", "nav.xhtml", *texts)],
    )
    whole = {f"OEBPS/{name}": one for name, one in data.items()} | package
    return zipped({"mimetype": b"application/epub+zip", **whole}, first="mimetype")


def _leaves(
    leaves: Sequence[Leaf], language: Language, book: Handbook
) -> Iterator[tuple[str, str]]:
    """Yield name and text of the file of each page."""
    trees = {leaf.output: leaf.tree() for leaf in leaves}
    ids = {path: {one.get("id") for one in tree.iter()} for path, tree in trees.items()}
    for leaf in leaves:
        page, here, root = leaf.page, _place(leaf.output), trees[leaf.output]
        for element in root.iter("a"):
            there, anchor = leaf.leads_to(element.get("href", ""))
            if there not in trees or ":" in element.get("href", ""):
                unlinked(element)
                continue
            way = "" if there == leaf.output else render.relative(here, _place(there))
            mark = f"#{anchor}" if anchor in ids[there] else ""
            element.set("href", f"{way}{mark}" or here.rpartition("/")[2])
        foot = [page.code, f"{language.word('edition')} {book.edition}", language.name]
        foot += [language.date(page.reviewed)] if page.reviewed else []
        foot += [language.word("draft-short")] if page.draft else []
        kind = render.Context(book, language.code, page.slug).kind
        text = written(root, "xml")
        yield here, _page(leaf.title, kind, text, language, "../" * here.count("/"), foot)


def _cover(leaves: Sequence[Leaf], language: Language, book: Handbook, title: str) -> str:
    values = {
        "word": language.word, "filled": filled, "language": language,
        "english": book.languages[SOURCE], "edition": book.edition,
        "count": len(leaves), "whole": whole_count(book),
        "drafted": any(leaf.page.draft for leaf in leaves),
        "now": [
            (text, _place(leaf.output)) for text, leaf in urgent(book, language.code, leaves)
        ],
    }  # fmt: skip
    text = filled_template(_FOLDER, "cover.html.j2", values)
    return _page(title, "cover", text, language, "", [])


def _page(
    title: str, kind: str, text: Markup, language: Language, up: str, foot: Sequence[str]
) -> str:
    values = {
        "title": title, "kind": kind, "text": text, "language": language, "up": up,
        "foot": [one for one in foot if one],
    }  # fmt: skip
    return str(filled_template(_FOLDER, "leaf.xhtml.j2", values))


def _nav(own: Sequence[Part], language: Language, title: str) -> str:
    chapters, marks = [], []
    for part in own:
        first = next((_place(leaf.output) for leaf in part.leaves if leaf.opens), "")
        rest = [
            (_place(leaf.output), leaf.page.code, leaf.title)
            for leaf in part.leaves
            if not leaf.opens
        ]
        chapters.append((part.title, first, rest))
        marks += [
            (_LANDMARKS[leaf.page.role], _place(leaf.output), leaf.title)
            for leaf in part.leaves
            if leaf.page.role in _LANDMARKS
        ]
    body = ("bodymatter", _place(own[0].leaves[0].output), own[0].title)
    values = {
        "word": language.word,
        "language": language,
        "title": title,
        "chapters": chapters,
        "landmarks": [body, *marks],
    }
    return str(filled_template(_FOLDER, "nav.xhtml.j2", values))


def _item(name: str, text: str) -> Item:
    properties = {"nav.xhtml": "nav"}.get(name, "svg" if "<svg" in text else "")
    return Item(_id(name), name, _KINDS[name.rpartition(".")[2]], properties)


def _id(name: str) -> str:
    return "f-" + name.replace("/", "-").replace(".", "-")


def _place(output: str) -> str:
    """Return the name in the book of a page of the site."""
    return f"text/{output.removesuffix('.html')}.xhtml"


def _fonts(said: str) -> list[Font]:
    """Return the fonts of which a book needs a letter."""
    return [one for one in _FONTS if one.letters.search(said)]


def _files(fonts: Sequence[Font]) -> list[str]:
    """Return the files of fonts, and the licence that travels with each family."""
    names = [f"{one.file}.woff2" for one in fonts]
    return sorted({*names, *(f"OFL-{one.licence}.txt" for one in fonts)})


def _style(fonts: Sequence[Font]) -> bytes:
    faces = [
        f'@font-face {{ font-family: "{one.family}"; font-weight: {one.weight};'
        f" src: url(fonts/{one.file}.woff2);{one.scope} }}\n"
        for one in fonts
    ]
    return "".join((*faces, (_FOLDER / "book.css").read_text(encoding="utf-8"))).encode()


_FOLDER = THEME / "epub"
_KINDS = {
    "css": "text/css", "txt": "text/plain", "woff2": "font/woff2", "xhtml": "application/xhtml+xml",
}  # fmt: skip
_LANDMARKS = {A_TO_Z: "index", BIBLIOGRAPHY: "bibliography", GLOSSARY: "glossary"}
_FAMILIES = (
    ("Public Sans", "public-sans-latin", "public-sans", "400 800", "[A-Za-z0-9]", ""),
    ("Public Sans", "public-sans-latin-ext", "public-sans", "400 800", "[\u0100-\u02ba\u1e00-\u1eff]", "U+0100-02BA, U+1E00-1EFF"),
    ("Noto Nastaliq Urdu", "noto-nastaliq-urdu", "noto-nastaliq-urdu", "400 700", "[\u0600-\u06ff]", ""),
    ("Noto Sans Bengali", "noto-sans-bengali", "noto-sans-bengali", "400 700", "[\u0980-\u09ff]", ""),
)  # fmt: skip
_FONTS = tuple(
    Font(
        family,
        f"{file}-{weight}",
        licence,
        "normal" if weight == "400" else "bold",
        re.compile(letters),
        f" unicode-range: {scope};" if scope else "",
    )
    for family, file, licence, weights, letters, scope in _FAMILIES
    for weight in weights.split()
)
