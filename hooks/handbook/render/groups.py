"""A long form is shown in its groups, with a short list of them above the first."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from handbook.languages import Language

_FEW = 3
"""Groups that need no list of their own."""


def gather(body: ET.Element, members: list[ET.Element], language: Language) -> None:
    """Make one form of what stands below each third-level heading among `members`, in its place."""
    groups: list[ET.Element] = []
    for one in members:
        if one.tag == "h3":
            name = {"role": "group", "aria-labelledby": one.get("id", "")}
            groups.append(ET.Element("section", {"class": "form-group", **name}))
        if groups:
            groups[-1].append(one)
    if not groups:
        return
    place = list(body).index(groups[0][0])
    for group in groups:
        for one in group:
            body.remove(one)
    form = ET.Element("div", {"class": "form-fields"})
    if len(groups) > _FEW:
        form.append(_list_of(groups, language))
    form.extend(groups)
    body.insert(place, form)


def _list_of(groups: list[ET.Element], language: Language) -> ET.Element:
    nav = ET.Element("nav", {"class": "form-groups", "aria-label": language.word("fill-groups")})
    listed = ET.SubElement(nav, "ol")
    for group in groups:
        item = ET.SubElement(listed, "li")
        link = ET.SubElement(item, "a", {"href": f"#{group[0].get('id', '')}"})
        link.text = "".join(group[0].itertext())
    return nav
