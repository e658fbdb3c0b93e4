"""The prints of the course: a card lies behind its own front, nothing is cut, a pack holds what its cover says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from handbook.model import clock
from handbook.press.course import COLUMNS, HIGH, ROWS, WIDE, course_jobs
from handbook.press.engine import MM as UNIT
from handbook.press.packs import lines_of
from tests import books, courses
from tests.press.boxes import all_boxes, boxes, holds, points
from tests.press.conftest import made

pytestmark = pytest.mark.print

MM = 25.4 / 72
URDU = courses.CARDS.replace(
    'authority for another site."', 'authority for another site.", ur: "اجازت کسی اور سائٹ کی ہے۔"'
).replace('stop at item 1."', 'stop at item 1.", ur: "جمع کریں: پہلے قدم پر رکیں۔"')
COMMANDS = """\
# اجازت

> **رک جائیں۔** کوئی لائیو صفحہ نہیں۔

## 1.4 اجازت { #part-1-4 }

یہ ٹائپ کریں: `Get-FileHash -LiteralPath a.zip | Format-List`، پھر ”3 h“ اور `@sara.example` لکھیں۔

```text
(Get-FileHash -LiteralPath a.zip).Hash -eq b
```
"""
MANY = "cards:\n" + "".join(
    f'  - {{id: CL-03-{n}, of: CL-03, front: {{en: "Front {n}."}}, back: {{en: "Back {n}."}}}}\n'
    for n in range(1, 13)
)


@pytest.fixture(scope="module")
def course(engine, tmp_path_factory):  # noqa: ARG001 - one engine for all
    """Give the prints of the small course, with cards in two languages."""
    tree = {
        **courses.TREE,
        "docs/data/course/cards.yaml": URDU,
        "docs/ur/training/map.md": courses.page("T-02", courses.MAP),
        "docs/ur/training/authority.md": courses.page("T-05", COMMANDS),
    }
    return made(
        books.speaking(tree),
        tmp_path_factory.mktemp("course"),
        "compact", "hand-out", "trainer-sheet",
    )  # fmt: skip


@pytest.fixture(scope="module")
def many(engine, tmp_path_factory):  # noqa: ARG001
    """Give twelve cards, for which one sheet has no room."""
    tree = {**courses.TREE, "docs/data/course/cards.yaml": MANY}
    return made(books.speaking(tree), tmp_path_factory.mktemp("many"), "compact")


def words(prints, name: str) -> list[str]:
    return list(prints.files[f"print/en/{name}.pdf"].viewed)


def cells(laid, page: int) -> dict[str, tuple[float, float, float, float]]:
    """Return the place of each card on a page in millimetres: left, top, width, height."""
    found: dict[str, tuple[float, float, float, float]] = {}
    for box in boxes(laid, page):
        if holds(box, "card-cell"):
            left, top = UNIT * box.position_x, UNIT * box.position_y
            wide, high = UNIT * box.margin_width(), UNIT * box.margin_height()
            found.setdefault(box.element.get("data-name"), (left, top, wide, high))
    return found


def test_what_is_printed_has_nothing_to_mend(course, many):
    assert [str(one) for one in (*course.findings, *many.findings)] == []


def test_behind_each_front_lies_the_back_of_the_same_card(many, course):
    """The paper is turned on its long edge: what is left on one side is right on the other."""
    for laid in (many.laid["en", "CL-03", "cards"], course.laid["ur", "CL-03", "cards"]):
        for sheet in range(0, laid.pages - 1, 2):
            fronts, backs = cells(laid, sheet), cells(laid, sheet + 1)
            assert fronts.keys() == backs.keys()
            for name, (left, top, wide, high) in fronts.items():
                mirrored = (210 - left - wide, top, wide, high)
                assert backs[name] == pytest.approx(mirrored, abs=0.05)


def test_the_first_card_lies_where_reading_begins(many, course):
    assert cells(many.laid["en", "CL-03", "cards"], 0)["CL-03-1"][0] == pytest.approx(20, abs=0.05)
    right = cells(course.laid["ur", "CL-03", "cards"], 0)["CL-03-1"][0]
    assert right == pytest.approx(20 + WIDE, abs=0.05)


def test_no_card_lies_over_another_or_out_of_what_printers_reach(many):
    laid = many.laid["en", "CL-03", "cards"]
    places = list(cells(laid, 0).values())
    assert len(places) == COLUMNS * ROWS
    assert len({(round(left), round(top)) for left, top, _, _ in places}) == COLUMNS * ROWS
    for left, top, wide, high in places:
        assert (wide, high) == pytest.approx((WIDE, HIGH), abs=0.01)
        assert top + 0.01 >= 15.2
        assert top + high <= 297 - 15.2
        assert left >= 6.35
        assert left + wide <= 210 - 6.35
    assert len(cells(laid, 2)) == 2


def test_what_is_collected_is_a_file_of_the_trainer_and_on_no_card(many):
    pages, key = words(many, "cards-CL-03"), " ".join(words(many, "cards-CL-03-key"))
    assert len(pages) == 4
    for number in range(1, 13):
        assert f"Front {number}." in key
        assert f"Back {number}." in key
    assert "Back" not in " ".join(pages)
    assert "CL-03-1 · 2026.11" in pages[0]


def test_a_sheet_of_few_cards_holds_whole_sets_for_several_groups(course):
    front, back = words(course, "cards-CL-03")
    for name in ("CL-03-1", "CL-03-2"):
        assert front.count(f"{name} · ") == back.count(f"{name} · ") == COLUMNS * ROWS // 2
    assert " ".join(words(course, "cards-CL-03-key")).count("Collect: stop") == 1


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("{en: officer, ur: افسر}", "<bdi>افسر</bdi>"),
        ("officer", '<bdi lang="en" dir="ltr">officer</bdi>'),
    ],
)
def test_a_role_has_the_words_of_its_card_or_is_marked_as_english(role, shown):
    cards = URDU.replace("role: officer", f"role: {role}")
    tree = {
        **courses.TREE,
        "docs/data/course/cards.yaml": cards,
        "docs/ur/training/map.md": courses.page("T-02", courses.MAP),
    }
    jobs = {job.path: job for job in course_jobs(books.speaking(tree), "ur")}
    assert shown in jobs["print/ur/cards-CL-03.pdf"].draw(0.0)


def test_slides_are_as_large_as_a_projector_shows_and_their_text_as_large_as_a_room_needs(course):
    pdf = course.files["print/en/T-05-slides.pdf"]
    for page in pdf.pages:
        size = [float(one) * MM for one in page.mediabox[2:]]
        assert size == pytest.approx([270.9, 203.2], abs=0.2)
    assert len(pdf.pages) == 2
    sizes = [
        points(box)
        for box in all_boxes(course.laid["en", "T-05", "slides"])
        if hasattr(box, "text") and box.text.strip() and box.element_tag in ("h1", "li")
    ]
    assert min(sizes) >= 24
    assert "Repeat them" not in " ".join(words(course, "T-05-slides"))


def test_two_slides_on_a_page_have_what_is_said_beside_them(course):
    (page,) = words(course, "T-05-slide-notes")
    for said in ("Three rules", "No live page.", "Repeat them in your own words.", "One authority"):
        assert said in page


def test_the_sheet_of_a_session_has_its_parts_with_their_facts_and_no_slides(course):
    sheet = " ".join(words(course, "T-05-session"))
    for said in (
        "1.4 Authority", "70 minutes; needs a screen", "the cards, on paper", "Deal out", "Tried",
    ):  # fmt: skip
        assert said in sheet
    assert "Three rules" not in sheet


def test_no_table_of_a_session_is_torn_and_its_part_begins_on_the_same_page(book, engine):
    """Heading and facts of a part say what its clock is for: whoever turns the page has lost them."""
    seen = 0
    for job in course_jobs(book, "en"):
        if job.variant != "session":
            continue
        laid = engine.lay(job.draw(0.0))
        place: dict[Any, set[int]] = {}
        for page in range(laid.pages):
            for box in boxes(laid, page):
                if box.element_tag in ("section", "h2", "table"):
                    place.setdefault(box.element, set()).add(page)
        for part in (one for one in place if one.tag == "section"):
            own = [place[one] for one in part.iter() if one in place and one is not part]
            assert all(len(pages) == 1 for pages in own), job.code
            if len(own) > 2:
                seen += 1
                assert own[0] == own[1] == own[2], job.code
    assert seen > 20


def test_the_sheet_of_a_session_begins_with_what_its_page_says_first(course):
    assert "How the session is taught." in words(course, "T-05-session")[0]
    notice = [box for box in all_boxes(course.laid["ur", "T-05", "session"]) if _is_call(box)]
    assert len(notice) == 1


def _is_call(box) -> bool:
    return bool(box.element_tag == "blockquote" and type(box).__name__ == "BlockBox")


def test_a_command_is_printed_from_left_to_right_in_every_language(course):
    """The printer sets the words of a line in the direction of what holds them."""
    found = {
        (box.element_tag, box.style["direction"])
        for box in all_boxes(course.laid["ur", "T-05", "session"])
        if box.element_tag in ("code", "pre", "bdi")
    }
    assert found == {("code", "ltr"), ("pre", "ltr"), ("bdi", "ltr")}


def test_a_test_shows_no_right_answer_and_the_key_no_learner(course):
    (first,), (second,) = words(course, "test-a"), words(course, "test-b")
    assert "What does a hash show?" in first
    assert "Write one sentence" in second
    for page in (first, second):
        assert page.count("Your number") == 2
        assert page.index("Tear off") > page.index("1 W")
        assert "Q-00" not in page
        assert "thinks" not in page
        assert "Marking key" not in page
    assert "It does not show who made the file." not in second
    key = " ".join(words(course, "test-key"))
    for said in (
        "That two files are the same",
        "a hash names the maker",
        "It does not show",
        "alone",
    ):
        assert said in key


def test_the_questions_of_each_talk_after_the_course_are_a_sheet_and_stand_in_the_key(book):
    drawn = {
        job.path: job.draw(0.0) for job in course_jobs(book, "en") if job.code.startswith("test-")
    }
    for day in ("30", "60", "90"):
        sheet = drawn[f"print/en/test-{day}.pdf"]
        assert sheet.count('class="stem"') == len(book.course.form(day)) == 8
        assert 'class="strip"' not in sheet
        assert f"Questions for day {day}" in drawn["print/en/test-key.pdf"]


def test_a_day_has_times_minutes_and_attendance(course):
    wall, minutes, attendance = words(course, "one-day-1-day")
    assert [clock(540), clock(610)] == re.findall(r"\d\d:\d\d", wall)[:2]
    assert "four answers" in minutes
    assert "Signature, morning" in attendance
    assert "Prayer" not in wall
    assert "afternoon" not in attendance


def test_the_times_of_a_long_day_name_the_prayer_in_its_pause(engine):  # noqa: ARG001
    long = courses.COURSE.replace("{pause: 15}", "{pause: 190}")
    book = books.speaking({**courses.TREE, "docs/data/course/course.yaml": long})
    html = next(job.draw(0.0) for job in course_jobs(book, "en") if job.variant == "day")
    assert "Pause · Prayer 13:15–13:30" in html
    assert "Signature, afternoon" in html


def test_the_certificate_is_one_page_and_says_no_sum(course):
    (page,) = words(course, "certificate")
    assert not re.search(r"\d", page.partition("certificate ·")[0])


def test_a_pack_is_the_prints_that_its_cover_names_from_the_page_that_it_names(course):
    """The trainer's first, then those of the parts in their order, of cards the fronts alone."""
    cover, *pages = words(course, "one-day-1-day-pack")
    names = (
        "one-day-1-day", "T-05-session", "T-05-slide-notes", "test-a", "cards-CL-03",
        "T-15-hand-out", "CL-03-compact", "test-b",
    )  # fmt: skip
    at = 2
    for name in names:
        own = words(course, name)[: 1 if name == "cards-CL-03" else None]
        laid = pages[at - 2 :][: len(own)]
        assert [page.partition(" · en · ")[0].split(" · cards")[0] for page in laid] == [
            page.partition(" · en · ")[0].split(" · cards")[0] for page in own
        ]
        assert re.search(rf"\b{len(own)} {at}\b", cover), name
        at += len(own)
    assert len(pages) == at - 2
    assert "Collect" not in " ".join(pages)
    assert "Cleared" not in " ".join(pages)


