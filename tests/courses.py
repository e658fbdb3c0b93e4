"""A small course for tests: two parts, two cards, a pair of items, a session's page with slides."""

from __future__ import annotations

from tests import books

COURSE = """\
frame: {taught-most: 150, friday-most: 90, day: {start: "09:00", end: "16:15"}, prayer: {from: "13:15", to: "13:30"}}
outcomes:
  - {id: O-05, says: "write a request that is lawful", test: "1.4"}
  - {id: O-17, says: "capture one item", test: "3.3"}
parts:
  - {id: "1.4", title: "Authority", sheet: T-05, minutes: 70, needs: screen, reserve: "the cards, on paper", outcomes: [O-05], lists: [CL-03], forms: [], exercise: T-15, prints: {half: [test-a], group: ["cards:CL-03", T-15]}, must: true, test: "four answers"}
  - {id: "3.3", title: "Capture done", sheet: T-05, minutes: 60, needs: either, outcomes: [O-17], lists: [CL-03], forms: [], exercise: T-25, prints: {reserve: ["cards:CL-03"], each: [CL-03, CL-03, T-99, "E-03, filled"], half: [test-b]}, must: false, test: "a signed record", drop: 1}
tracks:
  - {id: one-day, title: "One day", days: [[{part: "1.4"}, {pause: 15}, {part: "3.3", minutes: 50}]]}
"""
CARDS = """\
cards:
  - id: CL-03-1
    of: CL-03
    front: {en: "You hold an authority for another site."}
    back: {en: "Collect: stop at item 1."}
  - id: CL-03-2
    of: CL-03
    front: {en: "A window closes by itself.", ur: "ایک ونڈو خود بند ہو گئی۔"}
    back: {en: "Collect: write it down.", ur: "جمع کریں: لکھ لیں۔"}
    role: officer
"""
ITEMS = """\
items:
  - id: Q-001
    outcome: O-05
    page: E-03
    part: "1.4"
    kind: one
    safety: true
    pair: Q-002
    form: a
    stem: {en: "What does a hash show?"}
    options:
      - {id: a, text: {en: "The maker"}, thinks: {en: "a hash names the maker"}, mends: E-03}
      - {id: b, text: {en: "That two files are the same"}}
      - {id: c, text: {en: "That it is true"}, thinks: {en: "a hash makes it true"}, mends: E-03}
      - {id: d, text: {en: "When it was made"}, thinks: {en: "a hash has a clock"}, mends: E-03}
    right: b
  - id: Q-002
    outcome: O-05
    page: E-03
    part: "1.4"
    kind: write
    safety: false
    pair: Q-001
    form: b
    stem: {en: "Write one sentence on what a hash does not show."}
    right: {en: "It does not show who made the file."}
"""
SHEET = """\
# Authority

How the session is taught.

## 1.4 Authority { #part-1-4 }

| Clock | Step | Do |
| --- | --- | --- |
| 0–5 | Activity | Deal out the cards |

## 3.3 Capture { #part-3-3 }

Read it aloud.

## Slides { #slides }

### Three rules { #three-rules }

- No live page.
- No real name.
- Leave without a reason.

> **Say.** Repeat them in your own words.

### One authority { #one-authority }

- One page, one question, one day.

## Tried { #tried }

| Part | Minutes |
| --- | --- |
| 1.4 | ____ |
"""
MAP = """\
# Map

All of it.
""" + "".join(
    f"\n## {one} {{ #course-{one} }}\n\nWords.\n"
    for one in (
        "outcomes", "times", "friday", "prints", "cards", "tests", "key", "certificate", "trial",
    )
)  # fmt: skip
EXERCISE = """\
# Exercise

Read it.

## To hand out { #hand-out }

### Advert { #advert }

- Helpers wanted.

### Letter { #letter }

The firm is honest.

## Trainer { #trainer-sheet }

### Key { #key }

Cleared.
"""
CODES = books.CODES.replace(
    "  CL:", "  T: {folder: training, title: Training}\n  CL:"
) + "".join(
    f"{code}: {{title: {code}, path: training/{name}.md, state: {state}}}\n"
    for code, name, state in (
        ("T-02", "map", "made"), ("T-05", "authority", "made"),
        ("T-15", "exercise", "made"), ("T-25", "tests", "planned"),
    )
)  # fmt: skip


def page(code: str, text: str, **more: str) -> str:
    """Return a page of the training."""
    title = text.partition("\n")[0].removeprefix("# ")
    return books.front(title=title, code=code, **{"for": "[trainer]"}, **more) + text


TREE = {
    "checklists/en/capture-one-item.md": books.CHECKLIST,
    "docs/data/codes.yaml": CODES,
    "docs/data/course/course.yaml": COURSE,
    "docs/data/course/cards.yaml": CARDS,
    "docs/data/course/items.yaml": ITEMS,
    "docs/en/training/map.md": page("T-02", MAP),
    "docs/en/training/authority.md": page("T-05", SHEET),
    "docs/en/training/exercise.md": page("T-15", EXERCISE, kept="[letter]"),
}
