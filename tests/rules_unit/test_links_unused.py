"""Pictures, works and hosts that nothing uses."""

from __future__ import annotations

from handbook.catalog import Rule
from handbook.findings import Finding, Severity
from handbook.rules import check, references
from tests import books

PAGE = "docs/en/evidence/capture.md"
BIBLIOGRAPHY = {"docs/en/reference/bibliography.md": books.front() + "# Bibliography\n"}
RULES = (references.IMAGE_UNUSED, references.WORK_UNUSED, references.HOST_UNUSED)


def found(*rules: Rule, **tree: str) -> list[Finding]:
    return check(books.book({path.replace("__", "/"): text for path, text in tree.items()}), rules)


def picture(body: str, path: str = PAGE, **more: str) -> list[str]:
    tree = {"docs/images/a-b.svg": "x", path: books.front() + body, **more}
    return [str(one) for one in check(books.book(tree), [references.IMAGE_UNUSED])]


TOLD = (
    "docs/images/a-b.svg: HB318 no page uses the picture “a-b.svg” (use it in a page, or delete it)"
)


def test_a_picture_that_no_page_uses_is_told():
    for body, told in [
        ("x", [TOLD]),
        ("![a](../../images/a-b.svg)", []),
        ("[a](../../images/a-b.svg)", []),
        ("![a][b]\n\n[b]: ../../images/a-b.svg", []),
        ("![a](../../images/A-B.svg)", []),
        ("![a](../../images/a-b.svg?v#x)", []),
        ("![a](../..\\images\\a-b.svg)", []),
        ("![a](../../images/a%2Db.svg)", []),
        ("![a](../images/a-b.svg)", [TOLD]),
        ("![a](../../images/a.svg)", [TOLD]),
        ("`![a](../../images/a-b.svg)`", [TOLD]),
        ("See docs/images/a-b.svg.", [TOLD]),
    ]:
        assert picture(body) == told


def test_any_language_and_any_list_may_use_a_picture():
    assert picture("![a](../../images/a-b.svg)", "docs/ur/evidence/capture.md") == []
    assert picture("![a](../../docs/images/a-b.svg)", "checklists/en/x.md") == []


def test_a_twin_is_used_where_an_image_names_its_drawing():
    told = TOLD.replace("a-b.svg", "a-b-ur.svg")
    for body, words, found in [
        ("![a](../../images/a-b.svg)", "ur", []),
        ("![a](../../images/a-b.svg)", "en", [told]),
        ("[a](../../images/a-b.svg)", "ur", [told]),
        ("x", "ur", [told, TOLD]),
    ]:
        register = f"images:\n  - {{file: a-b.svg, words: [en]}}\n  - {{file: a-b-ur.svg, words: [{words}]}}\n"
        more = {"docs/images/a-b-ur.svg": "x", "docs/data/images.yaml": register}
        assert picture(body, **more, **{"docs/data/languages.yaml": books.LANGUAGES}) == found


def test_what_a_page_that_cannot_be_read_uses_nobody_knows():
    for path in [PAGE, "docs/ur/evidence/capture.md", "checklists/en/x.md"]:
        unread = {path: books.front() + "a\x02b\n"}
        assert picture("x", "docs/en/other.md", **unread) == []
        assert cited(works(1), **unread) == []


def test_a_picture_outside_the_register_has_that_fault_only():
    register = {"docs/data/images.yaml": "images:\n  - {file: other.svg}\n"}
    assert picture("x", **register) == []
    register = {"docs/data/images.yaml": "images:\n  - {file: a-b.svg}\n"}
    assert picture("x", **register) == [TOLD]
    assert picture("x", **{"docs/data/images.yaml": "x: y\n"}) == []


def test_other_files_among_the_pictures_are_no_pictures():
    assert picture("![a](../../images/a-b.svg)", **{"docs/images/README.md": "x"}) == []


def works(count: int, mark: str = "S") -> str:
    rows = "".join(f"  - {{id: work-{n}, custom: {{mark: {mark}}}}}\n" for n in range(count))
    return f"references:\n{rows}"


