"""Model in, HTML out. Nothing here opens a file."""

from handbook.render.body import body
from handbook.render.checklist import sheet, sheet_path
from handbook.render.context import Context, output, relative
from handbook.render.embed import embed
from handbook.render.frame import frame

__all__ = [
    "Context", "body", "embed", "frame", "output", "relative", "sheet", "sheet_path",
]  # fmt: skip
