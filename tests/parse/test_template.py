"""The tables of a form's page become fields, with their choices."""

from handbook.model import Choice
from handbook.parse import parse_page, parse_template

HEAD = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"


def fields(*rows, under="## Fields { #fields }"):
    text = f"---\nid: F-06\n---\n\n{under}\n\n{HEAD}" + "".join(f"{row}\n" for row in rows)
    return parse_template(parse_page(text, "docs/en/templates/x.md", "en", "templates/x.md"))


def one(row):
    (found,) = fields(row).fields
    return found


def test_a_row_is_a_field_with_its_line():
    found = one("| `case-ref` Case | text | always | As in the register. |")
    assert (found.id, found.label, found.kind) == ("case-ref", "Case", "text")
    assert (found.needed, found.how, found.choices) == ("always", "As in the register.", ())
    assert found.line == 9


def test_a_field_without_an_id_keeps_its_label():
    found = one("| Case | text | | |")
    assert (found.id, found.label, found.how) == (None, "Case", "")


def test_a_short_row_has_empty_parts():
    found = one("| `a-b` A |")
    assert (found.kind, found.needed, found.how) == ("", "", "")


def test_a_kind_may_be_dressed():
    assert one("| `a-b` A | **`text`** | no | x |").kind == "text"


def test_choices_stand_in_the_last_column():
    for kind in ("choice", "choices"):
        found = one(f"| `a-b` A | {kind} | no | `yes` Yes · `no` No, never. |")
        assert found.choices == (Choice("yes", "Yes"), Choice("no", "No, never"))
        assert found.how == ""


def test_words_before_the_choices_say_how():
    found = one("| `a-b` A | choice | no | Tick one: `yes` Yes · `no` No |")
    assert found.how == "Tick one:"
    assert [choice.id for choice in found.choices] == ["yes", "no"]


def test_other_kinds_have_no_choices():
    found = one("| `a-b` A | text | no | Write `yes` or `no`. |")
    assert (found.choices, found.how) == ((), "Write `yes` or `no`.")


def test_the_tables_of_all_groups_are_the_fields_in_their_order():
    text = (
        "---\nid: F-06\n---\n\n## Fields { #fields }\n\n"
        f"### Case {{ #case }}\n\nFirst.\n\n{HEAD}| `a-b` A | text | | |\n\n"
        f"### Page {{ #page }}\n\n{HEAD}| `c-d` C | text | | |\n| `e-f` E | text | | |\n\n"
        f"## Notes {{ #notes }}\n\n### Why {{ #why }}\n\n{HEAD}| `g-h` G | text | | |\n"
    )
    form = parse_template(parse_page(text, "docs/en/templates/x.md", "en", "templates/x.md"))
    assert [(field.id, field.group) for field in form.fields] == [
        ("a-b", "case"), ("c-d", "page"), ("e-f", "page"),
    ]  # fmt: skip
    assert form.rows == ()


def test_rows_stand_under_their_own_heading_and_other_tables_are_none():
    row = "| `a-b` A | text | no | x |"
    found = fields(row, under="## Rows { #rows }")
    assert ([field.id for field in found.rows], found.fields) == (["a-b"], ())
    other = fields(row, under="## Notes { #notes }")
    assert (other.fields, other.rows) == ((), ())


EXAMPLE = """---
id: F-06
---

## Fields { #fields }

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
| `a-b` A | text | always | |
| `b-c` B | choices | | `l0` L0 · `l1` L1 |

## Filled example { #example }

| Field | Value |
| --- | --- |
| `a-b` | `U7/1` of today |
| `b-c` | `l0` · `l1` |
| `c-d` C | |
| no id | x |

### The rows { #example-rows }

| `no` Number | `c` C |
| --- | --- |
| 1 | one |
| 2 | |

| `no` Number | `d` D |
| --- | --- |
| 1 | more |

## After { #after }

| `no` Number | `c` C |
| --- | --- |
| 9 | not an example |
"""


def example(text=EXAMPLE):
    return parse_template(
        parse_page(text, "docs/en/templates/x.md", "en", "templates/x.md")
    ).example


def test_a_filled_example_has_the_answers_of_the_head_with_their_lines():
    found = example()
    assert [(answer.id, answer.text) for answer in found.head] == [
        ("a-b", "U7/1 of today"), ("b-c", "l0 l1"), ("c-d", ""),
    ]  # fmt: skip
    assert (found.head[0].line, found.text("b-c"), found.text("gone")) == (16, "l0 l1", "")


def test_the_example_keeps_what_stands_behind_an_id():
    found = example()
    assert [answer.more for answer in found.head] == ["", "", "C"]
    assert [(one.id, one.more) for one in found.columns] == [
        ("no", "Number"), ("c", "C"), ("no", "Number"), ("d", "D"),
    ]  # fmt: skip


def test_a_text_that_looks_like_an_answer_is_kept_whole():
    text = EXAMPLE.replace("`U7/1` of today", "`kamal` Kamal · `sample` Sample")
    assert example(text).text("a-b") == "kamal Kamal · sample Sample"


def test_the_first_of_two_tables_of_fields_is_read():
    second = f"\n{HEAD}| `d-e` D | text | | |"
    assert [one.id for one in fields("| `a-b` A | text | | |", second).fields] == ["a-b"]


def test_tables_of_rows_are_one_where_their_first_cells_agree():
    first, second = example().rows
    assert {answer.id: answer.text for answer in first} == {"no": "1", "c": "one", "d": "more"}
    assert {answer.id: answer.text for answer in second} == {"no": "2"}


def test_a_page_without_an_example_has_an_empty_one():
    found = example(EXAMPLE.replace("{ #example }", "{ #sample }"))
    assert (found.head, found.rows) == ((), ())
