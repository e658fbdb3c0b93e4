"""A synthetic handbook by the project's own contract: any number of pages, in several languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.bench.blocks import FIGURES, Place
from tests.bench.draft import REVIEWED, Writer, dump, fields
from tests.bench.words import Speech

LEAST, MOST = 60, 1500
"""Pages of one language: the numbers of a section end at 99."""
LISTS = 99
_OF_PAGES = (
    "cases", "course", "held.yaml", "platforms.yaml", "range", "retired.yaml", "synonyms.yaml", "uncited.yaml",
)  # fmt: skip
"""Data that speak of pages which a corpus does not have."""
_PAPER = 17
"""The form that is for paper only: what may stand on it is a matter of its own."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """One handbook as texts; a list's own text stands apart from its page."""

    places: tuple[Place, ...]
    pages: Mapping[tuple[str, str], str]
    """Whole Markdown files by language and slug, a link alone in its paragraph for each list."""
    lists: Mapping[tuple[str, str], str]
    """Whole checklist files by language and name."""
    images: Mapping[str, str]
    data: Mapping[str, str]
    """Files of docs/data that are made and not copied."""
    nav: Sequence[object]

    def write(self, root: Path, project: Path) -> None:
        """Write the handbook into `root`, with the project's other data beside the made ones."""
        shutil.copytree(
            project / "docs/data", root / "docs/data", ignore=shutil.ignore_patterns(*_OF_PAGES)
        )
        for (lang, slug), text in self.pages.items():
            put(root / "docs" / lang / slug, text)
        for (lang, name), text in self.lists.items():
            put(root / "checklists" / lang / f"{name}.md", text)
        for name, text in self.images.items():
            put(root / "docs/images" / name, text)
        for name, text in self.data.items():
            put(root / "docs/data" / name, text)


def make(project: Path, pages: int, languages: Sequence[str], lists: int | None = None) -> Corpus:
    """Return a corpus of `pages` pages in each language, the first of which is English.

    `project` lends sections, words and the bibliography. Same arguments, same text.
    """
    data = {name: _data(project, name) for name in ("codes", "languages", "bibliography")}
    verbs = (project / "docs/data/verbs.txt").read_text(encoding="utf-8").split("\n")
    works = data["bibliography"]["references"]
    keys = [
        work["id"] for work in works if work["custom"]["mark"] == "S"
    ]  # others need their reporter
    sections: Mapping[str, Any] = data["codes"]["sections"]
    places = tuple(_places(sections, pages, pages // 20 if lists is None else lists))
    spoken = {lang: data["languages"].get(lang) or _own(data, lang) for lang in languages}
    writer = Writer(places, spoken, keys, [verb for verb in verbs if verb and verb[0] != "#"])
    texts = {(lang, place.slug): writer.page(place, lang) for lang in languages for place in places}
    shown = [n for n in range(FIGURES) if any(f"figure-{n}.svg" in one for one in texts.values())]
    return Corpus(
        places=places,
        pages=texts,
        lists={
            (lang, place.name): writer.checklist(place, lang)
            for lang in languages
            for place in places
            if place.kind == "list"
        },
        images={f"figure-{n}.svg": _picture(n) for n in shown},
        data={
            "ignore.yaml": dump({"ignore": []}),
            "codes.yaml": dump({"sections": sections, **writer.register()}),
            "fields.yaml": dump({"fields": list(fields())}),
            "images.yaml": dump({"images": [_image(n, languages) for n in shown]}),
            "languages.yaml": dump(data["languages"] | spoken),
        },
        nav=list(_nav(sections, places)),
    )


def put(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def body_of(text: str) -> str:
    """Return what follows the front matter of a Markdown file."""
    return text.split("\n---\n", 1)[1]


def _places(sections: Mapping[str, Any], pages: int, lists: int) -> Iterator[Place]:
    """Yield as many places as there are pages, in the order of the sections."""
    folders = {letter: section["folder"] for letter, section in sections.items()}
    yield Place("S-00", "index.md", "home")
    yield Place("R-02", f"{folders['R']}/bibliography.md", "index")
    yield Place("R-10", f"{folders['R']}/page-codes.md", "index")
    for letter, folder in folders.items():
        if letter != "S":
            yield Place(f"{letter}-00", f"{folder}/index.md", "index")
    counts = {"CL": min(lists, LISTS), "F": min(pages // 40, 99)}
    letters = [letter for letter in folders if letter not in counts]
    left = pages - 2 - len(folders) - sum(counts.values())
    for index, letter in enumerate(letters):
        counts[letter] = left // len(letters) + (index < left % len(letters))
    kinds = {"CL": "list", "F": "form"}
    for letter, folder in folders.items():
        gone = {("R", 2), ("R", 10), ("F", _PAPER)}
        numbers = (n for n in range(1, 100) if (letter, n) not in gone)
        for number, _ in zip(numbers, range(counts[letter]), strict=False):
            slug = f"{folder}/page-{number:02d}.md"
            yield Place(f"{letter}-{number:02d}", slug, kinds.get(letter, "guide"))


def _nav(sections: Mapping[str, Any], places: Sequence[Place]) -> Iterator[object]:
    yield "index.md"
    for section in sections.values():
        own = [p.slug for p in places if p.slug.startswith(f"{section['folder']}/")]
        yield {
            section["title"]: sorted(own, key=lambda slug: (not slug.endswith("index.md"), slug))
        }


def _own(data: Mapping[str, Any], lang: str) -> Mapping[str, Any]:
    """Return English words under the name of a language that the project does not speak yet."""
    way = "rtl" if lang in ("ar", "fa") else "ltr"
    english: Mapping[str, Any] = data["languages"]["en"]
    return {**english, "name": lang, "english": lang, "html": lang, "dir": way}


def _data(project: Path, name: str) -> Any:
    text = (project / f"docs/data/{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _image(number: int, languages: Sequence[str]) -> Mapping[str, object]:
    return {
        "file": f"figure-{number}.svg",
        "title": Speech("en", f"figure {number}").title(),
        "alt": {lang: Speech(lang, f"figure {number}").words(6) for lang in languages},
        "maker": "illustrator",
        "made": REVIEWED,
        "licence": "CC-BY-4.0",
        "source": "drawn for this handbook",
        "people": "none",
        "words": [],
    }


def _picture(number: int) -> str:
    bars = "".join(
        f'<rect x="{20 * n}" y="{(n * number * 7) % 60}" width="12" height="40"/>'
        for n in range(16)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100" role="img">'
        f"<title>{Speech('en', f'figure {number}').title()}</title>{bars}</svg>\n"
    )
