"""Pages that the generator must find: front matter gives each its role, so no path or code is in here.

The schema of front matter knows the same words; one English page has each of them.
"""

from __future__ import annotations

from typing import Final

A_TO_Z: Final = "a-to-z"
BIBLIOGRAPHY: Final = "bibliography"
"""The only page from which links lead out."""
CHANGES: Final = "changes"
COUNTRY_SHEET: Final = "country-sheet"
"""Has the fields of the country sheet by their numbers."""
CONVERTER: Final = "date-converter"
GLOSSARY: Final = "glossary"
HASHING: Final = "hashing"
"""Says how a hash is made and compared."""
PAGE_CODES: Final = "page-codes"
PATH: Final = "path"
"""Has the ordered list that an officer is walked down."""
STATUS: Final = "translation-status"
TRIAL: Final = "mock-trial"
"""The exercise that is bound into the invented case: for learners before, for the trainer behind."""
WHAT_NOW: Final = "what-now"
YOUR_COPY: Final = "your-copy"
