"""The learners' server as a learner starts it: a process of its own, asked over a socket on 127.0.0.1."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import Any


class Server:
    """A server that runs, and what its console says."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process, self.folder = process, folder
        self._lines: Queue[str] = Queue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.port = int(self.wait(r"http://localhost:(\d+)/")[1])
        self.wait(r"Ctrl\+C")

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def wait(self, pattern: str) -> re.Match[str]:
        """Return where a line of the console fits a pattern; Empty after a time."""
        while True:
            line = self._lines.get(timeout=60)
            self.said.append(line)
            if found := re.search(pattern, line):
                return found

    def type(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n")
        self.process.stdin.flush()

    def raw(self, data: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as one:
            one.sendall(data)
            one.shutdown(socket.SHUT_WR)
            parts = []
            while part := one.recv(65536):
                parts.append(part)
        return b"".join(parts)

    def ask(self, host: str, path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
        """Return status, headers and text of an answer."""
        name = f"{host}.localhost:{self.port}" if host else f"localhost:{self.port}"
        whole = self.raw(f"{method} {path} HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
        head, _, body = whole.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:])
        return int(lines[0].split()[1]), headers, body.decode()

    def witness(self) -> list[dict[str, Any]]:
        text = (self.folder / "witness-1.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    """Run the server of a learners' folder."""
    process = subprocess.Popen(
        [sys.executable, "-I", str(folder / "range.pyz"), *(options or ("--port", "18765"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8", cwd=folder.parent,
    )  # fmt: skip
    try:
        yield Server(process, folder)
    finally:
        process.terminate()
        process.communicate(timeout=60)
