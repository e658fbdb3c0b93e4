"""The seal of a folder: the same for the same files, another for any other."""

import shutil

import pytest

from handbook.site.seal import tree_digest


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "site"
    (root / "ur").mkdir(parents=True)
    (root / "index.html").write_bytes(b"<p>one")
    (root / "ur/index.html").write_bytes(b"<p>two")
    return root


def test_a_copy_has_the_same_seal(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    assert tree_digest(folder) == tree_digest(tmp_path / "copy")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "index.html").write_bytes(b"<p>onf"),
        lambda root: (root / "new.html").write_bytes(b""),
        lambda root: (root / "index.html").unlink(),
        lambda root: (root / "index.html").rename(root / "index2.html"),
        lambda root: (root / "ur/index.html").rename(root / "index.htm"),
        lambda root: (root / "index.html").write_bytes(b"<p>one\n"),
        lambda root: (root / "link").symlink_to("index.html"),
        lambda root: (root / "ur2").symlink_to("ur"),
    ],
)
def test_every_change_changes_it(folder, change):
    before = tree_digest(folder)
    change(folder)
    assert tree_digest(folder) != before


def test_bytes_do_not_slip_from_one_file_into_the_next(tmp_path):
    """Nor from a name into its bytes, nor from one folder into the next."""
    trees = [{"a": b"bc"}, {"ab": b"c"}, {"a": b"b", "c": b""}, {"a": b"", "b": b"c"}]
    seals = set()
    for number, tree in enumerate(trees):
        root = tmp_path / str(number)
        root.mkdir()
        for name, data in tree.items():
            (root / name).write_bytes(data)
        seals |= {
            tree_digest(root),
            tree_digest(root, root / "none"),
            tree_digest(root / "none", root),
        }
    assert len(seals) == 3 * len(trees)


def test_a_link_counts_by_where_it_points(folder):
    (folder / "link").symlink_to("index.html")
    before = tree_digest(folder)
    (folder / "link").unlink()
    (folder / "link").symlink_to("ur/index.html")
    assert tree_digest(folder) != before
