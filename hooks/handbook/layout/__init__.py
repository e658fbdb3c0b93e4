"""A page of the site, whole, and made again only where something of it is new."""

from handbook.layout.moved import moved_pages
from handbook.layout.page import THEME, Finished, nav_order
from handbook.layout.pages import Pages

__all__ = ["THEME", "Finished", "Pages", "moved_pages", "nav_order"]
