"""What is retired, by its kind."""

from __future__ import annotations

from handbook.rules.registers import retired
from tests import books

DATA = """\
items:
  - {id: CL-03.5, was: a step, edition: "2026.11", now: none}
  - {id: CL-04.1, was: a step, edition: "2026.11", now: none}
codes:
  - {id: U-99, was: a page, edition: "2026.11", now: none}
rules: []
"""


def test_the_ids_of_a_kind():
    for kind, ids in (
        ("items", {"CL-03.5", "CL-04.1"}), ("codes", {"U-99"}), ("rules", set()), ("forms", set()),
    ):  # fmt: skip
        assert retired(books.book({"docs/data/retired.yaml": DATA}), kind) == ids


def test_without_its_file_nothing_is_retired():
    for kind in ("items", "codes", "rules"):
        assert retired(books.book({}), kind) == frozenset()
