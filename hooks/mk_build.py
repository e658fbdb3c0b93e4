"""mkdocs events of the guard: check before, stage beside, publish whole. Logic: handbook/build.py."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook.build import close_run, fail_all, open_run
from handbook.console import reporting


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Before every plugin: nothing may read content that the gate refuses."""
    if "hb" not in config.extra:  # once a build: every further language has the same configuration
        site: Path | None = Path(config.site_dir)
        if Path(config.site_dir).name.startswith("mkdocs_"):  # `mkdocs serve` names its folder so
            site = None
        root = Path(config.config_file_path or "").parent
        with reporting(Abort, root):
            config.extra["hb"] = open_run(root, site)
    if target := config.extra["hb"].target:
        config.site_dir = str(target.staging)
    config.theme.dirs[:] = [str(config.theme.custom_dir)]  # the many files of others go nowhere


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """After static-i18n (-100): all languages are there."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        with reporting(Abort, Path(config.config_file_path or "").parent):
            close_run(config.extra.pop("hb"), Path(config.site_dir))


def on_build_error(error: BaseException, **_: Any) -> None:
    """Leave the old site as it was."""
    with reporting(Abort):
        fail_all(error)
