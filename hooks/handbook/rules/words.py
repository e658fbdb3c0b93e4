"""HB076, HB078, HB079: the words of each language, the side from which it is read, and the verbs."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Severity
from handbook.languages import SOURCE
from handbook.model import EMPTY, Entry, Handbook, Node
from handbook.rules.base import Faults, checks, short
from handbook.rules.nearest import nearest
from handbook.rules.registers import VERBS, record
from handbook.rules.schema import UNKNOWN_KEY, WRONG_VALUE, fits, said, schema

VERB_LINE = rule("HB076", "verb-line")
LANGUAGE_WORD_MISSING = rule("HB078", "language-word-missing")
LANGUAGE_PLACES = rule("HB079", "language-places")

_PLACE = re.compile(r"[a-z]+")
_SHOWN = 3
_VERB = re.compile(r"[a-z]+")
_FROM_THE_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Codes of languages that are written from the right (Kurdish: Sorani, as this handbook has it)."""


@checks(UNKNOWN_KEY, WRONG_VALUE, VERB_LINE, LANGUAGE_WORD_MISSING, LANGUAGE_PLACES)
def word_faults(book: Handbook) -> Faults:
    """Return what differs between the words of a language and of English, and lines that are no verb."""
    faults = Faults()
    _words(book, faults)
    _directions(book, faults)
    _verbs(book, faults)
    return faults


def _words(book: Handbook, faults: Faults) -> None:
    data = record(book, "languages")
    if data is None:
        return
    english = (data.root.get(SOURCE) or EMPTY).get("words") or EMPTY
    weight = Severity.ERROR if book.release else None
    known = {entry.key: _places(str(entry.node.value)) for entry in english.entries()}
    for language in data.root.entries():
        for entry in language.node.entries():
            if entry.key == "words" and entry.node.kind == "map":
                missing = _compare_words(data.path, language.key, entry.node, known, faults)
                if missing:
                    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
                    shown = ", ".join(f"“{key}”" for key in missing[:_SHOWN])
                    faults.add(LANGUAGE_WORD_MISSING, data.path, entry.line, weight,
                               lang=language.key, words=f"{shown}{more}")  # fmt: skip


def _compare_words(
    path: str, lang: str, words: Node, known: dict[str, frozenset[str] | None], faults: Faults
) -> list[str]:
    """Return the words of English that a language lacks, and keep what is otherwise."""
    own = {entry.key for entry in words.entries()}
    for entry in words.entries():
        if entry.key not in known:
            near = nearest(entry.key, known.keys() - own)
            own.add(near)
            faults.add(UNKNOWN_KEY, path, entry.line, key=short(entry.key),
                       kind="the words of English",
                       advice=f"write “{near}”" if near else "remove it, or add it to English")  # fmt: skip
        elif not fits(entry.node, schema("common.yaml#/$defs/words")):
            faults.add(WRONG_VALUE, path, entry.line, what=f"“{entry.key}”",
                       value=said(entry.node), wanted="a text in quotes")  # fmt: skip
        elif (places := _places(str(entry.node.value))) is None or (
            known[entry.key] is not None and places != known[entry.key]
        ):
            faults.add(LANGUAGE_PLACES, path, entry.line, key=entry.key, lang=lang,
                       wanted=_braced(known[entry.key]))  # fmt: skip
    return [key for key in known if key not in own]


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


def _directions(book: Handbook, faults: Faults) -> None:
    """Keep each language whose direction is not that of its code."""
    for path, entry in _languages(book):
        right = "rtl" if entry.key.partition("-")[0] in _FROM_THE_RIGHT else "ltr"
        node = entry.node.get("dir") or EMPTY
        if node.value in ("rtl", "ltr") and node.value != right:
            faults.add(WRONG_VALUE, path, node.line, what=f"the direction of “{entry.key}”",
                       value=f"“{node.value}”", wanted=f"“dir: {right}”")  # fmt: skip


def _languages(book: Handbook) -> Iterator[tuple[str, Entry]]:
    """Yield the languages of the handbook, then those of which the glossary shows words."""
    if (languages := book.data.get("languages")) is not None:
        yield from ((languages.path, entry) for entry in languages.root.entries())
    if (glossary := book.data.get("glossary")) is not None:
        region = glossary.root.get("region") or EMPTY
        yield from ((glossary.path, entry) for entry in region.entries())


def _verbs(book: Handbook, faults: Faults) -> None:
    """Keep each line of verbs.txt that is no single verb, or stands there twice."""
    first: dict[str, int] = {}
    for number, line in enumerate(book.verb_lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not _VERB.fullmatch(line):
            what = f"“{short(line)}” is no single word in small letters"
        elif first.setdefault(line, number) != number:
            what = f"“{line}” is on line {first[line]} already"
        else:
            continue
        faults.add(VERB_LINE, VERBS, number, what=what)
