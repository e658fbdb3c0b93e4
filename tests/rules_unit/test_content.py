"""HB012: a file is what its ending says."""

from __future__ import annotations

import pytest

from handbook.model import File, Flaw, Handbook
from handbook.rules import check, content


def told(*held: File, config=None):
    book = Handbook(files=held, config=config)
    return [str(finding) for finding in check(book, [content.FILE_CONTENT])]


@pytest.mark.parametrize(
    "file",
    [
        File("docs/images/a.png", 9, content="png", parts=("IHDR", "IEND")),
        File("docs/images/a.jpg", 9, content="jpeg", parts=("SOS", "EOI")),
        File("docs/images/a.jpeg", 9, content="jpeg"),
        File("docs/images/a.webp", 9, content="webp"),
        File("docs/images/a.svg", 9, content="svg"),
        *(
            File(f"docs/en/a.{ending}", 9, content=kind)
            for ending in ("md", "yaml", "yml", "txt")
            for kind in ("text", "svg", "html", "")
        ),
        File("docs/en/a.exe", 9, content="program"),
        File("docs/en/a", 9, content="zip"),
        File("docs/images/a.png", 9, (Flaw("empty", 0, "nothing"),)),
        File("docs/images/a.svg", 9, (Flaw("nul", 0, "x"),), "text"),
    ],
)
def test_what_is_as_it_says_or_told_by_another_rule(file):
    assert told(file) == []


@pytest.mark.parametrize(
    ("ending", "kind", "what", "advice"),
    [
        ("md", "zip", "is no text: it begins as a file of the kind ZIP does", "put the text itself here"),
        ("yaml", "pdf", "is no text: it begins as a file of the kind PDF does", "put the text itself here"),
        ("yml", "program", "is no text: it begins as a program does", "put the text itself here"),
        ("txt", "png", "is no text: it begins as a file of the kind PNG does", "put the text itself here"),
        ("png", "jpeg", "is no PNG picture: it begins as a file of the kind JPEG does", "save the picture anew as PNG"),
        ("png", "text", "is no PNG picture: it begins as a text does", "save the picture anew as PNG"),
        ("jpg", "png", "is no JPG picture: it begins as a file of the kind PNG does", "save the picture anew as JPG"),
        ("jpeg", "html", "is no JPEG picture: it begins as a web page does", "save the picture anew as JPEG"),
        ("webp", "sound or film", "is no WEBP picture: it begins as a sound or film does", "save the picture anew as WEBP"),
        ("webp", "film", "is no WEBP picture: it begins as a film does", "save the picture anew as WEBP"),
        ("svg", "text", "is no SVG picture: it begins as a text does", "save the picture anew as SVG"),
        ("svg", "", "is no SVG picture: it begins as no kind of file that is known does", "save the picture anew as SVG"),
        ("png", "office file", "is no PNG picture: it begins as an office file does", "save the picture anew as PNG"),
        ("png", "font", "is no PNG picture: it begins as a font does", "save the picture anew as PNG"),
        ("png", "database", "is no PNG picture: it begins as a database does", "save the picture anew as PNG"),
        ("png", "icon", "is no PNG picture: it begins as an icon does", "save the picture anew as PNG"),
    ],
)  # fmt: skip
def test_what_is_something_else(ending, kind, what, advice):
    path = f"docs/images/a.{ending}"
    line = f"{path}: HB012 “a.{ending}” {what} ({advice})"
    assert told(File(path, 9, content=kind)) == [line]


@pytest.mark.parametrize(
    ("last", "what"),
    [("broken", "is a damaged picture"), ("trailing", "holds something behind the end of its picture")],
)  # fmt: skip
def test_a_picture_that_is_not_sound(last, what):
    file = File("docs/images/a.png", 9, content="png", parts=("IHDR", last))
    assert told(file) == [f"docs/images/a.png: HB012 “a.png” {what} (save the picture anew)"]


def test_a_picture_of_too_many_dots():
    file = File("docs/images/a.png", 9, content="png", parts=("IHDR", "huge", "IDAT", "broken"))
    assert told(file) == [
        (
            "docs/images/a.png: HB012 “a.png” has more dots than an old phone can show "
            "(save it smaller; 1600 dots from left to right are enough for print)"
        )
    ]


def test_mkdocs_yml_is_looked_at_too():
    assert told(config=File("mkdocs.yml", 9, content="text")) == []
    (line,) = told(config=File("mkdocs.yml", 9, content="gzip"))
    assert line.startswith("mkdocs.yml: HB012 “mkdocs.yml” is no text")
