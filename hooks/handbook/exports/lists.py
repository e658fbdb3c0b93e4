"""The checklists of one language as JSON, for agencies that load them into a system of their own."""

from __future__ import annotations

import json
from typing import Any

from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Pause, Task, behind

FORMAT, VERSION = "handbook-checklists", 1


def lists_json(book: Handbook, lang: str) -> bytes:
    """Return every list in `lang`, or in English without a translation, in the order of ids, as JSON in UTF-8."""
    slugs = {slug for own, slug in book.checklists if own == SOURCE}
    shown = [book.checklists.get((lang, slug)) or book.checklists[SOURCE, slug] for slug in slugs]
    data = {
        "format": FORMAT,
        "version": VERSION,
        "edition": book.edition,
        "language": lang,
        "lists": [_list(one, book) for one in sorted(shown, key=lambda one: one.id)],
    }
    return as_bytes(data)


def _list(shown: Checklist, book: Handbook) -> dict[str, Any]:
    meta = shown.meta
    return {
        "id": shown.id,
        "title": shown.title,
        "language": shown.lang,
        "direction": book.languages[shown.lang].direction,
        "status": status_of(shown),
        "behind": behind(shown.meta, book.checklists[SOURCE, shown.slug].followed),
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
