"""What is told of an office file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handbook.model import MADE, MAKER, Packed, Relation
from handbook.rules.packed import (
    PACKED_CALCULATES,
    PACKED_FOREIGN,
    PACKED_HIDDEN,
    PACKED_LEADS_OUT,
    PACKED_PERSONAL,
    PACKED_UNNAMED,
    PACKED_UNREADABLE,
    is_ours,
)
from tests.rules_unit.sites import site, told

PATH = "print/en/F-06.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
GOOD = Packed(
    parts=("[Content_Types].xml", "word/document.xml"),
    types=frozenset({"application/xml"}),
    relations=(Relation(STYLES, "styles.xml", False),),
    elements=frozenset({(W, "p")}),
    addresses=(W, STYLES),
    orders=("PAGE",),
    properties=(
        ("title", "F-06 A"), ("creator", MAKER), ("created", MADE), ("language", "en"),
        ("Application", MAKER),
    ),
    feet=("F-06 · edition 2026.11 · en · page  PAGE 1/ NUMPAGES 1",),
)  # fmt: skip
RULES = (
    PACKED_UNREADABLE, PACKED_FOREIGN, PACKED_LEADS_OUT, PACKED_CALCULATES, PACKED_HIDDEN, PACKED_PERSONAL,
    PACKED_UNNAMED,
)  # fmt: skip


def of(rule, path: str = PATH, **facts: Any) -> list[str]:
    """Return what a rule finds in our own file with other facts."""
    found = told(rule, site(packed={path: replace(GOOD, **facts)}))
    assert {(place, line) for place, line, _ in found} <= {(f"site/{path}", 0)}
    return [message.replace(f"“{path}” ", "") for _, _, message in found]


def test_our_own_file_is_as_it_should_be():
    for rule in RULES:
        assert of(rule) == []


def test_of_a_file_that_was_not_read_nothing_else_is_told():
    for rule in RULES[1:]:
        assert told(rule, site(packed={PATH: Packed(unread="is odd")})) == []


def test_what_no_form_needs_is_named():
    assert of(PACKED_FOREIGN, parts=("word/vbaProject.bin",)) == [
        "holds “word/vbaProject.bin”, which no form needs"
    ]
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert of(PACKED_FOREIGN, types=frozenset({macro})) == [f"holds “{macro}”, which no form needs"]
    kind = STYLES.replace("styles", "oleObject")
    assert of(PACKED_FOREIGN, relations=(Relation(kind, "a.xml", False),)) == [
        f"holds “{kind}”, which no form needs"
    ]
    for space, name, said in (
        (W, "hyperlink", "<hyperlink>"), ("x", "p", "<p> of x"), ("", "p", "<p> of no format"),
    ):  # fmt: skip
        assert of(PACKED_FOREIGN, elements=frozenset({(space, name)})) == [
            f"holds “{said}”, which no form needs"
        ]  # fmt: skip


def test_no_part_that_could_carry_or_run_something_is_a_part_of_a_form():
    for part in (
        "customXml/item1.xml", "word/comments.xml", "word/embeddings/a.bin", "word/media/a.png",
        "xl/externalLinks/externalLink1.xml", "xl/activeX/activeX1.xml", "xl/connections.xml",
        "xl/worksheets/sheet4.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg", "a.zip",
    ):  # fmt: skip
        assert len(of(PACKED_FOREIGN, parts=(part,))) == 1


def test_a_target_that_is_no_part_leads_out_whatever_it_says():
    for target in (
        "https://a.zz/b", "../../a.xml", "file:///a", "\\\\a\\b.xml", "//a.zz/b.xml", "a b.xml",
        "#a",
    ):  # fmt: skip
        for outside in (True, False):
            assert of(PACKED_LEADS_OUT, relations=(Relation(STYLES, target, outside),)) == [
                f"leads to “{target}”"
            ]


def test_a_part_that_is_said_to_lie_outside_leads_out():
    assert of(PACKED_LEADS_OUT, relations=(Relation(STYLES, "styles.xml", True),)) == [
        "leads to “styles.xml”"
    ]


def test_an_address_that_is_no_name_of_a_format_leads_out():
    assert of(PACKED_LEADS_OUT, addresses=(W, "https://a.zz/b", "/home/me/a")) == [
        "leads to “/home/me/a”", "leads to “https://a.zz/b”",
    ]  # fmt: skip


def test_the_namespace_of_a_foreign_element_is_told_once():
    """As an element that no form needs, not as an address too."""
    space = "https://a.zz/ns"
    elements = frozenset({(space, "p")})
    assert of(PACKED_LEADS_OUT, elements=elements, addresses=(space,)) == []
    assert len(of(PACKED_FOREIGN, elements=elements, addresses=(space,))) == 1


def test_our_own_formulas_and_fields_are_ours():
    for order in (
        "PAGE", "NUMPAGES", "80", '"✓"', "'انتخاب'!$C$2:$C$4", "'Rows'!$1:$3", "$A$1:$K$103",
        "'Rows'!$1:$3,'Rows'!$A:$A", 'AND(LEN(C4)=6,OR(LEFT(C4,1)="+"),--MID(C4,2,2)<15)',
        'TEXT(--A4,"0")=A4&""', 'IF(L4="","",ROUND((DATE(1,2,3)-0.5)*86400,0)/86400)',
        'LEN("WEBSERVICE(x)")',
    ):  # fmt: skip
        assert is_ours(order)


def test_whatever_else_is_worked_out_is_told():
    for order in (
        'WEBSERVICE("x")', 'HYPERLINK("x","y")', 'webservice("x")', "_xlfn.WEBSERVICE(A1)",
        'DDE("a","b","c")', "cmd|'/c calc'!A0", "[1]Sheet1!A1", "'[b.xlsx]S'!A1",
        "'\\\\a\\[b]S'!A1", "'http://a/b'!A1", 'LEN(RTD("a",,"b"))', "INDIRECT(A1)",
        "EVALUATE (A1)", "name", "DDEAUTO a b", "INCLUDEPICTURE a", "HYPERLINK a", "page",
        "PAGE \\* a", 'CALL("a")', "A1#", "{1,2}", "@SUM",
    ):  # fmt: skip
        assert not is_ours(order)
        assert len(of(PACKED_CALCULATES, orders=(order,))) == 1


def test_every_other_property_is_told():
    for key, value in (
        ("creator", "A. Officer"), ("lastModifiedBy", "A. Officer"),
        ("Application", "Microsoft Word"), ("created", "2026-03-09T07:12:40Z"),
        ("modified", "2026-03-09T07:12:40Z"), ("Company", "Unit 7"), ("Template", "Normal.dotm"),
        ("revision", "2"), ("description", MAKER),
    ):  # fmt: skip
        assert of(PACKED_PERSONAL, properties=((key, value),)) == [
            f"has the property {key} “{value}”"
        ]


def test_a_foot_that_lacks_something_is_told():
    for foot, lacks in (
        ("en PAGE", "its code"), ("F-06 PAGE", "its language"), ("F-06 · en", "its page number"),
        ("F-061 · en · PAGE", "its code"), ("F-06 · english · PAGE", "its language"),
    ):  # fmt: skip
        assert of(PACKED_UNNAMED, feet=(foot,)) == [f"does not say {lacks} in its foot"]


def test_a_foot_with_marks_of_direction_and_orders_of_a_workbook_is_read():
    feet = (
        '&L&"Arial,Regular"&9 \u200f\u200eF-06\u200e · \u200een\u200e&R&9 صفحہ \u200e&P/&N\u200e',
    )
    assert of(PACKED_UNNAMED, feet=feet) == []


def test_every_sheet_has_a_foot():
    sheets = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
    assert len(of(PACKED_UNNAMED, parts=sheets)) == 3
    assert of(PACKED_UNNAMED, parts=sheets, feet=GOOD.feet * 2) == []
    assert of(PACKED_UNNAMED, parts=sheets, feet=(*GOOD.feet, "F-06 · en")) == [
        "does not say its page number in its foot"
    ]
    assert len(of(PACKED_UNNAMED, feet=())) == 3


def test_title_and_language_are_those_of_the_path():
    assert of(PACKED_UNNAMED, "print/ur/F-06.docx") == [
        "does not say its language in its foot", "does not say its language in its properties",
    ]  # fmt: skip
    assert "does not say its code in its title" in of(PACKED_UNNAMED, "print/en/F-07.docx")
