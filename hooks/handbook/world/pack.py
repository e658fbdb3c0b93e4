"""The learners' folder: every file as bytes by its path; and the key as the trainer prints it.

Nothing of the key is in the learners' folder, in no form.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from handbook.forms import canonical
from handbook.render import relative
from handbook.theme import THEME, filled_template
from handbook.world import moment
from handbook.world.findwheel import texts_of
from handbook.world.pages import Web, script_of
from handbook.world.play import Exercise, Play

INDEX = "findwheel.example/index.js"
"""The search's texts, below each folder of flat pages."""


def learners(web: Web, play: Play, look: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the learners' folder but range.pyz; `look` holds style sheets, fonts and scripts."""
    files = {f"look/{name}": data for name, data in look.items()}
    files["START.html"] = start(web, play, flat=True).encode()
    files["pages.json"] = served(web, play, sorted(look)).encode()
    for number, now in enumerate(play.slices, 1):
        for name, text in flat_pages(web, now, f"flat/t{number}").items():
            files[f"flat/t{number}/{name}"] = text.encode()
    return files


def flat_pages(web: Web, now: int, folder: str) -> dict[str, str]:
    """Return the pages of a moment as files; where one is gone, or a link leads to none, a page that says so."""
    pages = {
        file_of(page.host, page.path): page.html
        for page in web.pages
        if moment.there(page.since, page.until, now)
    }
    made = {file_of(host, path): text for (host, path), text in web.media.items()}
    made[INDEX] = _index(web, now)
    wanted = {
        file_of(page.host, page.path): f"{page.host}{page.path}"
        for page in web.pages
        if page.until is not None and page.until <= now
    }
    for name in sorted(pages):
        made[name] = _flat(pages[name], now, name, folder, wanted)
    for name in sorted(wanted.keys() - made.keys()):
        address = wanted[name]
        html = web.missing[address.partition("/")[0]].replace(
            f"http://{address.partition('/')[0]}/</p>", f"http://{address}</p>"
        )
        made[name] = _flat(html, now, name, folder, {})
    return made


def served(web: Web, play: Play, look: Iterable[str]) -> str:
    """Return what the learners' server reads, as canonical JSON."""
    data = {
        "format": "handbook-range-pages",
        "version": 1,
        "label": web.label,
        "start": play.start,
        "offset": play.offset,
        "look": list(look),
        "front": start(web, play, flat=False),
        "missing": web.missing,
        "pages": [asdict(page) for page in web.pages],
        "media": [[*address, text] for address, text in sorted(web.media.items())],
        "index": web.index,
    }
    return canonical(data)


def start(web: Web, play: Play, *, flat: bool) -> str:
    """Return the page that a learner opens first."""
    local = [moment.clock(play.offset, now)[11:16] for now in (play.start, *play.slices)]
    names = [f"t{number}" for number, _ in enumerate(play.slices, 1)]
    return filled_template(
        THEME / "range",
        "start.html.j2",
        {
            "label": web.label,
            "flat": flat,
            "look": "look" if flat else "/look",
            "day": moment.clock(play.offset, play.start)[:10],
            "offset": play.offset,
            "clock": local[0],
            "slices": list(zip(names, local[1:], strict=True)),
            "hosts": [
                (site, [(name, f"flat/{name}/{site.host}/index.html") for name in names])
                for site in web.sites
            ],
            "exercises": [_task(one, play, flat=flat) for one in play.exercises],
        },
    )


def _task(one: Exercise, play: Play, *, flat: bool) -> tuple[Exercise, str, str, str]:
    """Return an exercise with the link to its first page, its slice, and the time at which it begins."""
    now = play.clock(one)
    name = f"t{max(sum(begun <= now for begun in play.slices), 1)}"
    host, _, path = one.start.partition("/")
    link = f"flat/{name}/{file_of(host, f'/{path}')}" if flat else f"//{host}/{path}"
    return one, link, name, moment.clock(play.offset, now)[11:16]


def _flat(html: str, now: int, name: str, folder: str, wanted: dict[str, str]) -> str:
    """Return a page as a file called `name`; `wanted` takes in each file that it leads to, with its address."""

    def link(host: str, path: str) -> str:
        if host == "look":
            return relative(f"{folder}/{name}", f"look{path}")
        if host == "index":
            return relative(name, INDEX)
        path, mark, place = path.partition("#")
        file = file_of(host, path)
        wanted.setdefault(file, f"{host}{path}")
        return relative(name, file) + mark + place

    return moment.linked(moment.at(html, now, flat=True), link)


def _index(web: Web, now: int) -> str:
    """Return the script that gives the flat search its texts."""
    found = []
    for page in web.index:
        texts = texts_of(page, now)
        if texts:
            link = relative(INDEX, file_of(page.host, page.path))
            found.append([link, f"{page.host}{page.path}", page.title, texts])
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"// Practice range · nothing here is real · {web.label}\nwindow.rangeIndex = {text};\n"


def file_of(host: str, path: str) -> str:
    """Return the file of a page below a folder of flat pages: `noticerail.example/post/0000993052.html`."""
    if path.endswith("/"):
        return f"{host}{path}index.html"
    return f"{host}{path}" if path.endswith((".svg", ".js")) else f"{host}{path}.html"


def key_sheet(key: Mapping[str, Any], play: Play) -> str:
    """Return the key as it is printed, which the trainer reads when a file or a phrase is lost."""
    kinds: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in key["facts"]:
        kinds[fact["kind"].replace("-", " ").capitalize()].append(fact)
    whys: defaultdict[str, list[str]] = defaultdict(list)
    for one in key["forbidden"]:
        whys[_WHYS[one["why"]]].append(one["number"])
    return filled_template(THEME / "range", "key.html.j2", {
        "key": key, "whys": whys, "kinds": kinds.items(), "script": script_of,
        "clocks": [moment.clock(play.offset, play.clock(one))[11:16] for one in play.exercises],
    })  # fmt: skip


_WHYS = {
    "official": "An official may be involved: stop, and call the confidential contact alone.",
    "in-need": "A person needs help now: call first, write no name, make no copy.",
}
