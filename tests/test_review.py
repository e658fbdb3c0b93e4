"""What a reviewer of scripts is shown, and what is recorded of what was read."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from handbook.findings import EnvironmentProblem
from handbook.model import Reviewed
from handbook.review import accept, review, scripts
from handbook.site import read_site, wanted
from handbook.site.reviews import REVIEWED, load_reviewed

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 25)
OURS = 'const a = 1;\nfetch("https://a.zz/x");\n'
ENTRY = """\
js/a.js:
  what: "A script."
  sha256: "{sha}"
  by: "generator editor"
  day: 2026-11-25
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a script and a style sheet."""
    for path, text in (
        ("js/a.js", OURS), ("css/a.css", "a {}"), ("icons/a.svg", "<svg/>"), ("print/p.css", "b {}"),
    ):  # fmt: skip
        file = tmp_path / "hooks/theme" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def write(root: Path, text: str) -> None:
    (root / REVIEWED).write_text(text, encoding="utf-8")


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def shown(root: Path, path: str, before: Path | None = None) -> list[str]:
    """Return the lines about one script."""
    part = next(part for part in review(root, before).text.split("\n\n") if part.startswith(path))
    return part.splitlines()[1:]


def test_every_script_of_the_handbook_was_read_as_it_is():
    """The list in the repository speaks of just those scripts that a build publishes."""
    found = review(ROOT)
    assert found.open == ()
    assert " gone" not in found.text
    assert set(load_reviewed(ROOT)) == set(scripts(ROOT))


def test_only_what_is_published_is_shown(root):
    assert sorted(scripts(root)) == ["css/a.css", "js/a.js"]
    assert review(root).open == ("css/a.css", "js/a.js")


def test_the_list_is_not_published():
    assert not wanted("reviewed.yaml")
    assert not wanted("sitemap.xml")
    assert wanted("js/due.js")


def test_a_new_script_is_shown_with_its_hash(root):
    assert shown(root, "js/a.js") == [
        "  new: nobody has read it",
        f"  sha256: {sha(OURS)}",
        "  no copy of what was read is at hand: name a folder that holds one to see every line",
    ]


def test_a_script_that_was_read_is_told_in_a_line(root):
    write(root, ENTRY.format(sha=sha(OURS)))
    assert shown(root, "js/a.js") == ["  unchanged: read by the generator editor on 2026-11-25"]


def test_a_changed_script_names_who_read_the_old_one(root):
    write(root, ENTRY.format(sha="0" * 64))
    assert shown(root, "js/a.js") == [
        "  changed since the generator editor read it on 2026-11-25",
        f"  sha256: {sha(OURS)}",
        "  no copy of what was read is at hand: name a folder that holds one to see every line",
    ]


def test_with_a_copy_every_line_that_changed_is_shown(root):
    """The site that was built last serves only where its script is the one that was read."""
    old = "const a = 0;\n"
    copy = root / "site/js/a.js"
    copy.parent.mkdir(parents=True)
    copy.write_text(old, encoding="utf-8")
    write(root, ENTRY.format(sha=sha(old)))
    difference = [
        "  | --- as read", "  | +++ now", "  | @@ -1 +1,2 @@", "  | -const a = 0;", "  | +const a = 1;",
        '  | +fetch("https://a.zz/x");',
    ]  # fmt: skip
    assert shown(root, "js/a.js")[-6:] == difference
    copy.write_text("const a = 2;\n", encoding="utf-8")
    assert shown(root, "js/a.js")[-1].startswith("  no copy")
    for head in ("", "hooks/theme/"):
        given = root / f"given{len(head)}"
        (given / head / "js").mkdir(parents=True)
        (given / head / "js/a.js").write_text(old, encoding="utf-8")
        assert shown(root, "js/a.js", given)[-6:] == difference


def test_an_entry_without_a_script_is_told(root):
    write(root, ENTRY.format(sha="0" * 64).replace("js/a.js", "js/old.js"))
    assert shown(root, "js/old.js") == ["  gone: no longer published; remove its entry"]


def test_the_end_says_what_to_do(root):
    text = review(root).text
    assert "handbook review-scripts --accept PATH --by ROLE --day YYYY-MM-DD" in text
    assert text.endswith("Not read: css/a.css js/a.js\n")
    accept(root, "js/a.js", "generator editor", DAY, "A script.")
    accept(root, "css/a.css", "generator editor", DAY, "A style sheet.")
    assert review(root).text.endswith("\n\nevery script was read as it is\n")


def test_what_was_read_is_recorded_and_nothing_else_changes(root):
    other = ENTRY.format(sha="0" * 64).replace("js/a.js", "js/b.js")
    write(root, f"# A note.\n\n{other}")
    entry = accept(root, "js/a.js", "generator editor", DAY, "A “script”.")
    assert entry == (
        "js/a.js:\n"
        '  what: "A “script”."\n'
        f'  sha256: "{sha(OURS)}"\n'
        '  by: "generator editor"\n'
        "  day: 2026-11-25\n"
    )
    assert (root / REVIEWED).read_text(encoding="utf-8") == f"# A note.\n\n{entry}{other}"


def test_what_it_is_stays_where_nobody_says_it_anew(root):
    write(root, ENTRY.format(sha="0" * 64))
    accept(root, "js/a.js", "second reader", dt.date(2027, 1, 2))
    assert load_reviewed(root)["js/a.js"] == Reviewed("js/a.js", sha(OURS), 1)
    text = (root / REVIEWED).read_text(encoding="utf-8")
    assert 'what: "A script."' in text
    assert 'by: "second reader"\n  day: 2027-01-02\n' in text


@pytest.mark.parametrize(
    ("path", "by", "what"),
    [("js/gone.js", "a", "b"), ("icons/a.svg", "a", "b"), ("js/a.js", "", "b"), ("js/a.js", " ", "b"), ("js/a.js", "a", ""), ("js/a.js", "a", " ")],
)  # fmt: skip
def test_nobody_records_what_nobody_stands_for(root, path, by, what):
    with pytest.raises(EnvironmentProblem):
        accept(root, path, by, DAY, what)
    assert not (root / REVIEWED).exists()


def test_a_list_that_cannot_be_read_is_told_and_counts_for_nothing(root):
    assert load_reviewed(root) == {}
    for data, message, remedy in (
        (b"a: 1\nb: c: d\n", "cannot be read: line 2, ", "mend that line"),
        (b"\xff", "is not UTF-8", "save it as UTF-8"),
        (b"js/a.js: &a {}\n", "cannot be read: line 1, ", "mend that line"),
    ):
        (root / REVIEWED).write_bytes(data)
        assert load_reviewed(root) == {}
        with pytest.raises(EnvironmentProblem) as fault:
            review(root)
        assert fault.value.message.startswith(f"“{REVIEWED}” {message}")
        assert fault.value.remedy == remedy


def reviewed(root: Path, text: str) -> dict[str, Reviewed]:
    write(root, text)
    return dict(load_reviewed(root))


def test_only_an_entry_that_somebody_stands_for_counts(root):
    good = ENTRY.format(sha="a1" * 32)
    assert reviewed(root, good) == {"js/a.js": Reviewed("js/a.js", "a1" * 32, 1)}
    for old, new in (
        ('what: "A script."', 'what: " "'), ('  what: "A script."\n', ""), ('by: "generator editor"', 'by: ""'), ("2026-11-25", "soon"),
        ("day:", "on:"), ("a1a1", "A1a1"), ("a1a1", "a1a"), ("a1a1", "a1a1a"), ("js/a.js:", "js/a.js: {}\nb:"),
    ):  # fmt: skip
        assert old in good
        assert "js/a.js" not in reviewed(root, good.replace(old, new, 1)), new


def test_a_very_long_difference_is_cut(root):
    old = "".join(f"a{number}\n" for number in range(3000))
    (root / "site/js").mkdir(parents=True)
    (root / "site/js/a.js").write_text(old, encoding="utf-8")
    write(root, ENTRY.format(sha=sha(old)))
    lines = shown(root, "js/a.js")
    assert lines[-1] == "  | … and 1005 lines more"
    assert sum(line.startswith("  | ") for line in lines) == 2001


def test_a_build_is_given_what_was_read(tmp_path):
    """The reader of a site takes the list as it is loaded."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js/due.js").write_bytes((ROOT / "hooks/theme/js/due.js").read_bytes())
    site = read_site(tmp_path, {}, reviewed=load_reviewed(ROOT))
    assert site.assets["js/due.js"].sha256 == site.reviewed["js/due.js"].sha256
