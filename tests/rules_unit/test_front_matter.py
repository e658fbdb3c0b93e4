"""Front matter of each kind of file: every key, every value that it takes and its nearest misses."""

from __future__ import annotations

from handbook.rules import check
from handbook.rules.schema import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from tests import books

RULES = (UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE)
PAGE = "docs/en/evidence/capture.md"
WORDS = "words, in quotes where they look like a number, a date, yes or no"
DAY = "a day in digits, the year first: YYYY-MM-DD"
SHARED = {"tier": "slow", "reviewed": "2026-11-25", "owner": "editor"}
OFFICER = {
    "title": "Capture", "code": "E-03", "for": "[officer]", "able": "You can.", "minutes": "5",
    "level": "[L0]", "activity": "none", **SHARED,
}  # fmt: skip
CONTRIBUTOR = {
    "title": "Capture", "code": "E-03", "for": "[trainer]", "able": "You can.", "minutes": "5",
    **SHARED,
}  # fmt: skip
FORM = {
    **{key: value for key, value in OFFICER.items() if key != "code"},
    "id": "F-06", "exports": "all",
}  # fmt: skip
LIST = {
    "id": "CL-03", "title": "Capture", "type": "read-do", "who": "officer", "when": "it matters",
    "minutes": "15", **SHARED, "tried": "not yet", "stop": "it ends.",
}  # fmt: skip
TRANSLATION = {"translation": "{of: 0123456789ab, status: draft, by: machine draft}"}
KINDS = {
    "page": (PAGE, OFFICER),
    "other": (PAGE, CONTRIBUTOR),
    "rules": ("docs/en/contribute/rules/index.md", CONTRIBUTOR),
    "form": ("docs/en/templates/record.md", FORM),
    "forms": ("docs/en/templates/index.md", OFFICER),
    "inner": ("docs/en/x/templates/record.md", OFFICER),
    "list": ("checklists/en/capture.md", LIST),
    "page-ur": ("docs/ur/evidence/capture.md", {**OFFICER, **TRANSLATION}),
    "other-ur": ("docs/ur/evidence/capture.md", {**CONTRIBUTOR, **TRANSLATION}),
    "form-ur": ("docs/ur/templates/record.md", {**FORM, **TRANSLATION}),
    "list-ur": ("checklists/ur/capture.md", {**LIST, **TRANSLATION}),
}
"""Path and least front matter of each kind of file."""


def findings(path, keys):
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "---\n"
    found = check(books.book({path: text}), RULES)
    assert {one.path for one in found} <= {path}
    return [(one.line, one.code, one.message, one.hint) for one in found]


def found(kind, without=(), **changes):
    path, keys = KINDS[kind]
    kept = {key: value for key, value in {**keys, **changes}.items() if key not in without}
    return findings(path, kept)


def test_the_least_front_matter_of_each_kind_passes():
    for kind in KINDS:
        assert found(kind) == []
        assert found(kind, sources="[a, b]") == []


