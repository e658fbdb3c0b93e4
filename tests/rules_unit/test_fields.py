"""A field means one thing in every form, is registered, and is never given twice."""

from __future__ import annotations

from handbook.rules import form_fields, form_tables
from tests.rules_unit.sheets import told

RULES = (
    form_tables.CHOICE_ID, form_fields.FIELD_TWO_MEANINGS, form_fields.FIELD_WITHOUT_LABEL, form_fields.LOG_INCOMPLETE,
    form_fields.FIELD_NOT_REGISTERED, form_fields.FIELD_GONE, form_fields.FIELD_RETIRED,
)  # fmt: skip
A, B = "docs/en/templates/a.md", "docs/en/templates/b.md"
HEAD = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"
PLACE = "| `place` Place | text | always | |\n"
ASKED = "| `asked` Asked? | choice | always | `no` no · `yes` yes |\n"
STRUCK = "| `struck-utc` Struck | utc-time | | |\n"
BY = "| `struck-by` Struck by | person-ref | | |\n"
REGISTER = """fields:
  - {id: place, kind: text}
  - {id: asked, kind: choice, choices: ["no", "yes"]}
"""


def form(*rows, code="F-06", more=""):
    return f"---\nid: {code}\n---\n# Form\n\n## Fields {{ #fields }}\n\n{HEAD}{''.join(rows)}{more}"


def log(*rows):
    return form(PLACE, more=f"\n## Rows {{ #rows }}\n\n{HEAD}{''.join(rows)}")


def codes(tree):
    return [line.split()[1] for line in told(RULES, tree)]


def test_an_answer_has_an_id_of_its_own_and_a_label():
    for row, what in (
        (ASKED.replace("`yes` yes", "`no` never"), "“no” of the field “Asked?” is given twice"),
        (ASKED.replace("`yes` yes", "`Yes` yes"), "“Yes” of the field “Asked?” is no id of the right form"),
        (ASKED.replace("`yes` yes", "`yes`"), "“yes” of the field “Asked?” has no label"),
    ):  # fmt: skip
        assert told(RULES, {A: form(row)}) == [
            f"{A}:10: HB202 the answer {what} (write each answer once, as “`yes` Yes”)"
        ]


def test_a_field_means_the_same_in_the_second_form():
    for row, what, wanted in (
        (PLACE.replace("Place", "Town"), "another label", "Place"),
        (PLACE.replace("| text", "| date"), "another kind", "text"),
        (ASKED.replace("`no` no", "`no` not"), "other choices", "`no` no · `yes` yes"),
        (ASKED.replace("`no` no · ", ""), "other choices", "`no` no · `yes` yes"),
    ):  # fmt: skip
        (line,) = told(RULES, {A: form(PLACE, ASKED), B: form(row, code="F-07")})
        assert f"has {what} than on {A}:" in line
        assert f"(write “{wanted}”" in line


def test_rows_count_as_well():
    other = form(
        ASKED, code="F-07", more=f"\n## Rows {{ #rows }}\n\n{HEAD}{PLACE.replace('Place', 'Town')}"
    )
    assert codes({A: form(PLACE), B: other}) == ["HB208"]


def test_a_log_has_both_marks_of_a_struck_line():
    for one, lacks in ((STRUCK, "struck-by"), (BY, "struck-utc")):
        (line,) = told(RULES, {A: log(one)})
        assert line.endswith(f"(add a row for “{lacks}”)")
        assert ":16: HB210" in line


def test_a_field_stands_in_the_register_as_in_the_form():
    for register, what, entry in (
        (REGISTER.replace("place", "town"), "is not in", "- {id: place, kind: text}"),
        (REGISTER.replace('["no", "yes"]', '["yes", "no"]'), "differs from its entry in", '- {id: asked, kind: choice, choices: ["no", "yes"]}'),
        (REGISTER.replace(', choices: ["no", "yes"]', ""), "differs from its entry in", '- {id: asked, kind: choice, choices: ["no", "yes"]}'),
    ):  # fmt: skip
        lines = told(RULES, {A: form(PLACE, ASKED), "docs/data/fields.yaml": register})
        assert any(
            f" {what} docs/data/fields.yaml (write there “{entry}”)" in line for line in lines
        )


