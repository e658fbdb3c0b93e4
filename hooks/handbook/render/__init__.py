"""Model in, HTML out. Nothing here opens a file but the templates of the theme: see `templates.py`."""

from handbook.render.blocks import FIELDS_OF
from handbook.render.body import PARTS, body
from handbook.render.checklist import checklist_html
from handbook.render.context import Context, output, relative
from handbook.render.course import PREFIX, without_slides
from handbook.render.drawings import left_behind
from handbook.render.markdown import page_html
from handbook.render.page import dangers, title
from handbook.render.template_context import interface_words, template_context

__all__ = [
    "FIELDS_OF", "PARTS", "PREFIX", "Context", "body", "checklist_html", "dangers", "interface_words", "left_behind", "output", "page_html", "relative",
    "template_context", "title", "without_slides",
]  # fmt: skip
