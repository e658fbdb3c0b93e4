"""A handbook is everything that one repository holds, read once and never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handbook.languages import SOURCE, Language
from handbook.model.checklist import Checklist
from handbook.model.content import File
from handbook.model.course import Course
from handbook.model.local import Local
from handbook.model.node import Data
from handbook.model.page import Page
from handbook.model.registers import Names, Picture, Practice, RegionalLanguage, Term
from handbook.model.template import Template


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of `docs/data/codes.yaml`: a page, list or form, made or planned."""

    code: str
    title: str
    path: str
    """Path of its page below a language's folder."""
    state: str
    """`made` or `planned`."""
    line: int
    items: int = 0
    """Of a list: the highest number that an item of it ever had; 0 where nobody wrote it."""

    @property
    def made(self) -> bool:
        """Whether its page exists."""
        return self.state == "made"


@dataclass(frozen=True, slots=True)
class Moved:
    """A page whose text is now on another one: what old sheets and links name."""

    code: str
    was: str
    """Its English title."""
    path: str
    """Where it was, below a language's folder."""
    now: str
    """Code of the page that has its text."""
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the handbook, a folder below each language."""

    letter: str
    folder: str
    titles: Mapping[str, str]
    """Title by language code; English always."""
    asks: str = ""
    """Readers at whom the questions of its pages are aimed; empty where its pages ask nothing."""

    def title(self, lang: str) -> str:
        """Return its title in a language, the English one where that is missing."""
        return self.titles.get(lang, self.titles.get(SOURCE, self.folder))


@dataclass(frozen=True, slots=True)
class Work:
    """One entry of the bibliography, in CSL's terms."""

    key: str
    mark: str
    """`S` was read at the source, `S2` in somebody's account of it."""
    csl: Mapping[str, object]
    line: int

    @property
    def kind(self) -> str:
        """Its type in CSL's words: `legislation`, `webpage`."""
        return str(self.csl.get("type") or "")

    @property
    def tier(self) -> str:
        """How fast it changes; empty where nobody said so."""
        custom = self.csl.get("custom")
        return str(custom.get("tier") or "") if isinstance(custom, Mapping) else ""

    @property
    def accessed(self) -> dt.date | None:
        """The first day on which it may have been read; None where it names no date."""
        date = self.csl.get("accessed")
        parts = date.get("date-parts") if isinstance(date, Mapping) else None
        first = parts[0] if isinstance(parts, Sequence) and parts else ()
        listed = isinstance(first, Sequence) and not isinstance(first, str)
        numbers = [part for part in first if type(part) is int] if listed else []
        try:
            return dt.date(*[*numbers, 1, 1][:3]) if numbers else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Handbook:
    """All content of a repository."""

    files: tuple[File, ...] = ()
    """Every file below `docs/` and `checklists/`."""
    pages: Mapping[tuple[str, str], Page] = field(default_factory=dict)
    """Pages by language and slug, in the order of their paths; forms are among them."""
    checklists: Mapping[tuple[str, str], Checklist] = field(default_factory=dict)
    templates: Mapping[tuple[str, str], Template] = field(default_factory=dict)
    data: Mapping[str, Data] = field(default_factory=dict)
    """YAML files of `docs/data/` by name without ending."""
    verbs: frozenset[str] = frozenset()
    verb_lines: tuple[str, ...] = ()
    """Lines of `verbs.txt` as they are written."""
    languages: Mapping[str, Language] = field(default_factory=dict)
    codes: Mapping[str, Code] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    """Pages of `docs/data/retired.yaml` that another page has taken in."""
    sections: tuple[Section, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    """The glossary, in the order of its file."""
    tongues: tuple[RegionalLanguage, ...] = ()
    """Languages of the region, of which the glossary shows words as they were read."""
    names: Mapping[str, Names] = field(default_factory=dict)
    """Terms that pages explain, with the words by which they are seen, by language."""
    practice: Practice = field(default_factory=Practice)
    course: Course = field(default_factory=Course)
    """What is taught, in which order, with which cards and tests."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What needs no spelling out on each page, with its words."""
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Other words that lead to a page: by its code, then by language."""
    members: Mapping[str, tuple[Code, ...]] = field(default_factory=dict)
    """Codes by the folder of their page, in the order of the register."""
    roles: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)
    """English pages by the role that their front matter gives them."""
    drawings: Mapping[str, str] = field(default_factory=dict)
    """Text of each drawing (`.svg`) below `docs/images/` that can be trusted to be one, by path."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """What is known of the pictures, by their path below `docs/images/`."""
    config: File | None = None
    """mkdocs.yml as bytes; None where there is none. Its values are `data["mkdocs"]`."""
    edition: str = ""
    local: Local | None = None
    """The overlay of an agency, which fills blanks; None in what is published."""
    built_languages: tuple[str, ...] = ()
    """Codes of the languages of mkdocs.yml, English first."""
    today: dt.date | None = None
    """The day against which reviews are judged; None where nobody asks."""
    release: bool = False
    """Whether this edition is about to be given out: what may wait in between may not now."""

    def local_mark(self, lang: str) -> str:
        """Return what each page and sheet of a language says of the overlay; empty without one."""
        return self.local.mark(self.languages[lang], self.today) if self.local else ""

    def slug_of(self, role: str) -> str:
        """Return the path below its language of the page with a role, empty where none has it."""
        return next((page.slug for page in self.roles.get(role, ())), "")

    def drawn_in(self, lang: str, name: str) -> str:
        """Return the twin of a drawing with words of a language, such as `frame-ur.svg`, else the drawing."""
        stem, dot, ending = name.rpartition(".")
        twin = self.pictures.get(f"{stem}-{lang}{dot}{ending}")
        return twin.file if twin and twin.words == (lang,) else name

    def other_words(self, code: str, lang: str) -> tuple[str, ...]:
        """Return the words by which a page is found beside its own, in the tree of a language.

        The English ones come behind those of the language, and those of all others last: people type
        them everywhere.
        """
        words = self.synonyms.get(code, {})
        own = (words.get(lang, ()), words.get(SOURCE, ()), *words.values())
        return tuple(dict.fromkeys(word for one in own for word in one))

    def search_words(self, code: str, lang: str) -> tuple[str, ...]:
        """Return `other_words`, the titles in every language, and what old sheets call pages that it took in."""
        entry = self.codes.get(code)
        before = (name for one in self.moved if one.now == code for name in (one.code, one.was))
        return (*self.other_words(code, lang), *(self._titles(entry) if entry else ()), *before)

    def _titles(self, entry: Code) -> tuple[str, ...]:
        """Return the English title of a page, and those of its list or itself in the other languages."""
        folder, _, name = entry.path.removesuffix(".md").rpartition("/")
        texts = (
            (self.checklists.get((lang, name)) if folder == "checklists" else None)
            or self.pages.get((lang, entry.path))
            for lang in self.built_languages
        )
        return tuple(dict.fromkeys((entry.title, *(text.title for text in texts if text))))
