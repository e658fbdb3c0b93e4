"""Whatever in a PDF could run, open, send or carry something is named; a plain sheet has none of it."""

from __future__ import annotations

import io
import random
import re
import zlib

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from handbook.model import PdfFacts
from handbook.site.pdf import _ACTIVE, _TYPED, read_pdf
from tests.site.files import pdf

PLAIN = PdfFacts(1, "CL-03 Capture", "en", tagged=True)


def name(text: str) -> NameObject:
    return NameObject(text)


def action(kind: str, **more: str) -> DictionaryObject:
    """Return an action with its texts."""
    parts = {name(f"/{key}"): TextStringObject(value) for key, value in more.items()}
    return DictionaryObject({name("/S"): name(kind), **parts})


def packed(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF whose objects stand in a packed stream, as our own files have them."""
    head, body = b"", b""
    for number, data in objects.items():
        head += b"%d %d " % (number, len(body))
        body += data + b"\n"
    stream = zlib.compress(head + body)
    out = b"%PDF-1.7\n"
    at = len(out)
    out += b"90 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n" % (
        len(objects), len(head), len(stream))  # fmt: skip
    out += stream + b"\nendstream\nendobj\n"
    table = len(out)
    rows = {0: (0, 0, 65535), 90: (1, at, 0), 91: (1, table, 0)}
    rows |= {number: (2, 90, place) for place, number in enumerate(objects)}
    cells = b"".join(
        bytes([rows[n][0]]) + rows[n][1].to_bytes(3, "big") + rows[n][2].to_bytes(2, "big")
        if n in rows else b"\0" * 6
        for n in range(92)
    )  # fmt: skip
    cells = zlib.compress(cells)
    out += b"91 0 obj\n<</Type /XRef /W [1 3 2] /Size 92 /Root 1 0 R /Info 4 0 R %s /Filter /FlateDecode /Length %d>>\nstream\n" % (
        trailer, len(cells))  # fmt: skip
    return out + cells + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table


OBJECTS = {
    1: b"<</Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo <</Marked true>> /StructTreeRoot 5 0 R>>",
    2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>",
    4: b"<</Title (CL-03 Capture)>>",
    5: b"<</Type /StructTreeRoot>>",
}


def changed(number: int, old: bytes, new: bytes) -> bytes:
    """Return the packed PDF with a change in one object."""
    assert old in OBJECTS[number]
    return packed({**OBJECTS, number: OBJECTS[number].replace(old, new)})


def test_a_plain_sheet_has_its_facts_and_nothing_else():
    assert read_pdf(pdf()) == PLAIN
    assert read_pdf(packed(OBJECTS)) == PLAIN


def test_what_a_sheet_lacks_is_empty():
    assert read_pdf(pdf(title="")).title == ""
    assert read_pdf(pdf(title="  ")).title == ""
    assert read_pdf(pdf(lang="")).lang == ""
    assert not read_pdf(pdf(tagged=False)).tagged
    assert not read_pdf(changed(1, b"/Marked true", b"/Marked false")).tagged
    assert not read_pdf(changed(1, b"/StructTreeRoot 5 0 R", b"")).tagged
    assert read_pdf(changed(2, b"/Count 1", b"/Count 0")).pages == 0
    assert read_pdf(changed(2, b"/Count 1", b"/Count (1)")).pages == 0
    assert read_pdf(changed(2, b"/Count 1", b"/Count 7")).pages == 7


def test_every_name_of_what_acts_or_is_typed_into_is_seen_in_packed_objects():
    for place in ("key", "value", "escaped"):
        for one in sorted(_ACTIVE | _TYPED):
            sign = one.encode()
            if place == "escaped":
                sign = b"/#%02x%s" % (sign[1], sign[2:])
            entry = b"/A [1 <</B %s>>]" % sign if place == "value" else b"/A <<%s 1>>" % sign
            found = read_pdf(changed(3, b"/Type /Page ", b"/Type /Page %s " % entry))
            told = ((one,), ()) if one in _ACTIVE else ((), (one,))
            assert (found.actions, found.typed) == told


def test_a_form_of_plain_fields_hides_nothing_else():
    """Such a form is not read object by object, unless some other name stands in it."""
    form = (b"/Lang (en)", b"/Lang (en) /AcroForm <</Fields [6 0 R]>>")
    field = {6: b"<</Subtype /Widget /FT /Tx /T (case-ref)>>"}
    objects = {**OBJECTS, **field, 1: OBJECTS[1].replace(*form)}
    assert read_pdf(packed(objects)).typed == ("/AcroForm",)
    objects[6] = field[6].replace(b"/FT /Tx", b"/FT /Tx /TU (/JS)")
    found = read_pdf(packed(objects))
    assert (found.typed, found.actions) == (("/AcroForm", "/Widget"), ())
    for more, said in ((b"/AA <<>>", ("/AA",)), (b"/A <</S /URI>>", ("/URI",))):
        objects[6] = field[6].replace(b"/FT /Tx", b"/FT /Tx " + more)
        assert read_pdf(packed(objects)).actions == said
    objects[6] = field[6].replace(b"/Tx", b"/Sig")
    assert read_pdf(packed(objects)).typed == ("/AcroForm", "/Sig", "/Widget")


def test_another_name_is_no_active_one():
    """A text that only spells such a name is none either."""
    for other in (
        b"/JSON", b"/JavaScripts", b"/js", b"/AAA", b"/Uri", b"/Launcher", b"(/JS)", b"/A#4aS",
    ):  # fmt: skip
        found = read_pdf(changed(3, b"/Type /Page ", b"/Type /Page /A %s " % other))
        assert found == PLAIN


def test_scripts_links_and_files_are_named():
    def script(writer: PdfWriter) -> None:
        writer._root_object[name("/OpenAction")] = action("/JavaScript", JS="app.alert(1)")

    def link(writer: PdfWriter) -> None:
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://a.zz/b"))
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://a.zz/c"))

    def file(writer: PdfWriter) -> None:
        writer.add_attachment("notes.txt", b"notes")

    def launch(writer: PdfWriter) -> None:
        writer.pages[0][name("/AA")] = DictionaryObject({name("/O"): action("/Launch", F="a.exe")})

    assert read_pdf(pdf(change=script)).actions == ("/JS", "/JavaScript", "/OpenAction")
    found = read_pdf(pdf(change=link))
    assert (found.actions, found.links) == (("/URI",), ("https://a.zz/b", "https://a.zz/c"))
    found = read_pdf(pdf(change=file))
    assert (found.actions, found.files) == (("/EmbeddedFile", "/EmbeddedFiles"), ("notes.txt",))
    assert read_pdf(pdf(change=launch)).actions == ("/AA", "/Launch")
    packed_link = changed(3, b"/Type /Page ", b"/Type /Page /A <</S /URI /URI (https://a.zz/d)>> ")
    assert read_pdf(packed_link).links == ("https://a.zz/d",)


def test_a_stream_from_elsewhere_and_an_odd_packing_are_named():
    def add(entry: dict[str, str]):
        def change(writer: PdfWriter) -> None:
            stream = DecodedStreamObject()
            stream.set_data(b"x")
            for key, value in entry.items():
                stream[name(key)] = (
                    name(value) if value.startswith("/") else TextStringObject(value)
                )
            writer._add_object(stream)

        return change

    assert read_pdf(pdf(change=add({"/F": "a.bin"}))).actions == ("/F",)
    assert read_pdf(pdf(change=add({"/Filter": "/LZWDecode"}))).actions == ("/LZWDecode",)
    assert read_pdf(pdf(change=add({"/Filter": "/FlateDecode"}))).actions == ()


def test_objects_are_followed_as_deep_as_forty_levels():
    def nest(depth: int):
        def change(writer: PdfWriter) -> None:
            value: ArrayObject | NumberObject = NumberObject(1)
            for _ in range(depth):
                value = ArrayObject([value])
            writer._add_object(value)

        return change

    assert read_pdf(pdf(change=nest(40))).actions == ()
    assert read_pdf(pdf(change=nest(41))).actions == ("deeper than can be read",)


def test_a_name_ends_where_viewers_end_it():
    """A NUL is a blank in a PDF: viewers run what stands behind it, and our reader takes it along."""
    script = b"/Lang (en) /OpenAction\0<</S /JavaScript\0/JS\0(app.alert(1))>>"
    assert read_pdf(changed(1, b"/Lang (en)", script)).actions == (
        "/JS", "/JavaScript", "/OpenAction",
    )  # fmt: skip
    link = b"/Type /Page /A\0<</S /URI\0/URI\0(https://a.zz/d)>> "
    assert read_pdf(changed(3, b"/Type /Page ", link)).links == ("https://a.zz/d",)
    file = b"/Type /Page /A <</F\0(a.exe) /EF\0<</F 7 0 R>>>> "
    assert read_pdf(changed(3, b"/Type /Page ", file)).files == ("a.exe",)


def test_a_file_is_named_whatever_kind_it_says_it_is():
    """A viewer opens what stands at /EF, with or without the type that tells of a file."""
    carried = b"/A <</F (a.exe) /EF <</F 7 0 R>>>> "
    assert read_pdf(changed(3, b"/Type /Page ", b"/Type /Page " + carried)).files == ("a.exe",)


def test_a_table_that_leads_elsewhere_is_no_pdf():
    """Each viewer finds another object then; what this one would find is not what they show."""
    whole = packed(OBJECTS)
    assert read_pdf(whole) == PLAIN
    assert read_pdf(whole.replace(b"90 0 obj", b"89 0 obj")) == PdfFacts(0, "", "")
    plain = pdf()
    assert read_pdf(plain).pages == 1
    number = re.findall(rb"\n(\d+) 0 obj", plain)[-1]
    other = plain.replace(b"\n%s 0 obj" % number, b"\n%s 0 obj" % (b"9" * len(number)))
    assert read_pdf(other) == PdfFacts(0, "", "")


def test_an_older_revision_is_named():
    """What was taken out of a file may still stand in its older revision."""
    first = pdf()
    table = int(re.findall(rb"startxref\n(\d+)", first)[0])
    trailer = re.search(rb"trailer\n<<(.*)>>", first, re.DOTALL)
    assert trailer
    second = first + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<<%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        trailer[1], table, len(first))  # fmt: skip
    assert read_pdf(second).actions == ("an older revision",)


def test_a_locked_file_has_no_pages_and_says_why():
    writer = PdfWriter(io.BytesIO(pdf()))
    writer.encrypt("secret")
    stream = io.BytesIO()
    writer.write(stream)
    found = read_pdf(stream.getvalue())
    assert found.pages == 0
    assert "/Encrypt" in found.actions


def test_what_is_no_pdf_has_no_pages():
    for data in (
        b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"PK\3\4", b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
    ):  # fmt: skip
        assert read_pdf(data) == PdfFacts(0, "", "")


def test_damaged_files_never_raise():
    chance = random.Random(7)
    for whole in (pdf(), packed(OBJECTS)):
        for _ in range(150):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            read_pdf(bytes(data))
            read_pdf(whole[: chance.randrange(len(whole))])
    read_pdf(re.sub(rb"\d+ 00000 n", b"9 00000 n", pdf()))
    assert PdfReader(io.BytesIO(pdf())).pages
