"""What may stand in the bytes of a built file, and what not: both sides of each bound."""

from __future__ import annotations

from dataclasses import replace

from handbook.model import PdfFacts, Reviewed
from handbook.rules import assets
from handbook.rules.assets import (
    ADDRESS_IN_BYTES,
    BUILT_FILE_TYPE,
    MACHINE_PATH,
)
from handbook.rules.site_files import CONTENTS
from tests import books
from tests.press import desk_forms as forms
from tests.rules_unit.sites import asset, page, site, told

OUT = "https://a.zz/b"
BIBLIOGRAPHY = "reference/bibliography.html"
BOOK = books.book({"docs/en/reference/bibliography.md": books.front() + "# Works\n"})


def named(*parts, **more) -> list[str]:
    """Return the messages of HB807."""
    return [message for _, _, message in told(ADDRESS_IN_BYTES, site(*parts, book=BOOK, **more))]


def test_an_address_is_told_in_every_kind_of_file():
    for path, content in (
        ("a.html", "html"), ("a.css", "text"), ("a.json", "json"),
        ("a.pdf", "pdf"), ("a.woff2", "woff2"), ("a.txt", "text"), ("a.svg", "svg"),
        ("search/search_index.js", "search-index"),
    ):  # fmt: skip
        assert told(ADDRESS_IN_BYTES, site(asset(path, content, OUT))) == [
            (f"site/{path}", 3, f"the bytes of “{path}” name “{OUT}”")
        ]


def test_a_fault_of_a_page_is_told_at_its_source_without_a_line():
    built = page("a.html", source="docs/en/a.md")
    found = told(ADDRESS_IN_BYTES, site(built, asset("a.html", "html", OUT)))
    assert found == [("docs/en/a.md", 0, f"the bytes of “a.html” name “{OUT}”")]
    found = told(MACHINE_PATH, site(built, asset("a.html", "html", "/home/amal/x", kind="path")))
    assert found[0][:2] == ("docs/en/a.md", 0)


def test_what_the_links_of_a_file_say_is_told_there():
    assert named(page("a.html", ("img", OUT)), asset("a.html", "html", OUT)) == []
    assert named(page("a.html", ("img", f"{OUT}.")), asset("a.html", "html", OUT)) == []
    assert named(page("a.html", ("img", "https://a.zz/")), asset("a.html", "html", OUT)) != []
    assert named(asset("a.css", "text", OUT), styles={"a.css": (OUT,)}) == []
    assert named(asset("b.css", "text", OUT), styles={"a.css": (OUT,)}) != []
    index = asset("search/search_index.js", "search-index", OUT, leads=(OUT,))
    assert named(index) == []
    assert (
        told(
            MACHINE_PATH,
            site(
                page("a.html", ("img", "/home/x/y")),
                asset("a.html", "html", "/home/x/y", kind="path"),
            ),
        )
        == []
    )


def test_the_bibliography_and_the_search_may_name_what_is_linked_there():
    for path in (BIBLIOGRAPHY, "ur/" + BIBLIOGRAPHY):
        linking = page(path, ("a", OUT))
        for one in (
            asset(path, "html", OUT), asset("search/search_index.js", "search-index", OUT),
        ):  # fmt: skip
            assert named(linking, one) == []
        assert named(linking, asset("search/search_index.js", "search-index", "https://c.zz")) != []
        assert named(linking, asset(path, "html", "https://c.zz")) != []
        assert named(linking, asset("a.html", "html", OUT)) != []
        assert named(linking, asset("a.css", "text", OUT)) != []
        assert (
            named(page(path, ("img", OUT)), asset("search/search_index.js", "search-index", OUT))
            != []
        )
        assert (
            named(page("a.html", ("a", OUT)), asset("search/search_index.js", "search-index", OUT))
            != []
        )


def test_a_text_may_use_names_that_nobody_can_own():
    for address in (
        "https://shop.example/a", "http://a.b.test", "//maps.example/a.png", "ws://x.invalid:80/",
        "https://example.org?a", "HTTPS://EXAMPLE.COM#a", "https://example.net", "https://test",
        "https://a-b.example.com:8443", "https://192.0.2.7/a", "http://198.51.100.255:80",
        "//203.0.113.1", "https://[2001:db8::1]/", "https://me@www.example.org/a",
    ):  # fmt: skip
        assert named(asset("a.html", "html", address)) == []
        assert named(asset("search/search_index.js", "search-index", address)) == []
        assert named(asset("a.css", "text", address)) != []
        assert (
            named(asset("a.js", "text", address, sha256="1"), reviewed=(Reviewed("a.js", "1"),))
            != []
        )


def test_a_name_that_only_looks_reserved_is_told():
    for address in (
        "https://shop.example.zz/", "https://example.test@a.zz/", "https://example.test:80@a.zz/",
        "https://notexample.org", "https://example.org.zz", "https://a.zz/example.org",
        "https://example", "https://a.zz/.test", "https://myexample/", "https://192.0.3.7",
        "https://192.0.2.7.zz", "https://198.51.10.1", "https://203.0.11.1",
        "https://[2001:db9::1]/", "https://a@b.example@c.zz", "https://192.0.2.",
        "https://a.zz/@b.example", "https://a.zz?@b.example", "https://a.zz#@b.example",
    ):  # fmt: skip
        found = named(asset("a.html", "html", address))
        assert (found == []) is (address == "https://example")


