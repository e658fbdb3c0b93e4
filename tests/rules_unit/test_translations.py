"""Translated lists and pages beside the English ones."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules import check
from tests import books
from tests.rules_unit.sheets import sheet, told

LISTS = [CATALOG["HB401"]]
ENGLISH, OTHER = "checklists/en/a.md", "checklists/ur/a.md"
BROKEN = "id: CL-03\nid: CL-03"


def items(*ids):
    """Return a line for each id; one with a star is critical, None has no id."""
    return "".join(
        "- [ ] Sign.\n"
        if id_ is None
        else f"- [ ] `CL-03.{id_[1:]}` **Sign.**\n"
        if id_[0] == "*"
        else f"- [ ] `CL-03.{id_}` Sign.\n"
        for id_ in ids
    )


def one_pause(*ids):
    """Return a list whose items begin on line 5, below its one pause point."""
    return "## A { #a }\n" + items(*ids)


def pauses(*ids):
    return "".join(f"## P {{ #{id_} }}\n" if id_ else "## P\n" for id_ in ids)


def found(own, source, own_front="id: CL-03", source_front="id: CL-03"):
    tree = {ENGLISH: sheet(source, source_front), OTHER: sheet(own, own_front)}
    return [line.removeprefix(OTHER) for line in told(LISTS, tree)]


def lacks(line, id_, source_line, above, bold=""):
    return (
        f":{line}: HB401 “CL-03.{id_}” of “{ENGLISH}”, line {source_line}, is not here "
        f"(below {above} write “- [ ] `CL-03.{id_}` {bold}…{bold}”)"
    )


def beyond(line, id_):
    return (
        f":{line}: HB401 “CL-03.{id_}” is no item of “{ENGLISH}” (remove the item and its reason)"
    )


def moved(line, here, there):
    return (
        f":{line}: HB401 “CL-03.{here}” is here where “{ENGLISH}” has “CL-03.{there}” "
        f"(move “CL-03.{there}” and its reason up to this line)"
    )


HEAD, ITEM = "“## … {{ #{} }}”".format, "the item “CL-03.{}”".format


def test_each_item_that_differs_is_told_at_its_place():
    for own, source, expected in (
        (("1",), ("1", "2"), [lacks(5, 2, 6, ITEM(1))]),
        (("1", "2"), ("1", "*3", "2"), [lacks(5, 3, 6, ITEM(1), "**")]),
        (("2",), ("1", "2", "3"), [lacks(4, 1, 5, HEAD("a")), lacks(5, 3, 7, ITEM(2))]),
        (("1",), ("1", "2", "3"), [lacks(5, 2, 6, ITEM(1)), lacks(5, 3, 7, ITEM(2))]),
        (("1", "2"), ("1",), [beyond(6, 2)]),
        (("1", "2", "3", "4"), ("1", "3"), [beyond(6, 2), beyond(8, 4)]),
        (("1", "4"), ("1", "2"), [lacks(5, 2, 6, ITEM(1)), beyond(6, 4)]),
        (("2", "1", "3"), ("1", "2", "3"), [moved(5, 2, 1)]),
        (("1", "3", "4", "2"), ("1", "2", "3", "4"), [moved(6, 3, 2)]),
        (("2", "1"), ("1", "2", "3"), [moved(5, 2, 1), lacks(5, 3, 7, ITEM(2))]),
    ):  # fmt: skip
        assert found(one_pause(*own), one_pause(*source)) == expected


def test_a_lacking_item_is_told_at_the_pause_point_to_which_it_belongs():
    own = "\n" + one_pause("1") + "## B { #b }\n" + items("2")
    source = one_pause("1") + "## B { #b }\n" + items("3", "2")
    assert found(own, source) == [lacks(7, 3, 7, HEAD("b"))]


def test_an_item_outside_a_pause_point_comes_first():
    assert found(items("1"), items("1", "2")) == []


def test_ids_that_are_missing_or_stand_twice_come_first():
    for own, source in (
        (("1", None), ("1", "2")), (("1", "2"), ("1", None)), (("1", None), ("1", None)),
        (("1", "2", "2"), ("1", "2", "3")), (("1", "2", "3"), ("1", "2", "2")),
        (("*1", None), ("1", "2")),
    ):  # fmt: skip
        assert found(one_pause(*own), one_pause(*source)) == []


def test_every_item_of_another_weight_is_told_and_none_that_english_lacks():
    lines = found(one_pause("*4", "*1", "2", "*3"), one_pause("1", "*2", "*3"))
    assert [line[:9] for line in lines] == [":5: HB401", ":6: HB401", ":7: HB401"]


def test_pause_points_that_differ_are_told_at_the_first():
    for own, source, line, mine, theirs in (
        (("a", "c"), ("a", "b"), 5, "a, c", "a, b"), (("c", "b"), ("a", "b"), 4, "c, b", "a, b"),
        (("b", "a"), ("a", "b"), 4, "b, a", "a, b"),
        (("a", "b", "c"), ("a", "b"), 6, "a, b, c", "a, b"), (("a",), ("a", "b"), 4, "a", "a, b"),
        ((), ("a", "b"), 4, "none", "a, b"), (("a", "b"), (), 4, "a, b", "none"),
        (("a",), (), 4, "a", "none"),
    ):  # fmt: skip
        heads = ", ".join(HEAD(id_) for id_ in source)
        advice = (
            f"write {heads}, each above the items that it has there"
            if heads
            else "remove the headings"
        )
        assert found(pauses(*own), pauses(*source)) == [
            f":{line}: HB401 the pause points are “{mine}”, in English “{theirs}” ({advice})"
        ]


def test_pause_points_without_id_come_first():
    for own, source in (
        (("a", None), ("a", "b")), (("a", "b"), ("a", None)), (("a", None), ("b", None)),
        (("a", "b"), ("a", "b")),
    ):  # fmt: skip
        assert found(pauses(*own), pauses(*source)) == []


def test_a_list_whose_front_matter_cannot_be_read_is_not_compared():
    own, source = "## B { #b }\n" + items("*1"), "## A { #a }\n" + items("1", "2")
    assert len(found(own, source)) == 3
    assert found(own, source, own_front=BROKEN) == []
    assert found(own, source, source_front=BROKEN) == []


def test_what_is_not_compared_hides_no_other():
    tree = {
        "checklists/en/b.md": sheet(items("1"), BROKEN),
        "checklists/en/c.md": sheet(one_pause("1", "2")),
        "checklists/ur/a.md": sheet(items("1")),
        "checklists/ur/b.md": sheet(items("2")),
        "checklists/ur/c.md": sheet(one_pause("1")),
    }
    (one,) = told(LISTS, tree)
    assert one.startswith("checklists/ur/c.md:5: HB401 ")


def test_a_translation_needs_its_english_file():
    text = "---\ntitle: A\n---\nText\n"
    tree = {
        "checklists/en/a.md": text,
        "checklists/en/c.md": text,
        "checklists/ur/a.md": text,
        "checklists/ur/b.md": text,
        "docs/en/evidence/a.md": text,
        "docs/en/evidence/c.md": text,
        "docs/ur/a.md": text,
        "docs/ur/evidence/a.md": text,
        "docs/ur/evidence/b.md": text,
    }
    rest = "that this could be a translation of (write the English file first, or take its name)"
    assert told([CATALOG["HB403"]], tree) == [
        f"checklists/ur/b.md: HB403 there is no “checklists/en/b.md” {rest}",
        f"docs/ur/a.md: HB403 there is no “docs/en/a.md” {rest}",
        f"docs/ur/evidence/b.md: HB403 there is no “docs/en/evidence/b.md” {rest}",
    ]


def test_a_reviewed_translation_names_two_readers():
    for by, faulty in (
        ("Urdu editor and duty officer", False), ("machine draft", True), ("me", True),
        ("Urdu editor and Urdu Editor", True), ("Urdu editor and ", True),
        ("machine draft and duty officer", True), ("one, two", True),
    ):  # fmt: skip
        path = "docs/ur/evidence/capture.md"
        text = f"---\ntitle: a\ntranslation:\n  of: 0\n  status: reviewed\n  by: {by}\n---\n"
        found = check(books.book({path: text}), [CATALOG["HB405"]])
        said = (
            f"{path}:6: HB405 “{by.strip()}” does not name two readers of a reviewed translation "
            "(write “by: … and …” with the roles of both, or “status: draft”)"
        )
        assert [str(one) for one in found] == ([said] if faulty else [])


def test_a_draft_needs_no_reader_and_without_by_the_map_is_named():
    path = "docs/ur/evidence/capture.md"
    draft = "---\ntranslation: {of: 0, status: draft, by: machine draft}\n---\n"
    assert check(books.book({path: draft}), [CATALOG["HB405"]]) == []
    nobody = "---\ntitle: a\ntranslation: {of: 0, status: reviewed}\n---\n"
    (one,) = check(books.book({path: nobody}), [CATALOG["HB405"]])
    assert one.line == 3
