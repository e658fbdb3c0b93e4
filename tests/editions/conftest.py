"""A bundle of the small handbook, made by the command, signed, and shared by all tests that read or break a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import mini
from tests.conftest import EAST, ROOT, Done, Project

HERE = Path(__file__).parent
NAME = "osint-handbook-2026.11"


def bundle(project: Project, **place: str) -> Done:
    """Lay the small handbook into a folder, and pack it with the trial key."""
    mini.lay(project.root)
    shutil.copy2(ROOT / "requirements.txt", project.root)
    return project.run("handbook", "bundle", "--key", str(HERE / "trial.key"), **place)


@pytest.fixture(scope="session")
def packed(once) -> Path:
    """Give the folder in which a bundle, its ZIP file and its cover sheet are."""
    project: Project = once("packed", lambda project: bundle(project, **EAST))
    return project.root / "dist"


@pytest.fixture
def copy(packed, tmp_path) -> Path:
    """Give a copy of the bundle's folder, for one test to break."""
    place: Path = tmp_path / NAME
    shutil.copytree(packed / NAME, place)
    return place
