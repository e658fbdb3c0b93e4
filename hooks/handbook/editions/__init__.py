"""An edition leaves the house: as books, packed with a hash of each file, signed, and compared when it arrives."""

from handbook.editions.books import Made, books

__all__ = ["Made", "books"]
