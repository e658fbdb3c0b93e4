"""What the text says of pictures and tables: each reason, and the near miss beside it."""

from __future__ import annotations

import pytest

from handbook.findings import Severity
from handbook.rules import check, figures
from tests import books

PAGE = "docs/en/evidence/capture.md"
FORM = "docs/en/templates/record.md"
RULES = (
    figures.ALT_MISSING, figures.ALT_USELESS, figures.FIGURE_UNMENTIONED, figures.TABLE_UNMENTIONED,
)  # fmt: skip
TABLE = "| A | B |\n| - | - |\n| x | y |\n"


def said(body: str, path: str = PAGE) -> list[tuple[int, str, str]]:
    book = books.book({path: books.front() + body})
    return [(one.line, one.code, one.message) for one in check(book, RULES)]


def alone(alt: str, target: str = "f.svg") -> list[str]:
    return [
        one[2] for one in said(f"# C\n\n## Steps {'{'} #s {'}'}\n\nText.\n\n![{alt}]({target})\n")
    ]


@pytest.mark.parametrize(
    ("alt", "target", "why"),
    [
        ("", "f.svg", None),
        (" ", "f.svg", None),
        ("a" * 151, "f.svg", "has 151 characters"),
        ("f.svg", "f.svg", "is the name of a file"),
        ("Frame.PNG", "f.svg", "is the name of a file"),
        ("a frame.jpeg", "f.svg", "is the name of a file"),
        ("img_0042", "../images/img_0042.svg", "is the name of a file"),
        ("Frame-2", "frame-2.svg", "is the name of a file"),
        ("…", "f.svg", "has no word"),
        ("- - -", "f.svg", "has no word"),
        ("Image", "f.svg", "only says that there is a picture"),
        ("Screenshot.", "f.svg", "only says that there is a picture"),
        ("تصویر", "f.svg", "only says that there is a picture"),
        ("ছবি।", "f.svg", "only says that there is a picture"),
        ("صورة", "f.svg", "only says that there is a picture"),
        ("A picture of a frame", "f.svg", "begins with what a screen reader says of every picture"),
        ("image of a frame", "f.svg", "begins with what a screen reader says of every picture"),
        ("عکس از قاب", "f.svg", "begins with what a screen reader says of every picture"),
        ("steps", "f.svg", "repeats a heading"),
        ("C", "f.svg", "repeats a heading"),
    ],
)
def test_an_alternative_text_that_helps_nobody(alt, target, why):
    (message,) = alone(alt, target)
    if why is None:
        assert message == f"the picture “{target}” has no alternative text"
    else:
        assert message.startswith("the alternative text “")
        assert message.endswith(f"” {why}")


@pytest.mark.parametrize(
    ("alt", "target"),
    [
        ("a" * 150, "f.svg"), ("Frame", "frame.svg"), ("A frame", "f.svg"), ("Steps 1 to 3", "f.svg"),
        ("Pictures of frames beside one another", "f.svg"), ("7", "f.svg"), ("An image", "f.svg"),
        ("صفحے کی تصویر جس میں پتا نظر آتا ہے", "f.svg"), ("The f.svg of old", "f.svg"),
    ],
)  # fmt: skip
def test_an_alternative_text_that_helps(alt, target):
    assert alone(alt, target) == []


@pytest.mark.parametrize("word", sorted(figures._NAMES))
def test_every_word_for_a_picture_is_known(word):
    assert alone(word) == [f"the alternative text “{word}” only says that there is a picture"]


@pytest.mark.parametrize("opening", figures._OPENINGS)
def test_every_opening_is_known(opening):
    (message,) = alone(f"{opening}frame")
    assert message.endswith("begins with what a screen reader says of every picture")


PICTURE = "![A frame](f.svg)"
LINKED = "[![A frame](f.svg)](#s)"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"# C\n\n{PICTURE}\n", [17]),
        (f"{PICTURE}\n", [15]),
        (f"Text.\n\n## A {{ #a }}\n\n{PICTURE}\n\n## B {{ #b }}\n\nText.\n", [19]),
        (f"# C\n\nText.\n\n{PICTURE}\n", []),
        (f"# C\n\n{PICTURE}\n\nText.\n", []),
        (f"# C\n\nSee {PICTURE}\n", []),
        (f"# C\n\n- {PICTURE} a\n", []),
        (f"# C\n\n{LINKED}\n", [17]),
        (f"# C\n\n{PICTURE}\n{PICTURE}\n", [17, 18]),
        (f"# C\n\n{PICTURE}\n\n{TABLE}", [17, 19]),
        (f"C\n=\n\n{PICTURE}\n", [18]),
        (f"C\n---\n\n{PICTURE}\n", [18]),
        (f"# C\n\n{PICTURE}\n\n--\n", [17]),
        (f"# See {PICTURE}\n", [15]),
        (f"# See {PICTURE}\n\nText.\n", []),
    ],
)
def test_a_picture_needs_text_in_its_section(body, lines):
    assert [line for line, code, _ in said(body) if code in ("HB328", "HB329")] == lines


def test_a_picture_without_text_is_named():
    assert said(f"# C\n\n{PICTURE}\n") == [
        (17, "HB328", "no text in this section speaks of the picture “A frame”")
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"# C\n\n{TABLE}", [17]),
        (TABLE, [15]),
        (f"# C\n\nText.\n\n{TABLE}", []),
        (f"# C\n\n## A {{ #a }}\n\n{TABLE}", []),
        (f"# C\n\n## A {{ #a }}\n\n{TABLE}\n{TABLE}", [23]),
        (f"# C\n\n## A {{ #a }}\n\n{TABLE}\nText.\n\n{TABLE}", []),
        (f"# C\n\n## A {{ #a }}\n\n{TABLE}\n### B {{ #b }}\n\n{TABLE}", []),
        (f"# C\n\n## A {{ #a }}\n\n{TABLE}\n{TABLE}\n{TABLE}", [23, 27]),
        ("# C\n\n| A |\n| - |\n\n| B |\n| - |\n", [17, 20]),
        (f"# C\n\n## A {{ #a }}\n\n{TABLE}\n{PICTURE}\n\n{TABLE}", [25]),
    ],
)
def test_a_table_needs_words_of_its_own(body, lines):
    assert [line for line, code, _ in said(body) if code == "HB329"] == lines


def test_a_table_without_words_is_named():
    assert said(f"# C\n\n{TABLE}") == [
        (17, "HB329", "no heading and no text of its own says what the table “A | B” is for")
    ]


@pytest.mark.parametrize(
    ("path", "id_", "count"),
    [(FORM, "fields", 0), (FORM, "rows", 0), (FORM, "notes", 1), (PAGE, "fields", 1)],
)
def test_the_tables_of_a_form_are_the_form(path, id_, count):
    body = f"# C\n\n## F {{ #{id_} }}\n\n{TABLE}\n{TABLE}"
    assert len(said(body, path)) == count


def test_figures_are_warnings_and_alternative_texts_are_errors():
    assert [rule.severity for rule in RULES] == [
        Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.WARNING,
    ]  # fmt: skip
