"""Scripts that were read, an index that is plain data, and what a reader can reach."""

from __future__ import annotations

from handbook.model import Reviewed
from handbook.rules.site_files import ORPHAN_FILE, SCRIPT_NOT_REVIEWED, SEARCH_RESULT_BROKEN
from tests.rules_unit.sites import asset, page, site, told

READ = Reviewed("js/a.js", "1")


def state(*parts, reviewed=(READ,)) -> list[tuple[str, int, str]]:
    return told(SCRIPT_NOT_REVIEWED, site(*parts, reviewed=reviewed))


def test_a_script_is_read_in_just_these_bytes():
    assert state(asset("js/a.js", sha256="1")) == []
    assert state(asset("js/a.js", sha256="2")) == [
        ("site/js/a.js", 0, "“js/a.js” has changed since it was reviewed")
    ]
    assert state(asset("js/b.js", sha256="1")) == [
        ("site/js/b.js", 0, "“js/b.js” was never reviewed")
    ]
    assert state(asset("js/a.js", sha256=""), reviewed=(Reviewed("js/a.js", ""),)) != []


def test_every_kind_of_script_sheet_and_font_is_looked_at():
    for path in ("a.mjs", "a.cjs", "x/a.js", "css/a.css", "fonts/a.woff2"):
        assert state(asset(path, sha256="3")) == [
            (f"site/{path}", 0, f"“{path}” was never reviewed")
        ]
        assert state(asset("a.json", "json"), asset("a.txt")) == []


def test_whatever_a_page_runs_is_a_script():
    run = page("x/p.html", ("script", "../notes.txt?a"))
    assert state(run, asset("notes.txt")) == [
        ("site/notes.txt", 0, "“notes.txt” is run as a script and has another name")
    ]
    assert state(page("x/p.html", ("a", "../notes.txt")), asset("notes.txt")) == []
    assert state(page("x/p.html", ("script", "gone.txt"), ("script", "//a.zz/b.js"))) == []
    assert state(run, asset("notes.txt", sha256="1"), reviewed=(Reviewed("notes.txt", "1"),)) == []


def test_an_index_is_plain_data():
    for path in ("search/search_index.js", "ur/search/search_index.js"):
        assert state(asset(path, "search-index")) == []
        assert state(asset(path, "text", sha256="4")) == [
            (f"site/{path}", 0, f"“{path}” is more than a search index")
        ]


def test_plain_data_elsewhere_is_a_script_like_any_other():
    for path in ("js/a.js", "xsearch/search_index.js", "search/search_index2.js"):
        assert len(state(asset(path, "search-index"))) == 1


def test_a_result_of_the_search_leads_to_a_page_and_an_id():
    pages = [page("index.html"), page("ur/index.html"), page("a b.html")]
    index = asset(
        "search/search_index.js",
        "search-index",
        leads=("index.html", "index.html#main", "a%20b.html"),
    )
    assert told(SEARCH_RESULT_BROKEN, site(*pages, index)) == []
    index = asset(
        "ur/search/search_index.js", "search-index", leads=("index.html#m%61in", "./index.html")
    )
    assert told(SEARCH_RESULT_BROKEN, site(*pages, index)) == []
    for lead in (
        "b.html", "index.html#gone", "", "#main", "https://a.zz", "javascript:a", "//a.zz",
        "/index.html", "a.css",
    ):  # fmt: skip
        index = asset("search/search_index.js", "search-index", leads=(lead,))
        assert told(SEARCH_RESULT_BROKEN, site(*pages, index, asset("a.css"))) == [
            ("site/search/search_index.js", 0, f"the search of “search/search_index.js” leads to “{lead}”, which was not built")
        ]  # fmt: skip


def orphans(*parts, **more) -> list[str]:
    return [path for path, _, _ in told(ORPHAN_FILE, site(*parts, **more))]


FIND = "js/find.js"
INDEX = "search/search_index.js"


