"""What is begun is judged by what it adds: known faults of a file do not hide a new one."""

from __future__ import annotations

from handbook.cli.new import added
from handbook.findings import Finding, Severity


def told(
    line: int, message: str, code: str = "HB073", path: str = "docs/data/codes.yaml"
) -> Finding:
    return Finding(path, line, code, message, "mend it")


OLD = told(4, "“a.md” stands here, and on line 2")


def test_what_a_file_and_rule_have_more_than_before_is_told():
    for after, found in [
        ([OLD], []),
        ([told(5, "“a.md” stands here, and on line 3")], []),  # a line more above it
        (
            [OLD, told(9, "“b.md” stands here, and on line 8")],
            ["“b.md” stands here, and on line 8"],
        ),
        (
            [told(3, "“b.md” stands here, and on line 1"), OLD],
            ["“b.md” stands here, and on line 1"],
        ),
        ([OLD, told(9, "x", code="HB075")], ["x"]),
        ([OLD, told(9, "x", path="docs/en/a.md")], ["x"]),
        ([], []),
    ]:  # fmt: skip
        assert [one.message for one in added([OLD], after)] == found


def test_a_warning_is_no_reason_and_hides_none():
    warning = Finding(OLD.path, 1, OLD.code, "x", "y", Severity.WARNING)
    assert added([], [warning]) == []
    assert added([warning], [warning, OLD]) == [OLD]
