"""A built site takes the place of the old one whole, or not at all.

A build writes into a staging folder beside `site/`; a good one is exchanged with it. Whatever
happens on the way - a fault, a kill, a full disk, a second build - `site/` is the old one or the
new one, and no folder without our mark is ever written to or removed.

    target()                 site/ → the four names that its builds use
    recover()                every command, first: puts back what a stopped build left aside
    building() with swap()   a build as a with-block
    start() finish() abandon()   the same for events; each may be called again without harm
    explain() explained()    OSError → PublishError, for writing that others do into staging
"""

from handbook.publish.build import (
    Target,
    abandon,
    building,
    finish,
    is_ours,
    recover,
    start,
    swap,
    target,
)
from handbook.publish.errors import Busy, PublishError, explain, explained
from handbook.publish.folder import MARKER

__all__ = [
    "MARKER",
    "Busy",
    "PublishError",
    "Target",
    "abandon",
    "building",
    "explain",
    "explained",
    "finish",
    "is_ours",
    "recover",
    "start",
    "swap",
    "target",
]
