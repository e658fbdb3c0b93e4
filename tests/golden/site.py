"""Proves what a change of the generator did to the built site: nothing, or just what it meant to.

    python tests/golden/site.py record SITE LIST       write the SHA-256 of every file of SITE
    python tests/golden/site.py compare SITE LIST      name each file that differs, is new or is gone
    python tests/golden/site.py trees OLD NEW [CSS …]  compare the DOM trees of two sites' pages

A list has one line a file: SHA-256, two blanks, path below the site, as `sha256sum` writes it.
`trees` compares tags, attributes and visible text. The order of attributes and of class names, and
blanks between words, do not count, nor does what one of the CSS selectors matches in either tree.
Files that are no pages are compared by their bytes. Exit code: 0 the same, 1 something differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode


def hashes(site: Path) -> dict[str, str]:
    """Return the SHA-256 of every file, by its path below the site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def written(found: dict[str, str]) -> str:
    """Return the list as text."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(found.items()))


def listed(text: str) -> dict[str, str]:
    """Return what a list holds."""
    return {path: digest for digest, path in (line.split("  ", 1) for line in text.splitlines())}


def differences(old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    """Yield a line for each file that is gone, new or other than before."""
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            yield f"gone   {path}"
        elif path not in old:
            yield f"new    {path}"
        elif old[path] != new[path]:
            yield f"other  {path}"


def tree(html: bytes, without: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield a line for each element and each text of a page, in order, indented by depth."""
    page = LexborHTMLParser(html)
    for selector in without:
        for node in page.css(selector):
            node.decompose()
    if page.root is not None:
        yield from _lines(page.root, 0)


def _lines(node: LexborNode, depth: int) -> Iterator[str]:
    if node.is_text_node:
        if words := " ".join((node.text_content or "").split()):
            yield f"{' ' * depth}{words}"
    elif node.is_element_node:
        facts = {name: value or "" for name, value in node.attributes.items()}
        if "class" in facts:
            facts["class"] = " ".join(sorted(facts["class"].split()))
        said = "".join(f' {name}="{value}"' for name, value in sorted(facts.items()))
        yield f"{' ' * depth}<{node.tag}{said}>"
        for child in node.iter(include_text=True):
            yield from _lines(child, depth + 1)


def trees(old: Path, new: Path, without: tuple[str, ...]) -> Iterator[str]:
    """Yield the first line in which each page differs, and each other file that differs."""
    before, after = hashes(old), hashes(new)
    for line in differences(before, after):
        path = line[7:]
        if not (line.startswith("other") and path.endswith(".html")):
            yield line
            continue
        pages = [tree((site / path).read_bytes(), without) for site in (old, new)]
        for was, is_now in zip_longest(*pages):
            if was != is_now:
                yield f"tree   {path}\n  - {was}\n  + {is_now}"
                break


def main(command: str, first: str, second: str, *selectors: str) -> int:
    """Do what was typed."""
    if command == "record":
        Path(second).write_text(written(hashes(Path(first))), encoding="utf-8")
        return 0
    if command == "compare":
        found = differences(listed(Path(second).read_text("utf-8")), hashes(Path(first)))
    else:
        found = trees(Path(first), Path(second), selectors)
    lines = list(found)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
