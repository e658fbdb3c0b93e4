"""Code, name and weight of every rule change in sight: allowances, reports and people know them.

With HANDBOOK_GOLDEN=1 laws.txt is written anew: read the difference. A code or a name that vanishes
from it goes into docs/data/retired.yaml.
"""

from __future__ import annotations

import os
from pathlib import Path

from handbook.rules import LAWS

GOLDEN = Path(__file__).with_name("laws.txt")


def test_laws_are_the_ones_that_people_know():
    text = "".join(f"{law.code} {law.name} {law.severity.name.lower()}\n" for law in LAWS)
    if os.environ.get("HANDBOOK_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")
