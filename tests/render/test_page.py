"""Head, foot and frame of a page tell what it is, from its own facts."""

import json
from dataclasses import replace

from handbook.render.body import body
from handbook.render.contents import alternates, index
from handbook.render.context import Context, output, relative
from handbook.render.markdown import page_html
from handbook.render.page import foot, head, title
from handbook.render.references import named
from handbook.render.template_context import template_context
from tests.books import CHECKLIST, book, front

TREE = {
    "docs/en/index.md": front(title="Home", code="S-00") + "# Home\n",
    "docs/en/evidence/index.md": front(title="Evidence", code="E-00") + "# Evidence\n",
    "docs/en/evidence/capture.md": front()
    + "# Capture\n\n## The list { #list }\n\n"
    + "[CL-03 Capture one item](../../../checklists/en/capture-one-item.md)\n\n"
    + "See [the list](../../../checklists/en/capture-one-item.md#cl-03-after) too.\n",
    "docs/en/checklists/capture-one-item.md": front(title="Capture one item", code="CL-03") + "# C\n",
    "checklists/en/capture-one-item.md": CHECKLIST,
}  # fmt: skip
BOOK = book(TREE)
HERE = Context(BOOK, "en", "evidence/capture.md")
THERE = Context(BOOK, "ur", "evidence/capture.md")


def text_of(context: Context) -> str:
    return body(page_html(context.page.body), context)


def test_the_head_tells_stage_code_title_reader_minutes_level_and_review():
    html = head(HERE)
    for part in ("Capture", "E-03", "You can capture.", "officer", "5 minutes", "L0, L1"):
        assert part in html
    assert '<time datetime="2026-11-25">25 November 2026</time>' in html
    assert 'data-stage="capture"' in html


def test_an_untranslated_page_keeps_its_language_and_direction_and_says_so():
    html = head(THERE)
    assert '<header class="head" data-stage="capture" lang="en" dir="ltr">' in html
    assert "ترجمہ نہیں" in html


def test_the_foot_tells_code_edition_language_and_when_it_is_due():
    html = foot(HERE)
    for part in ("E-03", "2026.11", "English", "evidence editor", "25 May 2027"):
        assert part in html


def test_the_role_that_answers_is_told_in_the_readers_language():
    assert "شواہد کے مدیر" in foot(THERE)
    assert "evidence editor" not in foot(THERE)


def test_a_list_alone_in_its_paragraph_becomes_the_list_one_level_down():
    assert '<h3 class="sheet-title"' in text_of(HERE)


def test_a_list_inside_a_sentence_leads_to_its_page():
    assert '<a href="../checklists/capture-one-item.html#cl-03-after">the list</a> too.' in text_of(
        HERE
    )


def test_a_picture_in_a_link_and_the_link_have_their_addresses_each():
    text = "[see ![A](../../images/a.svg)](../../../checklists/en/capture-one-item.md#cl-03-after) [B](b.md)\n"
    here = book({"docs/en/evidence/capture.md": front() + text})
    assert text_of(Context(here, "en", "evidence/capture.md")).strip() == (
        '<p><a href="../checklists/capture-one-item.html#cl-03-after">see '
        '<img src="../images/a.svg" alt="A"></a> <a href="b.html">B</a></p>'
    )


def test_the_switch_keeps_the_page_in_every_language():
    others = alternates(THERE)
    assert [(one["lang"], one["href"], one["current"]) for one in others] == [
        ("en", "../../evidence/capture.html", False),
        ("ur", "capture.html", True),
    ]


def test_addresses_are_relative_so_that_a_folder_can_move():
    assert output("ur", "evidence/capture.md") == "ur/evidence/capture.html"
    assert relative("ur/a/b.html", "css/x.css") == "../../css/x.css"
    assert THERE.href("index.md") == "../index.html"
    assert template_context(THERE)["root"] == "../"
    assert template_context(Context(BOOK, "en", "index.md"))["root"] == ""


def test_every_word_reaches_the_templates_as_a_word():
    words = template_context(HERE)["words"]
    assert all(isinstance(word, str) for word in vars(words).values())
    assert vars(words)["tried_not_yet"] == "not yet tried"


