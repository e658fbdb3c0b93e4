"""What was made before and would be the same is not made again, and nothing shows it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from handbook import press
from handbook.cache import open_cache
from handbook.press.engine import Engine
from handbook.progress import Progress
from tests import books
from tests.press import forms

pytestmark = pytest.mark.print

EXAMPLE = forms.EXAMPLE.partition("| `url`")[0]


@pytest.fixture
def laid_out(monkeypatch):
    """Note the titles of all documents that are laid out."""
    titles = []
    real = Engine.lay

    def lay(self, html):
        titles.append(html.partition("<title>")[2].partition("</title>")[0])
        return real(self, html)

    monkeypatch.setattr(Engine, "lay", lay)
    return titles


@pytest.fixture
def run(tmp_path, a_list):
    """Give a function that prints two lists, the second one with the given items."""
    runs = iter(range(9))

    def made(*items: str, kept: bool = True, edition: str = "2026.11", forms=None):
        tree = {
            **(forms or {}),
            "checklists/en/capture-one-item.md": a_list(["First.", "Second 漢."]),
            "checklists/en/stop.md": a_list(list(items) or ["One."], "CL-05"),
        }
        book = replace(books.speaking(tree), edition=edition)
        folder = tmp_path / f"site-{next(runs)}"
        cache = open_cache(tmp_path) if kept else None
        findings = press.Prints(book, cache).write(folder, Progress())
        files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.pdf")}
        return files, [str(one) for one in findings]

    return made


def test_a_second_run_lays_nothing_out_and_has_the_same_bytes_and_findings(run, laid_out):
    first = run()
    assert laid_out
    assert any("HB602" in line for line in first[1])
    laid_out.clear()
    assert run() == first
    assert not laid_out


def test_with_and_without_what_is_kept_the_bytes_are_the_same(run):
    run("Other.")
    assert run("One.") == run("One.", kept=False)


@pytest.mark.parametrize("whole", [False, True], ids=["a sheet of each pack", "all"])
def test_what_the_second_process_has_made_changes_no_byte(run, monkeypatch, whole):
    write = press.Prints.write

    def later(prints, *told):
        second = press.Prints(prints._book, prints._kept)
        for task in second._tasks():
            made = task.make() if whole else second._worker.make(task.jobs[0])
            assert made
        return write(prints, *told)

    alone = run(kept=False)
    monkeypatch.setattr(press.Prints, "write", later)
    assert run() == alone


def test_only_a_changed_list_is_made_again_and_the_pack_with_it(run, laid_out):
    before, _ = run()
    laid_out.clear()
    after, _ = run("Changed.")
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"print/en/pack.pdf"} | {
        f"print/en/CL-05-{variant}.pdf" for variant in ("compact", "full", "large")
    }
    assert laid_out.count("CL-03 A list") == 1  # once for the pack


def test_another_edition_makes_everything_again(run):
    before, after = run()[0], run(edition="2026.12")[0]
    assert all(before[path] != after[path] for path in before)


FORM = {
    "docs/en/templates/a.md": forms.form("F-01", "A form", forms.every_kind()[:2], example=EXAMPLE),
    "docs/en/templates/b.md": forms.form("F-02", "B form", forms.every_kind()[:2], example=EXAMPLE),
}


def test_a_second_run_lays_no_form_out_and_has_the_same_bytes(run, laid_out):
    first = run(forms=FORM)
    assert {"print/en/F-01-fill.pdf", "print/en/forms.pdf", "print/en/case.pdf"} <= set(first[0])
    laid_out.clear()
    assert run(forms=FORM) == first
    assert not laid_out


def test_only_a_changed_form_is_made_again_and_the_files_that_hold_it(run, laid_out):
    before, _ = run(forms=FORM)
    laid_out.clear()
    path = "docs/en/templates/a.md"
    after, _ = run(forms={**FORM, path: FORM[path].replace("of kind text", "of kind words")})
    changed = {path for path in before if before[path] != after[path]}
    own = {f"print/en/F-01-{variant}.pdf" for variant in ("blank", "fill")}
    assert changed == own | {"print/en/forms.pdf", "print/en/case.pdf"}
    assert laid_out.count("F-02 B form") == 2  # once for each of the two files
    assert (before, after) == (run(forms=FORM)[0], after)


def test_a_changed_answer_changes_the_case_alone(run):
    before, _ = run(forms=FORM)
    path = "docs/en/templates/a.md"
    after, _ = run(forms={**FORM, path: FORM[path].replace("asks for cash", "asks for more")})
    assert {path for path in before if before[path] != after[path]} == {"print/en/case.pdf"}


def test_a_damaged_entry_is_made_again_without_a_word(run, tmp_path):
    first = run()
    entries = sorted((tmp_path / ".cache" / "handbook").glob("print-*"))
    assert len(entries) > len(DAMAGES)
    for entry, damage in zip(entries, itertools.cycle((*DAMAGES, "link")), strict=False):
        data = entry.read_bytes()
        if damage == "link":
            entry.rename(tmp_path / entry.name)
            entry.symlink_to(tmp_path / entry.name)
        else:
            entry.write_bytes(DAMAGES[damage](data))
            assert entry.read_bytes() != data
    assert run() == first
    assert all(entry.is_file() and not entry.is_symlink() for entry in entries)


DAMAGES = {
    "cut": lambda data: data[: len(data) // 2],
    "flip": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "empty": lambda _: b"",
}
