"""Office files are made with the print files, and not again while nothing has changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.cache import Cache, open_cache
from handbook.findings import EnvironmentProblem
from handbook.press import office, worker
from handbook.rules.assets import BUILT_FILE_TYPE
from handbook.rules.packed import (
    PACKED_CALCULATES,
    PACKED_FOREIGN,
    PACKED_HIDDEN,
    PACKED_LEADS_OUT,
    PACKED_PERSONAL,
    PACKED_UNNAMED,
    PACKED_UNREADABLE,
)
from handbook.rules.site_files import BUILT_FILE_TOO_BIG
from handbook.site.packed import read_packed
from tests.press import desk_forms as forms
from tests.rules_unit.sites import asset, site, told

OFFICE_RULES = (
    PACKED_UNREADABLE, PACKED_FOREIGN, PACKED_LEADS_OUT, PACKED_CALCULATES, PACKED_HIDDEN, PACKED_PERSONAL,
    PACKED_UNNAMED,
)  # fmt: skip

PATHS = {"print/en/F-05.xlsx", "print/en/F-06.docx", "print/ur/F-05.xlsx", "print/ur/F-06.docx"}


MANY = "".join(f"| `part-{n}` Part {n} | text | | |\n" for n in range(1, 18))
SIGNED = "| `to-sign` Signed | signature | always | |\n"
KINDS = "".join(line for line in forms.FIELDS.splitlines(keepends=True) if "reason" not in line)


@pytest.mark.parametrize(
    "tree",
    [
        forms.FORMS,
        {"docs/en/templates/one.md": forms.form(forms.FIELDS)},
        {"docs/en/templates/one.md": forms.form(forms.FIELDS, MANY + SIGNED)},
        {"docs/en/templates/one.md": forms.form(forms.LOG_FIELDS, forms.FIELDS, code="F-11")},
        {"docs/en/templates/one.md": forms.form("".join(KINDS.splitlines(keepends=True)[:12]), MANY)},
        {"docs/ur/templates/one.md": forms.urdu(forms.URDU_LOG_FIELDS, forms.URDU_FIELDS, "جدول", "F-11")},
    ],
    ids=["samples", "head", "wide-rows", "all-kinds-in-rows", "all-kinds-in-head", "urdu-table"],
)  # fmt: skip
def test_the_gate_finds_nothing_in_what_is_made_here(tree):
    book = forms.forms(tree)
    files = dict(worker.office_files(book, Cache(Path(), "")))
    assert files
    packed = {path: read_packed(data) for path, data in files.items()}
    parts = [asset(path, "zip", size=len(data)) for path, data in files.items()]
    built = replace(site(*parts, packed=packed), book=book)
    rules = (*OFFICE_RULES, BUILT_FILE_TYPE, BUILT_FILE_TOO_BIG)
    assert [found for rule in rules for found in told(rule, built)] == []


@pytest.fixture
def made(monkeypatch):
    """Note what is made."""
    paths = []
    for name in ("docx", "xlsx"):
        real = getattr(worker, name)

        def make(form, real=real):
            paths.append(form.path)
            return real(form)

        monkeypatch.setattr(worker, name, make)
    return paths


def test_every_form_of_every_language_is_made_but_those_on_paper():
    assert dict(worker.office_files(forms.forms(), Cache(Path(), ""))).keys() == PATHS


def test_a_second_run_makes_nothing_and_has_the_same_bytes(made, tmp_path):
    first = dict(worker.office_files(forms.forms(), open_cache(tmp_path)))
    assert set(made) == PATHS
    made.clear()
    assert dict(worker.office_files(forms.forms(), open_cache(tmp_path))) == first
    assert made == []


def test_only_what_changed_is_made_again(made, tmp_path):
    cache = open_cache(tmp_path)
    list(worker.office_files(forms.forms(), cache))
    made.clear()
    path = "docs/en/templates/session-log.md"
    tree = {**forms.FORMS, path: forms.FORMS[path].replace("Not corrected.", "As shown.")}
    list(worker.office_files(forms.forms(tree), cache))
    assert made == ["print/en/F-05.xlsx"]
    made.clear()
    moved = {
        **forms.FORMS,
        path: forms.FORMS[path].replace("# Session log\n", "# Session log\n\nA line.\n"),
    }
    list(worker.office_files(forms.forms(moved), cache))
    assert made == []
    list(worker.office_files(replace(forms.forms(), edition="2027.01"), cache))
    assert set(made) == PATHS


def test_another_template_makes_all_anew_and_a_broken_one_is_told(made, tmp_path, monkeypatch):
    folder = tmp_path / "office"
    shutil.copytree(office._FOLDER, folder)
    monkeypatch.setattr(office, "_FOLDER", folder)
    cache = open_cache(tmp_path)
    list(worker.office_files(forms.forms(), cache))
    made.clear()
    part = folder / "docx" / "word" / "settings.xml.j2"
    part.write_text(part.read_text(encoding="utf-8").replace("720", "360"), encoding="utf-8")
    list(worker.office_files(forms.forms(), cache))
    assert set(made) == PATHS
    for text, problem in (
        ("{% if %}", "Expected an expression"),
        ("{{ none }}{{ x }}", "'x' is undefined"),
    ):
        part.write_text(text, encoding="utf-8")
        with pytest.raises(
            EnvironmentProblem, match=rf"office/docx/word/settings\.xml\.j2 .*{problem}"
        ):
            list(worker.office_files(forms.forms(), cache))


def test_a_damaged_file_in_the_cache_is_made_again(made, tmp_path):
    cache = open_cache(tmp_path)
    first = dict(worker.office_files(forms.forms(), cache))
    for path in cache.folder.glob("office-*"):
        path.write_bytes(path.read_bytes()[:-1])
    made.clear()
    assert dict(worker.office_files(forms.forms(), cache)) == first
    assert set(made) == PATHS
