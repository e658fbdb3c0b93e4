"""The learners' server as a learner starts it: a process of its own, asked over a socket."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.cli.range_files import look, program
from handbook.world.pack import learners
from handbook.world.pages import web
from tests.world.plays import play
from tests.world.reading import Read
from tests.world.served import serving
from tests.world.worlds import data as source

POST = "/post/0000552310"


@pytest.fixture(scope="module")
def made():
    return web(play(), source())


@pytest.fixture
def folder(tmp_path, made):
    for name, data in {**learners(made, play(), look()), "range.pyz": program()}.items():
        if not name.startswith("flat/"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return tmp_path


@pytest.fixture
def served(folder):
    with serving(folder) as one:
        yield one


def test_a_page_is_shown_as_it_is_at_the_range_clock(served, made):
    status, headers, body = served.ask("noticerail.example", POST)
    assert status == 200
    assert made.label in body
    assert "48 min ago" in body
    assert "Range clock" in body
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Simulation"] == "practice-range"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "form-action 'none'" in headers["Content-Security-Policy"]
    assert "python" not in " ".join(headers.values()).lower()
    assert "<!--" not in body.replace("<!-- Practice", "")
    assert "range-address" not in body
    links = Read(body).links
    assert f"http://noticerail.example.localhost:{served.port}/people" in links


def test_what_pages_load_comes_from_the_same_host(served):
    _, _, body = served.ask("clipharvest.example", "/")
    for path in re.findall(r'(?:href|src)="(/look/[^"]+)"', body):
        status, headers, _ = served.ask("clipharvest.example", path)
        assert status == 200
        assert headers["Content-Type"] in {"text/css", "image/svg+xml"}
    status, headers, drawing = served.ask("clipharvest.example", "/media/000017344500000042.svg")
    assert (status, headers["Content-Type"]) == (200, "image/svg+xml")
    assert drawing.startswith("<svg")


def test_the_clock_moves_where_somebody_types_a_time(served):
    assert served.ask("noticerail.example", POST)[0] == 200
    served.type("11:45")
    served.wait(r"The range clock is 2026-12-07 11:45 \+05:00")
    status, _, body = served.ask("noticerail.example", POST)
    assert status == 404
    assert "Nothing is here" in body
    assert [one["kind"] for one in served.witness()] == ["view", "gone"]  # no page was seen
    served.type("25:00")
    served.wait("That is no time")
    served.type("09:00")
    served.wait(r"2026-12-07 09:00 \+05:00")
    assert served.ask("noticerail.example", POST)[0] == 200


def test_a_search_finds_pages_that_are_there(served):
    status, headers, body = served.ask("findwheel.example", "/?q=%22Copper+Spoon%22")
    assert status == 200
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert f'href="http://noticerail.example.localhost:{served.port}{POST}"' in body
    _, _, nothing = served.ask("findwheel.example", "/?q=%3Cscript%3Ealert%281%29%3C%2Fscript%3E")
    assert "0 found" in nothing
    assert "<script>" not in nothing
    assert served.ask("findwheel.example", "/?q=http://noticerail.example")[0] == 200
    assert "&lt;script&gt;" in nothing


def test_a_short_link_sends_on(served):
    status, headers, _ = served.ask("hop.test", "/k4t9")
    assert status == 302
    assert headers["Location"] == f"http://noticerail.example.localhost:{served.port}{POST}"


def test_the_witness_tells_what_was_opened_and_nothing_else(served, made):
    served.ask("noticerail.example", POST)
    served.ask("noticerail.example", POST, "HEAD")
    served.ask("findwheel.example", "/?q=%D8%B4%DB%81%D8%B1")
    served.ask("noticerail.example", "/act/message")
    served.ask("hop.test", "/k4t9")
    served.ask("noticerail.example", "/no/such/page")
    served.ask("noticerail.example", "/look/css/common.css")
    served.ask("", "/")
    lines = served.witness()
    assert [(one["host"], one["path"], one["kind"]) for one in lines] == [
        ("noticerail.example", POST, "view"),
        ("findwheel.example", "/?q=شہر", "search"),
        ("noticerail.example", "/act/message", "act"),
        ("hop.test", "/k4t9", "hop"),
    ]
    assert {one["world"] for one in lines} == {made.label}
    assert all(re.fullmatch(r"2026-12-07T04:\d\d:\d\dZ", one["clock"]) for one in lines)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one["utc"]) for one in lines)
    assert "witness-1.jsonl" in "".join(served.said)
    assert "witness-1.jsonl" in served.ask("", "/")[2]


def test_without_a_witness_nothing_is_written(folder):
    with serving(folder, "--port", "18775", "--no-witness", "--at", "12:30") as served:
        _, _, body = served.ask("noticerail.example", "/")
        assert "2026-12-07 12:30 +05:00" in body
        assert not list(folder.glob("witness*"))
        assert "witness" not in "".join(served.said)


def test_a_port_that_is_taken_gives_way_to_the_next(folder):
    with serving(folder, "--port", "18785") as one, serving(folder, "--port", "18785") as two:
        assert two.port > one.port
        assert two.ask("hop.test", "/")[0] == 200


def test_it_listens_on_this_pc_alone(served):
    table = [
        line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    ]
    port = f"{served.port:04X}"
    assert {row[1] for row in table if row[1].endswith(f":{port}") and row[3] == "0A"} == {
        f"0100007F:{port}"
    }


HOSTILE = [
    (b"POST / HTTP/1.1\r\nHost: {own}\r\nContent-Length: 3\r\n\r\na=b", 405),
    (b"PUT / HTTP/1.1\r\nHost: {own}\r\n\r\n", 405),
    (b"OPTIONS * HTTP/1.1\r\nHost: {own}\r\n\r\n", 405),
    (b"CONNECT real.invalid:443 HTTP/1.1\r\nHost: {own}\r\n\r\n", 405),
    (b"GET / HTTP/1.1\r\n\r\n", 421),
    (b"GET / HTTP/1.1\r\nHost: evil.invalid\r\n\r\n", 421),
    (b"GET / HTTP/1.1\r\nHost: noticerail.example.evil.invalid\r\n\r\n", 421),
    (b"GET / HTTP/1.1\r\nHost: 1oticerail.example.localhost\r\n\r\n", 421),
    (b"GET / HTTP/1.1\r\nHost: noticerail.example.localhost:1\r\n\r\n", 421),
    (b"GET / HTTP/1.1\r\nHost: {own}\r\nHost: {own}\r\n\r\n", 421),
    (b"GET http://evil.invalid/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 421),
    (b"GET https://noticerail.example/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 400),
    (b"GET http://noticerail.example@evil.invalid/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 421),
    (b"GET http://[::1/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 421),
    (b"GET /../../../etc/passwd HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /look/../pages.json HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /look/css/common.css%00.svg HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /pages.json HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /witness-1.jsonl HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /range.pyz HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
    (b"GET /C:\\Windows\\win.ini HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET //evil.invalid/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /?x=1 HTTP/1.1\r\nHost: {own}\r\n\r\n", 404),
    (b"GET /?q=a&b=1&c=1&d=1&e=1 HTTP/1.1\r\nHost: findwheel.example\r\n\r\n", 400),
    (b"GET /" + b"a" * 3000 + b" HTTP/1.1\r\nHost: {own}\r\n\r\n", 414),
    (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\nHost: {own}\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nHost: {own}\r\nX: " + b"a" * 70000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: {own}\r\n" + b"X: a\r\n" * 200 + b"\r\n", 431),
    (b"GET  / HTTP/1.1 x\r\nHost: {own}\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
]  # fmt: skip


def test_hostile_requests_are_refused_and_no_file_is_read(served):
    own = f"noticerail.example.localhost:{served.port}".encode()
    for request, status in HOSTILE:
        answer = served.raw(request.replace(b"{own}", own))
        assert b"root:" not in answer
        assert b'"format":"handbook-range-pages"' not in answer
        if status == 414 and len(request) > 65536:
            assert answer == b"" or b" 414 " in answer.splitlines()[0]
        else:
            assert f"{status} ".encode() in answer.splitlines()[0], request[:60]
    assert served.ask("noticerail.example", "/")[0] == 200
    assert [line["path"] for line in served.witness()] == ["/"]


def test_each_beginning_has_a_witness_of_its_own(folder):
    """What a trainer tried, and what another pair did, is in no pair's file."""
    with serving(folder) as trial:
        trial.ask("noticerail.example", POST)
    with serving(folder) as served:
        served.ask("noticerail.example", "/")
        assert "witness-2.jsonl" in "".join(served.said)
    files = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("witness-*.jsonl"))]
    assert [[json.loads(line)["path"] for line in text.splitlines()] for text in files] == [
        [POST],
        ["/"],
    ]