EXAMPLES = {
    "title": "“title:” and the words of its first heading",
    "code": "“code:” and the code that docs/data/codes.yaml gives to its path",
    "for": "“for: [officer]”",
    "able": "“able: You can …”",
    "minutes": "“minutes:” and the minutes that reading it takes",
    "level": "“level:” and in square brackets the levels at which its steps are allowed, from L0 to L4",
    "activity": "“activity:” and what the other side may see of its steps: none, passive or active",
    "tier": "“tier:” and how fast it grows old: fast, medium or slow",
    "reviewed": "“reviewed:” and the day on which you read it all and checked its claims at their sources",
    "owner": "“owner:” and the role of the person who keeps it",
}
FORMS = {
    "id": "“id:” and the code that docs/data/codes.yaml gives to its path",
    "exports": "“exports: all”",
}
LISTS = {
    "id": "“id:” and the code that docs/data/codes.yaml gives to its page",
    "title": "“title:” and what it helps to do, in few words",
    "type": "“type: read-do”",
    "who": "“who: officer”",
    "when": "“when:” and the moment at which it is taken",
    "minutes": "“minutes:” and the minutes that it takes, or now",
    "tier": EXAMPLES["tier"],
    "reviewed": EXAMPLES["reviewed"],
    "owner": EXAMPLES["owner"],
    "tried": "“tried: not yet”",
    "stop": "“stop:” and when not to go on, in one or two sentences",
}
OF = {"translation": "“translation: {of: …, status: draft, by: …}”"}
MISSING = [
    *(("page", "a page", key, line) for key, line in EXAMPLES.items()),
    *(("page-ur", "a page", key, line) for key, line in (EXAMPLES | OF).items()),
    *(("form", "a form", key, (EXAMPLES | FORMS)[key]) for key in FORM),
    *(("form-ur", "a form", key, line) for key, line in (FORMS | OF).items()),
    *(("list", "a checklist", key, line) for key, line in LISTS.items()),
    *(("list-ur", "a checklist", key, line) for key, line in (LISTS | OF).items()),
    ("rules", "a page", "code", EXAMPLES["code"]),
    ("other", "a page", "for", EXAMPLES["for"]),
    ("other-ur", "a page", "translation", OF["translation"]),
]


def test_a_key_that_is_missing_is_told_with_what_to_write():
    for kind, what, key, line in MISSING:
        assert found(kind, without=[key]) == [
            (1, "HB027", f"the front matter of {what} has no “{key}”", f"write {line}")
        ]


def test_level_and_activity_are_free_where_no_officer_reads():
    for kind in ["other", "rules", "other-ur"]:
        assert found(kind, level="[L4]", activity="active") == []
        assert [one[2] for one in found(kind, **{"for": "[trainer, officer]"})] == [
            "the front matter of a page has no “activity”",
            "the front matter of a page has no “level”",
        ]
        assert [one[2:] for one in found(kind, level="[L5]", activity="no")] == [
            ("“level” is “[L5]”", "write a list of L0 to L4, each once"),
            ("“activity” is “false”", "write one of passive, active, none"),
        ]


KNOWN = {
    "page": "a page knows title, short, code, stage, for, able, now, minutes, level, activity, tier, reviewed, owner, sources",
    "form": "a form knows title, short, stage, for, able, now, minutes, level, activity, tier, reviewed, owner, sources, id, exports",
    "list": "a checklist knows id, title, short, type, who, when, minutes, tier, reviewed, owner, tried, sources, stop",
}

ENGLISH = {
    "page": "role, codes, pocket, tells, hand-out, kept, shows",
    "form": "role, own, carries, case, shows, minimum, save, unsaved, instead, receipt",
    "list": "together, bilingual-items, case, save, sides, stop-rank",
}
"""What only an English text says: how it is treated in every language."""


def test_a_key_that_nobody_knows_is_told_with_those_that_are_known():
    for kind, known in KNOWN.items():
        what = known.partition(" knows")[0]
        advice = f"remove it; {known}"
        for one, more in ((kind, ENGLISH[kind]), (f"{kind}-ur", "translation")):
            (told,) = found(one, zzzz="a")
            assert told[1:] == ("HB026", f"“zzzz” is no key of {what}", f"{advice}, {more}")


def test_a_key_of_another_kind_of_file_is_unknown():
    for kind, key, unknown in [
        ("page", "translation", "a page"),
        ("page", "id", "a page"),
        ("page", "exports", "a page"),
        ("forms", "exports", "a page"),
        ("inner", "exports", "a page"),
        ("form", "code", "a form"),
        ("form", "translation", "a form"),
        ("list", "translation", "a checklist"),
        ("list", "stage", "a checklist"),
        ("list", "code", "a checklist"),
    ]:
        values = {**OFFICER, **FORM, **TRANSLATION, "stage": "care"}
        (told,) = found(kind, **{key: values[key]})
        assert told[1:3] == ("HB026", f"“{key}” is no key of {unknown}")


