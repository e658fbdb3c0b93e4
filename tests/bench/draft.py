"""The files of a synthetic handbook, one by one, as the contract of the content wants them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from handbook.model import digest
from tests.bench.blocks import HEADINGS, Draft, Place, Stock
from tests.bench.words import Speech

REVIEWED = "2026-11-25"

ROLES = {"R-02": "bibliography", "R-10": "page-codes"}
"""Pages that the generator finds, by their codes here."""
_STAGES = ("prepare", "safe", "find", "capture", "verify", "report", "care", "")
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
        guides = [one for one in places if one.kind == "guide"]
        lists = [one for one in places if one.kind == "list"]
        self.stock, self.verbs = Stock(places, languages, keys, guides, lists), verbs
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
            for place in self.stock.places
        }

    def page(self, place: Place, lang: str) -> str:
        title = Speech(lang, place.slug).title()
        bodies: Mapping[str, Callable[[Draft], Iterator[str]]] = {
            "home": self._home,
            "index": self._index,
            "list": self._list_page,
            "form": self._form,
            "guide": self._guide,
        }
        draft = Draft(place, lang, self.stock)
        blocks = list(bodies[place.kind](draft))
        chance = random.Random(f"front {place.slug}")
        front: dict[str, object] = {"title": title}
        front |= (
            {"id": place.code, "exports": "all"} if place.kind == "form" else {"code": place.code}
        )
        if lang == "en" and place.code in ROLES:
            front["role"] = ROLES[place.code]
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

    def _home(self, draft: Draft) -> Iterator[str]:
        yield draft.speech.sentence()
        for name in ("now", "officer", "trainer", "contributor", "about"):
            yield draft.heading(name)
            yield draft.speech.sentence()
            yield "\n".join(f"- {draft.link()}" for _ in range(5))

    def _index(self, draft: Draft) -> Iterator[str]:
        yield draft.speech.sentences(4)

    def _list_page(self, draft: Draft) -> Iterator[str]:
        yield draft.heading("before")
        yield draft.prose()
        yield draft.embed(draft.place)
        yield draft.heading("compare")
        yield draft.table(8)
        yield draft.heading("reasons")
        yield draft.prose()
        yield draft.callout("proves")

    def _form(self, draft: Draft) -> Iterator[str]:
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
            filled.append(f"| `{name}` | {_VALUES.get(kind, f'`{name}-a`')} |")
        yield "\n".join(rows)
        yield draft.heading("notes")
        yield "\n".join(f"- {draft.speech.sentence()}" for _ in range(6))
        yield draft.heading("example")
        yield draft.callout("example")
        yield "\n".join(filled)

    def _guide(self, draft: Draft) -> Iterator[str]:
        yield draft.callout("stop")
        yield draft.prose()
        for name in HEADINGS:
            yield draft.heading(name)
            yield from draft.section(name)
        yield draft.heading("check-yourself")
        yield "\n".join(f"- {draft.speech.sentence()}" for _ in range(3))


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
