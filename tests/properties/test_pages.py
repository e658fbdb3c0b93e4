"""Any page of allowed parts passes; with any hostile part it is refused; nothing else matters."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.rules import RULES, check
from handbook.store import load
from tests.hostile.case import BASE, CONFIG, LIST, PAGE, URDU, base
from tests.properties.parts import HEAD, HOSTILE, TAIL, bodies, whole

EASY = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FICTION = "docs/data/fictional.yaml"
"""The project's own, which the base tree lacks: its numbers may stand on a page."""
GLOSSARY = "docs/data/glossary.yaml"
ABBREVIATIONS = "abbreviations: {UTC: the time from which all time zones are counted}\nterms: []\n"
"""The base tree spells out no abbreviation; pages of allowed parts hold this one."""
OTHER = "docs/ur/reference/bibliography.md"
"""A translation that the base tree lacks."""
TRANSLATION = (
    base("docs/en/reference/bibliography.md")
    .replace("title: Bibliography", "title: کتابیات", 1)
    .replace("role: bibliography\n", "", 1)
    .replace("# Bibliography", "# کتابیات", 1)
    .replace("\n---\n\n", "\ntranslation: {of: 0123456789ab, status: draft, by: machine draft}\n---\n\n", 1)
)  # fmt: skip


def findings(text: str, path: str = PAGE, **more: str) -> list[str]:
    """Return what is said of the base tree with a page in the place of its own."""
    texts = {FICTION: base(FICTION), GLOSSARY: ABBREVIATIONS, path: text, **more}
    book = load(BASE, {name: other.encode() for name, other in texts.items()})
    # every text here is another one than the Urdu page of the base follows
    return [str(finding) for finding in check(book) if finding.code != "HB409"]


def stops(text: str) -> bool:
    return any(finding.stops for finding in check(load(BASE, {PAGE: text.encode()})))


@EASY
@given(bodies())
def test_a_page_of_allowed_parts_has_nothing_to_mend(parts):
    assert findings(whole(parts)) == []


@EASY
@given(bodies(), st.sampled_from(HOSTILE), st.integers(0, 99))
def test_a_hostile_part_anywhere_is_refused(parts, hostile, place):
    """It stands before, between or after the blocks, never inside the front matter."""
    at = 1 + place % len(parts)
    assert stops(whole([*parts[:at], hostile, *parts[at:]]))


def test_each_hostile_part_is_refused_before_the_steps():
    """After them, at the end of the page, tests/hostile holds each of them against its line."""
    for hostile in HOSTILE:
        assert stops(whole([HEAD.strip("\n"), hostile, TAIL.strip("\n")])), hostile


@EASY
@given(bodies(), st.sampled_from((*HOSTILE, "")))
def test_line_ends_change_nothing(parts, hostile):
    text = whole([*parts, hostile])
    assert findings(text) == findings(text.replace("\n", "\r\n"))


@EASY
@given(bodies(), st.sampled_from(HOSTILE), st.randoms(use_true_random=False))
def test_order_changes_nothing(parts, hostile, chance):
    """Neither the order in which files were found, nor that of the rules."""
    book = load(BASE, {PAGE: whole([*parts, hostile]).encode()})
    turned = replace(
        book,
        files=book.files[::-1],
        pages=dict(list(book.pages.items())[::-1]),
        checklists=dict(list(book.checklists.items())[::-1]),
        data=dict(list(book.data.items())[::-1]),
    )
    rules = list(RULES)
    chance.shuffle(rules)
    first = check(book)
    assert check(turned, rules) == first
    assert check(book) == first  # what a rule remembers of one book never reaches the next


@EASY
@given(bodies(), st.sampled_from((*HOSTILE, "")))
def test_a_clean_page_elsewhere_adds_nothing(parts, hostile):
    text = whole([*parts, hostile])
    assert findings(text, **{OTHER: TRANSLATION}) == findings(text)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
