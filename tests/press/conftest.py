"""The handbook of this repository in print, made once, and small lists that go too far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from handbook import press
from handbook.findings import EnvironmentFault, Finding
from handbook.model import Handbook
from handbook.press.engine import Engine, Laid
from handbook.press.fit import Fitted, turn
from handbook.press.job import jobs
from handbook.press.sheet import STOP
from handbook.progress import Progress
from tests import books
from tests.press import forms

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Prints:
    """Every print file of a handbook, read back."""

    folder: Path
    files: Mapping[str, PdfReader]
    findings: list[Finding]


@pytest.fixture(scope="session")
def engine() -> Engine:
    try:
        press.ready()
    except EnvironmentFault as fault:
        pytest.fail(str(fault))
    return Engine()


@pytest.fixture(scope="session")
def book() -> Handbook:
    return books.real()


@pytest.fixture(scope="session")
def prints(engine, whole) -> Prints:  # noqa: ARG001 - without the PDF maker there is nothing to read
    """Give every print file of this handbook, which was built without a finding of print."""
    return read(whole.site, [])


@pytest.fixture
def printed(tmp_path) -> Callable[[Mapping[str, str]], Prints]:
    """Give a function that prints a small tree, with the languages of this repository."""
    languages = (ROOT / "docs/data/languages.yaml").read_text(encoding="utf-8")

    def run(tree: Mapping[str, str]) -> Prints:
        book = books.book({"docs/data/languages.yaml": languages, **tree})
        return made(book, tmp_path)

    return run


@pytest.fixture(scope="session")
def prints_of(tmp_path_factory) -> Callable[[Mapping[str, str]], tuple[Handbook, Prints]]:
    """Give a function that prints a small tree into a folder of its own, and returns its book too."""
    languages = (ROOT / "docs/data/languages.yaml").read_text(encoding="utf-8")

    def run(tree: Mapping[str, str]) -> tuple[Handbook, Prints]:
        book = books.book({"docs/data/languages.yaml": languages, **tree})
        return book, made(book, tmp_path_factory.mktemp("site"))

    return run


@pytest.fixture(scope="session")
def tree(prints_of) -> tuple[Handbook, Prints]:
    """Give a small tree of forms of every kind, and its print files; tests read them."""
    made: tuple[Handbook, Prints] = prints_of(forms.TREE)
    return made


@pytest.fixture(scope="session")
def laid(book, engine) -> Mapping[tuple[str, str, str], Laid]:
    """Give the prints of the lists `LAID` laid out, by language, code and variant, without any air."""
    found = {}
    for lang in book.built_languages:
        for job in jobs(book, lang):
            if job.variant not in _OF_LISTS or job.code not in LAID:
                continue
            one = engine.lay(job.draw(0.0))
            if job.turned:
                one = turn(engine.lay, job.turned, Fitted(one, 0.0, 0.0), job.sides).laid
            found[lang, job.code, job.variant] = one
    return found


@pytest.fixture
def a_list() -> Callable[..., str]:
    return listing


_OF_LISTS = ("compact", "full", "large")
LAID = (*STOP, "CL-03")
"""Lists whose boxes are measured: those with a frame, a back or English below, and a long plain one.

The gate measures type, room and pages of every print when it is made (HB601 to HB605).
"""


def made(book: Handbook, folder: Path) -> Prints:
    return read(folder, press.print_all(book, folder, Progress()))


def read(folder: Path, findings: list[Finding]) -> Prints:
    files = {
        path.relative_to(folder).as_posix(): PdfReader(path)
        for path in sorted(folder.rglob("*.pdf"))
    }
    return Prints(folder, files, findings)


def listing(
    items: list[str],
    code: str = "CL-03",
    draft: bool = False,
    stop: str = "no.",
    of: str = "000000000000",
) -> str:
    """Return a list of one pause point; every item is critical."""
    translation = f'translation: {{of: "{of}", status: draft, by: machine draft}}\n'
    head = (
        f"---\nid: {code}\ntitle: A list\ntype: read-do\nwho: officer\nwhen: it matters\n"
        f"minutes: 15\ntier: medium\nreviewed: 2026-11-25\nowner: editor\ntried: not yet\n"
        f"sources: []\nstop: {stop}\n{translation if draft else ''}---\n\n## Now {{ #now }}\n\n"
    )
    return head + "".join(f"- [ ] `{code}.{n}` **{text}**\n" for n, text in enumerate(items, 1))
