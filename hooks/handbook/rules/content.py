"""HB010: files that are something else than their ending says."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import File, Handbook
from handbook.rules.base import checks

FILE_CONTENT = rule("HB010", "file-not-expected", "file-content")


@checks(FILE_CONTENT)
def file_content(book: Handbook) -> Iterator[Finding]:
    """Yield each text and each drawing whose bytes are of another kind than its ending."""
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
    if ending != "svg" or file.content == "svg":
        return None
    return f"is no SVG picture: it begins as {_said(file.content)} does", (
        "save the picture anew as SVG"
    )


def _said(content: str) -> str:
    return _NAMES.get(content, f"a file of the kind {content.upper()}")


_WRITTEN = frozenset({"md", "yaml", "yml", "txt"})
_TEXTUAL = frozenset({"", "text", "svg", "html"})
"""Contents of which a text file's other rules speak."""
_NAMES = {
    "": "no kind of file that is known", "text": "a text", "html": "a web page",
    "program": "a program", "office file": "an office file", "font": "a font", "film": "a film",
    "sound or film": "a sound or film", "database": "a database", "icon": "an icon",
}  # fmt: skip
