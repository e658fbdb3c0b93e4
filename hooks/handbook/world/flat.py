"""How the web becomes files: what each page is called, and how one leads to the other."""

from __future__ import annotations


def file_of(host: str, path: str) -> str:
    """Return the file of a page below a folder of flat pages: `noticerail.example/post/0000993052.html`."""
    if path.endswith("/"):
        return f"{host}{path}index.html"
    return f"{host}{path}" if path.endswith((".svg", ".js")) else f"{host}{path}.html"


def way(source: str, target: str) -> str:
    """Return the relative link from one file to another, both from the same folder."""
    here, there = source.split("/")[:-1], target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:])
