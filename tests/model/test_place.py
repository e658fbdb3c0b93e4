"""Where what platforms do is shown, and which question comes first there."""

from handbook.model import places
from tests import books, practices


def test_a_page_about_something_else_asks_in_its_own_order_and_not_in_that_of_the_data():
    data = practices.PLATFORMS.replace("id: notice", "id: emergency")
    data = data.replace("id: clock", "id: notice").replace("row: clock", "row: notice")
    shows = "{what-the-platform-asks: {as: asked, of: [emergency, identifiers, channel, notice]}}"
    page = practices.page("U-02", "Life in danger", "what-the-platform-asks", shows=shows)
    more = {"docs/data/platforms.yaml": data, "docs/en/urgent/life-in-danger.md": page}
    book = books.book({**practices.PAGES, **more})
    assert [one.id for one in book.practice.of("card")] == ["notice", "emergency"]
    (place,) = places(book, book.pages["en", "urgent/life-in-danger.md"])
    assert place.anchor == "what-the-platform-asks"
    assert [one.id for one in place.questions] == ["emergency", "notice"]


def test_a_part_keeps_the_order_of_the_data():
    book = books.book(practices.PAGES)
    (place,) = places(book, book.pages["en", "reference/request-card-table.md"])
    assert place.questions == book.practice.of("card")
