"""Model in, HTML out. Nothing here opens a file."""

from handbook.render.body import body
from handbook.render.checklist import sheet, sheet_path
from handbook.render.context import Context, output, relative
from handbook.render.drawings import left_behind
from handbook.render.embed import text_html
from handbook.render.frame import frame
from handbook.render.page import parts, title

__all__ = [
    "Context", "body", "frame", "left_behind", "output", "parts", "relative", "sheet", "sheet_path", "text_html", "title",
]  # fmt: skip
