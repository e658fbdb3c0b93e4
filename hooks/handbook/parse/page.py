"""A page's file in, a page out."""

from __future__ import annotations

from handbook.model import Page
from handbook.parse.front import parse_front
from handbook.parse.text import parse_text


def parse_page(text: str, path: str, lang: str, slug: str) -> Page:
    """Return the page of the Markdown `text`; what is wrong with it stays in its facts."""
    split = parse_front(text, path)
    facts = parse_text(split.body, split.body_line)
    return Page(path, lang, slug, split.front, facts, split.body, split.body_line)
