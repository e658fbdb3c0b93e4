"""Does to real builds what a bad day does, and judges what is left of the site.

    sudo .venv/bin/python tests/faults/run_faults.py [PROJECT] [--kills 20] [--seed 7] [--only WORD]

Works on a copy in a temporary folder and in mount names of its own; the project stays as it is.
Prints a line for each scenario. Exit 0 all good, 1 a promise was broken, 2 it could not begin.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.lab import (
    BrokenError,
    Ended,
    Lab,
    build,
    call,
    clear,
    disk,
    expect,
    kill,
    last_line,
    launch,
    log,
    manifest,
    mounted,
    prepare,
    recover,
    say,
    whole,
)


def main() -> int:
    options = arguments()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        sys.stderr.write("only root can mount the full and the read-only disk (type sudo before)\n")
        return 2
    if "HANDBOOK_FAULTS" not in os.environ:  # in mount names of its own a kill leaves no mount
        os.environ["HANDBOOK_FAULTS"] = "1"
        os.execvp("unshare", ["unshare", "-m", sys.executable, *sys.argv])  # noqa: S606 - no shell
    broken = 0
    with tempfile.TemporaryDirectory(prefix="handbook-faults-") as place:
        words = shlex.split(options.command)
        command = [sys.executable if word == "python" else word for word in words]
        lab = Lab(Path(place), Path(place), command, random.Random(options.seed), options.kills)
        prepare(lab, options.project)
        for title, scenario in SCENARIOS.items():
            if options.only not in title:
                continue
            begun = time.monotonic()
            try:
                lab.reset()
                word, detail = "ok", scenario(lab)
            except BrokenError as error:
                word, detail, broken = "FAIL", str(error), broken + 1
            say(f"{word:5}{title:48}{time.monotonic() - begun:6.0f} s  {detail}")
    say(f"{broken} broken" if broken else "every promise was kept")
    return 1 if broken else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("project", nargs="?", type=Path, default=Path(__file__).parents[2])
    parser.add_argument("--command", default="python -m handbook build", help="what builds it")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="", help="a word of the scenarios to run")
    return parser.parse_args()


# ------------------------------------------------------------------------------ scenarios


def same_again(lab: Lab) -> str:
    shutil.rmtree(lab.project / ".cache", ignore_errors=True)
    build(lab).must(0)
    expect(lab, lab.new)
    return "a build without the cache gives the same bytes"


def killed(lab: Lab) -> str:
    found = [0, 0]
    while sum(found) < lab.kills:
        lab.reset()
        if sum(found) % 4 == 0:
            shutil.rmtree(lab.project / ".cache", ignore_errors=True)
        running = launch(lab)
        time.sleep(lab.chance.uniform(0, lab.seconds))
        if not kill(running):
            expect(lab, lab.new)  # it was faster than the clock: draw again
            continue
        found[whole(lab)] += 1
    build(lab).must(0)
    expect(lab, lab.new)
    return f"{lab.kills} kills: old {found[0]}, new {found[1]}; the next build is good"


def killed_at_the_swap(lab: Lab) -> str:
    found = [0, 0]
    for _ in range(max(1, lab.kills // 4)):
        lab.reset()
        before = lab.site.stat().st_ino
        running = launch(lab)
        while running.poll() is None and lab.site.exists() and lab.site.stat().st_ino == before:
            time.sleep(0.0005)
        kill(running)
        found[whole(lab)] += 1
    return f"{sum(found)} kills as the folders changed places: old {found[0]}, new {found[1]}"


def killed_without_a_site(lab: Lab) -> str:
    for _ in range(max(1, lab.kills // 5)):
        clear(lab.site)
        running = launch(lab)
        time.sleep(lab.chance.uniform(0, lab.seconds))
        kill(running)
        recover(lab)
        if lab.site.exists():
            expect(lab, lab.new)
    build(lab).must(0)
    expect(lab, lab.new)
    return "no site, never half of one"


def interrupted(lab: Lab) -> str:
    for number in (signal.SIGINT, signal.SIGTERM):
        for _ in range(3):
            lab.reset()
            running = launch(lab)
            time.sleep(lab.chance.uniform(0.5, 1) * lab.seconds)
            running.send_signal(number)
            running.wait()
            if number == signal.SIGINT:
                Ended(running.returncode, log(lab).read_text("utf-8")).must(0, 1, 2)
            whole(lab)
    return "Ctrl-C and SIGTERM, three each: no traceback, the site whole"


def left_aside(lab: Lab) -> str:
    lab.site.rename(lab.project / "site.old")
    recover(lab)
    expect(lab, lab.old)
    return "the next command put the site back"


def full_disk(lab: Lab) -> str:
    told = []
    need = sum(path.stat().st_size for path in lab.site.rglob("*") if path.is_file())
    with disk(lab) as (small, resize):
        for share in (0, 10, 30, 60, 90):
            small.reset()
            shutil.rmtree(small.project / ".cache", ignore_errors=True)
            resize(need * share // 100)
            ended = build(small)
            resize(1 << 30)
            if ended.code:
                ended.must(2, say="full")
            expect(small, small.old if ended.code else small.new)
            told.append(f"{share} % exit {ended.code}")
        if all(word.endswith("0") for word in told[:2]):
            raise BrokenError("no build met the end of the disk")
        build(small).must(0)
        expect(small, small.new)
    return f"room in shares of the site: {', '.join(told)}; with room again it builds"


def read_only(lab: Lab) -> str:
    for leftover in (False, True):
        if leftover:
            shutil.copytree(lab.kept, lab.project / ".site.staging")
        with mounted("--bind", lab.project, at=lab.project):
            call("mount", "-o", "remount,bind,ro", lab.project)
            ended = build(lab)
            ended.must(2)
            expect(lab, lab.old)
    return last_line(ended)


def two_at_once(lab: Lab) -> str:
    first = launch(lab)
    while first.poll() is None and not (lab.project / ".site.lock").exists():
        time.sleep(0.005)
    second = build(lab, log="second")
    second.must(2, say="another build")
    first.wait()
    Ended(first.returncode, log(lab).read_text("utf-8")).must(0)
    expect(lab, lab.new)
    return last_line(second)


def two_in_the_same_moment(lab: Lab) -> str:
    first = launch(lab)
    second = build(lab, log="second")
    first.wait()
    codes = sorted((first.returncode, second.code))
    Ended(first.returncode, log(lab).read_text("utf-8")).must(0, 2)
    second.must(0, 2)
    if 0 not in codes:
        raise BrokenError("both were refused")
    expect(lab, lab.new)
    return f"exits {codes[0]} and {codes[1]}"


def fault_in_the_content(lab: Lab) -> str:
    page = lab.project / "docs" / "en" / "fault.md"
    page.write_text("---\ntitle: [\n", encoding="utf-8")
    try:
        ended = build(lab)
    finally:
        page.unlink()
    ended.must(1, say="docs/en/fault.md")
    expect(lab, lab.old)
    return next(line for line in ended.text.splitlines() if "fault.md" in line)


def refused(strange: Callable[[Lab], None]) -> Callable[[Lab], str]:
    """Return a scenario: something of somebody's own is refused and stays as it is."""

    def scenario(lab: Lab) -> str:
        strange(lab)
        names = ("site", "site.old", ".site.staging", "mine")
        before = {name: manifest(lab.project / name) for name in names}
        ended = build(lab)
        if before != {name: manifest(lab.project / name) for name in names}:
            raise BrokenError("somebody's files were touched")
        for name in names:
            clear(lab.project / name)
        ended.must(2)
        return last_line(ended)

    return scenario


