"""Whoever has only the learners' folder can find every fact of the key, and nothing that it denies.

The solver stands apart: it imports nothing of the project and reads no key. `tests/bench/worlds.py` solves
as many worlds as somebody likes.
"""

from __future__ import annotations

import ast
import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.cli import cli
from handbook.world.key import opened
from handbook.world.source import LANGUAGES
from tests.world import crawl, solver
from tests.world.ranges import made
from tests.world.worlds import ROOT
from tests.world.worlds import data as source

PHRASE = "amber lantern seven marble river"
SEEDS = (3, 11, 26, 40)
FALLS = {
    # What else is missed when the traces of a fact of this kind are taken out: it rests on them too.
    "cleared": {"copied-from"},
    "copied-from": {"cleared"},
    "copies-of": {"origin-of", "place-of"},
    "earlier-handle": {"hand-on"},
    "employer-says": {"verdict"},
    "gone-at": set(),
    "hand-on": {"earlier-handle"},
    "in-need": set(),
    "leg": {"place-of"},
    "licence-of": {"verdict"},
    "origin-of": {"copies-of", "place-of"},
    "place-of": {"copies-of", "leg", "origin-of"},
    "same-user": {"earlier-handle", "target-of"},
    "sum": set(),
    "target-of": set(),
    "verdict": {"employer-says", "licence-of"},
}
"""By the kind that is taken out. What is not printed has no trace, and cannot be taken out."""


@pytest.mark.parametrize("name", ["solver", "crawl", "served"])
def test_a_solver_knows_nothing_of_the_project(name):
    source_ = (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source_)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [one.name for one in node.names] + [getattr(node, "module", None) or ""]
            assert not [one for one in names if one.partition(".")[0] == "handbook"]
    for word in ("pages.json", "key.json", "trainer/", "docs/data"):
        assert word not in source_


