"""How heavy a file may be: exactly at each limit, and one byte over it."""

from __future__ import annotations

from handbook.rules.site_files import BUILT_FILE_TOO_BIG
from tests.rules_unit.sites import asset, site, told


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