KNOWN = (PAGE, URDU, LIST, "docs/en/templates/record.md", "docs/en/reference/bibliography.md",
         CONFIG, "docs/data/codes.yaml", "docs/data/languages.yaml", "docs/data/bibliography.yaml",
         "docs/data/retired.yaml", "docs/data/hosts.yaml",
         "docs/data/images.yaml", "docs/data/fictional.yaml", "docs/data/ignore.yaml",
         "docs/data/verbs.txt", "docs/images/frame.svg")  # fmt: skip
SIGNS = st.lists(
    st.sampled_from([
        "a", ": ", "- ", "\n", "  ", "{", "}", "[", "]", "#", "'", '"', "|", ">", "&a", "*a", "!!x ",
        "id: ", "title: ", "file: ", "plugins:\n", "nav:\n", "references:\n", "sections:\n",
        "images:\n", "rule: HB501", "path: ", "until: 2026-01-01", "2026-11-25", "~",
        "on", "1e9", "E-03: ", "en:\n", "<svg>", "<!--", "]]>", "=", "\x00", "\r", "\ufeff", "\u202e",
    ]), max_size=30,
).map("".join)  # fmt: skip


@settings(EASY, max_examples=80)
@given(st.sampled_from(KNOWN), st.one_of(ANY, SIGNS), st.sampled_from(["whole", "front", "end"]))
def test_no_text_in_any_place_raises(path, text, place):
    """A rule may refuse what it likes; it never raises, and each line that it names is there."""
    old = base(path) if (BASE / path).exists() or path == CONFIG else ""
    new = {"whole": text, "end": old + text, "front": old.replace("\n", f"\n{text}\n", 1)}[place]
    for finding in check(load(BASE, {path: new.encode()})):
        assert finding.message
        assert finding.hint
        if finding.path == path:
            assert 0 <= finding.line <= new.replace("\r\n", "\n").count("\n") + 1, str(finding)


@settings(EASY, max_examples=40)
@given(st.sampled_from(KNOWN), st.binary(max_size=200))
def test_no_bytes_in_any_place_raise(path, data):
    check(load(BASE, {path: data}))


def test_every_category_of_sign_is_read():
    """One sign of each kind that Unicode knows, in text and in front matter."""
    signs: dict[str, str] = {}
    for number in (*range(0x80, 0x3100), 0xE000, 0x1F600, 0xE0020, 0x10FFFF):
        signs.setdefault(unicodedata.category(chr(number)), chr(number))
    assert len(signs) == 29  # all but surrogates, which no file can hold
    for char in signs.values():
        findings(base(PAGE) + f"\nA{char}b.\n")
        findings(base(PAGE).replace("title: Capture", f"title: A{char}b"))


READ = tuple(part for part in HOSTILE if not re.search("[\x85\u2028\u2029]", part))
"""Those that let a file be read at all."""
LOCALES = ("C", "tr_TR.UTF-8")
PROGRAM = """\
import sys
from pathlib import Path
from handbook.rules import check
from handbook.store import load
text = Path(sys.argv[2]).read_bytes()
found = check(load(Path(sys.argv[1]), {sys.argv[3]: text}))
sys.stdout.buffer.write("".join(f"{finding}\\n" for finding in found).encode("utf-8", "backslashreplace"))
"""


def test_place_and_chance_change_nothing(tmp_path):
    """Turkish has two kinds of i; a hash seed turns the order of sets round."""
    page = tmp_path / "page.md"
    page.write_text(whole([base(PAGE).strip("\n"), *READ]), encoding="utf-8")
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(BASE), str(page), PAGE],
            env={"LC_ALL": locale, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(HOOKS),
                 "TZ": zone, "PYTHONDONTWRITEBYTECODE": "1"},
            check=True, capture_output=True, timeout=60,
        ).stdout
        for seed, (locale, zone) in enumerate(zip(LOCALES, ZONES, strict=True))
    }  # fmt: skip
    assert len(told) == 1
    assert b"HB501" in told.pop()


HOOKS = Path(__file__).resolve().parents[2] / "hooks"
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
