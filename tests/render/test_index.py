"""The index of words: everything that leads to a page stands in it once, where a reader looks for it."""

from __future__ import annotations

from handbook.render.contents import index
from tests import books

CODES = """\
sections: {E: {folder: evidence, title: Evidence}, R: {folder: reference, title: Reference}}
E-03: {title: Capture, path: evidence/capture.md, state: made}
E-04: {title: The phone, path: evidence/phone.md, state: made}
E-05: {title: Archive, path: evidence/archive.md, state: planned}
R-01: {title: Glossary, path: reference/glossary.md, state: made}
"""
GLOSSARY = """\
terms:
  - id: hash
    english: [hash, hashes]
    means: a short number
    page: E-03
    ur: {words: [ہیش, ہیشز], why: a loan}
  - id: medium
    english: [evidence medium]
    means: a stick
  - id: planned
    english: [archive service]
    means: a library
    page: E-05
"""
SYNONYMS = """\
synonyms:
  E-03: {en: [screenshot, "2FA", CAPTURE], ur: [پردہ, آئینہ, ثبوت, گواہی]}
  E-04: {en: [mobile, screenshot]}
  E-05: {en: [wayback]}
"""


TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/data/glossary.yaml": GLOSSARY,
    "docs/data/synonyms.yaml": SYNONYMS,
    "docs/en/evidence/capture.md": books.page("E-03", "Capture"),
    "docs/en/evidence/phone.md": books.page("E-04", "The phone"),
    "docs/en/reference/glossary.md": books.page("R-01", "Glossary"),
    "docs/ur/evidence/capture.md": books.page("E-03", "محفوظ کرنا"),
}
BOOK = books.book(TREE)


def ways(lang: str = "en") -> dict[str, list[str]]:
    """Return where each word leads, in the order of the index."""
    return {
        word.text: [f"{way.code}{'#' if way.anchor else ''}{way.anchor}" for way in word.ways]
        for letter in index(BOOK, lang)
        for word in letter.words
    }


def test_titles_terms_and_synonyms_lead_to_their_pages():
    found = ways()
    assert found["Capture"] == ["E-03"]
    assert found["screenshot"] == ["E-03", "E-04"]
    assert found["hash"] == ["E-03", "R-01#term-hash"]
    assert found["evidence medium"] == ["R-01#term-medium"]


def test_what_is_only_planned_leads_nowhere():
    assert "Archive" not in ways()
    assert "wayback" not in ways()
    assert ways()["archive service"] == ["R-01#term-planned"]


def test_a_word_stands_once_however_it_is_written():
    assert "CAPTURE" not in ways()


def test_words_stand_by_letter_without_their_article_signs_first():
    letters = index(BOOK, "en")
    assert [(one.name, one.anchor) for one in letters][:2] == [("#", "letter-0"), ("A", "letter-a")]
    assert [word.text for one in letters if one.name == "P" for word in one.words] == ["The phone"]
    assert list(ways()) == [
        "2FA", "archive service", "Capture", "evidence medium", "Glossary", "hash", "mobile",
        "The phone", "screenshot",
    ]  # fmt: skip


def test_another_language_has_its_own_words_first_in_the_order_of_its_alphabet():
    assert list(ways("ur"))[:6] == ["آئینہ", "پردہ", "ثبوت", "گواہی", "محفوظ کرنا", "ہیش"]


def test_a_page_shown_in_english_is_found_by_its_english_words_in_every_language():
    found = ways("ur")
    assert found["mobile"] == found["screenshot"] == ["E-04"]
    assert "Capture" not in found
    assert found["hash"] == found["ہیش"]


def test_every_word_knows_its_language():
    langs = {word.text: word.lang for letter in index(BOOK, "ur") for word in letter.words}
    assert (langs["ہیش"], langs["hash"], langs["پردہ"], langs["mobile"]) == ("ur", "en", "ur", "en")


def test_anchors_are_given_once():
    for lang in ("en", "ur"):
        anchors = [letter.anchor for letter in index(BOOK, lang)]
        assert len(set(anchors)) == len(anchors)


def test_other_words_of_a_page_are_those_of_the_language_then_the_english_then_all_others():
    english = ("screenshot", "2FA", "CAPTURE")
    urdu = ("پردہ", "آئینہ", "ثبوت", "گواہی")
    assert BOOK.other_words("E-03", "ur") == (*urdu, *english)
    assert BOOK.other_words("E-03", "en") == (*english, *urdu)
    assert BOOK.other_words("E-99", "ur") == ()


def test_a_page_is_searched_by_its_title_in_every_language_and_a_list_by_that_of_its_list():
    tree = {
        **TREE,
        "mkdocs.yml": "plugins: [i18n: {languages: [{locale: en}, {locale: ur}]}]\n",
        "docs/data/codes.yaml": CODES
        + "CL-01: {title: Begin, path: checklists/begin.md, state: made}\n",
        "docs/en/checklists/begin.md": books.page("CL-01", "Begin"),
        "checklists/ur/begin.md": "---\ncode: CL-01\ntitle: شروع\n---\n",
    }
    book = books.book(tree)
    for lang in ("en", "ur"):
        assert book.search_words("E-03", lang)[-2:] == ("Capture", "محفوظ کرنا")
        assert book.search_words("CL-01", lang) == ("Begin", "شروع")


def test_words_of_a_language_without_pages_are_found_in_every_language():
    region = "region: {ar: {name: Arabic, html: ar, dir: rtl}}\n"
    words = SYNONYMS.replace("mobile, screenshot]}", "mobile, screenshot], ar: [هاتف], ur: [فون]}")
    book = books.book(
        {**TREE, "docs/data/glossary.yaml": region + GLOSSARY, "docs/data/synonyms.yaml": words}
    )
    assert book.other_words("E-04", "en") == ("mobile", "screenshot", "هاتف", "فون")
    assert book.other_words("E-04", "ur") == ("فون", "mobile", "screenshot", "هاتف")
