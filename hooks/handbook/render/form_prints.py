"""Where the print files of forms lie, and the links that lead to them."""

from __future__ import annotations

from handbook.model import Template


def form_path(form: Template, variant: str) -> str:
    """Return the path of a form's print file below the site's root."""
    return f"print/{form.page.lang}/{form.id}-{variant}.pdf"
