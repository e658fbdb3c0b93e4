"""`handbook serve` shows the site while you write."""

from __future__ import annotations

import errno
import posixpath
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from handbook.check import judge
from handbook.console import CONTENT, Lines, report_findings, reporting
from handbook.findings import EnvironmentProblem
from handbook.live import Live
from handbook.store import CONFIG


@click.command()
@click.option("-a", "--dev-addr", default="127.0.0.1:8000", metavar="ADDRESS", show_default=True,
              help="Where the browser finds it.")  # fmt: skip
@click.option("-o", "--open", "opened", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def serve(root: Path, dev_addr: str, *, opened: bool) -> None:
    """Show the site while you write: each save is there at once."""
    with reporting(click.ClickException):
        reading = judge(root)  # mkdocs.yml too, before mkdocs obeys it
    report_findings(reading.findings, Lines(root))
    if reading.stops:
        click.echo("nothing is shown: mend what is said above", err=True)
        sys.exit(CONTENT)
    from mkdocs.config import load_config  # noqa: PLC0415 - slow to load

    config = load_config(str(root / CONFIG), dev_addr=dev_addr)
    live = Live(root, reading, [Path(config.docs_dir), *map(Path, config.theme.dirs)])
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        try:
            server = _server(live, root, folder, *config.dev_addr)
            _until_stopped(server, opened=opened)
        except (OSError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_ADDRESS:
                raise
            raise click.UsageError(
                f"the site cannot be shown at this address: {getattr(error, 'strerror', None) or error} "
                "(name another, such as `-a 127.0.0.1:8001`)"
            ) from None


def _until_stopped(server: Any, *, opened: bool) -> None:  # noqa: ANN401 - mkdocs' own
    try:
        server.serve(open_in_browser=opened)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _server(live: Live, root: Path, folder: str, host: str, port: int) -> Any:  # noqa: ANN401 - mkdocs' own
    """Return mkdocs' server, which reloads the browser, with the pages of `live` in its `folder`."""
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 - slow to load

    seen, files = threading.local(), threading.Lock()

    class Server(LiveReloadServer):
        def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:  # noqa: ANN401
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            path = posixpath.normpath(f"/{asked}{'index.html' * asked.endswith('/')}").lstrip("/")
            seen.epoch = self._visible_epoch
            if path.startswith("livereload/"):
                return super()._serve_request(environ, start_response)
            with files:  # what is not there now, nor was an earlier answer, is not found
                data, place = live.file(path), Path(folder, path)
                if data is not None:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(data)
                elif place.is_file():
                    place.unlink()
                return super()._serve_request(environ, start_response)

        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            # a page that was made before the save that came meanwhile asks for the new one
            made: bytes = super()._inject_js_into_html(content, min(epoch, seen.epoch))  # type: ignore[no-untyped-call]
            return made

        def server_activate(self) -> None:
            super().server_activate()
            place = f"[{host}]" if ":" in host else host
            click.echo(
                f"open http://{place}:{self.server_port}/ in a browser; Ctrl+C ends it", err=True
            )

        def reload(self) -> None:
            """Let the browsers ask again, whatever changed."""
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

    saves = _Saves(live, root)
    server = Server(saves.take, host, port, folder, polling_interval=_POLL)
    saves.reload = server.reload
    server.build_delay = _POLL
    for place in ("docs", "checklists", "hooks/theme", CONFIG):
        server.watch(str(root / place))
    return server


class _Saves:
    """Shows each save at once, then judges it beside the server, and tells what is wrong."""

    def __init__(self, live: Live, root: Path) -> None:
        self._live, self._root = live, root
        self.reload: Callable[[], None] = lambda: None

    def take(self) -> None:
        """Take up what was saved; nothing is new where only the browsers are to ask again."""
        shown = self._live.renew()
        if shown is not None:
            threading.Thread(target=self._judge, args=(shown,), daemon=True).start()

    def _judge(self, shown: bool) -> None:  # noqa: FBT001 - of a thread
        try:
            findings = self._live.judge()
        except EnvironmentProblem as fault:
            click.echo(f"{fault.message} ({fault.remedy})", err=True)
            return
        report_findings(findings or (), Lines(self._root))
        if findings is not None and (not shown or self._live.told_otherwise):
            self.reload()


_POLL = 0.1
"""Seconds between two looks at the files, and for which they must have been left alone."""
_NO_ADDRESS = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM)
