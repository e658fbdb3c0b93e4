"""Frozen values that know their path and line; they hold no logic but questions about themselves."""

from handbook.model.checklist import Checklist, Pause
from handbook.model.file import File, Flaw
from handbook.model.handbook import Code, Handbook, Section, Work
from handbook.model.node import EMPTY, Data, Entry, Node, Problem
from handbook.model.page import Page, behind, digest
from handbook.model.site import Ask, Asset, Built, Mention, Printed, Shown, Site
from handbook.model.template import KINDS, NEEDED, Choice, Field, Template
from handbook.model.text import (
    DEEPEST,
    Definition,
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
    "DEEPEST", "EMPTY", "KINDS", "NEEDED", "Ask", "Asset", "Built", "Checklist", "Choice", "Code", "Data", "Definition", "Entry", "Field", "File",
    "Flaw", "Handbook", "Heading", "Image", "Link", "Mention", "Node", "Page", "Pause", "Printed", "Problem", "Quote",
    "Raw", "Reference", "Row", "Section", "Shown", "Site", "Table", "Task", "Template", "Text", "Work", "behind", "digest",
]  # fmt: skip
