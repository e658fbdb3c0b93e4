"""The handbook of this repository in print, made once, and small lists that go too far."""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from handbook import press
from handbook.findings import EnvironmentProblem, Finding
from handbook.model import Handbook
from handbook.press import worker
from handbook.press.engine import Engine, Laid, PdfFile
from handbook.press.fit_to_page import Fitted, duplex
from handbook.press.paper import BARE
from handbook.press.print_jobs import Job, jobs
from handbook.press.print_result import PrintResult, result_of
from handbook.progress import Progress
from tests import books
from tests.press import forms
from tests.press.opened import Opened

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Prints:
    """Every print file of a handbook, read back."""

    folder: Path
    files: Mapping[str, Opened]
    findings: list[Finding]
    laid: Mapping[tuple[str, str, str], Laid]
    """What was laid out for them, by language, code and variant."""


@pytest.fixture(scope="package", autouse=True)
def _one_engine() -> Iterator[None]:
    """Let all prints share one engine: to read its style sheet takes longer than to print a list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "Engine", _shared)
        yield


@pytest.fixture(scope="session")
def engine() -> Engine:
    try:
        press.ready()
    except EnvironmentProblem as fault:
        pytest.fail(str(fault))
    return _shared()


_shared = functools.cache(Engine)


@pytest.fixture(scope="session")
def book() -> Handbook:
    return books.real()


@pytest.fixture(scope="session")
def prints(engine, whole) -> Prints:  # noqa: ARG001 - without the PDF maker there is nothing to read
    """Give every print file of this handbook, which was built without a finding of print."""
    return read(whole.site, [], {})


@pytest.fixture
def printed(tmp_path) -> Callable[..., Prints]:
    """Give a function that prints a small tree, of which only some variants where they are named."""

    def run(tree: Mapping[str, str], *only: str) -> Prints:
        return made(books.speaking(tree), tmp_path, *only)

    return run


@pytest.fixture(scope="session")
def tree(tmp_path_factory) -> tuple[Handbook, Prints]:
    """Give a small tree of forms of every kind, and its print files; tests read them."""
    book = books.speaking(forms.TREE)
    return book, made(book, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def laid(book, engine) -> Mapping[tuple[str, str, str], Laid]:
    """Give the prints of the lists `LAID` laid out, by language, code and variant, as close as they may be."""
    found = {}
    wanted = [job for lang in book.built_languages for job in jobs(book, lang)]
    with unsearched():
        for job in wanted:
            if job.variant not in _OF_LISTS or job.code not in LAID:
                continue
            one = engine.lay(job.draw(0.0))
            if job.variant == "compact" and one.pages > 1:
                one = min(one, engine.lay(job.draw(BARE)), key=lambda laid: laid.pages)
            if job.draw_duplex:
                one = duplex(engine.lay, job.draw_duplex, Fitted(one, 0.0, 0.0), job.sides).laid
            found[job.language.code, job.code, job.variant] = one
    return found


@contextmanager
def unsearched() -> Iterator[None]:
    """Let Python look for no garbage: among boxes that are all kept it takes a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@pytest.fixture
def a_list() -> Callable[..., str]:
    return listing


_OF_LISTS = ("compact", "full", "large")
LAID = (*books.stopping(), "CL-03")
"""Lists whose boxes are measured: those with a frame, a back or English below, and a long plain one.

The gate measures type, room and pages of every print when it is made (HB601 to HB605).
"""


def made(book: Handbook, folder: Path, *only: str) -> Prints:
    """Print a book, or only some variants of it."""
    laid = {}

    def noted(job: Job, fitted: Fitted, file: PdfFile) -> PrintResult:
        laid[job.language.code, job.code, job.variant] = fitted.laid
        return result_of(job, fitted, file)

    def some(find: Callable[..., Iterable[Job]]) -> Callable[..., list[Job]]:
        return lambda *of: [job for job in find(*of) if job.variant in only]

    with unsearched(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "result_of", noted)
        for name in ("jobs", "exercises", "case_file") if only else ():
            patch.setattr(press, name, some(getattr(press, name)))
        findings = press.Prints(book).write(folder, Progress())
    return read(folder, findings, laid)


def read(
    folder: Path, findings: list[Finding], laid: Mapping[tuple[str, str, str], Laid]
) -> Prints:
    files = {
        path.relative_to(folder).as_posix(): Opened(path) for path in sorted(folder.rglob("*.pdf"))
    }
    return Prints(folder, files, findings, laid)


_POLICY = ("bilingual-items", "case", "save", "sides", "stop-rank")


def _policy(code: str) -> str:
    """Return the lines of front matter that say how the project's own list is treated."""
    own = next((one for one in books.real().checklists.values() if one.id == code), None)
    said = {key: own.policy.text(key) for key in _POLICY} if own else {}
    return "".join(f"{key}: {value}\n" for key, value in said.items() if value)


def listing(
    items: list[str],
    code: str = "CL-03",
    draft: bool = False,
    stop: str = "no.",
    of: str = "000000000000",
) -> str:
    """Return a list of one pause point, treated as the project's own of this code; every item is critical."""
    translation = f'translation: {{of: "{of}", status: draft, by: machine draft}}\n'
    head = (
        f"---\nid: {code}\ntitle: A list\ntype: read-do\nwho: officer\nwhen: it matters\n"
        f"minutes: 15\ntier: medium\nreviewed: 2026-11-25\nowner: editor\ntried: not yet\n"
        f"sources: []\nstop: {stop}\n{translation if draft else _policy(code)}---\n\n## Now {{ #now }}\n\n"
    )
    return head + "".join(f"- [ ] `{code}.{n}` **{text}**\n" for n, text in enumerate(items, 1))
