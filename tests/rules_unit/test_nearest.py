"""The name that was meant: a file of the same name, else one that is written nearly so."""

from __future__ import annotations

from handbook.rules.nearest import Names, nearest, suggest

LONG = [f"f/xabcdefyyyyyyyyyyyy{number}.md" for number in range(8)]
"""More alike to `abcdef` in their parts than `abxdef`, and as a whole much less."""


def test_one_of_a_few_names_is_near_or_none():
    """Three letters of five are near enough, two are not."""
    for wrong, names, expected in (
        ("captur", ["report", "capture", "care"], "capture"),
        ("abcde", ["abxyz", "abcxy"], "abcxy"), ("abcde", ["abxyz", "vwxyz"], ""),
        ("capture", ["captures", "capture"], "capture"), ("a", [], ""), ("", ["a"], ""),
        ("Ab", ["ab"], ""),
    ):  # fmt: skip
        assert nearest(wrong, names) == expected


def test_a_few_names_are_offered_nearest_first():
    for wrong, names, expected in (
        ("makes", ["make", "take"], ("“make” or “take”", True)),
        ("steps", ["step-4", "step-1", "step-2", "step-3"], ("“step-4”, “step-3” or “step-2”", True)),
        ("MAKE", ["make", "makes"], ("“make”", True)), ("zzz", ["abc"], ("“abc”", False)),
        ("zzz", ["a", "b", "c", "d"], ("“a”, “b” or “c”", False)), ("zzz", [], ("", False)),
    ):  # fmt: skip
        assert suggest(wrong, names) == expected
        assert suggest(wrong, names, "#")[0] == expected[0].replace("“", "“#")


def test_a_path_is_found_by_a_misspelling():
    for wrong, names, expected in [
        # the only file of the same name, whatever is nearer otherwise
        ("x/b.md", ["a/b.svg", "z/b.md"], "z/b.md"),
        ("b.md", ["a/b.svg", "z/b.md"], "z/b.md"),
        ("x/B.MD", ["a/b.svg", "z/b.md"], "z/b.md"),
        ("x/b.md", ["a/b.svg", "z/B.md"], "z/B.md"),
        ("x/b.md", ["a/b.svg", "b.md"], "b.md"),
        # two of the same name: the first of the sorted paths
        ("x/b.md", ["c/b.md", "a/b.svg", "z/b.md"], "a/b.svg"),
        ("x/b.md", ["z/b.md", "c/b.md"], "c/b.md"),
        # folder and ending do not count
        ("x/ab.jpeg", ["i/abc.svg"], "i/abc.svg"),
        ("a/very/long/folder/ab.md", ["i/abc.svg"], "i/abc.svg"),
        ("ab.md", ["a/very/long/folder/abc.md"], "a/very/long/folder/abc.md"),
        ("ab", ["abc.tar.gz"], "abc.tar.gz"),
        ("captrue.md", ["en/capture.md", "en/care.md"], "en/capture.md"),
        ("captrue.md", ["en/care.md", "en/capture.md"], "en/capture.md"),
        # the first three signs alone, the last three alone, none
        ("abxdyf", ["abcdef"], "abcdef"),
        ("axbxef", ["aybyef"], "aybyef"),
        ("abcd", ["acbd"], ""),
        # alike in parts and not as a whole
        ("abcdef", LONG, ""),
        ("abcdef", [*LONG[:7], "abxdef.md"], "abxdef.md"),
        ("abcdef", [*LONG, "abxdef.md"], ""),
        ("a", [], ""),
        ("", ["a.md"], ""),
    ]:  # fmt: skip
        known = Names(names)
        assert known.nearest(wrong) == expected
        assert known.nearest(wrong) == expected
