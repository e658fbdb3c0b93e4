"""HB401: a translated page that follows today's English differs from it in words only."""

from __future__ import annotations

from handbook.model import digest
from handbook.parse import parse_page
from handbook.rules import check
from tests import books

EN, UR = "docs/en/evidence/capture.md", "docs/ur/evidence/capture.md"
ENGLISH = """\
# Capture

> **Must.** Your authority covers the page.

## Before { #before }

1. Take F-06.

    **Check** You have it.

2. Write the number:

    1. of the case;
    2. of the item [@key-2022].

Text.

1. Ask.

## After { #after }

> **Stop.** Sign first.

| Who | What |
| --- | --- |
| You | F-07 |
| They | CL-03 |

### Later { #later }

- One.
- Two.
"""
URDU = """\
# محفوظ

> **لازم۔** اختیار ہے۔

## پہلے { #before }

1. F-06 لیں۔

    **جانچیں** ہے۔

2. نمبر لکھیں:

    1. کیس کا؛
    2. چیز کا [@key-2022]۔

متن۔

1. پوچھیں۔

## بعد { #after }

> **رکیں۔** دستخط۔

| کون | کیا |
| --- | --- |
| آپ | F-07 |
| وہ | CL-03 |

### پھر { #later }

- ایک۔
- دو۔
"""
HEAD = books.front(title="Capture", code="E-03")
FIRST = HEAD.count("\n") + 1
"""Line of the English title."""


def found(*changes: tuple[str, str], english: str = ENGLISH, of: str = "") -> list[str]:
    """Return what is told of the Urdu page with texts in it replaced, its lines from the title on 1."""
    text = URDU
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    followed = parse_page(HEAD + english, EN, "en", "evidence/capture.md").followed
    mark = f"translation: {{of: {of or digest(followed)}, status: draft, by: machine draft}}\n---\n"
    front = books.front(title="محفوظ", code="E-03").rpartition("---\n")[0] + mark
    book = books.book({EN: HEAD + english, UR: front + text})
    first = front.count("\n")
    told = [one for one in check(book) if one.code == "HB401"]
    assert {one.path for one in told} <= {UR}
    return [
        f"{one.line - first} {one.message} ({one.hint})".replace(f"“{EN}”", "E") for one in told
    ]


def at(line: int) -> int:
    """Return the line of the file of a line of the English text."""
    return line + FIRST - 1


def test_page_that_differs_in_words_only_has_nothing_to_mend():
    assert found() == []


def test_title_that_differs_from_the_front_matter_hides_nothing():
    assert len(found(("# محفوظ", "# محفوظ کریں"), ("F-07", "F-08"))) == 1


def test_page_that_is_behind_is_not_compared():
    assert found(("{ #before }", "{ #pehle }"), of="0" * 12) == []


def test_changed_id_is_told_once_and_its_section_is_compared_all_the_same():
    assert found(("{ #before }", "{ #pehle }")) == [
        (
            f"5 “## {{ #pehle }}” where E has “## {{ #before }}” in line {at(5)}"
            " (write “## … { #before }”)"
        )
    ]
    assert len(found(("{ #before }", "{ #pehle }"), ("متن۔\n\n1. پوچھیں۔\n\n", ""))) == 2


def test_changed_level_is_told():
    assert found(("### پھر", "## پھر")) == [
        (
            f"29 “## {{ #later }}” where E has “### {{ #later }}” in line {at(29)}"
            " (write “### … { #later }”)"
        )
    ]


def test_lost_heading_is_told_alone():
    """What stood below it is not told as too much of the section above."""
    assert found(("## بعد { #after }\n\n", "")) == [
        (
            f"5 no heading where E has “## {{ #after }}” in line {at(20)}"
            " (write “## … { #after }” and what is below it)"
        )
    ]


def test_heading_too_many_is_told_alone():
    assert found(("متن۔\n\n1.", "## متن { #text }\n\n1.")) == [
        (
            f"16 “## {{ #text }}” where E has no such heading below line {at(5)}"
            " (remove it, or join what is below it to the section above)"
        )
    ]


def test_heading_in_another_place_is_told_once():
    later = URDU[URDU.index("### ") :]
    assert found((later, ""), ("## پہلے", f"{later}\n## پہلے")) == [
        (
            f"5 “### {{ #later }}” in this place where E has it in line {at(29)}, after “## {{ #after }}”"
            " (move it, and what is below it, to its place after “## { #after }”)"
        )
    ]


def test_heading_without_id_is_told_by_its_own_rule():
    assert found(("## پہلے { #before }", "## پہلے")) == []


