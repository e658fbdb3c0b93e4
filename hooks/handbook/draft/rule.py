"""A new rule begins with its test trees and the text of its class; nothing is overwritten."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from handbook.findings import EnvironmentFault
from handbook.rules import LAWS, RETIRED, RULES, SITE_RULES
from handbook.rules.nearest import nearest

TREES = Path("tests", "rules")
MODULES = Path("hooks", "handbook", "rules")
_BASE = Path("_base", "docs", "en", "evidence", "capture.md")
_PAGE = Path("docs", "en", "evidence", "capture.md")


def refusal(code: str, name: str, family: str, root: Path) -> str:
    """Return why no rule of this code and name can be begun, empty where it can."""
    if not re.fullmatch(r"HB[0-9]{3}", code):
        return f"“{code}” is no code of ours (write HB and three digits, such as HB338)"
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name):
        return (
            f"“{name}” is no name of a rule (write small words-with-hyphens, such as link-missing)"
        )
    return _taken(code, name, root) or _foreign(code, family)


def make(code: str, root: Path) -> list[str]:
    """Make the two trees of a rule, and return the paths of their files from the root."""
    base = root / TREES / _BASE
    if not base.is_file():
        raise EnvironmentFault(
            f"there is no {(TREES / _BASE).as_posix()} to begin with",
            "work in a whole copy of the repository",
        )
    page = base.read_bytes()
    folder = root / TREES / code
    folder.mkdir()
    made = {folder / side / _PAGE: page for side in ("bad", "good")}
    made[folder / "expected.txt"] = b""
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return [path.relative_to(root).as_posix() for path in made]


def steps(code: str, name: str, family: str) -> str:
    """Return what is left to be done by hand, with the text of the class."""
    site = family in _families(site=True)
    words = {
        "code": code, "name": name, "family": family, "class": _class(name),
        "base": "SiteRule" if site else "Rule", "given": "site: Site" if site else "book: Handbook",
        "list": "SITE_RULES" if site else "RULES", "trees": f"{TREES.as_posix()}/{code}",
        "module": f"{MODULES.as_posix()}/{family}.py",
    }  # fmt: skip
    return _STEPS.format_map(words)


def _taken(code: str, name: str, root: Path) -> str:
    """Return by what a code or a name is taken, empty where both are free."""
    for law in LAWS:
        if code == law.code:
            return f"{code} is {law.name} already (take a free code of its family)"
        if name == law.name:
            return f"“{name}” is {law.code} already (choose another name)"
    if code in RETIRED or code in _register(root):
        return f"{code} was a rule once and is never used again (take a free code)"
    if (root / TREES / code).exists():
        return f"{TREES.as_posix()}/{code} exists already (take a free code, or remove the folder)"
    return ""


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
    for law in SITE_RULES if site else RULES:
        found[law.__module__.rpartition(".")[2]].add(law.code[:3])
    return dict(found)


def _register(root: Path) -> set[str]:
    path = root / "docs" / "data" / "retired.yaml"
    if not path.is_file():
        return set()
    return set(
        re.findall(r"^ *- .*\bid: (HB\d{3})", path.read_text("utf-8", "replace"), re.MULTILINE)
    )


def _class(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


_STEPS = '''
Paste this class into {module}, and put “{family}.{class},” into {list}
of {package}, in the order of the codes:

class {class}({base}):
    """One sentence that says what holds.

    ## Why it matters

    Who is hurt, and how.

    ## How to fix it

    What to type.
    """

    code, name = "{code}", "{name}"
    message = "what is, with the thing in “{{text}}”"
    hint = "what to type"

    def check(self, {given}) -> Iterator[Finding]:
        """Yield each place where it does not hold."""

Then:
1. Put the fault into {trees}/bad, and what comes near it but is right into {trees}/good.
2. HANDBOOK_GOLDEN=1 pytest -q tests/test_rules.py -k {code}   writes {trees}/expected.txt: read it.
3. handbook rules --write {code}   writes its page.
4. pytest -q tests/test_rules.py -k {code}'''.replace(
    "{package}", (MODULES / "__init__.py").as_posix()
)
