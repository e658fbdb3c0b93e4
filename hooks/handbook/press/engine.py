"""The PDF maker: HTML in, laid out pages and then bytes out. WeasyPrint is known here only."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import hashlib
import io
import logging
import os
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from handbook.findings import EnvironmentProblem
from handbook.press.acroform import make_form_fields
from handbook.theme import THEME

END = "end"
"""Id of the last element of a document, which shows how much room is taken."""

_ROOT = f"{THEME.as_uri()}/"
SHEETS = "print/paper.css"
"""The style sheet of sheets and forms."""
_FONTS = Path(__file__).with_name("fonts.conf")
MM = 25.4 / 96
"""Millimetres of one of WeasyPrint's own units."""
_PARTS = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pyphen")
"""Packages that have a hand in the bytes of a PDF."""

_LIBRARY = re.compile(r"cannot load library '([^']+)'")


@dataclass(frozen=True, slots=True)
class Laid:
    """A document in pages, not yet a file. Lengths are millimetres."""

    document: Any
    notes: list[str]
    """What WeasyPrint warned of."""

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self.document.pages)

    def count(self, tag: str) -> int:
        """Return how many elements of a kind the first page holds, whole or in part."""
        boxes = boxes_in(self.document.pages[0]._page_box)  # noqa: SLF001
        return len({id(box.element) for box in boxes if box.element_tag == tag})

    def share(self) -> float:
        """Return how much of the last page is filled, from 0 to 1."""
        room = self.document.pages[-1]._page_box.height * MM  # noqa: SLF001
        return float(1 + self.over(self.pages) / room)

    def over(self, sides: int = 1) -> float:
        """Return how much stands beyond the first `sides` pages; below zero, the room that is left."""
        boxes = [page._page_box for page in self.document.pages]  # noqa: SLF001
        rooms = [box.height * MM for box in boxes]
        used = self.document.pages[-1].anchors[END][1] * MM - boxes[-1].content_box_y() * MM
        if self.pages <= sides:
            return float(used - rooms[-1])
        return float(sum(rooms[sides:-1]) + used)


def boxes_in(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield a box and all below it, in the order of the document."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_in(child)


@dataclass(frozen=True, slots=True)
class PdfFile:
    """One PDF file, and what was wrong in making it."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]
    """Characters that no font of ours has a glyph for."""
    notes: tuple[str, ...]


@functools.cache
def load() -> Any:  # noqa: ANN401 - WeasyPrint ships no types
    """Return the module `weasyprint`; raises `EnvironmentProblem` where a part of it is missing."""
    try:
        with _own_fonts(), contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415 - slow, and only those pay who print
            from weasyprint.text import ffi  # noqa: PLC0415
    except ImportError as error:
        raise EnvironmentProblem(
            f"print files need the Python package “{error.name or 'weasyprint'}”, which is missing",
            f"type `make`, or {_WITHOUT}",
        ) from error
    except OSError as error:
        found = _LIBRARY.search(str(error))
        raise _missing(found[1] if found else "Pango") from error
    if ffi.harfbuzz_subset is None:
        raise _missing("libharfbuzz-subset")
    _keep(ffi)
    return weasyprint


@functools.cache
def state() -> str:
    """Return what changes when the style sheet, a font, or a part of the PDF maker does."""
    load()
    from weasyprint.text import ffi  # noqa: PLC0415

    parts = [f"{name} {metadata.version(name)}" for name in _PARTS]
    parts += [f"pango {ffi.pango.pango_version()}", f"harfbuzz {_harfbuzz(ffi.harfbuzz)}"]
    whole = hashlib.sha256("\n".join(parts).encode())
    for path in (
        _FONTS,
        *sorted((THEME / "print").iterdir()),
        *sorted((THEME / "fonts").iterdir()),
    ):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


class Engine:
    """One style sheet and one set of fonts for every document of a build."""

    def __init__(self, style: str = SHEETS) -> None:
        self._weasyprint = load()
        from weasyprint import urls  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        class Fetcher(urls.URLFetcher):  # type: ignore[misc]
            """Reads files below the theme's folder and refuses everything else."""

            def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ANN401, ARG002
                return urls.URLFetcherResponse(url, _read(url))

        self._fetcher = Fetcher()
        self._heard = _Heard()
        with _own_fonts(), self._listening():
            self._fonts = FontConfiguration()
            try:
                self._style = self._weasyprint.CSS(
                    url=f"{_ROOT}{style}", font_config=self._fonts, url_fetcher=self._fetcher
                )
            except urls.URLFetchingError as error:
                raise _unread(style) from error
        if self._heard.texts:
            raise _unread(self._heard.texts[0])

    def lay(self, html: str) -> Laid:
        """Return the document `html` in pages."""
        with self._listening():
            document = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher).render(
                font_config=self._fonts, stylesheets=[self._style]
            )
        return Laid(document, self._heard.texts)

    def bind(self, first: Laid, direction: str, *rest: Laid) -> PdfFile:
        """Return one file of documents that are read in `direction`, `ltr` or `rtl`.

        Title and language are those of the first; nothing is laid out again. A file whose pages
        link to each other keeps the names that these links lead to.
        """
        document = first.document
        if rest:
            document = document.copy(
                [page for one in (first, *rest) for page in one.document.pages]
            )
        linked = any(page.links for page in document.pages)
        finish = functools.partial(_finish, direction, named=linked)
        with self._listening():
            pdf = document.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)
        missing = {chr(sign) for font in document.fonts.values() for sign in font.missing}
        notes = dict.fromkeys((*first.notes, *self._heard.texts))
        return PdfFile(pdf, len(document.pages), tuple(sorted(missing)), tuple(notes))

    @contextlib.contextmanager
    def _listening(self) -> Iterator[None]:
        self._heard = _Heard()
        logger = logging.getLogger("weasyprint")
        logger.addHandler(self._heard)
        before, logger.propagate = logger.propagate, False
        try:
            yield
        finally:
            logger.propagate = before
            logger.removeHandler(self._heard)


