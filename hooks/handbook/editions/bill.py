"""The bill of materials: what a bundle holds of others, and which packages made it, as CycloneDX 1.6.

It is JSON by hand: forty lines. A library for it would bring five packages to the lock, and its serial
number and time of making would give each build other bytes; both may be left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping


def bill(edition: str, lock: str, hashes: Mapping[str, str]) -> bytes:
    """Return the bill: fonts and scripts by hash; packages, which only made the files, as `excluded` by version."""
    files = [
        {"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for path, digest in sorted(hashes.items())
        if path.endswith(_PARTS)
    ]
    packages = [
        {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "scope": "excluded",
        }
        for name, version in sorted(_PINNED.findall(lock))
    ]
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "osint-handbook", "version": edition}
        },
        "components": files + packages,
    }
    return json.dumps(whole, indent=1).encode() + b"\n"


_PARTS = (".js", ".css", ".woff2")
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
