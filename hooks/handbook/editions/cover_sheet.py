"""The cover sheet of a bundle: what is compared when a copy arrives, on paper that another person carries."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.editions.edition import SUMS
from handbook.languages import SOURCE, Language
from handbook.model import Handbook
from handbook.press.engine import Engine
from handbook.press.paper import document

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
