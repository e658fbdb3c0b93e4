"""The theme's templates that Python fills: the blocks of a page and the parts of an office file.

A template escapes what it is given, unless that is `Markup`: what this project has escaped before.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from markupsafe import Markup

from handbook.findings import EnvironmentFault

THEME = Path(__file__).resolve().parents[1] / "theme"
_BLOCKS = THEME / "blocks"


def laid_out(block: str, *values: object) -> Markup:
    """Return a block of a page, without the blanks around it: `lists.group` is the macro `group` of lists.html.j2."""
    name, _, macro = block.partition(".")
    return filled_template(_BLOCKS, f"{name}.html.j2", macro, *values).strip()


def filled_template(folder: Path, name: str, macro: str = "", *values: object, **named: object) -> Markup:
    """Return a template of a folder of the theme, or one `macro` of it, filled.

    Raises `EnvironmentFault` where it is broken, or asks for what it is not given.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - slow, and only those pay who lay something out

    try:
        template = _templates(folder).get_template(name)
        if macro:
            return Markup(getattr(template.module, macro)(*values))  # noqa: S704 - escaped there
        return Markup(template.render(named))  # noqa: S704 - escaped there
    except TemplateError as error:
        raise EnvironmentFault(
            f"hooks/theme/{folder.name}/{name} cannot be filled: {error.message}",
            "put it back, for example with `git checkout hooks/theme`",
        ) from error


@functools.cache
def _templates(folder: Path) -> Any:  # noqa: ANN401
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
