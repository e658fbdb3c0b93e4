"""Threat h: steps that are lost, weakened or hidden, and pages that look newer than they are."""

from __future__ import annotations

from tests.hostile.case import (
    FORM,
    LIST,
    PAGE,
    URDU,
    Case,
    added,
    base,
    case,
    changed,
    changes,
    in_page,
)

URDU_LIST = "checklists/ur/capture.md"
TRANSLATED = """\
---
id: CL-03
title: ایک چیز محفوظ کریں
type: read-do
who: افسر
when: ہر محفوظ کرنے سے پہلے
minutes: 15
tier: medium
reviewed: 2026-11-25
owner: evidence editor
tried: not yet
stop: آپ کا اختیار اس صفحے کے لیے نہیں ہے۔
translation: {of: baaa2c22e4e1, status: draft, by: machine draft}
---

## پہلے { #before }

- [ ] `CL-03.1` **جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔**

- [ ] `CL-03.2` اگلا نمبر لکھیں۔

## بعد { #after }

- [ ] `CL-03.3` ریکارڈ پر دستخط کریں۔
"""


def translated(codes: str, id_: str, old: str, new: str) -> Case:
    """Return the case of an Urdu list that differs from the English one."""
    assert old in TRANSLATED, id_
    at = TRANSLATED.index(old)
    mark, _, rest = new.partition("@@")
    text = TRANSLATED[:at] + mark + rest + TRANSLATED[at + len(old) :]
    line = (TRANSLATED[:at] + (mark if rest else "")).count("\n") + 1
    return case(id_, "h", codes, {URDU_LIST: text}, URDU_LIST, line)


ITEMS = {
    "item-without-id HB101": ("`CL-03.3` ", ""),
    "item-id-twice HB101": ("`CL-03.3`", "`CL-03.2`"),
    "item-id-of-other-list HB101": ("`CL-03.3`", "`CL-04.3`"),
    "item-id-removed-once HB101": ("`CL-03.3`", "`CL-03.5`"),
    "item-id-form HB101": ("`CL-03.3`", "`CL-03.03`"),
    "item-ticked HB109": ("- [ ] `CL-03.3`", "- [x] `CL-03.3`"),
    "item-box-open HB109": ("- [ ] `CL-03.3`", "- [] `CL-03.3`"),
    "item-box-wide HB109": ("- [ ] `CL-03.3`", "- [  ] `CL-03.3`"),
    "item-no-box HB109": ("- [ ] `CL-03.3`", "- `CL-03.3`"),
    "item-star HB109": ("- [ ] `CL-03.3`", "* [ ] `CL-03.3`"),
    "item-numbered HB109": ("- [ ] `CL-03.3`", "1. [ ] `CL-03.3`"),
    "item-as-code HB506": ("- [ ] `CL-03.3`", "    - [ ] `CL-03.3`"),
    "item-tab HB109": ("- [ ] `CL-03.3`", "\t- [ ] `CL-03.3`"),
    "item-in-quote HB109": ("- [ ] `CL-03.3`", "> - [ ] `CL-03.3`"),
    "item-in-fence HB109": (
        "- [ ] `CL-03.3` Sign the record.",
        "```text\n- [ ] `CL-03.3` Sign the record.\n```",
    ),
    "item-in-comment HB504": (
        "- [ ] `CL-03.3` Sign the record.",
        "<!-- - [ ] `CL-03.3` Sign the record. -->",
    ),
    "item-in-reference HB109": (
        "- [ ] `CL-03.3` Sign the record.",
        "[item]: # (`CL-03.3` Sign the record.)",
    ),
    "item-nested HB109": (
        "- [ ] `CL-03.3`",
        "- [ ] `CL-03.4` Check the seal.\n@@    - [ ] `CL-03.3`",
    ),
    "item-struck HB120": ("Sign the record.", "~~Sign the record.~~"),
    "item-half-bold HB120": ("Sign the record.", "**Sign** the record."),
    "item-negated-mark HB120": (
        "**Check that your authority covers this page.**",
        "**Check that your authority covers** this page.",
    ),
    "item-empty HB120": ("`CL-03.3` Sign the record.", "`CL-03.3`"),
    "item-two-actions HB120": ("Sign the record.", "Sign the record and write the number."),
    "item-semicolon HB120": ("Sign the record.", "Sign the record; close it."),
    "item-no-verb HB120": ("Sign the record.", "The record is signed."),
    "item-too-long HB120": (
        "Sign the record.",
        "Sign the record in the place that is kept for it on the last page of the bound register.",
    ),
    "item-many-full-stops HB120": ("Sign the record.", "Sign the record. Check it twice."),
    "item-unfinished-bold HB120": ("Sign the record.", "**Sign the record."),
    "pause-without-items HB105": (
        "## After { #after }",
        "## Between { #between }\n\n## After { #after }",
    ),
    "pause-four HB105": (
        "## After { #after }\n",
        "## After { #after }\n\n- [ ] `CL-03.6` Check a.\n\n## C { #c }\n\n- [ ] `CL-03.7` Check b.\n\n@@## D { #d }\n\n- [ ] `CL-03.8` Check c.\n\n## E { #e }\n",
    ),
    "pause-id-twice HB043": ("{ #after }", "{ #before }"),
    "pause-no-id HB043": (" { #after }", ""),
    "list-text-lost HB109": (
        "## After { #after }",
        "A sentence between the points.\n\n## After { #after }",
    ),
    "list-why-no-item HB506": (
        "## Before { #before }\n",
        "## Before { #before }\n\n@@    A reason without an item.\n",
    ),
    "list-joined-line HB109": ("- [ ] `CL-03.3`", "A word\n- [ ] `CL-03.3`"),
    "stop-empty HB028": ("stop: your authority does not cover the page.", "stop: ''"),
    "stop-long HB120": ("stop: your authority", "stop: " + "a word " * 20 + "or your authority"),
    "list-other-id HB030": ("id: CL-03", "id: CL-09"),
    "list-id-of-form HB028": ("id: CL-03", "id: F-06"),
}

