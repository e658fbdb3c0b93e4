"""The title of a page, and the ids of headings on pages and in lists."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from tests.rules_unit.sheets import sheet, told, told_of

RULES = [CATALOG[code] for code in ("HB040", "HB043")]
PLACE = "docs/en/a.md"


def found(body, front="title: Save it", rules=RULES):
    """Return what is told of a page, whose text begins on line 4."""
    tree = {PLACE: f"---\n{front}\n---\n{body}"}
    return [line.removeprefix(f"{PLACE}:") for line in told(rules, tree)]


def below(body, rules=RULES):
    """Return what is told of what stands below the title, on line 6."""
    return found(f"# Save it\n\n{body}", rules=rules)


def in_list(body):
    return told_of(RULES, sheet(body))


def missing(title):
    return f"HB040 the text does not begin with its title (write “# {title}” as its first line)"


def test_a_page_that_does_not_begin_with_its_title():
    for body, line in (
        ("Text\n", 4), ("", 4), ("\nText\n", 5), ("\n\n\nText\n", 7),
        ("## Save it { #save }\n\n# Save it\n", 4), ("\n### Save it { #save }\n", 5),
    ):  # fmt: skip
        assert found(body) == [f"{line}: {missing('Save it')}"]


def test_a_page_whose_title_is_nowhere():
    assert found("Text\n", "code: E-03") == [f"4: {missing('Title')}"]


def test_a_page_that_begins_with_its_title():
    for body, front in (
        ("# Save it\n", "title: Save it"), ("\n\n# Save it\n", "title: Save it"),
        ("#  Save   it\n", "title: Save it"), ("# Save it\n", 'title: "Save   it"'),
        ("# Save *it*\n", "title: Save it"), ("# Any other\n", "code: E-03"),
        ("# Save it { #save }\n", "title: Save it"),
    ):  # fmt: skip
        assert found(body, front) == []


def test_every_further_title_is_told_with_its_own_id_or_a_proposal():
    body = "# Second\n\n## Steps { #steps }\n\n# Third { #mine }\n\n# CL-03\n"
    assert below(body) == [
        "6: HB040 “Second” is a second title of the page (write “## Second { #second }”)",
        "10: HB040 “Third” is a second title of the page (write “## Third { #mine }”)",
        "12: HB040 “CL-03” is a second title of the page (write “## CL-03 { #topic }”)",
    ]


def test_a_heading_without_id():
    for line, typed in (
        ("## The steps", "## The steps { #the-steps }"),
        ("### Deep down", "### Deep down { #deep-down }"),
        ("###### Deepest", "###### Deepest { #deepest }"), ("## مرحلے", "## مرحلے { #topic }"),
        ("## CL-03", "## CL-03 { #topic }"), ("## F-06 again", "## F-06 again { #topic }"),
        ("## Ref one", "## Ref one { #topic }"), ("## 1st step", "## 1st step { #topic }"),
    ):  # fmt: skip
        text = line.lstrip("# ")
        expected = [f"6: HB043 the heading “{text}” has no id (write “{typed}”)"]
        assert below(f"{line}\n") == expected
        assert in_list(f"\n\n{line}\n") == expected


def test_a_proposal_is_an_id_that_is_free():
    for body, code, proposal in (
        ("## B { #b }\n\n## C { #b-1 }\n\n## B\n", "HB043", "b-2"),
        ("## B\n\n## B { #b }\n", "HB043", "b-2"),
        ("## B { #b }\n\n## C { #b-2 }\n\n## B\n", "HB043", "b-3"),
        ("## Topic { #topic }\n\n## مرحلے\n", "HB043", "topic-2"),
        ("## A { #cl }\n\n## CL\n", "HB043", "topic"), ("## A { #f }\n\n## F\n", "HB043", "topic"),
        ("## A { #ref }\n\n## Ref\n", "HB043", "topic"),
        ("## A { #ref }\n\n## B { #topic }\n\n## Ref\n", "HB043", "topic-2"),
        ("## CL\n", "HB043", "cl"), ("## Ref\n", "HB043", "ref"),
        ("## B { #b }\n\n## B { #cl-03 }\n", "HB043", "b-2"),
        ("## B { #b }\n\n## C { #B }\n", "HB043", "b-2"),
    ):  # fmt: skip
        for line in (*below(body), *in_list(f"\n\n{body}")):
            assert line.partition(" ")[2].startswith(code)
            assert f"{{ #{proposal} }}" in line


def test_no_two_headings_are_offered_the_same_id():
    lines = below("## B\n\n# B\n\n## B { #f-06 }\n\n## C { #B }\n\n## D\n")
    offered = [line.partition("{ #")[2].partition(" }")[0] for line in lines]
    assert sorted(offered) == ["b", "b-2", "b-3", "b-4", "d"]


def test_the_id_title_is_offered_on_pages_only():
    assert "{ #title }" in below("## Title\n")[0]
    assert "{ #topic }" in in_list("## Title\n")[0]
    assert "{ #topic }" in in_list("## Title { #title }\n")[0]


def test_the_hint_for_a_long_heading_holds_no_part_of_it():
    just, over = "a" * 60, "a" * 61
    assert below(f"### {just}\n") == [
        f"6: HB043 the heading “{just}” has no id (write “### {just} {{ #{just} }}”)"
    ]
    assert below(f"### {over}\n") == [
        f"6: HB043 the heading “{just[1:]}…” has no id (write “{{ #{over} }}” at the end of the line)"
    ]


def test_blanks_within_a_heading_do_not_make_it_long():
    assert below("## The   steps\n") == [
        "6: HB043 the heading “The steps” has no id (write “## The steps { #the-steps }”)"
    ]


def test_headings_without_id_are_not_twice_the_same():
    lines = below("## One\n\n## Two\n\n## Three { #three }\n")
    assert [line[:8] for line in lines] == ["6: HB043", "8: HB043"]


def test_an_id_that_a_heading_may_have():
    for id_ in (
        "a", "a1", "a-1", "a-b-c", "steps", "cl-3", "cl-003", "cl", "f-6", "f-066", "g-06",
        "xcl-03", "xf-06", "ref", "refs", "refs-a", "clx-03", "title",
    ):  # fmt: skip
        assert below(f"## Steps {{ #{id_} }}\n") == []


def test_an_id_of_another_form():
    for id_, proposal in (
        ("The_Steps", "the-steps"), ("Steps", "steps"), ("steP", "step"), ("a--b", "a-b"),
        ("a-", "a"), ("-a", "a"), ("1a", "topic"), ("1", "topic"), ("مرحلے", "topic"),
        ("CL-03", "topic"),
    ):  # fmt: skip
        rest = (
            f"HB043 the id “{id_}” has other signs than small letters, digits and single hyphens "
            f"(write “{{ #{proposal} }}”)"
        )
        assert below(f"## Steps {{ #{id_} }}\n") == [f"6: {rest}"]
        assert found(f"# Save it {{ #{id_} }}\n") == [f"4: {rest}"]
        assert in_list(f"## Steps {{ #{id_} }}\n") == [f"4: {rest}"]


def test_an_id_that_is_kept_for_others():
    for id_ in (
        "cl-03", "cl-03-before", "cl-03-1", "f-06", "f-06-case", "ref-key-2022", "ref-a",
    ):  # fmt: skip
        rest = (
            f"HB043 the id “{id_}” is kept for checklists, forms and references "
            "(write another one, such as “{ #steps }”)"
        )
        assert below(f"## Steps {{ #{id_} }}\n") == [f"6: {rest}"]
        assert in_list(f"## Steps {{ #{id_} }}\n") == [f"4: {rest}"]


def test_the_id_title_is_kept_in_lists_only():
    assert in_list("## Steps { #title }\n\n## More { #titles }\n") == [
        (
            "4: HB043 the id “title” is kept for checklists, forms and references "
            "(write another one, such as “{ #steps }”)"
        )
    ]


def test_an_id_that_stands_again_names_the_first_line():
    rest = "HB043 the id “a” is on line 6 already (give this heading another id)"
    assert below("## One { #a }\n\n## Two { #b }\n\n### Three { #a }\n\n## Four { #a }\n") == [
        f"10: {rest}",
        f"12: {rest}",
    ]
    assert in_list("\n\n## One { #a }\n\n## Two { #a }\n") == [f"8: {rest}"]


def test_the_id_of_a_title_counts():
    assert found("# Save it { #a }\n\n## Steps { #a }\n") == [
        "6: HB043 the id “a” is on line 4 already (give this heading another id)"
    ]


def test_what_is_foul_and_stands_twice_is_told_as_both():
    lines = below("## One { #A }\n\n## Two { #A }\n")
    assert [line[:8] for line in lines] == ["6: HB043", "8: HB043"]
