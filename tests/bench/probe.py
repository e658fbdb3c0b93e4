"""Times parts of the build from inside; run.py starts it in a corpus, with its hooks importable.

python probe.py gates SITE     CPU seconds of reading and of the gates, cold and warm; as JSON
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
from handbook.gates import content_gate, output_gate
from handbook.progress import Progress
from handbook.reading import judge, judge_site
from handbook.run import sources_of
from handbook.site import read_site
from handbook.site.reviews import load_reviewed
from handbook.store import load

Answer = TypeVar("Answer")


def gates(site: str) -> Mapping[str, Mapping[str, float]]:
    """Return the CPU seconds of each part of the gates, everything imported beforehand.

    `cold` is without anything kept, `warm` where nothing has changed since.
    """
    root, built = Path.cwd(), Path(site)
    book, reading = _timed(lambda: load(root))
    _, judging = _timed(lambda: content_gate(book))
    sources, reviewed = sources_of(book), load_reviewed(root)
    facts, seen = _timed(lambda: read_site(built, sources, book, reviewed))
    _, output = _timed(lambda: output_gate(facts))
    cold = {"read": reading, "source": judging, "read site": seen, "output": output}
    whole = judge(root)
    judge_site(whole, book, built, sources, reviewed)
    again, source = _timed(lambda: judge(root))
    _, replay = _timed(lambda: judge_site(again, book, built, sources, reviewed))
    return {"cold": cold, "warm": {"source": source, "output": replay}}


def sheets(lang: str) -> Mapping[str, float]:
    """Return what the print files of the lists in one language cost, without imports."""
    book = load(Path.cwd())
    own = {key: value for key, value in book.checklists.items() if key[0] == lang}
    # The English lists stay known: a draft shows its critical items in English.
    rest = {key: value for key, value in book.checklists.items() if key[0] == "en"}
    alone = dataclasses.replace(book, checklists=rest | own, built_languages=(lang,), templates={})
    press.ready()
    with tempfile.TemporaryDirectory() as folder:
        _, spent = _timed(lambda: press.print_all(alone, Path(folder), Progress()))
        made = len(list(Path(folder).rglob(f"{lang}/*.pdf")))
        total = len(list(Path(folder).rglob("*.pdf")))
    return {"seconds": spent, "sheets": made, "files": total}


def _timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    begun = time.process_time()
    answer = work()
    return answer, time.process_time() - begun


if __name__ == "__main__":
    print(json.dumps({"gates": gates, "sheets": sheets}[sys.argv[1]](sys.argv[2])))
