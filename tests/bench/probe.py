"""Times parts of the build from inside; run.py starts it in a corpus, with its hooks importable.

python probe.py gates SITE     CPU seconds of reading, the source gate, the output gate; as JSON
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
from handbook.run import Run
from handbook.site import read_site
from handbook.store import load

Answer = TypeVar("Answer")


def gates(site: str) -> Mapping[str, float]:
    """Return the CPU seconds of each part of the two gates, everything imported beforehand."""
    book, reading = _timed(lambda: load(Path.cwd()))
    _, judging = _timed(lambda: content_gate(book))
    sources = Run(book, [], False, None).sources
    facts, built = _timed(lambda: read_site(Path(site), sources))
    _, output = _timed(lambda: output_gate(facts))
    return {"read": reading, "source": judging, "read site": built, "output": output}


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
