"""The items of lists that are no tasks: each with its first words and its line."""

from __future__ import annotations

from handbook.model import WORDS_KEPT, Point
from handbook.parse.text import parse_text


def points(body: str) -> list[tuple[str, int]]:
    return [(point.words, point.line) for point in parse_text(body).points]


def test_first_words_of_the_items_of_a_source():
    for body, found in (
        ("1. One\n2. Two\n\n- Three\n", [("One", 1), ("Two", 2), ("Three", 4)]),
        ("- One\n    goes  on  \n    here\n", [("One goes on here", 1)]),
        ("- *A* `b` [c *d*](e.md) <https://f.example> &amp; \\*g\n", [("A b c d https://f.example & *g", 1)]),
        ("- A ![not read](b.svg) c\n", [("A c", 1)]),
        ("- One\n\n    More.\n\n- Two\n", [("One", 1), ("Two", 5)]),
        ("- One:\n    1. In\n    2. Side\n- Two\n", [("One:", 1), ("In", 2), ("Side", 3), ("Two", 4)]),
        ("- - In\n", [("", 1), ("In", 1)]), ("- \n- One\n", [("", 1), ("One", 2)]),
        ("- > Quote\n", [("", 1)]), ("- One\n    > Quote\n", [("One", 1)]),
        ("- ```\n  code\n  ```\n", [("", 1)]),
        ("- One\n    ```\n    code\n    ```\n", [("One", 1)]), ("- # Heading\n", [("", 1)]),
        ("- | a | b |\n  | - | - |\n  | c | d |\n", [("", 1)]), ("- <div>raw</div>\n", [("", 1)]),
        ("- [ ] `CL-03.1` Task\n\n    - why\n- No task\n", [("why", 3), ("No task", 4)]),
        ("No list.\n\n    - code\n", []), (f"- {'a' * WORDS_KEPT}b\n", [("a" * 60, 1)]),
    ):  # fmt: skip
        assert points(body) == found


def test_lines_count_from_the_front_matter():
    assert parse_text("\n- One\n", 10).points == (Point("One", 11),)


def test_words_of_links_in_items_are_still_those_of_the_links():
    (link,) = parse_text("- [a ![b](c.svg)\n    d](e.md)\n").links
    assert link.text == "a b d"
