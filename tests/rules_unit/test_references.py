"""Citations and codes in the text: each of them known, printable and readable."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules import check
from tests import books

RULES = [CATALOG[code] for code in ("HB320", "HB321", "HB322", "HB323")]
PAGE = "docs/en/evidence/capture.md"
LIST = "checklists/en/capture-one-item.md"
WORKS = "references:\n" + "".join(
    f"  - {{id: {key}, custom: {{mark: {mark}}}}}\n"
    for key, mark in (("read-2020", "S"), ("told-2021", "S2"), ("memory-1999", "M"),
                      ("lower-2001", "s"), ("third-2002", "S3"))
)  # fmt: skip
WORKS += "  - {id: bare-2003}\n"
ADD = "add it to docs/data/bibliography.yaml"
ONE_EACH = "write “[@key]” or “[@key, para. 12]”, one for each work, on one line"
KNOWN_CODE = "write a code of that file; put what is no code in back-ticks"


def findings(tree):
    book = books.book({"docs/data/bibliography.yaml": WORKS, **tree})
    return [(one.path, one.line, one.code, one.message, one.hint) for one in check(book, RULES)]


def found(body, **front):
    """Return line of the body, code and words of each finding on a page."""
    head = books.front(**front)
    told = findings({PAGE: head + body})
    assert {one[0] for one in told} <= {PAGE}
    return [(line - head.count("\n"), *rest) for _, line, *rest in told]


def test_a_work_that_nobody_knows_or_read_is_told():
    for body, expected in (
        ("x\n\n[@read-2019]", (3, "HB320", "“read-2019” is not in the bibliography", "write “read-2020”")),
        ("[@Read-2020, p. 3]", (1, "HB320", "“Read-2020” is not in the bibliography", "write “read-2020”")),
        ("[@zz]", (1, "HB320", "“zz” is not in the bibliography", ADD)),
        (f"[@{'q' * 61}]", (1, "HB320", f"“{'q' * 59}…” is not in the bibliography", ADD)),
        ("x\n[@memory-1999]", (2, "HB321", "“memory-1999” has the mark “M” and may not be printed", "cite works marked S or S2 only, or read this one first")),
        ("[@lower-2001]", (1, "HB321", "“lower-2001” has the mark “s” and may not be printed", "cite works marked S or S2 only, or read this one first")),
        ("[@third-2002]", (1, "HB321", "“third-2002” has the mark “S3” and may not be printed", "cite works marked S or S2 only, or read this one first")),
    ):  # fmt: skip
        assert found(body) == [expected]


def test_a_work_without_a_mark_is_told_in_the_bibliography_alone():
    """HB027 asks for it there, once, and not at each of its thirty citations."""
    assert found("[@bare-2003]") == []


def test_a_work_that_was_read_passes_in_text_and_front_matter():
    for key in ("read-2020", "told-2021"):
        assert found(f"[@{key}] and [@{key}, para. 12]\n", sources=f"[{key}]") == []


def test_sources_of_the_front_matter_are_citations_too():
    head = books.front(sources="\n  - read-2020\n  - zz\n  - memory-1999")
    assert [one[:3] for one in findings({PAGE: head})] == [(PAGE, 15, "HB320"), (PAGE, 16, "HB321")]
    body = books.CHECKLIST.replace("[key-2022]", "[zz]").replace("A court", "[@memory-1999] A")
    assert [one[:3] for one in findings({LIST: body})] == [(LIST, 12, "HB320"), (LIST, 20, "HB321")]


def test_sources_of_another_kind_are_left_to_the_schema():
    for sources in ("[2022]", "[yes]", "[2026-11-25]", "zz", "{zz: a}", "", "[]"):
        assert found("", sources=sources) == []


def test_front_matter_that_cannot_be_read_cites_nothing_and_its_text_does():
    assert [one[:2] for one in found("[@zy]\n", sources="[zz]", tier="slow\ntier: fast")] == [
        (1, "HB320")
    ]


def test_what_begins_like_a_citation_and_is_none_is_told():
    for body, texts in (
        ("[@read-2020; @told-2021]", ["[@read-2020; @told-2021]"]),
        ("[@read-2020 p. 3]", ["[@read-2020 p. 3]"]),
        ("x [@read-2020,\npara. 3] y", ["[@read-2020,"]), ("x [@read-2020", ["[@read-2020"]),
        ("[@read-2020,]", ["[@read-2020,]"]), ("[@]", ["[@]"]), ("[@-a]", ["[@-a]"]),
        ("[@_a]", ["[@_a]"]), ("[@read-2020, [x]", ["[@read-2020, [x]"]),
        ("[@] `[@]` [@;]", ["[@;]", "[@]"]), (f"[@{';' * 60}]", [f"[@{';' * 57}…"]),
    ):  # fmt: skip
        assert found(f"x\n\n{body}\n") == [
            (3, "HB322", f"“{text}” cannot be read as a citation", ONE_EACH) for text in texts
        ]


def test_what_is_a_citation_or_none_passes():
    for body in (
        "[@read-2020] [@read-2020, p. 3] [@told-2021,p. 3, note 4]", "`[@]`", "```\n[@]\n```",
        "[a@b]", "@read-2020", "[ @a]", "`(@read-2020)`", "```\n(@read-2020)\n```", "(@read)",
        "(@name.example)", "(see @read-2020)", "f(@read-2020)",
    ):  # fmt: skip
        assert found(f"{body}\n") == []


def test_a_citation_in_round_brackets_is_told_with_what_to_write():
    for text, typed in (
        ("(@read-2020)", "[@read-2020]"), ("(@read-2020, para. 12)", "[@read-2020, para. 12]"),
        ("(@read-2002)", "[@read-2020]"), ("(@told-2020, p. 3)", "[@told-2021, p. 3]"),
    ):  # fmt: skip
        assert found(f"A claim {text}.\n") == [
            (1, "HB322", f"“{text}” cannot be read as a citation", f"write “{typed}”")
        ]


def test_an_unreadable_citation_in_a_list_has_its_line():
    body = books.CHECKLIST.replace("key-2022", "read-2020").replace("A court", "[@] A court")
    assert [one[:3] for one in findings({LIST: body})] == [(LIST, 20, "HB322")]


def test_a_code_in_a_list_is_told_with_its_line():
    body = books.CHECKLIST.replace("key-2022", "read-2020").replace("E-04", "E-05")
    assert [one[:3] for one in findings({LIST: body})] == [(LIST, 20, "HB323")]


def test_a_code_in_the_front_matter_of_a_list_is_told_with_its_line():
    lines = books.CHECKLIST.split("\n")
    for key in ("title", "when", "stop"):
        line = next(at for at, text in enumerate(lines, 1) if text.startswith(f"{key}: "))
        body = books.CHECKLIST.replace(f"{key}: ", f"{key}: As in F-66. ").replace(
            "key-2022", "read-2020"
        )
        assert findings({LIST: body}) == [
            (LIST, line, "HB323", "“F-66” is not in docs/data/codes.yaml", KNOWN_CODE)
        ], key


def test_words_that_lead_to_a_page_name_a_code_that_there_is():
    synonyms = "synonyms:\n  E-03: {en: [save]}\n  E-99: {en: [lost]}\n"
    (one,) = findings({"docs/data/synonyms.yaml": synonyms})
    assert one[:4] == (
        "docs/data/synonyms.yaml",
        3,
        "HB323",
        "“E-99” is not in docs/data/codes.yaml",
    )


def test_the_source_of_a_word_that_was_read_is_a_citation():
    path = "docs/data/glossary.yaml"
    rows = "".join(
        f"        - {{word: x, source: {key}}}\n"
        for key in ("read-2020", "told-2021", "memory-1999", "nobody-2000", '""')
    )
    assert findings({path: f"terms:\n  - id: a\n    read:\n      bn:\n{rows}"}) == [
        (path, 7, "HB321", "“memory-1999” has the mark “M” and may not be printed",
         "cite works marked S or S2 only, or read this one first"),
        (path, 8, "HB320", "“nobody-2000” is not in the bibliography", ADD),
    ]  # fmt: skip
