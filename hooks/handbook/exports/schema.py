"""The JSON Schema of the lists as data: what a program may rely on."""

from __future__ import annotations

import json
from typing import Any

from handbook.exports.lists import FORMAT, VERSION


def schema_json() -> bytes:
    """Return the schema (draft 7) of every `checklists.json`; UTF-8, one line end."""
    return (json.dumps(_SCHEMA, ensure_ascii=False, indent=1) + "\n").encode()


def _closed(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - a schema holds schemas
    """Return the schema of an object that has exactly these members."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _many(part: dict[str, Any], least: int, most: int | None = None) -> dict[str, Any]:
    return {"type": "array", "items": part, "minItems": least} | (
        {"maxItems": most} if most else {}
    )


_WORDS = {"type": "string", "minLength": 1}
_LANGUAGE = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z]{2,4})?$"}
_ITEM = _closed(
    id={"type": "string", "pattern": r"^CL-[0-9]{2}\.[0-9]{1,3}$"},
    text={**_WORDS, "description": "at most fifteen words, one action, no markup but back-ticks"},
    critical={"type": "boolean", "description": "never to be skipped; the same in every language"},
    why={"type": "string", "description": "reasons in Markdown; empty where there are none"},
)
_PAUSE = _closed(
    id={"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
    title=_WORDS,
    items=_many(_ITEM, 1, 9),
)
_LIST = _closed(
    id={"type": "string", "pattern": "^CL-[0-9]{2}$"},
    title=_WORDS,
    language={**_LANGUAGE, "description": "of the words of this list: English where untranslated"},
    direction={"enum": ["ltr", "rtl"]},
    status={
        "enum": ["source", "reviewed", "draft"],
        "description": "a draft may be used only with the English beside it",
    },
    behind={
        "type": "boolean",
        "description": "the English has changed since: use it only with the English beside it",
    },
    type={"enum": ["read-do", "do-confirm"]},
    who={"enum": ["everyone", "officer", "supervisor", "trainer"]},
    when=_WORDS,
    minutes={
        "type": ["integer", "null"], "minimum": 1, "maximum": 60,
        "description": "null: it is taken at once",
    },
    stop={**_WORDS, "description": "when not to go on; printed after “Stop if”"},
    reviewed={"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    owner={**_WORDS, "description": "a role, in English"},
    tried={**_WORDS, "description": "“not yet” until officers tried the list"},
    pauses=_many(_PAUSE, 1, 3),
)  # fmt: skip
_SCHEMA = {
    "title": "Checklists of the handbook in one language",
    **_closed(
        format={"const": FORMAT},
        version={"const": VERSION},
        edition={"type": "string", "pattern": r"^[0-9]{4}\.[0-9]{2}$"},
        language=_LANGUAGE,
        lists=_many(_LIST, 0),
    ),
}