def test_links_lead_on_from_the_first_page():
    first = page("index.html", ("a", "x/b.html"), ("img", "a.png"), ("link", "a.css"))
    second = page("x/b.html", ("a", "c.html#main"), ("a", "https://a.zz/"), ("a", "#main"))
    third = page("x/c.html", ("a", "../index.html"), ("a", "../sheet.pdf"))
    files = [asset(path) for path in ("a.png", "a.css", "f.woff2", "sheet.pdf", ".handbook-site")]
    assert orphans(first, second, third, *files, styles={"a.css": ("f.woff2",)}) == []
    assert orphans(first, second, third, *files) == ["site/f.woff2"]
    assert orphans(first, page("x/b.html"), third, *files) == [
        "site/f.woff2",
        "site/sheet.pdf",
        "site/x/c.html",
    ]
    assert told(ORPHAN_FILE, site(first, page("y.html", source="docs/en/y.md"))) == [
        ("docs/en/y.md", 0, "nothing leads from the first page to “y.html”")
    ]


def test_without_a_first_page_nothing_is_reached():
    assert orphans(page("b.html", ("a", "b.html"))) == ["site/b.html"]


def test_data_for_programs_are_reached_and_nothing_else_beside_them():
    known = ["en/checklists.json", "ur/forms.json", "fa-AF/forms.json", "checklists.schema.json",
             "forms.schema.json", "forms/F-06.schema.json"]  # fmt: skip
    strange = ["forms/F-06.json", "forms/x.schema.json", "en/persons.json", "forms.json"]
    found = orphans(page("index.html"), *(asset(f"data/{path}") for path in known + strange))
    assert found == sorted(f"site/data/{path}" for path in strange)


def test_pages_that_lead_to_each_other_only_are_not_reached():
    assert orphans(page("index.html"), page("a.html", ("a", "b.html")), page("b.html", ("a", "a.html"))) == [
        "site/a.html", "site/b.html",
    ]  # fmt: skip


def test_what_is_of_no_published_kind_is_told_elsewhere():
    assert (
        orphans(page("index.html"), asset("a.exe"), asset("README"), asset("x/.handbook-site"))
        == []
    )


def test_the_script_of_the_search_loads_the_index_of_its_language():
    pages = [
        page("index.html", ("script", FIND), ("a", "ur/index.html"), ("a", "x/index.html")),
        page("ur/index.html", ("script", f"../{FIND}"), lang="ur"),
        page("x/index.html", ("script", f"../{FIND}")),
    ]
    indexes = [asset(INDEX), asset(f"ur/{INDEX}")]
    assert orphans(*pages, asset(FIND), *indexes) == []
    assert orphans(*pages, asset(FIND), *indexes, asset(f"x/{INDEX}")) == [f"site/x/{INDEX}"]
    assert orphans(pages[0], asset(FIND), *indexes) == [f"site/ur/{INDEX}"]
    for odd in ("js/finds.js", f"x/{FIND}", f"{FIND}x"):
        loading = page("index.html", ("script", odd))
        assert orphans(loading, asset(odd), asset(INDEX)) == [f"site/{INDEX}"]


def test_a_licence_travels_with_its_font():
    first = page("index.html", ("link", "fonts/plain-400.woff2"))
    font = asset("fonts/plain-400.woff2")
    assert orphans(first, font, asset("fonts/OFL-plain.txt")) == []
    assert (
        orphans(
            page("index.html", ("link", "a-b-4.woff2")), asset("a-b-4.woff2"), asset("OFL-a-b.txt")
        )
        == []
    )
    for other in (
        "fonts/OFL-plai.txt", "OFL-plain.txt", "fonts/x/OFL-plain.txt", "fonts/MIT-plain.txt",
        "fonts/OFL-plain.txt.txt",
    ):  # fmt: skip
        assert orphans(first, font, asset(other)) == [f"site/{other}"]
    assert orphans(page("index.html"), font, asset("fonts/OFL-plain.txt")) == [
        "site/fonts/OFL-plain.txt",
        "site/fonts/plain-400.woff2",
    ]
    assert orphans(
        page("index.html", ("img", "plain-4.png")), asset("plain-4.png"), asset("OFL-plain.txt")
    ) == ["site/OFL-plain.txt"]
