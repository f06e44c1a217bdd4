"""Reading elements of a page, and removing them."""

from __future__ import annotations

from lxml.etree import _Element

HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Elements of headings within an article; ``<h1>`` is that of the page."""
_NO_BLOCK = "span"


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
