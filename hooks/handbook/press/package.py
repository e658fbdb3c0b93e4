"""An office file is a zip: the same parts give the same bytes, and tell nothing of who made them."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from handbook.findings import EnvironmentFault
from handbook.model import MADE, MAKER
from handbook.press.engine import THEME
from handbook.press.office import Office


def parts(folder: str, **values: object) -> dict[str, bytes]:
    """Return the parts of a package by name: the templates of a folder of hooks/theme/office, filled.

    A template escapes what it is given. Raises `EnvironmentFault` where one is broken.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - slow, and only those pay who make office files

    found = {}
    for path in sorted((_FOLDER / folder).rglob("*.j2")):
        name = path.relative_to(_FOLDER).as_posix()
        try:
            xml = _templates().get_template(name).render(values)
        except TemplateError as error:
            raise EnvironmentFault(
                f"hooks/theme/office/{name} cannot be filled: {error.message}",
                "put it back, for example with `git checkout hooks/theme`",
            ) from error
        found[name.removeprefix(f"{folder}/").removesuffix(".j2")] = _tidy(xml)
    return found


def templates() -> str:
    """Return the text of all templates, on which the bytes of a file depend."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.rglob("*.j2")))


def sealed(own: Mapping[str, bytes], form: Office) -> bytes:
    """Return a package of parts, sorted, its times fixed, and its properties those of `form`."""
    whole = {**own, **parts("properties", form=form, maker=MAKER, made=MADE)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(whole):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
            package.writestr(entry, whole[name])
    return target.getvalue()


@functools.cache
def _templates() -> Any:  # noqa: ANN401
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _tidy(xml: str) -> bytes:
    """Return XML without the blanks by which a template is read, and with plain apostrophes."""
    return _BETWEEN.sub(r"\1<", xml).replace("&#39;", "'").encode()


_FOLDER = THEME / "office"
_BETWEEN = re.compile(r"(\?>\n|>)\s*<(?!/w:t>)")
_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold."""
_UNIX = 3
