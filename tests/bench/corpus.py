"""A synthetic handbook by the project's own contract: any number of pages, in several languages."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from tests.bench.words import Speech

LEAST, MOST = 60, 1500
"""Pages of one language: a section's numbers end at 99."""

_FIRST_DAY = "2026-11-25"
_IMAGES = 6
_STAGES = ("prepare", "safe", "find", "capture", "verify", "report", "care", "")
_HEADINGS = ("before", "steps", "compare", "reasons", "care", "example", "sources")
_PAUSES = (("before", 4), ("during", 5), ("after", 3))
_KINDS = ("text", "long-text", "choice", "date", "utc-time", "url", "sha256", "check", "choices")


@dataclass(frozen=True, slots=True)
class Place:
    """One page by its code; `folder` and `kind` follow from the register."""

    code: str
    slug: str
    kind: str
    """`home`, `index`, `guide`, `list` or `form`."""

    @property
    def name(self) -> str:
        """Its file name without ending, which a list shares with its page."""
        return PurePosixPath(self.slug).stem


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
        shutil.copytree(project / "docs/data", root / "docs/data")
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
    keys = [work["id"] for work in data["bibliography"]["references"]]
    sections: Mapping[str, Any] = data["codes"]["sections"]
    places = tuple(_places(sections, pages, pages // 20 if lists is None else lists))
    spoken = {lang: data["languages"].get(lang) or data["languages"]["en"] for lang in languages}
    writer = _Writer(places, spoken, keys, [verb for verb in verbs if verb and verb[0] != "#"])
    return Corpus(
        places=places,
        pages={
            (lang, place.slug): writer.page(place, lang) for lang in languages for place in places
        },
        lists={
            (lang, place.name): writer.checklist(place, lang)
            for lang in languages
            for place in places
            if place.kind == "list"
        },
        images={f"figure-{n}.svg": _picture(n) for n in range(_IMAGES)},
        data={
            "codes.yaml": _dump({"sections": sections} | writer.register()),
            "images.yaml": _dump({"images": [_image(n, languages) for n in range(_IMAGES)]}),
            "languages.yaml": _dump(data["languages"] | spoken),
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


class _Writer:
    """Writes the files of one handbook; structure depends on the page, words on the language too."""

    def __init__(
        self,
        places: Sequence[Place],
        languages: Mapping[str, Any],
        keys: Sequence[str],
        verbs: Sequence[str],
    ) -> None:
        self.places, self.languages, self.keys, self.verbs = places, languages, keys, verbs
        self.guides = [place for place in places if place.kind == "guide"]
        self.lists = [place for place in places if place.kind == "list"]
        self.hashes: dict[str, str] = {}
        """Hash of the English body by path: English is written first."""

    def register(self) -> Mapping[str, object]:
        return {
            place.code: {
                "title": Speech("en", place.slug).title(),
                "path": place.slug,
                "state": "made",
            }
            for place in self.places
        }

    def page(self, place: Place, lang: str) -> str:
        title = Speech(lang, place.slug).title()
        bodies: Mapping[str, Callable[[_Draft], Iterator[str]]] = {
            "home": self._home,
            "index": self._index,
            "list": self._list_page,
            "form": self._form,
            "guide": self._guide,
        }
        draft = _Draft(place, lang, self)
        blocks = list(bodies[place.kind](draft))
        chance = random.Random(f"front {place.slug}")
        front: dict[str, object] = {"title": title}
        front |= {"id": place.code, "exports": "all"} if place.kind == "form" else {"code": place.code}
        if stage := chance.choice(_STAGES):
            front["stage"] = stage
        front |= {
            "for": ["officer", "trainer"],
            "able": f"You can {draft.speech.words(10)}.",
            "minutes": chance.randint(2, 30),
            "level": ["L0", "L1"],
            "activity": "passive",
            "tier": chance.choice(("fast", "medium", "slow")),
            "reviewed": _FIRST_DAY,
            "owner": "evidence editor",
        }
        if draft.cited:
            front["sources"] = sorted(draft.cited)
        return self._file(f"docs/{place.slug}", lang, front, [f"# {title}", *blocks])

    def checklist(self, place: Place, lang: str) -> str:
        speech = Speech(lang, f"list {place.slug}")
        chance = random.Random(f"list {place.slug}")
        front: dict[str, object] = {
            "id": place.code,
            "title": Speech(lang, place.slug).title(),
            "type": chance.choice(("read-do", "do-confirm")),
            "who": "officer",
            "when": speech.words(8),
            "minutes": chance.randint(2, 20),
            "tier": "medium",
            "reviewed": _FIRST_DAY,
            "owner": "evidence editor",
            "tried": "not yet",
            "stop": speech.sentence(14),
        }
        number, blocks = 0, []
        for pause, count in _PAUSES:
            blocks.append(f"## {speech.title(1)} {{ #{pause} }}")
            for _ in range(count):
                number += 1
                words = f"{chance.choice(self.verbs).capitalize()} {speech.words(9)}."
                words = f"**{words}**" if chance.random() < 0.4 else words
                why = _indent(speech.sentences(3))
                blocks.append(f"- [ ] `{place.code}.{number}` {words}\n\n{why}")
        return self._file(f"checklists/{place.name}", lang, front, blocks)

    def _file(self, path: str, lang: str, front: dict[str, object], blocks: list[str]) -> str:
        body = "\n\n".join(blocks) + "\n"
        if lang == "en":
            self.hashes[path] = hashlib.sha256(body.strip().encode()).hexdigest()[:12]
        else:
            front["translation"] = {
                "of": self.hashes[path], "status": "draft", "by": "machine draft",
            }  # fmt: skip
        return f"---\n{_dump(front, day='reviewed')}---\n\n{body}"

    def _home(self, draft: _Draft) -> Iterator[str]:
        yield draft.speech.sentence()
        for name in ("now", "officer", "trainer", "contributor", "about"):
            yield draft.heading(name)
            yield draft.speech.sentence()
            yield "\n".join(f"- {draft.link()}" for _ in range(5))

    def _index(self, draft: _Draft) -> Iterator[str]:
        yield draft.speech.sentences(4)

    def _list_page(self, draft: _Draft) -> Iterator[str]:
        yield draft.heading("before")
        yield draft.prose()
        yield draft.embed(draft.place)
        yield draft.heading("compare")
        yield draft.table(8)
        yield draft.heading("reasons")
        yield draft.prose()
        yield draft.callout("proves")

    def _form(self, draft: _Draft) -> Iterator[str]:
        yield draft.speech.sentences(2)
        yield draft.heading("fields")
        rows = ["| Field | Kind | Needed | How to fill it in |", "| --- | --- | --- | --- |"]
        for number in range(24):
            name, kind = f"field-{number:02d}", _KINDS[number % len(_KINDS)]
            label = Speech(draft.lang, name).title(3)
            how = draft.speech.sentence(8)
            if kind.startswith("choice"):
                how += " " + " · ".join(f"`{name}-{one}` {label}" for one in "abc")
            rows.append(f"| `{name}` {label} | {kind} | always | {how} |")
        yield "\n".join(rows)
        yield draft.heading("notes")
        yield "\n".join(f"- {draft.speech.sentence()}" for _ in range(6))
        yield draft.heading("example")
        yield draft.callout("example")

    def _guide(self, draft: _Draft) -> Iterator[str]:
        yield draft.callout("stop")
        yield draft.prose()
        for name in _HEADINGS:
            yield draft.heading(name)
            yield from draft.section(name)


class _Draft:
    """One page while it is written."""

    def __init__(self, place: Place, lang: str, writer: _Writer) -> None:
        self.place, self.lang, self.writer = place, lang, writer
        self.speech = Speech(lang, f"body {place.slug}")
        self.chance = random.Random(f"body {place.slug}")
        self.language: Mapping[str, Any] = writer.languages[lang]
        self.cited: set[str] = set()

    def section(self, name: str) -> Iterator[str]:
        """Yield the blocks below one heading of a guide."""
        if name == "before":
            yield self.prose()
            yield self.callout("must")
        elif name == "steps":
            yield self.steps(8)
            if self.chance.random() < 0.1:
                yield self.embed(self.chance.choice(self.writer.lists))
        elif name == "compare":
            yield self.table(10)
            yield self.speech.sentence(end=self.cite())
        elif name == "reasons":
            yield "\n\n".join(self.prose() for _ in range(3))
            if self.chance.random() < 0.15:
                picture = f"figure-{self.chance.randrange(_IMAGES)}.svg"
                yield f"![{self.speech.words(6)}]({self.up('images/' + picture)})"
        elif name == "care":
            yield "\n".join(f"- {self.speech.sentence(end=self.code())}" for _ in range(6))
            yield self.callout("proves")
        elif name == "example":
            yield self.callout("example")
            yield self.speech.sentences(3)
        else:
            yield self.table(6)

    def heading(self, name: str) -> str:
        return f"## {self.speech.title(3)} {{ #{name} }}"

    def prose(self) -> str:
        """Return a paragraph of five sentences with a link, a citation and two codes."""
        lines = [
            self.speech.sentence(9, end=self.link()),
            self.speech.sentence(11, end=self.cite()),
            self.speech.sentence(13, end=f"({self.code()})"),
            self.speech.sentence(12, end=f"*{self.speech.words(2)}* ({self.code()})"),
            self.speech.sentence(15),
        ]
        return "\n".join(lines)

    def callout(self, kind: str) -> str:
        word = self.language["callouts"][kind]
        return f"> **{word}.** {self.speech.sentence()}\n> {self.speech.sentence(10)}"

    def steps(self, count: int) -> str:
        check = f"**{self.language['check']}**"
        return "\n\n".join(
            f"{number}. {self.speech.sentence(11, end=self.code())}\n\n"
            f"    {check} {self.speech.sentence(10)}"
            for number in range(1, count + 1)
        )

    def table(self, rows: int) -> str:
        lines = [f"| {' | '.join(self.speech.title(2) for _ in range(3))} |", "| --- | --- | --- |"]
        for _ in range(rows):
            cells = (self.speech.title(3), self.speech.sentence(8), self.speech.words(4))
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)

    def embed(self, place: Place) -> str:
        return f"[{place.code}]({self.up(f'../checklists/{self.lang}/{place.name}.md')})"

    def link(self) -> str:
        target = self.chance.choice(self.writer.guides)
        path = self.up(f"{self.lang}/{target.slug}")
        return f"[{self.speech.words(3)}]({path}#{self.chance.choice(_HEADINGS)})"

    def cite(self) -> str:
        key = self.chance.choice(self.writer.keys)
        self.cited.add(key)
        return f"[@{key}, para. {self.chance.randint(1, 90)}]"

    def code(self) -> str:
        return self.chance.choice(self.writer.places).code

    def up(self, path: str) -> str:
        """Return the relative address of a path below docs/, seen from this page."""
        here = PurePosixPath(self.lang, self.place.slug).parent
        parts = PurePosixPath(path).parts
        shared = 0
        while shared < min(len(here.parts), len(parts) - 1) and here.parts[shared] == parts[shared]:
            shared += 1
        return "/".join((*[".."] * (len(here.parts) - shared), *parts[shared:]))


def _places(sections: Mapping[str, Any], pages: int, lists: int) -> Iterator[Place]:
    """Yield as many places as there are pages, in the order of the sections."""
    folders = {letter: section["folder"] for letter, section in sections.items()}
    yield Place("S-00", "index.md", "home")
    yield Place("R-02", f"{folders['R']}/bibliography.md", "index")
    yield Place("R-10", f"{folders['R']}/page-codes.md", "index")
    for letter, folder in folders.items():
        if letter != "S":
            yield Place(f"{letter}-00", f"{folder}/index.md", "index")
    counts = {"CL": min(lists, 99), "F": min(pages // 40, 99)}
    letters = [letter for letter in folders if letter not in counts]
    left = pages - 2 - len(folders) - sum(counts.values())
    for index, letter in enumerate(letters):
        counts[letter] = left // len(letters) + (index < left % len(letters))
    kinds = {"CL": "list", "F": "form"}
    for letter, folder in folders.items():
        numbers = (n for n in range(1, 100) if (letter, n) not in {("R", 2), ("R", 10)})
        for number, _ in zip(numbers, range(counts[letter]), strict=False):
            slug = f"{folder}/page-{number:02d}.md"
            yield Place(f"{letter}-{number:02d}", slug, kinds.get(letter, "guide"))


def _nav(sections: Mapping[str, Any], places: Sequence[Place]) -> Iterator[object]:
    yield "index.md"
    for section in sections.values():
        own = [p.slug for p in places if p.slug.startswith(f"{section['folder']}/")]
        yield {section["title"]: sorted(own, key=lambda slug: (not slug.endswith("index.md"), slug))}


def _data(project: Path, name: str) -> Any:
    text = (project / f"docs/data/{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)  # noqa: S506 - the C twin of the safe loader


def _dump(value: object, *, day: str = "") -> str:
    """Return a value as YAML; the text at key `day` is written bare, as people write a date."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
    return text.replace(f"{day}: '{_FIRST_DAY}'", f"{day}: {_FIRST_DAY}") if day else text


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _image(number: int, languages: Sequence[str]) -> Mapping[str, object]:
    return {
        "file": f"figure-{number}.svg",
        "title": Speech("en", f"figure {number}").title(),
        "alt": {lang: Speech(lang, f"figure {number}").words(6) for lang in languages},
        "maker": "illustrator",
        "made": "2026-11-25",
        "licence": "CC-BY-4.0",
        "source": "drawn for this handbook",
        "people": "none",
        "words": [],
    }


def _picture(number: int) -> str:
    bars = "".join(
        f'<rect x="{20 * n}" y="{(n * number * 7) % 60}" width="12" height="40"/>' for n in range(16)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100" role="img">'
        f"<title>{Speech('en', f'figure {number}').title()}</title>{bars}</svg>\n"
    )
