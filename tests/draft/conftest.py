"""Copies of the handbook's own texts, into which the real commands write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path):
    """Give the registers and the settings alone: what is begun is judged by what it adds."""
    shutil.copytree(ROOT / "docs/data", tmp_path / "docs/data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs/en/patterns").mkdir(parents=True)
    (tmp_path / "checklists/en").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def handbook(root):
    """Give all of its texts."""
    for part in ("docs", "checklists"):
        shutil.copytree(ROOT / part, root / part, dirs_exist_ok=True)
    return root
