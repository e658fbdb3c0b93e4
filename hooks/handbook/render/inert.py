"""What python-markdown may make of a page: no HTML of the writer's, no attribute but a heading's id, no way out.

The rules refuse all three. Where a rule fails, what they would have refused is shown as text.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, isheader
from markdown.treeprocessors import Treeprocessor

from handbook.render.markdown import leads_out


class Inert(Extension):  # type: ignore[misc]
    """Comes after every other extension, and takes away what lets text become markup."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by python-markdown
        """Take out raw HTML and bare addresses, also where a build of many languages did so already."""
        md.preprocessors.deregister("html_block", strict=False)
        for pattern in ("html", "autolink", "automail"):
            md.inlinePatterns.deregister(pattern, strict=False)
        md.treeprocessors.register(_Ids(md), "attr_list", _PRIORITY)  # in the place of the other
        md.treeprocessors.register(_Inward(md), "handbook_inward", 0)


class _Ids(AttrListTreeprocessor):  # type: ignore[misc]
    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:  # noqa: ARG002
        """Give a heading its id; return everything else as the text that it was."""
        found = _ID.fullmatch(attrs_string) if isheader(elem) else None
        if found is None:
            return f"{{{attrs_string}}}"
        elem.set("id", found[1])
        return ""


class _Inward(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        """Leave of a link that leads out its words, and of a picture from elsewhere what it shows."""
        for element in root.iter():
            if element.tag == "a" and leads_out(html.unescape(element.get("href", ""))):
                element.attrib.clear()
            elif element.tag == "img" and leads_out(html.unescape(element.get("src", ""))):
                element.text = element.get("alt", "")
                element.tag = "span"
                element.attrib.clear()


_PRIORITY = 8
"""That of the processor of `attr_list`."""
_ID = re.compile(r"\s*#([\w.-]+)\s*")