_UP_TO_TRIED = base(LIST)[4 : base(LIST).index("tried:")]
_UP_TO_STOP = base(LIST)[4 : base(LIST).index("stop:")]

BLOCKS = {
    "callout-misspelled HB053": "> **Stopp.** Do not go on.",
    "callout-other-language HB053": "> **رکیں۔** Do not go on.",
    "callout-own-word HB053": "> **Danger.** Do not go on.",
    "callout-swallows HB056": "> **Stop.** Do not go on.\n@@Copy the address.",
    "callout-parts-list HB056": "> **Stop.** Do not go on.\n@@3. Copy the address.",
    "table-swallows HB056": "| A | B |\n| --- | --- |\n| a | b |\n@@Copy the address.",
    "step-indent-two HB056": "3. Copy.\n\n@@  **Check** It is there.",
    "step-check-outside HB056": "3. Copy.\n\n@@**Check** It is there.",
    "step-check-joined HB056": "3. Copy.\n@@**Check** It is there.",
    "step-bracket HB056": "3) Copy.",
    "step-list-again HB056": "Do this:\n\n@@3. Copy.",
    "step-in-sentence HB056": "Do this:\n@@2. Copy.",
    "step-without-blank HB056": "3. Copy.\n@@4.Sign.",
    "step-empty HB056": "3. Copy.\n@@4.",
    "heading-no-id HB043": "## More",
    "heading-id-twice HB043": "## More { #steps }",
    "heading-id-form HB043": "## More { #More_2 }",
    "heading-id-reserved HB043": "## More { #cl-03 }",
    "heading-id-other-form HB507": "## More {#more .x}",
    "heading-second-title HB040": "# More",
    "heading-setext HB040": "More\n====",
    "indented-code HB506": "Text.\n\n@@    step hidden as code",
    "fence-open HB056": "```text\nno end",
}

HARMLESS = {
    "item-indented": (LIST, "- [ ] `CL-03.3`", "  - [ ] `CL-03.3`"),
    "step-indent-tab": (PAGE, "    **Check** It begins", "\t**Check** It begins"),
    "step-indent-three": (PAGE, "    **Check** It begins", "   **Check** It begins"),
}
"""What was refused once and is read as it was meant: nothing is lost, on a code host or on the page."""

