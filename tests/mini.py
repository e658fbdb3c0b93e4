"""A small handbook for every test that builds by process: some twenty pages in English, some in Urdu.

It has a page, a list, a form and a print of each kind, a picture, and data of its own. What belongs to
the tool (code, theme, settings, words of the interface) is the project's own, so the real commands
run on it as they do on the handbook, in seconds.
"""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TREE = ROOT / "tests" / "mini"
DATA = ("languages.yaml", "verbs.txt", "fictional.yaml", "ignore.yaml")
"""Files of data that are the project's own; the others are small ones in tests/mini."""


def pages() -> list[str]:
    """Return the pages, by path below their language's folder."""
    top = TREE / "docs" / "en"
    return sorted(path.relative_to(top).as_posix() for path in top.rglob("*.md"))


def settings() -> str:
    """Return the project's own mkdocs.yml, with the navigation of the small handbook."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "".join(f"  - {page}\n" for page in pages())
    return f"{text[: text.index(_NAV)]}{_NAV}{nav}"


def lay(place: Path, *, code: bool = True) -> None:
    """Write the small handbook into a folder; without `code` a command runs on it from outside."""
    shutil.copytree(TREE, place, dirs_exist_ok=True)
    for name in DATA:
        shutil.copy2(ROOT / "docs" / "data" / name, place / "docs" / "data")
    (place / "mkdocs.yml").write_text(settings(), encoding="utf-8", newline="\n")
    if code:
        shutil.copytree(ROOT / "hooks", place / "hooks")


_NAV = "\nnav:\n"
