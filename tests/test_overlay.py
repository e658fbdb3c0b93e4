"""The overlay of the invented Country Q, from its files to pages and sheets; and all that is refused."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pypdf
import pytest

from handbook.cli.overlay import laid_over
from handbook.layout import Pages
from handbook.model import BOUND, MAY_HOLD, SEPARATE
from handbook.overlay import FIELDS
from handbook.parse import completed
from handbook.rules.overlays import fields_of
from handbook.store import load
from tests import overlays
from tests.conftest import EAST, ROOT, Done, Project

EPOCH = {"SOURCE_DATE_EPOCH": "1796083200"}  # 1 December 2026
MARK = "LOCAL, not for publication · Sample Police Service · edition Q-2026-12 · valid until 26 April 2027"
URDU_MARK = "مقامی، شائع نہ کریں"
SECRETS = (
    "Sample Police Service",
    "Q-2026-12",
    "night desk",
    *overlays.VALUES.values(),
    overlays.URDU,
)


@pytest.fixture(scope="session")
def made(once) -> Project:
    """Give the small handbook, built in public, with the overlay, and in public again."""

    def make(project: Project) -> Done:
        overlays.lay(project.root)
        overlays.write(project.root / "overlays" / "qq")
        for options, pdf in (((), False), (("--overlay", "overlays/qq"), True)):
            done = project.build(*options, pdf=pdf, **EAST, **EPOCH)
            if done.code:
                return done
        project.site.rename(project.root / "before")
        return project.build("--fresh", pdf=False, **EAST, **EPOCH)

    own: Project = once("overlay", make)
    return own


def texts(folder: Path, ending: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(f"*.{ending}"))
    }


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


@pytest.mark.slow
def test_every_page_says_that_it_is_local_and_whose(made):
    pages = texts(made.root / "site-local" / "qq", "html")
    assert len(pages) > 40
    for path, html in pages.items():
        strips = re.findall(r'<p class="local-strip">(.*?)</p>', html)
        assert len(strips) == 1, path
        assert plain(strips[0]) == MARK if 'lang="en"' in html[:60] else URDU_MARK in strips[0], (
            path
        )
        if "data-line=" in html:
            line = re.search(r'data-line="([^"]*)"', html)
            assert line
            assert "Sample Police Service" in line[1], path


@pytest.mark.slow
@pytest.mark.print
def test_every_sheet_and_office_file_says_it(made):
    own = made.root / "site-local" / "qq"
    sheets = sorted(own.rglob("*.pdf"))
    assert len(sheets) > 20
    for path in sheets:
        for page in pypdf.PdfReader(path).pages:
            text = page.extract_text()
            assert "Q-2026-12" in text, path
            assert "LOCAL" in text or "/ur/" in path.as_posix(), path
    office = [*own.rglob("*.docx"), *own.rglob("*.xlsx")]
    assert len(office) > 3
    for path in office:
        with zipfile.ZipFile(path) as packed:
            held = b"".join(packed.read(name) for name in packed.namelist()).decode(
                "utf-8", "replace"
            )
        assert "Sample Police Service" in held, path


@pytest.mark.slow
def test_a_blank_that_names_a_field_shows_its_value_in_the_language_of_the_page(made):
    own = made.root / "site-local" / "qq"
    page, urdu, hour = (
        (own / name).read_text(encoding="utf-8")
        for name in ("start/how-to-use.html", "ur/start/how-to-use.html", "start/first-hour.html")
    )
    assert f'<span class="local"><bdi>{overlays.VALUES[35]}</bdi></span>' in page
    assert f'<span class="local"><bdi>{overlays.URDU}</bdi></span>' in urdu
    assert overlays.VALUES[44] in hour
    assert "{35}" not in page + urdu
    assert (
        overlays.VALUES[44].split(";")[0]
        in pypdf.PdfReader(own / "print/en/S-02.pdf").pages[0].extract_text()
    )
    assert "The night desk of Country Q" in (own / "local/night-desk.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
def test_no_byte_of_it_is_in_the_public_output_or_in_what_is_kept(made, snapshot):
    site = snapshot(made.site)
    assert site == snapshot(made.root / "before")
    assert b"____" in site["start/how-to-use.html"]
    assert b"{35}" not in site["start/how-to-use.html"]
    kept = {
        path: data
        for path, data in snapshot(made.root).items()
        if not path.startswith(("overlays/", "site-local/"))
    }
    for secret in SECRETS:
        held = {path for path, data in kept.items() if secret.encode() in data}
        assert held <= {"docs/data/fictional.yaml"}, secret  # its register of invented names


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Give the small handbook, with the command running in its folder on 1 December 2026."""
    own = Path(tmp_path / "book")
    overlays.lay(own, code=False)
    (own / "hooks").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH["SOURCE_DATE_EPOCH"])
    monkeypatch.chdir(own)
    return own


