"""A form's own number names its file, and no second record may bear it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OWN: Mapping[str, str] = MappingProxyType(
    {
        "F-01": "authority-ref", "F-02": "plan-ref", "F-03": "risk-ref", "F-05": "log-ref",
        "F-06": "exhibit-no", "F-07": "custody-no", "F-08": "verification-ref",
        "F-09": "matrix-ref", "F-10": "fees-ref", "F-11": "route-ref", "F-12": "preservation-ref",
        "F-13": "emergency-ref", "F-14": "mla-ref", "F-15": "report-ref", "F-16": "statement-ref",
        "F-18": "deconfliction-ref", "F-19": "exposure-ref", "F-21": "handover-ref",
        "F-22": "accounts-ref", "F-23": "advert-ref", "F-24": "gate-ref", "F-25": "disclosure-ref",
        "F-26": "assigned-ref",
    }
)  # fmt: skip
"""Form to the field that holds its own number."""
