"""Measures our build against the default Material build of the same handbook.

    python tests/bench/run.py [--pages 1000] [--languages 1 4] [--runs 1] [--sheets 99] [--beside COMMAND] [--keep DIR]

Needs a Unix system. Prints figures and judges nothing: exit 0, or 1 where a build stopped.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import sites
from tests.bench.corpus import LEAST, LISTS, MOST, make
from tests.bench.measure import Cost, StoppedError, run, size

PROJECT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ur", "ar", "fa", "bn")
PYTHON = sys.executable
PROBE = Path(__file__).with_name("probe.py")
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1798761600",  # 2027: after each day in the data, before any of it is due
}
OURS = [PYTHON, "-m", "handbook", "build"]
BUILDS = {
    "default Material": ("default", [PYTHON, "-m", "mkdocs", "build", "--quiet"]),
    "ours, without PDF": ("ours", [*OURS, "--no-pdf"]),
    "ours, with PDF": ("ours", OURS),
    "nothing changed": ("ours", OURS),
    "one line changed": ("ours", OURS),
}
"""In the order in which they run: a change is built upon what the build before it kept."""
COLD = ("ours, without PDF", "ours, with PDF")
"""Builds before which all that is kept is removed; `--fresh` keeps nothing for the next one either."""
CHANGED = "one line changed"
BASE = "default Material"


def main() -> int:
    """Write the corpora, run everything, print the table."""
    wanted = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the folder is removed
    with _folder(wanted.keep) as folder:
        try:
            for count in wanted.languages:
                _compare(folder / f"{count}", LANGUAGES[:count], wanted)
            if wanted.sheets:
                _sheets(folder / "sheets", wanted.sheets)
        except StoppedError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _compare(folder: Path, languages: tuple[str, ...], wanted: argparse.Namespace) -> None:
    """Build one corpus each way, in turns, and print what each way took."""
    pages, runs = wanted.pages, wanted.runs
    beside = {Path(words[0]).name: ("default", words) for words in wanted.beside}
    builds = {**BUILDS, **beside}
    named = f"{pages} pages, {' + '.join(languages)}"
    _say(f"writing {named}")
    corpus = make(PROJECT, pages, languages)
    sites.ours(folder / "ours", PROJECT, corpus, languages)
    sites.default(folder / "default", corpus, languages)
    costs: dict[str, list[Cost]] = {name: [] for name in builds}
    sizes: dict[str, float] = {}
    for turn in range(1, runs + 1):
        for name, (place, command) in builds.items():
            _say(f"{named}: {name}, run {turn} of {runs}")
            if name in COLD or name in beside:
                shutil.rmtree(folder / place / ".cache", ignore_errors=True)
            if name == CHANGED:
                _change(folder / place, corpus.places[-1].slug, turn)
            costs[name].append(_run(command, folder / place))
            sizes[name] = size(folder / place / "site")
            last = costs[name][-1]
            _say(f"    {last.cpu:.1f} CPU s, {last.wall:.1f} s by the clock")
    print(f"{named}: {len(corpus.pages)} files, {_kilobytes(corpus.pages.values()):.1f} kB each")
    print(f"{'':20}{'CPU s':>8}{'of default':>12}{'wall s':>8}{'peak MiB':>10}{'site MB':>9}")
    base = min(cost.cpu for cost in costs[BASE])
    for name, found in costs.items():
        best = min(found, key=lambda cost: cost.cpu)
        print(
            f"{name:20}{best.cpu:8.1f}{best.cpu / base:11.2f}×{best.wall:8.1f}"
            f"{best.memory:10.0f}{sizes[name]:9.1f}"
        )
    saved = json.loads(_run([PYTHON, str(PROBE), "save"], folder / "ours").output)
    print(f"from a save to its page, CPU s without start: {saved['page']:.2f}")
    print(flush=True)


def _change(project: Path, slug: str, turn: int) -> None:
    """Write one more line below an English page."""
    with (project / "docs/en" / slug).open("a", encoding="utf-8") as page:
        page.write(f"\nOne more line stands here, number {turn}.\n")


def _sheets(folder: Path, count: int) -> None:
    """Print one-page sheets of one language after the other."""
    languages = LANGUAGES[:2]
    _say(f"writing {count} lists in {' and '.join(languages)}")
    # A list needs its page, so the corpus is no larger than its lists and its sections.
    corpus = make(PROJECT, LEAST + count, languages, lists=count)
    sites.ours(folder, PROJECT, corpus, languages)
    for lang in languages:
        _say(f"printing the lists in {lang}")
        found = json.loads(_run([PYTHON, str(PROBE), "sheets", lang], folder).output)
        print(
            f"print files in {lang}: {found['seconds'] * 100 / max(found['files'], 1):.1f} CPU s "
            f"for 100 (measured on {found['files']:.0f} of {found['lists']:.0f} lists)",
            flush=True,
        )


def _run(command: list[str], folder: Path) -> Cost:
    return run(command, folder, ENVIRONMENT | {"PYTHONPATH": str(folder / "hooks")})


def _kilobytes(texts: Collection[str]) -> float:
    sizes = [len(text.encode("utf-8")) for text in texts]
    return sum(sizes) / len(sizes) / 1000


def _say(text: str) -> None:
    """Show progress where figures do not go, as this takes minutes."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as made:
        yield Path(made)


def options() -> argparse.ArgumentParser:
    """Return what the command takes; README.md shows the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=1000, help=f"{LEAST} to {MOST}, a language")
    parser.add_argument(
        "--languages", type=int, nargs="+", default=[1, 4], choices=range(1, len(LANGUAGES) + 1),
        help="how many languages, one comparison for each number",
    )  # fmt: skip
    parser.add_argument("--runs", type=int, default=1, help="the cheapest of so many runs counts")
    parser.add_argument("--sheets", type=int, default=LISTS, help=f"at most {LISTS}; 0 prints none")
    parser.add_argument(
        "--beside", type=shlex.split, action="append", default=[], metavar="COMMAND",
        help="a program that builds the default project too; may be given again",
    )  # fmt: skip
    parser.add_argument("--keep", type=Path, help="a new folder in which everything stays")
    return parser


def _arguments() -> argparse.Namespace:
    parser = options()
    wanted = parser.parse_args()
    if not LEAST <= wanted.pages <= MOST:
        parser.error(f"--pages is {wanted.pages} (write {LEAST} to {MOST})")
    if not 0 <= wanted.sheets <= LISTS:
        parser.error(f"--sheets is {wanted.sheets} (write 0 to {LISTS})")
    return wanted


if __name__ == "__main__":
    sys.exit(main())
