"""Findings in, text out: for a terminal, for a program, for a pull request."""

from handbook.report.form import Hearing, form_json, form_text
from handbook.report.machine import github, json_text, page_of
from handbook.report.prose import readable
from handbook.report.terminal import WIDTH, Look, terminal
from handbook.report.words import summary, visible

__all__ = [
    "WIDTH", "Hearing", "Look", "form_json", "form_text", "github", "json_text", "page_of", "readable",
    "summary", "terminal", "visible",
]  # fmt: skip
