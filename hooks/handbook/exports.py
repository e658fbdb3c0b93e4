"""Checklists and forms as JSON for other programs, with the JSON Schemas of both and of saved forms. Nothing here opens a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from handbook.fieldkinds import FIELD_KINDS
from handbook.forms import is_paper, saved_schema
from handbook.forms.schema import closed, whole
from handbook.languages import SOURCE
from handbook.markup import read_words
from handbook.model import Checklist, Field, Handbook, Page, Pause, Task, Template, behind

LISTS_FORMAT, LISTS_VERSION = "handbook-checklists", 1


def data_files(book: Handbook) -> Mapping[str, bytes]:
    """Return the files that agencies load elsewhere, by path below the site's root."""
    files = {
        "data/checklists.schema.json": as_bytes(LISTS_SCHEMA),
        "data/forms.schema.json": as_bytes(FORMS_SCHEMA),
    }
    for lang in book.built_languages:
        files[f"data/{lang}/checklists.json"] = lists_json(book, lang)
        files[f"data/{lang}/forms.json"] = forms_json(book, lang)
    for id_, form in savable(book).items():
        files[f"data/forms/{id_}.schema.json"] = as_bytes(saved_schema(form))
    return files


def lists_json(book: Handbook, lang: str) -> bytes:
    """Return every list in `lang`, or in English without a translation, in the order of ids, as JSON in UTF-8."""
    slugs = {slug for own, slug in book.checklists if own == SOURCE}
    shown = [book.checklists.get((lang, slug)) or book.checklists[SOURCE, slug] for slug in slugs]
    lists = [_list(one, book) for one in sorted(shown, key=lambda one: one.id)]
    return _data(LISTS_FORMAT, LISTS_VERSION, book, lang, lists=lists)


def _data(format_: str, version: int, book: Handbook, lang: str, **rows: object) -> bytes:
    head = {"format": format_, "version": version, "edition": book.edition, "language": lang}
    return as_bytes({**head, **rows})


def _about(
    shown: Checklist | Page, source: Checklist | Page, id_: str, book: Handbook
) -> dict[str, Any]:
    return {
        "id": id_,
        "title": shown.title,
        "language": shown.lang,
        "direction": book.languages[shown.lang].direction,
        "status": status_of(shown),
        "behind": behind(shown.meta, source.followed),
    }


def _list(shown: Checklist, book: Handbook) -> dict[str, Any]:
    meta = shown.meta
    return {
        **_about(shown, book.checklists[SOURCE, shown.slug], shown.id, book),
        "type": meta.text("type"),
        "who": meta.text("who"),
        "when": meta.text("when"),
        "minutes": int(shown.minutes) if shown.minutes.isdecimal() else None,
        "stop": shown.stop,
        "reviewed": meta.text("reviewed"),
        "owner": meta.text("owner"),
        "tried": shown.tried,
        "pauses": [_pause(pause) for pause in shown.pauses],
    }


def status_of(shown: Checklist | Page) -> str:
    """Return how far the words may be relied on."""
    if shown.lang == SOURCE:
        return "source"
    return "draft" if shown.draft else "reviewed"


def as_bytes(data: dict[str, Any]) -> bytes:
    """Return data or a schema as it is published: JSON in UTF-8, one line end."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _pause(pause: Pause) -> dict[str, Any]:
    return {"id": pause.id, "title": pause.title, "items": [_item(item) for item in pause.items]}


def _item(item: Task) -> dict[str, Any]:
    return {"id": item.id, "text": item.text, "critical": item.critical, "why": item.why}


FORMS_FORMAT, FORMS_VERSION = "handbook-forms", 1


def savable(book: Handbook) -> dict[str, Template]:
    """Return the English forms that may be saved, by id; one on paper only is left out whole, its name with it."""
    forms = {form.id: form for (lang, _), form in book.templates.items() if lang == SOURCE}
    return {id_: form for id_, form in sorted(forms.items()) if not is_paper(id_, forms)}


def forms_json(book: Handbook, lang: str) -> bytes:
    """Return every form in `lang`, or in English without a translation, in the order of ids, as JSON in UTF-8."""
    forms = [
        _form(book.templates.get((lang, form.page.slug), form), form, book)
        for form in savable(book).values()
    ]
    return _data(FORMS_FORMAT, FORMS_VERSION, book, lang, forms=forms)


def _form(shown: Template, source: Template, book: Handbook) -> dict[str, Any]:
    page = shown.page
    return {
        **_about(page, source.page, source.id, book),
        "exports": source.exports,
        "log": source.is_log,
        "reviewed": page.meta.text("reviewed"),
        "owner": page.meta.text("owner"),
        "fields": [_field(field) for field in shown.fields],
        "rows": [_field(field) for field in shown.rows],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": read_words(field.label),
        "kind": field.kind,
        "needed": field.needed or "when it applies",
        "choices": [
            {"id": choice.id, "label": read_words(choice.label)} for choice in field.choices
        ],
        "how": field.how,
    }


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


LISTS_SCHEMA = _file(
    "Checklists of the handbook in one language", LISTS_FORMAT, LISTS_VERSION, lists=_many(_LIST, 0)
)
FORMS_SCHEMA = _file(
    "Forms of the handbook in one language", FORMS_FORMAT, FORMS_VERSION, forms=_many(_FORM, 0)
)
