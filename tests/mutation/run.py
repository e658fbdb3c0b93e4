"""Draws mutants of the parsers, the rules and the gates, and counts those that the tests notice.

    python tests/mutation/run.py [--number 420] [--seed 2026] [--jobs 2] [--only PART] [--list]

A mutant is tried in a copy of the project, with the unit tests of its module and of the modules that
use it, and with the trees of their rules. Prints each survivor with its place, and the share that
was killed. It judges nothing: exit 0, or 1 where the tests fail without a mutant.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.mutation.mutants import Mutant, mutants

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = Path("hooks/handbook")
PARTS = ("docs", "checklists", "hooks", "tests", "mkdocs.yml", "pyproject.toml", "README.md")
SECONDS = 120
"""A mutant that hangs is noticed."""
ROOMS = ("tests/parse", "tests/rules_unit", "tests/links", "tests")
EVERY = (
    "tests/parse", "tests/rules_unit", "tests/test_gates.py", "tests/test_rules.py", "-k",
    "not test_rules or tree",
)  # fmt: skip
"""Unit tests of what is mutated, and the trees of the rules."""
ALWAYS = ("tests/rules_unit/test_allowed.py", "tests/rules_unit/test_laws.py")
"""What people have seen of all rules: their names, and the lists of what they let pass."""
_MANY = 8
"""Modules that use another; where there are more, all tests are its tests."""


def main() -> int:
    """Draw, try, print."""
    wanted = _arguments()
    drawn = draw(wanted.number, wanted.seed, wanted.only)
    if wanted.list:
        print(*drawn, sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(wanted.jobs):
            copies.put(_copy(Path(folder, str(number))))
        first = copies.get()
        if not _passes(first, EVERY):
            print("the tests fail without a mutant: mend them first", file=sys.stderr)
            return 1
        copies.put(first)
        with ThreadPoolExecutor(wanted.jobs) as pool:
            survived = list(_told(drawn, pool.map(lambda one: _survives(one, copies), drawn)))
    killed = len(drawn) - len(survived)
    files = len({mutant.path for mutant in drawn})
    print(f"seed {wanted.seed}: {len(drawn)} mutants of {files} files, {killed} killed", end=" ")
    print(f"({killed / len(drawn):.1%}), {len(survived)} survived")
    return 0


def draw(number: int, seed: int, only: str) -> list[Mutant]:
    """Return `number` mutants, the same for the same seed and sources, from every file in turn."""
    chance = random.Random(seed)
    piles = []
    for path in _modules():
        if re.search(only, path):
            pile = mutants(path, (PROJECT / path).read_bytes())
            chance.shuffle(pile)
            piles.append(pile)
    drawn: list[Mutant] = []
    while len(drawn) < number and any(piles):
        drawn += [pile.pop() for pile in piles if pile]
    return sorted(drawn[:number])


def _modules() -> list[str]:
    rooms = [PROJECT / PACKAGE / room for room in ("parse", "rules")]
    found = [path for room in rooms for path in room.glob("*.py")]
    found.append(PROJECT / PACKAGE / "gates.py")
    return sorted(path.relative_to(PROJECT).as_posix() for path in found)


def _told(drawn: Sequence[Mutant], answers: Iterator[bool]) -> Iterator[Mutant]:
    for number, (mutant, survived) in enumerate(zip(drawn, answers, strict=True), 1):
        if survived:
            print(f"survived: {mutant}", flush=True)
            yield mutant
        if not number % 20:
            print(f"{number} of {len(drawn)} tried", file=sys.stderr, flush=True)


def _survives(mutant: Mutant, copies: SimpleQueue[Path]) -> bool:
    copy = copies.get()
    path = copy / mutant.path
    source = path.read_bytes()
    try:
        path.write_bytes(mutant.applied(source))
        return _passes(copy, _nearest(mutant.path))
    finally:
        path.write_bytes(source)
        copies.put(copy)


def _nearest(path: str) -> list[str]:
    """Return the unit tests of a module and of those that use it, as arguments of pytest."""
    stem, text = Path(path).stem, (PROJECT / path).read_text(encoding="utf-8")
    users = [path, *(user for user in _modules() if _imports(user, stem))]
    if stem == "__init__" or len(users) > _MANY:
        return list(EVERY)
    stems = {Path(user).stem for user in users}
    found = [
        test.relative_to(PROJECT).as_posix()
        for room in ROOMS
        for test in sorted((PROJECT / room).glob("test_*.py"))
        if any(_speaks_of(test, one) for one in stems)
    ]
    texts = [text, *((PROJECT / user).read_text(encoding="utf-8") for user in users[1:])]
    codes = sorted({code for one in texts for code in re.findall(r'"(HB\d{3})"', one)})
    trees = f"tree and ({' or '.join(codes)})" if codes else "tree"
    more = [] if codes else ["tests/links/test_broken.py"]
    return [
        *dict.fromkeys((*found, *ALWAYS)),
        *more,
        "tests/test_rules.py",
        "-k",
        f"not test_rules or ({trees})",
    ]


def _imports(path: str, stem: str) -> bool:
    text = (PROJECT / path).read_text(encoding="utf-8")
    return bool(re.search(rf"from handbook\.(?:rules|parse)\.{stem} import", text))


def _speaks_of(test: Path, stem: str) -> bool:
    name = re.fullmatch(rf"test_{stem.rstrip('s')}s?(?:_\w+)?\.py", test.name)
    return bool(name) or _imports(test.relative_to(PROJECT).as_posix(), stem)


def _passes(copy: Path, tests: Sequence[str]) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", *tests]
    there = [word for word in command if not word.startswith("tests/") or (copy / word).exists()]
    base = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run(
            there,
            cwd=copy,
            env={**base, "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / ".hypothesis")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _copy(place: Path) -> Path:
    place.mkdir(parents=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, place / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, place / part)
    return place


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=420, help="mutants to draw")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="tried at once")
    parser.add_argument("--only", default="", help="only files whose path matches this")
    parser.add_argument("--list", action="store_true", help="print the mutants, try none")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
