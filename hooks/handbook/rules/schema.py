"""What the front matter of each kind of file must hold; one pass that sorts every difference."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import Data, Handbook, Page
from handbook.rules.base import Faults, checks, lists, once_a_book, pages
from handbook.rules.keys import (
    Family,
    Key,
    Say,
    Schema,
    Shape,
    a_day,
    a_map,
    compare,
    matches,
    plain,
    some_of,
    texts,
    whole,
    words,
)  # fmt: skip

UNKNOWN_KEY = rule("HB026", "front-matter-unknown-key")
MISSING_KEY = rule("HB027", "front-matter-missing-key")
WRONG_VALUE = rule("HB028", "front-matter-wrong-value")

_FAMILY = Family(UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE)


@checks(UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE)
@once_a_book
def front_faults(book: Handbook) -> Faults:
    """Return what differs from the schema of its file in each front matter that can be read."""
    faults = Faults()
    for front, shape in _fronts(book):
        compare(front.path, 1, front.root, shape, _FAMILY, faults)
    return faults


def _fronts(book: Handbook) -> Iterator[tuple[Data, Shape]]:
    for page in pages(book):
        if not page.front.problems:
            yield page.front, _page_shape(page)
    for checklist in lists(book):
        if not checklist.front.problems:
            yield checklist.front, _LISTS[checklist.lang == SOURCE]


def _page_shape(page: Page) -> Shape:
    rule = page.slug.startswith("contribute/rules/HB")
    form = page.slug.startswith("templates/") and not page.slug.endswith("/index.md")
    officer = "officer" in page.meta.texts("for")
    return _PAGES[page.lang == SOURCE, form, rule, officer]


_MINUTES = whole(1, 60)

_TRANSLATION = Shape(
    "a translation",
    {
        "of": Key(
            matches(r"[0-9a-f]{12}"),
            "the first 12 digits of the hash of the English text",
            Say("the digits that `handbook digest` prints for the English file"),
        ),
        "status": words("draft", "reviewed", example="draft"),
        "by": plain(Say("who or what translated it")),
    },
)

_LAST: Schema = {
    "tier": words(
        "fast", "medium", "slow", example=Say("how fast it grows old: fast, medium or slow")
    ),
    "reviewed": a_day("the day on which you read it all and checked its claims at their sources"),
    "owner": plain(Say("the role of the person who keeps it")),
}

_SOURCES: Schema = {
    "sources": Key(texts, "a list of keys of the bibliography", "[key]", needed=False)
}

_PAGE: Schema = {
    "title": plain(Say("the words of its first heading")),
    "code": Key(
        matches(r"(?:CL|[A-Z])-\d\d"),
        "a code such as E-03",
        Say("the code that docs/data/codes.yaml gives to its path"),
    ),
    "stage": words(
        "prepare", "safe", "find", "capture", "verify", "report", "care",
        example="capture", needed=False,
    ),
    "for": Key(
        some_of("officer", "trainer", "contributor"),
        "a list of officer, trainer, contributor, each once",
        "[officer]",
    ),
    "able": plain("You can …"),
    "now": plain("Life in danger", needed=False),
    "minutes": Key(
        whole(1, 480), "a whole number from 1 to 480", Say("the minutes that reading it takes")
    ),
    "level": Key(
        some_of("L0", "L1", "L2", "L3", "L4"),
        "a list of L0 to L4, each once",
        Say("in square brackets the levels at which its steps are allowed, from L0 to L4"),
    ),
    "activity": words(
        "passive", "active", "none",
        example=Say("what the other side may see of its steps: none, passive or active"),
    ),
    **_LAST,
    **_SOURCES,
}  # fmt: skip

_TRANSLATED: Schema = {
    "translation": Key(
        a_map,
        "a map with of, status and by",
        "{of: …, status: draft, by: …}",
        inside=_TRANSLATION,
    )
}

_TRIED = r"not yet|[^,]{1,40}, \d{4}-\d\d-\d\d, [1-9]\d{0,2} (?:officers?|supervisors?|trainers?)"
_LIST: Schema = {
    "id": Key(
        matches(r"CL-\d\d"),
        "a code such as CL-03",
        Say("the code that docs/data/codes.yaml gives to its page"),
    ),
    "title": plain(Say("what it helps to do, in few words")),
    "type": words("read-do", "do-confirm", example="read-do"),
    "who": words("everyone", "officer", "supervisor", "trainer", example="officer"),
    "when": plain(Say("the moment at which it is taken")),
    "minutes": Key(
        lambda node: _MINUTES(node) or node.value == "now",
        "a whole number from 1 to 60, or now",
        Say("the minutes that it takes, or now"),
    ),
    **_LAST,
    "tried": Key(
        matches(_TRIED),
        "not yet, or place, day and number, in the form of “Town, YYYY-MM-DD, 12 officers”",
        "not yet",
    ),
    **_SOURCES,
    "stop": plain(Say("when not to go on, in one or two sentences")),
}

_TOGETHER: Schema = {
    "together": plain(Say("why its translations change in the same pull request"), needed=False)
}
_LISTS = {
    True: Shape("a checklist", {**_LIST, **_TOGETHER}),
    False: Shape("a checklist", {**_LIST, **_TRANSLATED}),
}
"""What the front matter of a list holds, by whether it is English."""


def _shape(*, source: bool, form: bool, rule: bool, officer: bool) -> Shape:
    schema = dict(_PAGE)
    if form:
        del schema["code"]
        schema["id"] = Key(
            matches(r"F-\d\d"),
            "a code such as F-06",
            Say("the code that docs/data/codes.yaml gives to its path"),
        )
        schema["exports"] = words("all", "paper", example="all")
    if rule:
        schema["code"] = Key(matches(r"HB\d{3}"), "the rule's code", Say("the rule's code"))
    if not officer:
        for name in ("level", "activity"):
            key = schema[name]
            schema[name] = Key(key.fits, key.wanted, key.example, needed=False)
    kind = "a form" if form else "a page"
    return Shape(kind, schema if source else {**schema, **_TRANSLATED})


_YES_NO = (True, False)
_PAGES = {
    (source, form, rule, officer): _shape(source=source, form=form, rule=rule, officer=officer)
    for source in _YES_NO
    for form in _YES_NO
    for rule in _YES_NO
    for officer in _YES_NO
}
