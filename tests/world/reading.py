"""A reader of pages for tests: links, texts, times and what else stands in the source."""

from __future__ import annotations

from tests.world.crawl import Reader


class Read(Reader):
    """What a page says: its links, its texts, and how old it says that its posts are."""

    def __init__(self, page: str) -> None:
        self.texts: list[str] = []
        self.comments: list[str] = []
        super().__init__(page)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if data.strip():
            self.texts.append(data.strip())

    def handle_comment(self, data: str) -> None:
        self.comments.append(data.strip())

    @property
    def links(self) -> list[str]:
        return [one.attrs["href"] for one in self.top.all("a") if one.attrs.get("href")]

    @property
    def ages(self) -> list[tuple[str, str]]:
        return [(one.attrs["title"], one.text) for one in self.top.all("time")]

    @property
    def marked(self) -> list[tuple[str, str, str]]:
        return [(one.tag, *mark) for one in self.top.all() for mark in one.attrs.items()]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)
