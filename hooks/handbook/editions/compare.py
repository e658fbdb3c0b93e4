"""A copy is held against its own list of hashes: each file that is not as it was is named in one sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.editions.edition import FACTS, SUMS, UNLISTED, read_facts, read_sums, without_language


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a copy, as it was read."""

    hash: str
    size: int = 0
    edition: str = ""
    """The edition that it names, if it is a page."""
    problem: str = ""
    """Why its bytes are unknown, “is a link to another place”; empty where they were read."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A bundle as it arrived."""

    files: Mapping[str, Found]
    own: Mapping[str, bytes]
    """Bytes of the list, the signature and `edition.json`, as far as they are there."""


def differences(copy: Copy) -> list[str]:
    """Return one sentence for each file that is not as the list says, sorted by path."""
    hashes, wrong = read_sums(copy.own.get(SUMS, b""))
    sentences = [f"{SUMS}: line {number} is no line of the list" for number in wrong]
    if FACTS not in hashes and hashes:
        sentences.append(f"{SUMS}: it does not list {FACTS}, so it is no list of ours")
    named = [*_named(copy, hashes)]
    return sentences + [sentence for _, sentence in sorted(named)]


def _named(copy: Copy, hashes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    there = {path: one for path, one in copy.files.items() if path not in UNLISTED}
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(hashes):
        homes[hashes[path]].append(path)
    gone = {path for path in hashes if path not in there}
    for path in sorted(there.keys() - hashes.keys()):
        before = next((home for home in homes[there[path].hash] if home in gone), "")
        gone.discard(before)
        added = f"{path} {there[path].problem or 'was added'}"
        yield path, f"{before} was renamed to {path}" if before else added
    yield from ((path, f"{path} is missing") for path in gone)
    told: set[str] = set()
    for path in sorted(hashes.keys() & there.keys()):
        if there[path].hash != hashes[path] and path not in told:
            homes_here = [home for home in homes[there[path].hash] if home != path]
            other = homes_here[0] if homes_here else ""
            swapped = other in there and there[other].hash == hashes[path]
            told |= {other} if swapped else set()
            yield path, _changed(path, copy, other, swapped=swapped)


def _changed(path: str, copy: Copy, other: str, *, swapped: bool) -> str:
    edition, found = read_facts(copy.own.get(FACTS, b"")), copy.files[path]
    if found.problem:
        return f"{path} {found.problem}"
    if other:
        same = without_language(path, edition.languages) == without_language(
            other, edition.languages
        )
        also = ": it is the same text in another language" if same else ""
        if swapped:
            return f"{path} and {other} were swapped{also}"
        return f"{path} holds what belongs to {other}{also}"
    if found.edition not in ("", edition.number):
        return f"{path} is of edition {found.edition}, the copy of {edition.number}"
    whole = edition.sizes.get(path, 0)
    if found.size < whole:
        return f"{path} was changed or cut off: {found.size:,} of its {whole:,} bytes are there"
    return f"{path} was changed"
