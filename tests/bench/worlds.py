"""Solves many worlds of the practice range from their learners' folders, or looks for what these betray.

    python tests/bench/worlds.py solve 50
    python tests/bench/worlds.py leaks 200

Runs for minutes: one world takes ten seconds and more. The tests solve four worlds and look at twenty.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from tests.world.leaks import TRIED, adverts, betrayed, followed  # noqa: E402
from tests.world.ranges import Made, made  # noqa: E402
from tests.world.solver import WIDER, solve_flat, solve_served  # noqa: E402


def missed(facts: Mapping[str, str], found: Mapping[str, str]) -> Counter[str]:
    """Count by kind where key and solver differ, and print each."""
    faults: Counter[str] = Counter()
    for name, value in facts.items():
        if found.get(name) != value:
            faults[name.partition(":")[0]] += 1
            print(f"    {name}: the key has {value}, the solver {found.get(name)}")
    for name in found.keys() - facts.keys():
        kind = name.partition(":")[0]
        if kind not in WIDER:
            faults[kind] += 1
            print(f"    {name}: the solver has {found[name]}, the key nothing")
    return faults


def leaks(worlds: int) -> int:
    """Print what learners' folders betray, and which signs of adverts follow their status."""
    faults, shown = 0, []
    for number in range(worlds):
        world = made(number)
        found = betrayed(world, world.files)
        faults += len(found)
        shown.append(adverts(world))
        print(f"{number:5}  {world.web.label}  {found}", flush=True)
    follows = followed(shown)
    print(f"{sum(map(len, shown))} adverts, {TRIED} signs; what follows the status: {follows}")
    return int(faults > 0 or bool(follows))


def solve(worlds: int) -> int:
    """Print what a solver misses."""
    faults, kinds = 0, Counter[str]()
    print("world  label               facts  flat  served")
    for number in range(worlds):
        with tempfile.TemporaryDirectory() as folder:
            world: Made = made(number)
            learners = world.write(Path(folder))
            facts = world.facts
            flat = missed(facts, solve_flat(learners))
            served = missed(facts, solve_served(learners))
        kinds.update(name.partition(":")[0] for name in facts)
        faults += flat.total() + served.total()
        good = [len(facts) - one.total() for one in (flat, served)]
        print(
            f"{number:5}  {world.web.label:18} {len(facts):6} {good[0]:5} {good[1]:7}", flush=True
        )
    print("facts by kind:", ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    print(f"{worlds} worlds, {kinds.total()} facts, {faults} missed")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit({"solve": solve, "leaks": leaks}[sys.argv[1]](int(sys.argv[2])))
