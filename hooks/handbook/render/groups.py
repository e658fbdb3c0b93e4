"""A long form is shown in its groups, each below its heading."""

from __future__ import annotations

import xml.etree.ElementTree as ET


def gather(body: ET.Element, members: list[ET.Element]) -> None:
    """Make one form of what stands below each third-level heading among `members`, in its place."""
    groups: list[ET.Element] = []
    for one in members:
        if one.tag == "h3":
            name = {"role": "group", "aria-labelledby": one.get("id", "")}
            groups.append(ET.Element("div", {"class": "form-group", **name}))
        if groups:
            groups[-1].append(one)
    if not groups:
        return
    place = list(body).index(groups[0][0])
    for group in groups:
        for one in group:
            body.remove(one)
    form = ET.Element("div", {"class": "form-fields"})
    form.extend(groups)
    body.insert(place, form)
