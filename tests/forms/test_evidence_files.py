"""Rows are held against files: a file is wrong by its hash, and never by the name of another one."""

from __future__ import annotations

from handbook.forms import Folder, Named, OnDisk, Record, match_files, read_saved
from tests.forms.makers import FORMS, saved, written

A, B, C = "a" * 64, "b" * 64, "c" * 64


def record(exhibit: str, *hashes: str) -> Named:
    rows = [{"file-name": "full-page.png", "file-sha256": one, "file-bytes": "7"} for one in hashes]
    found = read_saved(written(saved("F-06", {"exhibit-no": exhibit}, rows)), FORMS)
    assert isinstance(found, Record), found
    return Named(f"{exhibit}.json", found)


def folder(*files: OnDisk) -> Folder:
    return Folder("exhibits", {"full-page.png": files})


def told(records, *files) -> tuple[list[tuple[str, str, str, bool]], int]:
    held = match_files(records, folder(*files))
    found = [(file, fault.place, fault.what, fault.doubt) for file, fault in held.faults]
    return found, held.same


def test_two_exhibits_have_files_of_one_name_in_two_folders():
    both = [record("014", A), record("015", B)]
    files = OnDisk("014/full-page.png", 7, A), OnDisk("015/full-page.png", 7, B)
    assert told(both, *files) == ([], 2)


def test_another_file_of_the_name_that_no_row_gives_is_looked_at():
    files = OnDisk("014/full-page.png", 7, A), OnDisk("old/full-page.png", 7, C)
    ((file, place, what, doubt),), same = told([record("014", A)], *files)
    assert (file, place, doubt, same) == ("014.json", "row 1, file-sha256", True, 1)
    assert what == f"“old/full-page.png” has the hash {C}; the record says {A}"


def test_a_row_that_none_of_them_fits_is_wrong():
    both = [record("014", A), record("015", B)]
    files = OnDisk("014/full-page.png", 7, A), OnDisk("015/full-page.png", 7, C)
    found, same = told(both, *files)
    assert same == 1
    ((file, place, what),) = [one[:3] for one in found if not one[3]]
    assert (file, place) == ("015.json", "row 1, file-sha256")
    paths = "“014/full-page.png”, “015/full-page.png”"
    assert what == f"2 files have its name ({paths}), and none has its hash and size"


def test_the_only_file_of_the_name_is_wrong_by_its_hash():
    ((_, place, what, doubt),), same = told([record("014", A)], OnDisk("full-page.png", 7, B))
    assert (place, doubt, same) == ("row 1, file-sha256", False, 0)
    assert what == f"“full-page.png” has the hash {B}; the record says {A}"


def test_a_file_that_was_not_read_is_wrong_unless_another_is_the_one():
    link = OnDisk("x/full-page.png", trouble="it is a link")
    ((_, place, what, doubt),), _ = told([record("014", A)], link)
    assert (place, doubt) == ("row 1, file-name", False)
    assert what == "“x/full-page.png” was not read: it is a link"
    ((_, _, _, doubt),), same = told([record("014", A)], link, OnDisk("full-page.png", 7, A))
    assert (doubt, same) == (True, 1)