def link(lab: Lab) -> None:
    lab.site.rename(lab.project / "mine")
    lab.site.symlink_to(lab.project / "mine")


def folder(path: Path) -> None:
    clear(path)
    path.mkdir()
    (path / "evidence.txt").write_text("mine", encoding="utf-8")


def plain_file(lab: Lab) -> None:
    clear(lab.site)
    lab.site.write_text("mine", encoding="utf-8")


def mount_point(lab: Lab) -> str:
    with mounted("-t", "tmpfs", "tmpfs", at=lab.site):
        ended = build(lab)
    ended.must(2)
    expect(lab, lab.old)
    return last_line(ended)


SCENARIOS: dict[str, Callable[[Lab], str]] = {
    "the same build again": same_again,
    "kill -9 at random moments": killed,
    "kill -9 at the swap": killed_at_the_swap,
    "kill -9 before there was a site": killed_without_a_site,
    "Ctrl-C and SIGTERM": interrupted,
    "a site left aside": left_aside,
    "full disk": full_disk,
    "read-only disk": read_only,
    "two builds, one after the other began": two_at_once,
    "two builds in the same moment": two_in_the_same_moment,
    "a fault in the content": fault_in_the_content,
    "site is a link": refused(link),
    "site is somebody's folder": refused(lambda lab: folder(lab.site)),
    "site is a file": refused(plain_file),
    "site is a mount point": mount_point,
    "site.old is somebody's folder": refused(lambda lab: folder(lab.project / "site.old")),
    "staging is somebody's folder": refused(lambda lab: folder(lab.project / ".site.staging")),
}

if __name__ == "__main__":
    sys.exit(main())
