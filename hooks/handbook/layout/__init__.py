"""A page of the site, whole, and made again only where something of it is new."""

from handbook.layout.kept import Pages
from handbook.layout.page import THEME, Finished

__all__ = ["THEME", "Finished", "Pages"]