def test_the_witness_tells_a_page_that_is_loaded_anew(served):
    for asked in ("", "Cache-Control: max-age=0\r\n"):
        head = f"Host: noticerail.example.localhost:{served.port}\r\n{asked}"
        served.raw(f"GET {POST} HTTP/1.1\r\n{head}\r\n".encode())
    assert [one["kind"] for one in served.witness()] == ["view", "reload"]


@pytest.mark.parametrize("name", ["../secret.css", "css/link.css"])
def test_no_file_outside_the_folder_is_read(folder, name):
    (folder / "secret.css").write_text("secret", encoding="utf-8")
    (folder / "look/css/link.css").symlink_to(folder / "secret.css")
    data = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    (folder / "pages.json").write_text(json.dumps({**data, "look": [name]}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(folder / "range.pyz")], check=False, capture_output=True,
        text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 2
    assert "cannot be read" in done.stderr


def test_bytes_that_are_no_time_leave_the_clock_as_it_is(served):
    served.process.stdin.buffer.write(b"\xff\n")
    served.process.stdin.flush()
    served.wait("That is no time")
    assert served.ask("noticerail.example", POST)[0] == 200


def test_what_it_cannot_do_is_one_sentence(folder):
    def told(*options):
        done = subprocess.run(
            [sys.executable, "-I", str(folder / "range.pyz"), *options], check=False,
            capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        return done.stderr

    assert (
        told("--at", "9 o'clock")
        == "Error: “9 o'clock” is no time (type hours and minutes, such as 09:00)\n"
    )
    assert told("--port", "70000").startswith("Error: 70000 is no port (type a number")
    (folder / "look/css/common.css").unlink()
    assert "cannot be read" in told()
    (folder / "pages.json").write_text("{}", encoding="utf-8")
    assert "(copy the whole folder “learners” again)" in told()