CASES: tuple[Case, ...] = (
    *changes("h", "", LIST, ITEMS),
    *in_page("h", "", BLOCKS),
    *changes("h", "HB027", LIST, {
        "stop-missing": (f"---\n{_UP_TO_STOP}stop: your authority does not cover the page.\n", f"---\n{_UP_TO_STOP}"),
        "tried-missing": (f"---\n{_UP_TO_TRIED}tried: not yet\n", f"---\n{_UP_TO_TRIED}"),
    }),
    translated("HB401", "translation-item-gone", "- [ ] `CL-03.1` **جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔**\n\n- [ ] `CL-03.2` اگلا نمبر لکھیں۔\n", "- [ ] `CL-03.1` **جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔**\n"),
    translated("HB401", "translation-item-more", "- [ ] `CL-03.3`", "- [ ] `CL-03.4` جانچیں۔\n- [ ] `CL-03.3`"),
    translated("HB401", "translation-not-critical", "**جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔**", "جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔"),
    translated("HB401", "translation-critical", "ریکارڈ پر دستخط کریں۔", "**ریکارڈ پر دستخط کریں۔**"),
    translated("HB401", "translation-order", "- [ ] `CL-03.1` **جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔**\n\n- [ ] `CL-03.2` اگلا نمبر لکھیں۔", "- [ ] `CL-03.2` اگلا نمبر لکھیں۔\n\n- [ ] `CL-03.1` **جانچیں کہ آپ کا اختیار اس صفحے کے لیے ہے۔**"),
    translated("HB401", "translation-pause-id", "{ #after }", "{ #later }"),
    translated("HB028", "translation-hash-form", "of: baaa2c22e4e1", "of: latest"),
    translated("HB028", "translation-status", "status: draft", "status: done"),
    *changes("h", "", URDU, {
        "translation-no-hash HB027": ("translation: {of: 5cd203874e60, status: draft, by: machine draft}", "translation: {status: draft, by: machine draft}"),
        "translation-by-empty HB028": ("by: machine draft", "by: ''"),
    }),
    *changes("h", "HB401", URDU, {
        "translation-heading-id": ("{ #steps }", "{ #marahil }"),
        "translation-step-joined": ("1. پتہ کاپی کریں [@protocol-2022, para. 5]۔\n\n    **جانچیں** یہ https سے شروع ہوتا ہے۔\n\n2. ", "1. پتہ کاپی کریں [@protocol-2022, para. 5]۔\n\n    **جانچیں** یہ https سے شروع ہوتا ہے۔ پھر "),
        "translation-must-weakened": ("> **لازم۔**", "> **مثال۔**"),
        "translation-form-code": ("2. [فہرست](../../../checklists/en/capture.md) اور F-06", "@@2. [فہرست](../../../checklists/en/capture.md) اور CL-03"),
    }),
    *added("h", "HB403", {"translation-of-nothing": ("docs/ur/evidence/more.md", base(URDU).replace("---\n\n#", "---\n\n#"))}),
    *changes("h", "", FORM, {
        "form-no-fields HB048": ("| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |", "| Field | Kind | Needed |\n| --- | --- | --- |"),
        "form-fields-elsewhere HB221": ("## Fields { #fields }", "## Other { #other }"),
        "form-cell-lost HB221": ("As in the register.", "As in the register | or not yet known."),
        "form-heads-swapped HB221": ("| Kind | Needed |", "| Needed | Kind |"),
        "form-answers-comma HB202": ("`no` no · `yes` yes |", "`no` no, `yes` yes |"),
        "form-field-twice HB202": ("`login-state` Logged in?", "`case-ref` Logged in?"),
        "form-field-kind HB202": ("| choice |", "| secret |"),
        "form-field-needed HB202": ("| text | always |", "| text | sometimes |"),
        "form-no-choices HB202": ("`no` no · `yes` yes", "no or yes"),
        "form-exports HB028": ("exports: all", "exports: none"),
    }),
    *changes("h", "HB030", "docs/data/codes.yaml", {
        "code-path-other": ("path: evidence/capture.md", "path: evidence/other.md"),
    }),
    *changes("h", "HB701", PAGE, {
        "review-in-future": ("reviewed: 2026-11-25", "reviewed: 2999-01-01"),
    }),
    changed("h", "HB030", "code-of-another", PAGE, "code: E-03", "code: R-02"),
    changed("h", "HB030", "code-retired", PAGE, "code: E-03", "code: E-01"),
)  # fmt: skip
