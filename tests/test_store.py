"""The reader of content: what lies there is read whole, or told; nothing is followed or waited for."""

from __future__ import annotations

import os
import stat
import threading
import tracemalloc

import pytest

from handbook import store
from handbook.findings import EnvironmentProblem
from handbook.model import Flaw
from handbook.report import visible
from handbook.rules import check
from handbook.store import load
from tests import books
from tests.hostile.pictures import PNG

LANGUAGES = {"docs/data/languages.yaml": books.LANGUAGES}
PAGE = "docs/en/a.md"
SYMLINK = (Flaw("not-a-file", 0, "a symlink"),)
NO_FILE = (Flaw("not-a-file", 0, "no regular file"),)


@pytest.fixture
def tree(tmp_path):
    """Give a function that writes files below a new folder and returns it."""

    def write(**files):
        root = tmp_path / "tree"
        for path, text in {**LANGUAGES, PAGE: "a\n", **files}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write


def places(root):
    return {path: place for path, place in store._walk(root, {}) if place is not None}


def config_flaws(root, unsaved=None):
    config = load(root, unsaved).config
    assert config is not None
    return config.flaws


def flaws(root):
    return {file.path: file.flaws for file in load(root).files if file.flaws}


def test_every_file_is_there_once_sorted_by_its_path(tree):
    book = load(tree(**{"docs/en/b/a.md": "b", "checklists/en/z.md": "z", "docs/x.bin": b"\0"}))
    assert [file.path for file in book.files] == [
        "checklists/en/z.md", "docs/data/languages.yaml", PAGE, "docs/en/b/a.md", "docs/x.bin",
    ]  # fmt: skip
    assert {key[1] for key in book.pages} == {"a.md", "b/a.md"}
    assert list(book.checklists) == [("en", "z")]


@pytest.mark.parametrize("make", [None, "docs"])
def test_a_folder_without_docs_is_no_handbook(tmp_path, make):
    if make:
        (tmp_path / make).write_text("a file")
    with pytest.raises(EnvironmentProblem) as raised:
        load(tmp_path)
    assert str(raised.value) == (
        f"there is no handbook in “{tmp_path.name}”: it has no folder docs/ "
        "(change into the project's folder)"
    )


def test_a_drawing_is_kept_as_text_where_it_is_one(tree):
    root = tree(
        **{
            "docs/images/a.svg": "<svg/>",
            "docs/images/b.svg": "<p>",
            "docs/images/c.svg": "<svg>\0",
        }
    )
    book = load(root)
    assert book.drawings == {"docs/images/a.svg": "<svg/>"}
    contents = [file.content for file in book.files if "images" in file.path]
    assert contents == ["svg", "text", ""]


def test_what_is_no_text_is_known_by_its_first_bytes(tree):
    root = tree(**{"docs/images/a.png": PNG, "docs/en/b.exe": b"MZ\0" + b"x" * 9000})
    found = {file.path: file for file in load(root).files}
    assert found["docs/images/a.png"].content == "png"
    assert (found["docs/en/b.exe"].content, found["docs/en/b.exe"].size) == ("program", 9003)
    assert found["docs/en/b.exe"].flaws == ()


def test_a_huge_file_is_told_and_not_read(tree):
    root = tree(**{"docs/images/a.svg": "<svg/>"})
    with (root / "docs/images/a.svg").open("r+b") as stream:
        stream.truncate(1 << 33)
    with (root / PAGE).open("r+b") as stream:
        stream.truncate((1 << 17) + 1)
    tracemalloc.start()
    found = flaws(root)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {
        "docs/images/a.svg": (Flaw("too-big", 0, f"{1 << 33} bytes"),),
        PAGE: (Flaw("too-big", 0, "131073 bytes"),),
    }
    assert peak < 1 << 23


def test_symlinks_are_told_and_not_followed(tree, tmp_path):
    root = tree()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (root / "docs/en/file.md").symlink_to(outside / "secret.md")
    (root / "docs/en/folder").symlink_to(outside)
    (root / "docs/en/loop").symlink_to("loop")
    (root / "docs/en/gone.md").symlink_to("nowhere")
    (root / "checklists").symlink_to(outside)
    assert flaws(root) == dict.fromkeys(
        ["checklists", "docs/en/file.md", "docs/en/folder", "docs/en/gone.md", "docs/en/loop"],
        SYMLINK,
    )
    assert "secret" not in str(load(root))


