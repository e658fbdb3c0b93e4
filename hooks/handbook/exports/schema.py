"""The JSON Schemas of lists and forms as data: what a program may rely on."""

from __future__ import annotations

from typing import Any

from handbook.exports import forms, lists
from handbook.fieldkinds import FIELD_KINDS
from handbook.forms.schema import closed, whole


def _many(part: dict[str, Any], least: int, most: int | None = None) -> dict[str, Any]:
    return {"type": "array", "items": part, "minItems": least} | (
        {"maxItems": most} if most else {}
    )


_WORDS = {"type": "string", "minLength": 1}
_DAY = {"type": "string", **whole("[0-9]{4}-[0-9]{2}-[0-9]{2}")}
_LANGUAGE = {"type": "string", **whole("[a-z]{2,3}(-[A-Za-z]{2,4})?")}
_DIRECTION = {"enum": ["ltr", "rtl"]}
_STATUS = {
    "enum": ["source", "reviewed", "draft"],
    "description": "a draft may be used only with the English beside it",
}
_BEHIND = {
    "type": "boolean",
    "description": "the English has changed since: use it only with the English beside it",
}
_OWNER = {**_WORDS, "description": "a role, in English"}
_ITEM = closed(
    id={"type": "string", **whole(r"CL-[0-9]{2}\.[0-9]{1,3}")},
    text={**_WORDS, "description": "at most fifteen words, one action, no markup but back-ticks"},
    critical={"type": "boolean", "description": "never to be skipped; the same in every language"},
    why={"type": "string", "description": "reasons in Markdown; empty where there are none"},
)
_PAUSE = closed(
    id={"type": "string", **whole("[a-z][a-z0-9-]*")}, title=_WORDS, items=_many(_ITEM, 1, 9)
)
_LIST = closed(
    id={"type": "string", **whole("CL-[0-9]{2}")},
    title=_WORDS,
    language={**_LANGUAGE, "description": "of the words of this list: English where untranslated"},
    direction=_DIRECTION,
    status=_STATUS,
    behind=_BEHIND,
    type={"enum": ["read-do", "do-confirm"]},
    who={"enum": ["everyone", "officer", "supervisor", "trainer"]},
    when=_WORDS,
    minutes={
        "type": ["integer", "null"], "minimum": 1, "maximum": 60,
        "description": "null: it is taken at once",
    },
    stop={**_WORDS, "description": "when not to go on; printed after “Stop if”"},
    reviewed=_DAY,
    owner=_OWNER,
    tried={**_WORDS, "description": "“not yet” until officers tried the list"},
    pauses=_many(_PAUSE, 1, 3),
)  # fmt: skip
_ID = {"type": "string", **whole("[a-z][a-z0-9-]{1,30}")}
_CHOICE = closed(id={"type": "string", **whole("[a-z0-9][a-z0-9-]*")}, label=_WORDS)
_FIELD = closed(
    id={**_ID, "description": "the same in every language and every edition"},
    label=_WORDS,
    kind={
        "enum": list(FIELD_KINDS),
        "description": "what an answer may be: see the form's own schema",
    },
    needed={"enum": ["always", "when it applies"], "description": "when the field must be filled"},
    choices=_many(_CHOICE, 0),
    how={"type": "string", "description": "how to fill it in, in Markdown"},
)
_FORM = closed(
    id={"type": "string", **whole("F-[0-9]{2}")},
    title=_WORDS,
    language={**_LANGUAGE, "description": "of the words of this form: English where untranslated"},
    direction=_DIRECTION,
    status=_STATUS,
    behind=_BEHIND,
    exports={"const": "all", "description": "a form on paper only is not here"},
    log={"type": "boolean", "description": "rows are only added; a wrong one is struck"},
    reviewed=_DAY,
    owner=_OWNER,
    fields=_many(_FIELD, 1),
    rows={
        **_many(_FIELD, 0),
        "description": "columns of the form's table; empty where it has none",
    },
)


def _file(title: str, format_: str, version: int, **parts: Any) -> dict[str, Any]:  # noqa: ANN401 - a schema holds schemas
    return {
        "title": title,
        **closed(
            format={"const": format_},
            version={"const": version},
            edition={"type": "string", **whole(r"[0-9]{4}\.[0-9]{2}")},
            language=_LANGUAGE,
            **parts,
        ),
    }


LISTS = _file(
    "Checklists of the handbook in one language", lists.FORMAT, lists.VERSION, lists=_many(_LIST, 0)
)
FORMS = _file(
    "Forms of the handbook in one language", forms.FORMAT, forms.VERSION, forms=_many(_FORM, 0)
)