FILLED = {
    "town": "Town L", "town2": "Town M", "sum": "900 XCU", "firm": "Folded Lamp", "employer": "Pear",
    "work": "sewing", "licence": "RCT/0000/300", "phone": "+00 000 000 1234", "handle": "@a.b.example",
    "days": "3", "shop": "Brass", "person": "Rina", "link": "hop.test/abc",
}  # fmt: skip
TOLD = {
    "sum-asked": "asked", "sum-said-paid": "paid", "rode-leg": "rode", "told-leg": "told",
    "need-locked": "need", "need-passport": "need",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_solver_reads_each_language_and_takes_no_sentence_for_another(lang):
    for kind, by in source().sentences.items():
        for sentence in by[lang]:
            said = sentence.format(**FILLED)
            heard = {name for name, one in solver.SAYS.items() if one.search(said)}
            if kind == "sum-receipt":  # its number tells it
                heard.discard("paid")
            assert heard == {TOLD[kind]} if kind in TOLD else not heard, said


def kept(found, facts):
    """What a solver found, without what pages hold beyond the key."""
    return {
        name: value
        for name, value in found.items()
        if name in facts or name.partition(":")[0] not in solver.WIDER
    }


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """Worlds by their number, with their learners' folders."""
    return {
        number: (world, world.write(tmp_path_factory.mktemp(f"world-{number}")))
        for number in SEEDS
        for world in [made(number)]
    }


@pytest.mark.slow
@pytest.mark.parametrize("number", SEEDS)
def test_files_hold_every_fact(worlds, number):
    world, folder = worlds[number]
    assert kept(solver.solve_flat(folder), world.facts) == world.facts


@pytest.mark.slow
@pytest.mark.parametrize("number", SEEDS[:2])
def test_the_server_shows_every_fact(worlds, number):
    world, folder = worlds[number]
    assert kept(solver.solve_served(folder), world.facts) == world.facts


@pytest.mark.slow
@pytest.mark.parametrize("number", SEEDS)
def test_each_exercise_begins_on_a_page_that_is_there(worlds, number):
    world, folder = worlds[number]
    links = [one.attrs.get("href", "") for one in crawl.front(folder).all("a")]
    starts = links[-len(world.key["exercises"]) :]
    for start, exercise in zip(starts, world.key["exercises"], strict=True):
        page = crawl.Reader((folder / start).read_text(encoding="utf-8")).top
        assert exercise["start"].rstrip("/") in page.first("p", "range-address").text
        assert not page.first("section", "told").inside


@pytest.mark.slow
def test_what_the_command_makes_is_solved_from_one_folder_and_the_key_from_the_other(tmp_path):
    out = tmp_path / "range"
    call = [
        "range",
        "make",
        "--day",
        "2026-12-07",
        "--start",
        "09:00",
        "--offset",
        "+05:00",
        str(out),
    ]
    done = CliRunner().invoke(cli, ["-C", str(ROOT), *call], input=f"{PHRASE}\n{PHRASE}\n")
    assert done.exit_code == 0, done.output
    key = json.loads(opened((out / "trainer/key.json.enc").read_bytes(), PHRASE))
    facts = {one["id"]: one["value"] for one in key["facts"] if one["kind"] != "in-need"}
    found = solver.solve_flat(out / "learners")
    assert {name: found.get(name) for name in facts} == facts


# ---------------------------------------------------------------------------- mutations


class Without(crawl.Files):
    """Files of one hour from which traces are taken out."""

    def __init__(self, folder, traces):
        super().__init__(folder)
        self.traces = traces

    def _read(self, file):
        text = super()._read(file)
        for trace in self.traces.get(self._address(file.resolve(), file), ()):
            text = without(text, trace)
        return text


def without(text, trace):
    """Take a text out of a page, also where elements stand within it; the elements stay."""
    signs = (re.escape(html.escape(sign, quote=False)) for sign in trace)
    whole = re.compile("((?:<[^>]*>)*)".join(signs))
    return whole.sub(lambda found: "".join(group or "" for group in found.groups()), text)


@pytest.fixture(scope="module")
def views(worlds):
    return crawl.flat(worlds[SEEDS[0]][1])


def mutated(views, folder, fact):
    """What the files show without the traces of a fact."""
    traces: dict[crawl.Address, list[str]] = {}
    for (host, path), trace in zip(fact["shown"], fact["traces"], strict=True):
        if trace:
            traces.setdefault((host, path), []).append(trace)
            if path.startswith("/clip/"):
                drawing = f"/media/{path.removeprefix('/clip/')}.svg"
                traces.setdefault((host, drawing), []).append(trace)
    changed = []
    for name, view in zip(("t1", "t2", "t3"), views, strict=True):
        get = Without(folder / "flat" / name, traces)
        pages = {one: get.page(one) for one in traces if one in view.pages}
        drawings = {one: get.drawing(one) for one in traces if one in view.drawings}
        changed.append(crawl.View(view.hour, view.pages | pages, {**view.drawings, **drawings}))
    return changed


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(FALLS))
def test_a_fact_without_its_traces_is_missed_and_nothing_that_has_others(worlds, views, kind):
    world, folder = worlds[SEEDS[0]]
    fact = next(
        one for one in world.key["facts"]
        if one["kind"] == kind and one["value"] not in {"none printed", "not named", "open"}
    )  # fmt: skip
    found = solver.solved(mutated(views, folder, fact), {})
    missed = {name for name, value in world.facts.items() if found.get(name) != value}
    assert fact["id"] in missed
    places = {
        tuple(page) for page, trace in zip(fact["shown"], fact["traces"], strict=True) if trace
    }
    others = [one for one in world.key["facts"] if one["id"] in missed - {fact["id"]}]
    assert {one["kind"] for one in others} - {kind} <= FALLS[kind]
    for one in others:
        assert places & {tuple(page) for page in one["shown"]}, one["id"]