VALUES = [
    ("page", "title", ["a", '"2026"', "قدم"], "2026", "“2026”, read as a number", WORDS),
    ("page", "code", ["E-03", "CL-03", "Z-99"], "E-3", "“E-3”", "a code such as E-03"),
    ("page", "code", [], "E-033", "“E-033”", "a code such as E-03"),
    ("page", "code", [], "HB101", "“HB101”", "a code such as E-03"),
    ("page", "code", [], "CLX-03", "“CLX-03”", "a code such as E-03"),
    ("rules", "code", ["E-03"], "HB101", "“HB101”", "a code such as E-03"),
    ("page", "stage", ["prepare", "safe", "find", "capture", "verify", "report", "care"],
     "catch", "“catch”", "one of prepare, safe, find, capture, verify, report, care"),
    ("page", "for", ["[officer]", "[trainer, officer]", "[officer, contributor, trainer]"],
     "officer", "“officer”", "a list of officer, trainer, contributor, each once"),
    ("other", "for", ["[trainer]", "[contributor]"],
     "[reader]", "“[reader]”", "a list of officer, trainer, contributor, each once"),
    ("page", "for", [], "[officer, officer]", "“[officer, officer]”",
     "a list of officer, trainer, contributor, each once"),
    ("page", "able", ["You can."], "yes", "“true”, read as yes or no", WORDS),
    ("page", "minutes", ["1", "2", "480"], "0", "“0”", "a whole number from 1 to 480"),
    ("page", "minutes", [], "481", "“481”", "a whole number from 1 to 480"),
    ("page", "minutes", [], "now", "“now”", "a whole number from 1 to 480"),
    ("page", "level", ["[L0]", "[L4, L3, L2, L1, L0]"], "[L5]", "“[L5]”",
     "a list of L0 to L4, each once"),
    ("page", "level", [], "[L0, L0]", "“[L0, L0]”", "a list of L0 to L4, each once"),
    ("page", "activity", ["passive", "active", "none"], "some", "“some”",
     "one of passive, active, none"),
    ("page", "tier", ["fast", "medium", "slow"], "late", "“late”", "one of fast, medium, slow"),
    ("page", "reviewed", ["2024-02-29"], '"2026-11-25"', "“2026-11-25”", DAY),
    ("page", "owner", ["editor"], "", "empty", WORDS),
    ("page", "sources", ["[a]", "[a, b]"], "a", "“a”", "a list of keys of the bibliography"),
    ("page", "sources", [], "[2022]", "“[2022]”", "a list of keys of the bibliography"),
    ("form", "id", ["F-06", "F-99"], "F-6", "“F-6”", "a code such as F-06"),
    ("form", "id", [], "E-03", "“E-03”", "a code such as F-06"),
    ("form", "exports", ["all", "paper"], "none", "“none”", "one of all, paper"),
    ("list", "id", ["CL-03", "CL-99"], "CL-3", "“CL-3”", "a code such as CL-03"),
    ("list", "id", [], "E-03", "“E-03”", "a code such as CL-03"),
    ("list", "title", ["a"], "1.5", "“1.5”, read as a number", WORDS),
    ("list", "type", ["read-do", "do-confirm"], "do", "“do”", "one of read-do, do-confirm"),
    ("list", "who", ["everyone", "officer", "supervisor", "trainer"], "boss", "“boss”",
     "one of everyone, officer, supervisor, trainer"),
    ("list", "who", [], "[officer]", "“[officer]”", "one of everyone, officer, supervisor, trainer"),
    ("list", "when", ["a"], "2026-11-25", "“2026-11-25”, read as a date", WORDS),
    ("list", "minutes", ["1", "2", "60", "now"], "0", "“0”", "a whole number from 1 to 60, or now"),
    ("list", "minutes", [], "61", "“61”", "a whole number from 1 to 60, or now"),
    ("list", "minutes", [], "later", "“later”", "a whole number from 1 to 60, or now"),
    ("list", "tier", ["fast", "medium", "slow"], "late", "“late”", "one of fast, medium, slow"),
    ("list", "reviewed", ["2024-02-29"], "soon", "“soon”", DAY),
    ("list", "owner", ["a"], "{}", "a map", WORDS),
    ("list", "tried", ["not yet", "Town A, 2026-11-25, 12 officers", "Town A, 2026-11-25, 1 officer"],
     "no", "“false”", "not yet, or place, day and number, in the form of “Town, YYYY-MM-DD, 12 officers”"),
    ("list", "tried", [], "somewhere", "“somewhere”",
     "not yet, or place, day and number, in the form of “Town, YYYY-MM-DD, 12 officers”"),
    ("list", "sources", ["[a]"], "[]", "“[]”", "a list of keys of the bibliography"),
    ("list", "stop", ["a"], '""', "empty", WORDS),
    ("page-ur", "translation", [], "draft", "“draft”", "a map with of, status and by"),
    ("list-ur", "translation", [], "[]", "“[]”", "a map with of, status and by"),
]  # fmt: skip


