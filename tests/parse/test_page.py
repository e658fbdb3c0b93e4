"""A page is its place, its front matter and its text, with the lines of the file."""

from handbook.parse import parse_page


def test_a_page_knows_its_place_and_its_lines():
    page = parse_page("---\ntitle: A\n---\n\n# A\n", "docs/ur/a/b.md", "ur", "a/b.md")
    assert (page.path, page.lang, page.slug) == ("docs/ur/a/b.md", "ur", "a/b.md")
    assert (page.body, page.body_line, page.title) == ("\n# A\n", 4, "A")
    assert [(one.text, one.line) for one in page.text.headings] == [("A", 5)]
    assert page.front.path == "docs/ur/a/b.md"


def test_a_page_without_front_matter_is_all_text():
    page = parse_page("# A\n", "docs/en/a.md", "en", "a.md")
    assert (page.body, page.body_line, page.title) == ("# A\n", 1, "")
    assert [one.kind for one in page.front.problems] == ["missing"]
    assert [(one.text, one.line) for one in page.text.headings] == [("A", 1)]
