"""Handbooks built as a person does it, by a process: a small one to break, and the real one to read.

Tests that break something, or build once more, do so with the small handbook (tests/mini.py). The
real one is what `make` built, where its seal fits the sources, and else is built once.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from handbook.build import NO_PDF
from handbook.build import built as built_before
from handbook.cache import FOLDER
from handbook.check import judge
from handbook.cli import main
from handbook.findings import Finding
from handbook.publish import lock
from handbook.publish.errors import Busy
from tests import mini

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--in-process-gpu", "--disable-background-networking"]
PARTS = ("docs", "checklists", "hooks", "mkdocs.yml")
OWN = ("HANDBOOK_", "SOURCE_DATE_EPOCH", "PYTHON", "COVERAGE_")
"""Beginnings of the variables that a process of a test takes from the test alone."""
EAST = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
"""The place of the builds that tests share; test_added.py sets another one against it."""
TOGETHER = (
    "tests/press/test_paper.py", "tests/press/", "tests/marked/test_marked.py", "tests/test_added.py",
    "tests/browser/test_queries.py", "tests/browser/test_firefox.py", "tests/browser/test_forms_early.py",
)  # fmt: skip
"""Tests that run in one process, of the first place by language: each would make their fixtures anew."""
WHOLE = "my handbook ہینڈ بک"
"""The folder of the real handbook: a space and Urdu letters, as folders of officers have them."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a process left: its exit code and all that it said."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the project that a test may break."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def build(self, *options: str, pdf: bool = False, **environment: str) -> Done:
        """Run the project's own command, without print files unless they are asked for."""
        more = options if pdf else (*options, "--no-pdf")
        return self.run("handbook", "build", *more, **environment)

    def mkdocs(self, *options: str, **environment: str) -> Done:
        """Run plain mkdocs, as somebody does who never read our README."""
        more = {"HANDBOOK_NO_PDF": "1", **environment}
        return self.run("mkdocs", "build", *options, **more)

    def run(self, module: str, *arguments: str, **environment: str) -> Done:
        command = [sys.executable, "-m", module, *arguments]
        base = {name: text for name, text in os.environ.items() if not name.startswith(OWN)}
        own = {"PYTHONPATH": str(self.root / "hooks")}
        done = subprocess.run(
            command,
            cwd=self.root,
            env={**base, **own, **environment},
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=1200,
        )
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"))

    def path(self, name: str) -> Path:
        return self.root / name

    def text(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8", newline="\n")

    def change(self, name: str, old: str, new: str) -> None:
        """Put `new` in the place of the first `old`, which must be there."""
        text = self.text(name)
        assert old in text, f"{name} no longer holds “{old}”: mend the test"
        self.write(name, text.replace(old, new, 1))

    def copy(self, place: Path) -> Project:
        """Return the same project elsewhere, with its site."""
        shutil.copytree(self.root, place, symlinks=True, ignore=_CACHES)
        return Project(place)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no skipped test pass for one that proved something: only other systems may leave some out."""
    report = yield
    if isinstance(report.longrepr, tuple) and sys.platform == "linux":
        report.outcome, report.longrepr = "failed", f"left out: {report.longrepr[-1]}"
    return report


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what reads the real handbook's site, so that it can be left out."""
    if {"whole", "built"} & set(getattr(item, "fixturenames", ())):
        item.add_marker(pytest.mark.made)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is slow: at the end no processor waits for one long test of another."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """Let Python look for garbage seldom, and never among 5,000 tests: a fourteenth of the processors' time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Shares tests among processes, those of a place of `TOGETHER` as one; xdist's own groups need pytest 8."""

    def _split_scope(self, nodeid: str) -> str:
        place = next((one for one in TOGETHER if nodeid.startswith(one)), None)
        if place == TOGETHER[0]:
            return place + nodeid.rpartition("[")[2]
        return place or nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Share the tests among the processes."""
    return Together(config, log)


@pytest.fixture
def snapshot():
    """Give a function that returns every file below a folder with its bytes."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if not path.is_dir()
        }

    return read


def copied(place: Path) -> Project:
    """Copy the sources of the real handbook to a new folder."""
    place.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, place / part, ignore=_CACHES)
        else:
            shutil.copy2(source, place / part)
    return Project(place)


@pytest.fixture(scope="session")
def first(tmp_path_factory) -> Callable[[str, Callable[[], Any]], Any]:
    """Give a function that returns, as JSON holds it, what the first process that needs it has made."""
    base = _shared(tmp_path_factory)

    def have(name: str, make: Callable[[], Any]) -> Any:
        left = base / f"{name}.json"
        with _alone(base / f"{name}.lock"):
            if not left.exists():
                left.write_text(json.dumps(make()), encoding="utf-8")
        return json.loads(left.read_text(encoding="utf-8"))

    return have


@pytest.fixture(scope="session")
def once(tmp_path_factory, first) -> Callable[..., Project]:
    """Give a function that has a project made in a folder, once for all processes of the tests."""

    def have(name: str, make: Callable[[Project], Done]) -> Project:
        project = Project(_shared(tmp_path_factory) / name)
        code, said = first(name, lambda: astuple(make(project)))
        assert code == 0, said[-3000:]
        return project

    return have


def _shared(tmp_path_factory) -> Path:
    """Return the folder that all processes of the tests see."""
    base: Path = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def lend_prints(lender: Path, project: Project) -> int:
    """Let a project take the print files that the last build of another folder kept; count them.

    A cache trusts what lies beside its own mark of birth, so both folders share that very file, and
    with it what it answers for: an entry is found by all that it was made from, an old one never. On
    two disks nothing can be shared and all is made anew.
    """
    theirs, own = lender / FOLDER, project.root / FOLDER
    own.mkdir(parents=True)
    lent = 0
    with suppress(OSError):
        os.link(theirs / "birth", own / "birth")
        for path in sorted(theirs.glob("print-*")):
            os.link(path, own / path.name)
            lent += 1
    return lent


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process of the tests holds the lock at `path`, and hold it."""
    while True:
        try:
            handle = lock.acquire(path)
            break
        except Busy:
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.release(path, handle)


def made_by_make() -> tuple[Finding, ...] | None:
    """Return what `make` found when it built site/, None where it would build another one now."""
    if os.environ.get(NO_PDF, "") not in ("", "0"):
        return None
    return built_before(ROOT, ROOT / "site", judge(ROOT))


@pytest.fixture(scope="session")
def whole(once) -> Project:
    """Give the real handbook with all its print files, to be read only."""

    def make(project: Project) -> Done:
        copied(project.root)
        found = made_by_make()
        if found is not None:
            shutil.copytree(ROOT / "site", project.site)
            said = "\n".join(map(str, found))
            return Done(int(" HB6" in said), said)  # no print may be warned of
        lend_prints(ROOT, project)
        done = project.build(pdf=True, **EAST)
        return Done(1, done.said) if " HB6" in done.said else done

    real: Project = once(WHOLE, make)
    return real


@pytest.fixture(scope="session")
def built(once) -> Project:
    """Give the real handbook without print files, to be read only."""

    def make(project: Project) -> Done:
        copied(project.root)
        if made_by_make() is not None:
            shutil.copytree(ROOT / "site", project.site, ignore=shutil.ignore_patterns("print"))
            return Done(0, "made by make")
        return project.build(pdf=False, **EAST)

    real: Project = once("built", make)
    return real


@pytest.fixture(scope="session")
def small(once) -> Project:
    """Give the small handbook, built once without print files; tests read it and copy it."""

    def make(project: Project) -> Done:
        mini.lay(project.root)
        return project.build(pdf=False, **EAST)

    built: Project = once("small", make)
    return built


@pytest.fixture
def project(small, tmp_path) -> Project:
    """Give a copy of the small handbook with its site, for one test to break."""
    own: Project = small.copy(tmp_path / "handbook")
    return own


@pytest.fixture
def book(tmp_path, monkeypatch) -> Project:
    """Give the sources of the small handbook without the code; the command runs from their folder."""
    own = Project(tmp_path / "book")
    mini.lay(own.root, code=False)
    monkeypatch.chdir(own.root)
    return own


@pytest.fixture
def command(monkeypatch, capsys) -> Callable[..., Done]:
    """Give a function that runs the whole command in this process, where the test is."""
    monkeypatch.setenv(NO_PDF, "")  # an option of `build` sets it

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["handbook", *words])
        with pytest.raises(SystemExit) as stopped:
            main()
        told, code = capsys.readouterr(), stopped.value.code
        assert isinstance(code, int)
        return Done(code, told.out + told.err)

    return run


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of the browser, without which these tests prove nothing."""
    found = subprocess.run(
        ["sh", ".ci/system", "chromium"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    return found.stdout.strip() or pytest.fail(found.stderr)


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Browser]:
    """Give the browser that all tests of a process share."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


_CACHES = shutil.ignore_patterns(".cache")
"""What no copy takes along. The code is copied as it was compiled: else each process compiles it anew."""
