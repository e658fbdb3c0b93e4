"""Frozen values that know their path and line; they hold no logic but questions about themselves."""

from handbook.model.checklist import Checklist, Pause
from handbook.model.file import File, Flaw
from handbook.model.handbook import Code, Handbook, Section, Work
from handbook.model.node import EMPTY, Data, Entry, Node, Problem
from handbook.model.page import Page, behind, digest
from handbook.model.site import Ask, Built, Site
from handbook.model.template import KINDS, NEEDED, Choice, Field, Template
from handbook.model.text import (
    Heading,
    Image,
    Link,
    Quote,
    Raw,
    Reference,
    Row,
    Table,
    Task,
    Text,
)  # fmt: skip

__all__ = [
    "EMPTY", "KINDS", "NEEDED", "Ask", "Built", "Checklist", "Choice", "Code", "Data", "Entry", "Field", "File",
    "Flaw", "Handbook", "Heading", "Image", "Link", "Node", "Page", "Pause", "Problem", "Quote",
    "Raw", "Reference", "Row", "Section", "Site", "Table", "Task", "Template", "Text", "Work", "behind", "digest",
]  # fmt: skip
