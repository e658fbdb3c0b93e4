"""The page of promises names tests that exist, and each of the twenty promises once."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.rules import ALL as RULES
from tests.cases import each

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "en" / "contribute" / "promises.md"
ROWS = re.findall(r"^\| (\d+) \| (.+) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
NAMED = sorted({test for row in ROWS for test in re.findall(r"`(tests/[^`]+)`", row[2])})


def test_each_promise_is_made_once():
    assert sorted(int(row[0]) for row in ROWS) == list(range(1, 21))


def test_a_promise_without_a_test_does_not_hold():
    for number, promise, tests in ROWS:
        holds = "**Holds" in promise
        assert holds != ("**Does not hold yet**" in promise), number
        assert holds != (tests == "none"), number


@each("named", NAMED)
def test_the_tests_exist(named):
    place, _, codes = named.partition(" -k ")
    path, _, function = place.partition("::")
    assert (ROOT / path).exists()
    if function:
        assert f"def {function}(" in (ROOT / path).read_text("utf-8")
    assert set(re.findall(r"HB\d{3}", codes)) <= {one.code for one in RULES}


def test_packages_are_locked_and_actions_are_pinned():
    """Every package of the lock has a hash, every action the number of a commit."""
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    packages = [line for line in lock.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    assert len(packages) > 20
    assert all(" \\" in line and "==" in line for line in packages)
    assert lock.count("--hash=sha256:") >= len(packages)
    workflows = list((ROOT / ".github" / "workflows").glob("*.yml"))
    used = [
        use for path in workflows for use in re.findall(r"uses: (\S+)", path.read_text("utf-8"))
    ]
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use) for use in used)