def test_docs_itself_may_not_be_a_symlink(tree, tmp_path):
    root = tree()
    (root / "docs").rename(tmp_path / "elsewhere")
    (root / "docs").symlink_to(tmp_path / "elsewhere")
    assert flaws(root) == {"docs": SYMLINK}
    assert load(root).pages == {}
    assert [f.code for f in check(load(root)) if f.path == "docs"] == ["HB007"]


def test_a_file_in_the_place_of_checklists_is_told(tree):
    root = tree()
    (root / "checklists").write_text("a")
    assert flaws(root) == {"checklists": (Flaw("not-a-file", 0, "no folder"),)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_told_and_nobody_waits_for_it(tree):
    root = tree()
    os.mkfifo(root / "docs/en/b.md")
    os.mkfifo(root / "mkdocs.yml")
    done = []
    worker = threading.Thread(target=lambda: done.append(flaws(root)), daemon=True)
    worker.start()
    worker.join(10)
    assert done == [{"docs/en/b.md": NO_FILE}]
    assert config_flaws(root) == NO_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_file_that_becomes_a_pipe_or_a_symlink_after_the_look_at_its_folder(tree):
    root = tree(**{"docs/en/b.md": "b"})
    found = places(root)
    (root / PAGE).unlink()
    os.mkfifo(root / PAGE)
    (root / "docs/en/b.md").unlink()
    (root / "docs/en/b.md").symlink_to("a.md")
    assert store._read(PAGE, found[PAGE])[0].flaws == NO_FILE
    assert store._read("docs/en/b.md", found["docs/en/b.md"])[0].flaws == SYMLINK


def test_a_file_that_vanishes_after_the_look_at_its_folder(tree):
    root = tree()
    found = places(root)
    (root / PAGE).unlink()
    file, text = store._read(PAGE, found[PAGE])
    assert file.flaws == (Flaw("unreadable", 0, "No such file or directory"),)
    assert text is None


@pytest.mark.parametrize(
    ("more", "size"), [(b"", 2), (b"more\n", 7), (b"x" * (1 << 17), (1 << 17) + 1)]
)
def test_a_file_that_grows_while_it_is_read_is_read_to_its_end_or_bound(
    tree, monkeypatch, more, size
):
    root = tree()
    whole = os.fstat

    def before(descriptor):
        facts = whole(descriptor)
        with (root / PAGE).open("ab") as stream:
            stream.write(more)
        return facts

    monkeypatch.setattr(os, "fstat", before)
    file, text = store._read(PAGE, str(root / PAGE))
    assert file.size == size
    assert (text is None) == (size > 1 << 17)


def test_a_file_that_shrinks_while_it_is_read(tree, monkeypatch):
    root = tree(**{PAGE: "a" * 900})
    whole = os.fstat

    def before(descriptor):
        facts = whole(descriptor)
        os.truncate(root / PAGE, 5)
        return facts

    monkeypatch.setattr(os, "fstat", before)
    assert store._read(PAGE, str(root / PAGE))[1] == "aaaaa"


def refused(*_, **__):
    raise PermissionError(13, "Permission denied")


def test_a_file_that_may_not_be_read_is_told(tree, monkeypatch):
    root = tree()
    unreadable = (Flaw("unreadable", 0, "Permission denied"),)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused)
        assert flaws(root) == dict.fromkeys(["docs/data/languages.yaml", PAGE], unreadable)
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", refused)
        assert flaws(root) == dict.fromkeys(["docs/data/languages.yaml", PAGE], unreadable)


def test_a_folder_that_may_not_be_read_is_told(tree, monkeypatch):
    root = tree(**{"docs/en/shut/b.md": "b"})
    scan = os.scandir

    def before(folder):
        return refused() if folder == root / "docs/en/shut" else scan(folder)

    monkeypatch.setattr(os, "scandir", before)
    assert flaws(root) == {"docs/en/shut": (Flaw("unreadable", 0, "Permission denied"),)}
    assert [f.code for f in check(load(root)) if f.path == "docs/en/shut"] == ["HB007"]


def test_no_descriptor_is_left_open(tree, monkeypatch):
    opened: list[int] = []
    closed: list[int] = []
    whole, shut = os.open, os.close

    def opening(*arguments):
        opened.append(whole(*arguments))
        return opened[-1]

    def closing(number):
        closed.append(number)
        shut(number)

    root = tree(**{"docs/x.exe": b"MZ", "docs/images/a.png": PNG, "mkdocs.yml": "a: b\n"})
    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "close", closing)
    load(root)
    assert opened == closed
    assert len(opened) == 5


