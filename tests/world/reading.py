"""A reader of pages for tests: links, texts and times, by an HTML parser of its own."""

from __future__ import annotations

from html.parser import HTMLParser


class Read(HTMLParser):
    """What a page says: its links, its texts, and how old it says that its posts are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.texts: list[str] = []
        self.ages: list[tuple[str, str]] = []
        self.comments: list[str] = []
        self.marked: list[tuple[str, str, str]] = []
        self._time = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.marked += [(tag, name, value or "") for name, value in attrs]
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag == "time":
            self._time = found["title"]

    def handle_endtag(self, tag):
        if tag == "time":
            self._time = ""

    def handle_data(self, data):
        if not data.strip():
            return
        self.texts.append(data.strip())
        if self._time:
            self.ages.append((self._time, data.strip()))

    def handle_comment(self, data):
        self.comments.append(data.strip())

    @property
    def text(self):
        return "\n".join(self.texts)
