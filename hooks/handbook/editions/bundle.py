"""A built site becomes a bundle: what it says of itself, its bill of materials and cover sheet, a folder and a ZIP.

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
from pathlib import Path
from types import MappingProxyType

from handbook.languages import SOURCE, Language
from handbook.model import Handbook
from handbook.press.engine import Engine
from handbook.press.office import zipped
from handbook.press.paper import document
from handbook.publish import MARKER
from handbook.render import output

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


WINDOWS = (
    f"certutil -hashfile {SUMS} SHA256",
    (
        f"Get-Content {SUMS} | ForEach-Object {{ $h, $p = $_ -split '\\s+', 2; "
        "if ((Get-FileHash -LiteralPath $p -Algorithm SHA256).Hash -ne $h) { $p } }"
    ),
    "(Get-ChildItem -Recurse -File -Force | Measure-Object).Count",
)
"""What Windows brings: hash the list, name each file that differs from it, count the files."""
LINUX = (f"sha256sum {SUMS}", f"sha256sum --quiet -c {SUMS}", "find . -type f | wc -l")


@dataclass(frozen=True, slots=True)
class Seal:
    """What the sheet is there for."""

    sums: str
    """SHA-256 of the list of hashes."""
    package: str
    """SHA-256 of the ZIP file."""
    files: int
    """Files in the folder, with the list and the signature."""
    key: str = ""
    """The public key that verifies the signature; empty where nobody signed."""
    key_name: str = ""


def cover_sheet(book: Handbook, seal: Seal) -> bytes:
    """Return the PDF of the sheet, a page a language, English first; raises `EnvironmentProblem` without Pango."""
    engine = Engine()
    order = sorted(book.built_languages, key=lambda lang: (lang != SOURCE, lang))
    first, *rest = [engine.lay(_html(book, book.languages[lang], seal)) for lang in order]
    return engine.bind(first, book.languages[order[0]].direction, *rest).pdf


def _html(book: Handbook, language: Language, seal: Seal) -> str:
    return document(
        "copy",
        language,
        book,
        title=f"{language.word('site-name')}: {language.word('copy-title')}",
        kind="copy",
        code="",
        variant="copy-title",
        reviewed=None,
        drafted=language.code != SOURCE,
        seal=seal,
        eights=lambda text: [text[at : at + 8] for at in range(0, len(text), 8)],
        windows=WINDOWS,
        linux=LINUX,
    )


SITE = "site"
READ_ME = "READ-ME.txt"
BILL = "bill-of-materials.cdx.json"


def name(edition: str) -> str:
    """Return the name of the bundle of an edition, of its folder and of the ZIP file."""
    return f"osint-handbook-{edition}"


def read_me(book: Handbook) -> bytes:
    """Return the few lines that say, in each language, which file to open; a phone shows them too."""
    blocks = []
    for lang in sorted(book.built_languages, key=lambda lang: (lang != SOURCE, lang)):
        language = book.languages[lang]
        first = f"{SITE}/{output(lang, 'index.md')}"
        lines = (
            f"{language.word('site-name')}, {language.word('edition')} {book.edition}",
            language.word("copy-open", file=first),
            language.word("copy-check"),
        )
        blocks.append("".join(f"{line}\r\n" for line in lines))
    return "\r\n".join(blocks).encode("utf-8-sig")


def fill(folder: Path, site: Path, edition: Edition, lock: str, more: Mapping[str, bytes]) -> bytes:
    """Copy a site and `more` files by path into `folder`; return the list of hashes, with what is there already."""
    hashes, sizes = {}, {}

    def note(path: str, data: bytes) -> None:
        hashes[path], sizes[path] = sha256(data), len(data)

    def put(path: str, data: bytes) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        note(path, data)

    note(MARKER, (folder / MARKER).read_bytes())
    for place in sorted(site.rglob("*")):
        if place.is_file() and place != site / MARKER:
            put(f"{SITE}/{place.relative_to(site).as_posix()}", place.read_bytes())
    for path, data in more.items():
        put(path, data)
    put(BILL, bill(edition.number, lock, hashes))
    put(FACTS, facts_json(Edition(edition.number, edition.languages, dict(sizes))))
    return sums_text(hashes)


def pack(folder: Path, top: str) -> bytes:
    """Return a ZIP file of all files below `folder`, as if below `top`."""
    paths = (place for place in folder.rglob("*") if place.is_file())
    return zipped(
        {f"{top}/{one.relative_to(folder).as_posix()}": one.read_bytes() for one in paths}
    )
