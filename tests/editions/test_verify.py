"""A copy is whole, or each file that is not as it was packed is named in one sentence."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from click.testing import CliRunner

from handbook.cli import cli
from handbook.editions import verify as reading
from handbook.editions.cover_sheet import LINUX
from handbook.editions.edition import Edition, read_facts, read_sums, without_language
from tests.cases import each
from tests.editions.conftest import HERE, NAME

PAGE, URDU = "site/start/how-to-use.html", "site/ur/start/how-to-use.html"
SHEET = "site/print/en/CL-03-compact.pdf"
KEY = str(HERE / "trial.pub")

pytestmark = pytest.mark.print


@pytest.fixture
def verify(packed) -> Callable[..., tuple[int, list[str]]]:
    """Give a function that verifies a copy and returns the exit code and the lines that were said."""

    def run(copy: Path, *options: str) -> tuple[int, list[str]]:
        words = ["-C", str(packed.parent), "verify", str(copy), "--today", "2027-12-01", *options]
        done = CliRunner().invoke(cli, words)
        return done.exit_code, done.output.splitlines()

    return run


@each("ending", ["", ".zip"])
def test_a_whole_copy_is_whole_and_says_how_old_it_is(packed, verify, ending):
    code, said = verify(packed / f"{NAME}{ending}", "--key", KEY)
    assert code == 0
    assert said[0] == "this copy is edition 2026.11, 13 months old on 2027-12-01"
    assert said[1] == "signed with the key D516A9BF5C0CBB7D"
    assert said[2].startswith("SHA256SUMS has the hash ")
    assert said[3].startswith("all ")
    assert len(said) == 4


def _write(path: str, data: bytes) -> Callable[[Path], object]:
    return lambda copy: (copy / path).write_bytes(data)


def _append(path: str) -> Callable[[Path], object]:
    return lambda copy: (copy / path).write_bytes((copy / path).read_bytes() + b"\n")


def _cut(path: str) -> Callable[[Path], object]:
    return lambda copy: os.truncate(copy / path, 1000)


def _remove(path: str) -> Callable[[Path], object]:
    return lambda copy: (copy / path).unlink()


def _rename(old: str, new: str) -> Callable[[Path], object]:
    return lambda copy: (copy / old).rename(copy / new)


def _over(one: str, other: str) -> Callable[[Path], object]:
    return lambda copy: shutil.copyfile(copy / one, copy / other)


def _swap(one: str, other: str) -> Callable[[Path], object]:
    def do(copy: Path) -> None:
        (copy / one).rename(copy / "aside")
        (copy / other).rename(copy / one)
        (copy / "aside").rename(copy / other)

    return do


def _older(path: str) -> Callable[[Path], object]:
    def do(copy: Path) -> None:
        data = (copy / path).read_bytes()
        assert b">2026.11<" in data
        (copy / path).write_bytes(data.replace(b"2026.11", b"2026.05"))

    return do


def _link(path: str) -> Callable[[Path], object]:
    def do(copy: Path) -> None:
        (copy / path).rename(copy.parent / "elsewhere")
        (copy / path).symlink_to(copy.parent / "elsewhere")

    return do


MATRIX = {
    "changed": (_append(SHEET), [f"{SHEET} was changed"]),
    "a page changed": (_append(PAGE), [f"{PAGE} was changed"]),
    "cut off": (_cut(SHEET), [f"{SHEET} was changed or cut off: 1,000 of its …"]),
    "emptied": (_write(PAGE, b""), [f"{PAGE} was changed or cut off: 0 of its …"]),
    "added": (_write("site/start/new.html", b"x"), ["site/start/new.html was added"]),
    "added beside": (_write("autorun.inf", b"x"), ["autorun.inf was added"]),
    "removed": (_remove(PAGE), [f"{PAGE} is missing"]),
    "renamed": (_rename(PAGE, "site/x.html"), [f"{PAGE} was renamed to site/x.html"]),
    "languages swapped": (
        _swap(PAGE, URDU),
        [f"{PAGE} and {URDU} were swapped: it is the same text in another language"],
    ),
    "another language": (
        _over(PAGE, URDU),
        [f"{URDU} holds what belongs to {PAGE}: it is the same text in another language"],
    ),
    "another sheet": (
        _over("site/print/en/CL-05-compact.pdf", SHEET),
        [f"{SHEET} holds what belongs to site/print/en/CL-05-compact.pdf"],
    ),
    "another edition": (_older(PAGE), [f"{PAGE} is of edition 2026.05, the copy of 2026.11"]),
    "a link": (_link(SHEET), [f"{SHEET} is no plain file, but a link or a device"]),
    "facts changed": (_append("edition.json"), ["edition.json was changed"]),
    "signature changed": (
        _write("SHA256SUMS.minisig", b"untrusted comment: \n"),
        ["SHA256SUMS.minisig: the signature is no file of minisign, or was changed"],
    ),
    "signature removed": (
        _remove("SHA256SUMS.minisig"),
        ["SHA256SUMS.minisig is missing: nobody signed this copy"],
    ),
    "list changed": (
        _append("SHA256SUMS"),
        [
            "SHA256SUMS.minisig: the signature does not fit the list: one of the two was changed",
            "SHA256SUMS: line … is no line of the list",
        ],
    ),
}


def fits(said: str, wanted: str) -> bool:
    before, _, after = wanted.partition("…")
    return said.startswith(before) and (said == wanted if "…" not in wanted else after in said)


@pytest.mark.parametrize("name", MATRIX)
def test_what_was_done_to_a_copy_is_named(name, copy, verify):
    break_it, wanted = MATRIX[name]
    break_it(copy)
    places = [copy]
    if name != "a link":  # a ZIP file of ours holds none; one of somebody else is an added file
        places.append(Path(shutil.make_archive(str(copy), "zip", copy.parent, copy.name)))
    for place in places:
        code, said = verify(place, "--key", KEY)
        assert code == 1
        assert said[-1].startswith(f"{len(wanted)} difference")
        assert "do not use this copy" in said[-1]
        for one, sentence in zip(said, wanted, strict=False):
            assert fits(one, sentence), one


def test_several_are_named_each(copy, verify):
    for path in (PAGE, URDU):
        _append(path)(copy)
    _remove(SHEET)(copy)
    _, said = verify(copy)
    assert said[:3] == [f"{SHEET} is missing", f"{PAGE} was changed", f"{URDU} was changed"]


def test_a_list_that_was_made_anew_is_found_by_its_signature_alone(copy, verify):
    """Whoever changes a page can change the list too: only the key or the paper shows it."""
    _append(PAGE)(copy)
    sums = (copy / "SHA256SUMS").read_bytes()
    hashes, _ = read_sums(sums)
    new = hashlib.sha256((copy / PAGE).read_bytes()).hexdigest()
    (copy / "SHA256SUMS").write_bytes(sums.replace(hashes[PAGE].encode(), new.encode()))
    code, said = verify(copy)
    assert code == 0
    assert "no signature was verified (name the key of the cover sheet with --key)" in said
    code, said = verify(copy, "--key", KEY)
    assert code == 1
    assert "the signature does not fit the list" in said[0]


def test_another_key_is_named(copy, verify):
    code, said = verify(copy, "--key", str(HERE / "locked.pub"))
    assert code == 1
    assert "by the key D516A9BF5C0CBB7D, not by 312C22CBA7CB5549" in said[0]


def test_a_zip_that_was_cut_off_is_not_whole(packed, tmp_path, verify):
    data = (packed / f"{NAME}.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: len(data) // 2])
    code, said = verify(tmp_path / "cut.zip")
    assert code == 1
    assert "cut off or damaged" in said[0]


def test_a_damaged_sector_of_a_zip_is_named(packed, tmp_path, verify):
    data = bytearray((packed / f"{NAME}.zip").read_bytes())
    with zipfile.ZipFile(packed / f"{NAME}.zip") as package:
        at = package.getinfo(f"{NAME}/{SHEET}").header_offset + 300
    data[at] ^= 1
    (tmp_path / "bad.zip").write_bytes(data)
    code, said = verify(tmp_path / "bad.zip")
    assert code == 1
    assert said[0].startswith(f"{SHEET} ")
    assert said[-1].startswith("1 difference")


def test_a_file_on_a_bad_sector_is_named(copy, verify, monkeypatch):
    def opened(place: Path) -> IO[bytes]:
        if place.name == SHEET.rpartition("/")[2] and "/en/" in place.as_posix():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return place.open("rb")

    monkeypatch.setattr(reading, "_opened", opened)
    code, said = verify(copy)
    assert code == 1
    assert said[0] == f"{SHEET} cannot be read: it or the stick is damaged"


@pytest.mark.filterwarnings("ignore:Duplicate name")  # that is the fault
def test_a_zip_with_a_file_twice_or_beside_is_not_whole(packed, tmp_path, verify):
    place = tmp_path / "more.zip"
    shutil.copyfile(packed / f"{NAME}.zip", place)
    with zipfile.ZipFile(place, "a") as package:
        package.writestr(f"{NAME}/{PAGE}", "another page")
        package.writestr("../evil.html", "x")
    code, said = verify(place)
    assert code == 1
    assert said[:2] == ["../evil.html was added beside the handbook", f"{PAGE} is in it twice"]


@each(("name", "said"), [("absent", "there is no folder or file"), (".", "holds no SHA256SUMS")])
def test_what_is_no_copy_is_an_error_of_the_call(tmp_path, verify, name, said):
    code, lines = verify(tmp_path / name)
    assert code == 2
    assert said in lines[0]


def test_a_key_that_is_none_is_an_error_of_the_call(copy, verify):
    code, lines = verify(copy, "--key", "RW")
    assert code == 2
    assert "no public key" in " ".join(lines)


def typed(copy: Path) -> list[str]:
    """Return what the commands of the cover sheet print, typed in the folder of a copy."""
    done = (
        subprocess.run(["sh", "-c", line], cwd=copy, check=False, capture_output=True, text=True)
        for line in LINUX
    )
    return [one.stdout.strip() for one in done]


def test_the_commands_on_paper_name_one_changed_file_and_count_one_added(copy, verify):
    """Nothing but coreutils and findutils is needed."""
    _, said = verify(copy)
    hash_, differ, count = typed(copy)
    assert hash_.split()[0] in said[2]
    assert differ == ""
    assert f"all {count} files" in said[3]
    _append(PAGE)(copy)
    _remove(SHEET)(copy)
    _write("site/new.html", b"x")(copy)
    _, differ, more = typed(copy)
    assert differ.splitlines() == [f"{SHEET}: FAILED open or read", f"{PAGE}: FAILED"]
    assert more == count  # one is missing, one was added: the second command named the first


@each(
    ("day", "said"),
    [
        ("2026-11-30", "0 months old"),
        ("2026-12-01", "1 month old"),
        ("2027-12-01", "13 months old"),
        ("2026-10-31", "is the clock wrong?"),
    ],
)
def test_an_edition_says_how_old_it_is(day, said):
    assert said in Edition("2026.11").age(dt.date.fromisoformat(day))


@each(
    "data",
    [b"", b"\xff", b"[]", b"{}", b'{"edition": 3, "sizes": 1, "languages": "en"}', b"[" * 9999],
)
def test_facts_that_are_none_are_no_traceback(data):
    assert "does not name its edition" in read_facts(data).age(dt.date(2027, 1, 1))


@each(
    ("one", "other"),
    [
        ("site/a/b.html", "site/ur/a/b.html"),
        ("site/print/en/CL-03-full.pdf", "site/print/ur/CL-03-full.pdf"),
        ("books/en.epub", "books/ur.epub"),
    ],
)
def test_the_same_text_in_another_language_is_known_by_its_path(one, other):
    assert without_language(one, ("en", "ur")) == without_language(other, ("en", "ur"))
