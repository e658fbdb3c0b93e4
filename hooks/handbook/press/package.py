"""An office file is a zip: the same parts give the same bytes, and tell nothing of who made them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from handbook.model import MADE, MAKER
from handbook.press.office import Office
from handbook.theme import THEME, filled_template


def parts(folder: str, **values: object) -> dict[str, bytes]:
    """Return the parts of a package by name, each a template of hooks/theme/office; raises `EnvironmentProblem`."""
    found = {}
    for path in sorted((_FOLDER / folder).rglob("*.j2")):
        name = path.relative_to(_FOLDER).as_posix()
        xml = filled_template(_FOLDER, name, values)
        found[name.removeprefix(f"{folder}/").removesuffix(".j2")] = _tidy(xml)
    return found


def templates() -> str:
    """Return the text of all templates, on which the bytes of a file depend."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.rglob("*.j2")))


def deterministic_zip(own: Mapping[str, bytes], form: Office) -> bytes:
    """Return a package of parts, sorted, its times fixed, and its properties those of `form`."""
    return zipped({**own, **parts("properties", form=form, maker=MAKER, made=MADE)})


def zipped(
    whole: Mapping[str, bytes], first: str = "", before: bytes = b"", *, small: bool = True
) -> bytes:
    """Return a zip of parts by name, sorted, its times fixed; the part `first` leads, unpacked.

    `before` are bytes that stand before it; without `small` no part is packed.
    """
    target = io.BytesIO()
    target.write(before)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(whole, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _TIME)
            packed = small and name != first
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
            package.writestr(entry, whole[name])
    return target.getvalue()


def _tidy(xml: str) -> bytes:
    """Return XML without the blanks by which a template is read, and with plain apostrophes."""
    return _BETWEEN.sub(r"\1<", str(xml)).replace("&#39;", "'").encode()


_FOLDER = THEME / "office"
_BETWEEN = re.compile(r"(\?>\n|>)\s*<(?!/w:t>)")
_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold."""
_UNIX = 3