def test_a_key_takes_its_values_and_no_other():
    for kind, key, good, bad, value, wanted in VALUES:
        assert [one for one in good if found(kind, **{key: one})] == []
        told = [one[1:] for one in found(kind, **{key: bad}) if one[1] != "HB027"]
        assert told == [("HB028", f"“{key}” is {value}", f"write {wanted}")]


HASH = "the first 12 digits of the hash of the English text"


def test_a_translation_says_of_which_text_and_by_whom():
    for value, expected in [
        ("{of: 0123456789ab, status: reviewed, by: a}", []),
        ("{of: abcdef012345, status: draft, by: a}", []),
        ("{of: 123456789012, status: draft, by: a}", []),
        ("{of: 0123456789a, status: draft, by: a}", [("“of” is “0123456789a”", HASH)]),
        ("{of: 0123456789abc, status: draft, by: a}", [("“of” is “0123456789abc”", HASH)]),
        ("{of: 0123456789aB, status: draft, by: a}", [("“of” is “0123456789aB”", HASH)]),
        ("{of: 0123456789ag, status: draft, by: a}", [("“of” is “0123456789ag”", HASH)]),
        ("{of: 0123456789ab, status: done, by: a}",
         [("“status” is “done”", "one of draft, reviewed")]),
        ("{of: 0123456789ab, status: draft, by: 1}",
         [("“by” is “1”, read as a number", WORDS)]),
        ("{status: draft, by: a}",
         [("the front matter of a translation has no “of”",
           "“of:” and the digits that `handbook digest` prints for the English file")]),
        ("{of: 0123456789ab, by: a}",
         [("the front matter of a translation has no “status”", "“status: draft”")]),
        ("{of: 0123456789ab, status: draft}",
         [("the front matter of a translation has no “by”", "“by:” and who or what translated it")]),
    ]:  # fmt: skip
        for kind in ["page-ur", "form-ur", "list-ur"]:
            told = [one[2:] for one in found(kind, translation=value)]
            assert told == [(message, f"write {hint}") for message, hint in expected]


def test_a_key_that_a_translation_does_not_know():
    value = "{of: 0123456789ab, status: draft, by: a, zzzz: b}"
    (told,) = found("page-ur", translation=value)
    assert told[1:] == (
        "HB026",
        "“zzzz” is no key of a translation",
        "remove it; a translation knows of, status, by",
    )


def test_front_matter_that_cannot_be_read_has_only_that_fault():
    for kind in ["page", "list"]:
        assert found(kind, tier="late\nowner: a\nzzzz: b") == []
        assert found(kind, tier="late", zzzz="b") != []


def test_each_finding_has_its_line():
    told = found("page", tier="late", zzzz="a", without=["owner"])
    assert [one[:2] for one in told] == [(1, "HB027"), (9, "HB028"), (11, "HB026")]


FIELDS = (
    "\n## Fields { #fields }\n\n| Field | Kind | Needed | How |\n| --- | --- | --- | --- |\n"
    "| `log-ref` Log | text | always | A number. |\n"
    "| `seen` Seen | choice | | `no` no · `yes` yes |\n"
    "| `signs` Signs | choices | | `few` few · `many` many |\n"
)


