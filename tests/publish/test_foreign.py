"""What the handbook did not make is neither written to nor removed."""

from __future__ import annotations

import pytest

from handbook import publish
from handbook.publish import folder
from tests.cases import each


def foreign_folder(path):
    path.mkdir()
    (path / "evidence.txt").write_text("mine", encoding="utf-8")


def marked_by_a_folder(path):
    foreign_folder(path)
    (path / publish.MARKER).mkdir()


def marked_by_a_link(path):
    foreign_folder(path)
    real = path.with_name("elsewhere")
    folder.make(real)
    (path / publish.MARKER).symlink_to(real / publish.MARKER)


def marked_with_other_words(path):
    foreign_folder(path)
    (path / publish.MARKER).write_text("handbook", encoding="utf-8")


def marked_with_half_a_mark(path):
    foreign_folder(path)
    (path / publish.MARKER).write_text("handbook-si", encoding="utf-8")


def plain_file(path):
    path.write_text("mine", encoding="utf-8")


def link_to_a_site(path):
    real = path.with_name("elsewhere")
    folder.make(real)
    (real / "index.html").write_text("mine", encoding="utf-8")
    path.symlink_to(real)


def link_to_nothing(path):
    path.symlink_to(path.with_name("elsewhere"))


STRANGE = [
    foreign_folder,
    marked_by_a_folder,
    marked_by_a_link,
    marked_with_other_words,
    marked_with_half_a_mark,
    plain_file,
    link_to_a_site,
    link_to_nothing,
]


@pytest.mark.parametrize("place", ["site", "staging", "old"])
@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_not_ours_is_refused_and_untouched(target, build, snapshot, place, strange):
    if place != "site":
        build(target, "one")
    strange(getattr(target, place))
    before = snapshot(target.site.parent)
    with pytest.raises(publish.PublishError) as caught:
        publish.start(target)
    assert caught.value.message.startswith("“")
    assert caught.value.remedy.startswith("move it away")
    assert snapshot(target.site.parent) == before
    publish.recover(target)
    assert snapshot(target.site.parent) == before


@pytest.mark.parametrize("strange", STRANGE)
def test_nothing_is_recovered_over_a_site_that_is_not_ours(target, build, snapshot, strange):
    build(target, "one")
    target.site.rename(target.old)
    strange(target.site)
    before = snapshot(target.site.parent)
    assert publish.recover(target) == []
    assert snapshot(target.site.parent) == before


@each("name", ["/", ".", "..", "docs/.."])
def test_a_place_without_a_name_of_its_own_is_refused(name):
    with pytest.raises(publish.PublishError, match="cannot be a site"):
        publish.target(name)


def test_links_above_the_site_are_followed(tmp_path, build):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build(publish.target(tmp_path / "link" / "site"), "one")
    assert (tmp_path / "real" / "site" / "index.html").is_file()


def test_links_inside_an_old_site_are_not_followed(names, target, tmp_path, build):
    build(target, "one")
    foreign_folder(tmp_path / "mine")
    (target.site / "link").symlink_to(tmp_path / "mine")
    build(target, "two")
    assert (tmp_path / "mine" / "evidence.txt").is_file()
    assert names(target) == ["mine", "site"]


def test_an_abandoned_build_keeps_the_site_that_waits_beside_somebodys(names, target, build):
    build(target, "one")
    publish.start(target)
    target.site.rename(target.old)
    foreign_folder(target.site)
    publish.abandon(target)
    assert names(target) == ["site", "site.old"]
