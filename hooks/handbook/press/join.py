"""Print files of ours are bound in one as they are: nothing is laid out or drawn a second time.

It reads what the PDF maker writes and nothing else: streams, one stream of all other objects, and a
table of both. Pages, tags and outlines of each file go below those of the whole, so that it stays a
tagged file; a file that needs names for its own links is not for it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

Bound = tuple[str, bytes]
"""What the outline calls a file, and its bytes."""
_PAGES, _TAGS, _PARENTS, _OUTLINES, _CATALOG, _FIRST = 1, 2, 3, 4, 5, 6
"""Numbers of the objects that the whole has once, and the first of those that come from the files."""


class _File(NamedTuple):
    """A file with the numbers that its objects have in the whole."""

    objects: Mapping[int, bytes]
    catalog: bytes
    info: int
    kids: bytes
    tags: bytes
    """References of the roots of its tags."""
    parents: Sequence[tuple[int, bytes]]
    """Which tags stand on each page, by its key."""
    outline: int
    """Number of what its outline is below; of its own, where it has none."""
    entries: bytes
    """Count, first and last entry of that outline."""


def joined(files: Sequence[Bound]) -> bytes:
    """Return one PDF of some that the PDF maker made; language and title are those of the first."""
    read: list[_File] = []
    base = _FIRST
    for _, data in files:
        read.append(_read(data, base, sum(len(one.parents) for one in read)))
        base = max(*read[-1].objects, read[-1].outline) + 1
    objects = {number: body for one in read for number, body in one.objects.items()}
    for (name, _), one, before, behind in zip(
        files, read, [None, *read], [*read[1:], None], strict=False
    ):
        near = b"".join(
            b"/%s %d 0 R" % (key, other.outline)
            for key, other in ((b"Prev", before), (b"Next", behind))
            if other
        )
        page = one.kids.partition(b" ")[0]
        objects[one.outline] = b"<</Title %s/Parent %d 0 R%s/Dest [%s 0 R /Fit]%s>>" % (
            b"<feff%s>" % name.encode("utf-16-be").hex().encode(), _OUTLINES, near, page, one.entries,
        )  # fmt: skip
    kids = b" ".join(one.kids for one in read)
    parents = sorted(entry for one in read for entry in one.parents)
    objects |= {
        _PAGES: b"<</Type /Pages/Kids [%s]/Count %d>>" % (kids, kids.count(b" R")),
        _TAGS: b"<</Type /StructTreeRoot/ParentTree %d 0 R/K [%s]>>"
        % (_PARENTS, b" ".join(one.tags for one in read)),
        _PARENTS: b"<</Nums [%s]>>" % b" ".join(b"%d %s" % entry for entry in parents),
        _OUTLINES: b"<</Type /Outlines/Count %d/First %d 0 R/Last %d 0 R>>"
        % (len(read), read[0].outline, read[-1].outline),
        _CATALOG: b"%s/Pages %d 0 R/Outlines %d 0 R/StructTreeRoot %d 0 R>>"
        % (_ONCE.sub(b"", read[0].catalog).rstrip()[:-2], _PAGES, _OUTLINES, _TAGS),
    }
    return _written(objects, read[0].info)


def _read(data: bytes, base: int, keys: int) -> _File:
    """Return a file whose objects are counted from `base` and whose keys of tags from `keys` on."""
    objects, root, info = _objects(data)
    catalog = objects.pop(root)
    pages, tags = _named(catalog, b"Pages"), _named(catalog, b"StructTreeRoot")
    parents, outline = _named(objects[tags], b"ParentTree"), _named(catalog, b"Outlines")
    once = {pages: _PAGES, tags: _TAGS}

    def moved(body: bytes) -> bytes:
        def one(found: re.Match[bytes]) -> bytes:
            if not found[1]:
                return found[0]
            number = int(found[1])
            return b"%d 0 R" % once.get(number, number + base)

        head, sign, stream = body.partition(_STREAM)
        head = _REFERENCE.sub(one, head)
        head = _KEY.sub(lambda found: b"%s%d" % (found[1], int(found[2]) + keys), head)
        return head + sign + stream

    kids, roots, nums = (
        moved(_list(objects.pop(number), key))
        for number, key in ((pages, b"Kids"), (tags, b"K"), (parents, b"Nums"))
    )
    entries = moved(objects.pop(outline)) if outline else b""
    return _File(
        {number + base: moved(body) for number, body in objects.items()},
        moved(catalog),
        info + base,
        kids,
        roots,
        [(int(found[1]) + keys, found[2]) for found in _NUM.finditer(nums)],
        (outline or max(objects) + 1) + base,
        b"".join(found[0].replace(b"/Count ", b"/Count -") for found in _ENTRIES.finditer(entries)),
    )


def _objects(data: bytes) -> tuple[dict[int, bytes], int, int]:
    """Return the objects of a file by number, with the numbers of its catalog and of its facts."""
    at = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    head, table = _stream(data[at:])
    widths = [int(width) for width in _list(head, b"W").split()]
    rows = [table[n : n + sum(widths)] for n in range(0, len(table), sum(widths))]
    own = sorted(
        (int.from_bytes(row[widths[0] : widths[0] + widths[1]], "big"), number)
        for number, row in enumerate(rows)
        if row[0] == 1
    )
    objects = {
        number: data[start:end].partition(b" 0 obj\n")[2].removesuffix(b"\nendobj\n")
        for (start, number), (end, _) in pairwise(own)
    }
    packed = next(number for number, body in objects.items() if b"/Type /ObjStm" in body[:80])
    about, text = _stream(objects.pop(packed))
    first = int(_value(about, b"First"))
    places = [int(one) for one in text[:first].split()]
    ends = [*places[3::2], len(text) - first]
    for number, start, end in zip(places[::2], places[1::2], ends, strict=True):
        objects[number] = text[first + start : first + end].rstrip()
    return objects, _named(head, b"Root"), _named(head, b"Info")


def _written(objects: Mapping[int, bytes], info: int) -> bytes:
    """Return the file of some objects, laid out as the PDF maker does it."""
    made = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    size = max(objects) + 3
    rows = [(0, 0, 0)] * size
    plain = [number for number in sorted(objects) if _STREAM not in objects[number]]

    def put(number: int, body: bytes) -> None:
        rows[number] = (1, len(made), 0)
        made.extend(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    for number in sorted(objects.keys() - plain):
        put(number, objects[number])
    places, texts, at = [], [], 0
    for index, number in enumerate(plain):
        rows[number] = (2, size - 2, index)
        places.append(b"%d %d" % (number, at))
        texts.append(objects[number])
        at += len(objects[number]) + 1
    front = b" ".join(places) + b"\n"
    head = b"/Type /ObjStm/N %d/First %d" % (len(plain), len(front))
    put(size - 2, _packed(head, front + b"\n".join(texts)))
    start = len(made)
    rows[size - 1] = (1, start, 0)
    table = b"".join(
        b"%c%s%s" % (kind, one.to_bytes(4, "big"), two.to_bytes(4, "big"))
        for kind, one, two in rows
    )
    head = b"/Type /XRef/W [1 4 4]/Size %d/Root %d 0 R/Info %d 0 R" % (size, _CATALOG, info)
    put(size - 1, _packed(head, table))
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % start


def _packed(head: bytes, data: bytes) -> bytes:
    small = zlib.compress(data, 9)
    return b"<<%s/Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
        head,
        len(small),
        small,
    )


def _stream(body: bytes) -> tuple[bytes, bytes]:
    """Return the head and the contents of a stream."""
    head, _, rest = body.partition(_STREAM)
    return head, zlib.decompress(rest[: int(_value(head, b"Length"))])


def _value(head: bytes, key: bytes) -> bytes:
    found = re.search(rb"/%s (\d+)" % key, head)
    return found[1] if found else b"0"


def _named(head: bytes, key: bytes) -> int:
    """Return the number of the object that a key names, 0 without it."""
    return int(_value(head, key))


def _list(head: bytes, key: bytes) -> bytes:
    """Return what stands in the list of a key, which may hold lists itself."""
    start = head.index(b"/%s [" % key) + len(key) + 3
    return head[start : head.rindex(b"]") if key == b"Nums" else head.index(b"]", start)]


_STREAM = b"stream\n"
_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|(\d+) 0 R")
"""A text, which may look like anything, or what names an object."""
_KEY = re.compile(rb"(/StructParents? )(\d+)")
_NUM = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R)")
_ONCE = re.compile(rb"/(?:Pages|Outlines|StructTreeRoot|Names) \d+ 0 R")
_ENTRIES = re.compile(rb"/(?:Count \d+|First \d+ 0 R|Last \d+ 0 R)")
