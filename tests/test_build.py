"""What a build promises: the new site whole, or the old one untouched and the fault by its line.

All of it is shown on the small handbook; in test_added.py, that the same sources make the same bytes.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable

import pytest

from handbook.build import NO_PDF, drop_run, open_run
from handbook.cache import open_cache
from handbook.layout import Layout
from handbook.publish import lock
from handbook.search import INDEX, INDEX_HEAD
from tests import mini
from tests.conftest import Project, lend_prints

LIST = "checklists/en/capture-one-item.md"
URDU_LIST = "checklists/ur/capture-one-item.md"
LIST_PAGE = "docs/en/checklists/capture-one-item.md"
GUIDE = "docs/en/evidence/hashing.md"
URDU_GUIDE = "docs/ur/start/how-to-use.md"
LONG = "This sentence has words and words, " + "more and more of them, " * 6 + "and no end."
"""A warning (HB901), with which a site is published."""
FINDING = re.compile(r"^(\S+?):(\d+): (HB\d{3}) .+ \(.+\)$", re.MULTILINE)

ONLY_URDU = """\
import logging


def on_page_markdown(markdown, page, **_):
    if page.file.src_uri == "ur/index.md":
        logging.getLogger("mkdocs.hooks.fault").warning("something is odd in Urdu")
    return markdown
