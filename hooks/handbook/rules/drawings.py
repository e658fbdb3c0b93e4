"""HB541 to HB544 and HB320: drawings, what they hold, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import File, Handbook, Node
from handbook.rules.base import Faults, checks, once_a_book
from handbook.rules.names import why_not_portable
from handbook.rules.nearest import nearest
from handbook.rules.places import PICTURES
from handbook.rules.registers import DRAWN, record, rows
from handbook.rules.svg import foreign_parts

DRAWING_ACTIVE = rule("HB541", "drawing-active")
IMAGE_NOT_REGISTERED = rule("HB542", "image-not-registered")
IMAGE_ENTRY_MISSING_FILE = rule("HB543", "image-entry-missing-file")
IMAGE_ALT_MISSING = rule("HB544", "image-alt-missing")
IMAGE_SOURCE_UNKNOWN = rule("HB320", "unknown-source", "image-source-unknown")

_FOLDER = "docs/images/"
_REGISTER = "docs/data/images.yaml"


@checks(IMAGE_NOT_REGISTERED, IMAGE_ENTRY_MISSING_FILE)
@once_a_book
def register_faults(book: Handbook) -> Faults:
    """Return every picture without an entry and every entry without a picture, a pair once."""
    faults = Faults()
    data = book.data.get("images")
    if data is not None and data.problems:
        return faults
    pictures = {
        file.path.removeprefix(_FOLDER): file
        for file in book.files
        if file.path.startswith(_FOLDER) and file.path.endswith(PICTURES)
    }
    entries = [image for image in rows(book, "images", "images") if image.text("file")]
    strange = pictures.keys() - {entry.text("file") for entry in entries}
    for entry in entries:
        name = entry.text("file")
        if name not in pictures:
            near = nearest(name, strange)
            strange.discard(near)
            advice = f"write “{near}”" if near else "remove the entry, or put the picture there"
            faults.add(
                IMAGE_ENTRY_MISSING_FILE,
                _REGISTER,
                _line(entry, "file"),
                file=name,
                advice=advice,
            )
    for name in sorted(strange):
        file = pictures[name]
        if not file.flaws and not why_not_portable(file.name) and not _twin(name, pictures):
            faults.add(IMAGE_NOT_REGISTERED, file.path, 0, file=name)
    return faults


def _twin(name: str, pictures: Mapping[str, File]) -> bool:
    """Return whether another name differs in letter case only: one of the two must go."""
    return sum(other.lower() == name.lower() for other in pictures) > 1


@checks(DRAWING_ACTIVE)
def drawing_active(book: Handbook) -> Iterator[Finding]:
    """Yield whatever a drawing holds that is not in the list."""
    for path, text in book.drawings.items():
        for found in foreign_parts(text):
            yield DRAWING_ACTIVE.at(path, found.line, what=found.what, advice=found.advice)


@checks(IMAGE_ALT_MISSING)
def image_alt_missing(book: Handbook) -> Iterator[Finding]:
    """Yield each language in which a picture has words, or English, and no text."""
    for image in rows(book, "images", "images"):
        alt = image.get("alt")
        if alt is None or alt.kind != "map":
            continue
        wanted = [SOURCE, *(lang for lang in image.texts("words") if lang != SOURCE)]
        for lang in dict.fromkeys(wanted):
            if alt.get(lang) is None:
                yield IMAGE_ALT_MISSING.at(
                    _REGISTER, _line(image, "alt"), file=image.text("file"), lang=lang
                )


@checks(IMAGE_SOURCE_UNKNOWN)
def image_source_unknown(book: Handbook) -> Iterator[Finding]:
    """Yield each picture whose source nobody knows."""
    good = record(book, "bibliography") is not None
    for image in rows(book, "images", "images") if good else ():
        source = image.text("source")
        if source and source != DRAWN and source not in book.works:
            near = nearest(source, [DRAWN, *book.works])
            advice = f"write “{near or DRAWN}”"
            yield IMAGE_SOURCE_UNKNOWN.at(
                _REGISTER, _line(image, "source"), source=source, file=image.text("file"),
                advice=advice,
            )  # fmt: skip


def _line(image: Node, key: str) -> int:
    return next((entry.line for entry in image.entries() if entry.key == key), image.line)