def test_each_difference_is_told_once():
    for old, new, line, mine, theirs, typed in (
        ("    1. کیس کا؛\n    2. چیز", "    1. چیز", 13, "1 step", f"2 in line {at(13)}", "write 2 steps, one for each of the English"),
        ("کیس کا؛\n", "کیس کا؛\n    3. اور؛\n", 13, "3 steps", f"2 in line {at(13)}", "write 2 steps, one for each of the English"),
        ("متن۔\n\n1. پوچھیں۔", "متن۔ پوچھیں۔", 7, "2 lists of steps", f"3 below line {at(5)}", "write each list of steps of the English as one of its own, and no other"),
        ("- ایک۔\n- دو۔", "1. ایک۔\n2. دو۔", 31, "2 steps", f"none below line {at(29)}", "write it as running text, as in English"),
        ("> **رکیں۔** دستخط۔", "> دستخط۔", 20, "no callout", f"“Stop” in line {at(22)}", "write “> **رکیں۔** …”"),
        ("> **رکیں۔**", "> **لازم۔**", 22, "“لازم”", f"“Stop” in line {at(22)}", "write “> **رکیں۔** …”"),
        ("متن۔", "> **رکیں۔** متن۔", 16, "“رکیں”", f"no callout in its place below line {at(5)}", "write it as running text, as in English"),
        ("F-07", "F-08", 26, "“F-08”", f"“F-07” in line {at(26)}", "write “F-07”"),
        ("F-07", "فارم", 20, "no “F-07”", f"it in line {at(26)}", "write “F-07”"),
        ("دستخط", "F-08 پر دستخط", 22, "“F-08”", f"no such code below line {at(20)}", "remove it, or write it into the English first"),
        (" [@key-2022]", "", 5, "no “[@key-2022]”", f"it in line {at(14)}", "write “[@key-2022]”"),
        ("متن۔", "متن [@other]۔", 16, "“[@other]”", f"no such source below line {at(5)}", "remove it, or write it into the English first"),
        ("| وہ | CL-03 |\n\n", "\nCL-03\n\n", 24, "1 row", f"2 in line {at(24)}", "write 2 rows, one for each of the English"),
        ("| وہ |", "| ہم | F-07 |\n| وہ |", 24, "3 rows", f"2 in line {at(24)}", "write 2 rows, one for each of the English"),
        ("| کون | کیا |\n| --- | --- |\n| آپ | F-07 |\n| وہ | CL-03 |", "F-07، CL-03", 20, "no row", f"2 in line {at(24)}", "write 2 rows, as in English"),
    ):  # fmt: skip
        assert found((old, new)) == [f"{line} {mine} where E has {theirs} ({typed})"]


def test_what_may_differ_is_not_told():
    for old, new in [
        ("[@key-2022]۔", "[@key-2022, para. 3]، F-06 [@key-2022]۔"),  # a set: how often is free
        ("| آپ | F-07 |\n| وہ | CL-03 |", "| آپ | CL-03 |\n| وہ | F-07 |"),
        ("- ایک۔\n- دو۔", "- ایک اور دو۔"),  # no step
        ("متن۔", "`1.` متن، سال 2026. اور\n2026. متن۔"),  # a year is no step
    ]:  # fmt: skip
        assert found((old, new)) == []


def test_callout_of_another_word_is_told_by_its_own_rule():
    assert found(("> **رکیں۔**", "> **رکو۔**")) == []


def test_plain_quote_is_no_callout():
    assert found(("متن۔", "> متن۔")) == []
    english = ENGLISH.replace("Text.", "> Text.")
    assert found(english=english) == []


def test_steps_of_two_lists_joined_are_told():
    english = ENGLISH.replace("Text.\n\n1. Ask.", "3. Ask.")
    (one,) = found(english=english)
    assert one.startswith("7 3 lists of steps where E has 2 below line")


def form(fields: str, text: str, title: str, word: str) -> str:
    return (f"# {title}\n\n## F {{ #fields }}\n\n| Field | Kind | Needed | How to fill it in |\n"
            f"| --- | --- | --- | --- |\n{fields}\n## {word} {{ #notes }}\n\n{text}")  # fmt: skip


ROW = "| `{}` {} | text | always | x |\n"
NOTES = "| A | B |\n| --- | --- |\n| 1 | 2 |\n"


def test_rows_of_a_form_are_told_by_the_rule_of_forms():
    for fields, notes, codes in (
        (ROW.format("place", "ا") + ROW.format("asked", "ب"), NOTES, []),
        (ROW.format("place", "ا"), NOTES, ["HB401"]),
        (ROW.format("place", "ا") + ROW.format("asked", "ب"), NOTES + "| 3 | 4 |\n", ["HB401"]),
    ):  # fmt: skip
        english = form(
            ROW.format("place", "A") + ROW.format("asked", "B"), NOTES, "Record", "Notes"
        )
        path = "docs/{}/templates/record.md"
        head = books.front(title="Record", id="F-06", exports="all")
        of = digest(
            parse_page(head + english, path.format("en"), "en", "templates/record.md").followed
        )
        own = books.front(title="ریکارڈ", id="F-06", exports="all").rpartition("---\n")[0]
        own += f"translation: {{of: {of}, status: draft, by: machine draft}}\n---\n"
        tree = {path.format("en"): head + english,
                path.format("ur"): own + form(fields, notes, "ریکارڈ", "نوٹ")}  # fmt: skip
        told = [one.code for one in check(books.book(tree)) if one.code == "HB401"]
        assert told == codes
