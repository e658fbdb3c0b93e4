"""HB008: names that every system can store."""

from __future__ import annotations

from handbook.model import File, Handbook
from handbook.report import visible
from handbook.rules import check, files


def told(*paths: str):
    book = Handbook(files=tuple(File(path, 9) for path in sorted(paths)))
    found = check(book, [files.NAME_NOT_PORTABLE, files.NAMES_DIFFER_IN_CASE])
    return [str(finding) for finding in found]


def test_each_hostile_name_is_refused_with_a_proposal():
    for name, why, proposal in (
        ("mo\nre.md", "has the character U+000A", "mo-re.md"),
        ("mo\\re.md", "has “\\”", "mo-re.md"), ("mo:re.md", "has “:”", "mo-re.md"),
        ("mo<re.md", "has “<”", "mo-re.md"), ('mo"re.md', 'has “"”', "mo-re.md"),
        ("mo're.md", "has “'”", "mo-re.md"), ("mo re.md", "has “ ”", "mo-re.md"),
        ("mo\tre.md", "has the character U+0009", "mo-re.md"),
        ("mo\x1bre.md", "has the character U+001B", "mo-re.md"),
        ("mo\u202ere.md", "has the character U+202E", "mo-re.md"),
        ("mo\udcffre.md", "has the character U+DCFF", "mo-re.md"),
        ("\U0001f600.md", "has “\U0001f600”", "page.md"), ("صفحہ.md", "has “ص”", "page.md"),
        ("mo\u0301re.md", "has “\u0301”", "more.md"), ("m\u00f3re.md", "has “\u00f3”", "more.md"),
        ("con.md", "is reserved by Windows", "con-page.md"),
        ("AUX.md", "is reserved by Windows", "aux-page.md"),
        ("nul.tar.md", "is reserved by Windows", "nul-tar.md"),
        ("com1.md", "is reserved by Windows", "com1-page.md"),
        ("lpt9.md", "is reserved by Windows", "lpt9-page.md"),
        ("prn", "is reserved by Windows", "prn-page"), ("a.md.", "ends with a dot", "a-md"),
        ("a.md ", "has “ ”", "a.md"), (".a.md", "begins with “.”", "a.md"),
        ("-a.md", "begins with “-”", "a.md"), ("_a.md", "begins with “_”", "a.md"),
        ("..md", "begins with “.”", "page.md"),
        ("a" * 78 + ".md", "has 81 characters", "a" * 70 + ".md"),
        ("a" * 243, "has 243 characters", "a" * 70),
    ):  # fmt: skip
        path = f"docs/en/{name}"
        wanted = f"{path}: HB008 the name “{name}” {why} (rename it, for example to “{proposal}”)"
        assert told(path) == [wanted]
        shown = visible(wanted)
        assert shown.isprintable()
        assert shown.encode("utf-8")


def test_portable_names():
    for name in (
        "a.md", "A-b_c.9.md", "9.md", "console.md", "com.md", "com10.md", "aux-1.md",
        "a" * 77 + ".md", "a..md",
    ):  # fmt: skip
        assert told(f"docs/en/{name}") == []


def test_a_folder_is_told_once():
    assert [line.split(":")[0] for line in told("docs/en/a b/c.md", "docs/en/a b/d.md")] == [
        "docs/en/a b"
    ]


def test_folders_have_a_depth():
    deep = "docs/en/" + "/".join("abcdef")
    assert told(f"{deep}/x.md") == []
    assert told(f"{deep}/g/x.md", f"{deep}/g/y.md") == [
        (
            f"{deep}/g: HB008 the name “g” is that of a folder at depth 9, and 8 is the deepest that is stored (move it up)"
        )
    ]


def test_paths_have_a_length():
    folder = "docs/en/" + "a" * 80 + "/" + "b" * 80
    good = f"{folder}/" + "c" * 7 + ".md"
    assert len(good) == 180
    assert told(good) == []
    name = "c" * 8 + ".md"
    assert told(f"{folder}/{name}") == [
        (
            f"{folder}/{name}: HB008 the name “{name}” ends a path of 181 characters, "
            "and 180 are stored (rename it or its folders shorter)"
        )
    ]
    assert len(told(f"{folder}/" + "c" * 90)) == 1


def test_twins_in_letter_case():
    assert told("docs/en/Case.md", "docs/en/case.md") == [
        (
            "docs/en/case.md: HB008 “docs/en/case.md” and “docs/en/Case.md” differ in letter case only "
            "(rename one of the two)"
        )
    ]
    assert [line[:12] for line in told("docs/en/A/a.md", "docs/en/a/a.md")] == ["docs/en/a: H"]
    assert told("docs/en/a/A.md", "docs/en/b/a.md") == []
    assert len(told("docs/en/aa.md", "docs/en/aA.md", "docs/en/Aa.md")) == 2
