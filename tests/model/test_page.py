"""What the tables of a page name: the codes behind the moment, and those alone."""

from __future__ import annotations

from tests.books import book, front


def test_a_code_in_the_cell_of_the_moment_is_not_named():
    for rows, named in (
        ("| You need a page | E-04 |", {"E-04"}),
        ("| After E-03 | E-04, then F-06 |", {"E-04", "F-06"}),
        ("| After E-03 | Go on |\n| You begin | E-03 |", {"E-03"}), ("| E-03 | E-03 |", {"E-03"}),
        ("| A moment | `E-04` and XE-04 |", set()), ("| After E-03 |", set()),
    ):  # fmt: skip
        text = f"{front()}# T\n\nSee E-09.\n\n| When | Take |\n| --- | --- |\n{rows}\n"
        page = book({"docs/en/evidence/capture.md": text}).pages["en", "evidence/capture.md"]
        assert page.tabled == named
