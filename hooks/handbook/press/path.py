"""The steps of a path become the HTML of one A4 page that is worked down with a pen."""

from __future__ import annotations

from handbook.languages import SOURCE
from handbook.model import PATH_ID, Handbook, Page, Step, behind, steps
from handbook.press.paper import document, of_page, reasons, stop_notice


def path(page: Page, book: Handbook, air: float) -> str:
    """Return the HTML of a path's print: its stop line, and its steps with their checks."""
    language = book.languages[page.lang]
    source = book.pages.get((SOURCE, page.slug))

    def texts(step: Step) -> list[tuple[str, str]]:
        return [
            (
                "check" if text.startswith(f"**{language.check}") else "do",
                reasons(text, language, book),
            )
            for text in step.paragraphs
        ]

    return document(
        "path",
        language,
        book,
        **of_page(page),
        kind="path",
        variant="path",
        air=air,
        stop_notice=stop_notice(page, language),
        behind=source is not None and behind(page.meta, source.followed),
        heading=next((one.text for one in page.text.headings if one.id == PATH_ID), ""),
        steps=[(step.number, texts(step)) for step in steps(page)],
    )
