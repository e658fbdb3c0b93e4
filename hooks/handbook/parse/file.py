"""Bytes in, text or the reasons against it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import File, Flaw

_UNDERLINE = re.compile(r"[ >\t]*(?:-+|=+)[ \t]*")
_MAYBE = re.compile(r"\}[^\S\n]*\n[ >\t]*[-=]")
_BEGINS = re.compile(r"(`{3,}(?=[^`]*$)|~{3,}).*")
_FENCE_END = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")
_FENCE = re.compile("`{3}|~{3}")
"""Code that begins at the left is sure to end where it says; behind any other, everything counts as text."""


def underline_flaw(text: str) -> Flaw | None:
    """Return the first line that underlines one with brackets at its end, None without one.

    Within a list or a quote it ends pulldown-cmark itself, so it is looked for before anything is parsed.
    """
    if not _MAYBE.search(text):
        return None
    front = text.find("\n---\n", 3) + 1 if text.startswith("---\n") else 0
    first = text.count("\n", 0, front) + 1
    opened = above = ""
    sure = True
    for number, line in enumerate(text[front:].split("\n"), first):
        fence = (_FENCE_END if opened else _BEGINS).fullmatch(line)
        sure = sure and bool(opened or fence or not _FENCE.search(line))
        if fence and fence[1].startswith(opened):
            opened = "" if opened else fence[1]
        elif not (opened and sure) and above.endswith("}") and _UNDERLINE.fullmatch(line):
            return Flaw("underlined", number, line.strip())
        above = line.rstrip()
    return None


MAX_BYTES = 1 << 20
"""Size of a text file or a drawing."""
MAX_PAGE = 1 << 17
"""Size of a page or list, three times that of the longest; whatever it holds is judged in seconds."""
MAX_LINE = 10_000
"""Characters of a line of Markdown: what looks for persons and addresses goes to and fro in a line."""
MAX_DATA = 1 << 19
"""Size of a YAML file; as many values as are read within a second."""
TEXTS = (".md", ".yaml", ".yml", ".txt", ".svg")
"""Endings of files that are text."""

_WRITTEN = bytes([0, *b"\t\n\r", *range(0x20, 0x7F), *range(0x80, 0x100)])
"""All bytes but control characters; NUL has a message of its own."""
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_SEPARATOR = re.compile(rb"\xc2\x85|\xe2\x80[\xa8\xa9]")
_MERGE = re.compile(r"^(?:(?:<{7}|>{7})(?: .*)?|={7})$", re.MULTILINE)
"""The lines that git leaves around the two sides of a conflict."""
_MARK = 40
"""Signs of such a line that are told; behind the seven stands a name of any length."""
SNIFFED = 512
"""Bytes that tell of what kind a file is."""
_ENDS = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))
"""What may stand before the first element of a drawing or a web page, and how each ends."""


def limit_of(path: str) -> int:
    """Return the most bytes that a file may have, judged by its ending; 0 where no more is read."""
    if not path.endswith(TEXTS):
        return 0
    if path.endswith(".md"):
        return MAX_PAGE
    return MAX_DATA if path.endswith((".yaml", ".yml")) else MAX_BYTES


def glance(head: bytes, path: str, size: int) -> File:
    """Return a file of which no more than its first bytes is worth reading."""
    limit = limit_of(path)
    if limit and size > limit:
        return File(path, size, (Flaw("too-big", 0, f"{size} bytes"),))
    return File(path, size, (), content_of(head))


def parse_file(data: bytes, path: str) -> tuple[File, str | None]:
    """Return the file and its text with LF line ends; None as text where it may not be trusted."""
    size, limit = len(data), limit_of(path)
    if not limit or size > limit:
        return glance(data[:SNIFFED], path, size), None
    content = content_of(data)
    if content in BINARY:
        return File(path, size, (), content), None
    flaws, text = _read(data, path)
    return File(path, size, flaws, content), text


def _read(data: bytes, path: str) -> tuple[tuple[Flaw, ...], str | None]:
    """Return the text of a file, or the reasons why nobody should read it."""
    if flaws := _flaws(data):
        return tuple(flaws), None
    text = data.decode("utf-8")
    if b"\r" in data:
        text = text.replace("\r\n", "\n")
    if not text or text.isspace():
        return (_EMPTY,), None
    if conflicts := tuple(_conflicts(text)):
        return conflicts, None
    if path.endswith(".md") and (flaw := _long_line(text) or underline_flaw(text)):
        return (flaw,), None
    return (), text


def _long_line(text: str) -> Flaw | None:
    if len(text) > MAX_LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > MAX_LINE:
                return Flaw("long-line", number, f"{len(line)} characters")
    return None


def content_of(data: bytes) -> str:
    """Return what the first bytes of a file say that it is; empty where nobody knows."""
    if data[:4] == b"---\n":  # front matter, as a thousand pages begin
        return "text"
    head = data[:SNIFFED]
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "sound or film"
    if head[4:8] == b"ftyp":
        return "film"
    if b"\0" in head:
        return "program" if head[:2] == b"MZ" else "bmp" if head[:2] == b"BM" else ""
    return _markup(data) if head.lstrip()[:1] == b"<" else "text"


def _markup(data: bytes) -> str:
    """Return what a text that begins with `<` is: a drawing, a web page, or text."""
    at = 0
    while True:
        rest = data[at : at + SNIFFED]
        at += len(rest) - len(rest.lstrip())
        ending = next((end for begin, end in _ENDS if data.startswith(begin, at)), None)
        if ending is None:
            break
        if data[at : at + 14].lower() == b"<!doctype html":
            return "html"
        found = data.find(ending, at + 2)
        if ending == b">" and b"[" in data[at:found]:
            found = data.find(b">", data.find(b"]", at))
        if found < at:
            return "text"
        at = found + len(ending)
    name = re.match(rb"<([A-Za-z][\w:-]{0,20})", data[at : at + 32])
    return {b"svg": "svg", b"html": "html"}.get(name[1].lower() if name else b"", "text")


def _flaws(data: bytes) -> list[Flaw]:
    flaws: list[Flaw] = []
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        flaws.append(Flaw("bom", 1, "a byte order mark"))
    if (nul := data.find(b"\0")) >= 0:
        flaws.append(Flaw("nul", _line(data, nul), "a NUL byte"))
    if controls := data.translate(None, _WRITTEN):
        at = data.find(controls[:1])
        flaws.append(Flaw("control", _line(data, at), f"the control character {data[at]:#04x}"))
    if b"\r" in data and (found := _LONE_RETURN.search(data)):
        flaws.append(Flaw("line-end", _line(data, found.start()), "a lone carriage return"))
    if not data.isascii():
        if found := _SEPARATOR.search(data):
            sign = f"U+{ord(found[0].decode()):04X}"
            flaws.append(Flaw("separator", _line(data, found.start()), sign))
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            at = error.start
            flaws.append(Flaw("not-utf8", _line(data, at), f"the byte {data[at]:#04x}"))
    return flaws


def _conflicts(text: str) -> Iterator[Flaw]:
    """Yield each conflict of a merge at its first line; seven signs = alone may underline a heading."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    opened = False
    for found in _MERGE.finditer(text):
        if found[0][0] == "<" or not opened:
            line = text.count("\n", 0, found.start()) + 1
            yield Flaw("conflict", line, found[0][:_MARK].rstrip())
        opened = found[0][0] != ">"


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


_EMPTY = Flaw("empty", 0, "nothing")
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"),
    (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"\0\0\1\0", "icon"), (b"%PDF-", "pdf"),
    (b"PK\3\4", "zip"), (b"PK\5\6", "zip"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7z"),
    (b"Rar!\x1a\x07", "rar"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"), (b"\x7fELF", "program"), (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"), (b"\0asm", "program"), (b"\xd0\xcf\x11\xe0", "office file"),
    (b"{\\rtf", "rtf"), (b"SQLite format 3\0", "database"), (b"wOFF", "font"), (b"wOF2", "font"),
    (b"OTTO", "font"), (b"\0\1\0\0\0", "font"), (b"ID3", "sound or film"),
    (b"OggS", "sound or film"), (b"fLaC", "sound or film"), (b"\x1aE\xdf\xa3", "sound or film"),
)  # fmt: skip
"""First bytes of kinds of file; the longest that matters first."""
BINARY = frozenset(kind for _, kind in _SIGNS) | {"webp", "sound or film", "film", "bmp", "program"}
"""Kinds that are no text, whatever a file's name says."""
