"""Times parts of the build from inside; run.py starts it in a corpus, with its hooks importable.

python probe.py save           CPU seconds from a save to its page, as `handbook serve` shows it; as JSON
python probe.py sheets LANG    CPU seconds of the sheets of one language, and how many; as JSON
"""

from __future__ import annotations

import dataclasses
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from handbook import press
from handbook.check import judge
from handbook.live import Live
from handbook.progress import Progress
from handbook.site import pdf  # noqa: F401 - else its import is timed with the first print file
from handbook.store import load

Answer = TypeVar("Answer")


def save() -> Mapping[str, float]:
    """Return what it costs to show a page of which one line is new, the mean of five saves."""
    root = Path.cwd()
    live, page = Live(root, judge(root), []), max((root / "docs/en").glob("*/*.md"))
    path, text, spent = page.relative_to(root / "docs/en").as_posix(), page.read_text("utf-8"), 0.0
    for turn in range(_SAVES):
        page.write_text(f"{text}\nLine {turn} is new.\n", encoding="utf-8")
        _, once = _timed(lambda: (live.renew(), live.file(path.replace(".md", ".html"))))
        spent += once / _SAVES
    page.write_text(text, encoding="utf-8")
    return {"page": spent}


def sheets(lang: str) -> Mapping[str, float]:
    """Return what the print files of the lists in one language cost, without imports.

    Every list has three, and all of them a pack besides.
    """
    book = load(Path.cwd())
    own = {key: value for key, value in book.checklists.items() if key[0] == lang}
    # The English lists stay known: a draft shows its critical items in English.
    rest = {key: value for key, value in book.checklists.items() if key[0] == "en"}
    alone = dataclasses.replace(book, checklists=rest | own, built_languages=(lang,), templates={})
    press.ready()
    with tempfile.TemporaryDirectory() as folder:
        _, spent = _timed(lambda: press.Prints(alone).write(Path(folder), Progress()))
        lists = len(list(Path(folder).rglob(f"{lang}/*-compact.pdf")))
        total = len(list(Path(folder).rglob("*.pdf")))
    return {"seconds": spent, "lists": lists, "files": total}


def _timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    begun = time.process_time()
    answer = work()
    return answer, time.process_time() - begun


_SAVES = 5
if __name__ == "__main__":
    known: Mapping[str, Callable[..., object]] = {"save": save, "sheets": sheets}
    print(json.dumps(known[sys.argv[1]](*sys.argv[2:])))
