"""HB540 to HB545: pictures, what they carry along, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import File, Handbook, Node
from handbook.rules.base import FamilyRule, Faults, Rule, once_a_book
from handbook.rules.names import why_not_portable
from handbook.rules.nearest import nearest
from handbook.rules.places import PICTURES
from handbook.rules.records_pass import record, rows
from handbook.rules.records_sources import DRAWN
from handbook.rules.svg import foreign_parts

_FOLDER = "docs/images/"
_REGISTER = "docs/data/images.yaml"
_MOST = 10
_UNSOUND = ("broken", "huge", "trailing")


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
                "image-entry-missing-file",
                _REGISTER,
                _line(entry, "file"),
                file=name,
                advice=advice,
            )
    for name in sorted(strange):
        file = pictures[name]
        if not file.flaws and not why_not_portable(file.name) and not _twin(name, pictures):
            faults.add("image-not-registered", file.path, 0, file=name)
    return faults


def _twin(name: str, pictures: Mapping[str, File]) -> bool:
    """Return whether another name differs in letter case only: one of the two must go."""
    return sum(other.lower() == name.lower() for other in pictures) > 1


class ImageMetadata(Rule):
    """A picture holds its pixels and what is needed to show them, nothing else.

    ## Why it matters

    Cameras and editors write down place, time, device and name. A picture from an office says
    which office, and sometimes which officer.
    A small preview can still show what was cut away or made unreadable.

    ## How to fix it

    Export the picture again without metadata, colour profile, comment and preview.
    In a PNG only IHDR, PLTE, IDAT, IEND, tRNS, gAMA, sRGB, cHRM, pHYs, sBIT and bKGD may stand; in a
    JPEG tables, frames, scans, a plain JFIF head and Adobe's colour mark; in a WebP VP8, VP8L, VP8X
    and ALPH. Colour profiles are refused because they name devices and dates.
    """

    code, name = "HB540", "image-metadata"
    message = "the picture carries {parts}, which nobody needs to see it"
    hint = "export it again without metadata, colour profile and comment"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each picture with a block that is not in the list of its format."""
        for file in book.files:
            if file.parts and file.path.startswith(_FOLDER):
                known = BLOCKS.get(file.content, frozenset())
                more = [one for one in dict.fromkeys(file.parts) if one not in known]
                more = [one for one in more if one not in _UNSOUND]
                if more:
                    parts = ", ".join(f"“{one}”" for one in more[:_MOST])
                    yield self.found(file.path, 0, parts=parts)


class DrawingActive(Rule):
    """A drawing (SVG) holds shapes, words and a title, and nothing that acts.

    ## Why it matters

    A drawing is a program to a browser. Opened by itself it runs scripts, fetches pictures and
    fonts, and follows links; each of these can tell somebody who reads this handbook, and where.
    Comments and editors' notes name the person who drew it.

    ## How to fix it

    Save it as *plain SVG*, with styles as attributes and without comments.
    Draw with shapes, text and gradients; write `<title>` as its first element.
    """

    code, name = "HB541", "drawing-active"
    message = "{what}"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield whatever a drawing holds that is not in the list."""
        for path, text in book.drawings.items():
            for found in foreign_parts(text):
                yield self.found(path, found.line, what=found.what, advice=found.advice)


class ImageNotRegistered(FamilyRule):
    """Every picture has its entry in docs/data/images.yaml.

    ## Why it matters

    The entry says who made the picture, under which licence, and that it shows no person.
    A picture that nobody answers for can be a photograph of a victim, or somebody else's property.

    ## How to fix it

    Add the entry; the comment at the top of `docs/data/images.yaml` says what it holds.
    """

    code, name, family = "HB542", "image-not-registered", register_faults
    message = "“{file}” has no entry in docs/data/images.yaml"
    hint = "add one that begins “- file: {file}”"


class ImageEntryMissingFile(FamilyRule):
    """Every entry of docs/data/images.yaml has its picture.

    ## Why it matters

    An entry without a picture is most often a misspelled name, and the picture beside it has nobody
    who answers for it.

    ## How to fix it

    Write the name of the file below `docs/images`, or remove the entry.
    """

    code, name, family = "HB543", "image-entry-missing-file", register_faults
    message = "there is no picture “{file}”"
    hint = "{advice}"


class ImageAltMissing(Rule):
    """Every picture has a text for readers who cannot see it, in English and in each of its words.

    ## Why it matters

    Officers with a screen reader, and everybody on a slow phone, get this text in place of the
    picture. Where the picture holds the only words of a step, they get nothing else.

    ## How to fix it

    Write `alt: {en: …}`, and one more for each language in `words`.
    """

    code, name = "HB544", "image-alt-missing"
    message = "“{file}” has no text in “{lang}” for readers who cannot see it"
    hint = "write “{lang}: …” below “alt”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each language in which a picture has words, or English, and no text."""
        for image in rows(book, "images", "images"):
            alt = image.get("alt")
            if alt is None or alt.kind != "map":
                continue
            wanted = [SOURCE, *(lang for lang in image.texts("words") if lang != SOURCE)]
            for lang in dict.fromkeys(wanted):
                if alt.get(lang) is None:
                    yield self.found(
                        _REGISTER, _line(image, "alt"), file=image.text("file"), lang=lang
                    )


class ImageSourceUnknown(Rule):
    """A picture was drawn for the handbook, or its source stands in the bibliography.

    ## Why it matters

    A picture without a source can be nobody's to give away, and evidence of a case at worst.

    ## How to fix it

    Write `source: drawn for this handbook`, or the key of the work that it was taken from.
    """

    code, name = "HB545", "image-source-unknown"
    message = "the source “{source}” of “{file}” does not stand in the bibliography"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each picture whose source nobody knows."""
        good = record(book, "bibliography") is not None
        for image in rows(book, "images", "images") if good else ():
            source = image.text("source")
            if source and source != DRAWN and source not in book.works:
                near = nearest(source, [DRAWN, *book.works])
                advice = f"write “{near or DRAWN}”"
                yield self.found(
                    _REGISTER, _line(image, "source"), source=source, file=image.text("file"),
                    advice=advice,
                )  # fmt: skip


def _line(image: Node, key: str) -> int:
    return next((entry.line for entry in image.entries() if entry.key == key), image.line)


BLOCKS = {
    "png": frozenset({
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "cHRM", "pHYs", "sBIT", "bKGD",
    }),
    "jpeg": frozenset({
        "APP0", "APP14", "DQT", "SOF0", "SOF1", "SOF2", "DHT", "DRI", "SOS", "EOI",
    }),
    "webp": frozenset({"VP8", "VP8L", "VP8X", "ALPH"}),
}  # fmt: skip
"""Blocks that a picture may be made of, by what its first bytes say that it is."""
