"""HB012: files that are something else than their ending says."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import File, Handbook
from handbook.rules.base import checks

FILE_CONTENT = rule("HB012", "file-content")


@checks(FILE_CONTENT)
def file_content(book: Handbook) -> Iterator[Finding]:
    """Yield each file whose bytes are of another kind than its ending, or not in order."""
    for file in (*book.files, book.config) if book.config else book.files:
        if not file.flaws and (fault := _misfit(file)):
            what, advice = fault
            yield FILE_CONTENT.at(file.path, 0, name=file.name, what=what, advice=advice)


def _misfit(file: File) -> tuple[str, str] | None:
    """Return what a file is in place of what its ending says, and what to do."""
    ending = file.name.rpartition(".")[2]
    if ending in _WRITTEN:
        if file.content in _TEXTUAL:
            return None
        return f"is no text: it begins as {_said(file.content)} does", "put the text itself here"
    wanted = _DRAWN.get(ending, file.content)
    if file.content != wanted:
        return f"is no {ending.upper()} picture: it begins as {_said(file.content)} does", (
            f"save the picture anew as {ending.upper()}"
        )
    return next((told for part, told in _UNSOUND.items() if part in file.parts), None)


def _said(content: str) -> str:
    return _NAMES.get(content, f"a file of the kind {content.upper()}")


_WRITTEN = frozenset({"md", "yaml", "yml", "txt"})
_DRAWN = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "svg": "svg"}
"""What the bytes of a picture are, by its ending."""
_TEXTUAL = frozenset({"", "text", "svg", "html"})
"""Contents of which a text file's other rules speak."""
_NAMES = {
    "": "no kind of file that is known", "text": "a text", "html": "a web page",
    "program": "a program", "office file": "an office file", "font": "a font", "film": "a film",
    "sound or film": "a sound or film", "database": "a database", "icon": "an icon",
}  # fmt: skip
_UNSOUND = {
    "huge": (
        "has more dots than an old phone can show",
        "save it smaller; 1600 dots from left to right are enough for print",
    ),
    "broken": ("is a damaged picture", "save the picture anew"),
    "trailing": ("holds something behind the end of its picture", "save the picture anew"),
}
"""What is said of a picture with such a part, and what to do; the first counts."""
