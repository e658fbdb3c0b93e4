"""mkdocs events of the guard: check before, stage beside, publish whole. Logic: handbook/run.py."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import run
from handbook.tell import told


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Before every plugin: nothing may read content that the gate refuses."""
    if "hb" in config.extra:  # static-i18n builds each further language on the same configuration
        return
    serving = Path(config.site_dir).name.startswith("mkdocs_")  # `mkdocs serve` names its folder so
    root, site = Path(config.config_file_path or "").parent, Path(config.site_dir)
    with told(Abort):
        opened = run.open_run(root, None if serving else site)
    config.extra["hb"] = opened
    if opened.target:
        config.site_dir = str(opened.target.staging)


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """After static-i18n (-100), search (-200): all languages are there."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        with told(Abort):
            run.close_run(config.extra.pop("hb"), Path(config.site_dir))


def on_build_error(error: BaseException, **_: Any) -> None:
    """Leave the old site as it was."""
    with told(Abort):
        run.fail_all(error)
