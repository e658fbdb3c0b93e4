"""The overlay of the invented Country Q (S-21), and the small handbook with a country sheet of its own."""

from __future__ import annotations

from pathlib import Path

from handbook.model import digest
from handbook.parse import parse_page
from tests import mini

DAY = "2026-12-01"
FACTS = """\
agency: "Sample Police Service"
country: QQ
edition: "Q-2026-12"
valid-until: 2027-04-26
owner: "head of registry"
"""
VALUES = {
    10: "Q Act 1, section 2: act, means, purpose; non-punishment: section 9, the prosecutor decides",
    11: "Q Act 2, sections 3 to 6",
    14: "Under 18 (Q Act 1, section 2)",
    15: "Q Act 3, section 21: certificate of the officer who saved the page",
    16: "Q Act 3, section 8: open data only",
    19: "Q Act 5, section 4: the prosecutor tells the defence",
    20: "Consent in writing; a look by both is no search (read on 26 October)",
    23: "By bank only, Q Act 4, section 12",
    29: "Child Welfare Office, guardian's desk",
    32: "Specialist Unit 5, head of intake",
    35: "Superintendent of the online unit; at most 30 days",
    37: "Legal branch, second floor desk",
    38: "Prosecutor's duty desk",
    43: "Registry desk of the online unit",
    44: "Superintendent; registry watches the expiry",
    47: "Central authority of Country Q",
    48: "Units for money and for documents, by the registry",
    53: "Scale of the service, version 3",
    56: "Placement: XCQ 300 in all; visa at cost, with receipt",
}
"""What the agency of Country Q wrote, by field: posts, law and ceilings, and nobody's number."""
URDU = "آن لائن یونٹ کے سپرنٹنڈنٹ؛ زیادہ سے زیادہ 30 دن"
"""Field 35 in Urdu."""
PAGE = """\
---
title: "{title}"
code: {code}
for: [officer, trainer]
able: "You can see what Country Q added."
minutes: 1
level: [L0, L1]
activity: none
tier: medium
reviewed: 2026-11-30
owner: "head of registry"
---

# {title}

The officer of the watch at the Sample Police Service decides. The authority is signed: ____{{35}}
"""
PAGES = {
    "index.md": PAGE.format(title="Local pages of Country Q", code="X-00"),
    "night-desk.md": PAGE.format(title="The night desk of Country Q", code="X-01"),
}
SHEET = """\
---
title: "Country sheet: the fields"
code: S-09
role: country-sheet
stage: prepare
for: [officer, trainer]
able: You can print the fields of the country sheet.
minutes: 2
level: [L0, L1]
activity: none
tier: medium
reviewed: 2026-11-30
owner: handbook editor
---

# Country sheet: the fields

Fill these in by hand.

| Field | Your agency |
| --- | --- |
"""


def fields(values: dict[int, str] | None = None) -> str:
    """Return a fields.yaml; field 35 is in two languages."""
    lines = []
    for number, text in (VALUES if values is None else values).items():
        urdu = f', ur: "{URDU}"' if number == 35 else ""
        lines.append(f'{number}: {{en: "{text}"{urdu}}}\n' if urdu else f'{number}: "{text}"\n')
    return "".join(lines)


def write(folder: Path, **files: str) -> Path:
    """Write the overlay of Country Q; `files` take the place of its texts (overlay, fields), or add pages."""
    texts = {"overlay.yaml": FACTS, "fields.yaml": fields()}
    texts |= {f"pages/{name}": text for name, text in PAGES.items()}
    texts |= {name.replace("__", "/"): text for name, text in files.items()}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def lay(place: Path, *, code: bool = True) -> None:
    """Write the small handbook with the fields 1 to 69, and blanks on three pages that name some."""
    mini.lay(place, code=code)
    rows = "".join(f"| {number} Question {number} | ____ |\n" for number in range(1, 70))
    (place / "docs/en/start/country-sheet-fields.md").write_text(SHEET + rows, encoding="utf-8")
    _change(
        place / "docs/data/codes.yaml",
        "P-00:",
        'S-09: {title: "Country sheet: the fields", path: start/country-sheet-fields.md, state: made}\nP-00:',
    )
    _change(
        place / "mkdocs.yml",
        "  - start/first-hour.md\n",
        "  - start/first-hour.md\n  - start/country-sheet-fields.md\n",
    )
    _change(place / "docs/en/start/first-hour.md", "Who may ask: ____", "Who may ask: ____{44}")
    own = place / "docs/en/start/how-to-use.md"
    urdu = place / "docs/ur/start/how-to-use.md"
    _change(own, "Use it for the next step.", "Use it for the next step. Who signs: ____{35}")
    _change(
        urdu, "اسے اگلے قدم کے لیے استعمال کریں۔", "اسے اگلے قدم کے لیے استعمال کریں۔ `____{35}`"
    )
    _change(own, "| one sheet | compact |", "| one sheet | `____{35}` |")
    _change(urdu, "| ایک شیٹ | مختصر |", "| ایک شیٹ | `____{35}` |")
    page = parse_page(own.read_text(encoding="utf-8"), own.name, "en", "start/how-to-use.md")
    _change(urdu, "e4b1c7a51103", digest(page.followed))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds “{old}”: mend the test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
