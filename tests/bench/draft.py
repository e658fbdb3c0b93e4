"""The files of a synthetic handbook, one by one, as the contract of the content wants them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from handbook.model import digest
from tests.bench.words import Speech

FIGURES = 6
"""Pictures, shared by all pages."""
REVIEWED = "2026-11-25"

_STAGES = ("prepare", "safe", "find", "capture", "verify", "report", "care", "")
_HEADINGS = ("before", "steps", "compare", "reasons", "care", "example", "sources")
_PAUSES = (("before", 4), ("during", 5), ("after", 3))
FIELDS = 24
"""Of each form, the same ones in all."""
_VALUES = {
    "text": "Sample text",
    "long-text": "A sample of some words",
    "date": "2026-03-09",
    "utc-time": "2026-03-09T08:52:00Z",
    "url": "`hxxps://listboard[.]example/post/1`",
    "sha256": f"`{'a1' * 32}`",
    "check": "yes",
}
"""What a filled example says, by the kind of the field; a choice names one of its answers."""
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


def fields() -> Iterator[Mapping[str, object]]:
    """Yield the fields of every form, as the register of fields holds them."""
    for number in range(FIELDS):
        name, kind = f"field-{number:02d}", _KINDS[number % len(_KINDS)]
        answers = {"choices": [f"{name}-{one}" for one in "abc"]}
        yield {"id": name, "kind": kind, **(answers if kind.startswith("choice") else {})}


class Writer:
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
                **({"items": sum(count for _, count in _PAUSES)} if place.kind == "list" else {}),
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
        front |= (
            {"id": place.code, "exports": "all"} if place.kind == "form" else {"code": place.code}
        )
        if stage := chance.choice(_STAGES):
            front["stage"] = stage
        front |= {
            "for": ["officer", "trainer"],
            "able": f"You can {draft.speech.words(10)}.",
            "minutes": chance.randint(2, 30),
            "level": ["L0", "L1"],
            "activity": "passive",
            "tier": chance.choice(("fast", "medium", "slow")),
            "reviewed": REVIEWED,
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
            "reviewed": REVIEWED,
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
            ahead = (str(front[key]) for key in ("title", "when", "stop") if "stop" in front)
            self.hashes[path] = digest("\n".join((*ahead, body.strip())))
        else:
            front["translation"] = {
                "of": self.hashes[path], "status": "draft", "by": "machine draft",
            }  # fmt: skip
        return f"---\n{dump(front)}---\n\n{body}"

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
        filled = ["| Field | Value |", "| --- | --- |"]
        for field in fields():
            name, kind = str(field["id"]), str(field["kind"])
            label = Speech(draft.lang, name).title(3)
            how = draft.speech.sentence(8)
            if kind.startswith("choice"):
                how += " " + " · ".join(f"`{name}-{one}` {label}" for one in "abc")
            rows.append(f"| `{name}` {label} | {kind} | always | {how} |")
            filled.append(f"| `{name}` {label} | {_VALUES.get(kind, f'`{name}-a` {label}')} |")
        yield "\n".join(rows)
        yield draft.heading("notes")
        yield "\n".join(f"- {draft.speech.sentence()}" for _ in range(6))
        yield draft.heading("example")
        yield draft.callout("example")
        yield "\n".join(filled)

    def _guide(self, draft: _Draft) -> Iterator[str]:
        yield draft.callout("stop")
        yield draft.prose()
        for name in _HEADINGS:
            yield draft.heading(name)
            yield from draft.section(name)
        yield draft.heading("check-yourself")
        yield "\n".join(f"- {draft.speech.sentence()}" for _ in range(3))


class _Draft:
    """One page while it is written."""

    def __init__(self, place: Place, lang: str, writer: Writer) -> None:
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
            yield "\n\n".join(self.prose() for _ in range(4))
            if self.chance.random() < 0.15:
                picture = f"figure-{self.chance.randrange(FIGURES)}.svg"
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


def dump(value: object) -> str:
    """Return a value as YAML; days are written bare, as people write a date, and no alias is used."""
    text = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    return text.replace(f": '{REVIEWED}'", f": {REVIEWED}")


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write a value out wherever it stands: the handbook refuses aliases."""
        del data
        return True


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