def test_a_name_that_is_no_text_raises_nowhere(tree):
    root = tree()
    try:
        (root / os.fsdecode(b"docs/en/a\xff.md")).write_text("a")
    except OSError:
        pytest.skip("this file system stores text names only")
    found = check(load(root))
    assert any(f.code == "HB008" and f.path == "docs/en/a\udcff.md" for f in found)
    for finding in found:
        assert visible(str(finding)).encode("utf-8")


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b"a: b\n", []), (b"", ["empty"]), (b"a: \xff\n", ["not-utf8"]), (b"a: \0\n", ["nul"]),
        (b"\xef\xbb\xbfa: b\n", ["bom"]), (b"a\r", ["line-end"]), ("a: \u2028".encode(), ["separator"]),
        (b"a" * ((1 << 19) + 1), ["too-big"]),
    ],
)  # fmt: skip
def test_mkdocs_yml_has_the_flaws_of_a_file_and_then_no_values(tree, data, kinds):
    root = tree(**{"mkdocs.yml": data})
    book = load(root)
    assert [flaw.kind for flaw in config_flaws(root)] == kinds
    assert bool(book.data["mkdocs"].root.value) == (not kinds)
    assert all(file.path != "mkdocs.yml" for file in book.files)


def test_mkdocs_yml_may_be_absent_and_no_symlink(tree):
    root = tree()
    assert load(root).config is None
    assert load(root).data["mkdocs"].root.line == 0
    (root / "real.yml").write_text("a: b\n")
    (root / "mkdocs.yml").symlink_to("real.yml")
    assert config_flaws(root) == SYMLINK
    assert load(root).data["mkdocs"].root.line == 0


def test_what_is_not_saved_yet_is_read_in_place_of_the_file(tree):
    root = tree(**{"mkdocs.yml": "a: b\n"})
    unsaved = {PAGE: b"b\xff", "docs/en/new.md": b"new", "mkdocs.yml": b"a: \0", "README.md": b"x"}
    book = load(root, unsaved)
    found = {file.path: [flaw.kind for flaw in file.flaws] for file in book.files}
    assert found == {"docs/data/languages.yaml": [], PAGE: ["not-utf8"], "docs/en/new.md": []}
    assert [flaw.kind for flaw in config_flaws(root, unsaved)] == ["nul"]


def test_reading_changes_nothing(tree):
    root = tree()
    (root / PAGE).chmod(0o444)
    before = (root / PAGE).stat()
    load(root)
    after = (root / PAGE).stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert stat.S_IMODE(after.st_mode) == 0o444


def test_each_text_becomes_what_its_place_says(tree):
    form, plain = "---\nid: F-06\n---\n", "---\ncode: F-00\n---\n"
    book = load(tree(**{
        "checklists/en/c.md": "c", "docs/a.md": "no language", "docs/data/x.yaml": "a: b",
        "docs/data/y.yml": "a: b", "docs/data/verbs.txt": "ask\n# note\n",
        "docs/en/templates/f.md": form, "docs/en/templates/index.md": plain, "docs/en/id.md": form,
        "docs/images/a.svg": "<svg/>", "docs/ur/a.md": "a", "mkdocs.yml": books.CONFIG,
    }))  # fmt: skip
    assert set(book.pages) == {
        ("en", "a.md"), ("en", "id.md"), ("en", "templates/f.md"), ("en", "templates/index.md"),
        ("ur", "a.md"),
    }  # fmt: skip
    assert set(book.templates) == {("en", "templates/f.md")}
    assert set(book.checklists) == {("en", "c")}
    assert set(book.data) == {"mkdocs", "languages", "x", "y"}
    assert book.verbs == {"ask"}
    assert set(book.languages) == {"en", "ur"}
    assert book.edition == "2026.11"
    assert book.built_languages == ("en", "ur")


@pytest.mark.parametrize(
    ("config", "built"),
    [
        ("a: b\n", ("en",)), ("plugins: [search]\n", ("en",)),
        ("plugins:\n  - search\n  - i18n: {languages: [{locale: ur}, {locale: en}]}\n", ("en", "ur")),
        ("plugins:\n  - other: {languages: [{locale: ur}]}\n", ("en",)),
    ],
)  # fmt: skip
def test_the_languages_that_are_built_stand_in_the_settings(tree, config, built):
    assert load(tree(**{"mkdocs.yml": config})).built_languages == built
