"""A small file of platforms with the pages that show it, for tests of parser, rules, render and press."""

from __future__ import annotations

from tests import books

CODES = """\
sections:
  B: {folder: foundations, title: Foundations}
  P: {folder: platforms, title: Platforms}
  CL: {folder: checklists, title: Checklists}
  F: {folder: templates, title: Forms}
  R: {folder: reference, title: Reference}
B-12: {title: Passive and active, path: foundations/passive-and-active.md, state: made}
P-00: {title: Platforms, path: platforms/index.md, state: made}
P-04: {title: ListBoard, path: platforms/listboard.md, state: made}
P-08: {title: Others, path: platforms/others.md, state: made}
P-11: {title: Request cards, path: platforms/request-cards.md, state: made}
CL-03: {title: Capture, path: checklists/capture-one-item.md, state: planned}
F-12: {title: Preservation request, path: templates/preservation-request.md, state: made}
F-13: {title: Emergency request, path: templates/emergency-request.md, state: made}
R-02: {title: Bibliography, path: reference/bibliography.md, state: made}
R-04: {title: Request card table, path: reference/request-card-table.md, state: made}
"""
WORKS = """\
references:
  - {id: own-2026, type: webpage, title: Guide, publisher: ListBoard, custom: {mark: S}}
  - {id: told-2025, type: webpage, title: Report, publisher: A reader, custom: {mark: S2}}
  - {id: memory, type: webpage, title: Memory, publisher: Nobody, custom: {mark: M}}
"""
COUNTER, CLOCK = "Each advert has a counter of views.", "90 days, if it is specific."
PLATFORMS = f"""\
rows:
  - {{id: open-look, part: open, label: {{en: Open, ur: کھلا}}}}
  - {{id: view-counter, part: seen, label: {{en: Counter, ur: گنتی}}}}
  - {{id: account-id, part: ids, label: {{en: Number}}}}
  - {{id: lives, part: vanishes, label: {{en: Lives, ur: لائیو}}}}
  - {{id: report-route, part: report, label: {{en: Where to report, ur: کہاں}}}}
  - {{id: clock, part: card, label: {{en: Kept for, ur: کب تک}}}}
  - {{id: notice, part: card, label: {{en: Told, ur: بتایا}}}}
platforms:
  - id: listboard
    name: ListBoard
    page: P-04
    company: ListBoard & Co.
    rows:
      - {{row: view-counter, value: "{COUNTER}", source: own-2026, text: undated, seen: 2026-11-24}}
      - {{row: clock, value: "{CLOCK} See F-12.", source: told-2025, text: "13 July 2026", seen: 2026-11-23}}
  - id: messagetile
    name: MessageTile
    page: P-08
    rows: []
  - id: third
    name: Third
    page: P-08
    rows:
      - {{row: view-counter, value: "{COUNTER}", source: own-2026, text: undated, seen: 2026-11-24}}
"""
PARTS = ("open", "seen", "ids", "vanishes", "report", "card")


def page(code: str, title: str, *anchors: str, **more: str) -> str:
    """Return a page whose headings of the second level have these ids."""
    heads = "".join(f"## H {{ #{one} }}\n\nWords.\n\n" for one in anchors)
    return books.front(title=title, code=code, **more) + f"# {title}\n\n{heads}"


LANGUAGE = "docs/data/languages.yaml"
WORDS = """reported: "As reported by {source} ({text}):", read-on: "read on {date}", \
verified-last: "Last verified {date}.", row-overdue: "Overdue since {date}.", \
none-checked: "Nothing read on {questions}:", """
REPORTED_UR = "{source} کی اطلاع کے مطابق ({text}):"
_URDU = books.LANGUAGES.index("\nur:")
LANGUAGES = books.LANGUAGES[:_URDU].replace(
    "words: {for: For, ", f"words: {{for: For, {WORDS}"
) + books.LANGUAGES[_URDU:].replace("words: {", f'words: {{reported: "{REPORTED_UR}", ', 1)
"""Without the words of the small books a pattern would lose what it holds."""

PAGES = {
    LANGUAGE: LANGUAGES,
    "docs/data/codes.yaml": CODES,
    "docs/data/bibliography.yaml": WORKS,
    "docs/data/platforms.yaml": PLATFORMS,
    "docs/en/foundations/passive-and-active.md": page(
        "B-12",
        "Passive and active",
        "platforms",
        shows="{platforms: {as: asked, of: [seen, notice]}}",
    ),
    "docs/en/platforms/index.md": page(
        "P-00",
        "Platforms",
        "seen",
        "vanishes",
        "ids",
        shows="{seen: {as: compared, of: [seen]}, vanishes: {as: compared, of: [vanishes]},"
        " ids: {as: compared, of: [ids]}}",
    ),
    "docs/en/platforms/listboard.md": page("P-04", "ListBoard", *PARTS, "after"),
    "docs/en/platforms/others.md": page("P-08", "Others", *PARTS),
    "docs/en/platforms/request-cards.md": page(
        "P-11", "Request cards", "cards", shows="{cards: {as: cards, of: [card]}}"
    ),
    "docs/en/reference/request-card-table.md": page(
        "R-04", "Request card table", "cards", shows="{cards: {as: headed, of: [card]}}"
    ),
    "docs/en/reference/bibliography.md": page("R-02", "Bibliography"),
    "docs/en/templates/preservation-request.md": page(
        "F-12", "Preservation request", "notes", shows="request-cards"
    ),
    "docs/en/templates/emergency-request.md": page(
        "F-13", "Emergency request", "notes", shows="request-cards"
    ),
}
