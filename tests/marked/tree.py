"""The small handbook with a marker in every string that content can hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from handbook.fieldkinds import FIELD_KINDS
from tests import mini
from tests.marked import marker

TEXTS = {
    "title", "able", "owner", "when", "tried", "stop", "by", "what", "why", "name", "english",
    "company", "label", "value", "text", "about", "note", "word", "at", "means", "apart", "alt", "maker", "reason",
    "is", "literal", "family", "given", "publisher", "container-title", "read", "short", "number",
    "titles", "abbreviations", "synonyms", "words", "callouts", "months", "check", "also",
}  # fmt: skip
"""Names below which a string is words for a reader."""
IDS = {"sources", "source", "en", "ur", "ar", "bn", "fa", "ps", "ku", "fa-AF"}
"""Names that say nothing: what stands above them decides."""
KEPT = {  # the last three name the sheets of a table, where few signs may stand

    ("languages.yaml", "html"), ("languages.yaml", "dir"), ("images.yaml", "words"),
    ("languages.yaml", "form"), ("languages.yaml", "print-rows"), ("languages.yaml", "office-answers"),
}  # fmt: skip
FORMATTED = "case-says"
"""The one interface string that is Markdown."""


class Marked:
    """One copy of the tree; what is marked is counted."""

    def __init__(self, root: Path) -> None:
        self.root, self.count = root, 0

    def lay(self) -> None:
        """Write the tree: hooks and settings as they are, content marked."""
        mini.lay(self.root)
        for path in sorted((self.root / "docs/data").glob("*.yaml")):
            self._data(path)
        for top in ("docs/en", "docs/ur", "checklists"):
            for path in sorted((self.root / top).rglob("*.md")):
                self._page(path.relative_to(self.root).as_posix())
        for path in sorted((self.root / "docs/images").iterdir()):
            self._drawing(path.relative_to(self.root).as_posix())

    def _number(self) -> int:
        self.count += 1
        return self.count

    def _write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")

    def _data(self, path: Path) -> None:
        known = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._write(f"docs/data/{path.name}", _dumped(self._values(known, path.name, ())))

    def _values(self, value: Any, file: str, names: tuple[str, ...]) -> Any:
        if isinstance(value, dict):
            return {key: self._values(one, file, (*names, str(key))) for key, one in value.items()}
        if isinstance(value, list):
            return [self._values(one, file, names) for one in value]
        if not isinstance(value, str) or not _is_words(file, names):
            return value
        number = self._number()
        if FORMATTED in names:
            return value + marker.markdown(number)
        return value + marker.plain(number)

    def _page(self, path: str) -> None:
        _, front, body = (self.root / path).read_text(encoding="utf-8").split("---\n", 2)
        front = _dumped(self._values(yaml.safe_load(front), path, ()))
        place: dict[str, int] = {}

        def mark(kind: str) -> str:
            """Return both kinds of marker for the first two places of a kind, nothing after them."""
            place[kind] = place.get(kind, 0) + 1
            if place[kind] > _FIRST:
                return ""
            if kind == "fence":
                return marker.plain(self._number())
            text = marker.markdown(self._number())
            return f"{text} {marker.code(self._number())}"

        self._write(path, f"---\n{front}---\n" + "\n".join(_marked(body.split("\n"), mark)))

    def _drawing(self, path: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")

        def one(found: re.Match[str]) -> str:
            return f"{found[1]}{marker.xml(self._number())}{found[2]}"

        self._write(path, re.sub(r"(<(?:text|title|desc)\b[^>]*>[^<]*)(</)", one, text))


def _is_words(file: str, names: tuple[str, ...]) -> bool:
    if (file, names[-1]) in KEPT:
        return False
    if file == "languages.yaml":
        return not any((file, name) in KEPT for name in names[1:])
    meaning = [
        name for name in names if name not in IDS and not re.fullmatch(r"[A-Z]{1,2}-\d\d", name)
    ]
    return bool(meaning) and (meaning[-1] in TEXTS or meaning[0] == "abbreviations")


def _dumped(value: Any) -> str:
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


class _Plain(yaml.SafeDumper):
    """Writes no alias, which the handbook refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _marked(lines: list[str], mark: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of a body with markers in the first places of each kind."""
    fenced = False
    for line in lines:
        if line.lstrip().startswith("```"):
            fenced = not fenced
            yield line
        elif fenced:
            yield f"{line} {mark('fence')}".rstrip()
        else:
            yield _line(line, mark)


def _line(line: str, mark: Callable[[str], str]) -> str:  # noqa: PLR0911 - one for each kind
    if found := re.fullmatch(r"(#{1,6} .*?)( \{ #[\w-]+ \})?", line):
        level = line.index(" ")
        return f"{found[1]} {mark(f'heading {level}')}{found[2] or ''}"
    if (
        re.fullmatch(r"\|[ -:|]+\|", line)
        or not line.strip()
        or re.fullmatch(r"\[[^\]]*\]\([^)]*\)", line.strip())
    ):
        return line
    if line.startswith("|"):
        return _cells(line, mark)
    if found := re.match(r"!\[([^\]]*)\]", line):
        return f"![{found[1]} {mark('picture')}{line[found.end() - 1 :]}"
    if found := re.search(r"(?<!!)\[([^\]@][^\]]*)\]\(", line):
        line = f"{line[: found.end(1)]} {mark('link')}{line[found.end(1) :]}"
    for kind, sign in (
        ("task", r"- \[ \]"),
        ("step", r"\d+\."),
        ("point", "-"),
        ("quote", ">"),
        ("below", "    "),
    ):
        if re.match(sign, line):
            if kind == "task" and line.endswith("**"):
                return f"{line[:-2]} {mark('key task')}**"
            return f"{line} {mark(kind)}".rstrip()
    return f"{line} {mark('paragraph')}".rstrip()


def _cells(line: str, mark: Callable[[str], str]) -> str:
    cells = line.strip().strip("|").split("|")
    kind = "field" if re.match(r"\s*`", cells[0]) else "cell"
    example = kind == "field" and len(cells) == _ANSWERED
    rows = [f"{cell.rstrip()} {mark(f'{kind} {number}')} "
            if _free(kind, number, cell) and not (example and number == 0) else cell
            for number, cell in enumerate(cells)]  # fmt: skip
    return f"|{'|'.join(rows)}|"


def _free(kind: str, number: int, cell: str) -> bool:
    """Return whether a cell holds words: kind and need of a field are ids, and so are its choices."""
    if kind == "field" and number in (1, 2) and cell.strip() in _IDS:
        return False
    return not re.search(r"`[a-z0-9-]+` [^`|]*$", cell) or number == 0


_IDS = frozenset({*FIELD_KINDS, "always", ""})
_ANSWERED = 2
"""Cells of a row of the filled example: the id of a field and its answer."""
_FIRST = 2
