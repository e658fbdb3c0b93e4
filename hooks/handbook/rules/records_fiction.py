"""What docs/data/fictional.yaml holds: invented values, each of a form that no real one has."""

from __future__ import annotations

from handbook.model import Node
from handbook.rules.keys import Key, Say, Schema, Shape, map_of, matches, named, plain, whole

_IS: Schema = {"is": plain(Say("what it is")), "ur": plain("the same in Urdu", needed=False)}
_INVENTED = map_of(Shape("an invented value", _IS), "{is: …}")
_FILE = map_of(
    Shape(
        "an invented file",
        {
            **_IS,
            "bytes": Key(whole(0, 10**12), "a whole number of bytes", Say("its size in bytes")),
            "sha256": Key(
                matches(r"[0-9a-f]{64}"), "64 hexadecimal digits", Say("64 hexadecimal digits")
            ),
        },
    ),
    "{is: …, bytes: …, sha256: …}",
)
_ANY = r"\S(?:.*\S)?"


def _scalar(node: Node) -> bool:
    return node.kind not in ("list", "map", "null") and bool(str(node.value).strip())


_GROUPS = {
    "persons": (r"(?:\w+ )+(?:Example|Sample)", "a name that ends with Example or Sample"),
    "agencies": (_ANY, "a name"),
    "companies": (_ANY, "a name"),
    "platforms": (_ANY, "a name"),
    "handles": (r"@[a-z0-9_.-]+\.example", "a handle that ends with .example"),
    "account-ids": (r"0{4}\d{1,12}", "a number that begins with 0000"),
    "domains": (r"(?:[a-z0-9-]+\.)+(?:example|test)", "a domain that ends with .example or .test"),
    "addresses": (
        r"hxxps?://(?:[a-z0-9-]+\[\.\])+(?:example|test)(?:/[!-~]*)?",
        "a defanged address at .example or .test",
    ),
    "emails": (
        r"[a-z0-9._-]+@(?:[a-z0-9-]+\.)+(?:example|test)",
        "an address that ends with .example or .test",
    ),
    "phones": (r"\+00[0-9 ]*[0-9]", "a number that begins with +00"),
    "identity-numbers": (
        r"[A-Z/-]*0{4}[0-9A-Z/-]*",
        "a number that begins with 0000 after its letters",
    ),
    "places": (_ANY, "a name"),
    "service-numbers": (_ANY, "a number"),
    "person-codes": (_ANY, "a code"),
    "references": (_ANY, "a number"),
    "exhibits": (_ANY, "a number"),
    "devices": (_ANY, "a number"),
    "media": (_ANY, "a number"),
}
"""Form of the values of each kind, and what it is in words: whatever stands here is let through."""

_CASE = Key(_scalar, "a text or a number", "…")

FICTION = Shape(
    "fictional.yaml",
    {
        **{
            group: map_of(named(group, pattern, wanted, _INVENTED), "{…}", needed=False)
            for group, (pattern, wanted) in _GROUPS.items()
        },
        "files": map_of(
            named("files", r"[\w.-]+", "the name of a file", _FILE), "{…}", needed=False
        ),
        "case": map_of(
            named("case", r"[a-z][a-z0-9-]{1,30}", "the id of a field", _CASE), "{…}", needed=False
        ),
    },
)
