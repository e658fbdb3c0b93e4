"""References to characters, signs of templates, and names that no page may have."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.catalog import RULES as CATALOG
from handbook.rules import check
from handbook.rules.safety import is_forbidden
from tests import books

RULES = ("HB504", "HB507", "HB516", "HB531")
PAGE = "docs/en/evidence/capture.md"


def codes(text: str, rules: Iterable[str] = RULES, path: str = PAGE, **more: str) -> list[str]:
    tree = {path: books.front() + "# Capture\n\n" + text, **more}
    return [one.code for one in check(books.book(tree), [CATALOG[code] for code in rules])]


def front(value: str) -> list[str]:
    tree = {PAGE: books.front(able=f"'{value}'") + "# Capture\n\nWords.\n"}
    return [
        f"{one.line} {one.code}"
        for one in check(books.book(tree), [CATALOG[code] for code in RULES])
    ]


def test_a_reference_to_a_character():
    for text in [
        "&#106;", "&#x6A;", "&#X6a;", "&#106", "&#x6a", "&nbsp;", "&zwnj;", "&colon;", "&Tab;", "&lpar;",
        "&quot;", "&apos;", "&LT;", "&AMP;", "&#60;", "&#0;", "&CounterClockwiseContourIntegral;",
    ]:  # fmt: skip
        assert codes(f"Words {text} here.") == ["HB516"]
        assert codes(f"[wo{text}rds](a.md)") == ["HB516"]
        assert codes(f"## Words {text} {{ #a }}") == ["HB516"]
        assert codes(f"Words `{text}` here.\n\n```text\n{text}\n```") == []
        assert front(f"Words {text} here.") == ["6 HB516"]


def test_what_is_no_reference_or_an_allowed_one():
    for text in [
        "R&D", "a & b", "&", "&&", "& amp;", "&amp;", "&lt;", "&gt;", "&;", "&#;", "&1;", "a&b=c",
        "&#zz;", "&amp",
    ]:  # fmt: skip
        assert codes(f"Words {text} here.") == []


def test_in_values_no_reference_is_allowed():
    for text in ("&amp;", "&lt;", "&gt;"):
        assert front(f"Words {text} here.") == ["6 HB516"]
    assert front("R&D") == []


def test_a_reference_in_a_target_is_told_by_the_rules_about_links():
    assert codes("[it](&#106;avascript:x)", ("HB502", "HB516")) == ["HB502"]
    assert codes("[it](a&#46;md)") == []
    assert codes("[it][r]\n\n[r]: a&#46;md") == []
    assert codes("[it][r]\n\n[r]: &#106;avascript:x", ("HB502", *RULES)) == ["HB502"]
    assert codes("it](&#106; x)") == ["HB516"] or codes("it](&#106; x)") == []


def test_templates_in_code_and_values():
    for text in ["{{ config }}", "{% include x %}", "{# hidden #}", "${HOME}", "<? x ?>"]:
        assert codes(f"Words `{text}` here.") == ["HB531"]
        assert codes(f"```text\nx\n{text}\n```") == ["HB531"]
        assert front(f"Words {text} here.")[0] == "6 HB531"
        assert "HB531" not in codes(f"Words {text} here.")  # HB507 or HB504 tells it
        assert codes(f"Words {text} here.") != []


def test_templates_anywhere():
    for text in ["<% x %>", '--8<-- "a.md"', "-8<- x", "--8<--\na.md\n--8<--"]:
        assert set(codes(f"{text}\n")) == {"HB531"}
        assert set(codes(f"```text\n{text}\n```\n")) == {"HB531"}


def test_what_a_code_host_shows_and_our_page_does_not():
    for text in [
        "~~gone~~", "a ~~b c~~.", "$$x^2$$", "$$", "Words :smile: here", ":thumbs_up:", "(:material-star:)",
    ]:  # fmt: skip
        assert codes(f"Words.\n\n{text}\n") == ["HB531"]
        assert codes(f"```text\n{text}\n```\n") == []


def test_what_no_dialect_reads():
    for text in [
        "a == b == c", "==a==", "++a++", "^^a^^", "||a||", "[TOC]", "x ==", "===="[:0] + "a = b", "C++ and G++", "i++ and ++i", "1 + + 2",
        "~ 5 and ~~ 6 ~~ x", "~~~", "x^2 and y^3", "^ ^", "$5 or $6", "a || b || c", "| a | b |", "||",
        "10:30:45", "1:2:3", "a:b:c", "std::x", "note: this: that", "http:x:", ":: x", "text ::: x",
        "[TOC] in a sentence", "see [!NOTE]", "[x] and [ ]", "* [a]: b", "`==a==`", "`~~a~~`", "{x}"[:0] + "8<",
        "--8", "<-->", "[[", "]]", "[[1]](a.md)"[:0] + "وقت: ۱۰:۳۰:۴۵", "সময়: ১০:৩০:৪৫", "الوقت: ١٠:٣٠",
        "ratio 16:9: wide", "F-06: also", "+05:00: offset", "sha256:dc51:x",
    ]:  # fmt: skip
        assert codes(f"Words {text} here.\n", ("HB516", "HB531")) == []


def test_a_wiki_link_is_told_in_values():
    assert front("See [[it]] now.") == ["6 HB531"]
    assert codes("See [[it]] now.") == []


def test_a_path_of_somebodys_computer():
    for text, path in [
        ("at /home/somebody/case/a.png", "/home/somebody/"),
        ("at /Users/somebody/case/a.png", "/Users/somebody/"),
        (r"at C:\Users\somebody\case", r"C:\Users\somebody"),
        (r"at c:\\Users\\somebody", r"c:\\Users\\somebody"),
        ("`/home/a`", "/home/a"),
        ("file:///home/ab/c", "/home/ab/"),
    ]:
        tree = {PAGE: books.front() + f"# Capture\n\nWords {text} here.\n"}
        (finding,) = check(books.book(tree), [CATALOG["HB533"]])
        assert finding.message == f"“{path}” is a path of somebody's own computer"


def test_what_is_no_such_path():
    for text in ["/home/", "/home/user/x", "/home/name/x", "/Users/", "/Users/Shared/x", r"C:\Users\Public", "a/home/b",
     "docs/Users/b", "at /homes/b", "Users: all", r"C:\Windows", "./home/b", "/home/ b"]:  # fmt: skip
        assert codes(f"Words {text} here.", ("HB533",)) == []


def test_a_name_that_promises_a_list_of_words():
    for name in [
        "terms", "Terms", "The terms", "slang", "Slang of smugglers", "Street slang", "code-words",
        "Code words", "codewords", "Codeword list", "coded words", "Coded language", "keywords",
        "key-words", "Keywords of traffickers", "Keywords used in adverts", "search-terms", "hashtags",
        "Hashtags used", "Terms used by recruiters", "terms-of-the-trade", "price-list", "Price list",
        "pricelist", "prices", "jargon", "lingo", "argot", "emojis", "Emoji codes", "vocabulary",
        "کوڈ ورڈز", "خفیہ الفاظ", "کلمات رمزی", "مصطلحات", "كلمات مشفرة", "সাংকেতিক শব্দ",
        "Secret words", "code names",
    ]:  # fmt: skip
        assert is_forbidden(name)


def test_a_name_that_is_one_of_these_alone():
    for name in [
        "term", "the terms", "key words", "keyword", "search terms", "emoji", "اصطلاحات",
        "کوڈ ورڈ", "قیمتیں", "کلمات رمز", "اصطلاحات عامیانه", "كلمات السر", "العامية", "الأسعار",
        "কোড শব্দ", "মূল্য তালিকা",
    ]:  # fmt: skip
        assert is_forbidden(name)


def test_a_name_with_such_a_part():
    for part in [
        "slang", "code word", "code words", "codeword", "codewords", "coded words",
        "coded language", "code names", "keywords of", "keywords used", "terms used by",
        "terms of the trade", "terms of traffickers", "terms of smugglers", "secret words",
        "emoji codes", "emojis used", "hashtags used", "price list", "price lists", "کوڈ ورڈ",
        "کوڈ ورڈز", "خفیہ الفاظ", "کلمات رمزی", "كلمات مشفرة", "সাংকেতিক শব্দ",
    ]:  # fmt: skip
        assert is_forbidden(f"A {part} b")
        assert not is_forbidden(f"x{part}x")


def test_a_name_that_promises_none():
    for name in [
        "Terms of service", "Terms of use of a platform", "In plain terms", "Long-term care", "terms-of-service",
        "Words", "The words that matter", "Code of conduct", "Page codes", "code", "Source code", "Key facts",
        "How words are found", "A price is named", "What it costs", "Prices change", "Emoji in evidence",
        "Hashtag or handle?", "Glossary", "Search", "slug", "Hashing", "Capture", "اصطلاح نامہ"[:0] + "شواہد",
        "ادله", "الأدلة", "প্রমাণ", "بەڵگە", "Terms and conditions",
    ]:  # fmt: skip
        assert not is_forbidden(name)


def test_names_of_pages_headings_and_data():
    def told(tree: dict[str, str]) -> list[str]:
        return [str(one).split(" (")[0] for one in check(books.book(tree), [CATALOG["HB532"]])]

    page = books.front() + "# Capture\n\n## Steps { #steps }\n"
    assert told({PAGE: page}) == []
    assert told({"docs/en/evidence/slang.md": page}) == [
        "docs/en/evidence/slang.md: HB532 the file name “slang” names a list of code words"
    ]
    assert told({"docs/en/terms/index.md": page}) == [
        "docs/en/terms/index.md: HB532 the file name “terms” names a list of code words"
    ]
    assert told({PAGE: books.front(title="Code words") + "# Code words\n"}) == [
        f"{PAGE}:2: HB532 the title “Code words” names a list of code words"
    ]
    assert told({PAGE: page + "\n### Slang { #words }\n"}) == [
        f"{PAGE}:19: HB532 the heading “Slang” names a list of code words"
    ]
    assert told({PAGE: page + "\n### Words { #slang }\n"}) == [
        f"{PAGE}:19: HB532 the heading “Words” names a list of code words"
    ]
    assert told({"docs/data/terms.yaml": "a: b\n"}) == [
        "docs/data/terms.yaml: HB532 the file name “terms.yaml” names a list of code words"
    ]
    assert told({"docs/data/code-words.yaml": "a: b\n"}) == [
        "docs/data/code-words.yaml: HB532 the file name “code-words.yaml” names a list of code words"
    ]


def test_html_is_told_once_a_tag():
    for text, count in [
        (r"\<script>x</script>", 1), (r"\<img src=x onerror=y>", 1), ("</div>", 1), ("</p onclick=x>", 1),
        ("a </div> b", 1), ("<kbd>a</kbd>", 1), ("<b>a</b> </i>", 2), ("<b>\n</b>", 1), ("a < b", 0),
        ("`<b>`", 0), ("<1>", 0), ("[it](<javascript:x>)", 0), ("[it](<a.md>)", 1), ("```text\n<b>\n```", 0),
        ("            ```\n\na <b>\n", 1), ("<!-- x -->", 1), ("<B>a</b>", 1),
    ]:  # fmt: skip
        assert codes(f"Words.\n\n{text}\n", ("HB504",)) == ["HB504"] * count


def test_html_in_data_is_told():
    more = {"docs/data/x.yaml": "a:\n  b: 'Words <b>'\n  '<i>': c\n  d: a < b\n"}
    tree = {PAGE: books.front() + "# Capture\n\nWords.\n", **more}
    found = [(one.path, one.line) for one in check(books.book(tree), [CATALOG["HB504"]])]
    assert found == [("docs/data/x.yaml", 2), ("docs/data/x.yaml", 3)]


def test_a_block_of_another_dialect():
    for sign in [
        "!!!", "???", "???+", "===", "===!", "===+", ":::", "> :::", "> [!NOTE]", ">[!TIP]",
    ]:  # fmt: skip
        assert codes(f'{sign} note "a"\n    b\n', ("HB505",)) == ["HB505"]
        assert codes(f"```text\n{sign} note\n```\n\nWhat{sign} So", ("HB505",)) == []
        assert codes("a\n\n=====\n", ("HB505",)) == []


def test_a_fence_that_somebody_draws():
    for info in ["mermaid", "Mermaid", "math", "geojson", "topojson", "stl", "plantuml", "dot", "d2",
                                      "graphviz", "vega", "vega-lite", "svgbob", "ditaa", "html x"]:  # fmt: skip
        assert codes(f"```{info}\nx\n```", ("HB506",)) == ["HB506"]
        assert codes("```text\nx\n```\n\n```\ny\n```", ("HB506", "HB307")) == []


def test_at_most_ten_are_told_and_mkdocs_is_another_rules():
    assert len(codes("a ~~b~~ c\n\n" * 12)) == 10
    assert len(codes("a &#1; c\n\n" * 12)) == 10