def test_printing_leads_first_to_the_sheet_or_the_blank_form():
    listed = Context(BOOK, "en", "checklists/capture-one-item.md", pdf=True)
    assert template_context(listed)["print"] == "../print/en/CL-03-compact.pdf"
    form = front(title="Record", code="F-06") + "# Record\n"
    tree = {**TREE, "docs/en/templates/record.md": form}
    blank = template_context(Context(book(tree), "ur", "templates/record.md", pdf=True))["print"]
    assert blank == "../../print/en/F-06-blank.pdf"
    assert template_context(Context(BOOK, "en", "evidence/capture.md", pdf=True))["print"] is None


def test_the_script_of_the_lists_gets_its_words_and_the_edition_in_one_attribute():
    said = {
        "ticks-not-kept": "not kept",
        "file-saved": "saved",
        "clear-sure": "sure?",
        "tick-state": "ticks",
    }
    urdu = replace(BOOK.languages["ur"], words=said)
    book = replace(BOOK, languages={**BOOK.languages, "ur": urdu})
    words = json.loads(str(template_context(replace(THERE, book=book))["list_words"]))
    assert words["edition"] == BOOK.edition
    assert words["paper"]["ur"]["tick_state"] == "ticks"
    own = {key: word for key, word in words.items() if isinstance(word, str) and key != "edition"}
    assert own == {"ticks_not_kept": "not kept", "file_saved": "saved", "clear_sure": "sure?"}


PLACE = "<p>\ue000capture-one-item\ue0012\ue002</p>"
URDU = CHECKLIST.replace("title: Capture one item", "title: ایک چیز محفوظ کریں")
LISTED = Context(
    book({**TREE, "checklists/ur/capture-one-item.md": URDU}),
    "ur",
    "checklists/capture-one-item.md",
)


def test_an_english_page_around_a_translated_list_has_its_head_in_the_language_of_the_list():
    html = head(LISTED)
    when = LISTED.book.checklists["ur", "capture-one-item"].meta.text("when")
    assert '<header class="head" data-stage="capture">' in html
    assert "<h1>ایک چیز محفوظ کریں</h1>" in html
    assert f'<p class="able">کب لیں: {when}۔</p>' in html
    assert "<dt>برائے</dt>" in html
    assert 'lang="en"' not in html
    assert "notice-fallback" not in html
    assert title(LISTED) == "ایک چیز محفوظ کریں"


def test_the_head_of_a_list_says_how_long_the_list_takes_and_not_its_page():
    here = Context(LISTED.book, "en", LISTED.slug)
    for context, minutes in ((here, "15 minutes"), (LISTED, "15 منٹ")):
        assert f"<dt>takes</dt> <dd>{minutes}</dd>" in head(context)
        assert "<dt>reading</dt>" not in head(context)
    assert "<dt>reading</dt> <dd>5 minutes</dd>" in head(HERE)
    at_once = {
        **TREE,
        "checklists/en/capture-one-item.md": CHECKLIST.replace("minutes: 15", "minutes: now"),
    }
    assert "<dt>takes</dt>" not in head(Context(book(at_once), "en", LISTED.slug))


def test_the_list_comes_first_there_and_the_rest_says_that_it_is_english():
    html = body(f"<h1>C</h1>\n<p>All else.</p>\n{PLACE}\n<h2>More</h2>", LISTED)
    sheet, rest, text = (
        html.index("<section"),
        html.index("notice-fallback"),
        html.index("All else"),
    )
    assert sheet < rest < text
    assert html[sheet:rest].count('lang="ur" dir="rtl"') == 1
    assert '<div class="foreign" lang="en" dir="ltr">' in html[rest:text]
    assert html.count('<section class="sheet"') == 1


def test_elsewhere_such_a_list_is_named_by_its_own_title():
    entry = LISTED.book.codes["CL-03"]
    assert named(entry, Context(LISTED.book, "ur", "index.md")) == ("ایک چیز محفوظ کریں", "ur")
    assert named(entry, Context(LISTED.book, "en", "index.md")) == ("Capture one item", "en")
    words = [(word.text, word.lang) for one in index(LISTED.book, "ur") for word in one.words]
    assert ("ایک چیز محفوظ کریں", "ur") in words
    assert ("Capture one item", "en") in words


def test_a_page_without_a_list_of_its_own_has_one_title():
    assert "<h1>Capture</h1>" in head(THERE)
    assert title(THERE) == "Capture"
