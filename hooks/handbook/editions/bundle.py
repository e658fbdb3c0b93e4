"""A built site becomes a bundle: a folder and a ZIP file with the hash of each file, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.editions.edition import FACTS, Edition, bill, facts_json, sha256, sums_text
from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.press.office import zipped
from handbook.publish import MARKER
from handbook.render import output

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
