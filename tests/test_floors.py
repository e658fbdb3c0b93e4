"""A module imports only from a lower floor, so that the core outlives what it is driven by."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "handbook"

FLOORS = {
    "model": 0, "findings": 0, "languages": 0,
    "parse": 1, "rules": 1, "render": 1, "search": 1, "report": 1, "publish": 1, "progress": 1,
    "store": 2, "site": 2, "press": 2,
    "gates": 3,
    "run": 4, "tell": 4,
    "cli": 5, "__main__": 6,
}  # fmt: skip
"""Room to floor; `run` and `tell` stand between the gates and what a person types."""

ALLOWED = {("tell", "run"), ("model", "languages")}
"""Rooms of one floor of which the first may know the second."""

MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
ADAPTERS = sorted(HOOKS.glob("mk_*.py"))


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, as dotted names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def room(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_lead_down(module):
    here = room(module)
    if here == "__init__":
        return
    for name in imports(PACKAGE / module):
        parts = name.split(".")
        there = parts[1] if parts[0] == "handbook" and len(parts) > 1 else None
        if there in FLOORS and there != here and (here, there) not in ALLOWED:
            assert FLOORS[there] < FLOORS[here], f"{here} may not import {there}"


def test_every_room_has_its_floor():
    assert {room(module) for module in MODULES} - {"__init__"} == set(FLOORS)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_the_top_floor_knows_mkdocs(module):
    if FLOORS.get(room(module), 0) < FLOORS["cli"]:
        assert not {name for name in imports(PACKAGE / module) if name.split(".")[0] == "mkdocs"}


@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda path: path.name)
def test_an_adapter_has_at_most_forty_lines(adapter):
    assert len(adapter.read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_file_has_at_most_three_hundred_lines(module):
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 300
