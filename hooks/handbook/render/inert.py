"""What python-markdown may make of a page: no HTML of the writer's, no attribute but a heading's id.

The rules refuse both. Where a rule fails, what they would have refused is shown as text.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, isheader


class Inert(Extension):  # type: ignore[misc]
    """Comes after every other extension, and takes away what lets text become markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by python-markdown
        """Take out raw HTML and bare addresses, also where a build of many languages did so already."""
        md.preprocessors.deregister("html_block", strict=False)
        for pattern in ("html", "autolink", "automail"):
            md.inlinePatterns.deregister(pattern, strict=False)
        md.treeprocessors.register(_Ids(md), "attr_list", _PRIORITY)  # in the place of the other


class _Ids(AttrListTreeprocessor):  # type: ignore[misc]
    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:  # noqa: ARG002
        """Give a heading its id; return everything else as the text that it was."""
        found = _ID.fullmatch(attrs_string) if isheader(elem) else None
        if found is None:
            return f"{{{attrs_string}}}"
        elem.set("id", found[1])
        return ""


_PRIORITY = 8
"""That of the processor of `attr_list`."""
_ID = re.compile(r"\s*#([\w.-]+)\s*")
