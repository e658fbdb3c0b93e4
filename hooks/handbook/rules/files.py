"""HB001 to HB007 and HB010, HB011, HB013, HB015 and HB017: bytes and places of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import File, Flaw, Handbook
from handbook.rules.base import Rule
from handbook.rules.places import PICTURES

_ENDINGS = {"docs/images": PICTURES, "docs/data": (".yaml", ".txt")}


class FlawRule(Rule):
    """A rule about one kind of byte that cannot be text."""

    flaws: ClassVar[frozenset[str]]

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield the flaws of this kind; a file in another encoding has no other fault."""
        for file in (*book.files, book.config) if book.config else book.files:
            kinds = {flaw.kind for flaw in file.flaws}
            for flaw in file.flaws:
                if flaw.kind in self.flaws and (flaw.kind == "not-utf8" or "not-utf8" not in kinds):
                    yield self.found(file.path, flaw.line, **self.facts(file, flaw))

    def facts(self, _: File, flaw: Flaw) -> dict[str, object]:
        """Return what the message says of a flaw."""
        return {"detail": flaw.detail}


class NotUtf8(FlawRule):
    """Every text file is UTF-8.

    ## Why it matters

    An editor that saves in another encoding turns Urdu, Arabic or a dash into wrong letters.
    The reader at the other end sees a broken step and cannot know what stood there.

    ## How to fix it

    Open the file in your editor, choose *Save with encoding* and there *UTF-8*.
    Compare the named line with the text that you meant: letters may already be lost.
    """

    code, name, flaws = "HB001", "file-not-utf8", frozenset({"not-utf8"})
    message = "{detail} is not UTF-8"
    hint = "save the file with the encoding UTF-8"


class ByteOrderMark(FlawRule):
    """No file begins with a byte order mark.

    ## Why it matters

    The mark is invisible and stands before the `---` of the front matter.
    Some programs then show the front matter as text, and the page loses its title and its code.

    ## How to fix it

    Save the file as *UTF-8*, not as *UTF-8 with BOM*.
    """

    code, name, flaws = "HB002", "byte-order-mark", frozenset({"bom"})
    message = "the file begins with {detail}"
    hint = "save it as “UTF-8”, not as “UTF-8 with BOM”"


class NulByte(FlawRule):
    """No text file holds a NUL byte.

    ## Why it matters

    Programs stop reading at a NUL byte, each at another place.
    What a reviewer sees is then not what an officer gets.

    ## How to fix it

    Delete the named line and type it again.
    Where the whole file looks strange it is no text file: take the last good version.
    """

    code, name, flaws = "HB003", "nul-byte", frozenset({"nul"})
    message = "{detail} stands in the text"
    hint = "delete the line and type it again"


class ControlCharacter(FlawRule):
    """No text file holds control characters other than tab and line end.

    ## Why it matters

    They are invisible in a review, and some of them change what a terminal or a printer does.
    Text that a reviewer cannot see must not reach a reader.

    ## How to fix it

    Delete the named line and type it again; do not paste it from a terminal or a PDF.
    """

    code, name, flaws = "HB004", "control-character", frozenset({"control"})
    message = "{detail} stands in the text"
    hint = "delete the line and type it again"


class LoneCarriageReturn(FlawRule):
    """Lines end with LF or with CR LF, never with CR alone.

    ## Why it matters

    Tools count such lines differently.
    Then a message names the wrong line, and two steps of a list can run into one.

    ## How to fix it

    Choose *LF* as the line end in your editor and save the file.
    """

    code, name, flaws = "HB005", "lone-carriage-return", frozenset({"line-end"})
    message = "{detail} ends the line"
    hint = "save the file with the line end LF"


class FileTooBig(FlawRule):
    """A text file has at most 1 MiB, a data file half of that, a picture four times as much.

    ## Why it matters

    A page of that size is no page: a phone needs minutes for it, and the build slows for all.
    A picture of that size does not open on the old machines that this handbook is read on.

    ## How to fix it

    Part a page or a data file into several, each for one moment of the work.
    Save a picture with fewer dots: 1600 from left to right are enough for print.
    """

    code, name, flaws = "HB006", "file-too-big", frozenset({"too-big"})
    message = "the file has {detail}"
    hint = "{advice}: such a file has at most {most} bytes"

    def facts(self, file: File, flaw: Flaw) -> dict[str, object]:
        """Return the size, and what a file of its kind may have."""
        if file.path.endswith(_PHOTOGRAPHS):
            return {"detail": flaw.detail, "advice": "save it smaller", "most": 4 << 20}
        data = file.path.endswith((".yaml", ".yml"))
        return {"detail": flaw.detail, "advice": "part it", "most": 1 << (19 if data else 20)}