def test_the_cover_of_a_pack_says_who_gets_what_and_names_what_is_not_in_it(course):
    (cover, *_) = words(course, "one-day-1-day-pack")
    bound, apart = cover.split("Printed apart, for the trainer alone")
    for said in (
        "T-05 Authority (session sheet) 1.4, 3.3 trainer", "Test A 1.4 half of the learners",
        "CL-03 Capture one item (compact) 3.3 each learner: 2",
    ):  # fmt: skip
        assert said in bound
    held = r"\(cards, fronts alone\) The sheet holds 5 sets\. 1.4 3.3 each group reserve"
    assert re.search(rf"CL-03 Capture one item {held}", bound)
    assert "keeps, until its turn: Letter" in bound
    keys, pages = apart.split(
        "Open on the site, and print from the page, without what is for the trainer alone"
    )
    for name in ("test-key.pdf", "cards-CL-03-key.pdf", "T-15-trainer-sheet.pdf"):
        assert name in keys
    assert re.search(r"E-03 .* filled 3.3 each learner", pages)


def test_a_part_that_needs_a_paper_twice_has_its_own_line_on_the_cover():
    uses = {("4.4", "reserve"): 2, ("3.1", "pair"): 1, ("5.3", "reserve"): 2, ("1.4", "pair"): 1,
            ("1.1", "trainer"): 2, ("5.5", "trainer"): 2}  # fmt: skip
    assert lines_of(uses) == [
        (["3.1", "1.4"], "pair", 1), (["4.4"], "reserve", 2), (["5.3"], "reserve", 2),
        (["1.1", "5.5"], "trainer", 2),
    ]  # fmt: skip


