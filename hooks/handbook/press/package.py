"""An office file is a zip: the same parts give the same bytes, and tell nothing of who made them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from handbook.markup import escaped
from handbook.model import MADE, MAKER
from handbook.press.office import Office


def sealed(data: bytes, form: Office, swap: tuple[str, str, str] | None = None) -> bytes:
    """Return a package with its parts sorted, its times fixed, and its properties those of `form`.

    `swap` names a part, a text in it, and what is to stand there instead.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts |= {name: text.encode() for name, text in _properties(form).items()}
    if swap:
        name, old, new = swap
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
            package.writestr(entry, parts[name])
    return target.getvalue()


def _properties(form: Office) -> Mapping[str, str]:
    about = "".join(
        f"<{name}{kind}>{escaped(text)}</{name}>"
        for name, kind, text in (
            ("dc:title", "", f"{form.code} {form.title}"),
            ("dc:subject", "", " · ".join(form.marks())),
            ("dc:creator", "", MAKER),
            ("dc:language", "", form.html),
            ("cp:lastModifiedBy", "", MAKER),
            ("dcterms:created", _W3C, MADE),
            ("dcterms:modified", _W3C, MADE),
        )
    )
    return {
        "docProps/core.xml": f"{_HEAD}<cp:coreProperties {_CORE}>{about}</cp:coreProperties>",
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_APP}"><Application>{MAKER}</Application></Properties>',
    }


_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold."""
_UNIX = 3
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W3C = ' xsi:type="dcterms:W3CDTF"'
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
