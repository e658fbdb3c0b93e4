"""Builds small sites as a process of its own, so that tests can kill it.

once SITE WORDS FILES      one build; exit 2 with one line where publishing refuses
hold SITE                  begins a build, says so, and ends it at the end of its input
loop SITE FILES WAY        builds `one` and `two` in turn until it is killed; WAY exchange or renames
every SITE WAY             kills a build at every line of ours, recovers, and judges the site
again SITE                 the same for a recovery between the two renames
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[2] / "hooks"))

from handbook import publish
from handbook.publish import folder


def once(site: str, words: str, files: str) -> None:
    _build(publish.target(site), words, int(files))


def hold(site: str) -> None:
    with publish.building(publish.target(site)):
        _say("holding")
        sys.stdin.read()


def loop(site: str, files: str, way: str) -> None:
    _go(way)
    for words in cycle(["two", "one"]):
        _build(publish.target(site), words, int(files))
        _say(words)


def every(site: str, way: str) -> None:
    _go(way)
    target = publish.target(site)
    whole = {words: _whole(target, words) for words in ("two", "one")}
    seen = set()
    for line in count(1):
        if _held(target) != whole["one"]:
            _build(target, "one", 2)
        killed = _killed_at(line, lambda: _build(target, "two", 2))
        publish.recover(target)
        held = _held(target)
        seen.add(next((words for words in whole if whole[words] == held), "neither"))
        _judge(target, held in whole.values(), line)
        if not killed:
            break
    _say(line, *sorted(seen))


def again(site: str) -> None:
    _go("exchange")
    target = publish.target(site)
    whole = _whole(target, "one")
    for line in count(1):
        target.site.rename(target.old)
        folder.make(target.staging)
        _write(target.staging, "two", 2)
        killed = _killed_at(line, lambda: publish.recover(target))
        publish.recover(target)
        _judge(target, _held(target) == whole, line)
        if not killed:
            break
    _say(line)


def _killed_at(line: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that kills itself at the nth line of ours; False where it ends."""
    child = os.fork()
    if not child:
        left = line

        def trace(frame: FrameType, event: str, _: object) -> object:
            nonlocal left
            if _OURS not in frame.f_code.co_filename or frame.f_code.co_name == "<genexpr>":
                return None  # what goes through a list is part of the line that asks for it
            left -= event == "line"
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status not in (0, signal.SIGKILL):
        sys.exit(f"the child ended with {status} at line {line}")
    return status == signal.SIGKILL


def _judge(target: publish.Target, whole: bool, line: int) -> None:
    left = [path.name for path in (target.staging, target.old) if path.exists()]
    if not whole or left:
        sys.exit(f"killed at line {line}: site {'whole' if whole else 'broken'}, left {left}")


def _whole(target: publish.Target, words: str) -> dict[str, bytes]:
    _build(target, words, 2)
    return _held(target)


def _held(target: publish.Target) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in target.site.iterdir()}


def _build(target: publish.Target, words: str, files: int) -> None:
    with publish.building(target) as staging:
        _write(staging, words, files)
        publish.swap(target)


def _write(staging: Path, words: str, files: int) -> None:
    for number in range(files):
        (staging / f"page-{number}.html").write_text(f"{words}\n" * 500, encoding="utf-8")


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def _go(way: str) -> None:
    """Choose how folders change places, and wait for no disk: a killed process loses nothing by that.

    What a loss of power may take is judged in test_power.py.
    """
    libc = folder._libc
    folder._libc = lambda name: (lambda _: 0) if name == "syncfs" else libc(name)  # type: ignore[assignment,return-value]
    os.fsync = lambda fd: None  # noqa: ARG005 - by its own name
    if way == "renames":
        folder._exchange = lambda *_: False


_OURS = str(Path(publish.__file__).parent)
_COMMANDS: dict[str, Callable[..., None]] = {
    "once": once,
    "hold": hold,
    "loop": loop,
    "every": every,
    "again": again,
}

if __name__ == "__main__":
    try:
        _COMMANDS[sys.argv[1]](*sys.argv[2:])
    except publish.PublishError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
