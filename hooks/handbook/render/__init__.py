"""Model in, HTML out. Nothing here opens a file."""

from handbook.render.body import body
from handbook.render.checklist import sheet, sheet_path
from handbook.render.context import Context, output, relative
from handbook.render.drawings import left_behind
from handbook.render.embed import embed
from handbook.render.frame import frame
from handbook.render.inert import Inert
from handbook.render.page import lost, title

__all__ = [
    "Context", "Inert", "body", "embed", "frame", "left_behind", "lost", "output", "relative", "sheet", "sheet_path", "title",
]  # fmt: skip
