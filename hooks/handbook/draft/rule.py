"""A new rule begins with its file of the catalog, a check and its two trees; nothing is overwritten."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from handbook.catalog import RETIRED
from handbook.draft.written import scaffold
from handbook.findings import EnvironmentProblem
from handbook.rules import ALL
from handbook.rules.base import CHECKS
from handbook.rules.nearest import nearest

TREES = Path("tests", "rules")
MODULES = Path("hooks", "handbook", "rules")
CATALOG = MODULES / "catalog"
_BASE = TREES / "_base"
_PAGE = Path("docs", "en", "evidence", "capture.md")
_BUILT = Path("site", "index.html")
_OTHERS = {
    "HB1": Path("checklists", "en", "capture.md"),
    "HB2": Path("docs", "en", "templates", "record.md"),
}
"""What a rule of lists, or of forms, finds its fault in; every other one begins with a page."""


def refusal(code: str, name: str, family: str, root: Path) -> str:
    """Return why no rule of this code and name can be begun, empty where it can."""
    if not re.fullmatch(r"HB[0-9]{3}", code):
        return f"“{code}” is no code of ours (write HB and three digits, such as HB338)"
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name):
        return (
            f"“{name}” is no name of a rule (write small words-with-hyphens, such as link-missing)"
        )
    return _taken(code, name, root) or _foreign(code, family)


def make(code: str, name: str, family: str, root: Path) -> tuple[list[str], str]:
    """Write what a rule begins with; return the files made and the one changed, from the root."""
    site = family in _families(site=True)
    one = _BUILT if site else _OTHERS.get(code[:3], _PAGE)
    base, module = root / _BASE / one, root / MODULES / f"{family}.py"
    for path in (base, module):
        if not path.is_file():
            raise EnvironmentProblem(
                f"there is no {path.relative_to(root).as_posix()} to begin with",
                "work in a whole copy of the repository",
            )
    words = {
        "code": code, "name": name, "reads": "site" if site else "sources",
        "const": name.replace("-", "_").upper(), "look": name.replace("-", "_"),
        "given": "site: Site" if site else "book: Handbook",
        "model": "Site" if site else "Handbook",
    }  # fmt: skip
    page, folder = base.read_bytes(), root / TREES / code
    folder.mkdir()
    check = _importing(module.read_text("utf-8"), words) + scaffold("check.py", **words)
    module.write_text(check, encoding="utf-8", newline="\n")
    made = {
        root / CATALOG / f"{code}.md": scaffold("rule.md", **words).encode(),
        folder / "bad" / one: page,
        folder / "good" / one: page,
        folder / "expected.txt": b"",
    }
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return [path.relative_to(root).as_posix() for path in made], module.relative_to(root).as_posix()


def _importing(source: str, words: Mapping[str, str]) -> str:
    """Return a module with what the new check needs imported below its other imports."""
    tree = ast.parse(source).body
    imports = [one for one in tree if isinstance(one, (ast.Import, ast.ImportFrom))]
    have = {name.name for one in imports for name in one.names}
    needed = [
        line for line in _IMPORTS.format_map(words).splitlines() if line.split()[-1] not in have
    ]
    lines = source.splitlines(keepends=True)
    last = imports[-1].end_lineno if imports else 1
    return "".join([*lines[:last], *(f"{line}\n" for line in needed), *lines[last:]])


def steps(code: str) -> str:
    """Return what is left to be done by hand."""
    return _STEPS.format(code=code, trees=f"{TREES.as_posix()}/{code}", catalog=CATALOG.as_posix())


def _taken(code: str, name: str, root: Path) -> str:
    """Return by what a code or a name is taken, empty where both are free."""
    for rule in ALL:
        if code == rule.code:
            return f"{code} is {rule.name} already (take a free code of its family)"
        if name == rule.name:
            return f"“{name}” is {rule.code} already (choose another name)"
    if code in RETIRED or code in _register(root):
        return f"{code} was a rule once and is never used again (take a free code)"
    if (root / TREES / code).exists():
        return f"{TREES.as_posix()}/{code} exists already (take a free code, or remove the folder)"
    return ""


def _register(root: Path) -> set[str]:
    path = root / "docs" / "data" / "retired.yaml"
    if not path.is_file():
        return set()
    text = path.read_text("utf-8", "replace")
    return set(re.findall(r"^ *- .*\bid: (HB\d{3})", text, re.MULTILINE))


def _foreign(code: str, family: str) -> str:
    """Return why a module is no place for a code, empty where it is one."""
    families = _families(site=False) | _families(site=True)
    if family not in families:
        near = nearest(family, sorted(families))
        advice = f"write “{near}”" if near else f"one of {', '.join(sorted(families))}"
        return f"there is no family “{family}” ({advice})"
    hundreds = families[family]
    if code[:3] not in hundreds:
        theirs = " and ".join(f"{start}xx" for start in sorted(hundreds))
        homes = sorted(module for module, starts in families.items() if code[:3] in starts)
        advice = f"--family {' or '.join(homes)}" if homes else "take a code of that family"
        return f"“{family}” holds {theirs}, not {code} ({advice})"
    return ""


def _families(*, site: bool) -> dict[str, set[str]]:
    """Return the modules of rules, each with the beginnings of its codes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for look, rules in CHECKS.items():
        for rule in rules:
            if (rule.reads == "site") is site:
                found[look.__module__.rpartition(".")[2]].add(rule.code[:3])
    return dict(found)


_IMPORTS = """\
from collections.abc import Iterator
from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import {model}
from handbook.rules.base import checks
"""
_STEPS = """
1. Say in {catalog}/{code}.md what holds, why, and what to type.
2. Put the fault into {trees}/bad, and what comes near it but is right into {trees}/good.
3. Write the check, at the end of its module; `.venv/bin/ruff check --fix` sorts its imports.
4. HANDBOOK_GOLDEN=1 .venv/bin/pytest -q tests/test_rules.py -k {code}   writes {trees}/expected.txt: read it.
5. .venv/bin/pytest -q tests/test_rules.py -k {code}
6. Add a line to CHANGELOG.md."""