def test_every_listed_name_may_stand_in_its_kinds_of_file_only():
    for address, endings in assets._NAMES.items():
        for one in (*CONTENTS, "zip"):
            sha = "1" if one == "js" else ""
            reviews = (Reviewed("a.js", "1"),)
            found = named(asset(f"x/a.{one}", "text", address, sha256=sha), reviewed=reviews)
            if one != "js":
                assert (found == []) is (one in endings), (address, one)
    assert named(asset("a.svg", "svg", "http://www.w3.org/2000/svg2")) != []
    assert named(asset("a.svg", "svg", "http://www.w3.org/2000/")) != []


def test_a_script_that_was_read_names_no_address():
    script = asset("js/a.js", "text", OUT, sha256="1")
    assert named(script, reviewed=(Reviewed("js/a.js", "1"),)) == [
        f"the bytes of “js/a.js” name “{OUT}”"
    ]


def test_a_script_that_nobody_has_read_is_refused_for_that_alone():
    assert (
        named(asset("js/a.js", "text", OUT, sha256="2"), reviewed=(Reviewed("js/a.js", "1"),)) == []
    )
    assert named(asset("js/a.js", "text", OUT, sha256="2")) == []


def test_an_active_print_file_is_refused_for_that_alone():
    pdf = asset("a.pdf", "pdf", OUT)
    assert named(pdf, prints={"a.pdf": PdfFacts(1, "A", "en", ("/URI",), (OUT,))}) == []
    assert named(pdf, prints={"a.pdf": PdfFacts(1, "A", "en")}) != []


def test_a_path_is_told_without_the_part_that_names_somebody():
    for path, shown in (
        ("/home/amal/site/x.md", "/home/…/x.md"), ("/home/amal", "/home/…"),
        ("/home/amal/x", "/home/…/x"), ("/usr/x", "/usr/…"),
        ("C:\\Users\\amal\\a\\b.svg", "C:\\Users\\…\\b.svg"),
        ("C:\\\\Users\\\\amal", "C:\\Users\\…"),
    ):  # fmt: skip
        assert told(MACHINE_PATH, site(asset("a.css", "text", path, kind="path"))) == [
            ("site/a.css", 3, f"the bytes of “a.css” hold a path of a machine, “{shown}”")
        ]


def test_a_text_may_show_a_path_of_anybody():
    for name in ("name", "officer", "user", "username", "you", "your-name", "Name"):
        for path in (f"/home/{name}/x", f"/home/{name}", f"C:\\Users\\{name}\\x"):
            for content in ("html", "search-index"):
                assert told(MACHINE_PATH, site(asset("a.html", content, path, kind="path"))) == []
            assert told(MACHINE_PATH, site(asset("a.css", "text", path, kind="path"))) != []
        assert (
            told(MACHINE_PATH, site(asset("a.html", "html", f"/home/x{name}", kind="path"))) != []
        )
        assert (
            told(MACHINE_PATH, site(asset("a.html", "html", "/home/amal/name", kind="path"))) != []
        )


def test_a_file_is_of_a_published_kind_and_of_the_one_that_its_name_says():
    for path, content, what in (
        ("a.exe", "", "is of a kind that is not published"),
        ("README", "text", "is of a kind that is not published"),
        ("a.HTML", "html", "is of a kind that is not published"),
        ("a.docx", "zip", "is an office file of no form"), (".svg", "svg", None),
        ("x/.handbook-site", "text", "is of a kind that is not published"),
        (".handbook-site", "text", None), (".handbook-site", "html", "is no text"),
        ("a.txt", "link", "is no plain file"), ("a.exe", "link", "is no plain file"),
        ("a.svg", "html", "is “html” by its bytes"),
        ("a.html", "text", "is “text” by its bytes"),
        ("a.css", "", "is nothing known by its bytes"), ("a.txt", "html", "is “html” by its bytes"),
        ("a.js", "html", "is “html” by its bytes"), ("a.js", "search-index", None),
        ("a.svg", "png", "is “png” by its bytes"),
        ("a.css", "search-index", "is “search-index” by its bytes"),
        ("a.gif", "gif", "is of a kind that is not published"),
        ("a.png", "png", "is of a kind that is not published"),
    ):  # fmt: skip
        found = told(BUILT_FILE_TYPE, site(asset(path, content)))
        assert found == ([] if what is None else [(f"site/{path}", 0, f"“{path}” {what}")])


def test_an_office_file_is_that_of_a_form_and_of_no_form_on_paper():
    for path, why in (
        ("print/en/F-06.docx", ""), ("print/ur/F-05.xlsx", ""),
        ("print/en/F-17.docx", "is an office file of no form"),
        ("print/en/F-99.docx", "is an office file of no form"),
        ("print/fa/F-06.docx", "is an office file of no form"),
        ("F-06.docx", "is an office file of no form"),
        ("print/en/F-06-old.docx", "is an office file of no form"),
        ("print/en/F-06.docm", "is of a kind that is not published"),
    ):  # fmt: skip
        built = replace(site(asset(path, "zip")), book=forms.forms())
        assert [message for _, _, message in told(BUILT_FILE_TYPE, built)] == [
            f"“{path}” {one}" for one in [why] if one
        ]
