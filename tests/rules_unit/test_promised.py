"""A page may link a code or a citation that its texts name, and no other."""

from __future__ import annotations

from handbook.rules.promised import _stands


def test_a_code_or_citation_stands_in_a_text_whole():
    for name, text, stands in (
        ("E-01", "Read E-01.", True), ("E-01", "E-01", True), ("E-01", "(E-01, CL-03)", True),
        ("E-01", "Read E-012.", False), ("E-01", "Read E-01-b.", False),
        ("E-01", "Read AE-01 and /E-01.", False), ("L-03", "Take CL-03.", False),
        ("CL-03", "Take CL-03.2.", True), ("[@old]", "So [@old].", True),
        ("[@old]", "So [@old, para. 2].", True), ("[@old]", "So [@older].", False),
        ("[@old]", "So [@old-2021].", False), ("[@old]", "So old.", False),
    ):  # fmt: skip
        assert _stands(name, text) == stands
