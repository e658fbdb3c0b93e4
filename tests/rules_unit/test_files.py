"""HB001 to HB007, HB010 and HB017: what is said of bytes and places."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.languages import Language
from handbook.model import File, Flaw, Handbook
from handbook.rules import check, files

RULES = [
    *(CATALOG[code] for code in ("HB001", "HB006", "HB007", "HB017")),
    files.FILE_TYPE, files.FILE_OUTSIDE_LANGUAGE,
]  # fmt: skip
PAGE = "docs/en/a.md"
KNOWN = {code: Language(code, code, code, "ltr", code, ("",) * 12) for code in ("en", "ur")}


def told(*held: File, languages=KNOWN, config=None):
    book = Handbook(files=held, languages=languages, config=config)
    return [str(finding) for finding in check(book, RULES)]


def test_each_kind_of_file_is_told_its_own_limit():
    for name, advice in [
        ("docs/data/a.yaml", "part it: such a file has at most 524288 bytes"),
        ("docs/data/a.yml", "part it: such a file has at most 524288 bytes"),
        ("docs/en/a.md", "part it: such a file has at most 131072 bytes"),
        ("docs/data/a.txt", "part it: such a file has at most 1048576 bytes"),
        ("docs/images/a.svg", "part it: such a file has at most 1048576 bytes"),
    ]:
        found = told(File(name, 9, (Flaw("too-big", 0, "9 bytes"),)))
        assert [line for line in found if "HB006" in line] == [
            f"{name}: HB006 the file has 9 bytes ({advice})"
        ]


def test_a_file_in_another_encoding_has_no_other_fault_of_its_bytes():
    flaws = (Flaw("bom", 1, "x"), Flaw("nul", 1, "x"), Flaw("not-utf8", 1, "x"))
    (line,) = told(File(PAGE, 9, flaws))
    assert "HB001" in line
    assert len(told(File(PAGE, 9, flaws[:2]))) == 2


def test_each_place_has_its_kinds_of_file():
    for path, code in [
        ("docs/en/a.md", ""), ("docs/ur/b/a.md", ""), ("checklists/en/a.md", ""),
        ("docs/images/a.svg", ""), ("docs/images/a.png", "HB010"), ("docs/images/a.jpg", "HB010"),
        ("docs/images/a.jpeg", "HB010"), ("docs/images/a.webp", "HB010"), ("docs/data/a.yaml", ""),
        ("docs/data/a.txt", ""), ("docs/en/a.html", "HB010"), ("docs/en/a.MD", "HB010"),
        ("docs/en/a.png", "HB010"), ("docs/images/a.md", "HB010"), ("docs/images/a.gif", "HB010"),
        ("docs/data/a.json", "HB010"), ("docs/data/a.md", "HB010"),
        ("checklists/en/a.svg", "HB010"), ("docs/en/a", "HB010"),
        ("docs/de/a.md", "HB010"), ("docs/a.md", "HB010"), ("checklists/a.md", "HB010"),
        ("checklists/images/a.svg", "HB010"), ("checklists/data/a.yaml", "HB010"),
    ]:  # fmt: skip
        found = told(File(path, 9))
        assert [line.split(": ")[1][:5] for line in found] == ([code] if code else [])


def test_what_belongs_there_is_said():
    for path, line in [
        ("docs/en/x/a.exe", ("HB010 “a.exe” is no kind of file that belongs in docs/en "
         "(docs/en holds .md only)")),
        ("docs/images/a.gif", ("HB010 “a.gif” is no kind of file that belongs in docs/images "
         "(draw what it shows as an SVG in docs/images)")),
        ("docs/images/a.md", ("HB010 “a.md” is no kind of file that belongs in docs/images "
         "(docs/images holds .svg only)")),
        ("docs/data/a.json", ("HB010 “a.json” is no kind of file that belongs in docs/data "
         "(docs/data holds .yaml, .txt only)")),
        ("docs/de/x/a.md", ("HB010 “docs/de” is no language's folder "
         "(move the file to docs/en/x/a.md, or add the language to docs/data/languages.yaml)")),
        ("docs/a.md", ("HB010 “docs” is no language's folder "
         "(move the file to docs/en/a.md, or add the language to docs/data/languages.yaml)")),
    ]:  # fmt: skip
        assert told(File(path, 9)) == [f"{path}: {line}"]


def test_of_what_is_no_file_nothing_else_is_said():
    for kind in ["not-a-file", "unreadable"]:
        for path in ["docs", "checklists", "docs/en", "docs/de", "docs/de/x.exe"]:
            (line,) = told(File(path, 0, (Flaw(kind, 0, "a symlink"),)))
            assert line.startswith(f"{path}: HB007")


def test_a_file_with_another_flaw_still_has_its_place():
    found = told(File("docs/en/a.exe", 0, (Flaw("too-big", 0, "9 bytes"),)))
    assert [line.split(": ")[1][:5] for line in found] == ["HB006", "HB010"]


def misfits(*held: File, config=None):
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
        assert misfits(file) == []


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
        assert misfits(File(path, 9, content=kind)) == [line]


def test_mkdocs_yml_is_looked_at_too():
    assert misfits(config=File("mkdocs.yml", 9, content="text")) == []
    (line,) = misfits(config=File("mkdocs.yml", 9, content="gzip"))
    assert line.startswith("mkdocs.yml: HB010 “mkdocs.yml” is no text")
