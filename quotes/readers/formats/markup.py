"""HTML that is all text, as in books and mail, without menus and advertisements around an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.readers.formats.containers import local_name
from quotes.readers.formats.paragraphs import join_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "label"}
    | {"mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
)
"""Elements that are part of a line; all others are blocks."""
_NO_TEXT = frozenset(
    {"del", "head", "nav", "noscript", "rp", "rt", "script", "select", "style", "svg", "template", "textarea"}
)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}>")
"""A picture within its tag, or more attributes than are read in time."""
_REFERENCE = re.compile(r"[\s\[(]*(?:\d+|[*†‡§]+)[\s\])]*")
_NOTES = ("footnote", "endnote", "rearnote", "noteref")
"""What books call their notes and the marks that refer to them (https://www.w3.org/TR/epub-ssv/)."""


def markup_text(html: str) -> str:
    """Return the text of a page, with a blank line between two blocks."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, no_network=True)
    tree = document_fromstring(_LONG_TAG.sub("", html).encode("utf-8", "replace"), parser=parser)
    return join_paragraphs(block for block in _blocks(tree) if block.strip())


def _blocks(tree: _Element) -> Iterator[str]:
    pieces: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            yield "".join(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield "".join(pieces)


def _pieces(element: _Element) -> Iterator[str | None]:
    """Give the text in an element; ``None`` where a block begins or ends."""
    yield _flat(element.text)
    for child in element:
        name = local_name(child)
        if name == "br":
            yield "\n"
        elif name in _INLINE:
            yield from () if _is_note(child) else _pieces(child)
        elif name and name not in _NO_TEXT and not _is_note(child):
            yield None
            yield from _pieces(child)
            yield None
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    return " ".join((text or "").replace("\r", "\n").split("\n"))


def _is_note(element: _Element) -> bool:
    kind = element.get("epub:type") or element.get("role") or ""
    if any(name in kind for name in _NOTES):
        return True
    return local_name(element) == "sup" and _REFERENCE.fullmatch("".join(element.itertext())) is not None
