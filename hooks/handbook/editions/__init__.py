"""The handbook as books: one PDF and one EPUB a language, and the pocket book beside them."""

from handbook.editions.books import Made, books

__all__ = ["Made", "books"]
