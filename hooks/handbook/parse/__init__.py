"""Text in, model out. Nothing here opens a file or raises on content."""

from handbook.parse.completed import completed
from handbook.parse.data import (
    parse_abbreviations,
    parse_codes,
    parse_course,
    parse_languages,
    parse_moved,
    parse_pictures,
    parse_practice,
    parse_regional_languages,
    parse_sections,
    parse_synonyms,
    parse_terms,
    parse_verbs,
    parse_works,
)  # fmt: skip
from handbook.parse.file import SNIFFED, glance, limit_of, parse_file
from handbook.parse.page import parse_checklist, parse_page
from handbook.parse.template import parse_template
from handbook.parse.text import parse_text
from handbook.parse.yaml import parse_yaml

__all__ = [
    "SNIFFED", "completed", "glance", "limit_of", "parse_abbreviations", "parse_checklist",
    "parse_codes", "parse_course", "parse_file", "parse_languages", "parse_moved", "parse_page", "parse_pictures",
    "parse_practice", "parse_regional_languages", "parse_sections", "parse_synonyms",
    "parse_template", "parse_terms", "parse_text", "parse_verbs", "parse_works", "parse_yaml",
]  # fmt: skip