"""


def unclosed(project, path):
    text = project.text(path)
    project.write(path, text[: text.index("\n---\n", 4)] + "\n" + text[text.index("\n# ") :])


def duplicate_key(project, path):
    project.change(path, "\ntier:", "\ntitle: Once more\ntier:")


def duplicate_front_matter(project, path):
    text = project.text(path)
    end = text.index("\n---\n", 4) + 5
    project.write(path, text[:end] + text)


def latin_1(project, path):
    project.path(path).write_bytes(project.path(path).read_bytes() + "Café\n".encode("latin-1"))


def nul(project, path):
    project.path(path).write_bytes(project.path(path).read_bytes() + b"A\0B\n")


def no_id(project, path):
    project.change(path, "`CL-03.3` ", "")


def used_id(project, path):
    project.change(path, "`CL-03.4`", "`CL-03.3`")


def sixteen(project, path):
    items = "".join(f"\n- [ ] `CL-05.{n}` Put the sheet into the file.\n" for n in range(6, 17))
    project.write(path, project.text(path) + items)


def absent_list(project, path):
    project.change(path, "checklists/en/capture-one-item.md", "checklists/en/no-such-list.md")


BAD: list[tuple[Callable[..., None], str, str]] = [
    (unclosed, GUIDE, "HB020"),
    (duplicate_key, URDU_GUIDE, "HB022"),
    (duplicate_front_matter, "docs/en/start/how-to-use.md", ""),
    (latin_1, "docs/en/platforms/listboard.md", "HB001"),
    (nul, "docs/en/platforms/request-cards.md", "HB001"),
    (no_id, LIST, "HB101"),
    (used_id, URDU_LIST, "HB101"),
    (sixteen, "checklists/en/child-material-stop.md", "HB105"),
    (absent_list, LIST_PAGE, ""),
]
"""A fault, the file that must be named, and the rule; empty where any rule may speak. Each is in a file of its own."""


@pytest.fixture
def untouched(project, snapshot):
    """Give the project, and afterwards insist that its site is the old one and nothing is beside it."""
    before = snapshot(project.site)
    yield project
    assert snapshot(project.site) == before
    assert sorted(p.name for p in project.root.iterdir() if p.name != ".cache") == [
        "checklists", "docs", "hooks", "mkdocs.yml", "site",
    ]  # fmt: skip


def findings(done):
    return [match.groups() for match in FINDING.finditer(done.said)]


def told(done, path, code):
    """Return whether a line of the file was named with a rule."""
    return any(
        found == path and rule.startswith(code) and int(line) > 0
        for found, line, rule in findings(done)
    )


@pytest.mark.parametrize(("fault", "path", "code"), BAD, ids=[bad[0].__name__ for bad in BAD])
def test_bad_content_is_named_by_its_line_and_nothing_is_published(
    untouched, command, monkeypatch, fault, path, code
):
    """The command runs in this process; below, by processes of their own, on all faults together."""
    fault(untouched, path)
    monkeypatch.chdir(untouched.root)
    done = command("build", "--no-pdf")

    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert told(done, path, code), done.said


@pytest.mark.parametrize("command", ["build", "mkdocs", "mkdocs --strict"])
def test_faults_of_two_languages_are_told_together_and_once(untouched, command):
    for fault, path, _ in BAD:
        fault(untouched, path)
    name, *options = command.split()
    done = getattr(untouched, name)(*options)

    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert [bad[0].__name__ for bad in BAD if not told(done, *bad[1:])] == [], done.said
    lines = [line for line in done.said.splitlines() if FINDING.match(line)]
    assert len(lines) == len(set(lines)), done.said


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_a_warning_of_mkdocs_in_one_language_only_stops_plain_mkdocs(untouched, options):
    hook = "hooks/mk_files.py"  # another hook would be refused before it could warn
    untouched.write(hook, f"{untouched.text(hook)}\n\n{ONLY_URDU}")
    done = untouched.mkdocs(*options)

    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    told = re.findall(r"^\S+: HB\d{3} .*something is odd in Urdu", done.said, re.MULTILINE)
    assert len(told) == 1, done.said


def test_a_dead_anchor_in_urdu_only_stops_plain_mkdocs(untouched):
    untouched.change(URDU_GUIDE, "](#print)", "](#no-such-part)")
    done = untouched.mkdocs("--strict")

    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert any(path == URDU_GUIDE for path, *_ in findings(done)), done.said


def test_a_terminal_without_urdu_letters_still_shows_the_fault(untouched):
    untouched.change(URDU_LIST, "`CL-03.3` ", "")
    done = untouched.build(PYTHONIOENCODING="cp1252")

    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert f"{URDU_LIST}:" in done.said


@pytest.mark.parametrize("command", ["build", "mkdocs"])
def test_a_site_that_is_not_ours_is_left_alone(project, snapshot, command):
    shutil.rmtree(project.site)
    project.write("site/diary.txt", "mine\n")
    done = project.build() if command == "build" else project.mkdocs()

    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert "“site”" in done.said
    assert snapshot(project.site) == {"diary.txt": b"mine\n"}


@pytest.mark.parametrize("command", ["build", "mkdocs"])
def test_a_link_in_the_place_of_the_site_is_not_followed(project, snapshot, command):
    elsewhere = project.root.parent / "elsewhere"
    project.site.rename(elsewhere)
    before = snapshot(elsewhere)
    project.site.symlink_to(elsewhere, target_is_directory=True)
    done = project.build() if command == "build" else project.mkdocs()

    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert project.site.is_symlink()
    assert snapshot(elsewhere) == before


@pytest.mark.parametrize("command", ["build", "mkdocs"])
def test_a_site_that_somebody_else_builds_is_left_to_them(untouched, command):
    path = untouched.root / ".site.lock"
    handle = lock.acquire(path)
    try:
        done = untouched.build() if command == "build" else untouched.mkdocs()
    finally:
        lock.release(path, handle)

    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert "another build" in done.said


def test_a_file_that_the_disk_refuses_is_told_with_what_to_do(untouched):
    """The error arises within mkdocs, whose way to stop is an exit with a text of its own."""
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100 << 10, limits[1]))
    try:
        done = untouched.build("--fresh")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    last = done.said.splitlines()[-1]
    assert last.startswith("Error: the system refused to write “")
    assert last.endswith(
        ": file too large (move the project to another disk or mend that, then build again)"
    )


@pytest.fixture
def no_pango(tmp_path):
    """Give a search path on which WeasyPrint fails as it does on a machine without Pango."""
    words = "cannot load library 'libpango-1.0-0': no such file"
    (tmp_path / "shim").mkdir()
    (tmp_path / "shim/weasyprint.py").write_text(f"raise OSError({words!r})\n", encoding="utf-8")
    return str(tmp_path / "shim")


@pytest.mark.parametrize("module", ["handbook", "mkdocs"])
def test_without_pango_and_without_no_pdf_nothing_is_built(untouched, no_pango, module):
    path = f"{no_pango}:{untouched.root / 'hooks'}"
    done = untouched.run(module, "build", PYTHONPATH=path)

    assert done.code == 2, done.said
    assert "Traceback" not in done.said
    assert "Pango" in done.said
    assert "no-pdf" in done.said


def test_without_pango_no_pdf_builds(project, no_pango):
    done = project.build(PYTHONPATH=f"{no_pango}:{project.root / 'hooks'}")

    assert done.code == 0, done.said
    assert list(project.site.glob("print/*/*")) == []
    assert "/print/" not in project.text("site/templates/capture-record.html")


def test_a_build_takes_the_place_of_the_old_site_whole(project):
    project.write("site/left.html", "from the last edition\n")
    project.change(GUIDE, "\n## ", "\nA new sentence stands here.\n\n## ")
    done = project.build()

    assert done.code == 0, done.said
    assert not project.path("site/left.html").exists()
    assert "A new sentence stands here." in project.text("site/evidence/hashing.html")


def test_where_nothing_has_changed_nothing_is_built_and_findings_are_told_again(project, snapshot):
    """A file of the site that somebody touched is a change too."""
    project.change(GUIDE, "\n## ", f"\n{LONG}\n\n## ")
    first, before = project.build("--fresh"), snapshot(project.site)
    again = project.build()
    assert (first.code, again.code) == (0, 0)
    assert "nothing has changed" not in first.said
    assert "nothing has changed" in again.said
    assert "HB901" in first.said
    assert "HB901" in again.said

    page = project.path("site/index.html")
    page.write_bytes(page.read_bytes() + b" ")
    mended = project.build()
    assert "nothing has changed" not in mended.said
    assert snapshot(project.site) == before

    project.change(GUIDE, "\n## ", "\nOne more sentence.\n\n## ")
    assert "nothing has changed" not in project.build().said


def test_a_fresh_build_takes_no_page_that_was_kept(project, monkeypatch):
    monkeypatch.setenv(NO_PDF, "1")
    made: list[str] = []
    finish = Layout.finish

    def noted(own, of):
        made.append(of.slug)
        return finish(own, of)

    monkeypatch.setattr(Layout, "finish", noted)

    def pages(*, fresh):
        made.clear()
        run = open_run(project.root, project.site, fresh=fresh)
        try:
            for slug in run.layout.slugs():
                run.finish("en", f"en/{slug}")
        finally:
            drop_run(run)
        return len(made)

    assert pages(fresh=False) > 0
    assert pages(fresh=False) == 0
    assert pages(fresh=True) == len(mini.pages())


def test_a_page_is_compared_with_its_text_again_where_one_of_the_two_is_new(project, monkeypatch):
    monkeypatch.setenv(NO_PDF, "1")
    pages = ("evidence/hashing.html", "ur/evidence/hashing.html", "start/how-to-use.html")

    def states(html=b"as ever"):
        run = open_run(project.root, project.site)
        try:
            for page in pages:
                tree, _, slug = f"en/{page}".replace("en/ur", "ur").partition("/")
                run.finish(tree, f"{tree}/{slug.replace('.html', '.md')}")
                run.note(page, html)
            return dict(run.states())
        finally:
            drop_run(run)

    before = states()
    assert {*before} == {*pages}
    assert states() == before
    assert not {*states(b"otherwise").values()} & {*before.values()}
    project.change(GUIDE, "\n## ", "\nA new sentence stands here.\n\n## ")
    assert [page for page, state in states().items() if state != before[page]] == [*pages[:2]]


def test_after_a_changed_line_the_site_is_that_of_a_full_build(project, snapshot, differing):
    """Other pages are those of the last build; a file that somebody touched is made again."""
    form = "docs/en/templates/capture-record.md"
    project.build("--fresh")
    project.change(GUIDE, "\n## ", "\nA new sentence stands here.\n\n## ")
    project.change(GUIDE, "\nreviewed: 2026-11-25", "\nreviewed: 2026-11-24")
    project.change(LIST, "Copy the full address", "Copy the whole address")
    project.change(form, "| always |", "| |")
    done, short = project.build(), snapshot(project.site)
    assert done.code == 0, done.said
    assert "A new sentence stands here." in project.text("site/evidence/hashing.html")
    assert project.build("--fresh").code == 0
    assert differing(short, snapshot(project.site)) == []

    project.change(GUIDE, "A new sentence", "A newer sentence")
    (project.site / "css/text.css").write_bytes(b"")
    done = project.build()
    assert done.code == 0, done.said
    assert snapshot(project.site)["css/text.css"] == short["css/text.css"]


def test_the_address_of_a_page_that_another_took_in_leads_there_in_each_language(small):
    """The new page is found by the old code; no menu, search or list of pages has the old address."""
    for lang, line in (("", "This page is now part of:"), ("ur/", "یہ صفحہ اب اس کا حصہ ہے:")):
        page = small.text(f"site/{lang}evidence/two-copies.html")
        text = page.partition('<div class="text">')[2].partition("</main>")[0]
        assert line in text
        assert re.findall(r'href="([^"]*)"', text) == ["hashing.html"]
        index = json.loads(
            small.text(f"site/{lang}{INDEX}").removeprefix(INDEX_HEAD).rstrip().rstrip(";")
        )
        found = {one["location"]: one.get("tags", []) for one in index["docs"]}
        assert {"E-02", "Two copies"} <= {*found["evidence/hashing.html"]}
        assert not [one for one in found if "two-copies" in one]
    pages = [path for path in small.site.rglob("*.html") if path.name != "two-copies.html"]
    assert [path for path in pages if "two-copies" in path.read_text("utf-8")] == []
    assert "Two copies" in small.text("site/reference/page-codes.html")


def test_plain_mkdocs_publishes_the_same_site(small, project, snapshot, differing):
    done = project.mkdocs("--strict")

    assert done.code == 0, done.said
    assert differing(snapshot(small.site), snapshot(project.site)) == []


def test_lent_prints_answer_for_what_they_were_made_from_and_nothing_else(tmp_path):
    lender, borrower = tmp_path / "a", Project(tmp_path / "b c")
    kept = open_cache(lender)
    page, style = kept.key("style", "page"), kept.key("style", "page, changed")
    kept.keep_data("print", page, b"made")
    kept.keep_findings("source", page, ())

    assert lend_prints(lender, borrower) == 1
    lent = open_cache(borrower.root)
    assert lent.key("style", "page") == page
    assert lent.data("print", page) == b"made"
    assert lent.data("print", style) is None
    assert lent.findings("source", page) is None  # every gate judges anew

    lent.keep_data("print", page, b"spoilt")
    assert kept.data("print", page) == b"made"


@pytest.fixture
def differing():
    """Give a function that names the files in which two sites differ."""

    def compare(one, other):
        return sorted(name for name in one | other if one.get(name) != other.get(name))

    return compare
