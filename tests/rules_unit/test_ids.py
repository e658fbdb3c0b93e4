"""The ids of items: which are sound, which number is free, and which one is gone."""

from __future__ import annotations

import pytest

from handbook.rules.ids import (
    ITEM_GONE,
    ITEM_ID_FOREIGN,
    ITEM_ID_RETIRED,
    ITEM_ID_TWICE,
    ITEM_WITHOUT_ID,
)
from tests.rules_unit.sheets import sheet, told, told_of

RULES = (ITEM_WITHOUT_ID, ITEM_ID_FOREIGN, ITEM_ID_TWICE, ITEM_ID_RETIRED, ITEM_GONE)


def items(*ids):
    """Return two pause points whose items begin on line 6 and 9 of the file."""
    lines = [f"- [ ] `{id_}` Sign.\n" if id_ else "- [ ] Sign.\n" for id_ in ids]
    return "## A { #a }\n\n" + "".join(lines[:1]) + "\n## B { #b }\n" + "".join(lines[1:])


def found(*ids, dead=(), list_id="CL-03"):
    entries = ", ".join(f"{{id: {id_}}}" for id_ in dead)
    data = {"retired.yaml": f"items: [{entries}]\ncodes: [{{id: CL-03.1}}]\n"}
    return told_of(RULES, sheet(items(*ids), f"id: {list_id}"), **data)


def gone(number):
    id_ = f"CL-03.{number}"
    return (
        f"4: HB115 the item “{id_}” is neither in the list nor retired "
        f"(put it back, or enter “{id_}” under items in docs/data/retired.yaml)"
    )


def free(number):
    return f"(write “CL-03.{number}”, the next free number)"


@pytest.mark.parametrize(
    "numbers", [(), (1,), (1, 2), (3, 1, 2), (10, *range(1, 10)), (*range(1, 13),)]
)
def test_numbers_without_a_gap_in_any_order(numbers):
    assert found(*(f"CL-03.{number}" for number in numbers)) == []


@pytest.mark.parametrize(
    ("ids", "dead", "number"),
    [
        ((None,), (), 1),
        ((None, "CL-03.1"), (), 2),
        ((None, "CL-03.12", "CL-03.3"), (), 13),
        ((None, "CL-03.2"), ("CL-03.1",), 3),
        ((None, "CL-03.2"), ("CL-03.7", "CL-04.9"), 8),
    ],
)
def test_an_item_without_id_is_offered_the_number_after_all_that_were_used(ids, dead, number):
    assert found(*ids, dead=dead) == [
        f"6: HB101 the item “Sign.” has no id (write “- [ ] `CL-03.{number}` …”, the next free number)"
    ]


def test_items_without_id_are_not_twice_the_same():
    rest = "the item “Sign.” has no id (write “- [ ] `CL-03.1` …”, the next free number)"
    assert found(None, None) == [f"6: HB101 {rest}", f"9: HB101 {rest}"]


@pytest.mark.parametrize(
    "id_",
    [
        "CL-04.1", "CL-03.0", "CL-03.02", "cl-03.2", "CL-03.", "CL-03.2a", "CL-03.2.1", "CL-033.2",
        "XCL-03.2", "CL-03-2", "CL-03", "CL-03.ii", "F-03.2", "CL-03.1000", "CL-03.1۲",
    ],
)  # fmt: skip
def test_an_id_that_is_not_the_list_s_own(id_):
    assert found("CL-03.1", id_) == [f"9: HB102 “{id_}” is no id of an item of CL-03 {free(2)}"]


def test_a_foreign_id_that_stands_twice_is_foreign_twice():
    rest = f"“CL-04.1” is no id of an item of CL-03 {free(1)}"
    assert found("CL-04.1", "CL-04.1") == [f"6: HB102 {rest}", f"9: HB102 {rest}"]


