"""How heavy a file, a page and a language may be: exactly at each limit, and one byte over it."""

from __future__ import annotations

from handbook.rules.site_files import BUILT_FILE_TOO_BIG, LANGUAGE_TOO_HEAVY, PAGE_TOO_HEAVY
from tests.rules_unit.sites import asset, page, site, told


def test_a_file_has_the_limit_of_its_kind():
    for path, what, most in [
        ("search/search_index.js", "an index of the search", 12_000), ("ur/search/search_index.js", "an index of the search", 12_000),
        ("x/a.html", "a page", 400), ("a.js", "a script", 60), ("a.mjs", "a script", 60), ("xsearch/search_index.js", "a script", 60),
        ("a.css", "a style sheet", 60), ("a.woff2", "a font", 300), ("print/en/pack.pdf", "a pack of sheets", 10_000),
        ("print/en/backpack.pdf", "a sheet", 600), ("books/en.pdf", "a book", 60_000), ("x/books/en.pdf", "a sheet", 600),
        ("a.svg", "a drawing", 100),
        ("data/ur/checklists.json", "a file of lists as data", 400), ("data/ur/forms.json", "a file of forms as data", 900),
        ("data/forms/F-06.schema.json", "any other file", 60), ("data/forms.json", "any other file", 60),
        ("a.txt", "any other file", 60), ("a.json", "any other file", 60), (".handbook-site", "any other file", 60),
    ]:  # fmt: skip
        assert told(BUILT_FILE_TOO_BIG, site(asset(path, size=most * 1000))) == []
        assert told(BUILT_FILE_TOO_BIG, site(asset(path, size=most * 1000 + 1))) == [
            (f"site/{path}", 0, f"“{path}” weighs {most + 1} kB; {what} may weigh {most} kB")
        ]


def heavy(*parts) -> list[tuple[str, int, str]]:
    return told(PAGE_TOO_HEAVY, site(*parts))


def test_a_page_weighs_what_it_loads():
    for element in [
        "img",
        "link",
        "script",
        "source",
        "video",
        "object",
        "embed",
        "iframe",
        "input",
    ]:
        first = page("x/a.html", (element, "../b.bin?c"), source="docs/en/a.md")
        full = asset("x/a.html", size=200_000), asset("b.bin", size=1_000_000)
        assert heavy(first, *full) == []
        assert heavy(first, full[0], asset("b.bin", size=1_000_001)) == [
            ("docs/en/a.md", 0, "“x/a.html” loads 1201 kB; a page may load 1200 kB")
        ]


def test_what_is_clicked_or_loaded_twice_or_absent_weighs_nothing():
    big = asset("b.bin", size=1_100_000)
    assert (
        heavy(page("a.html", ("a", "b.bin"), ("a", "b.bin")), asset("a.html", size=200_000), big)
        == []
    )
    assert heavy(page("a.html", ("img", "b.bin"), ("img", "b.bin#c")), big) == []
    assert heavy(page("a.html", ("img", "gone.bin"), ("img", "https://a.zz/b.bin")), big) == []
    first, second = page("a.html", ("img", "b.bin")), page("c.html", ("img", "b.bin"))
    found = heavy(first, second, asset("b.bin", size=1_200_000))
    assert [path for path, _, _ in found] == ["site/a.html", "site/c.html"]
    assert (
        heavy(
            page("x/a.html", ("img", "b.bin")),
            page("y/a.html", ("img", "b.bin")),
            asset("y/b.bin", size=2_000_000),
        )
        != []
    )


def test_a_language_grows_with_its_pages():
    pages = [page("index.html"), page("ur/index.html", lang="ur"), page("x/index.html")]
    small = [asset(one.path, size=0) for one in pages]

    def weigh(path: str, size: int) -> list[tuple[str, int, str]]:
        return told(LANGUAGE_TOO_HEAVY, site(*pages, *small, asset(path, size=size)))

    for path in ("a.png", "x/a.png", "print/en/a.pdf", "print/a.pdf", "x/y/ur/a.png"):
        assert weigh(path, 4_360_000) == []
        assert weigh(path, 4_360_001) == [
            ("site", 0, "the language in “site/” weighs 4361 kB; the limit for 2 pages is 4360 kB")
        ]
    for path in ("ur/a.png", "print/ur/a.pdf", "ur/x/y/a.png"):
        assert weigh(path, 4_180_000) == []
        assert weigh(path, 4_180_001) == [
            (
                "site/ur",
                0,
                "the language in “site/ur/” weighs 4181 kB; the limit for 1 page is 4180 kB",
            )
        ]
