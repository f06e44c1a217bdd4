"""What a web page contains besides its article: menus, captions, buttons, boxes, links to other stories.

This is removed before the article is looked for, and afterwards lines that only their words identify as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from lxml.etree import _Element, strip_elements

from quotes.lexicon.word_sets import FURNITURE_OPENINGS
from quotes.lexicon.words import entries
from quotes.readers.web.elements import HEADING_TAGS, drop_element

_NEVER_SHOWN = (
    *("amp-ad", "amp-consent", "amp-embed", "amp-sidebar", "audio", "button", "canvas", "dialog", "embed", "head"),
    *("iframe", "link", "map", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
)
"""HTML and AMP elements in which no text is, or none of an article."""
_FURNITURE_TAGS = frozenset({"aside", "figcaption", "footer", "menu", "nav"})
"""Elements that contain no paragraph of an article, unless its heading is in one."""
_FORM_TAGS = frozenset({"fieldset", "form", "noscript", "object"})
"""Elements that contain none either, unless the whole page is wrapped in one."""
_PAGE_TAGS = frozenset({"html", "head", "body", "main"})
_CAPTION_STYLE_TAGS = frozenset({"cite", "em", "i", "small"})
_PICTURE_TAGS = frozenset({"amp-img", "img", "picture"})
_BOX_TAGS = frozenset({"center", "div", "dl", "figure", "table", "td"})
_LIST_TAGS = frozenset({"dd", "dt", "li", "ol", "ul"})
_BLOCK_TAGS = (
    frozenset({"article", "blockquote", "details", "p", "section", "th", "tr"}) | _BOX_TAGS | HEADING_TAGS | _LIST_TAGS
)
_NAMING_ATTRIBUTES = frozenset(
    {"class", "id", "role", "aria-label", "data-component", "data-component-name", "data-module", "data-qa"}
    | {"data-spacefinder-role", "data-testid", "data-type"}
)
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_NAME_CHARACTERS = 200
_MIN_LINK_SHARE = 0.8
"""An element with at least this share of its text in links is a link to another story."""
_MAX_FURNITURE_SHARE = 0.5
"""An element with a larger share of the page's text is not furniture, whatever its name."""
_MIN_PARAGRAPHS = 4
_MAX_PROSE_LINK_SHARE = 0.3
"""An element with this many paragraphs and less of its text in links is not furniture, whatever its name."""
_MAX_LINE_CHARACTERS = 250

_COMMENTS, _FURNITURE = "comments", "furniture"
_FURNITURE_NAMES = frozenset(name for name in entries("furniture_names") if not name.endswith("*"))
_NAME_BEGINNINGS = tuple(name.rstrip("*") for name in entries("furniture_names") if name.endswith("*"))
_COMMENT_NAMES = frozenset(name for name in entries("comment_names") if not name.endswith("*"))
_COMMENT_BEGINNINGS = tuple(name.rstrip("*") for name in entries("comment_names") if name.endswith("*"))
_MODIFIERS = frozenset(entries("name_modifiers"))
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
    return words.lstrip(_ORNAMENTS).startswith(FURNITURE_OPENINGS) or words.endswith(_LINE_ENDINGS)


def remove_furniture(tree: _Element) -> None:
    """Remove the furniture from a page."""
    strip_elements(tree, *_NEVER_SHOWN, with_tail=False)
    elements = list(tree.iter())
    sizes = _sizes(elements)
    whole = sizes[0].text
    number = 1
    while number < len(elements):
        element, size = elements[number], sizes[number]
        if (
            not size.headed
            and element.tag not in _PAGE_TAGS
            and (
                element.tag in _FURNITURE_TAGS
                or (size.text <= _MAX_FURNITURE_SHARE * whole and _looks_like_furniture(element, size))
            )
        ):
            drop_element(element)
            number += size.elements
        else:
            number += 1


class _Size:
    """What an element contains, at any depth."""

    __slots__ = ("elements", "headed", "linked", "paragraphs", "pictured", "slanted", "text")

    def __init__(self) -> None:
        self.text = 0
        """Characters of text."""
        self.linked = 0
        """Characters of text in links."""
        self.slanted = 0
        """Characters of text in italics or small print, as captions are."""
        self.headed = False
        """Whether it contains the page's heading."""
        self.pictured = False
        """Whether it contains a picture."""
        self.paragraphs = 0
        self.elements = 1
        """The element itself and those in it."""


def _sizes(elements: Sequence[_Element]) -> list[_Size]:
    """Return the size of each element of a page, given in document order; each adds its own to its parent's."""
    sizes = [_Size() for _ in elements]
    by_element = dict(zip(elements, sizes, strict=True))
    for element, size in zip(reversed(elements), reversed(sizes), strict=True):
        if element.text:
            size.text += len(element.text.strip())
        _count_tag(size, element.tag)
        above = by_element.get(element.getparent())
        if above is None:
            continue
        above.text += size.text + (len(element.tail.strip()) if element.tail else 0)
        above.linked += size.linked
        above.slanted += size.slanted
        above.paragraphs += size.paragraphs
        above.elements += size.elements
        above.headed |= size.headed
        above.pictured |= size.pictured
    return sizes


def _count_tag(size: _Size, tag: str) -> None:
    if tag == "a":
        size.linked = size.text
    elif tag == "p":
        size.paragraphs += 1
    elif tag == "h1":
        size.headed = True
    elif tag in _PICTURE_TAGS:
        size.pictured = True
    elif tag in _CAPTION_STYLE_TAGS:
        size.slanted = size.text


def _looks_like_furniture(element: _Element, size: _Size) -> bool:
    return (
        element.tag in _FORM_TAGS
        or _has_furniture_name(element, size)
        or _is_story_link(element, size)
        or _is_captioned_picture(element, size)
    )


def _is_prose(size: _Size) -> bool:
    return size.paragraphs >= _MIN_PARAGRAPHS and size.linked < _MAX_PROSE_LINK_SHARE * size.text


def _has_furniture_name(element: _Element, size: _Size) -> bool:
    """Whether a class, id or label names it as furniture. A wrapper of the article may be named *paywall*."""
    named = {_named_kind(value) for name, value in element.items() if name in _NAMING_ATTRIBUTES}
    return _COMMENTS in named or (_FURNITURE in named and not _is_prose(size))


@lru_cache(maxsize=50_000)
def _named_kind(value: str) -> str:
    """Return what a class, id or label names, if anything: the names on a page, and on a site's pages, recur."""
    if len(value) > _MAX_NAME_CHARACTERS:
        return ""
    parts = [part.lower() for part in _NAME_PART.findall(value)]
    pairs = [(before, word) for before, word in pairwise(["", *parts]) if before not in _MODIFIERS]
    words = [*(word for _, word in pairs), *(before + word for before, word in pairs)]
    if any(word in _COMMENT_NAMES or word.startswith(_COMMENT_BEGINNINGS) for word in words):
        return _COMMENTS
    if any(word in _FURNITURE_NAMES or word.startswith(_NAME_BEGINNINGS) for word in words):
        return _FURNITURE
    return ""


def _is_story_link(element: _Element, size: _Size) -> bool:
    return element.tag in _BLOCK_TAGS and size.linked > 0 and size.linked >= _MIN_LINK_SHARE * size.text


def _is_captioned_picture(element: _Element, size: _Size) -> bool:
    """Whether an element is a picture with a caption that has no ``<figcaption>``."""
    if not size.pictured or size.text > _MAX_LINE_CHARACTERS:
        return False
    if element.tag == "p":
        return size.slanted == size.text
    return element.tag in _BOX_TAGS and size.paragraphs <= 1
