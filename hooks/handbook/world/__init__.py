"""The practice range: an invented world of pages, its key, and the talk about a class's records."""
