"""The command line: what a contributor types, and the exit codes that a machine reads."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from handbook import publish, run
from handbook.cli import build, check, digest, form, new, platforms, rules, scripts, words
from handbook.cli.where import SITE
from handbook.findings import EnvironmentFault
from handbook.report import visible
from handbook.store import CONFIG
from handbook.tell import ENVIRONMENT, told

_UNEXPECTED = "Got unexpected extra argument"
_PLAINER = {"%Y-%m-%d": "YYYY-MM-DD", "a valid integer range": "a whole number"}
"""What click says to programmers, in words for everybody."""
_UNANSWERED = "Error: nobody can answer here (type the answers as options; --help names them)\n"


def main() -> None:
    """Run the command line; 0 good, 1 content, 2 environment or usage."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed by the caller, or a name that this terminal cannot show
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run())


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C", "--root", default=".", help="The project's folder.", type=click.Path(path_type=Path)
)
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Build and check the handbook."""
    context.obj = root.resolve()
    with told(click.ClickException):
        if not (context.obj / CONFIG).is_file():
            raise EnvironmentFault(
                f"there is no {CONFIG} in “{root}”", "change into the project's folder"
            )
        for note in publish.recover(publish.target(context.obj / SITE)):
            click.echo(note, err=True)


def _run() -> int:
    """Return the exit code of one command; every fault is told in a sentence."""
    try:
        code = _invoked()
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ENVIRONMENT
    except click.ClickException as error:
        run.drop_all()
        click.echo(f"Error: {_sentence(error)}", err=True)
        return int(getattr(error, "code", None) or error.exit_code)
    except (click.Abort, KeyboardInterrupt) as stop:
        run.drop_all()
        asked = isinstance(stop, click.Abort) and not (sys.stdin and sys.stdin.isatty())
        click.echo(f"\n{_UNANSWERED if asked else ''}stopped; nothing was changed", err=True)
        return ENVIRONMENT
    except BrokenPipeError:
        _silence()
        return ENVIRONMENT
    except OSError as error:
        run.drop_all()
        fault = publish.explain(error, Path.cwd())
        click.echo(f"Error: {fault.message} ({fault.remedy})", err=True)
        return ENVIRONMENT
    return code


def _invoked() -> int:
    try:
        cli(standalone_mode=False)
    except SystemExit as stop:
        if "PacifyFlush" in type(sys.stdout).__name__:  # how click marks a reader that has gone
            return ENVIRONMENT
        return stop.code if isinstance(stop.code, int) else 0
    return 0


def _sentence(error: click.ClickException) -> str:
    """Return what was wrong with a call in one sentence, and where to read how it is typed."""
    text = visible(" ".join(error.format_message().split())).removesuffix(".")
    for theirs, ours in _PLAINER.items():
        text = text.replace(theirs, ours)
    context = getattr(error, "ctx", None)
    advised = text.endswith(")") and not text.startswith(_UNEXPECTED)
    if isinstance(error, click.UsageError) and context is not None and not advised:
        text += f" (type `{context.command_path} --help`)"
    return text


def _silence() -> None:
    """Let nothing more be written to a reader that has gone: Python flushes once more at its end."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device, no file
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                os.dup2(nowhere.fileno(), stream.fileno())


for _command in (
    build.build, check.check, digest.digest, form.form, new.new, scripts.review_scripts, rules.rules,
    build.serve, words.words, platforms.platforms,
):  # fmt: skip
    cli.add_command(_command)
