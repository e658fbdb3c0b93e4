"""Each data file against its schema: every key at its bounds, every list, every date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handbook.rules import ALL, check
from handbook.rules.registers import DATA_FILE_UNKNOWN
from tests import books

TODAY = dt.date(2026, 11, 25)
OURS = ("HB026", "HB027", "HB028")
RULES = [
    DATA_FILE_UNKNOWN,
    *(one for one in ALL if one.code in OURS or one.code.startswith("HB07")),
]
DATA = "docs/data/"


def findings(tree, *, today=TODAY, release=False):
    """Return what the rules of this family say of data files, given by their names."""
    book = books.book({DATA + name: text for name, text in tree.items()})
    found = check(replace(book, today=today, release=release), RULES)
    return [one for one in found if one.path.startswith(DATA)]


def told(tree, **more):
    """Return it as lines without the folder."""
    return [str(finding).removeprefix(DATA) for finding in findings(tree, **more)]


def yaml(entry: dict[str, str], indent: str = "") -> str:
    return "".join(f"{indent}{key}: {value}\n" for key, value in entry.items())


def row(entry: dict[str, str]) -> str:
    return "  -" + yaml(entry, "    ")[3:]


IMAGE = {
    "file": "a.svg", "title": "A square", "alt": "{en: A square}", "maker": "editor",
    "made": "2026-11-25", "licence": "CC-BY-4.0", "source": "drawn for this handbook",
    "people": "none", "words": "[]",
}  # fmt: skip
WORK = {"id": "key-2022", "type": "report", "title": "A protocol", "custom": "{mark: S}"}
IGNORE = {
    "rule": "HB301", "path": "docs/en/a.md", "until": "2099-01-01", "reason": "it waits",
}  # fmt: skip
RETIRED = {"id": "CL-03.9", "was": "Call.", "edition": '"2026.11"', "now": "none"}
HOST = {"owner": "an office", "seen": "2026-11-25"}
CODE = {"title": "A page", "path": "evidence/a.md", "state": "planned"}
SECTIONS = "sections:\n  E: {folder: evidence, title: Evidence}\n"
LANGUAGE = books.LANGUAGES.partition("  words:")[0] + "  words: {for: For}\n"


def images(**more):
    return {"images.yaml": "images:\n" + row(IMAGE | more)}


def works(**more):
    return {"bibliography.yaml": "references:\n" + row(WORK | more)}


def ignore(**more):
    return {"ignore.yaml": "ignore:\n" + row(IGNORE | more)}


def retired(**more):
    return {"retired.yaml": "codes: []\nrules: []\nfields: []\nitems:\n" + row(RETIRED | more)}


def hosts(**more):
    return {"hosts.yaml": "www.unodc.org:\n" + yaml(HOST | more, "  ")}


def codes(**more):
    return {"codes.yaml": SECTIONS + "E-03:\n" + yaml(CODE | more, "  ")}


def section(**more):
    entry = {"folder": "evidence", "title": "Evidence"} | more
    return {"codes.yaml": "sections:\n  E:\n" + yaml(entry, "    ")}


def fiction(**groups):
    return {"fictional.yaml": yaml({key.replace("_", "-"): text for key, text in groups.items()})}


def language(key, value):
    lines = [line for line in LANGUAGE.splitlines() if not line.startswith(f"  {key}:")]
    return {"languages.yaml": "\n".join([lines[0], f"  {key}: {value}", *lines[1:]]) + "\n"}


def test_an_entry_that_holds_what_it_should_gives_nothing():
    for made in [images, works, ignore, retired, hosts, codes, section, fiction]:
        assert told(made()) == []


WORDS = "words, in quotes where they look like a number, a date, yes or no"
DAY = "a day in digits, the year first: YYYY-MM-DD"
BAD = [
    (images, "file", ["a.gif", "a b.svg", ".svg/", "a.SVG", "../a.svg?"],
     "its name below docs/images, such as capture-sequence.svg"),
    (images, "title", [""], WORDS),
    (images, "alt", ["A square", "[]", ""], "a map of the code of a language, such as ur"),
    (images, "maker", ["1"], WORDS),
    (images, "made", ["2026"], DAY),
    (images, "licence", ["all rights", "CC-BY-NC-4.0"],
     "one of CC-BY-4.0, CC-BY-SA-4.0, CC0-1.0"),
    (images, "source", ["[]"], WORDS),
    (images, "people", ["two", "yes"], "one of none, drawn figures"),
    (images, "words", ["en", "", "[en, en]", "[english]"],
     "a list of codes of languages, [] where it has no words"),
    (works, "id", ["A", "a_b", "a b", "a--b", ".a"], "small letters, digits, hyphens and dots"),
    (works, "title", ["2022", '""'], WORDS),
    (works, "author", ["An office", "{literal: a}", "[An office]"], "a list of names"),
    (works, "issued", [
        "2022", "2022-05-06", "{date-parts: []}", "{date-parts: [2022]}", "{date-parts: [[]]}",
        "{date-parts: [[2022, 5, 6, 7]]}", "{date-parts: [[2022], [2022], [2022]]}",
        '{date-parts: [["2022"]]}', "{date-parts: [[2022]], season: 1}", "{raw: a}", "{}",
    ], "a date of CSL, such as {date-parts: [[2026, 11, 25]]}"),
    (works, "accessed", ["2022-05-06"], "a date of CSL, such as {date-parts: [[2026, 11, 25]]}"),
    (works, "language", ["English", "e"], "the code of a language, such as en"),
    (works, "publisher", ["12"], WORDS),
    (works, "container-title", ["12"], WORDS),
    (works, "number", ["[]", '""', "yes"], "its number"),
    (works, "volume", ["{}"], "its number"),
    (works, "issue", ["yes"], "its number"),
    (works, "URL", ["http://example.test", "https://", "example.test", '"https://a b"', "https://é"],
     "the publisher's own address, which begins with https://"),
    (works, "DOI", ["https://doi.org/10.1371/a", "10.12/a", "10.1371/"],
     "a DOI, which begins with 10."),
    (works, "custom", ["S", "[]", ""], "a map of mark, address, read, short, note, tier"),
    (ignore, "rule", ["HB1", "301", "hb301", "HB3010"], "the code of a rule, such as HB301"),
    (ignore, "path", ["1"], WORDS),
    (ignore, "reason", [""], WORDS),
    (ignore, "until", ["never"], DAY),
    (retired, "id", ["CL-3.1", "E-03", "CL-03.1234", "CL-03."], "an id such as CL-03.5"),
    (retired, "was", ["1"], WORDS),
    (retired, "edition", ["2026.11", '"2026.13"', '"2026.00"', '"26.11"', '"2026.1"'],
     "an edition in quotes, such as “2027.02”"),
    (retired, "now", ["nothing", "", "E-03"],
     "the id that took its place, such as CL-03.5, or none"),
    (hosts, "owner", ["1"], WORDS),
    (hosts, "seen", ["never"], DAY),
    (codes, "title", ["12"], WORDS),
    (codes, "path", ["evidence/a.html", "/evidence/a.md", "../a.md", "evidence/A.md", "a/.md"],
     "the path of its page below docs/en/, such as evidence/hashing.md"),
    (codes, "state", ["done", "yes"], "one of planned, made"),
    (section, "folder", ["a/b", "A", "a b", "../a"], "a folder below docs/en/, such as evidence"),
    (section, "title", ["1"], WORDS),
    (section, "titles", ["a", "[]"], "a map of the code of a language, such as ur"),
]  # fmt: skip


def test_a_value_that_a_key_does_not_take():
    for made, key, value, wanted in [
        (made, key, value, wanted) for made, key, values, wanted in BAD for value in values
    ]:
        found = [line for line in told(made(**{key: value})) if "HB028" in line]
        assert len(found) == 1
        assert f": HB028 “{key}” is " in found[0]
        assert found[0].endswith(f"(write {wanted})")


NEEDED = [
    (images, "a picture", list(IMAGE)),
    (works, "a work", list(WORK)),
    (ignore, "an entry of what is ignored", list(IGNORE)),
    (retired, "a retired entry", list(RETIRED)),
    (hosts, "a host", list(HOST)),
    (codes, "a code", list(CODE)),
    (section, "a section", ["folder", "title"]),
]  # fmt: skip


def without(made, key):
    """Return the lines of a file whose entry has another key in the place of this one."""
    name, text = made().popitem()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip(" -").startswith(f"{key}:"):
            lines[number] = line.replace(f"{key}:", "zzzzzzzzzzzzzzzz:", 1)
    return told({name: "\n".join(lines)})


def test_a_key_that_an_entry_needs():
    for made, kind, key in [(made, kind, key) for made, kind, keys in NEEDED for key in keys]:
        [line] = [line for line in without(made, key) if "HB027" in line]
        assert f"HB027 {kind} has no “{key}” (write “{key}:" in line


def test_a_file_may_be_empty_but_for_its_list():
    for text in [
        "# nothing\n",
        "images: []\n",
        "images:\n# one day\n  []\n",
        "---\nimages: []\n",
    ]:
        expected = [] if "images:" in text else [
            "images.yaml:1: HB027 images.yaml has no “images” (write “images: []”)"
        ]  # fmt: skip
        assert told({"images.yaml": text}) == expected


def test_a_list_without_a_value_is_told():
    for name, key in [("images", "images"), ("bibliography", "references"),
     ("ignore", "ignore")]:  # fmt: skip
        assert told({f"{name}.yaml": f"{key}:\n"}) == [
            f"{name}.yaml:1: HB028 “{key}” is empty (write a list of entries, or [] where there are none)"
        ]


def test_each_file_needs_its_lists():
    assert told({"retired.yaml": "# none\n"}) == [
        f"retired.yaml:1: HB027 retired.yaml has no “{key}” (write “{key}: []”)"
        for key in ("codes", "fields", "items", "rules")
    ]
    [line] = told({"codes.yaml": "# none\n"})
    assert line.startswith(
        "codes.yaml:1: HB027 codes.yaml has no “sections” (write “sections: {E: "
    )
    assert told({"languages.yaml": "# none\n"}) == [
        "languages.yaml:1: HB027 languages.yaml has no “en” (write “en: {name: English, …}”)"
    ]


def test_a_file_that_is_no_map_is_told_once():
    assert told({"images.yaml": "- a\n- b\n"}) == [
        "images.yaml:1: HB028 images.yaml is “[a, b]” (write one “key: value” a line)"
    ]
    assert told({"hosts.yaml": "\n\nwww.unodc.org\n"}) == [
        "hosts.yaml:3: HB028 hosts.yaml is “www.unodc.org” (write one “key: value” a line)"
    ]


def test_a_code_of_another_form_is_told():
    for name in ["E-3", "E-003", "e-03", "EE-03", "E03", "CL03"]:
        text = f"{SECTIONS}{name}: {{title: A, path: evidence/a.md, state: planned}}\n"
        assert (
            f"codes.yaml:3: HB026 “{name}” is no key of codes.yaml (write a code such as E-03)"
            in (told({"codes.yaml": text}))
        )


def test_a_section_has_one_letter():
    for letter in ["e", "EE", "CLL"]:
        text = f"sections:\n  {letter}: {{folder: evidence, title: Evidence}}\n"
        assert told({"codes.yaml": text}) == [
            f"codes.yaml:2: HB026 “{letter}” is no key of sections (write a capital letter, or CL)"
        ]


LABEL = "a" * 63


def test_what_is_no_host_is_told():
    for host in ["https://unodc.org", "unodc.org/a", "UNODC.org", "unodc", "-a.example", "a-.example", "a..b",
     ".a.b", "a.b.", "é.example", '"a.example:443"', f"a{LABEL}.example", "a_b.example", "a.b",
     ".".join([LABEL] * 4), "198.51.100.7", "a.b.c.d", "abc.onion", "a.com1"]:  # fmt: skip
        assert told({"hosts.yaml": f"{host}: {{owner: a, seen: 2026-11-25}}\n"})[0].endswith(
            " is no key of hosts.yaml (write a host in small letters, such as www.unodc.org)"
        )


FICTION = {
    "persons": (["Amina Example", "A B C Sample"], ["Amina", "Example", "Amina Khan", "Sample A"],
                "a name that ends with Example or Sample"),
    "handles": (["@a.example", "@a_b-c.d.example"], ["@a", "a.example", "@A.example", "@.com"],
                "a handle that ends with .example"),
    "account-ids": (["00001", "0000471142"], ["0000", "1471142", "000x1"],
                    "a number that begins with 0000"),
    "domains": (["a.example", "a.b.test"], ["a.com", "example", "a.example.com", "A.example"],
                "a domain that ends with .example or .test"),
    "addresses": (["hxxps://a[.]example", "hxxp://a[.]b[.]test/c?d"],
                  ["https://a.example", "hxxps://a.example", "hxxps://a[.]com", "hxxps://example"],
                  "a defanged address at .example or .test"),
    "emails": (["a.b@c.example", "a@b.c.test"], ["a@b.com", "a@example", "@a.example"],
               "an address that ends with .example or .test"),
    "phones": (["+00 000 000 0142", "+001"], ["+92 000", "00 000", "+00", "+00 ", "+00 a"],
               "a number that begins with +00"),
    "identity-numbers": (["00000-0000000-1", "XX0000001", "LIC/0000/042", "0000"],
                         ["12345-1234567-1", "000", "x0000"],
                         "a number that begins with 0000 after its letters"),
}  # fmt: skip


def test_an_invented_value_has_a_form_that_no_real_one_has():
    for group, (good, bad, wanted) in FICTION.items():
        for name in good:
            assert told(fiction(**{group: f'{{"{name}": {{is: invented}}}}'})) == [], name
        for name in bad:
            [line] = told(fiction(**{group: f'{{"{name}": {{is: invented}}}}'}))
            assert (
                line
                == f"fictional.yaml:1: HB026 “{name.strip()}” is no key of {group} (write {wanted})"
            )


def test_other_invented_values_have_any_form_but_none():
    for group in ["agencies", "companies", "platforms", "places", "service-numbers", "person-codes",
     "references", "exhibits", "devices", "media"]:  # fmt: skip
        assert told(fiction(**{group: '{"Unit 7": {is: a unit, ur: یونٹ}, "a": {is: b}}'})) == []
        assert len(told(fiction(**{group: '{" a": {is: b}, "": {is: b}}'}))) == 2
        assert told(fiction(**{group: '{"a": {ur: b}}'})) == [
            "fictional.yaml:1: HB027 an invented value has no “is” (write “is:” and what it is)"
        ]


def test_an_invented_file_has_a_size_and_a_hash():
    for text, lines in [
        ('{"a.png": {is: a, bytes: 0, sha256: "%s"}}' % ("0" * 64), 0),
        ('{"a b": {is: a, bytes: 1, sha256: "%s"}}' % ("0" * 64), 1),
        ('{"a.png": {is: a, bytes: -1, sha256: "%s"}}' % ("0" * 64), 1),
        ('{"a.png": {is: a, bytes: 1, sha256: "%s"}}' % ("0" * 63), 1),
        ('{"a.png": {is: a, bytes: 1, sha256: "%s"}}' % ("A" * 64), 1),
        ('{"a.png": {is: a}}', 2),
    ]:  # fmt: skip
        assert len(told(fiction(files=text))) == lines


def test_the_shared_case_is_told_by_the_ids_of_fields():
    for text, lines in [("{a-1: b, case-ref: 2, ok: 2026-01-01}", 0), ("{a: b}", 1), ("{aA: b}", 1),
     ("{ab: []}", 1), ("{ab: }", 1), ('{ab: ""}', 1), ("{1a: b}", 1),
     ("{%s: b}" % ("a" * 31), 0), ("{%s: b}" % ("a" * 32), 1)]:  # fmt: skip
        assert len(told(fiction(case=text))) == lines


def test_a_language_says_how_it_is_written():
    for key, value, wanted in [
        ("name", "12", WORDS),
        ("english", '""', WORDS),
        ("dir", "right", "one of ltr, rtl"),
        ("html", "english", "a value of the attribute lang"),
        ("callouts", "[]", "a map of stop, must, check, proves, example, say"),
        ("check", "yes", WORDS),
        ("months", "[January]", "a list of twelve names, January first"),
        ("months", "[a, b, c, d, e, f, g, h, i, j, k, l, m]", "a list of twelve names, January first"),
        ("months", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", "a list of twelve names, January first"),
        ("words", "none", "a map of words by the keys that English has"),
    ]:  # fmt: skip
        [line] = told(language(key, value))
        assert line.startswith(f"languages.yaml:2: HB028 “{key}” is ")
        assert line.endswith(f"(write {wanted})")


def test_a_language_needs_all_of_it():
    for key in ["name", "english", "dir", "html", "callouts", "check", "months", "words"]:
        text = "".join(
            line for line in language(key, "x")["languages.yaml"].splitlines(keepends=True)
            if not line.startswith(f"  {key}:")
        )  # fmt: skip
        [line] = told({"languages.yaml": text})
        assert f"languages.yaml:1: HB027 a language has no “{key}”" in line


def test_another_code_is_told():
    for code in ["farsi", "FA", "fa-af", "f"]:
        text = LANGUAGE + LANGUAGE.replace("en:\n", f"{code}:\n", 1)
        assert told({"languages.yaml": text})[0].endswith(
            "is no key of languages.yaml (write the code of a language, such as fa or fa-AF)"
        )
