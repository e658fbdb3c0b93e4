"""Builds the project of this folder with every gate open; a test runs it, and nobody else can.

No option, variable or key opens a gate: this file replaces what a finding says of itself.
"""

from __future__ import annotations

import sys

from handbook.cli import main
from handbook.findings import Finding

Finding.stops = property(lambda _: False)  # type: ignore[method-assign, assignment]
sys.argv[1:] = ["build"]
main()
