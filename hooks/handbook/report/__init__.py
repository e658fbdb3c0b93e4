"""Findings in, text out: for a terminal, for a program, for a pull request."""

from handbook.report.form import VerificationReport, form_json, form_text
from handbook.report.machine import github, json_text, page_of
from handbook.report.terminal import WIDTH, Look, terminal
from handbook.report.words import aligned, counted, practice_table, summary, visible

__all__ = [
    "WIDTH", "Look", "VerificationReport", "aligned", "counted", "form_json", "form_text", "github",
    "json_text", "page_of", "practice_table", "summary", "terminal", "visible",
]  # fmt: skip
