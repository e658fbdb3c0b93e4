"""Drawings, sound and hostile ones, and the first bytes of pictures that are none."""

from __future__ import annotations

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~\x9bU"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
WEBP = b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\0\0\0\0\x07\x10\xfd\x8f\xfe"


def svg(inside: str, *, head: str = "", more: str = "") -> str:
    """Return a drawing with something inside, on its second line after the head."""
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"{more}>'
    return f'{head}{opening}\n{inside}\n<title>A frame</title><path d="M1 1h6v6H1z"/></svg>\n'
