"""A drawing stands in its page as a part of it, and tells in words what it shows."""

import re

from handbook.render import drawings
from handbook.render.context import Context
from handbook.render.drawings import left_behind
from tests.books import CHECKLIST, LANGUAGES, book, front
from tests.render.trees import written

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 20" width="440" height="20" role="img"'
    ' lang="en" font-family="Arial">\n<title>Frame</title>\n<desc>Long</desc>\n'
    '<defs><pattern id="none" width="7" height="7"><path d="M0 0V7" stroke="#8a8474"/></pattern></defs>'
    '<rect fill="url(#none)" stroke="#17202e"/><text x="1" fill="#4a5460">A &lt; B</text></svg>\n'
)
IMAGES = """\
images:
  - file: frame.svg
    alt: {en: "A frame, and F-06 < in it.", ur: چوکھٹا}
    words: [%s]
"""
WORDS = LANGUAGES.replace("words: {for: For,", 'words: {picture-shows: "What it shows", for: For,')
PICTURE = '<p><img alt="A frame" src="../images/frame.svg"/></p>'


def set_in(source: str, here: Context) -> str:
    return written(source, here, lambda root: drawings.set_in(root, here))


def context(svg: str = SVG, words: str = "en", lang: str = "en", more: str = "") -> Context:
    page = front() + f"# Capture\n\n![A frame](../../images/frame.svg)\n\n{more}\n"
    tree = {
        "docs/en/evidence/capture.md": page,
        "docs/images/frame.svg": svg,
        "docs/data/images.yaml": IMAGES % words,
        "docs/data/languages.yaml": WORDS,
    }
    if lang == "ur":
        tree["docs/ur/evidence/capture.md"] = page
    return Context(book(tree), lang, "evidence/capture.md")


def test_a_drawing_alone_in_its_paragraph_becomes_a_figure_in_the_page():
    html = set_in(f"<p>A</p>{PICTURE}<p>B</p>", context())
    assert html.startswith('<p>A</p><figure class="drawing"><div lang="en" dir="ltr"><svg ')
    assert html.endswith("</figure><p>B</p>")
    assert '<text x="1" fill="#4a5460">A &lt; B</text>' in html
    assert "<img" not in html


def test_its_name_is_that_of_the_image_and_it_says_whose_place_it_has():
    svg = re.search(r"<svg [^>]*>", set_in(PICTURE, context()))
    assert svg is not None
    assert 'aria-label="A frame"' in svg[0]
    assert 'role="img"' in svg[0]
    assert 'data-picture="../images/frame.svg"' in svg[0]


def test_what_only_a_file_needs_stays_out_of_the_page():
    html = set_in(PICTURE, context())
    for part in ("xmlns", "<title", "<desc", "font-family", 'width="440"'):
        assert part not in html


def test_two_drawings_of_one_page_have_ids_of_their_own():
    html = set_in(PICTURE * 2, context())
    ids = re.findall(r'id="([^"]+)"', html)
    assert ids == ["d1-none", "d2-none"]
    assert re.findall(r'fill="url\(#([^)]+)\)"', html) == ids
    assert html.count('stroke="#17202e"') == 2  # a colour is no id


def test_what_it_shows_stands_below_it_in_the_language_of_the_page():
    html = set_in(PICTURE, context())
    told = "<details><summary>What it shows</summary><p>A frame, and F-06 &lt; in it.</p></details>"
    assert told in html
    assert "<p>چوکھٹا</p></details>" in set_in(PICTURE, context(lang="ur"))


def test_a_picture_whose_words_are_in_one_language_says_so_and_another_does_not():
    assert '<div lang="ur" dir="rtl"><svg' in set_in(PICTURE, context(words="ur"))
    assert "<div><svg" in set_in(PICTURE, context(words=""))
    assert "<div><svg" in set_in(PICTURE, context(words="en, ur"))


def twins(words: str = "ur") -> Context:
    """A page in English in the tree of Urdu, whose drawing has a twin."""
    return Context(
        book(
            {
                "docs/en/evidence/capture.md": front()
                + "# Capture\n\n![A frame](../../images/frame.svg)\n",
                "docs/images/frame.svg": SVG,
                "docs/images/frame-ur.svg": SVG.replace("A &lt; B", "چوکھٹا 6"),
                "docs/data/images.yaml": IMAGES % "en"
                + f"  - file: frame-ur.svg\n    alt: {{en: In Urdu, ur: اردو میں}}\n    words: [{words}]\n",
                "docs/data/languages.yaml": WORDS,
            }
        ),
        "ur",
        "evidence/capture.md",
    )


def test_the_tree_of_a_language_shows_the_twin_of_a_drawing_also_on_a_page_in_english():
    html = set_in(PICTURE, twins())
    assert '<div lang="ur" dir="rtl"><svg' in html
    assert ">چوکھٹا 6</text>" in html
    assert '<p lang="ur" dir="rtl">اردو میں</p>' in html
    assert 'data-picture="../images/frame.svg"' in html  # it stands in that place of the text
    assert 'aria-label="A frame"' in html
    english = Context(twins().book, "en", "evidence/capture.md")
    assert ">A &lt; B</text>" in set_in(PICTURE, english)


def test_only_words_of_that_language_alone_make_a_twin():
    for words in ("en", "en, ur", ""):
        assert ">A &lt; B</text>" in set_in(PICTURE, twins(words))


def test_a_drawing_within_a_sentence_stays_in_it_without_a_figure():
    html = set_in('<p>See <img alt="A" src="../images/frame.svg"/> now.</p>', context())
    assert html.startswith("<p>See <svg ")
    assert html.endswith("</svg> now.</p>")
    assert "details" not in html


def test_what_is_no_drawing_of_ours_stays_as_it_is():
    for image in (
        '<p><img alt="A" src="../images/photo.png"/></p>',
        '<p><img alt="A" src="../images/absent.svg"/></p>', "<p>frame.svg</p>",
    ):  # fmt: skip
        assert set_in(image, context()) == image.replace("/></p>", "></p>")


def test_however_a_drawing_names_its_language_the_page_has_plain_elements():
    for sign, other in (
        ('xmlns="http://www.w3.org/2000/svg"', "xmlns='http://www.w3.org/2000/svg'"),
        ("<svg xmlns", "<svg\nxmlns"),
        ("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" '),
        ("<svg ", '<svg xml:lang="en" '), ("<text", "<g><title>Tip</title></g><text"),
    ):  # fmt: skip
        html = set_in(PICTURE, context(SVG.replace(sign, other, 1)))
        assert "<svg viewBox=" in html
        for part in ("xmlns", "ns0:", "xml:lang", "<title"):
            assert part not in html


def test_a_drawing_with_a_colour_that_is_a_word_stays_an_image():
    for odd in ('fill="red"', "fill = 'rgb(1, 2, 3)'"):
        svg = SVG.replace('fill="#4a5460"', odd, 1)
        assert set_in(PICTURE, context(svg)) == PICTURE.replace("/>", ">")
        assert left_behind(context(svg).book) == frozenset()


def test_the_file_is_published_only_where_a_link_leads_to_it():
    assert left_behind(context().book) == {"images/frame.svg"}
    link = "See [the frame](../../images/frame.svg)."
    assert left_behind(context(more=link).book) == frozenset()


def test_a_list_that_leads_to_the_file_keeps_it_too():
    tree = {
        "checklists/en/capture-one-item.md": CHECKLIST.replace(
            "A court asks first.", "See [the frame](../../docs/images/frame.svg)."
        ),
        "docs/images/frame.svg": SVG,
    }
    assert left_behind(book(tree)) == frozenset()
