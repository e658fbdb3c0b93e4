"""What data files must hold beyond the form of each value: days, ids, letters, words, names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from handbook.findings import Severity
from handbook.model import File, Flaw
from handbook.rules import check
from handbook.rules.registers import NAMES
from tests import books
from tests.rules_unit.test_registers import (
    RULES,
    SECTIONS,
    findings,
    hosts,
    ignore,
    images,
    told,
    works,
)

LANGUAGE = books.LANGUAGES.partition("  words:")[0]
URDU = LANGUAGE.replace("en:\n", "ur:\n", 1).replace("dir: ltr", "dir: rtl")


def days(tree, **more):
    return [line for line in told(tree, **more) if "day on which it was done" in line]


@pytest.mark.parametrize(("made", "key"), [(hosts, "seen"), (images, "made")])
def test_what_was_done_was_done_by_tomorrow(made, key):
    """Tomorrow has begun in the far east."""
    assert days(made(**{key: "2026-11-26"})) == []
    [line] = days(made(**{key: "2026-11-27"}))
    assert line.endswith(
        f"HB028 “{key}” is 2026-11-27, which lies after 2026-11-25"
        " (write the day on which it was done)"
    )


def test_without_a_today_no_day_lies_ahead():
    assert days(hosts(seen="2999-01-01"), today=None) == []
    assert days(works(issued="{date-parts: [[2999]]}"), today=None) == []


def test_what_is_ignored_is_so_until_a_day_to_come():
    assert days(ignore(until="2999-01-01")) == []


def test_a_day_of_csl_is_one_of_the_calendar():
    for parts, said in [
        ("[[2026]]", ""),
        ("[[2026, 11]]", ""),
        ("[[2026, 11, 26]]", ""),
        ("[[2026, 11, 27]]", "2026-11-27, which lies after 2026-11-25"),
        ("[[2026, 12]]", "2026-12, which lies after 2026-11-25"),
        ("[[2027]]", "2027, which lies after 2026-11-25"),
        ("[[2024, 2, 29]]", ""),
        ("[[2023, 2, 29]]", "2023-02-29, which is no day of the calendar"),
        ("[[2023, 13]]", "2023-13, which is no day of the calendar"),
        ("[[2023, 0]]", "2023-00, which is no day of the calendar"),
        ("[[0]]", "00, which is no day of the calendar"),
        ("[[10000]]", "10000, which is no day of the calendar"),
        ("[[999999999999]]", "999999999999, which is no day of the calendar"),
        ("[[2020], [2027]]", "2027, which lies after 2026-11-25"),
    ]:
        for key in ["issued", "accessed"]:
            found = days(works(**{key: f"{{date-parts: {parts}}}"}))
            expected = (
                f"bibliography.yaml:6: HB028 “{key}” is {said} (write the day on which it was done)"
            )
            assert found == ([expected] if said else [])


def test_what_is_no_date_of_csl_has_that_fault_only():
    for parts in ["[[2022, 5, 6, 99]]", "[[]]", "[[a]]", "[2022]", "{}", "a"]:
        assert days(works(issued=f"{{date-parts: {parts}}}")) == []


@pytest.mark.parametrize(("address", "lines"), [("own", 0), ("arch", 0), ("copy", 1)])
def test_the_address_of_a_copy_is_not_given(address, lines):
    found = told(works(URL="https://a.test", custom=f"{{mark: S, address: {address}}}"))
    assert found == lines * [
        (
            "bibliography.yaml:6: HB028 “URL” is the address of a copy"
            " (write no URL, or “address: own” once the publisher's own was seen)"
        )
    ]


def test_a_work_with_a_tier_says_when_it_was_read():
    assert told(works(custom="{mark: S, tier: fast}")) == [
        (
            "bibliography.yaml:2: HB027 a work with a tier has no “accessed”"
            " (write “accessed: {date-parts: [[YYYY, MM, DD]]}” with the day on which you read it)"
        )
    ]
    assert told(works(custom="{mark: S, tier: fast}", accessed="{date-parts: [[2026]]}")) == []


TWICE = "for the second time, first on line"


@pytest.mark.parametrize(
    ("made", "name"),
    [(images, "a.svg"), (works, "key-2022"), (ignore, "HB301 docs/en/a.md")],
)
def test_an_entry_stands_in_its_list_once(made, name):
    [(file, text)] = made().items()
    rows = text.partition("\n")[2]
    [line] = told({file: text + rows})
    number = 2 + rows.count("\n")
    assert line == (
        f"{file}:{number}: HB073 “{name}” is written {TWICE} 2"
        " (give one of the two its own name, or delete it)"
    )


def test_entries_without_an_id_are_not_compared():
    assert "HB073" not in "".join(told({"images.yaml": "images:\n  - {}\n  - {}\n"}))
    assert "HB073" not in "".join(told({"ignore.yaml": "ignore:\n  - {path: a}\n  - {path: a}\n"}))
    assert "HB073" not in "".join(told({"codes.yaml": f"{SECTIONS}E-01: {{}}\nE-02: {{}}\n"}))


def test_paths_and_folders_of_codes_stand_once():
    text = (
        "sections:\n"
        "  E: {folder: evidence, title: Evidence}\n"
        "  A: {folder: evidence, title: Analysis}\n"
        "E-01: {title: A, path: evidence/a.md, state: planned}\n"
        "E-02: {title: A, path: evidence/a.md, state: planned}\n"
        "E-03: {title: A, path: evidence/b.md, state: planned}\n"
    )
    assert told({"codes.yaml": text}) == [
        (
            f"codes.yaml:3: HB073 “evidence” is written {TWICE} 2"
            " (give one of the two its own name, or delete it)"
        ),
        (
            f"codes.yaml:5: HB073 “evidence/a.md” is written {TWICE} 4"
            " (give one of the two its own name, or delete it)"
        ),
    ]


@pytest.mark.parametrize(
    ("code", "path", "said"),
    [
        ("E-01", "evidence/a.md", ""),
        ("E-01", "evidence/deep/a.md", ""),
        ("E-01", "index.md", ""),
        ("CL-01", "checklists/a.md", ""),
        ("X-01", "evidence/a.md", "“X-01” belongs to no section (write “X” among the sections)"),
        ("X-01", "index.md", "“X-01” belongs to no section (write “X” among the sections)"),
        ("E-01", "checklists/a.md", ("“E-01” belongs to “evidence”, but its page lies in “checklists”"
         " (write the path or the letter that it should have)")),
        ("E-01", "evidences/a.md", ("“E-01” belongs to “evidence”, but its page lies in “evidences”"
         " (write the path or the letter that it should have)")),
        ("E-01", "a.md", "“E-01” belongs to “evidence”, but its page lies in no folder (write “evidence/a.md”)"),
        ("CL-01", "evidence/a.md", ("“CL-01” belongs to “checklists”, but its page lies in “evidence”"
         " (write the path or the letter that it should have)")),
    ],
)  # fmt: skip
def test_a_code_belongs_to_the_section_of_its_letter(code, path, said):
    text = (
        f"{SECTIONS}  CL: {{folder: checklists, title: Lists}}\n"
        f"{code}: {{title: A, path: {path}, state: planned}}\n"
    )
    assert told({"codes.yaml": text}) == ([f"codes.yaml:4: HB075 {said}"] if said else [])


def test_what_is_no_code_belongs_to_no_section():
    assert [
        line for line in told({"codes.yaml": f"{SECTIONS}notes: {{}}\n"}) if "HB075" in line
    ] == []


def words(english: str, urdu: str, **more):
    """Return what is told of the words of two languages; those of Urdu on line 20."""
    text = f"{LANGUAGE}  words:\n    {english}\n{URDU}  words:\n    {urdu}\n"
    return told({"languages.yaml": text}, **more)


def test_words_of_a_language_are_those_of_english():
    assert words("{a: one, b: two}", "{b: دو, a: ایک}") == []
    assert words("{}", "{}") == []


def test_a_word_that_is_missing_is_told_and_stops_a_release():
    text = f"{LANGUAGE}  words: {{a: one, b: two, c: three, d: four}}\n{URDU}  words: {{}}\n"
    [found] = findings({"languages.yaml": text})
    assert str(found) == (
        "docs/data/languages.yaml:18: HB078 “ur” has no words for “a”, “b”, “c” and 1 more"
        " (add each with its translation; the entry of English shows what it says)"
    )
    assert found.severity is Severity.WARNING
    [found] = findings({"languages.yaml": text}, release=True)
    assert found.severity is Severity.ERROR


def test_a_word_that_english_lacks_is_told():
    assert words("{a: x}", "{a: x, zzzz: y}") == [
        (
            "languages.yaml:20: HB026 “zzzz” is no key of the words of English"
            " (remove it, or add it to English)"
        )
    ]
    assert len(words("{abcd: x}", "{abcd: x, abcde: y}")) == 1


def test_a_word_is_text():
    for value, said in [("yes", "“true”"), ("[]", "“[]”"), ('""', "empty")]:
        expected = f"HB028 “a” is {said} (write a text in quotes)"
        assert words(f"{{a: {value}}}", "{a: x}") == [f"languages.yaml:10: {expected}"]
        assert words("{a: x}", f"{{a: {value}}}") == [f"languages.yaml:20: {expected}"]


@pytest.mark.parametrize(
    ("english", "urdu", "wanted"),
    [
        ("{n} of {m}", "{m} میں {n}", ""),
        ("{n} {n}", "{n}", ""),
        ("no {{", "دو {{", ""),
        ("{n}", "{m}", "{n}"),
        ("{n}", "x", "{n}"),
        ("x", "{n}", "no curly brackets"),
        ("{n} {m}", "{n}", "{m}, {n}"),
        ("{n}", "{n", "{n}"),
        ("{n}", "n}", "{n}"),
        ("{n}", "{}", "{n}"),
        ("{n}", "{0}", "{n}"),
        ("{n}", "{n.real}", "{n}"),
        ("{n}", "{n!r}", "{n}"),
        ("{n}", "{n:9999999999}", "{n}"),
        ("{n}", "{N}", "{n}"),
    ],
)
def test_places_of_a_word_are_those_of_english(english, urdu, wanted):
    expected = (
        "languages.yaml:20: HB079 “a” in “ur” has other places in curly brackets than English"
        f" (write {wanted})"
    )
    assert words(f'{{a: "{english}"}}', f'{{a: "{urdu}"}}') == ([expected] if wanted else [])


def test_a_pattern_of_english_that_cannot_be_filled_is_told_there():
    assert words('{a: "{n"}', '{a: "{n}"}') == [
        (
            "languages.yaml:10: HB079 “a” in “en” has other places in curly brackets than English"
            " (write no curly brackets)"
        )
    ]


def test_words_that_are_no_map_have_that_fault_only():
    text = f"{LANGUAGE}  words: {{a: x}}\n{URDU}  words: none\n"
    assert [found.code for found in findings({"languages.yaml": text})] == ["HB028"]


def test_a_file_that_nobody_reads_is_told():
    """A name is proposed only where the file of that name is missing."""
    for name, advice in [
        ("image.yaml", "name it “docs/data/images.yaml”"),
        ("language.yaml", "remove it"),
        ("verb.txt", "name it “docs/data/verbs.txt”"),
        ("images.txt", "remove it"),
        ("case-notes.txt", "remove it"),
        ("old/codes.yaml", "name it “docs/data/course/cards.yaml”"),
        ("range/text.yaml", "name it “docs/data/range/texts.yaml”"),
        ("range/image.yaml", "remove it"),
        ("old/hosts.yaml", "name it “docs/data/hosts.yaml”"),
    ]:
        assert told({name: "a: b\n"}) == [
            f"{name}: HB010 “{name}” is no data file that the handbook reads ({advice})"
        ]


def test_a_list_of_code_words_has_that_fault_only():
    assert told({"slang.yaml": "a: b\n"}) == []
    assert len(told({"slang.txt": "a\n"})) == 1


def test_known_files_are_known():
    for name in [*NAMES, "verbs"]:
        path = "docs/data/verbs.txt" if name == "verbs" else f"docs/data/{name}.yaml"
        book = replace(books.book({}), files=(File(path, 1),))
        assert [found for found in check(book, RULES) if found.code == "HB010"] == []


def test_what_another_rule_refuses_is_not_told_again():
    for path, flaws in [
        ("docs/data/a.csv", ()),
        ("docs/data/a.yml", ()),
        ("docs/datas/a.yaml", ()),
        ("docs/en/a.txt", ()),
        ("docs/data/a.yaml", (Flaw("not-a-file", 0, "a symlink"),)),
    ]:
        book = replace(books.book({}), files=(File(path, 1, flaws),))
        assert [found for found in check(book, RULES) if found.code == "HB010"] == []


def test_a_file_with_another_ending_is_not_judged_by_the_shape_of_its_name():
    """`images.yml` has the fault of its ending only."""
    book = books.book({"docs/data/images.yml": "zzz: 1\n"})
    assert check(book, RULES) == []


def test_days_are_compared_with_the_day_that_is_given():
    assert days(hosts(seen="2026-11-20"), today=dt.date(2026, 11, 18)) != []
    assert days(hosts(seen="2026-11-20"), today=dt.date(2026, 11, 19)) == []


REGION = "region:\n  fa-AF: {name: Dari, html: fa-AF, dir: rtl}\n"
TERM = "terms:\n  - id: a\n    english: [a]\n    means: m\n    read:\n"


def read(rows: str, region: str = REGION) -> list[str]:
    return list(told({"glossary.yaml": f"{region}{TERM}      {rows}\n"}))


def test_a_word_that_was_read_has_its_source():
    assert read("fa-AF: [{word: x, source: k, at: art. 1, note: n}]") == []
    [line] = read("fa-AF: [{word: x}]")
    assert "“source”" in line
    assert len(read("fa-AF: [{word: x, source: k, by: n}]")) == 1
    assert len(read("fa-AF: {word: x, source: k}")) == 1


def test_a_word_in_a_language_without_a_table_is_told():
    [line] = read("fa-AG: [{word: x, source: k}]")
    assert "“read” is “fa-AG”" in line
    assert "“fa-AF”" in line
    [line] = read("bn: [{word: x, source: k}]", region="")
    assert "a language of “region”, or enter it there" in line


def test_a_language_of_the_region_has_name_code_and_direction():
    for entry in ["{name: Dari, html: fa-AF}", "{name: D, html: fa-AF, dir: up}"]:
        assert len(read("fa-AF: [{word: x, source: k}]", f"region:\n  fa-AF: {entry}\n")) == 1
