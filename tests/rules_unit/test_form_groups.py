"""A long form has groups of fields: each is one heading with one table, the same in every language."""

from __future__ import annotations

from handbook.rules.form_fields import FIELD_UNKNOWN
from handbook.rules.form_tables import FIELD_ID_TWICE
from handbook.rules.page_structure import HEADING_ID_TWICE, HEADING_WITHOUT_ID
from handbook.rules.translated_pages import TRANSLATED_PAGE_DIFFERS
from tests.rules_unit.sheets import told
from tests.rules_unit.test_form_tables import ASKED, HEAD, PLACE, REGISTER, RULES, UR, A, form

ALL = (*RULES, FIELD_ID_TWICE, FIELD_UNKNOWN, HEADING_WITHOUT_ID, HEADING_ID_TWICE)
WHERE, WHAT = "### Where { #where }\n\n", "### What { #what }\n\n"
GROUPED = WHERE + HEAD + PLACE + "\n" + WHAT + HEAD + ASKED


def grouped(table=GROUPED, more=""):
    """Return a form whose first group begins on line 9, and its first field stands on line 13."""
    return form(table, more)


def in_both(english, urdu):
    """Return what is told of a form in English, and of the same form in Urdu."""
    return told(
        (*ALL, TRANSLATED_PAGE_DIFFERS), {A: english, UR: urdu, "docs/data/fields.yaml": REGISTER}
    )


def alone(text):
    """Return what is told of an English form that has no translation."""
    tree = {A: text, "docs/data/fields.yaml": REGISTER}
    return [line.removeprefix(f"{A}:") for line in told(ALL, tree)]


def test_groups_that_are_whole_are_not_told():
    assert in_both(grouped(), grouped()) == []


def test_a_group_that_is_not_whole_is_one_finding():
    for text, line in (
        (grouped(WHERE + GROUPED.replace("#where", "#place-seen")), ("9: HB221 the group “Where” has no table of fields (write its table below this heading, or remove the heading)")),
        (grouped(WHERE + HEAD + PLACE + "\n" + HEAD + ASKED), ("15: HB221 there is a second table under “where”, and only the first is read (move its rows into the table on line 11)")),
        (
        grouped(HEAD + PLACE + "\n" + WHAT + HEAD + ASKED),
        ("9: HB221 these fields are in no group, and the form has groups "
        "(write a heading above this table, such as “### Case { #case }”)"),
        ),
        (grouped(WHERE + HEAD + PLACE + "\n" + WHAT + ASKED), ("17: HB221 this row belongs to no table (write the heads above it and “| --- | --- | --- | --- |” between, a --- for each head)")),
        (grouped(WHERE + HEAD + PLACE + "\n" + ASKED), "15: HB221 the empty line above parts this row from its table (delete line 14)"),
        (grouped(GROUPED.replace("| Field | Kind |", "| Kind | Field |", 1)), ("11: HB221 the heads “Kind | Field | Needed | How to fill it in” are not those of a form (write “| Field | Kind | Needed | How to fill it in |”, or the same in your language, and the cells below in this order)")),
        (grouped(GROUPED + PLACE), "20: HB202 the field id “place” is on line 13 already (give this field another id)"),
    ):  # fmt: skip
        assert alone(text) == [line]


def test_a_group_without_an_id_says_so_at_its_heading():
    lines = alone(grouped(GROUPED.replace(" { #what }", "")))
    assert [line.split(" ")[:2] for line in lines] == [["15:", "HB043"], ["15:", "HB221"]]


def test_two_groups_of_one_id_are_told_by_the_rule_of_headings():
    assert any("HB043" in line for line in alone(grouped(GROUPED.replace("#what", "#where"))))


def test_a_table_of_notes_is_no_group():
    notes = "\n## Notes on fields { #more }\n\n### Why { #why }\n\n| Fields | Q |\n| --- | --- |\n| `plcae` | ? |\n"
    assert alone(grouped(more=notes)) == ["27: HB219 F-06 has no field “plcae” (write “place”)"]


def test_another_group_in_a_translation_is_one_finding():
    for urdu, what, wanted in (
        (
        GROUPED.replace("#what", "#which"),
        "`asked` under `### … { #which }`",
        "`asked` under `### … { #what }`",
        ),
        (
        HEAD + PLACE + ASKED,
        "`place` under no group",
        "`place` under `### … { #where }`",
        ),
        (
        WHERE + HEAD + PLACE + ASKED,
        "`asked` under `### … { #where }`",
        "`asked` under `### … { #what }`",
        ),
    ):  # fmt: skip
        (line,) = in_both(grouped(), form(urdu))
        assert line.startswith(f"{UR}:")
        assert f" HB401 “{what}” differs from “{A}” (write “{wanted}”)" in line


def test_a_group_that_english_has_not_is_told():
    (line,) = in_both(form(), grouped())
    assert "“`place` under `### … { #where }`” differs" in line
