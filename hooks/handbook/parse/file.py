"""Bytes in, text or the reasons against it out."""

from __future__ import annotations

import re

from handbook.model import File, Flaw

MAX_BYTES = 1 << 20
"""Size of a text file; the largest that a build reads within seconds."""

_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


def parse_file(data: bytes, path: str) -> tuple[File, str | None]:
    """Return the file and its text with LF line ends; None as text where it may not be trusted."""
    flaws = tuple(_flaws(data))
    file = File(path, len(data), flaws)
    if flaws:
        return file, None
    return file, data.decode("utf-8").replace("\r\n", "\n")


def _flaws(data: bytes) -> list[Flaw]:
    if len(data) > MAX_BYTES:
        return [Flaw("too-big", 0, f"{len(data)} bytes")]
    flaws: list[Flaw] = []
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        flaws.append(Flaw("bom", 1, "a byte order mark"))
    if (nul := data.find(b"\0")) >= 0:
        flaws.append(Flaw("nul", _line(data, nul), "a NUL byte"))
    if found := _CONTROL.search(data):
        code = data[found.start()]
        flaws.append(
            Flaw("control", _line(data, found.start()), f"the control character {code:#04x}")
        )
    if found := re.search(rb"\r(?!\n)", data):
        flaws.append(Flaw("line-end", _line(data, found.start()), "a lone carriage return"))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        flaws.append(
            Flaw("not-utf8", _line(data, error.start), f"the byte {data[error.start]:#04x}")
        )
    return flaws


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