class NotPlainFile(FlawRule):
    """Everything below docs/ and checklists/ is a plain, readable file.

    ## Why it matters

    A symlink can lead out of the repository: then the build publishes a file of the person who
    builds, a password for example. A pipe makes the build wait for ever.

    ## How to fix it

    Remove it, and put the file or folder itself in its place.
    Where it cannot be read, give yourself the right to read it.
    """

    code, name, flaws = "HB007", "file-not-plain", frozenset({"not-a-file", "unreadable"})
    message = "this is no plain, readable file or folder: {detail}"
    hint = "put the file or folder itself here, readable for you"


class FileType(Rule):
    """Each folder holds only the kinds of file that belong there.

    ## Why it matters

    Whatever lies below docs/ is published as it is.
    A script, a web page or an office file there runs in the reader's hands with nobody's review.

    ## How to fix it

    Write text as Markdown (`.md`) in a language's folder.
    Put pictures (`.svg`, `.png`, `.jpg`, `.webp`) into `docs/images`, data (`.yaml`) into `docs/data`.
    """

    code, name = "HB010", "file-type"
    message = "“{name}” is no kind of file that belongs into {place}"
    hint = "{place} holds {endings} only"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield every file with an ending that its place does not know."""
        for file in book.files:
            place = "/".join(file.path.split("/")[:2])
            endings = _ENDINGS.get(place, (".md",))
            if (
                _is_file(file)
                and not file.path.endswith(endings)
                and not _homeless(file.path, book)
            ):
                yield self.found(
                    file.path, 0, name=file.name, place=place, endings=", ".join(endings)
                )


class FileOutsideLanguage(Rule):
    """Every file lies in the folder of a language, or in docs/images or docs/data.

    ## Why it matters

    A page in an unknown folder belongs to no language: nothing checks it and no reader finds it.

    ## How to fix it

    Move the file into a language's folder, `docs/en/` first.
    For a new language add its entry to `docs/data/languages.yaml`.
    """

    code, name = "HB011", "file-outside-language"
    message = "“{place}” is no language's folder"
    hint = "move the file to {example}, or add the language to docs/data/languages.yaml"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield every file whose second folder is unknown."""
        for file in book.files:
            if _is_file(file) and _homeless(file.path, book):
                top, *rest = file.path.split("/")
                place = f"{top}/{rest[0]}" if len(rest) > 1 else top
                inner = "/".join(rest[1:]) or rest[0]
                yield self.found(file.path, 0, place=place, example=f"{top}/{SOURCE}/{inner}")


class FileEmpty(FlawRule):
    """No file is empty, and none holds white space alone.

    ## Why it matters

    An empty page is a step that somebody looks for and does not find.
    Most often it is what a full disk or a broken upload left of a file.

    ## How to fix it

    Write what belongs there, or delete the file and the links that lead to it.
    """

    code, name, flaws = "HB013", "file-empty", frozenset({"empty"})
    message = "the file holds {detail}"
    hint = "write what belongs there, or delete the file"


class TooHeavy(FlawRule):
    """A page, a block and a line have no more in them than is read within two seconds.

    ## Why it matters

    One page that takes minutes stops the build for everybody, and with it the correction that
    somebody in the field waits for. Old phones give up on such a page without a word.

    ## How to fix it

    Part the page, the table or the paragraph into several, each for one moment of the work.
    A text that is long because a program made it, such as a log, does not belong on a page.
    """

    code, name, flaws = "HB015", "too-heavy", frozenset({"too-heavy"})
    message = "{detail}"
    hint = "part it into several"


class MergeConflict(FlawRule):
    """No file holds both sides of a merge that nobody decided.

    ## Why it matters

    Two versions of a step then stand one below the other, with marks that only git understands.
    An officer follows the upper one, which may be the one that was to go.

    ## How to fix it

    Read both sides, keep the lines of one or join them, and delete the lines of marks: the one that
    begins with seven signs `<`, the one of seven signs `=`, and the one that begins with seven `>`.
    """

    code, name, flaws = "HB017", "merge-conflict", frozenset({"conflict"})
    message = "a merge conflict was left here: “{detail}”"
    hint = "keep the lines of one side, and delete the three lines of marks"


def _is_file(file: File) -> bool:
    """Return whether anything else may be said of it: of a symlink or a pipe, HB007 said it all."""
    return not any(flaw.kind in NotPlainFile.flaws for flaw in file.flaws)


def _homeless(path: str, book: Handbook) -> bool:
    top, _, below = path.partition("/")
    folder, *rest = below.split("/")
    known = folder in book.languages or (top == "docs" and folder in ("images", "data"))
    return bool(book.languages and below) and not (rest and known)


_PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".webp")
