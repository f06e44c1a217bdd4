"""What a web page contains besides its article: menus, captions, buttons, boxes, links to other stories.

``trafilatura`` finds the article. This module removes before that what ``trafilatura`` is known to leave in, and
afterwards lines that only their words identify as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from quotes.lexicon.words import entries

_FURNITURE_TAGS = frozenset(
    {"amp-ad", "amp-consent", "amp-embed", "amp-sidebar", "aside", "audio", "button", "canvas", "dialog", "embed"}
    | {"figcaption", "footer", "iframe", "map", "menu", "nav", "select", "svg", "template", "textarea", "video"}
)
"""HTML and AMP elements that contain no paragraph of an article."""
_FORM_TAGS = frozenset({"fieldset", "form", "noscript", "object"})
"""Elements that contain none either, unless the whole page is wrapped in one."""
_PAGE_TAGS = frozenset({"html", "head", "body", "main"})
_INVISIBLE_TAGS = frozenset({"head", "script", "style", "template", "title"})
_CAPTION_STYLE_TAGS = frozenset({"cite", "em", "i", "small"})
_PICTURE_TAGS = frozenset({"amp-img", "img", "picture"})
_BOX_TAGS = frozenset({"center", "div", "dl", "figure", "table", "td"})
_HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LIST_TAGS = frozenset({"dd", "dt", "li", "ol", "ul"})
_BLOCK_TAGS = (
    frozenset({"article", "blockquote", "details", "p", "section", "th", "tr"}) | _BOX_TAGS | _HEADING_TAGS | _LIST_TAGS
)
_NAMING_ATTRIBUTES = (
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
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_NAME_CHARACTERS = 200
_MIN_LINK_SHARE = 0.8
"""An element with at least this share of its text in links is a link to another story."""
_MAX_FURNITURE_SHARE = 0.5
"""An element with a larger share of the page's text is not furniture, whatever its name."""
_MAX_LINE_CHARACTERS = 250

_FURNITURE_NAMES = frozenset(name for name in entries("furniture_names") if not name.endswith("*"))
_NAME_BEGINNINGS = tuple(name.rstrip("*") for name in entries("furniture_names") if name.endswith("*"))
_LINE_OPENINGS = tuple(entries("furniture_openings"))
_LINE_ENDINGS = tuple(f" {ending}" for ending in entries("furniture_endings"))
_ORNAMENTS = " *-–—•|>»→▶►▸(["
"""Characters that may precede a plug such as *Read more*."""


def is_furniture(line: str) -> bool:
    """Return whether a line belongs to the page rather than the article.

    >>> is_furniture("Read more: ‘We won,’ says Lee"), is_furniture("Read by millions, she said she was sorry.")
    (True, False)
    """
    if len(line) > _MAX_LINE_CHARACTERS:
        return False
    words = line.strip().lower().replace("’", "'")
    return words.lstrip(_ORNAMENTS).startswith(_LINE_OPENINGS) or words.endswith(_LINE_ENDINGS)


def remove_furniture(tree: HtmlElement) -> None:
    """Remove the furniture from a page."""
    elements = list(tree.iter("*"))
    sizes = _sizes(elements)
    whole = sizes[tree].text
    for element in elements:
        size = sizes[element]
        if size.headed or element.tag in _PAGE_TAGS or element.getparent() is None:
            continue
        if element.tag in _FURNITURE_TAGS or (
            size.text <= _MAX_FURNITURE_SHARE * whole and _looks_like_furniture(element, size)
        ):
            element.drop_tree()
    for quotation in list(tree.iter("q")):
        _write_marks(quotation)


def _write_marks(quotation: HtmlElement) -> None:
    """Write the marks of a ``<q>``, which browsers add when they show it."""
    quotation.text = f"“{quotation.text or ''}"
    if len(quotation):
        quotation[-1].tail = f"{quotation[-1].tail or ''}”"
    else:
        quotation.text += "”"
    quotation.drop_tag()


class _Size(NamedTuple):
    """What an element contains, at any depth."""

    text: int
    """Characters of text."""
    linked: int
    """Characters of text in links."""
    slanted: int
    """Characters of text in italics or small print, as captions are."""
    headed: bool
    """Whether it contains the page's heading."""
    pictured: bool
    """Whether it contains a picture."""
    paragraphs: int


def _sizes(elements: Sequence[HtmlElement]) -> dict[HtmlElement, _Size]:
    sizes: dict[HtmlElement, _Size] = {}
    for element in reversed(elements):
        inside = [sizes[child] for child in element if child in sizes]
        own = (element.text, *(child.tail for child in element))
        text = sum(len(piece.strip()) for piece in own if piece) + sum(size.text for size in inside)
        if element.tag in _INVISIBLE_TAGS:
            text = 0
        sizes[element] = _Size(
            text,
            text if element.tag == "a" else sum(size.linked for size in inside),
            text if element.tag in _CAPTION_STYLE_TAGS else sum(size.slanted for size in inside),
            element.tag == "h1" or any(size.headed for size in inside),
            element.tag in _PICTURE_TAGS or any(size.pictured for size in inside),
            (element.tag == "p") + sum(size.paragraphs for size in inside),
        )
    return sizes


def _looks_like_furniture(element: HtmlElement, size: _Size) -> bool:
    return (
        element.tag in _FORM_TAGS
        or _has_furniture_name(element)
        or _is_story_link(element, size)
        or _is_captioned_picture(element, size)
    )


def _has_furniture_name(element: HtmlElement) -> bool:
    """Whether a class, id or label names it as furniture."""
    words = [word.lower() for word in _name_parts(element)]
    words += [one + other for one, other in pairwise(words)]
    return any(word in _FURNITURE_NAMES or word.startswith(_NAME_BEGINNINGS) for word in words)


def _name_parts(element: HtmlElement) -> Iterator[str]:
    for attribute in _NAMING_ATTRIBUTES:
        value = element.get(attribute)
        if value is not None and len(value) <= _MAX_NAME_CHARACTERS:
            yield from _NAME_PART.findall(value)


def _is_story_link(element: HtmlElement, size: _Size) -> bool:
    return element.tag in _BLOCK_TAGS and size.linked > 0 and size.linked >= _MIN_LINK_SHARE * size.text


def _is_captioned_picture(element: HtmlElement, size: _Size) -> bool:
    """Whether an element is a picture with a caption that has no ``<figcaption>``."""
    if not size.pictured or size.text > _MAX_LINE_CHARACTERS:
        return False
    if element.tag == "p":
        return size.slanted == size.text
    return element.tag in _BOX_TAGS and size.paragraphs <= 1