def test_the_register_is_the_measure_of_a_kind():
    wrong = PLACE.replace("| text", "| date")
    tree = {A: form(wrong), B: form(PLACE, ASKED, code="F-07"), "docs/data/fields.yaml": REGISTER}
    assert told(RULES, tree) == [
        (
            f"{A}:10: HB211 the field “place” is of kind date, and of kind text in docs/data/fields.yaml "
            "(write “text”, or give this field another id)"
        )
    ]


LESS = ASKED.replace("`no` no · ", "")
LACKS = (
    f"{A}:11: HB211 the field “asked” lacks the answer “no” of docs/data/fields.yaml (put “no” back, "
    "or retire it: move “asked.no” under fields in docs/data/retired.yaml)"
)
GONE = "fields:\n  - {id: asked.no, was: x, edition: '2026.12', now: none}\n"


def test_an_answer_that_is_taken_out_is_put_back_or_retired():
    tree = {A: form(PLACE, LESS), "docs/data/fields.yaml": REGISTER}
    assert told(RULES, tree) == [LACKS]
    assert told(RULES, {**tree, "docs/data/retired.yaml": GONE}) == []
    moved = REGISTER.replace('"no", ', "")
    retired = {"docs/data/retired.yaml": GONE}
    assert told(RULES, {**tree, **retired, "docs/data/fields.yaml": moved}) == []


def test_an_answer_of_the_register_that_one_form_of_two_lacks():
    tree = {
        A: form(PLACE, LESS), B: form(ASKED, code="F-07"), "docs/data/fields.yaml": REGISTER,
    }  # fmt: skip
    assert told(RULES, tree) == [LACKS]


def test_a_retired_answer_does_not_come_back():
    tree = {
        A: form(PLACE, ASKED),
        "docs/data/fields.yaml": REGISTER,
        "docs/data/retired.yaml": GONE,
    }
    assert told(RULES, tree) == [
        (
            f"{A}:11: HB115 “asked.no” was retired and may not be used again "
            "(give this answer an id that was never used)"
        )
    ]


def test_a_field_that_is_to_be_mended_is_not_compared():
    for row in (
        PLACE.replace("| text", "| txt"), PLACE.replace("always", "ever"),
        PLACE.replace("| |", "| a | b |"),
        ASKED.replace("| choice", "| choice ") + PLACE.replace("text | always", "text"),
    ):  # fmt: skip
        tree = {A: form(PLACE, ASKED), B: form(row.replace("Place", "Town"), code="F-07")}
        assert codes(tree) == []
        assert codes({**tree, "docs/data/fields.yaml": REGISTER}) == []


def test_a_field_of_a_broken_table_is_not_gone():
    tree = {A: form(PLACE, "\n", ASKED), "docs/data/fields.yaml": REGISTER}
    assert codes(tree) == []


def test_only_english_forms_are_held_against_the_register():
    tree = {"docs/ur/templates/a.md": form(PLACE, ASKED), "docs/data/fields.yaml": "fields: []\n"}
    assert codes(tree) == []


def test_a_field_that_one_form_has_lost_may_stand_in_another():
    gone = "items: []\ncodes: []\nrules: []\nfields:\n  - {id: asked, was: x, edition: '2026.12', now: none, kind: choice, forms: [F-07], choices: {\"no\": no}}\n"
    tree = {
        A: form(PLACE, ASKED), B: form(PLACE, code="F-07"), "docs/data/fields.yaml": REGISTER,
        "docs/data/retired.yaml": gone,
    }  # fmt: skip
    assert told(RULES, tree) == []
    assert codes({**tree, B: form(ASKED, code="F-07")}) == ["HB115"]
