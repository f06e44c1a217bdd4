"""The elements of a page: made of its text, read and removed."""

from __future__ import annotations

import re

from lxml.etree import HTMLParser, _Element, fromstring

HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Elements of headings within an article; ``<h1>`` is that of the page."""
_NO_BLOCK = "span"
_TAG = re.compile(rb"<[A-Za-z!/][^<>]*>")
_CONTROL = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r\f") + b"\x7f"
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF]))(?![0-9a-fA-F]);?"
)
_MANY_ATTRIBUTES = re.compile(
    rb"(<[A-Za-z][\w:-]*)(?:[\s/]+[^\s/\"'<>=,;]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?){500,}"
)
"""A tag with so many attributes that the parser, which compares each with all others, would need minutes."""


def parse_page(html: str) -> _Element | None:
    """Return the root of a page, without comments; ``None`` if there is no tag in it.

    Control characters are left out: they are not text, and no element may contain them.
    """
    data = html.encode("utf-8", "replace").translate(None, _CONTROL)
    if not _TAG.search(data):
        return None
    parser = HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, no_network=True)
    root: _Element | None = fromstring(_MANY_ATTRIBUTES.sub(rb"\1", _CONTROL_REFERENCE.sub(b"", data)), parser=parser)
    return root


def words_in(element: _Element) -> str:
    """Return the words in an element with one space between two; those of two elements in it are two words."""
    return " ".join(" ".join(element.itertext()).split())


def drop_element(element: _Element) -> None:
    """Empty an element, so that nothing is left of it. The text after it stays where it is.

    Taking it out would copy the text around it each time: in a page with thousands, that takes minutes.
    """
    element.clear(keep_tail=True)
    element.tag = _NO_BLOCK


def drop_tag(element: _Element) -> None:
    """Make an element part of the line that it is in."""
    element.tag = _NO_BLOCK