def policies(*trees: tuple[str, str, str]) -> list[str]:
    """Return what is told of texts: kind, slug and lines of front matter of each."""
    whole = {}
    for kind, slug, lines in trees:
        path, keys = KINDS[kind]
        front = "".join(f"{key}: {value}\n" for key, value in keys.items())
        place = f"{path.rpartition('/')[0]}/{slug}.md"
        whole[place] = f"---\n{front}{lines}\n---\n{FIELDS * (kind == 'form')}"
    return [
        f"{one.path}:{one.line} {one.message} ({one.hint})"
        for one in check(books.book(whole), RULES)
    ]


def test_an_english_text_says_how_it_is_treated():
    for kind, lines in [
        ("page", "role: bibliography"),
        ("page", "hand-out: advert"),
        ("page", "hand-out: sheets"),
        (
            "page",
            "shows:\n  seen: {as: compared, of: [seen]}\n  more: {as: asked, of: [ids, notice]}",
        ),
        (
            "form",
            "role: session-log\nown: log-ref\ncarries: none\ncase: apart\nshows: request-cards",
        ),
        ("form", "save: never\ninstead: CL-03\nreceipt: seen"),
        ("form", "unsaved: seen.yes\ninstead: E-03"),
        ("list", "bilingual-items: critical\ncase: apart\nsave: never\nsides: 1\nstop-rank: 2"),
    ]:
        assert policies((kind, "one", lines)) == []


def test_what_a_text_cannot_say_of_itself_is_told():
    for kind, lines in [
        ("page", "role: session-log"), ("page", "own: log-ref"), ("page", "shows: request-cards"),
        ("page", "shows:\n  seen: {as: listed, of: [seen]}"), ("page", "shows:\n  seen: {as: asked}"),
        ("form", "role: glossary"), ("form", "own: other"), ("form", "receipt: other"),
        ("form", "carries: all"), ("form", "save: always"), ("form", "unsaved: seen"),
        ("form", "unsaved: seen.maybe"), ("form", "unsaved: other.yes"), ("form", "instead: CL-98"),
        ("form", "unsaved: signs.few"),
        ("form", "stop-rank: 1"), ("list", "stop-rank: 0"), ("list", "sides: 2"),
        ("list", "bilingual-items: all"), ("list", "role: path"),
        ("page-ur", "role: glossary"), ("form-ur", "own: log-ref"), ("list-ur", "stop-rank: 1"),
    ]:  # fmt: skip
        assert len(policies((kind, "one", lines))) == 1


def test_what_only_one_may_be_is_said_by_one():
    pages = [("page", slug, "role: glossary") for slug in ("one", "two")]
    path = "docs/en/evidence/one.md"
    assert policies(*pages) == [
        f"docs/en/evidence/two.md:12 “role” is “glossary” (write another role: {path} has this one)"
    ]
    lists = [("list", slug, "stop-rank: 1") for slug in ("one", "two")]
    assert len(policies(*lists)) == 1


def test_works_that_are_cited_are_shown_by_a_page():
    bare = {PAGE: books.front() + "# A\n\nSo it is in E-04.\n"}
    assert check(books.book(bare), (MISSING_KEY,)) == []
    tree = {PAGE: books.front() + "# A\n\nSo it is [@key-2022].\n"}
    (line,) = [str(one) for one in check(books.book(tree), (MISSING_KEY,))]
    assert "docs/data/bibliography.yaml:1: HB027 the handbook has no “role: bibliography”" in line
    tree["docs/en/reference/sources.md"] = books.front(code="R-02", role="bibliography") + "# B\n"
    assert check(books.book(tree), (MISSING_KEY,)) == []


def test_a_short_name_fits_a_sentence_in_every_kind_of_file():
    for kind in ("page", "form", "list", "page-ur", "form-ur", "list-ur"):
        assert found(kind, short="a" * 28) == []
        ((_, code, _, hint),) = found(kind, short="a" * 29)
        assert (code, hint) == ("HB028", "write a name of at most 28 characters")
