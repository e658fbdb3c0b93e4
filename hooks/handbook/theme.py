"""The theme's templates that Python fills: the blocks of a page and the parts of an office file.

A template escapes what it is given, unless that is `Markup`: what this project has escaped before.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from handbook.findings import EnvironmentProblem

THEME = Path(__file__).resolve().parents[1] / "theme"


def filled_template(
    folder: Path, name: str, values: Mapping[str, object] | Sequence[object], macro: str = ""
) -> Markup:
    """Return a template of a folder of the theme, filled with values by name, or one `macro` of it, by place.

    Raises `EnvironmentProblem` where it is broken, or asks for what it is not given.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - slow, and only those pay who lay something out

    try:
        template = templates(folder).get_template(name)
        made = getattr(template.module, macro)(*values) if macro else template.render(values)
    except TemplateError as error:
        raise EnvironmentProblem(
            f"hooks/theme/{folder.name}/{name} cannot be filled: {error.message}",
            "put it back, for example with `git checkout hooks/theme`",
        ) from error
    return Markup(made)  # noqa: S704 - the template escaped what it was given


@functools.cache
def templates(folder: Path) -> Any:  # noqa: ANN401
    """Return the templates of a folder of the theme."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"],
    )  # fmt: skip
