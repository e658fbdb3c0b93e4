"""The PDF maker: HTML in, laid out pages and then bytes out. WeasyPrint is known here only."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import io
import logging
import os
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from handbook.findings import EnvironmentFault

THEME = Path(__file__).resolve().parents[2] / "theme"
"""The only folder that a print file may take something from."""

START, END = "start", "end"
"""Ids of the first and the last element of a document; the room that it takes lies between."""

_ROOT = f"{THEME.as_uri()}/"
_STYLE = "print/paper.css"
_FONTS = Path(__file__).with_name("fonts.conf")
_MM = 25.4 / 96
_FOOT_MM = 22.0
"""Height of the lower margin, as paper.css has it."""

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

    @property
    def over(self) -> float:
        """How much of it stands beyond the first page; below zero, how much room is left there."""
        first, last = self.document.pages[0], self.document.pages[-1]
        top = first.anchors[START][1] * _MM
        room = first.height * _MM - _FOOT_MM - top
        used = last.anchors[END][1] * _MM - top
        return float((self.pages - 1) * room + used - room)


@dataclass(frozen=True, slots=True)
class Printed:
    """One PDF file, and what was wrong in making it."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]
    """Characters that no font of ours has a glyph for."""
    notes: tuple[str, ...]


@functools.cache
def load() -> Any:  # noqa: ANN401 - WeasyPrint ships no types
    """Return the module `weasyprint`; raises `EnvironmentFault` where a part of it is missing."""
    try:
        with _own_fonts(), contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: PLC0415 - slow, and only those pay who print
            from weasyprint.text import ffi  # noqa: PLC0415
    except ImportError as error:
        raise EnvironmentFault(
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


class Engine:
    """One style sheet and one set of fonts for every document of a build."""

    def __init__(self) -> None:
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
                    url=f"{_ROOT}{_STYLE}", font_config=self._fonts, url_fetcher=self._fetcher
                )
            except urls.URLFetchingError as error:
                raise _unread(_STYLE) from error
        if self._heard.texts:
            raise _unread(self._heard.texts[0])

    def lay(self, html: str) -> Laid:
        """Return the document `html` in pages."""
        with self._listening():
            document = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher).render(
                font_config=self._fonts, stylesheets=[self._style]
            )
        return Laid(document, self._heard.texts)

    def bind(self, laid: Laid, direction: str) -> Printed:
        """Return the file of a document that is read in `direction`, `ltr` or `rtl`."""
        document = laid.document
        with self._listening():
            pdf = document.write_pdf(
                pdf_variant="pdf/ua-1", finisher=functools.partial(_finish, direction)
            )
        missing = {chr(sign) for font in document.fonts.values() for sign in font.missing}
        notes = (*laid.notes, *self._heard.texts)
        return Printed(pdf, laid.pages, tuple(sorted(missing)), notes)

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


def _read(url: str) -> bytes:
    """Return the bytes of a file below the theme's folder; raises `ValueError` for another address."""
    path = (THEME / unquote(url.removeprefix(_ROOT))).resolve()
    if not url.startswith(_ROOT) or not path.is_relative_to(THEME):
        raise ValueError("only files of hooks/theme may be printed")
    return path.read_bytes()


def _finish(direction: str, _: object, pdf: Any) -> None:  # noqa: ANN401
    """Let viewers print in true size, boxes of 5 mm, and turn pages the way they are read."""
    pdf.catalog.pop("Names", None)  # START and END, which have done their duty
    preferences = pdf.catalog["ViewerPreferences"]
    preferences["PrintScaling"] = "/None"
    preferences["Direction"] = "/R2L" if direction == "rtl" else "/L2R"


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


def _unread(what: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"the print style sheet or one of its fonts cannot be read: {what}",
        "put back the files of hooks/theme, for example with `git checkout hooks/theme`",
    )


def _missing(library: str) -> EnvironmentFault:
    return EnvironmentFault(
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
