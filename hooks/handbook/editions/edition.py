"""What a bundle says of itself: edition, languages, the hash and size of each file, and its bill of materials.

The bill is JSON by hand, forty lines: a library for it would bring five packages to the lock, and its
serial number and time of making would give each build other bytes; both may be left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from handbook.languages import SOURCE

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.minisig"
FACTS = "edition.json"
UNLISTED = frozenset({SUMS, SIGNATURE})
"""Files of a bundle that cannot be in their own list; the signature answers for the list."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The facts of one edition, as its bundle holds them in `edition.json`."""

    number: str
    """Year and month, `2026.11`."""
    languages: tuple[str, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Bytes of each file but `edition.json` itself, by path, so that one that was cut off is known as such."""

    def age(self, day: dt.date) -> str:
        """Return how old this edition is on a day, in one sentence."""
        if not _NUMBER.fullmatch(self.number):
            return f"this copy does not name its edition: it says “{self.number}”"
        year, month = map(int, self.number.split("."))
        months = (day.year - year) * 12 + day.month - month
        if months < 0:
            return f"this copy is edition {self.number}, and the day {day} is before it: is the clock wrong?"
        old = "1 month old" if months == 1 else f"{months} months old"
        return f"this copy is edition {self.number}, {old} on {day}"


def facts_json(edition: Edition) -> bytes:
    """Return the bytes of `edition.json`."""
    facts = {
        "edition": edition.number,
        "languages": list(edition.languages),
        "sizes": dict(sorted(edition.sizes.items())),
    }
    return json.dumps(facts, ensure_ascii=False, indent=0).encode() + b"\n"


def read_facts(data: bytes) -> Edition:
    """Return what `edition.json` says; what is not as `facts_json` writes it is left out."""
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict):
        return Edition("")
    number, languages, sizes = facts.get("edition"), facts.get("languages"), facts.get("sizes")
    return Edition(
        number if isinstance(number, str) else "",
        tuple(map(str, languages)) if isinstance(languages, list) else (),
        {path: size for path, size in sizes.items() if isinstance(size, int)}
        if isinstance(sizes, dict)
        else {},
    )


def sums_text(hashes: Mapping[str, str]) -> bytes:
    """Return the list of hashes by path as `sha256sum -c` reads it, sorted by path."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode()


def read_sums(data: bytes) -> tuple[dict[str, str], list[int]]:
    """Return the hash of each file by path, and the numbers of the lines that are none of the list."""
    hashes: dict[str, str] = {}
    wrong = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None or found["path"] in hashes:
            wrong.append(number)
        else:
            hashes[found["path"]] = found["hash"].lower()
    return hashes, wrong


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes as 64 signs."""
    return hashlib.sha256(data).hexdigest()


def stated(page: bytes) -> str:
    """Return the edition that a page names at its foot, empty where it names none."""
    found = _STATED.search(page)
    return found[1].decode() if found else ""


def without_language(path: str, languages: tuple[str, ...]) -> str:
    """Return a path that is equal for the same page, sheet or book of every language."""
    parts = path.split("/")
    name, dot, ending = parts[-1].partition(".")
    parts[-1] = f"{dot}{ending}" if name in languages or name == SOURCE else parts[-1]
    return "/".join(part for part in parts if part not in languages and part != SOURCE)


_NUMBER = re.compile(r"\d{4}\.(?:0[1-9]|1[0-2])")
_LINE = re.compile(r"(?P<hash>[0-9A-Fa-f]{64})  (?P<path>[^/].*)")
_STATED = re.compile(rb'<bdi dir="ltr">(\d{4}\.\d\d)</bdi>')


def bill(edition: str, lock: str, hashes: Mapping[str, str]) -> bytes:
    """Return the bill: fonts and scripts by hash; packages, which only made the files, as `excluded` by version."""
    files = [
        {"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for path, digest in sorted(hashes.items())
        if path.endswith(_PARTS)
    ]
    packages = [
        {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "scope": "excluded",
        }
        for name, version in sorted(_PINNED.findall(lock))
    ]
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "osint-handbook", "version": edition}
        },
        "components": files + packages,
    }
    return json.dumps(whole, indent=1).encode() + b"\n"


_PARTS = (".js", ".css", ".woff2")
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