def replaced(old: str, new: str) -> str:
    assert old in overlays.FACTS
    return overlays.FACTS.replace(old, new)


page = overlays.PAGE.format

REFUSED = [
    ({"fields.yaml": '70: "x"'}, "the country sheet (S-09) has no field “70” (write a number that is on S-09)"),
    ({"fields.yaml": 'rank: "x"'}, "the country sheet (S-09) has no field “rank”"),
    *(({"fields.yaml": f'{number}: "x"'}, f"field {number} is kept on a sheet of its own") for number in sorted(SEPARATE)),
    *(({"fields.yaml": f'{number}: "x"'}, f"field {number} stays on paper") for number in (2, 13, 31, 36, 42, 49, 60)),
    ({"fields.yaml": '35: "[a](b)"'}, "field 35: “[” is a sign of markup (write plain words on one line)"),
    ({"fields.yaml": '35: "<b>x</b>"'}, "“<” is a sign of markup"),
    ({"fields.yaml": '35: "a **rank**"'}, "“*” is a sign of markup"),
    ({"fields.yaml": '35: "call +00 000 000 0601"'}, "“+00 000 000 0601” is a number or an address"),
    ({"fields.yaml": '35: "a@sample.example"'}, "is a number or an address"),
    ({"fields.yaml": "35:"}, "field 35: it has no value"),
    ({"fields.yaml": f'35: "{"long " * 50}"'}, "characters, and 200 fit a blank"),
    ({"fields.yaml": '35: {xx: "x"}'}, "“xx” is no language of the handbook"),
    ({"fields.yaml": "35: [x"}, "fields.yaml cannot be read as YAML"),
    ({"overlay.yaml": replaced("country: QQ", "country: AF")}, "no sheet about AF names an agency"),
    ({"overlay.yaml": replaced("country: QQ", "country: IR")}, "no sheet about IR names an agency"),
    ({"overlay.yaml": replaced("2027-04-26", "2028-04-26")}, "it would be valid for more than six months"),
    ({"overlay.yaml": replaced("valid-until: 2027-04-26\n", "")}, "“valid-until” is missing"),
    ({"overlay.yaml": overlays.FACTS + "phone: x\n"}, "“phone” is no fact of it"),
    ({"pages/urgent.md": page(title="Stop", code="CL-05")}, "CL-05 is “Child material: stop”, and an overlay replaces nothing"),
    ({"pages/mine.md": page(title="Mine", code="S-01")}, "S-01 is “How to use this handbook”"),
    ({"pages/mine.md": page(title="Mine", code="S-44")}, "“S-44” is no code of a local page (write X-01"),
    ({"pages/mine.md": page(title="Mine", code="X-01")}, "has the code X-01 too"),
    ({"pages/start/how-to-use.md": page(title="Mine", code="X-02")}, "“start/how-to-use.md” is a page of the handbook, and an overlay replaces none"),
    ({"pages/checklists/child-material-stop.md": page(title="Mine", code="X-02")}, "is a page of the handbook, and an overlay replaces none"),
    ({"pages/more/mine.md": page(title="Mine", code="X-02")}, "“more/mine.md” lies in a folder"),
    ({"pages/My page.md": page(title="Mine", code="X-02")}, "“My page.md” is no name of a page"),
    ({"pages/mine.md": page(title="Mine", code="X-02") + "\n- [ ] `CL-05.1` Turn the screen on\n"}, "an item of a checklist is never local"),
    ({"pages/mine.md": page(title="Mine", code="X-02").replace("minutes", "role: bibliography\nminutes")}, "“role” gives it the work of a page of the handbook"),
    ({"checklists/en/child-material-stop.md": "x"}, "nothing reads “checklists/en/child-material-stop.md”"),
    ({"pages/mine.md": page(title="Mine", code="X-02") + "\nSee https://www.sample.test/ now.\n"}, "pages/mine.md"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "said"), REFUSED)
