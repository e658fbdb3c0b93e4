"""An office file is unpacked without trust: what is not safe is named, and all that it holds is told."""

from __future__ import annotations

import io
import random
import zipfile

from handbook.model import Packed
from handbook.site.packed import MOST_BYTES, MOST_PARTS, read_packed
from tests.site.offices import changed, good, relation, zipped

DOCUMENT, SHEET, RELS = (
    "word/document.xml",
    "xl/worksheets/sheet1.xml",
    "word/_rels/document.xml.rels",
)


def in_body(xml: str) -> tuple[str, str]:
    return "<w:body>", f"<w:body>{xml}"


def test_our_own_files_are_read_whole():
    for ending in ("docx", "xlsx"):
        for lang in ("en", "ur"):
            found = read_packed(good(ending, lang))
            assert (found.unread, found.hidden) == ("", ())
            assert dict(found.properties)["creator"] == "Handbook"
            assert len(found.feet) == (1 if ending == "docx" else 3)
            assert not any(one.outside for one in found.relations)


def entry(name: str, data: bytes = b"<a/>", **facts: object) -> bytes:
    """Return a package with one odd entry."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        info = zipfile.ZipInfo(name)
        for key, value in facts.items():
            setattr(info, key, value)
        package.writestr(info, data)
    return target.getvalue()


def locked() -> bytes:
    data = bytearray(entry("a.xml"))
    at = data.index(b"PK\1\2")
    data[6] |= 1
    data[at + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(zipfile.ZipInfo("a.xml"), b"<a/>")
        package.writestr(zipfile.ZipInfo("A.xml"), b"<a/>")
    return target.getvalue()


def gap() -> bytes:
    """Return a package with bytes between its parts and its list of parts."""
    data = entry("a.xml")
    at = data.index(b"PK\1\2")
    moved = bytearray(data[:at] + b"secret" + data[at:])
    end = len(moved) - 22
    start = int.from_bytes(moved[end + 16 : end + 20], "little") + 6
    moved[end + 16 : end + 20] = start.to_bytes(4, "little")
    return bytes(moved)


UNSAFE = {
    "empty": (b"", "is no package that can be read"),
    "no-zip": (b"PK\3\4", "is no package that can be read"),
    "cut": (good()[:-30], "is no package that can be read"),
    "before": (b"MZ" + good(), "holds bytes that belong to no part"),
    "between": (gap(), "holds bytes that belong to no part"),
    "behind": (good() + b"<script>", "holds bytes that belong to no part"),
    "many": (
        zipped({f"a{n}.xml": b"<a/>" for n in range(MOST_PARTS + 1)}),
        f"has {MOST_PARTS + 1} parts",
    ),
    "bomb": (zipped({"a.xml": b"<a>" + b" " * MOST_BYTES + b"</a>"}), "has the part “a.xml”, which grows too large"),
    "ratio": (zipped({"a.xml": b" " * 90_000}), "has the part “a.xml”, which grows too large"),
    "climbs": (entry("../a.xml"), "has a part with the name “../a.xml”"),
    "root": (entry("/a.xml"), "has a part with the name “/a.xml”"),
    "folder": (entry("word/"), "has a part with the name “word/”"),
    "letters": (entry("وورڈ.xml"), "has a part with the name “????.xml”"),
    "twice": (twice(), "has the part “a.xml” twice"),
    "locked": (locked(), "has the locked part “a.xml”"),
    "packing": (entry("a.xml", compress_type=zipfile.ZIP_BZIP2), "has the part “a.xml”, packed in an unusual way"),
    "note": (entry("a.xml", comment=b"by me"), "has a note on the part “a.xml”"),
    "extra": (entry("a.xml", extra=b"\x99\x99\0\0"), "has a note on the part “a.xml”"),
    "wide": (zipped({"a.xml": "<a/>".encode("utf-16")}), "has the part “a.xml”, which is no UTF-8"),
    "no-xml": (zipped({"a.xml": b"PK\3\4"}), "has the part “a.xml”, which is no XML"),
    "doctype": (
        zipped({"a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "has the part “a.xml”, with more than elements and text",
    ),
    "comment": (zipped({"a.xml": b"<a><!-- by me --></a>"}), "has the part “a.xml”, with more than elements and text"),
    "instruction": (zipped({"a.xml": b"<a><?mso x?></a>"}), "has the part “a.xml”, with more than elements and text"),
    "deep": (zipped({"a.xml": b"<a>" * 90 + b"</a>" * 90}), "has the part “a.xml”, deeper than can be read"),
}  # fmt: skip


def test_what_is_not_safe_is_not_read():
    for data, why in UNSAFE.values():
        assert read_packed(data) == Packed(unread=why)


def test_a_part_that_grows_beyond_what_it_says_is_not_read():
    """The list of parts says four bytes, the packed part holds more."""
    data = bytearray(
        entry("a.xml", b"<a>" + b"x" * 5000 + b"</a>", compress_type=zipfile.ZIP_DEFLATED)
    )
    at = data.index(b"PK\1\2")
    data[at + 24 : at + 28] = (4).to_bytes(4, "little")
    assert read_packed(bytes(data)).unread


def test_relations_addresses_and_parts_are_told():
    found = read_packed(changed({
        RELS: relation("attachedTemplate", "https://h.example.net/a.dotm"),
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        DOCUMENT: in_body("<w:altChunk/>"),
    }))  # fmt: skip
    assert "word/vbaProject.bin" in found.parts
    assert "https://h.example.net/a.dotm" in found.addresses
    assert [one.target for one in found.relations if one.outside] == [
        "https://h.example.net/a.dotm"
    ]
    assert any(name == "altChunk" for _, name in found.elements)


def test_an_address_is_seen_however_it_is_written():
    for written in (
        "https://a.zz/b", "h&#116;tps:&#47;/a.zz/b", "//a.zz/b", "\\\\a.zz\\b", "file:///home/me/a",
    ):  # fmt: skip
        found = read_packed(changed({DOCUMENT: in_body(f'<w:p w:rsid="{written}"/>')}))
        ours = read_packed(good()).addresses
        assert set(found.addresses) - set(ours)


def test_an_element_under_another_prefix_is_the_same_element():
    xml = '<q:vanish xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert read_packed(changed({DOCUMENT: in_body(xml)})).hidden == ("text",)


def test_what_a_workbook_hides_is_told():
    for part, change, hidden in (
        ("xl/workbook.xml", ('state="visible"', 'state="veryHidden"'), "the sheet “Form”"),
        ("xl/workbook.xml", ('state="visible"', 'state="hidden"'), "the sheet “Form”"),
        ("xl/workbook.xml", ('visibility="visible"', 'visibility="hidden"'), "the whole workbook"),
        ("xl/workbook.xml", ("<definedName ", '<definedName hidden="1" '), "a name"),
        (SHEET, ("<col ", '<col hidden="1" '), "a column"),
        (SHEET, ('<col width="34"', '<col width="0"'), "a column"),
        (SHEET, ("<row ", '<row hidden="true" '), "a row"),
    ):  # fmt: skip
        assert [
            one.split(" “_")[0] for one in read_packed(changed({part: change}, "xlsx")).hidden
        ] == [hidden]


def test_formulas_conditions_names_and_fields_are_told():
    found = read_packed(changed({
        SHEET: ("<sheetData>", '<sheetData><row r="99"><c r="A99"><f>WEBSERVICE("x")</f></c></row>'),
        "xl/workbook.xml": ("<definedNames>", "<definedNames><definedName name='a'>cmd|'/c'!A0</definedName>"),
    }, "xlsx"))  # fmt: skip
    assert {'WEBSERVICE("x")', "cmd|'/c'!A0"} <= set(found.orders)
    field = "<w:p><w:r><w:instrText>DDEAUTO c:\\\\a</w:instrText></w:r></w:p>"
    assert "DDEAUTO c:\\\\a" in read_packed(changed({DOCUMENT: in_body(field)})).orders
    simple = '<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>'
    assert "INCLUDETEXT x" in read_packed(changed({DOCUMENT: in_body(simple)})).orders


def test_damaged_files_never_raise():
    chance = random.Random(7)
    for whole in (good(), good("xlsx")):
        for _ in range(200):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            read_packed(bytes(data))
            read_packed(whole[: chance.randrange(len(whole))])
