"""A bundle holds the site and what is needed to compare it, fits a stick, and is the same wherever it is made."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from handbook.cli import cli
from handbook.editions.cover_sheet import LINUX, WINDOWS
from handbook.editions.edition import read_facts, read_sums
from tests.cases import each
from tests.conftest import ROOT, Project
from tests.editions.conftest import HERE, NAME, bundle

pytestmark = pytest.mark.print

ELSEWHERE = {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "777"}
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)),
}


@pytest.mark.slow
def test_path_zone_locale_and_hash_seed_change_no_byte(packed, tmp_path):
    other = Project(tmp_path / "another place ہینڈ بک")
    assert bundle(other, **ELSEWHERE).code == 0
    for ending in (".zip", "-cover.pdf"):
        made = [place / f"{NAME}{ending}" for place in (packed, other.root / "dist")]
        hashes = [hashlib.sha256(place.read_bytes()).hexdigest() for place in made]
        assert hashes[0] == hashes[1], ending


def test_folder_and_zip_hold_the_same_files(packed, snapshot):
    with zipfile.ZipFile(packed / f"{NAME}.zip") as package:
        names = package.namelist()
        held = {name.removeprefix(f"{NAME}/"): package.read(name) for name in names}
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert held == snapshot(packed / NAME)


def test_the_list_and_the_facts_speak_of_every_file(packed, snapshot):
    files = snapshot(packed / NAME)
    sums = files.pop("SHA256SUMS")
    del files["SHA256SUMS.minisig"]
    hashes, wrong = read_sums(sums)
    assert wrong == []
    assert hashes == {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    assert list(hashes) == sorted(hashes)
    facts = read_facts(files.pop("edition.json"))
    assert (facts.number, facts.languages) == ("2026.11", ("en", "ur"))
    assert facts.sizes == {path: len(data) for path, data in files.items()}


def test_the_site_is_in_it_as_it_was_built(packed, snapshot):
    site = snapshot(packed.parent / "site")
    del site[".handbook-site"]
    assert site == snapshot(packed / NAME / "site")
    assert any(path.endswith(".pdf") for path in site)


def test_names_and_sizes_fit_a_stick(packed):
    """FAT32 holds no file of four gigabytes, Windows no longer path."""
    places = [place for place in (packed / NAME).rglob("*") if place.is_file()]
    paths = [f"{NAME}/{place.relative_to(packed / NAME).as_posix()}" for place in places]
    assert len({path.lower() for path in paths}) == len(paths)
    for place, path in zip(places, paths, strict=True):
        assert len(path) < 200
        assert place.stat().st_size < 2**32 - 1
        for part in path.split("/"):
            assert re.fullmatch(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]", part), path
            assert part.partition(".")[0].lower() not in RESERVED


def test_the_cover_sheet_has_on_paper_what_is_compared(packed):
    pages = [page.extract_text() for page in PdfReader(packed / f"{NAME}-cover.pdf").pages]
    assert len(pages) == 2  # English and Urdu, one page each
    bare = re.sub(r"\s", "", pages[0])
    for name in (f"{NAME}/SHA256SUMS", f"{NAME}.zip"):
        assert hashlib.sha256((packed / name).read_bytes()).hexdigest() in bare
    key = (HERE / "trial.pub").read_text("utf-8")
    assert key.splitlines()[1] in bare
    assert "D516A9BF5C0CBB7D" in bare
    assert "2026.11" in bare
    count = sum(place.is_file() for place in (packed / NAME).rglob("*"))
    assert f"Filesinthefolder{count}" in bare


def test_your_copy_shows_the_commands_of_the_cover_sheet():
    page = (ROOT / "docs/en/start/your-copy.md").read_text("utf-8")
    assert "\n".join(WINDOWS) in page
    assert "\n".join(LINUX) in page


def test_the_bill_names_each_package_and_each_font(packed):
    bill = json.loads((packed / NAME / "bill-of-materials.cdx.json").read_bytes())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    names = re.findall(r"(?m)^([A-Za-z0-9][\w.-]*)==", lock)
    packages = [one for one in bill["components"] if one["type"] == "library"]
    assert sorted(one["name"] for one in packages) == sorted(names)
    assert all(one["scope"] == "excluded" for one in packages)
    fonts = {one["name"]: one["hashes"][0]["content"] for one in bill["components"]
             if one["name"].endswith(".woff2")}  # fmt: skip
    assert len(fonts) == 11
    for path, digest in fonts.items():
        assert hashlib.sha256((packed / NAME / path).read_bytes()).hexdigest() == digest


def typed(*words: str):
    return CliRunner().invoke(cli, list(words))


def test_without_print_files_there_is_no_bundle(book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_NO_PDF", "1")
    done = typed("bundle")
    assert done.exit_code == 2
    assert "a bundle without its sheets is not whole" in done.output
    assert not book.path("dist").exists()


@each(("name", "said"), [("trial.pub", "no secret key of minisign"), ("absent", "cannot be read")])
def test_a_key_that_cannot_sign_is_told_before_the_build(book, monkeypatch, name, said):
    monkeypatch.delenv("HANDBOOK_NO_PDF", raising=False)
    book.write("requirements.txt", "")
    done = typed("bundle", "--key", str(HERE / name))
    assert done.exit_code == 2
    assert said in done.output
    assert not book.site.exists()


def test_without_the_lock_there_is_no_bill_and_no_bundle(book, monkeypatch):
    monkeypatch.delenv("HANDBOOK_NO_PDF", raising=False)
    done = typed("bundle")
    assert done.exit_code == 2
    assert "requirements.txt cannot be read" in done.output
    assert not book.site.exists()


def test_a_folder_that_is_not_ours_is_left_alone(packed, tmp_path):
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "evidence.txt").write_text("mine", encoding="utf-8")
    project = Project(packed.parent)
    done = project.run("handbook", "bundle", "--out", str(tmp_path))
    assert done.code == 2
    assert "the handbook did not make it" in done.said
    assert [place.name for place in tmp_path.rglob("*")] == [NAME, "evidence.txt"]
