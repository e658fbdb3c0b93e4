"""Forms and saved files that tests are made of: small forms of their own, and the project's F-06."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from handbook.fieldkinds import FIELD_KINDS
from handbook.forms import make
from handbook.model import Template
from handbook.parse import parse_page, parse_template

ROOT = Path(__file__).parents[2]
HEAD = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"
BOXES = "`red` Red · `green` Green · `blue` Blue"


def table(*rows: str) -> str:
    return HEAD + "".join(f"| {row} |\n" for row in rows)


def form(id_: str, head: str, rows: str = "", exports: str = "all", **more: str) -> Template:
    policy = "".join(f"{key}: {value}\n" for key, value in more.items())
    text = f"---\ntitle: Form {id_}\nid: {id_}\nexports: {exports}\n{policy}---\n\n## Fields {{ #fields }}\n\n{head}"
    if rows:
        text += f"\n## Rows {{ #rows }}\n\n{rows}"
    return parse_template(parse_page(text, "docs/en/templates/x.md", "en", "templates/x.md"))


def _real(slug: str) -> Template:
    path = f"docs/en/templates/{slug}.md"
    text = (ROOT / path).read_text("utf-8")
    return parse_template(parse_page(text, path, "en", f"templates/{slug}.md"))


def _kinds(prefix: str) -> str:
    plain = [kind.name for kind in FIELD_KINDS.values() if not kind.chosen]
    return table(
        *(f"`{prefix}-{kind}` A {kind} | {kind} | no | How." for kind in plain),
        f"`{prefix}-choice` A choice | choice | no | {BOXES}",
        f"`{prefix}-choices` Choices | choices | no | {BOXES}",
    )


EVERY = form("F-99", _kinds("a"), _kinds("row"))
"""Every kind, in the head and in rows."""
CAPTURE = _real("capture-record")
LOG = form(
    "F-05",
    table(
        "`log-ref` Session log | text | always | How.",
        "`case-ref` Case | text | always | How.",
        "`exhibit-count` Exhibits in this session | integer | no | How.",
    ),
    table(
        "`line-no` Line | integer | always | How.",
        "`event-utc` Time (UTC) | utc-time | always | How.",
        "`exhibit-no` Exhibit number | text | | How.",
        "`struck-utc` Struck (UTC) | utc-time | | How.",
        "`struck-by` Struck by | person-ref | | How.",
    ),
    role="session-log",
    own="log-ref",
)
CUSTODY = form(
    "F-07",
    table(
        "`custody-no` Sheet number | text | always | How.",
        "`case-ref` Case | text | always | How.",
        "`medium-ref` Medium | text | always | How.",
        "`copy-role` Role | choice | always | `evidence` evidence · `second` second · `working` working",
        "`exhibit-list` Exhibits on it | long-text | always | How.",
        "`list-sha256` SHA-256 of the hash list | sha256 | always | How.",
        "`obtained-from` From | choice | always | `captured` by us · `handed-over` F-21",
    ),
    table(
        "`line-no` Line | integer | always | How.",
        "`event` Event | choice | always | `made` made · `sealed` sealed · `opened` opened",
        "`event-utc` Time (UTC) | utc-time | always | How.",
        "`local-offset` Local offset | offset | always | How.",
        "`from-person` From | person-ref | | How.",
        "`to-person` To | person-ref | always | How.",
        "`seal-old` Seal found | text | | How.",
        "`seal-new` New seal | text | | How.",
        "`hash-check` Hash check | choice | always | `same` same · `different` different",
        "`struck-utc` Struck (UTC) | utc-time | | How.",
        "`struck-by` Struck by | person-ref | | How.",
    ),
    role="custody-sheet",
    own="custody-no",
)
PAPER = form("F-98", table("`a-text` A text | text | no | How."), exports="paper", instead="CL-05")
NEVER = form("F-17", table("`a-text` A text | text | no | How."), save="never", instead="CL-05")
"""Its page lost the word that it is for paper only, and still says that it is never saved."""
FORMS = {one.id: one for one in (EVERY, CAPTURE, LOG, CUSTODY, PAPER, NEVER)}

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
EXAMPLE = next(one["saved"] for one in VECTORS["chain"] if len(one["saved"]["rows"]) == 5)
"""F-06 of the invented case, without its chain."""


def saved(form_id: str, values=None, rows=(), **members) -> dict[str, Any]:
    """Return a saved form as it stands in the file, with a chain that fits."""
    whole = {
        "format": "handbook-form", "version": 1, "form": form_id, "edition": "2026.11",
        "language": "en", "saved-utc": "2026-03-09T12:00:00Z", "values": dict(values or {}),
        "rows": [dict(row) for row in rows], **members,
    }  # fmt: skip
    return {**whole, "chain": make(whole).data()}


def written(whole: object) -> bytes:
    """Return the bytes of a file as the page writes it, for a person to read."""
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
