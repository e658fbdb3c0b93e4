"""Model in, HTML out. Nothing here opens a file but the templates of the theme: see `laid.py`."""

from handbook.render.body import body
from handbook.render.checklist import sheet, sheet_path
from handbook.render.context import Context, output, relative
from handbook.render.drawings import left_behind
from handbook.render.markdown import page_html
from handbook.render.page import parts, title
from handbook.render.template_context import frame

__all__ = [
    "Context", "body", "frame", "left_behind", "output", "page_html", "parts", "relative", "sheet", "sheet_path", "title",
]  # fmt: skip
