"""HB010: a file is what its ending says."""

from __future__ import annotations

from handbook.model import File, Flaw, Handbook
from handbook.rules import check, files


def told(*held: File, config=None):
    book = Handbook(files=held, config=config)
    return [str(finding) for finding in check(book, [files.FILE_CONTENT])]


def test_what_is_as_it_says_or_told_by_another_rule():
    for file in [
        File("docs/images/a.png", 9, content="html"),
        File("docs/images/a.svg", 9, content="svg"),
        *(
            File(f"docs/en/a.{ending}", 9, content=kind)
            for ending in ("md", "yaml", "yml", "txt")
            for kind in ("text", "svg", "html", "")
        ),
        File("docs/en/a.exe", 9, content="program"),
        File("docs/en/a", 9, content="zip"),
        File("docs/images/a.svg", 9, (Flaw("empty", 0, "nothing"),)),
        File("docs/images/a.svg", 9, (Flaw("nul", 0, "x"),), "text"),
    ]:
        assert told(file) == []


def test_what_is_something_else():
    for ending, kind, what, advice in [
        ("md", "zip", "is no text: it is “zip” by its bytes", "put the text itself here"),
        ("yaml", "pdf", "is no text: it is “pdf” by its bytes", "put the text itself here"),
        ("yml", "program", "is no text: it is “program” by its bytes", "put the text itself here"),
        ("txt", "png", "is no text: it is “png” by its bytes", "put the text itself here"),
        ("svg", "text", "is no SVG picture: it is “text” by its bytes", "save the picture anew as SVG"),
        ("svg", "html", "is no SVG picture: it is “html” by its bytes", "save the picture anew as SVG"),
        ("svg", "sound or film", "is no SVG picture: it is “sound or film” by its bytes", "save the picture anew as SVG"),
        ("svg", "film", "is no SVG picture: it is “film” by its bytes", "save the picture anew as SVG"),
        ("svg", "office file", "is no SVG picture: it is “office file” by its bytes", "save the picture anew as SVG"),
        ("svg", "font", "is no SVG picture: it is “font” by its bytes", "save the picture anew as SVG"),
        ("svg", "database", "is no SVG picture: it is “database” by its bytes", "save the picture anew as SVG"),
        ("svg", "icon", "is no SVG picture: it is “icon” by its bytes", "save the picture anew as SVG"),
        ("svg", "png", "is no SVG picture: it is “png” by its bytes", "save the picture anew as SVG"),
        ("svg", "", "is no SVG picture: it is nothing known by its bytes", "save the picture anew as SVG"),
    ]:  # fmt: skip
        path = f"docs/images/a.{ending}"
        line = f"{path}: HB010 “a.{ending}” {what} ({advice})"
        assert told(File(path, 9, content=kind)) == [line]


def test_mkdocs_yml_is_looked_at_too():
    assert told(config=File("mkdocs.yml", 9, content="text")) == []
    (line,) = told(config=File("mkdocs.yml", 9, content="gzip"))
    assert line.startswith("mkdocs.yml: HB010 “mkdocs.yml” is no text")
