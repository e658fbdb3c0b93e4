"""The JSON Schema of a form's saved file: what every program may rely on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.fieldkinds import kind_of
from handbook.forms.record import FORMAT, VERSION
from handbook.forms.saved import EDITION, HASH, LANGUAGE, MEMBERS
from handbook.markup import read_words
from handbook.model import Field, Template

Schema = dict[str, Any]
_ONE_LINE: Schema = {"not": {"pattern": r"\n"}}


def saved_schema(form: Template, *, complete: bool = False) -> Schema:
    """Return the schema, draft 7 and later, of every file that is saved of a form.

    Earlier editions saved a form at any time, so nothing in `values` and `rows` is required; with
    `complete` everything is that is always needed. No draft fits it. What no schema can say is said in its description.
    """
    parts: Schema = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "form": {"const": form.id},
        "edition": {"type": "string", **whole(EDITION)},
        "language": {"type": "string", **whole(LANGUAGE)},
        "saved-utc": _answer("utc-time"),
        "values": _object(form.fields, complete=complete),
        "rows": _rows(form, complete=complete),
        "chain": closed(rows={"type": "array", "items": _HASH}, head=_HASH),
    }
    extent = "complete: every field that is always needed" if complete else "as it may be saved"
    return {
        "title": f"{form.id} {form.page.title}, saved file, {extent}",
        "description": _UNSAID,
        **closed(**{name: parts[name] for name in MEMBERS}),
    }


def whole(pattern: str) -> Schema:
    r"""Return what a text must be from end to end.

    To `re` of Python, `$` stands before a last line break too, and JavaScript has no `\Z`; a look
    ahead is unknown to other engines. That no line break is in it, every one of them understands.
    """
    return {"pattern": f"^(?:{pattern})$", **_ONE_LINE}


def _rows(form: Template, *, complete: bool) -> Schema:
    row = {**_object(form.rows, complete=complete), "minProperties": 1}
    return {
        "type": "array",
        "items": row,
        **({} if form.rows else {"maxItems": 0}),
        **({"minItems": 1} if form.rows and complete else {}),
    }


def _object(fields: Iterable[Field], *, complete: bool) -> Schema:
    known = [field for field in fields if field.id]
    needed = [field.id for field in known if field.needed == "always" and complete]
    return {
        "type": "object",
        "properties": {str(field.id): _field(field) for field in known},
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _field(field: Field) -> Schema:
    choices: Schema = {"enum": [choice.id for choice in field.choices]}
    said = {"title": read_words(field.label)}
    if field.kind == "check":
        return {**said, "const": True}
    if kind_of(field.kind).chosen == "one":
        return {**said, **choices}
    if kind_of(field.kind).chosen:
        return {**said, "type": "array", "items": choices, "minItems": 1, "uniqueItems": True}
    return {**said, **_answer(field.kind)}


def _answer(kind: str) -> Schema:
    own = kind_of(kind)
    answer: Schema = {"type": "string", "minLength": 1, "maxLength": own.most}
    if own.pattern:
        return {**answer, **whole(own.pattern)}
    return answer if own.multiline else {**answer, **_ONE_LINE}


def closed(**properties: Any) -> Schema:  # noqa: ANN401 - a schema holds schemas
    """Return the schema of an object that has exactly these members."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_HASH = {"type": "string", **whole(HASH)}
_UNSAID = (
    "A schema cannot say: that a day is in the calendar; that ticked boxes are in the order of "
    "the form; that the chain fits; that no key is there twice. `handbook form check` says it. "
    "A draft, of version 2, does not fit."
)
