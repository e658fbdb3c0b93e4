"""What the text says of pictures and tables: each reason, and the near miss beside it."""

from __future__ import annotations

from handbook.rules import check, drawings
from tests import books

PAGE = "docs/en/evidence/capture.md"
RULES = (drawings.ALT_MISSING, drawings.ALT_USELESS)


def said(body: str, path: str = PAGE) -> list[tuple[int, str, str]]:
    book = books.book({path: books.front() + body})
    return [(one.line, one.code, one.message) for one in check(book, RULES)]


def alone(alt: str, target: str = "f.svg") -> list[str]:
    return [
        one[2] for one in said(f"# C\n\n## Steps {'{'} #s {'}'}\n\nText.\n\n![{alt}]({target})\n")
    ]


def test_an_alternative_text_that_helps_nobody():
    for alt, target, why in [
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
    ]:
        (message,) = alone(alt, target)
        if why is None:
            assert message == f"the picture “{target}” has no alternative text"
        else:
            assert message.startswith("the alternative text “")
            assert message.endswith(f"” {why}")


def test_an_alternative_text_that_helps():
    for alt, target in [
        ("a" * 150, "f.svg"), ("Frame", "frame.svg"), ("A frame", "f.svg"), ("Steps 1 to 3", "f.svg"),
        ("Pictures of frames beside one another", "f.svg"), ("7", "f.svg"), ("An image", "f.svg"),
        ("صفحے کی تصویر جس میں پتا نظر آتا ہے", "f.svg"), ("The f.svg of old", "f.svg"),
    ]:  # fmt: skip
        assert alone(alt, target) == []
