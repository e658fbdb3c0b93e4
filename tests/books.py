"""Small handbooks for tests: a tree as a dict of path and text becomes a model, with no file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from handbook import store
from handbook.model import Content, Handbook
from handbook.parse import parse_file, parse_yaml

LANGUAGES = """\
en:
  name: English
  english: English
  dir: ltr
  html: en
  callouts: {stop: Stop, must: Must, check: Check, proves: Does not prove, example: Example}
  check: Check
  months: [January, February, March, April, May, June, July, August, September, October, November, December]
  words: {for: For, minutes: "{n} minutes", now: now, stop-if: Stop if, planned: planned, edition: edition,
    print-when: "Take it when {when}.", role-evidence-editor: evidence editor, owner-by: "reviewed {date} by the {owner}", due: due, tried-not-yet: not yet tried, tried: "tried: {what}", read-do: "Read, then do",
    fallback-notice: Not yet translated, draft-notice: Draft, overdue-since: "overdue since {date}",
    officer: officer, officers: officers, fallback-list-notice: This list is not yet translated, stage-capture: Capture, no-address: no address, print-compact: "Print: one sheet"}
ur:
  name: اردو
  english: Urdu
  dir: rtl
  html: ur
  callouts: {stop: رکیں, must: لازم, check: جانچیں, proves: یہ ثابت نہیں کرتا, example: مثال}
  check: جانچیں
  months: [جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر]
  words: {for: برائے, minutes: "{n} منٹ", now: فوراً, stop-if: رکیں اگر, planned: زیرِ تیاری, edition: اشاعت,
    print-when: "کب لیں: {when}۔", role-evidence-editor: شواہد کے مدیر, owner-by: "{date} کو جائزہ، ذمہ دار: {owner}", due: اگلا جائزہ, tried-not-yet: ابھی آزمائی نہیں گئی, tried: "آزمائی گئی: {what}", read-do: "پڑھیں، پھر کریں",
    fallback-notice: ترجمہ نہیں, draft-notice: مسودہ, overdue-since: "{date} سے", officer: افسر, officers: افسران,
    fallback-list-notice: فہرست کا ترجمہ نہیں, stage-capture: محفوظ کرنا, no-address: پتا نہیں, print-compact: "چھاپیں: ایک صفحہ"}
"""
CODES = """\
sections:
  E: {folder: evidence, title: Evidence, titles: {ur: شواہد}}
  CL: {folder: checklists, title: Checklists}
E-00: {title: Evidence, path: evidence/index.md, state: made}
E-03: {title: Capture step by step, path: evidence/capture.md, state: made}
E-04: {title: With a phone, path: evidence/phone.md, state: planned}
CL-03: {title: Capture one item, path: checklists/capture-one-item.md, state: made}
"""
CONFIG = """\
site_name: Handbook
use_directory_urls: false
exclude_docs: /data/
extra: {edition: "2026.11", generator: false}
theme: {name: material, custom_dir: hooks/theme, font: false}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      reconfigure_material: true
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: ur, name: اردو}
hooks: [hooks/mk_build.py, hooks/mk_files.py, hooks/mk_pages.py]
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""
BIBLIOGRAPHY = """\
references:
  - id: key-2022
    type: report
    title: A protocol
    publisher: Some Office
    issued: {date-parts: [[2022]]}
    custom: {mark: S, short: Office}
"""


def front(**more: str) -> str:
    """Return the front matter of a page, with entries of `more` put in their place."""
    base = {
        "title": "Capture", "code": "E-03", "stage": "capture", "for": "[officer]",
        "able": "You can capture.", "minutes": "5", "level": "[L0, L1]", "activity": "passive",
        "tier": "medium", "reviewed": "2026-11-25", "owner": "evidence editor",
    }  # fmt: skip
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in {**base, **more}.items()) + "---\n\n"


def page(code: str, title: str, **more: str) -> str:
    """Return a page that has a title and no text."""
    return front(code=code, title=title, **more) + f"# {title}\n"


ROLES = {
    "reference/a-to-z.md": "a-to-z",
    "reference/bibliography.md": "bibliography",
    "reference/glossary.md": "glossary",
    "reference/page-codes.md": "page-codes",
    "start/what-now.md": "what-now",
}
CHECKLIST = """\
---
id: CL-03
title: Capture one item
type: read-do
who: officer
when: an item matters
minutes: 15
tier: medium
reviewed: 2026-11-25
owner: evidence editor
tried: not yet
sources: [key-2022]
stop: your authority does not cover the page.
---

## Before { #before }

- [ ] `CL-03.1` **Check that your authority covers this page.**

    A court asks first. See [Capture](../../docs/en/evidence/capture.md#why) and E-04.

- [ ] `CL-03.2` Write the next exhibit number.

## After { #after }

- [ ] `CL-03.3` Sign the record.
"""


@cache
def real() -> Handbook:
    """Return the handbook of this project, which all tests of a process read once and share."""
    return store.load(Path(__file__).parents[1])


def book(tree: Mapping[str, str]) -> Handbook:
    """Return the handbook of a tree; data files that it lacks are the ones above.

    A page at its usual path has its usual role.
    """
    base = {
        "docs/data/languages.yaml": LANGUAGES,
        "docs/data/codes.yaml": CODES,
        "docs/data/bibliography.yaml": BIBLIOGRAPHY,
    }
    files, texts = [], {}
    for path, text in sorted({**base, **tree}.items()):
        role = ROLES.get(path.removeprefix("docs/en/"), "")
        said = f"\nrole: {role}\ncode: " if role and "\nrole: " not in text else "\ncode: "
        file, trusted = parse_file(text.replace("\ncode: ", said, 1).encode(), path)
        files.append(file)
        if trusted is not None:
            texts[path] = trusted
    return store.understood(Content(tuple(files), texts, parse_yaml(CONFIG, "mkdocs.yml")))


def speaking(tree: Mapping[str, str]) -> Handbook:
    """Return the handbook of a tree, with the languages of this repository."""
    languages = Path(__file__).parents[1] / "docs/data/languages.yaml"
    return book({"docs/data/languages.yaml": languages.read_text(encoding="utf-8"), **tree})


def stopping() -> tuple[str, ...]:
    """Return the codes of the lists that stop everything else, in their order."""
    lists = (one for (lang, _), one in real().checklists.items() if lang == "en")
    return tuple(one.id for one in sorted(lists, key=lambda one: one.stop_rank) if one.stop_rank)


def lists_that(key: str, value: str) -> frozenset[str]:
    """Return the codes of the lists whose English front matter says so."""
    lists = real().checklists.values()
    return frozenset(one.id for one in lists if one.policy.text(key) == value)


def numbers() -> dict[str, str]:
    """Return the forms with a number of their own, each with its field."""
    forms = real().templates.values()
    return {form.id: form.own for form in forms if form.page.lang == "en" and form.own}