@dataclass(eq=False)
class _Heard(logging.Handler):
    """Keeps what WeasyPrint warns of, but for missing glyphs, which are counted in its fonts."""

    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if not text.startswith(".notdef") and text not in self.texts:
            self.texts.append(text)


def _harfbuzz(library: Any) -> str:  # noqa: ANN401
    """Return the version of HarfBuzz, which only says whether it is at least another."""
    found: list[int] = []
    for _ in range(3):
        part = 0
        while library.hb_version_atleast(*[*found, part + 1, 0, 0][:3]):
            part += 1
        found.append(part)
    return ".".join(map(str, found))


def _read(url: str) -> bytes:
    """Return the bytes of a file below the theme's folder; raises `ValueError` for another address."""
    path = (THEME / unquote(url.removeprefix(_ROOT))).resolve()
    if not url.startswith(_ROOT) or not path.is_relative_to(THEME):
        raise ValueError("only files of hooks/theme may be printed")
    return path.read_bytes()


def _finish(direction: str, _: object, pdf: Any, *, named: bool) -> None:  # noqa: ANN401
    """Let viewers print in true size, boxes of 5 mm, and turn pages the way they are read."""
    if not named:
        pdf.catalog.pop("Names", None)  # END, which has done its duty
    preferences = pdf.catalog["ViewerPreferences"]
    preferences["PrintScaling"] = "/None"
    preferences["Direction"] = "/R2L" if direction == "rtl" else "/L2R"
    make_form_fields(pdf, direction)


@contextlib.contextmanager
def _own_fonts() -> Iterator[None]:
    """Hide the system's fonts from fontconfig, which reads its settings when asked for a set."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_FONTS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _keep(ffi: Any) -> None:  # noqa: ANN401
    """Let the libraries stay loaded: unloaded at exit under Pango's own thread, it crashes."""
    for name in ("gobject", "pango", "pangoft2", "harfbuzz", "harfbuzz_subset", "fontconfig"):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(getattr(ffi, name)))


def _unread(what: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"the print style sheet or one of its fonts cannot be read: {what}",
        "put back the files of hooks/theme, for example with `git checkout hooks/theme`",
    )


def _missing(library: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"print files need Pango and its libraries, of which “{library}” is missing",
        f"{_INSTALL.get(sys.platform, _INSTALL['linux'])}, or {_WITHOUT}",
    )


_WITHOUT = "build without print files: `handbook build --no-pdf`"
_INSTALL = {
    "linux": "on Debian, as root, type"
    " `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`",
    "darwin": "type `brew install pango`",
    "win32": "in the window of MSYS2 type `pacman -S mingw-w64-ucrt-x86_64-pango`",
}
