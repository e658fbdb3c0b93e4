"""Whom a new page is for decides what else is asked."""

from __future__ import annotations

from tests.draft.test_page import run


def test_command_asks_for_whom_a_page_is_and_for_its_moment(root):
    readers = (
        "e",
        "A pattern: new",
        "contributor Trainer",
        "You can.",
        "5",
        "verify",
        "slow",
        "me",
    )
    code, said = run(root, "new", "page", typed="\n".join((*readers, "")))
    assert code == 0, said
    assert "What the other side may see" not in said  # nobody acts by this page
    text = (root / "docs/en/evidence/a-pattern-new.md").read_text(encoding="utf-8")
    assert "stage: verify\nfor: [trainer, contributor]\n" in text
