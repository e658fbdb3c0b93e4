"""A copy of the small handbook, into which the real commands write."""

from __future__ import annotations

import pytest


@pytest.fixture
def root(book):
    """Give the folder of the small handbook, whose lists have a part of the navigation as ours have."""
    last = "  - checklists/index.md\n"
    book.change("mkdocs.yml", last, f"  - Checklists:\n    {last}")
    return book.root
