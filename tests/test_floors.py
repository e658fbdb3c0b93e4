"""What holds for every file of code, beside the import contracts in pyproject.toml."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"
LOOKS = {".css", ".js", ".html"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "localtime", "gmtime"}
WORLD = CLOCKS | {"open", "exec", "eval", "print", "input"}


def _pure() -> list[Path]:
    """Return the modules of the rooms that may touch neither a file nor a clock."""
    settings = tomllib.loads((HOOKS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    core = next(one for one in contracts if one["name"].startswith("The core"))
    rooms = [HOOKS / name.replace(".", "/") for name in core["source_modules"]]
    found = [[*room.rglob("*.py")] or [room.with_suffix(".py")] for room in rooms]
    return [path for paths in found for path in paths]


def test_the_core_asks_no_clock_and_opens_no_file():
    """Which modules it may import is a contract; these are names that need no import."""
    found = [
        f"{path.relative_to(HOOKS)}:{node.lineno}"
        for path in _pure()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in WORLD
    ]
    assert found == []


def test_an_adapter_is_thin():
    """At most 40 lines, no class, no state: mkdocs loads the file under another name than we do."""
    for path in HOOKS.glob("mk_*.py"):
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 40, path.name
        for node in ast.parse(source).body:
            assert isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Expr))


def test_a_file_is_at_most_five_hundred_lines():
    files = [
        *(HOOKS / "handbook").rglob("*.py"),
        *(path for path in (HOOKS / "theme").rglob("*") if path.suffix in LOOKS),
        *(HOOKS.parent / "tests").glob("bench/*.py"),
    ]
    long = [path.name for path in files if path.read_text(encoding="utf-8").count("\n") > 500]
    assert long == []
