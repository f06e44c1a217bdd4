"""What a web page holds besides its article: menus, captions, buttons, boxes, links to other stories.

``trafilatura`` finds the article; this takes away before what it is known to leave in, and afterwards the lines
that nothing but their words give away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from quotes.lexicon.words import entries

_TAGS = frozenset(
    {"amp-ad", "amp-consent", "amp-embed", "amp-sidebar", "aside", "audio", "button", "canvas", "dialog", "embed"}
    | {"figcaption", "footer", "iframe", "map", "menu", "nav", "select", "svg", "template", "textarea", "video"}
)
"""Elements of HTML and AMP that hold no paragraph of an article."""
_FORMS = frozenset({"fieldset", "form", "noscript", "object"})
"""Elements that hold none either, unless a system has wrapped the whole page in them."""
_WHOLE = frozenset({"html", "head", "body", "main"})
_UNSEEN = frozenset({"head", "script", "style", "template", "title"})
_SLANTED = frozenset({"cite", "em", "i", "small"})
_PICTURES = frozenset({"amp-img", "img", "picture"})
_BOXES = frozenset({"center", "div", "dl", "figure", "table", "td"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"dd", "dt", "li", "ol", "ul"})
_BLOCKS = frozenset({"article", "blockquote", "details", "p", "section", "th", "tr"}) | _BOXES | _HEADINGS | _LISTS
_NAMING = (
    "class",
    "id",
    "role",
    "aria-label",
    "data-component",
    "data-component-name",
    "data-module",
    "data-qa",
    "data-spacefinder-role",
    "data-testid",
    "data-type",
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_NAME = 200
_LINKED = 0.8
"""An element is a link to another story when so much of its text is in links."""
_MOST = 0.5
"""An element with more of the page's text than this is not furniture, whatever it is called."""
_LONGEST_LINE = 250

_NAMES = frozenset(name for name in entries("furniture_names") if not name.endswith("*"))
_BEGINNINGS = tuple(name.rstrip("*") for name in entries("furniture_names") if name.endswith("*"))
_OPENINGS = tuple(entries("furniture_openings"))
_ENDINGS = tuple(f" {ending}" for ending in entries("furniture_endings"))
_ORNAMENTS = " *-–—•|>»→▶►▸(["
"""What may stand before the words of a plug."""


def is_furniture(line: str) -> bool:
    """Tell whether a line of an article's text is one that the page put there.

    >>> is_furniture("Read more: ‘We won,’ says Lee"), is_furniture("Read by millions, she said she was sorry.")
    (True, False)
    """
    if len(line) > _LONGEST_LINE:
        return False
    words = line.strip().lower().replace("’", "'")
    return words.lstrip(_ORNAMENTS).startswith(_OPENINGS) or words.endswith(_ENDINGS)


def remove_furniture(tree: HtmlElement) -> None:
    """Take the furniture out of a page."""
    elements = list(tree.iter("*"))
    sizes = _sizes(elements)
    whole = sizes[tree].text
    for element in elements:
        size = sizes[element]
        if size.headed or element.tag in _WHOLE or element.getparent() is None:
            continue
        if element.tag in _TAGS or (size.text <= _MOST * whole and _looks_like_furniture(element, size)):
            element.drop_tree()
    for quotation in list(tree.iter("q")):
        _mark(quotation)


def _mark(quotation: HtmlElement) -> None:
    """Write the marks of a ``<q>``, which browsers show and the page does not hold."""
    quotation.text = f"“{quotation.text or ''}"
    if len(quotation):
        quotation[-1].tail = f"{quotation[-1].tail or ''}”"
    else:
        quotation.text += "”"
    quotation.drop_tag()


class _Size(NamedTuple):
    """What an element holds, with all that is in it."""

    text: int
    """Characters of text."""
    linked: int
    """Characters of text in links."""
    slanted: int
    """Characters of text that is set in italics or small, as captions are."""
    headed: bool
    """Whether the page's heading is in it."""
    pictured: bool
    """Whether a picture is in it."""
    paragraphs: int


def _sizes(elements: Sequence[HtmlElement]) -> dict[HtmlElement, _Size]:
    sizes: dict[HtmlElement, _Size] = {}
    for element in reversed(elements):
        inside = [sizes[child] for child in element if child in sizes]
        own = (element.text, *(child.tail for child in element))
        text = sum(len(piece.strip()) for piece in own if piece) + sum(size.text for size in inside)
        if element.tag in _UNSEEN:
            text = 0
        sizes[element] = _Size(
            text,
            text if element.tag == "a" else sum(size.linked for size in inside),
            text if element.tag in _SLANTED else sum(size.slanted for size in inside),
            element.tag == "h1" or any(size.headed for size in inside),
            element.tag in _PICTURES or any(size.pictured for size in inside),
            (element.tag == "p") + sum(size.paragraphs for size in inside),
        )
    return sizes


def _looks_like_furniture(element: HtmlElement, size: _Size) -> bool:
    return element.tag in _FORMS or _is_named(element) or _is_link(element, size) or _is_picture(element, size)


def _is_named(element: HtmlElement) -> bool:
    """Whether a class, an id or a label says so."""
    words = [word.lower() for word in _names(element)]
    words += [one + other for one, other in pairwise(words)]
    return any(word in _NAMES or word.startswith(_BEGINNINGS) for word in words)


def _names(element: HtmlElement) -> Iterator[str]:
    for attribute in _NAMING:
        value = element.get(attribute)
        if value is not None and len(value) <= _LONGEST_NAME:
            yield from _WORD.findall(value)


def _is_link(element: HtmlElement, size: _Size) -> bool:
    return element.tag in _BLOCKS and size.linked > 0 and size.linked >= _LINKED * size.text


def _is_picture(element: HtmlElement, size: _Size) -> bool:
    """Whether this is a picture with its caption, in a page that has no better word for it."""
    if not size.pictured or size.text > _LONGEST_LINE:
        return False
    if element.tag == "p":
        return size.slanted == size.text
    return element.tag in _BOXES and size.paragraphs <= 1
