"""A page that is found again is the page that would be made: by no change of anything is an old one shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.cache import open_cache
from handbook.layout import Layout, Pages
from handbook.parse import completed
from handbook.render import Context
from handbook.store import read, understood
from tests import mini

GUIDE = "docs/en/evidence/hashing.md"
NAMING = "| Where it is |\n| --- |\n| F-06 `exhibit-no` |\n"
"""A table that names a field, of which the page shows the label."""
LIST = "checklists/en/capture-one-item.md"
CHANGES = {
    "a line of a page": (GUIDE, "Touch neither copy", "Leave both copies"),
    "a title": (GUIDE, "\ntitle: ", "\ntitle: New "),
    "what a page lets its reader do": (GUIDE, "\nable: ", "\nable: New "),
    "the day of a review": (GUIDE, "\nreviewed: 2026-11-25", "\nreviewed: 2026-11-24"),
    "the role of a page": ("docs/en/reference/glossary.md", "\nrole: glossary", ""),
    "a translation": ("docs/ur/evidence/hashing.md", "\n## ", "\nایک نیا جملہ۔\n\n## "),
    "the state of a translation": ("docs/ur/evidence/hashing.md", "status: draft", "status: reviewed"),
    "what the home page offers": ("docs/en/index.md", "[All lists]", "[Every list]"),
    "an item of a list": (LIST, "Copy the full address", "Copy the whole address"),
    "the name of a list": (LIST, "\ntitle: ", "\ntitle: New "),
    "a translated list": ("checklists/ur/capture-one-item.md", "\n## ", "\n## نیا "),
    "a field of a form": ("docs/en/templates/capture-record.md", "| always |", "| |"),
    "a label that another page shows": (
        "docs/en/templates/capture-record.md", "Exhibit number |", "Number of the exhibit |",
    ),
    "a term": ("docs/data/glossary.yaml", "one thing that is kept", "a thing that is kept"),
    "a word of the interface": ("docs/data/languages.yaml", '"Next"', '"Onward"'),
    "a work": ("docs/data/bibliography.yaml", "publisher: Some Office", "publisher: Other Office"),
    "a name that is cited": ("docs/data/bibliography.yaml", "short: Office", "short: Bureau"),
    "other words for a page": ("docs/data/synonyms.yaml", ": [", ": [anotherword, "),
    "what a platform does": ("docs/data/platforms.yaml", "ListBoard", "ListBord"),
    "the title of a code that is planned": ("docs/data/codes.yaml", "With a phone", "With a camera"),
    "the name of a section": ("docs/data/codes.yaml", "title: Reference,", "title: Look up,"),
    "the navigation": ("mkdocs.yml", "  - evidence/hashing.md\n", ""),
    "the edition": ("mkdocs.yml", 'edition: "2026.11"', 'edition: "2026.12"'),
    "the name of the site": ("mkdocs.yml", "site_name: ", "site_name: New "),
    "a template of the theme": ("hooks/theme/partials/base.html", "<strong>", "<strong > "),
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Give the small handbook, each page of which was made once."""
    place: Path = tmp_path_factory.mktemp("kept")
    mini.lay(place)
    guide = place / GUIDE
    text = guide.read_text(encoding="utf-8")
    guide.write_text(f"{text}\n{NAMING}", encoding="utf-8", newline="\n")
    kept(place)
    return place


def kept(root):
    content = read(root)
    pages = Pages(root, content, completed(understood(content)), open_cache(root), pdf=True)
    return {key: finished(pages.finish(*key)) for key in keys(pages)}


def anew(root):
    """Make each page as one that knows the whole handbook and nothing of an earlier time."""
    content = read(root)
    book = completed(understood(content))
    pages, layout = Pages(root, content, book, open_cache(root)), Layout(root, book)
    return {
        (lang, slug): finished(layout.finish(Context(book, lang, slug, pdf=True)))
        for lang, slug in keys(pages)
    }


def keys(pages):
    return [(lang, slug) for lang in ("en", "ur") for slug in pages.slugs()]


def finished(page):
    return page.html, list(map(dict, page.entries))


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_each_page_is_what_would_be_made(root, what):
    path, old, new = CHANGES[what]
    place, before = root / path, kept(root)
    text = place.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer holds “{old}”: mend the test"
    place.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    try:
        after = kept(root)
        assert after == anew(root)
        assert after != before, "nobody would see this change: mend the test"
    finally:
        place.write_text(text, encoding="utf-8", newline="\n")


def test_a_page_shows_the_label_of_a_field_that_it_names(root):
    html, _ = kept(root)["en", "evidence/hashing.md"]
    assert "<em>Exhibit number</em>" in html


def test_a_page_that_is_as_it_was_is_not_made_again(root, monkeypatch):
    """Of one new line in a page that page is made, and the few that tell of every text."""
    made = []
    finish = Layout.finish

    def noted(own, context):
        made.append(context.slug)
        return finish(own, context)

    monkeypatch.setattr(Layout, "finish", noted)
    place = root / GUIDE
    text = place.read_text(encoding="utf-8")
    place.write_text(f"{text}\nA line that is new.\n", encoding="utf-8", newline="\n")
    try:
        kept(root)
    finally:
        place.write_text(text, encoding="utf-8", newline="\n")
    everywhere = {"checklists/index.md", "templates/index.md", "reference/translation-status.md"}
    assert set(made) == {"evidence/hashing.md"} | everywhere