def test_a_paper_that_the_trainer_keeps_is_a_page_that_says_so(course):
    first, second = words(course, "T-15-hand-out")
    assert "The trainer keeps this" not in first
    assert "The trainer keeps this until its turn." in second
    assert "The firm is honest." in second


def test_a_pack_is_tagged_and_led_through_as_its_prints_are(course):
    for name in ("T-05-pack", "one-day-1-day-pack"):
        pdf = course.files[f"print/en/{name}.pdf"]
        root = pdf.trailer["/Root"]
        keys = root["/StructTreeRoot"]["/ParentTree"]["/Nums"][::2]
        assert keys == list(range(len(pdf.pages)))
        assert [page["/StructParents"] for page in pdf.pages] == keys
        assert root["/Lang"] == "en"
        assert root["/MarkInfo"]["/Marked"]
        starts = [one for one in pdf.outline if not isinstance(one, list)]
        assert pdf.get_destination_page_number(starts[0]) == 0
        assert len(starts) == len({one.title for one in starts})
        for page, fonts in ((page, page["/Resources"]["/Font"]) for page in pdf.pages):
            assert page["/Parent"] == root["/Pages"]
            for font in fonts.values():
                below = font.get_object()["/DescendantFonts"][0].get_object()
                assert "/FontFile2" in below["/FontDescriptor"]


def test_a_language_without_the_words_of_a_card_has_no_sheet_of_it(many):
    assert "print/ur/cards-CL-03.pdf" not in many.files
    assert "print/ur/test-a.pdf" not in many.files


def test_what_no_page_leads_to_is_not_printed(engine, tmp_path):  # noqa: ARG001
    tree = {path: text for path, text in courses.TREE.items() if not path.endswith("map.md")}
    files = made(books.speaking(tree), tmp_path, "compact").files
    assert "print/en/T-05-session.pdf" in files
    for name in ("cards", "cards-CL-03", "test-a", "test-key", "certificate", "one-day-1-day-pack"):
        assert f"print/en/{name}.pdf" not in files
