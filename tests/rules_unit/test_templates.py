"""The fields of forms: their table, ids, kinds, needs and answers."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.fieldkinds import FIELD_KINDS
from tests.rules_unit.sheets import told

RULES = [CATALOG[code] for code in ("HB048", "HB202")]
PLACE = "docs/en/templates/a.md"
HEAD = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"
NARROW = "| Field | Kind | Needed |\n| --- | --- | --- |\n"
LACKS = (
    "HB048 the form has no table of fields with four columns "
    "(write “## Fields { #fields }” and below it | Field | Kind | Needed | How to fill it in |)"
)
GOOD = "| `case-ref` Case | text | always | As given. |\n"


def page(body, front="id: F-06"):
    """Return the page of a form, whose text begins on line 4."""
    return f"---\n{front}\n---\n{body}"


def form(*rows, head=HEAD, above="", more=""):
    """Return a page whose first field stands on line 10."""
    return page(f"{above}# Form\n\n## Fields {{ #fields }}\n\n{head}{''.join(rows)}{more}")


def found(text):
    return [line.removeprefix(f"{PLACE}:") for line in told(RULES, {PLACE: text})]


def row(id_="case-ref", label="Case", kind="text", needed="always", how="As given."):
    return f"| `{id_}` {label} | {kind} | {needed} | {how} |\n"


def rows(*lines, head=HEAD):
    """Return a second table, whose first row stands 6 lines below the last one before it."""
    return f"\n## Rows {{ #rows }}\n\n{head}{''.join(lines)}"


def test_a_form_with_its_tables():
    for text in (
        form(GOOD), form(GOOD, more=rows(row("url"))),
        form(GOOD, above="| A | B |\n| --- | --- |\n| a | b |\n\n"),
        form(GOOD, more="\n## Key { #key }\n\n| A | B |\n| --- | --- |\n| a | b |\n"),
    ):  # fmt: skip
        assert found(text) == []


def test_a_form_without_its_table_has_only_that_fault():
    for text, line in (
        (page("Text\n\n# Form { #form }\n"), 4),
        (page("# Form { #form }\n\n## Fields { #fields }\n\nText\n"), 6), (form(), 6),
        (form("| `case-ref` Case | txt | yes |\n", head=NARROW), 8),
        (form(GOOD, more=rows("| `Bad` Case | txt | yes |\n", head=NARROW)), 14),
        (form(head="", more=rows(row())), 6),
        (form("| `a` A | txt | x | x | x |\n", head="| A | B | C | D | E |\n|-|-|-|-|-|\n"), 8),
    ):  # fmt: skip
        assert found(text) == [f"{line}: {LACKS}"]


def test_an_id_of_the_right_form():
    for id_ in ("ab", "a" * 31, "a-b", "a1", "case-ref-2"):
        assert found(form(row(id_))) == []


def test_an_id_of_another_form():
    for id_ in ("a", "a" * 32, "1a", "-ab", "Ab", "aB", "a_b", "a b", "شق"):
        assert found(form(row(id_))) == [
            (
                f"10: HB202 the id “{id_}” of the field “Case” is no id of the right form "
                "(begin the row with “`case`”)"
            )
        ]


def test_a_field_without_id_is_offered_one():
    for label, proposal in (
        ("Case number", "case-number"), ("a" * 31, "a" * 31), ("a" * 31 + "b", "a" * 31),
        ("مقدمہ", "field-name"), ("A b", "a-b"), ("Ab", "ab"), ("A", "field-a"),
        ("1st name", "field-1st-name"), ("2", "field-2"), ("a" * 30 + " b", "a" * 30),
        ("1" * 40, "field-" + "1" * 25), ("1" * 24 + " b", "field-" + "1" * 24),
    ):  # fmt: skip
        assert found(form(f"| {label} | text | | x |\n")) == [
            f"10: HB202 the id of the field “{label}” is missing (begin the row with “`{proposal}`”)"
        ]


def test_fields_without_id_are_not_twice_the_same():
    lines = found(form("| One | text | | x |\n", "| Two | text | | x |\n"))
    assert [line[:9] for line in lines] == ["10: HB202", "11: HB202"]


def test_a_choice_needs_its_answers():
    for kind in (one.name for one in FIELD_KINDS.values() if one.chosen):
        assert found(form(row(kind=kind, how="`yes` Yes · `no` No"))) == []
        assert found(form(row(kind=kind))) == [
            (
                "10: HB202 the field “Case” names no answers "
                "(write them into the last column as “`yes` Yes · `no` No”)"
            )
        ]


def test_a_kind_that_no_form_knows():
    for kind, wanted in (
        ("txt", "“text”"), ("Choices", "“choices”"), ("choice of", "“choice”"),
        ("utc time", "“utc-time”"),
        ("qqq", f"one of {', '.join(FIELD_KINDS)}"),
    ):  # fmt: skip
        assert found(form(row(kind=kind))) == [
            f"10: HB202 the field “Case” has the kind “{kind}”, which no form knows (write {wanted})"
        ]


def test_every_fault_of_a_row_is_told():
    lines = found(form(row("A", kind="txt", needed="yes")))
    assert [line[:9] for line in lines] == ["10: HB202", "10: HB202", "10: HB202"]


def test_forms_that_are_not_looked_at_hide_no_other():
    bad = form(row(needed="yes"))
    tree = {
        "docs/en/templates/a.md": bad.replace("id: F-06", "id: F-06\nid: F-06"),
        "docs/en/templates/b.md": page("Text\n"),
        "docs/en/templates/c.md": bad,
        "docs/en/templates/d.md": bad.replace("id: F-06", "code: F-06"),
    }
    assert [line[:35] for line in told(RULES, tree)] == [
        "docs/en/templates/b.md:4: HB048 the",
        "docs/en/templates/c.md:10: HB202 “y",
    ]
