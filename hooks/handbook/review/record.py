"""What a person has read is recorded in the list, with all that she stands for."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

from handbook.findings import EnvironmentFault
from handbook.model import EMPTY, Node
from handbook.review.profile import Profile, profile_of
from handbook.review.sides import entry_of, listed, scripts
from handbook.site.reviews import REVIEWED


def accept(root: Path, path: str, by: str, day: dt.date, what: str = "") -> str:
    """Record in the list that a person in the role `by` read a script on `day`; return the entry.

    An address keeps the reason that it had. A new one gets an empty reason, which the person has
    to write: until then the check refuses the script's address.
    """
    data = scripts(root).get(path)
    if data is None:
        message = f"there is no script “{path}” among those that a build publishes"
        raise EnvironmentFault(message, "type `handbook review-scripts` for the list")
    found = entry_of(path, listed(root))
    old = found[1] if found else EMPTY
    what = what or old.text("what")
    if not by.strip() or not what.strip():
        raise EnvironmentFault(
            f"nobody answers for “{path}”",
            "name your role with --by, and say with --what what it is",
        )
    entry = _entry(path, profile_of(data), {"what": what, "by": by, "day": day.isoformat()}, old)
    file = root / REVIEWED
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.write_text(
        _replaced(text, entry, found[0] if found else path), encoding="utf-8", newline="\n"
    )
    return entry


def _entry(path: str, profile: Profile, facts: Mapping[str, str], old: Node) -> str:
    """Return the text of an entry; `old` is what stood there before."""
    reasons = {
        item.text("address"): item.text("why") for item in (old.get("dead") or EMPTY).items()
    }
    lines = [f"{path}:", f"  what: {_quoted(facts['what'])}"]
    lines += [f"  sha256: {_quoted(profile.sha256)}", f"  size: {profile.size}"]
    lines += [f"  by: {_quoted(facts['by'])}", f"  day: {facts['day']}"]
    lines.append(f"  uses: {json.dumps(dict(profile.uses))}")
    if profile.addresses:
        lines.append("  dead:")
    for address in profile.addresses:
        lines += [
            f"    - address: {_quoted(address)}",
            f"      why: {_quoted(reasons.get(address, ''))}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _replaced(text: str, entry: str, old: str) -> str:
    """Return the text of the list with the entry `old` written anew, in its place by its path."""
    head, *parts = re.split(r"^(?=[^\s#][^\n]*:\s*$)", text, flags=re.MULTILINE)
    kept = [part for part in parts if part.partition(":")[0] != old]
    return head + "".join(sorted([*kept, entry], key=lambda part: part.partition(":")[0]))
