"""The proof of a refactoring notices what it is there to notice, and nothing else."""

from __future__ import annotations

import pytest

from tests.golden.site import differences, hashes, listed, main, trees, written

PAGE = b'<!doctype html><title>T</title><main class="a b" id="m"><p>One  two</p><nav>x</nav></main>'
SAME = (
    b'<!doctype html><title>T</title><main id="m" class="b a"><p>One two</p>\n<nav>y</nav></main>'
)


@pytest.fixture
def sites(tmp_path):
    def make(name, **files):
        for path, data in files.items():
            file = tmp_path / name / path.replace("_", ".")
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data)
        return tmp_path / name

    return make


def test_a_list_is_read_back_as_it_was_written_and_names_what_is_other_new_and_gone(sites):
    old = hashes(sites("old", a_html=PAGE, b_txt=b"b", c_txt=b"c"))
    new = hashes(sites("new", a_html=PAGE, b_txt=b"B", d_txt=b"d"))
    assert listed(written(old)) == old
    assert list(differences(old, old)) == []
    assert list(differences(old, new)) == ["other  b.txt", "gone   c.txt", "new    d.txt"]


def test_order_and_blanks_and_what_is_left_out_are_no_difference_of_trees(sites):
    old, new = sites("old", a_html=PAGE), sites("new", a_html=SAME)
    assert list(trees(old, new, ("nav",))) == []
    assert list(trees(old, new, ())) == ["tree   a.html\n  -     x\n  +     y"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"One  two", b"One three"),
        (b'id="m"', b'id="n"'),
        (b'class="a b"', b'class="a"'),
        (b"<p>One  two</p>", b""),
        (b"<p>", b"<h2>"),
        (b"</main>", b"</main><p>"),
    ],
)
def test_each_change_that_a_reader_or_a_link_would_meet_is_a_difference(sites, was, now):
    old, new = sites("old", a_html=PAGE), sites("new", a_html=PAGE.replace(was, now))
    assert len(list(trees(old, new, ()))) == 1


def test_the_command_tells_by_its_exit_code(sites, capsys):
    site = sites("old", a_html=PAGE)
    assert main("record", str(site), str(site.with_name("list"))) == 0
    assert main("compare", str(site), str(site.with_name("list"))) == 0
    assert capsys.readouterr().out == ""
    sites("old", a_html=SAME)
    assert main("compare", str(site), str(site.with_name("list"))) == 1
    assert capsys.readouterr().out == "other  a.html\n"
