"""A picture is told by its blocks; what is not sound says so at the end."""

from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.parse.picture import MAX_BLOCKS, picture_parts
from tests.hostile.pictures import exif, jpeg, png, webp

PNG = ("IHDR", "IDAT", "IEND")
JPEG = ("APP0", "DQT", "SOF0", "SOS", "EOI")


def chunk(name: bytes, data: bytes = b"", size: int | None = None) -> bytes:
    return name + struct.pack("<I", len(data) if size is None else size) + data


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        (png(), PNG),
        (png((b"tEXt", b"a\0b"), (b"tIME", b"")), ("IHDR", "IDAT", "tEXt", "tIME", "IEND")),
        (png((b"IDAT", b""), (b"IDAT", b"")), PNG),
        (png(tail=b"x"), (*PNG, "trailing")),
        (png()[:-1], ("IHDR", "IDAT", "broken")),
        (png()[:-13], ("IHDR", "broken")),
        (png()[:8], ("broken",)),
        (png()[:8] + png()[33:], ("broken",)),
        (png()[:33] + png()[8:], ("IHDR", "broken")),
        (png()[:-1] + b"x", ("IHDR", "IDAT", "broken")),
        (png((b"a1bc", b"")), ("IHDR", "IDAT", "broken")),
        (png()[:8] + b"\xff\xff\xff\xff" + png()[12:], ("broken",)),
    ],
)
def test_chunks_of_a_png(data, parts):
    assert picture_parts(data, "png") == parts


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        (jpeg(), JPEG),
        (jpeg((0xE1, exif(b"a")), (0xFE, b"a")), ("APP0", "APP1", "COM", *JPEG[1:])),
        (jpeg((0xE0, b"JFXX\0\x10abc")), ("APP0", "APP0+", *JPEG[1:])),
        (jpeg((0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc")), ("APP0", "APP0+", *JPEG[1:])),
        (jpeg((0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0abc")), ("APP0", "APP0+", *JPEG[1:])),
        (jpeg((0xEE, b"Adobe\0\x64\0\0\0\0\1")), ("APP0", "APP14", *JPEG[1:])),
        (jpeg((0xEE, b"Adobe\0\x64\0\0\0\0\1 and more")), ("APP0", "APP14+", *JPEG[1:])),
        (jpeg((0xEE, b"Odd")), ("APP0", "APP14+", *JPEG[1:])),
        (jpeg((0xEF, b""), (0xC4, b""), (0xC8, b""), (0xCC, b"")),
         ("APP0", "APP15", "DHT", "JPG", "DAC", *JPEG[1:])),
        (jpeg((0xDC, b""), (0xDD, b""), (0xDE, b""), (0xDF, b"")),
         ("APP0", "DNL", "DRI", "DHP", "EXP", *JPEG[1:])),
        (jpeg((0xC2, b""), (0xCF, b""), (0x02, b"")), ("APP0", "SOF2", "SOF15", "0x02", *JPEG[1:])),
        (jpeg(tail=b"x"), (*JPEG, "trailing")),
        (jpeg()[:-1], (*JPEG[:-1], "broken")),
        (jpeg()[:-2], (*JPEG[:-1], "broken")),
        (jpeg()[:2], ("broken",)),
        (jpeg()[:2] + b"\xff\xff\xff" + jpeg()[3:], JPEG),
        (jpeg()[:2] + b"a" + jpeg()[2:], ("broken",)),
        (jpeg()[:2] + b"\xff\xd0" + jpeg()[2:], ("broken",)),
        (jpeg()[:2] + b"\xff\xd8" + jpeg()[2:], ("broken",)),
        (jpeg()[:2] + b"\xff\x01" + jpeg()[2:], ("broken",)),
        (jpeg()[:2] + b"\xff\xe1\0\1" + jpeg()[2:], ("broken",)),
        (jpeg()[:2] + b"\xff\xe1\0\2" + jpeg()[2:], ("APP1", *JPEG)),
        (jpeg()[:2] + b"\xff\xe1\xff\xff", ("broken",)),
        (jpeg()[:-2] + b"\xff\0\xff\xd0a\xff\xd7b\xff\xff\xd9", JPEG),
        (jpeg()[:-2] + b"\xff\xfe\0\3a\xff\xd9", (*JPEG[:-1], "COM", "EOI")),
    ],
)  # fmt: skip
def test_segments_of_a_jpeg(data, parts):
    assert picture_parts(data, "jpeg") == parts


def riff(*chunks: bytes, size: int | None = None) -> bytes:
    body = b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4 if size is None else size) + b"WEBP" + body


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        (webp(), ("VP8L",)),
        (webp((b"EXIF", b"abc"), (b"XMP ", b"ab")), ("VP8L", "EXIF", "XMP")),
        (riff(chunk(b"VP8 ", b"ab")), ("VP8",)),
        (riff(chunk(b"VP8 ", b"abc") + b"\0"), ("VP8",)),
        (riff(chunk(b"VP8 ", b"abc")), ("broken",)),
        (riff(chunk(b"VP8 "), chunk(b"VP8 ")), ("VP8",)),
        (riff(chunk(b"V\xff8 ")), ("broken",)),
        (riff(chunk(b" VP8")), ("broken",)),
        (riff(), ("broken",)),
        (riff(chunk(b"VP8 ", b"ab"), b"abcd"), ("VP8", "broken")),
        (riff(chunk(b"VP8 ", size=99)), ("broken",)),
        (riff(chunk(b"VP8 ", b"ab"), size=99), ("VP8", "broken")),
        (riff(chunk(b"VP8 ", b"ab")) + b"x", ("VP8", "trailing")),
        (riff(chunk(b"VP8 ", b"ab"), chunk(b"EXIF"), size=14), ("VP8", "trailing")),
    ],
)
def test_chunks_of_a_webp(data, parts):
    assert picture_parts(data, "webp") == parts


def frame(high: int, wide: int, mark: int = 0xC2) -> bytes:
    return jpeg((mark, struct.pack(">BHH", 8, high, wide)))


def sized(name: bytes, body: bytes) -> bytes:
    return riff(chunk(name, body + b"\0" * (len(body) % 2), len(body)))


def canvas(wide: int, high: int) -> bytes:
    sides = b"".join(side.to_bytes(3, "little") for side in (wide - 1, high - 1))
    return sized(b"VP8X", b"\0" * 4 + sides)


def lossless(wide: int, high: int) -> bytes:
    return sized(b"VP8L", b"\x2f" + struct.pack("<I", (wide - 1) | (high - 1) << 14 | 1 << 28))


def lossy(wide: int, high: int) -> bytes:
    return sized(b"VP8 ", b"\0" * 6 + struct.pack("<HH", wide | 1 << 14, high | 1 << 15))


@pytest.mark.parametrize(
    ("make", "content"),
    [
        (lambda wide, high: png(width=wide, height=high), "png"),
        (lambda wide, high: frame(high, wide), "jpeg"),
        (lambda wide, high: frame(high, wide, 0xCF), "jpeg"),
        (canvas, "webp"),
        (lossless, "webp"),
        (lossy, "webp"),
    ],
)
def test_a_picture_may_promise_forty_million_dots(make, content):
    for wide, high in ((4000, 10_000), (10_000, 4000), (1, 1)):
        assert "huge" not in picture_parts(make(wide, high), content)
    for wide, high in ((4001, 10_000), (10_001, 4000), (4000, 10_001), (10_000, 4001)):
        parts = picture_parts(make(wide, high), content)
        assert parts[parts.index("huge") - 1] in {"IHDR", "SOF2", "SOF15", "VP8X", "VP8L", "VP8"}
        assert "broken" not in parts


def test_other_contents_have_no_parts():
    assert picture_parts(png(), "svg") == ()
    assert picture_parts(png(), "") == ()


def test_a_picture_of_countless_blocks_is_looked_at_to_a_bound():
    inner = MAX_BLOCKS - len(JPEG)
    few, many = (jpeg(*[(0xFE, b""), (0xE1, b"")] * (n // 2)) for n in (inner - 1, inner + 1))
    assert picture_parts(few, "jpeg")[-1] == "EOI"
    assert picture_parts(many, "jpeg")[-1] == "broken"
    alike = jpeg(*[(0xFE, b"")] * (MAX_BLOCKS + 1))
    assert picture_parts(alike, "jpeg") == ("APP0", "COM", "broken")


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"\xff\xd8" + b"\xff" * (4 << 20), "jpeg"),
        (b"\xff\xd8" + b"\xff\xfe\0\2" * (1 << 20), "jpeg"),
        (jpeg()[:-2] + b"\xff\0" * (2 << 20), "jpeg"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (4 << 20), "png"),
        (riff(chunk(b"EXIF") * (1 << 19)), "webp"),
    ],
)
def test_four_mebibytes_of_anything_are_walked_at_once(data, content):
    begun = time.process_time()
    assert picture_parts(data, content)[-1] == "broken"
    assert time.process_time() - begun < 10  # a hang, not a measurement


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(max_size=200), st.sampled_from(["png", "jpeg", "webp"]))
def test_nothing_is_raised_on_bytes(data, content):
    head = {"png": png()[:8], "jpeg": jpeg()[:2], "webp": webp()[:12]}[content]
    for whole in (data, head + data):
        assert all(isinstance(part, str) for part in picture_parts(whole, content))
