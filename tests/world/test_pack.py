"""The learners' folder: flat pages and served pages are one world; the same input is the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import os
import posixpath
import re
import subprocess
import sys
import zipfile

import pytest

from handbook.cli.range_files import look, program
from handbook.render import relative
from handbook.site import wanted
from handbook.world.findwheel import Document, Part, find
from handbook.world.key import opened
from handbook.world.moment import at, there
from handbook.world.pack import file_of, flat_pages, learners, served, start
from handbook.world.pages import web
from tests.world.plays import play
from tests.world.reading import Read
from tests.world.worlds import ROOT, world
from tests.world.worlds import data as source

PHRASE = "amber lantern seven marble river\n" * 2
CALL = ("range", "make", "--day", "2026-12-07", "--start", "09:00", "--offset", "+05:00")


@pytest.fixture(scope="module")
def made():
    return web(world(0), source())


def made_by_a_process(out, **environment):
    return subprocess.run(
        [sys.executable, "-m", "handbook", *CALL, str(out)], check=False, cwd=ROOT,
        input=PHRASE.encode(), capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
    )  # fmt: skip


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip


@pytest.fixture(scope="module")
def range_(tmp_path_factory):
    """A range that the real command made."""
    out = tmp_path_factory.mktemp("made") / "range"
    done = made_by_a_process(out, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr.decode()
    return out


@pytest.mark.slow
def test_the_same_phrase_makes_the_same_bytes_anywhere(range_, tmp_path):
    other = tmp_path / "a folder with اردو" / "x"
    other.parent.mkdir()
    done = made_by_a_process(other, TZ="America/St_Johns", LC_ALL="C.UTF-8", PYTHONHASHSEED="77")
    assert done.returncode == 0, done.stderr.decode()
    one, two = bytes_of(range_), bytes_of(other)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_the_folders_hold_what_they_are_for(range_):
    files = bytes_of(range_)
    assert {name for name in files if name.startswith("trainer/")} == {
        "trainer/key.json.enc", "trainer/key.pdf",
    }  # fmt: skip
    tops = {name.split("/")[1] for name in files if name.startswith("learners/")}
    assert tops == {"START.html", "flat", "look", "pages.json", "range.pyz"}
    assert [path.name for path in range_.parent.iterdir()] == ["range"]


def test_no_word_of_the_key_is_a_name_of_a_file_or_in_one(range_):
    key = (range_ / "trainer/key.json.enc").read_bytes()
    for name, data in bytes_of(range_ / "learners").items():
        assert "key" not in name.lower()
        assert key[-64:] not in data
        assert b"licence-of:" not in data
        assert b"amber lantern" not in data


def _as_file(link, name):
    path, mark, place = link.partition("#")
    host, _, rest = path.removeprefix("//").partition("/")
    return (relative(name, file_of(host, f"/{rest}")) if path else "") + mark + place


@pytest.mark.parametrize("number", [0, 1, 2])
def test_flat_and_served_pages_of_a_moment_are_the_same(made, number):
    """The same pages, and on each the same words, times and ages, but for the drawn address."""
    play_ = world(0)
    now = play_.slices[number]
    flat = flat_pages(made, now, f"flat/t{number + 1}")
    told = json.loads(served(made, play_, []))
    live = {}
    for page in told["pages"]:
        if there(page["since"], page["until"], now):
            live[file_of(page["host"], page["path"])] = page
    gone = {name for name in flat if name.endswith(".html")} - live.keys()
    for name, page in live.items():
        one, two = Read(flat[name]), Read(at(page["html"], now))
        address = f"http://{page['host']}{page['path']}"
        assert one.ages == two.ages
        texts = list(one.texts)
        texts.remove(address)
        if page["host"] != "findwheel.example":
            assert texts == two.texts
        assert one.links == [_as_file(link, name) for link in two.links]
    for name in gone:
        assert "Nothing is here" in flat[name]


@pytest.mark.parametrize("number", [0, 2])
def test_each_link_of_a_flat_page_leads_to_a_file(made, number):
    files = learners(made, world(0), look())
    names = {name for name in files if name.startswith((f"flat/t{number + 1}/", "START"))}
    for name in sorted(names):
        if not name.endswith(".html"):
            continue
        read = Read(files[name].decode())
        links = [value for _, mark, value in read.marked if mark in {"href", "src"}]
        for link in links:
            path = link.partition("#")[0]
            if path:
                whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                assert whole in files, (name, link)


@pytest.mark.parametrize("flat", [True, False])
def test_start_says_that_the_key_does_not_hold_all_that_is_true(made, flat):
    page = start(made, world(0), flat=flat)
    assert "The key does not hold everything that is true here" in page
    assert "a person decides" in page


def test_a_post_is_gone_in_its_second():
    made, small = web(play(), source()), play()
    gone = small.posts[0]
    assert gone.until
    name = f"noticerail.example/post/{gone.number}.html"
    assert "LIC/0000/118" in flat_pages(made, gone.until - 1, "flat/t1")[name]
    after = flat_pages(made, gone.until, "flat/t1")[name]
    assert "LIC/0000/118" not in after
    assert "Nothing is here" in after
    assert f"http://noticerail.example/post/{gone.number}</p>" in after


def test_a_post_is_not_there_before_it_is_posted():
    made = web(play(), source())
    late = "beaconbox.example/s/corner.orange/2.html"
    assert late not in flat_pages(made, play().slices[0], "flat/t1")
    assert late in flat_pages(made, play().slices[1], "flat/t2")


def test_the_program_is_of_the_standard_library_alone():
    with zipfile.ZipFile(io.BytesIO(program())) as package:
        names = package.namelist()
        text = "".join(package.read(name).decode() for name in names)
    assert names == sorted(names)
    assert len(names) == 5
    found = set(re.findall(r"^(?:from|import) ([\w.]+)", text, re.MULTILINE))
    own = {name for name in found if name.partition(".")[0] == "handbook"}
    assert own == {"handbook.world.findwheel", "handbook.world.moment"}
    assert {name.partition(".")[0] for name in found - own} <= sys.stdlib_module_names


def test_what_pages_load_is_ours_and_reaches_nothing():
    files = look()
    for name, data in files.items():
        if name.endswith((".css", ".js", ".svg")):
            text = data.decode().replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"https?:|//[a-z]|@import|eval|innerHTML|fetch|XMLHttp|storage|cookie",
                                 re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)), name  # fmt: skip
            for address in re.findall(r"url\(([^)]*)\)", text):
                assert address.strip("\"'").removeprefix("../") in files
    assert len(files["js/find.js"].decode().splitlines()) <= 60


def test_a_page_is_a_file_below_its_host():
    assert file_of("a.example", "/") == "a.example/index.html"
    assert file_of("a.example", "/s/x.y") == "a.example/s/x.y.html"


def test_a_search_takes_words_as_they_are():
    index = [
        Document("a", "/1", "Copper Spoon", [Part(None, None, "Work at the quay, 900 XCU. شہر ن۔"), Part(5, 9, "It is gone.")]),
        Document("a", "/2", "Willow", [Part(7, None, "Spoon of copper")]),
    ]  # fmt: skip

    def paths(query, now=6):
        return [one.path for one in find(index, query, now)]

    assert paths("Spoon", 8) == ["/1", "/2"]
    assert paths("Spoon") == ["/1"]
    assert paths("spoon") == []
    assert paths('"900 XCU"') == ["/1"]
    assert paths('"XCU 900"') == []
    assert paths("XCU 900") == ["/1"]
    assert paths("شہر") == ["/1"]
    assert paths("“It is gone”") == ["/1"]
    assert paths("gone", 9) == []
    assert paths("") == paths('""') == paths(" . ") == []


@pytest.mark.browser
def test_the_flat_search_finds_what_the_server_finds(range_, browser):
    pages = json.loads((range_ / "learners/pages.json").read_text(encoding="utf-8"))
    index = [Document(host, path, title, [Part(*part) for part in parts])
             for host, path, title, parts in pages["index"]]  # fmt: skip
    page = browser.new_page()
    queries = ["Town", "town", '"Town M"', "“the road”", "XCU", "Licence valid", "hop.test", "+00",
               '"+00 000"', "nothing-has-this", "Example", "Recruiting Town", '"', "I sell a", "…"]  # fmt: skip
    queries += [document.parts[0].text[:30] for document in index[::25]]
    for number, now in enumerate(world(0).slices, 1):
        page.goto((range_ / f"learners/flat/t{number}/findwheel.example/index.html").as_uri())
        for query in queries:
            page.fill("#q", "")
            page.fill("#q", query)
            page.press("#q", "Enter")
            rows = page.eval_on_selector_all(
                "#results li", "all => all.map(one => [one.querySelector('.where').textContent,"
                " one.querySelector('a').textContent, one.querySelector('.opening').textContent])",
            )  # fmt: skip
            found = find(index, query, now)
            assert rows == [[f"{one.host}{one.path}", one.title, one.opening] for one in found], (
                query
            )
    page.close()


def test_the_sealed_key_is_of_this_world_and_its_drawings(range_):
    key = json.loads(opened((range_ / "trainer/key.json.enc").read_bytes(), PHRASE.splitlines()[0]))
    pages = json.loads((range_ / "learners/pages.json").read_text(encoding="utf-8"))
    assert key["label"] == pages["label"]
    assert key["media"]
    for address, digest in key["media"].items():
        for folder in (range_ / "learners/flat").iterdir():
            drawing = (folder / address).read_bytes()
            assert hashlib.sha256(drawing).hexdigest() == digest
    shown = {(page["host"], page["path"]) for page in pages["pages"]}
    for fact in key["facts"]:
        assert shown.issuperset(map(tuple, fact["shown"])), fact["id"]
    for one in (*key["items"].values(), *key["accounts"].values()):
        assert (one["host"], one["path"]) in shown


def test_nothing_of_the_range_is_a_part_of_the_site():
    for path in (ROOT / "hooks/theme/range").rglob("*"):
        assert not wanted(path.relative_to(ROOT / "hooks/theme").as_posix())
