"""The floors of the design: a module knows only what stands below it.

Read from the syntax tree, so that an import inside a function counts as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "handbook"
FLOORS = (
    {"findings", "languages", "markup", "progress"},
    {"model"},
    {"forms"},
    {"parse", "rules", "render", "search", "report", "publish", "exports"},
    {"store", "site", "press", "cache", "today", "fix", "draft", "exhibits"},
    {"gates", "review"},
    {"reading"},
    {"run"},
    {"tell"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
PURE = {
    "model", "findings", "languages", "markup", "forms", "parse", "rules", "render", "report", "exports",
}  # fmt: skip
WORLD = {
    "glob", "io", "logging", "mmap", "os", "pathlib", "random", "secrets", "shutil", "subprocess",
    "sys", "tempfile", "time", "uuid",
}  # fmt: skip
"""Modules through which code would touch files, clocks, chance or the process."""
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
HARMLESS = {"urllib.request.url2pathname"}
"""Functions that only live beside those which open a connection."""
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "localtime", "gmtime"}
MODULES = sorted(PACKAGE.rglob("*.py"))
LOOKS = sorted(
    path for path in (HOOKS / "theme").rglob("*") if path.suffix in {".css", ".js", ".html"}
)
ADAPTERS = sorted(HOOKS.glob("mk_*.py"))
BENCH = sorted((HOOKS.parent / "tests/bench").glob("*.py"))


def room_of(path: Path) -> str:
    """Return the room of a module: its folder or file directly below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every module that a file imports, as a dotted name, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: write the whole name of the module"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def within(name: str, modules: set[str]) -> bool:
    """Return whether a dotted name is one of these modules or lies below one."""
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


def said(path: Path) -> str:
    return path.relative_to(HOOKS if HOOKS in path.parents else HOOKS.parent).as_posix()


def test_every_room_has_its_floor():
    """A new room is entered in FLOORS, so that somebody decides what it may know."""
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=said)
def test_a_module_imports_from_lower_floors_only(path):
    room = room_of(path)
    for name, line in imports(path):
        first, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if first == "handbook" and room not in (other, "__init__"):
            assert FLOOR[other] < FLOOR[room], f"{said(path)}:{line}: {room} may not know {other}"


@pytest.mark.parametrize("path", MODULES, ids=said)
def test_only_the_command_line_knows_mkdocs(path):
    if room_of(path) != "cli":
        found = [line for name, line in imports(path) if within(name, {"mkdocs", "material"})]
        assert found == [], f"{said(path)} imports mkdocs: that belongs into hooks/mk_*.py"


@pytest.mark.parametrize("path", [*MODULES, *ADAPTERS], ids=said)
def test_nothing_reads_the_network(path):
    used = {name for name, _ in imports(path) if within(name, NETWORK)}
    assert used <= HARMLESS


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) in PURE], ids=said)
def test_the_core_is_pure(path):
    """No file, no clock, no chance: what the core says depends on what it is given alone."""
    assert [name for name, _ in imports(path) if within(name, WORLD)] == []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            assert name not in CLOCKS | {"open", "exec", "eval", "print", "input"}, (
                f"{said(path)}:{node.lineno}: {name}()"
            )


@pytest.mark.parametrize("path", ADAPTERS, ids=said)
def test_an_adapter_is_thin(path):
    """At most 40 lines, no class, no state: mkdocs loads the file under another name than we do."""
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 40
    for node in ast.parse(source).body:
        assert isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Expr))


@pytest.mark.parametrize("path", [*MODULES, *LOOKS, *BENCH], ids=said)
def test_a_file_is_at_most_three_hundred_lines(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 300


def test_nobody_imports_an_adapter():
    for path in [*MODULES, *ADAPTERS]:
        assert [name for name, _ in imports(path) if name.startswith("mk_")] == []
