"""The words of items and of the stop line: each bound, and what only looks like a fault."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules.checklists import ITEM_TELEPHONE, STOP_TOO_LONG
from tests.rules_unit.sheets import sheet, told, told_of

RULES = [CATALOG["HB120"]]
VERBS = "# what an item begins with\nwrite\ncheck\ncall\ndial\n"
HALF = "(put all of its words between one pair of **, or none)"
EMPTY = "has no words (write what the officer does, or remove the line)"


def found(text, verbs=VERBS):
    """Return what is told of one item, which stands on line 6."""
    return told_of(RULES, sheet(f"## A {{ #a }}\n\n- [ ] {text}\n"), **{"verbs.txt": verbs})


def item(text, verbs=VERBS):
    return found(f"`CL-03.1` {text}", verbs)


def in_urdu(text):
    body = f"## A {{ #a }}\n\n- [ ] `CL-03.1` {text}\n"
    found = told(RULES, {"docs/data/verbs.txt": VERBS, "checklists/ur/a.md": sheet(body)})
    return [line.removeprefix("checklists/ur/a.md:") for line in found]


def stop(value):
    return told_of([STOP_TOO_LONG], sheet("\n", f"id: CL-03\nstop: {value}"))


def test_an_item_is_cut_by_what_it_has_beyond_fifteen_words():
    for words, cut in ((16, 1), (17, 2), (20, 5)):
        text = " ".join(["Write", *"a" * (words - 1)])
        expected = [
            (
                f"6: HB120 the item “{text}” has {words} words "
                f"(cut {cut}: an item has at most fifteen; reasons go into the paragraph below it)"
            )
        ]
        assert item(text) == expected
        assert in_urdu(text) == expected


def test_an_item_may_have_fifteen_words():
    assert item(" ".join(["Write", *"a" * 14])) == []


def test_an_item_without_words_has_only_that_fault():
    assert found("`CL-03.1`") == [f"6: HB120 CL-03.1 {EMPTY}"]
    assert found("") == [f"6: HB120 this item {EMPTY}"]
    assert found("****") == [f"6: HB120 this item {EMPTY}"]
    assert in_urdu("") == [f"6: HB120 CL-03.1 {EMPTY}"]


def test_an_item_with_a_link_or_a_picture():
    for text in ("Write [it](a.md).", "Write ![it](a.png).", "Write <https://a.example>."):
        expected = [
            f"6: HB120 the item “{text}” holds a link, a picture or a citation (write the code alone, such as F-06)"
        ]
        assert item(text) == expected
        assert in_urdu(text) == expected


def test_an_item_with_a_telephone_number():
    for text, number in (
        ("Write to 1234567.", "1234567"), ("Write +00 (000) 00-00/00 down.", "+00 (000) 00-00/00"),
        ("Call 112.", "112"), ("Dial 15 now.", "15"), ("Write, then call +15.", "+15"),
        ("Write to 1234567 before 25.11.2026.", "1234567"),
        ("Write 25.11.2026 and 0300 0000000.", "0300 0000000"),
        ("Write to ۰۳۰۰ ۰۰۰۰۰۰۰.", "۰۳۰۰ ۰۰۰۰۰۰۰"), ("Write +25.11.2026.", "+25.11.2026"),
        ("Write 32.11.2026.", "32.11.2026"), ("Write 25.13.2026.", "25.13.2026"),
        ("Write 25.11.2126.", "25.11.2126"), ("Write 25.11/2026.", "25.11/2026"),
        ("Write 32/11/2026.", "32/11/2026"), ("Write 32-11/2026.", "32-11/2026"),
        ("Write 2026-11/25.", "2026-11/25"), ("Write 2026-13-25.", "2026-13-25"),
        ("Write 2026-11-32.", "2026-11-32"), ("Write 13/2026.", "13/2026"),
        ("Write 3000/2025.", "3000/2025"), ("Write 2025/3000.", "2025/3000"),
        ("Write 2025/26789.", "2025/26789"),
    ):  # fmt: skip
        told = f"6: HB120 “{number}” looks like a telephone number"
        assert [line for line in item(text) if "telephone" in line] == [
            f"{told} (write “____________”; the agency fills it in by hand)"
        ]


def test_numbers_that_nobody_dials():
    for text in (
        "Write 2026-11-25.", "Write 123456.", "Write 1 2 3.", "Write A1234567.",
        "Write 14:30 and 15:30.", "Write 25.11.2026.", "Write 25.11.2026 14:30.",
        "Write 25/11/2026.", "Write 25-11-2026.", "Write 2026/11/25.", "Write 2026.11.25.",
        "Write 2026-1-05.", "Write 2024/2025.", "Write 2024/25.", "Write 11/2026.",
        "Write 11.2026.", "Write 1405/09/04.", "Write 1999-01-31.", "Write 1.1.1390.",
        "Write 30.10.2010.", "Write 25-27.11.2026.", "Write 2026-11-25 2026-11-27.",
        "Write 2026-11-25-001234.", "Write ۲۵/۱۱/۲۰۲۶.", "Write ২৫.১১.২০২৬.",
        "Write: recall 12 witnesses.", "Write: redial 12 times.", "Call 1 officer.",
        "Call the officer.", "Check 12 pages.", "Call ____________.",
    ):  # fmt: skip
        assert item(text) == []


def test_a_short_number_that_counts_nothing_is_one_to_call():
    for text, number in (
        ("Write to the police on 1715.", "1715"), ("Write to rescue (1122) now.", "1122"),
        ("Write 15 for help.", "15"), ("Write 99999.", "99999"), ("Write ۱۷۱۵ پر.", "۱۷۱۵"),
    ):  # fmt: skip
        told = f"6: HB120 “{number}” looks like a telephone number"
        assert [line.partition(" (")[0] for line in item(text)] == [told]


def test_a_number_that_counts_or_names_is_none():
    for text in (
        "Check item 12.", "Check items 11 to 14.", "Check under 18.", "Write line 12.",
        "Write page 12.", "Write step 12.", "Write 24 hours.", "Write SHA-256.", "Write F-06.",
        "Write CL-03.12.", "Write at 07:12.", "Write 50%.", "Write 3.5.", "Write 5.",
        "Write 123456.",
    ):  # fmt: skip
        assert not [line for line in item(text) if "HB120" in line]


def test_the_stop_line_holds_no_number_to_call():
    found = told_of([ITEM_TELEPHONE], sheet("\n", "id: CL-03\nstop: a child calls 1098."))
    assert [line.partition(" looks")[0] for line in found] == ["3: HB120 “1098”"]


def test_an_item_that_is_bold_in_part():
    for text in (
        "Write **it** down.", "**Write** it down.", "Write it **down.**", "**Write** it **down.**",
        "Write __it__ down.", "__Write it down.__",
    ):  # fmt: skip
        plain = text.replace("**", "")
        expected = [f"6: HB120 the item “{plain}” is bold in part {HALF}"]
        assert item(text, verbs="") == expected
        assert found(text, verbs="") == expected
        assert in_urdu(text) == expected


def test_an_item_that_is_bold_as_a_whole_or_not_at_all():
    for text in (
        "Write it.", "**Write it.**", "Write ____________ down.", "Write *it* down.", "Write a_b.",
        "Write `**` down.", "Write `**it**` and `__it__`.", "Write a__b__c.", "Write ___it.",
    ):  # fmt: skip
        assert item(text) == []


def test_an_item_that_is_bold_in_part_below_its_first_line():
    for below in (
        "    **number** now.", " **number** now.", "    number\n    and __time__ now.",
        "    1.**2** now.",
    ):  # fmt: skip
        (one,) = item(f"Write the\n{below}")
        assert one.startswith("6: HB120 the item “Write the ")
        body = f"## A {{ #a }}\n\n- [ ] `CL-03.1` Write the\n{below}"
        assert [line[:8] for line in told_of(RULES, sheet(body))] == ["6: HB120"]


def test_what_is_bold_below_the_words_of_an_item_does_not_count():
    for below in (
        "    number now.", "\n    **Number** is the word.", "    \n    **Number** is the word.",
        "    - **Number** it.", "    * **Number** it.", "    + **Number** it.",
        "    12. **Number** it.", "    1) **Number** it.", "\n- [ ] `CL-03.2` **Write it.**",
        "- [ ] `CL-03.2` **Write it.**",
    ):  # fmt: skip
        assert item(f"Write the\n{below}") == []


def test_an_item_may_be_bold_as_a_whole_over_two_lines():
    assert item("**Write the\n    number now.**") == []


def test_a_box_of_another_shape_has_only_that_fault():
    body = "## A { #a }\n\n* [ ] Write **it** down.\n"
    assert told_of(RULES, sheet(body)) == []


def test_the_line_of_each_item_is_its_own():
    body = (
        "## A { #a }\n\n- [ ] Write **it**.\n\n    Why.\n\n- [ ] Write it.\n- [ ] **Write** it.\n"
    )
    lines = told_of(RULES, sheet(body))
    assert [line[:9] for line in lines] == ["6: HB120 ", "11: HB120"]


def test_an_item_that_begins_with_a_verb():
    for text in (
        "Write it.", "write it.", "WRITE it.", "“Write” it.", '"Write" it.', "'Write' it.",
        "(Write) it.", "Write, it.", "Write: it.", "Write. It.", "Write! It.", "Write? It.",
        "Write.", "**Write it.**",
    ):  # fmt: skip
        assert item(text) == []


def test_an_item_that_begins_with_another_word():
    for text, word in (
        ("Pen on paper.", "Pen"), ("The write is made.", "The"), ("(Pen) and ink.", "Pen"),
        ("—", "—"),
    ):  # fmt: skip
        assert item(text) == [
            (
                f"6: HB120 “{word}” is no verb of docs/data/verbs.txt "
                f"(begin “{text}” with what the officer does, such as “Write” or “Check”)"
            )
        ]


def test_without_verbs_and_in_other_languages_any_word_may_be_the_first():
    assert item("Pen on paper and write.", verbs="") == []
    assert in_urdu("Pen on paper; and write.") == []
    assert in_urdu("دستخط کریں۔") == []


def test_two_actions_are_told_once():
    for text, joint in (
        ("Write it; leave it.", ";"), ("Write it; check it and call.", ";"),
        ("Write it and check it.", "and check"), ("Write it, then check it.", "then check"),
        ("Write it and then check it.", "and then check"),
        ("Write it and immediately check it.", "and immediately check"),
        ("Write it & check it.", "& check"), ("Write it and also check it.", "and also check"),
        ("Write it AND Check it.", "AND Check"),
        ("Write pen and paper and check them.", "and check"),
        ("Write it and check it and call.", "and check"), ("Write it. Check it.", ". Check"),
        ("Write it! check it.", "! check"), ("Write it? CHECK it.", "? CHECK"),
        ("Write pen. Paper is bad. Call.", ". Call"),
        ("Write the time (UTC). Check it.", ". Check"), ("Write “none.” Check it.", ". Check"),
        ("Write “none”. Check it.", ". Check"), ("Write 'none.' Check it.", ". Check"),
        ('Write "none!" Check it.', "! Check"), ("Write (or call.) “Check” it.", ". Check"),
        ("Write *it.* Check it.", ". Check"), ("Write it... Check it.", ". Check"),
        ("Write it. Then check it.", "Then check"), ("Write Art. 5. Check it.", ". Check"),
        ("Write no. Check it.", ". Check"), ("Write smart. Check it.", ". Check"),
        ("Write it? check it.", "? check"),
    ):  # fmt: skip
        assert item(text) == [
            f"6: HB120 “{joint}” parts two actions in the item “{text}” (make two items of it)"
        ]


def test_one_action_may_have_two_things():
    for text in (
        "Write pen and paper.", "Write the band check.", "Write and.", "Write it, check it.",
        "Write it. The check is made.", "Write a.check down.", "Write it … check it.",
        "Write it. check it.", "Write Art. 5 and No. 7.", "Write all, e.g. check marks.",
        "Write all, e.g. Check marks.", "Write to Mr. Call.", "Write to Mrs. Call.",
        "Write to Ms. Call.", "Write to Dr. Call.", "Write it, i.e. Check marks.",
        "Write approx. Check marks.", "Write No. Check.", "Write para. Check.",
        "Write it.”Check it.", "Write it. 5 check marks.",
    ):  # fmt: skip
        assert item(text) == []


def test_the_stop_line_has_at_most_thirty_words():
    hint = "(write one or two sentences, at most 30 words in all)"
    assert stop(" ".join("a" * 30) + ".") == []
    assert stop(" ".join("a" * 31) + ".") == [f"3: HB120 the stop line has 31 words {hint}"]
    assert stop("A. B. " + " ".join("a" * 29)) == [f"3: HB120 the stop line has 31 words {hint}"]
    assert stop("A. B. A " + " ".join("a" * 27)) == [
        f"3: HB120 the stop line has 3 sentences {hint}"
    ]


def test_a_stop_line_of_too_many_sentences():
    for text, count in (
        ("A. B. C.", 3), ("A. B. C", 3), ("A? B! C.", 3), ("A۔ B؟ C۔", 3), ("A। B। C।", 3),
        ("A. B. C. D.", 4), ("Call a. Call b. Call c.", 3), ("A.” “B.” (C.)", 3),
        ("A.) (B.] [C.", 3), ("A.’ ‘B.» «C.", 3), ("A._ _B.* *C.", 3), ("A.. B.. É..", 3),
        ("کریں۔ نہ کریں۔ بس کریں۔", 3), ("করুন। করুন। করুন।", 3),
        ("The answer is no. Call a smart. Wait.", 3),
    ):  # fmt: skip
        assert stop(text) == [
            (
                f"3: HB120 the stop line has {count} sentences "
                "(write one or two sentences, at most 30 words in all)"
            )
        ]


def test_a_stop_line_of_one_or_two_sentences_or_of_a_kind_that_is_told_elsewhere():
    for value in (
        "a", "A.", "A. B", "A. B.", "A... B?!", "A.B.C.D.", "5", "2026-11-25",
        "A (B.) c. See 5. 6. 7.", "Art. B. Arts. C.", "art. B. arts. C.", "No. B. Nos. C.",
        "para. B. paras. C.", "Para. B. Paras. C.", "Mr. B. Mrs. C.", "Ms. B. Dr. C.",
        "approx. B. Approx. C.", "E, e.g. B, i.e. C. D.", "A. B.”", "“A. B.”  ", "Aa. ß. ö. ø. ÿ.",
        f"[{', '.join('a' * 31)}]", f"{{a: {' '.join('b' * 31)}}}", "",
    ):  # fmt: skip
        assert stop(value) == []


def test_a_list_may_lack_the_stop_line():
    assert told_of([STOP_TOO_LONG], sheet("\n")) == []
