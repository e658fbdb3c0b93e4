"""Characters that nobody sees, that turn the text, or that belong to no language of ours."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules import check
from handbook.rules.characters import ARABIC, BANGLA, JOINED, kind_of, named, visible
from tests import books

RULES = [CATALOG[code] for code in ("HB512", "HB515")]
PAGE = "docs/en/evidence/capture.md"
FIRST = 17
"""Line of the file on which the text of a test begins."""


def found(text: str, **front: str) -> list[tuple[int, str]]:
    """Return line and code of what the rules say of one page."""
    tree = {PAGE: books.front(activity="passive", **front) + "# Capture\n\n" + text}
    return [(finding.line, finding.code) for finding in check(books.book(tree), RULES)]


def codes(text: str, **front: str) -> list[str]:
    return [code for _, code in found(text, **front)]


def said(text: str) -> list[str]:
    tree = {PAGE: books.front() + "# Capture\n\n" + text}
    return [finding.message for finding in check(books.book(tree), RULES)]


HIDDEN = (
    "\u00a0", "\u00ad", "\u034f", "\u115f", "\u1680", "\u17b4", "\u180b", "\u180e", "\u2000", "\u200a",
    "\u200b", "\u202f", "\u205f", "\u2060", "\u2065", "\u206a", "\u206f", "\u2800", "\u3000", "\u3164",
    "\ufe00", "\ufe0f", "\ufeff", "\uffa0", "\ufff9", "\ufffc", "\ue000", "\uf8ff", "\ufdd0", "\ufffe",
    "\U000e0001", "\U000e007f", "\U000e01ef", "\U0010ffff", "\u0378", "\U0001d173", "\U0001bca0",
)  # fmt: skip
TURNING = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_what_nobody_sees_is_refused_in_a_word():
    for char in HIDDEN:
        assert found(f"Words.\n\nad{char}dress") == [(FIRST + 2, "HB512")]
        if char != "\ufffe":  # no YAML can hold it
            assert found("Words.", able=f'"You ad{char}d."') == [(6, "HB512")]
    assert kind_of("\u0085") == "hidden"  # a file with it is no text: another rule tells it


def test_what_turns_the_text_is_refused():
    for char in TURNING:
        assert found(f"Words.\n\nad{char}dress") == [(FIRST + 2, "HB512")]
        assert codes(f"Words in `co{char}de`.") == ["HB512"]


def test_what_our_languages_write_passes():
    for text in (
        "Plain ASCII: a–b — “c” ‘d’ … 5 × 3 ± 2 ÷ 1 − 0 ≈ 7 ≤ 8 ≥ 6 ≠ 9, № 4, § 5, ½, €, ₹, ™.",
        "naïve café, Kürşat, İstanbul, ığdır, Łódź, ħ, Ångström, ßtraße.",
        "Qurʾān, ʿUmar, ḥadīth, Ṭālib, s̱ā, ṣ, ẓ.",
        "صفحہ، وقت؛ کیا؟ ہاں۔ ۱۲۳ ٪ آمنہ مثال، ’ہاں‘ اور ”نہیں“، قرآنِ پاک، مثلاً، اللّٰہ، رحمٰن۔",
        "الصفحة، الوقت؛ هل؟ نعم. ١٢٣ ٪ مُحَمَّدٌ رَسُولٌ، إِنَّ، هٰذا، ﷺ، ـــ كشيدة.",
        "صفحه می\u200cشود، خانه\u200cهایی، PDF\u200cها، ۵\u200cتایی، «بله»، ۱۴۰۵ ه\u200d.ش، ۱۲٫۵ ﷼.",
        "বাংলা পাতা, সময়; কি? হ্যাঁ। ১২৩ ৳৫০০ র\u200d্যাব, ক্\u200cষ, কুঁড়ি, দুঃখ, ৎ, ড়, ঢ়, য়।",
        "پاڼه، وخت، ښه، ځای، څوک، ډېر، ړوند، ږغ، ګل، ئې، ۍ، ې.",
        "لاپەڕە، کات، ڕێگا، ڵ، ۆ، ێ، ە، وو، ئێرە، هێ.",
        "Online کام، F-06میں، TikTokএ: two scripts side by side are no danger.",
        "- [ ] ☐ ☑ ✓ ✔ ✗ ✘ • · † ‡ ° ′ ″ → ← ↑ ↓ ↔ ⇒ ■ □ ● ○ ★ ∞",
        "```text\n├── docs\n│   └── en\n```", "Tabs\tand `code`, {#}, ~ ^ _ | \\ < > & $ % @ =.",
    ):  # fmt: skip
        assert found(text) == []


def test_a_joiner_that_joins_passes():
    for text in (
        "می\u200cشود", "خانه\u200cها", "API\u200cها", "۵\u200cتا", "5\u200cتا", "র\u200d্য",
        "ক্\u200dষ", "ক্\u200cষ", "ه\u200d.ق", "ه\u200d ", "بَ\u200cه",
    ):  # fmt: skip
        assert codes(f"Words {text} here.") == []


def test_a_joiner_that_joins_nothing_is_refused():
    for text in (
        "a\u200cb", "CL\u200c-03", "می\u200c ", "می\u200c.", "\u200cمی", "می\u200c\u200cشود",
        "a\u200db", "f\u200dمی", "5\u200dمی", "می\u200d.", "ক\u200d ", "য\u200c।", "می\u200c1",
        "می\u200ca",
    ):  # fmt: skip
        assert set(codes(f"Words {text} here.")) == {"HB512"}


def test_a_joiner_is_refused_where_programs_read():
    assert said("Look at `می\u200cشود`.") == [
        "U+200C ZERO WIDTH NON-JOINER is in code, in “Look at `می[U+200C]شود`.”"
    ]
    assert codes("[the page](می\u200cشود.md)") == ["HB512"]
    assert "in the target of a link" in said("می\u200cشود [the page](می\u200cشود.md)")[0]
    assert codes("![A frame](می\u200cشود.svg)") == ["HB512"]
    tree = {"docs/data/fictional.yaml": "places:\n  می\u200cشود: {is: می\u200cشود}\n"}
    (finding,) = check(books.book(tree), RULES)
    assert (finding.line, "in a name that programs look for" in finding.message) == (2, True)
    tree = {"docs/data/fictional.yaml": "places:\n  Town A: {is: می\u200cشود}\n"}
    assert check(books.book(tree), RULES) == []
    assert codes("Words.", able="می\u200cشود") == []
    assert codes("می\u200cشود `a` می\u200cشود\n\n`a`") == []


def test_a_space_that_is_none_is_told_wherever_it_is():
    assert codes("\u00a0Words\n\n- \u00a0words\n\n> 1. \u3000words") == ["HB512"] * 3
    assert codes("a\u00a0- b") == ["HB512"]
    assert codes("Words.", able='"\u00a0Words"') == ["HB512"]


def test_a_word_of_two_look_alike_alphabets_is_told_by_its_letter():
    for word, sign, name in (
        ("evіdence", "і", "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I"),
        ("kаmal", "а", "CYRILLIC SMALL LETTER A"), ("οffice", "ο", "GREEK SMALL LETTER OMICRON"),
        ("offіce", "і", "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I"),
        ("ѕigned", "ѕ", "CYRILLIC SMALL LETTER DZE"), ("hօur", "օ", "ARMENIAN SMALL LETTER OH"),
        ("ᎪB", "Ꭺ", "CHEROKEE LETTER GO"), ("paypaⅼ", "ⅼ", "SMALL ROMAN NUMERAL FIFTY"),
        ("ａbc", "ａ", "FULLWIDTH LATIN SMALL LETTER A"), ("𝐚bc", "𝐚", "MATHEMATICAL BOLD SMALL A"),
        ("ſigned", "ſ", "LATIN SMALL LETTER LONG S"), ("ǀist", "ǀ", "LATIN LETTER DENTAL CLICK"),
        ("ɑbc", "ɑ", "LATIN SMALL LETTER ALPHA"),
    ):  # fmt: skip
        assert said(f"Take the {word} now.") == [
            f"the word “{word}” holds “{sign}”, U+{ord(sign):04X} {name}"
        ]
        assert codes(f"Take the {word} now.") == ["HB515"]


def test_a_sign_of_no_language_of_ours_is_told_once_a_word():
    for word in ("Привет", "γεια", "好", "हिन्दी", "ไทย", "שלום", "😀", "ﻻ", "ﭘ", "①"):
        assert codes(f"Write {word} here.") == ["HB515"]
        assert said(f"Write {word} here.")[0].startswith(f"“{word[0]}” in “{word}” is U+")


def test_a_picture_sign_is_told_once_with_what_belongs_to_it():
    assert codes("a ⚠\ufe0f b") == ["HB515"]
    assert codes("a 👨\u200d🍳 b") == ["HB515"]
    assert codes("a ✔\ufe0f b") == ["HB512"]


def test_a_host_with_a_foreign_letter_is_told_by_the_rule_about_hosts():
    assert codes("See hxxps://lіstboard[.]example/x and lіstboard.com here.") == []
    assert codes("See hxxps://listboard[.]example/іx here.") == ["HB515"]
    assert codes("The lіstboard and lіstboard[.]example here.") == ["HB515"]


def test_a_letter_carries_at_most_three_marks():
    for base in ("a", "ب", "ক"):
        mark = {"a": "\u0301", "ب": "\u064e", "ক": "\u0982"}[base]
        assert codes(f"Words {base}{mark * 3} here") == []
        assert codes(f"Words {base}{mark * 4} here") == ["HB515"]
        (message,) = said(f"Words {base}{mark * 7} here")
        assert message == f"one letter has 7 marks, at “Words {base} here”"


def test_a_long_word_is_cut_in_the_message():
    assert said("а" * 40)[0].startswith("“а” in “" + "а" * 40 + "” is")
    assert said("а" * 41)[0].startswith("“а” in “" + "а" * 39 + "…” is")


def test_ten_findings_of_a_kind_are_told_and_no_more():
    assert len(found("\n".join(["a\u200bb"] * 30))) == 10
    assert len(found("\n".join(["кот"] * 9))) == 9
    assert len(found("\n".join(["кот"] * 30))) == 10
    assert len(found("\n".join(["b \u200c b"] * 30))) == 10
    assert len(found("\n".join(["a" + "\u0301" * 4] * 30))) == 10


def test_a_data_file_is_read_with_its_names():
    tree = {"docs/data/fictional.yaml": "places:\n  Town\u200b A: {is: a\u202etown}\n"}
    lines = [(one.path, one.line, one.code) for one in check(books.book(tree), RULES)]
    path = "docs/data/fictional.yaml"
    assert lines == [(path, 2, "HB512"), (path, 2, "HB512")]


def test_a_control_character_that_yaml_wrote_is_refused():
    for escaped, name in (
        ("\\0", "U+0000"), ("\\a", "U+0007"), ("\\e", "U+001B"), ("\\x7F", "U+007F"),
    ):  # fmt: skip
        tree = {PAGE: books.front(able=f'"You{escaped} can."') + "# Capture\n\nWords.\n"}
        (finding,) = check(books.book(tree), RULES)
        assert (finding.line, finding.code) == (6, "HB512")
        assert f"holds {name} " in finding.message
    assert codes("Words –.", able='"You\\a can."') == ["HB512"]


def test_a_foreign_mark_is_shown_on_a_circle():
    assert said("A wo\u0300\u0316rd.") == [
        "“◌\u0300” in “word” is U+0300 COMBINING GRAVE ACCENT, which no language of the handbook writes"
    ]


def test_what_is_hidden_can_be_written_out():
    assert visible("a\u200bb\u202ec می\u200cشود d\u200ce é") == (
        "a[U+200B]b[U+202E]c می\u200cشود d[U+200C]e é"
    )


def test_the_names_of_characters_are_those_of_unicode():
    assert named("\ue000") == "U+E000 private use"
    assert named("\u0378") == "U+0378 not assigned"
    assert named("\U000e0041") == "U+E0041 TAG LATIN CAPITAL LETTER A"
    assert named("\x85") == "U+0085 CONTROL"
    assert named("\ud800") == "U+D800 half of a surrogate pair"


def test_known_characters_are_exactly_these():
    """Whoever adds a character decides it here, too."""
    assert kind_of("\u0600") == kind_of("\u06dd") == "foreign"
    assert [kind_of(char) for char in "\t\n ~\x7f\x1f"] == ["known"] * 4 + ["hidden"] * 2
    assert [kind_of(char) for char in "\u00a1\u0148\u0149\u017e\u017f\u0180"] == [
        "known", "known", "foreign", "known", "foreign", "foreign"
    ]  # fmt: skip
    assert {kind_of(char) for char in ARABIC | BANGLA} == {"known"}
    assert len(ARABIC) > 290
    assert len(BANGLA) > 95
    assert not ARABIC & BANGLA
    assert {"\u0640", "\ufdfa", "\ufdfc", "\ufd3e", "\u0750"} <= ARABIC
    assert {"\u0964", "\u0965", "\u09f3", "\u09ce"} <= BANGLA
    assert JOINED.search("می\u200cشود")
