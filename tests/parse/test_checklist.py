"""A list's file becomes pause points with their items, in their order."""

from handbook.parse import parse_checklist

LIST = """\
---
id: CL-03
---

# Not a pause

- [ ] `CL-03.1` Stray.

## Before { #before }
- [ ] `CL-03.2` First.

    Why.

    - [ ] `CL-03.9` Inner.

### Deeper { #deeper }

- [ ] `CL-03.3` Second.

## After { #after }

- [ ] `CL-03.4` Last.
"""


def parsed(text=LIST):
    return parse_checklist(text, "checklists/en/capture.md", "en", "capture")


def test_items_belong_to_the_pause_above_them():
    found = {pause.id: [item.id for item in pause.items] for pause in parsed().pauses}
    assert found == {"before": ["CL-03.2", "CL-03.3"], "after": ["CL-03.4"]}


def test_only_headings_of_the_second_level_are_pauses():
    assert [(pause.title, pause.line) for pause in parsed().pauses] == [
        ("Before", 9),
        ("After", 20),
    ]


def test_an_item_before_the_first_pause_is_a_stray():
    assert [item.id for item in parsed().strays] == ["CL-03.1"]
    assert [item.id for item in parsed().items()] == ["CL-03.1", "CL-03.2", "CL-03.3", "CL-03.4"]


def test_without_a_pause_every_item_is_a_stray():
    found = parsed("---\nid: CL-03\n---\n- [ ] `CL-03.1` One.\n- [ ] `CL-03.2` Two.\n")
    assert found.pauses == ()
    assert [item.id for item in found.strays] == ["CL-03.1", "CL-03.2"]


def test_a_list_knows_its_file_and_where_its_text_begins():
    found = parsed()
    assert (found.path, found.lang, found.slug) == ("checklists/en/capture.md", "en", "capture")
    assert (found.id, found.body_line) == ("CL-03", 4)
    assert found.body.startswith("\n# Not a pause")
