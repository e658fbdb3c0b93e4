"""The ids of items: which are sound, which number is free, and which one is gone."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules.checklists import ITEM_GONE
from tests.rules_unit.sheets import sheet, told, told_of

RULES = (CATALOG["HB101"], ITEM_GONE)


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
        f"4: HB115 the item “{id_}” is neither in the checklist nor retired "
        f"(put it back, or enter “{id_}” under items in docs/data/retired.yaml)"
    )


def free(number):
    return f"(write “CL-03.{number}”, the next free number)"


def test_numbers_without_a_gap_in_any_order():
    for numbers in ((), (1,), (1, 2), (3, 1, 2), (10, *range(1, 10)), (*range(1, 13),)):
        assert found(*(f"CL-03.{number}" for number in numbers)) == []


def test_an_item_without_id_is_offered_the_number_after_all_that_were_used():
    for ids, dead, number in (
        ((None,), (), 1), ((None, "CL-03.1"), (), 2), ((None, "CL-03.12", "CL-03.3"), (), 13),
        ((None, "CL-03.2"), ("CL-03.1",), 3), ((None, "CL-03.2"), ("CL-03.7", "CL-04.9"), 8),
    ):  # fmt: skip
        assert found(*ids, dead=dead) == [
            f"6: HB101 the item “Sign.” has no id (write “- [ ] `CL-03.{number}` …”, the next free number)"
        ]


def test_items_without_id_are_not_twice_the_same():
    rest = "the item “Sign.” has no id (write “- [ ] `CL-03.1` …”, the next free number)"
    assert found(None, None) == [f"6: HB101 {rest}", f"9: HB101 {rest}"]


def test_an_id_that_is_not_the_list_s_own():
    for id_ in (
        "CL-04.1", "CL-03.0", "CL-03.02", "cl-03.2", "CL-03.", "CL-03.2a", "CL-03.2.1", "CL-033.2",
        "XCL-03.2", "CL-03-2", "CL-03", "CL-03.ii", "F-03.2", "CL-03.1000", "CL-03.1۲",
    ):  # fmt: skip
        assert found("CL-03.1", id_) == [f"9: HB101 “{id_}” is no id of an item of CL-03 {free(2)}"]


def test_a_foreign_id_that_stands_twice_is_foreign_twice():
    rest = f"“CL-04.1” is no id of an item of CL-03 {free(1)}"
    assert found("CL-04.1", "CL-04.1") == [f"6: HB101 {rest}", f"9: HB101 {rest}"]


def test_an_id_that_stands_again_names_the_first_line():
    rest = f"the id “CL-03.1” is on line 6 already {free(3)}"
    assert found("CL-03.1", "CL-03.2", "CL-03.1", "CL-03.1") == [
        f"10: HB101 {rest}",
        f"11: HB101 {rest}",
    ]


def test_a_retired_id_is_told_once_where_it_stands_twice():
    assert found("CL-03.1", "CL-03.2", "CL-03.2", dead=["CL-03.2"]) == [
        f"9: HB101 “CL-03.2” was retired and may not be used again {free(3)}",
        f"10: HB101 the id “CL-03.2” is on line 9 already {free(3)}",
    ]


def test_a_number_that_is_neither_used_nor_retired_is_gone():
    for numbers, dead, gaps in (
        ((2,), (), [1]), ((1, 3), (), [2]), ((5, 1, 2), (), [3, 4]), ((1, 4), (2,), [3]),
        ((1, 4), (2, 3), []), ((1, 12), range(2, 11), [11]), ((1, 2, 3), (5,), [4]),
        ((1, 2, 3), (4,), []), ((1, 2, 3), (5, 7), [4, 6]), ((), (2,), [1]), ((1,), (1000,), []),
    ):  # fmt: skip
        ids = (f"CL-03.{number}" for number in numbers)
        retired = [f"CL-03.{number}" for number in dead]
        assert found(*ids, dead=retired) == [gone(number) for number in gaps]


def test_the_number_of_another_list_fills_no_gap():
    assert found("CL-03.1", "CL-03.3", dead=["CL-04.2"]) == [gone(2)]


def test_a_number_has_at_most_three_digits():
    assert found("CL-03.999", dead=[f"CL-03.{number}" for number in range(1, 999)]) == []
    (one,) = found("CL-03." + "9" * 5000)
    assert one.startswith("6: HB101")


def test_without_a_pause_point_the_list_as_a_whole_has_the_gap():
    tree = {"checklists/en/a.md": sheet("- [ ] `CL-03.2` Sign.\n")}
    (one,) = told(RULES, tree)
    assert one.startswith("checklists/en/a.md: HB115 the item “CL-03.1” is neither")


def test_gaps_wait_until_every_id_is_sound():
    for ids, dead, code in (
        ((None, "CL-03.4"), (), "HB101"), (("CL-03.4", None), (), "HB101"),
        (("CL-04.1", "CL-03.4"), (), "HB101"), (("CL-03.4", "CL-04.1"), (), "HB101"),
        (("CL-03.4", "CL-03.4"), (), "HB101"), (("CL-03.1", "CL-03.4"), ("CL-03.1",), "HB101"),
    ):  # fmt: skip
        (one,) = found(*ids, dead=dead)
        assert one.partition(" ")[2].startswith(code)


def test_a_gap_is_told_in_english_only():
    text = sheet(items("CL-03.2", "CL-03.2"))
    tree = {"checklists/ur/a.md": text}
    (one,) = told(RULES, tree)
    assert one.startswith("checklists/ur/a.md:9: HB101")
    assert told(RULES, {"checklists/ur/a.md": sheet(items("CL-03.2"))}) == []


def test_a_list_without_id_or_with_front_matter_that_cannot_be_read_has_only_that_fault():
    assert told_of(RULES, sheet(items("CL-04.1", None), "title: A")) == []
    assert told_of(RULES, sheet(items("CL-04.1", None), "id: CL-03\nid: CL-03")) == []
