"""Removing elements from a page."""

from __future__ import annotations

from lxml.etree import _Element


def drop_element(element: _Element) -> None:
    """Remove an element, but not the text after it."""
    parent = element.getparent()
    if parent is not None:
        _add_text(element, element.tail)
        parent.remove(element)


def drop_tag(element: _Element) -> None:
    """Remove an element, but neither what is in it nor the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    _add_text(element, element.text)
    for child in list(element):
        element.addprevious(child)
    _add_text(element, element.tail)
    parent.remove(element)


def _add_text(element: _Element, text: str | None) -> None:
    """Add text before an element."""
    parent, before = element.getparent(), element.getprevious()
    if text and before is not None:
        before.tail = f"{before.tail or ''}{text}"
    elif text and parent is not None:
        parent.text = f"{parent.text or ''}{text}"
