"""The blocks of text in a page, as a browser shows them."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element

_BLOCK_TAGS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
    | {"cell", "head", "item", "list", "quote", "row"}
)
"""Elements that begin a new line: those of HTML, and those that ``trafilatura`` writes."""
_BREAK_TAGS = frozenset({"br", "lb"})
_LINE_BREAK = "\v"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Block(NamedTuple):
    """Text that a browser shows as a paragraph of its own."""

    element: _Element
    """The innermost block element that contains it."""
    text: str
    """Its text; a line break ends a line."""
    linked: int
    """Characters in links, white space as in the page."""


def read_blocks(tree: _Element) -> list[Block]:
    """Return the blocks in an element, with white space as a browser shows it."""
    reader = _Reader()
    reader.read(tree, tree, in_link=False)
    reader.end_block(tree)
    return reader.blocks


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0

    def read(self, element: _Element, block: _Element, *, in_link: bool) -> None:
        self._take(element.text, in_link=in_link)
        for child in element:
            tag = child.tag
            if tag in _BREAK_TAGS:
                self._pieces.append(_LINE_BREAK)
            elif tag in _BLOCK_TAGS or "-" in tag:  # a hyphen is in the names of elements that a page defines
                self.end_block(block)
                self.read(child, child, in_link=in_link)
                self.end_block(child)
            else:
                self.read(child, block, in_link=in_link or tag == "a")
            self._take(child.tail, in_link=in_link)

    def _take(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self._pieces.append(text)
            if in_link:
                self._linked += len(text)

    def end_block(self, element: _Element) -> None:
        if not self._pieces:
            return
        lines = _CONTROL.sub("", "".join(self._pieces)).split(_LINE_BREAK)
        if text := "\n".join(line for line in (" ".join(line.split()) for line in lines) if line):
            self.blocks.append(Block(element, text, self._linked))
        self._pieces = []
        self._linked = 0
