"""Frozen values that know their path and line; they hold no logic but questions about themselves."""

from handbook.model.answer import folded, is_answer, latin  # fmt: skip
from handbook.model.checklist import Checklist, Pause
from handbook.model.content import Content
from handbook.model.course import (
    CARDS,
    TESTS,
    Card,
    Course,
    Frame,
    Item,
    Lesson,
    Option,
    Outcome,
    Slot,
    Timed,
    Track,
    clock,
    said,
)  # fmt: skip
from handbook.model.file import File, Flaw
from handbook.model.handbook import Code, Handbook, Moved, Section, Work
from handbook.model.handout import HANDOUTS, Part, handout, kept, opening, parted
from handbook.model.local import BOUND, FILLED, MAY_HOLD, OVERLAY, SEPARATE, Local
from handbook.model.months import (
    LAW,
    MONTHS_DUE,
    ahead,
    due,
    edition_day,
    later,
    months_of,
    overdue,
    reread,
)  # fmt: skip
from handbook.model.node import EMPTY, Data, Entry, Node, Problem
from handbook.model.packed import MADE, MAKER, Packed, Relation
from handbook.model.page import Page, behind, day_of, digest
from handbook.model.path import PATH_ID, Step, step_id, steps
from handbook.model.picture import DRAWN, DRAWN_AS, Picture
from handbook.model.place import CARDS_ID, REGION_ID, Place, anchors, lost_rows, places
from handbook.model.practice import PARTS, Platform, Practice, Question, Value
from handbook.model.site import (
    ArticleContent,
    Asset,
    BuiltPage,
    PdfFacts,
    ResourceRef,
    Reviewed,
    Site,
    UrlMention,
)
from handbook.model.slides import SLIDES_ID, Slide, slides
from handbook.model.template import (
    NEEDED,
    Answer,
    Choice,
    Example,
    Field,
    Template,
    group_headings,
)  # fmt: skip
from handbook.model.term import Names, RegionalLanguage, Term, TermCitation, names
from handbook.model.text import (
    DEEPEST,
    INDENTED,
    WORDS_KEPT,
    Heading,
    Image,
    Link,
    Point,
    Quote,
    Raw,
    Reference,
    Row,
    Table,
    Task,
    Text,
)  # fmt: skip

__all__ = [
    "BOUND", "CARDS", "CARDS_ID", "DEEPEST", "DRAWN", "DRAWN_AS", "EMPTY", "FILLED", "HANDOUTS",
    "INDENTED", "LAW", "MADE", "MAKER", "MAY_HOLD", "MONTHS_DUE", "NEEDED", "OVERLAY", "PARTS",
    "PATH_ID", "REGION_ID", "SEPARATE", "SLIDES_ID", "TESTS", "WORDS_KEPT", "Answer",
    "ArticleContent", "Asset", "BuiltPage", "Card", "Checklist", "Choice", "Code", "Content",
    "Course", "Data", "Entry", "Example", "Field", "File", "Flaw", "Frame", "Handbook", "Heading",
    "Image", "Item", "Lesson", "Link", "Local", "Moved", "Names", "Node", "Option", "Outcome",
    "Packed", "Page", "Part", "Pause", "PdfFacts", "Picture", "Place", "Platform", "Point",
    "Practice", "Problem", "Question", "Quote", "Raw", "Reference", "RegionalLanguage", "Relation",
    "ResourceRef", "Reviewed", "Row", "Section", "Site", "Slide", "Slot", "Step", "Table", "Task",
    "Template", "Term", "TermCitation", "Text", "Timed", "Track", "UrlMention", "Value", "Work",
    "ahead", "anchors", "behind", "clock", "day_of", "digest", "due", "edition_day", "folded",
    "group_headings", "handout", "is_answer", "kept", "later", "latin", "lost_rows", "months_of", "names",
    "opening", "overdue", "parted", "places", "reread", "said", "slides", "step_id", "steps",
]  # fmt: skip
