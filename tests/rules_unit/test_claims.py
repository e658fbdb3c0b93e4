"""HB340: a figure, a law, a year or a period has its source; what claims nothing needs none."""

from __future__ import annotations

from handbook.rules import check
from tests import books

PAGE = "---\ntitle: T\ncode: E-03\n---\n\n# T\n\n{body}\n"


def found(
    body: str, *, slug: str = "evidence/t.md", lang: str = "en", uncited: str = ""
) -> list[str]:
    files = {f"docs/{lang}/{slug}": PAGE.format(body=body)}
    if uncited:
        files["docs/data/uncited.yaml"] = uncited
    book = books.book(files)
    return [
        f"{one.line} {one.message}"
        for one in check(book)
        if one.code == "HB340" or one.kind == "uncited-unused"
    ]


def test_a_claim_is_told_with_its_kind():
    for sentence, what in (
        ("It is 12 % of all.", "a percentage"), ("It is 12% of all.", "a percentage"),
        ("It is 12 per cent of all.", "a percentage"), ("The fee is $400.", "an amount of money"),
        ("The fee is €400.", "an amount of money"), ("The fee is £ 400.", "an amount of money"),
        ("The fee is PKR 40,000.", "an amount of money"),
        ("The fee is 40,000 rupees.", "an amount of money"),
        ("The fine is Rs. 500 a day.", "an amount of money"),
        ("Look at article 3.", "an article, a section or a paragraph"),
        ("Look at Art. 3(a).", "an article, a section or a paragraph"),
        ("See section 22.", "an article, a section or a paragraph"),
        ("See para. 155.", "an article, a section or a paragraph"),
        ("See paragraphs 3 and 4.", "an article, a section or a paragraph"),
        ("The Smuggling Protocol says so.", "an act or a convention"),
        ("Some Conventions say so.", "an act or a convention"), ("It was so in 2019.", "a year"),
        ("The text of 1898 says so.", "a year"), ("It was so in 1979.", "a year"),
        ("The company keeps it for 90 days.", "a legal or a provider's period"),
        ("After ninety days the court may ask.", "a legal or a provider's period"),
        ("Eight weeks Meta keeps it.", "a legal or a provider's period"),
        ("A 30-day period of the law ends.", "a legal or a provider's period"),
    ):  # fmt: skip
        assert found(sentence) == [f"8 “{sentence}” states {what} and names no source"]
        assert found(sentence.removesuffix(".") + " [@a].") == []


def test_what_claims_nothing_is_free():
    for sentence in (
        "Call within 90 days.", "Rest for two days.", "The number is U7/2026/014.",
        "Seen on 2026-03-09.", "At 20:26 the clock was right.", "Act at once.",
        "Protocol of the talk.", "Write `article 3` there.", "The code is 20191.",
        "Three percentages matter.", "Your code of practice wins.",
    ):  # fmt: skip
        assert found(sentence) == []


def test_a_claim_is_told_once_a_line():
    assert len(found("In 2019 it was 12 % by article 3.")) == 1


def test_a_claim_is_quoted_by_its_own_sentence():
    for line, quoted in (
        ("It is so. In 2019 it was not. More.", "In 2019 it was not."),
        ("1. Go on. **In 2019 it was not.** More.", "In 2019 it was not."),
        ("> Look (by art. 3). The rest is free.", "Look (by art. 3)."),
        ("Who says “No.” In 2019 nobody did.", "In 2019 nobody did."),
        ("| Found | 12 % |", "12 %"),
    ):  # fmt: skip
        (one,) = found(line)
        assert one.startswith(f"8 “{quoted}” states ")


def test_a_lead_in_carries_its_table_and_its_list():
    rows = "\n\n| A | B |\n| --- | --- |\n| x | 12 % |\n| y | 2019 |\n"
    assert found("So it is [@a]:" + rows) == []
    assert len(found("So it is:" + rows)) == 2
    assert found("So it is [@a]:\n\n- 12 %\n- in 2019\n") == []
    assert found("So it is [@a]:\n\n1. In 2019.\n\n    **Check** 12 %.\n") == []


def test_a_lead_in_does_not_carry_what_a_heading_parts_from_it():
    assert len(found("So it is [@a]:\n\n## X { #x }\n\n- 12 %\n")) == 1


def test_a_lead_in_does_not_carry_the_sentence_after_it():
    assert len(found("So it is [@a].\nIn 2019 it was not.\n")) == 1


def test_what_is_invented_or_no_sentence_is_free():
    for body in (
        "## Worked example { #example }\n\nIn 2019 the fee was 40 rupees.\n",
        "## Case { #worked-example }\n\n### Then { #then }\n\nIn 2019.\n",
        "> **Example.** All invented.\n> In 2019 the fee was 40 rupees.\n",
        "```text\nin 2019\n```\n", "![A page of 2019](../../images/a.svg)\n",
        "## In 2019 { #then }\n",
    ):  # fmt: skip
        assert found(body) == []


def test_an_example_ends():
    for body in (
        "## Worked example { #example }\n\nX.\n\n## Law { #law }\n\nIn 2019.\n",
        "> **Example.** All invented.\n\nIn 2019.\n",
        "> **Example.** All invented.\n\n> **Must.** In 2019.\n",
    ):  # fmt: skip
        assert len(found(body)) == 1


def test_other_languages_follow_the_english():
    assert found("12 %", lang="ur") == []


def test_pages_about_the_handbook_itself_are_free():
    for slug in ("contribute/t.md", "reference/bibliography.md"):
        assert found("In 2019.", slug=slug) == []


REVIEWED = (
    "uncited:\n  - {page: evidence/t.md, text: of 2019, reason: r, owner: o, seen: 2026-01-01}\n"
)


def test_a_reviewed_exception_covers_its_sentence_alone():
    assert found("A picture of 2019.\nA law of 2018.\n", uncited=REVIEWED) == [
        "9 “A law of 2018.” states a year and names no source"
    ]


def test_an_exception_covers_its_page_alone():
    assert found("A picture of 2019.", slug="evidence/u.md", uncited=REVIEWED) == [
        "2 the entry “of 2019” covers no sentence of evidence/t.md",
        "8 “A picture of 2019.” states a year and names no source",
    ]


def test_a_list_is_read_as_a_page_is():
    item = "- [ ] `CL-03.1` **Go.**\n\n    The company keeps it for 90 days."
    book = books.book({"checklists/en/t.md": PAGE.format(body=item)})
    assert [one.path for one in check(book) if one.code == "HB340"] == ["checklists/en/t.md"]
