"""Office files for tests: a form of ours, with one of its parts changed."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from handbook.cache import Cache
from handbook.press.worker import office_files
from tests.press import desk_forms as forms

Change = Mapping[str, "bytes | tuple[str, str] | None"]
"""Name of a part to its bytes, to a text in it with what stands there instead, or to nothing."""


@functools.cache
def _made() -> dict[str, bytes]:
    return dict(office_files(forms.forms(), Cache(Path(), "")))


@functools.cache
def good(ending: str = "docx", lang: str = "en") -> bytes:
    """Return an office file as a build makes it."""
    return next(data for path, data in _made().items() if path.endswith(f"{lang}/{_CODES[ending]}"))


def changed(change: Change, ending: str = "docx", lang: str = "en") -> bytes:
    """Return an office file with some of its parts changed; a text that is not there is an error."""
    with zipfile.ZipFile(io.BytesIO(good(ending, lang))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, new in change.items():
        if new is None:
            del parts[name]
        elif isinstance(new, bytes):
            parts[name] = new
        else:
            assert new[0].encode() in parts[name]
            parts[name] = parts[name].replace(new[0].encode(), new[1].encode(), 1)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a package as ours are: nothing in it but its parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return target.getvalue()


def relation(kind: str, target: str, outside: bool = True) -> tuple[str, str]:
    """Return the change that adds a relation to a part that has some."""
    mode = ' TargetMode="External"' if outside else ""
    added = f'<Relationship Id="rId99" Type="{_KINDS}{kind}" Target="{target}"{mode}/>'
    return "</Relationships>", f"{added}</Relationships>"


_CODES = {"docx": "F-06.docx", "xlsx": "F-05.xlsx"}
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
