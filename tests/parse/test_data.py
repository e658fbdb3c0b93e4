"""Data files become the typed parts of a handbook; what does not fit is left out, not guessed."""

from handbook.parse import (
    parse_codes,
    parse_languages,
    parse_regional_languages,
    parse_sections,
    parse_terms,
    parse_verbs,
    parse_works,
    parse_yaml,
)

MONTHS = "[Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]"


def root(text):
    data = parse_yaml(text, "docs/data/x.yaml")
    assert data.problems == ()
    return data.root


def test_codes_keep_their_line_and_leave_the_sections_out():
    found = parse_codes(
        root(
            "sections:\n  E: {folder: evidence}\nE-03: {title: Capture, path: e/c.md, state: made}\n"
        )
    )
    assert list(found) == ["E-03"]
    entry = found["E-03"]
    assert (entry.code, entry.title, entry.path, entry.line) == ("E-03", "Capture", "e/c.md", 3)
    assert entry.made


def test_a_planned_code_is_not_made():
    assert not parse_codes(root("E-03: {state: planned}\n"))["E-03"].made


def test_sections_have_their_title_in_every_language():
    (section,) = parse_sections(
        root("sections:\n  E: {folder: evidence, title: Evidence, titles: {ur: شواہد}}\n")
    )
    assert (section.letter, section.folder) == ("E", "evidence")
    assert [section.title(lang) for lang in ("en", "ur", "ar")] == ["Evidence", "شواہد", "Evidence"]


def test_a_book_without_sections_has_none():
    assert parse_sections(root("E-03: {state: made}\n")) == ()


def test_works_need_a_key_and_keep_their_mark():
    text = (
        "references:\n"
        "  - id: a-2022\n    title: A\n    custom: {mark: S2}\n"
        "  - title: without a key\n"
        "  - just words\n"
        "  - id: b-2023\n"
    )
    found = parse_works(root(text))
    assert [(work.key, work.mark, work.line) for work in found.values()] == [
        ("a-2022", "S2", 2),
        ("b-2023", "", 7),
    ]
    assert found["a-2022"].csl["title"] == "A"


def test_a_language_has_its_words():
    text = (
        f"ur: {{name: اردو, english: Urdu, dir: rtl, html: ur-PK, months: {MONTHS},"
        " callouts: {stop: رکیں, bad: [no], worse: {no: no}, none: }, check: جانچیں,"
        " words: {now: ابھی, list: [no], empty: }}\n"
    )
    found = parse_languages(root(text))["ur"]
    assert (found.code, found.name, found.english) == ("ur", "اردو", "Urdu")
    assert (found.direction, found.html, found.check) == ("rtl", "ur-PK", "جانچیں")
    assert found.months[0] == "Jan"
    assert found.callouts == {"stop": "رکیں"}
    assert found.words == {"now": "ابھی"}


def test_what_a_language_lacks_is_its_code_or_english():
    found = parse_languages(root("ku: {months: [one, two]}\n"))["ku"]
    assert (found.name, found.english, found.html) == ("ku", "ku", "ku")
    assert (found.direction, found.check) == ("ltr", "Check")
    assert found.months == tuple(str(month) for month in range(1, 13))
    assert (dict(found.callouts), dict(found.words)) == ({}, {})


def test_verbs_are_lines_without_notes():
    assert parse_verbs("# a note\n\n Check \nwrite\n  # another\n") == {"check", "write"}


def test_a_word_that_a_language_lacks_is_the_english_one():
    found = parse_languages(root("en: {words: {now: now, home: Home}}\nur: {words: {now: ابھی}}\n"))
    assert found["ur"].words == {"now": "ابھی", "home": "Home"}
    assert found["en"].words == {"now": "now", "home": "Home"}


def test_a_term_keeps_the_words_that_were_read_with_their_lines():
    text = """\
terms:
  - id: child
    english: [child]
    ur: {words: [بچہ], why: w}
    read:
      ps:
        - {word: ماشوم, source: paper, at: art. 6, note: one}
        - {word: ماشومان, source: guide}
      bn: nothing
  - {id: exhibit}
"""
    child, exhibit = parse_terms(root(text))
    one, other = child.read["ps"]
    assert (one.word, one.source, one.at, one.note, one.line) == (
        "ماشوم",
        "paper",
        "art. 6",
        "one",
        7,
    )
    assert (other.at, other.note, other.line) == ("", "", 8)
    assert child.read["bn"] == ()
    assert dict(child.words) == {"ur": ("بچہ",)}
    assert dict(exhibit.read) == {}


def test_languages_of_the_region_keep_their_order_and_have_an_id_of_small_letters():
    text = "region:\n  ku: {name: Sorani, html: ckb, dir: rtl}\n  fa-AF: {}\n"
    sorani, dari = parse_regional_languages(root(text))
    assert (sorani.code, sorani.name, sorani.html, sorani.direction) == (
        "ku",
        "Sorani",
        "ckb",
        "rtl",
    )
    assert (dari.name, dari.html, dari.direction, dari.line) == ("fa-AF", "fa-AF", "auto", 3)
    assert (sorani.anchor, dari.anchor) == ("words-ku", "words-fa-af")
    assert parse_regional_languages(root("terms: []\n")) == ()
