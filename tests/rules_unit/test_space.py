"""HB016: signs that end a line for some programs only."""

from __future__ import annotations

from handbook.catalog import RULES
from handbook.model import File, Flaw, Handbook
from handbook.rules import check
from tests import books

PAGE = "docs/en/evidence/capture.md"


def test_signs_that_end_a_line_for_some_programs_only():
    files = (File(PAGE, 9, (Flaw("separator", 4, "U+2028"),)), File("docs/en/b.md", 9))
    (found,) = check(Handbook(files=files), [RULES["HB016"]])
    assert str(found) == (
        f"{PAGE}:4: HB016 U+2028 ends the line for some programs and not for others "
        "(delete it and press Enter instead)"
    )


def test_such_a_sign_is_the_only_fault_of_its_file():
    found = check(books.book({PAGE: books.front() + "# A\u2029B\n\n\u00a0x\n"}))
    assert [f.code for f in found if f.path == PAGE] == ["HB016"]