def test_a_sign_in_the_id_of_a_list_stands_for_itself():
    assert found("C.03.1", list_id="C.03") == []
    assert found("CL03.1", list_id="C.03") == [
        "6: HB102 “CL03.1” is no id of an item of C.03 (write “C.03.1”, the next free number)"
    ]


def test_an_id_that_stands_again_names_the_first_line():
    rest = f"the id “CL-03.1” stands already on line 6 {free(3)}"
    assert found("CL-03.1", "CL-03.2", "CL-03.1", "CL-03.1") == [
        f"10: HB103 {rest}",
        f"11: HB103 {rest}",
    ]


def test_a_retired_id_is_told_once_where_it_stands_twice():
    assert found("CL-03.1", "CL-03.2", "CL-03.2", dead=["CL-03.2"]) == [
        f"9: HB104 “CL-03.2” was retired and may not be used again {free(3)}",
        f"10: HB103 the id “CL-03.2” stands already on line 9 {free(3)}",
    ]


@pytest.mark.parametrize(
    ("numbers", "dead", "gaps"),
    [
        ((2,), (), [1]),
        ((1, 3), (), [2]),
        ((5, 1, 2), (), [3, 4]),
        ((1, 4), (2,), [3]),
        ((1, 4), (2, 3), []),
        ((1, 12), range(2, 11), [11]),
        ((1, 2, 3), (5,), [4]),
        ((1, 2, 3), (4,), []),
        ((1, 2, 3), (5, 7), [4, 6]),
        ((), (2,), [1]),
        ((1,), (1000,), []),
    ],
)
def test_a_number_that_is_neither_used_nor_retired_is_gone(numbers, dead, gaps):
    ids = (f"CL-03.{number}" for number in numbers)
    retired = [f"CL-03.{number}" for number in dead]
    assert found(*ids, dead=retired) == [gone(number) for number in gaps]


def test_the_number_of_another_list_fills_no_gap():
    assert found("CL-03.1", "CL-03.3", dead=["CL-04.2"]) == [gone(2)]


def test_a_number_has_at_most_three_digits():
    assert found("CL-03.999", dead=[f"CL-03.{number}" for number in range(1, 999)]) == []
    (one,) = found("CL-03." + "9" * 5000)
    assert one.startswith("6: HB102")


def test_without_a_pause_point_the_list_as_a_whole_has_the_gap():
    tree = {"checklists/en/a.md": sheet("- [ ] `CL-03.2` Sign.\n")}
    (one,) = told(RULES, tree)
    assert one.startswith("checklists/en/a.md: HB115 the item “CL-03.1” is neither")


@pytest.mark.parametrize(
    ("ids", "dead", "code"),
    [
        ((None, "CL-03.4"), (), "HB101"),
        (("CL-03.4", None), (), "HB101"),
        (("CL-04.1", "CL-03.4"), (), "HB102"),
        (("CL-03.4", "CL-04.1"), (), "HB102"),
        (("CL-03.4", "CL-03.4"), (), "HB103"),
        (("CL-03.1", "CL-03.4"), ("CL-03.1",), "HB104"),
    ],
)
def test_gaps_wait_until_every_id_is_sound(ids, dead, code):
    (one,) = found(*ids, dead=dead)
    assert one.partition(" ")[2].startswith(code)


def test_a_gap_is_told_in_english_only():
    text = sheet(items("CL-03.2", "CL-03.2"))
    tree = {"checklists/ur/a.md": text}
    (one,) = told(RULES, tree)
    assert one.startswith("checklists/ur/a.md:9: HB103")
    assert told(RULES, {"checklists/ur/a.md": sheet(items("CL-03.2"))}) == []


def test_a_list_without_id_or_with_front_matter_that_cannot_be_read_has_only_that_fault():
    assert told_of(RULES, sheet(items("CL-04.1", None), "title: A")) == []
    assert told_of(RULES, sheet(items("CL-04.1", None), "id: CL-03\nid: CL-03")) == []
