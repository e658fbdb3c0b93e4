"""Draws mutants of the rooms that decide something, and counts those that the tests notice.

    python tests/mutation/run.py [--number 420] [--seed 2026] [--jobs 2] [--only PART] [--list]

A mutant is tried in a copy of the project, with the unit tests of its module and of the modules that
use it, and with the trees of their rules; a module without tests of its own is judged by all of its
room. Prints each survivor with its place, and the share that was killed, room by room. It judges
nothing: exit 0, or 1 where the tests fail without a mutant.
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
PARTS = (
    "docs",
    "checklists",
    "hooks",
    "tests",
    "mkdocs.yml",
    "pyproject.toml",
    "README.md",
    ".github",
)
SECONDS = 300
"""A mutant that hangs is noticed."""
ROOMS: dict[str, tuple[str, ...]] = {
    "forms": ("tests/forms",),
    "gates": ("tests/test_gates.py", "tests/rules_unit"),
    "parse": ("tests/parse", "tests/rules_unit"),
    "press": ("tests/press",),
    "publish": tuple(f"tests/publish/test_{name}.py" for name in ("foreign", "recovery", "swap")),
    "render": ("tests/render",),
    "rules": ("tests/rules_unit",),
}
"""Every room whose mutants are drawn, and the tests that judge all of it."""
JUDGED = ("gates", "parse", "rules")
"""Rooms that the trees of the rules judge too, and in which one module is seen through another."""
ROOTS = ("tests/parse", "tests/rules_unit", "tests/links", "tests")
"""Where the unit tests of those rooms are looked for."""
TREES = ("tests/test_rules.py", "-k", "not test_rules or tree")
LIMITS = ("-m", "not root and not slow and not made")
"""What takes a whole build is left out: it would take days."""
_MANY = 8
"""Modules that use another; where there are more, all tests of its room are its tests."""


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
        every = dict.fromkeys(test for room in sorted(_drawn(drawn)) for test in ROOMS[room])
        if not _passes(first, [*every, *TREES], 10 * SECONDS):
            print("the tests fail without a mutant: mend them first", file=sys.stderr)
            return 1
        copies.put(first)
        with ThreadPoolExecutor(wanted.jobs) as pool:
            survived = list(_told(drawn, pool.map(lambda one: _survives(one, copies), drawn)))
    for room, among in sorted(_drawn(drawn).items()):
        _print_share(room, among, survived)
    _print_share(f"seed {wanted.seed}", drawn, survived)
    return 0


def _drawn(drawn: Sequence[Mutant]) -> dict[str, list[Mutant]]:
    """Return the mutants of each room."""
    rooms: dict[str, list[Mutant]] = {}
    for mutant in drawn:
        rooms.setdefault(_room(mutant.path), []).append(mutant)
    return rooms


def _print_share(what: str, among: Sequence[Mutant], survived: Sequence[Mutant]) -> None:
    lost = sum(mutant in survived for mutant in among)
    files, killed = len({mutant.path for mutant in among}), len(among) - lost
    print(f"{what}: {len(among)} mutants of {files} files, {killed} killed", end=" ")
    print(f"({killed / len(among):.1%}), {lost} survived")


def _room(path: str) -> str:
    return Path(path).relative_to(PACKAGE).parts[0].removesuffix(".py")


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
    places = [PROJECT / PACKAGE / room for room in ROOMS]
    found = [path for room in places for path in (*room.glob("*.py"), room.with_suffix(".py"))]
    return sorted(path.relative_to(PROJECT).as_posix() for path in found if path.exists())


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
    room, text = _room(path), (PROJECT / path).read_text(encoding="utf-8")
    if room not in JUDGED:
        return [*(_speaking(ROOMS[room], [path]) or ROOMS[room])]
    users = [path, *(user for user in _modules() if _imports(user, path))]
    if Path(path).stem == "__init__" or len(users) > _MANY:
        return [*ROOMS[room], *TREES]
    found = _speaking(ROOTS, users) or list(ROOMS[room])
    texts = [text, *((PROJECT / user).read_text(encoding="utf-8") for user in users[1:])]
    codes = sorted({code for one in texts for code in re.findall(r'"(HB\d{3})"', one)})
    those = f"tree and ({' or '.join(codes)})" if codes else "tree"
    more = [] if codes else ["tests/links/test_broken.py"]
    return [*found, *more, TREES[0], "-k", f"not test_rules or ({those})"]


def _speaking(places: Sequence[str], modules: Sequence[str]) -> list[str]:
    """Return the tests in some folders, or the files themselves, that speak of a module."""
    tests = [test for one in places for test in sorted((PROJECT / one).glob("test_*.py"))]
    found = (test for test in tests if any(_speaks_of(test, module) for module in modules))
    return list(dict.fromkeys(test.relative_to(PROJECT).as_posix() for test in found))


def _imports(path: str, module: str) -> bool:
    name = ".".join(Path(module).with_suffix("").parts[1:])
    text = (PROJECT / path).read_text(encoding="utf-8")
    return f"from {name} import" in text


def _speaks_of(test: Path, module: str) -> bool:
    name = re.fullmatch(rf"test_{Path(module).stem.rstrip('s')}s?(?:_\w+)?\.py", test.name)
    return bool(name) or _imports(test.relative_to(PROJECT).as_posix(), module)


def _passes(copy: Path, tests: Sequence[str], seconds: int = SECONDS) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", *LIMITS, *tests]
    base = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run(
            command,
            cwd=copy,
            env={**base, "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / ".hypothesis")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
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
            shutil.copytree(source, place / part)
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