def test_what_an_overlay_may_not_hold_is_refused_in_a_sentence(place, command, files, said):
    overlays.write(place / "overlays" / "qq", **files)
    done = command("check", "--overlay", "overlays/qq", "--format", "json")
    told = re.sub(r'\\"|\\u2068', "", done.said)
    assert done.code == 1, done.said
    assert said in told + command("check", "--overlay", "overlays/qq").said.replace("\n", " ")
    assert "Traceback" not in done.said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--overlay", "../qq", "--out", "site"), "is where the public handbook is built"),
        (("--overlay", "../qq", "--out", "site/local"), "is where the public handbook is built"),
        (("--overlay", "../qq", "--out", "docs/local"), "lies in the project's folder"),
        (("--overlay", "../qq", "--out", "."), "is where the public handbook is built"),
        (("--overlay", "../qq", "--out", "../qq/site"), "lie within each other"),
        (
            ("--overlay", "docs/qq"),
            "lies in the project's folder, from where it could be published",
        ),
        (("--overlay", "../none"), "is no overlay: it has no file overlay.yaml"),
        (("--out", "../x"), "--out goes with --overlay only"),
    ],
)
def test_a_place_from_which_it_could_become_public_is_refused(
    place, command, snapshot, options, said
):
    overlays.write(place.parent / "qq")
    overlays.write(place / "docs" / "qq")
    before = snapshot(place)
    done = command("build", "--no-pdf", *options)
    assert done.code == 2, done.said
    assert said in done.said
    assert snapshot(place) == before


def test_one_that_has_expired_is_told_and_not_refused(place, command):
    folder = overlays.write(
        place / "overlays" / "qq", **{"overlay.yaml": replaced("2027-04-26", "2026-11-30")}
    )
    assert command("check", "--overlay", "overlays/qq").code == 0
    with laid_over(place, folder) as (_, reading):
        book = reading.book()
        assert book.local_mark("en").endswith("EXPIRED on 30 November 2026")
        assert "ختم" in book.local_mark("ur")


def test_a_new_one_passes_and_names_each_field_that_it_may_hold(place, command):
    done = command(
        "new", "overlay", "QQ", "--agency", "Sample Police Service", "--owner", "head of registry"
    )
    assert done.code == 0, done.said
    assert command("check", "--overlay", "overlays/qq").code == 0
    text = (place / "overlays" / "qq" / FIELDS).read_text(encoding="utf-8")
    assert {int(one) for one in re.findall(r"^# (\d+): ", text, re.MULTILINE)} == MAY_HOLD
    assert "exists already" in command("new", "overlay", "QQ", "--agency", "a", "--owner", "b").said


def test_git_leaves_overlays_alone_and_has_none():
    there = ["overlays/qq/fields.yaml", "site-local/qq/index.html", "hooks/overlay.yaml"]
    ignored = subprocess.run(
        ["git", "check-ignore", *there], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ignored.stdout.split() == there
    held = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [one for one in held.stdout.splitlines() if one.endswith("overlay.yaml")]
    assert [one for one in names if not one.startswith("tests/rules/")] == []


def test_the_country_sheet_says_which_fields_may_travel():
    """Each number from 1 to 69 is in one of its two tables."""
    book = load(ROOT)
    page = next(one for one in book.pages.values() if one.code == "S-04" and one.lang == "en")
    travels, stays = (
        {number for row in table.rows for number in numbers(" ".join(row.cells))}
        for table in page.text.tables[-2:]
    )
    assert travels == MAY_HOLD
    assert travels | stays == fields_of(book).keys() == set(range(1, 70))
    assert not travels & stays


def numbers(text: str) -> set[int]:
    found = re.findall(r"(\d+)(?: to (\d+))?", text)
    return {one for first, last in found for one in range(int(first), int(last or first) + 1)}


@pytest.mark.slow
def test_every_bound_blank_of_the_handbook_is_filled(tmp_path):
    folder = overlays.write(tmp_path / "qq")
    with laid_over(ROOT, folder) as (copy, reading):
        assert not reading.stops
        book = completed(reading.book())
        layout = Pages(copy, reading.content, book, reading.cache)
        bound = {key: one for key, one in load(ROOT).pages.items() if one.bound}
        assert len({slug for _, slug in bound}) >= 10
        assert {lang for lang, _ in bound} == {"en", "ur"}
        for (lang, slug), one in bound.items():
            html = layout.finish(lang, slug).html
            shown = re.findall(r'<span class="local"><bdi>(.*?)</bdi></span>', html)
            wanted = [
                overlays.URDU if lang == "ur" and field == 35 else overlays.VALUES[field]
                for _, field in one.bound
            ]
            assert [text.replace("&#x27;", "'") for text in shown] == wanted, slug
            assert not BOUND.search(html)