def cited(data: str, **tree: str) -> list[str]:
    every = {**BIBLIOGRAPHY, "docs/data/bibliography.yaml": data, **tree}
    return [str(one) for one in check(books.book(every), [references.WORK_UNUSED])]


HINT = "(cite each as “[@key]” or in `sources`, or delete its entry)"
WHERE = "docs/data/bibliography.yaml"


def test_works_that_nobody_cites_are_told_in_one_line():
    for count, told in [
        (0, []),
        (1, [f"{WHERE}:2: HB318 1 work is cited by no text: “work-0” {HINT}"]),
        (2, [f"{WHERE}:2: HB318 2 works are cited by no text: “work-0”, “work-1” {HINT}"]),
        (5, [f"{WHERE}:2: HB318 5 works are cited by no text: “work-0”, “work-1”, “work-2”, “work-3”, “work-4” {HINT}"]),
        (6, [f"{WHERE}:2: HB318 6 works are cited by no text: “work-0”, “work-1”, “work-2”, “work-3”, “work-4” and 1 more {HINT}"]),
    ]:  # fmt: skip
        assert cited(works(count)) == told


def test_works_that_may_not_be_printed_may_wait():
    for mark, count in [("S", 1), ("S2", 1), ("M", 0), ("open", 0)]:
        assert len(cited(works(1, mark))) == count


def test_a_work_is_used_in_text_front_matter_and_data():
    for path, text in [
        (PAGE, books.front() + "A claim [@work-0].\n"),
        (PAGE, books.front() + "A claim [@work-0, p. 1].\n"),
        (PAGE, books.front(sources="[work-0]") + "x\n"),
        ("docs/ur/evidence/capture.md", books.front() + "[@work-0]\n"),
        ("checklists/en/x.md", books.CHECKLIST.replace("key-2022", "work-0")),
        ("docs/data/images.yaml", "images:\n  - {file: a.svg, source: work-0}\n"),
        (
            "docs/data/glossary.yaml",
            "terms:\n  - {id: a, read: {bn: [{word: x, source: work-0}]}}\n",
        ),
    ]:
        assert cited(works(1), **{path: text}) == []


def test_the_line_is_that_of_the_first_work_that_is_not_cited():
    (told,) = cited(works(3), **{PAGE: books.front() + "[@work-0] [@work-2]\n"})
    assert told == f"{WHERE}:3: HB318 1 work is cited by no text: “work-1” {HINT}"


def test_nothing_is_told_where_no_page_prints_the_bibliography():
    assert found(references.WORK_UNUSED) == []


WORK = "references:\n  - {id: a, URL: 'https://A.test:443/x', custom: {mark: M}}\n"


def hosts(text: str, **tree: str) -> list[str]:
    every = {"docs/data/hosts.yaml": text, WHERE: WORK, **tree}
    return [str(one) for one in check(books.book(every), [references.HOST_UNUSED])]


def test_the_text_of_the_bibliography_may_use_a_host():
    path = "docs/en/reference/bibliography.md"
    assert hosts("b.test: {}\n", **{path: books.front() + "[x](https://b.test/y)\n"}) == []
    assert len(hosts("b.test: {}\n", **{PAGE: books.front() + "[x](https://b.test/y)\n"})) == 1


def test_an_address_that_cannot_be_read_is_on_no_host():
    for address in ["https://[a", "", "a.test", "//a.test"]:
        work = f"references:\n  - {{id: a, URL: '{address}', custom: {{mark: S}}}}\n"
        told = hosts("a.test: {}\n", **{WHERE: work})
        assert len(told) == (0 if address == "//a.test" else 1)


def test_no_register_and_no_works_give_nothing():
    assert found(references.HOST_UNUSED) == []
    assert hosts("a: {}\n", **{WHERE: "references: []\n"}) == []


def test_only_an_unused_picture_stops_a_build():
    assert [rule.severity for rule in RULES] == [
        Severity.ERROR, Severity.WARNING, Severity.WARNING,
    ]  # fmt: skip
