"""Where the article is in a page without its furniture.

If nearly all sentences of the page are in one place, that is the article; ``trafilatura``, which knows many more signs
but takes several times as long, decides the other pages.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from configparser import ConfigParser
from functools import cache

from lxml.etree import _Element, tostring

from quotes.readers.web.blocks import Block, read_blocks
from quotes.readers.web.elements import HEADING_TAGS

_PARTS = frozenset({"blockquote", "dd", "dt", "li", "p", "pre"}) | HEADING_TAGS
"""Elements that are part of an article however short they are; a short ``<div>`` may be a byline or a button."""
_MIN_SENTENCE = 60
"""Characters of a block that is taken for sentences; a shorter one may be a label."""
_MAX_LINK_SHARE = 0.5
_MAX_SHORT_LINK_SHARE = 0.8
_MIN_ARTICLE = 300
"""Characters of sentences in a page whose article can be told by their place."""
_MIN_INSIDE = 0.9
"""The share of a page's sentences that are in the element with the article."""
_MIN_SAME_PLACE = 0.9
"""The share of its sentences whose elements are named alike up to it."""
_MAX_BEFORE_HEADING = 0.2
"""The share of its sentences that may precede the heading of an article: a teaser, which is left out."""


def find_article(tree: _Element) -> list[str]:
    """Return the paragraphs of the article in a page without its furniture."""
    blocks = read_blocks(tree)
    sentences = {number: size for number, block in enumerate(blocks) if (size := _sentence_size(block))}
    whole = sum(sentences.values())
    if whole >= _MIN_ARTICLE:
        body = _smallest_element(tree, ((blocks[number].element, size) for number, size in sentences.items()), whole)
        inside = set(body.iter())
        places: Counter[tuple[str, ...]] = Counter()
        for number, size in sentences.items():
            if blocks[number].element in inside:
                places[_place(blocks[number].element, body)] += size
        if max(places.values()) >= _MIN_SAME_PLACE * whole:
            return [block.text for block in _article_blocks([block for block in blocks if block.element in inside])]
    return _find_with_trafilatura(tostring(tree, encoding="unicode"))


def _sentence_size(block: Block) -> int:
    """Return the length of a block if it can be sentences, else 0."""
    size = len(block.text)
    is_short = size < _MIN_SENTENCE or block.linked > _MAX_LINK_SHARE * size
    return 0 if is_short or block.element.tag in HEADING_TAGS or block.element.tag == "h1" else size


def _smallest_element(tree: _Element, sizes: Iterable[tuple[_Element, int]], whole: int) -> _Element:
    """Return the smallest element that contains nearly all sentences."""
    inside: Counter[_Element] = Counter()
    for element, size in sizes:
        above: _Element | None = element
        while above is not None:
            inside[above] += size
            above = above.getparent()
    body = tree
    while True:
        largest = max((child for child in body if child in inside), key=inside.__getitem__, default=None)
        if largest is None or largest.tag == "p" or inside[largest] < _MIN_INSIDE * whole:
            return body
        body = largest


def _place(element: _Element, body: _Element) -> tuple[str, ...]:
    """Return the names of the elements from a paragraph up to the body of the article."""
    names = []
    above = element.getparent() if element is not body and element.tag in {"div", "p"} else element
    while above is not None and above is not body:
        names.append(f"{above.tag} {above.get('class')}")
        above = above.getparent()
    return tuple(names)


def _article_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks after the heading that are part of an article, without headings that nothing follows."""
    heading = next((number for number, block in enumerate(blocks) if block.element.tag == "h1"), None)
    if heading is not None:
        sizes = [_sentence_size(block) for block in blocks]
        if sum(sizes[:heading]) < _MAX_BEFORE_HEADING * sum(sizes):
            blocks = blocks[heading + 1 :]
    found = [block for block in blocks if _is_part(block) or _sentence_size(block)]
    while found and found[-1].element.tag in HEADING_TAGS:
        found.pop()
    return found


def _is_part(block: Block) -> bool:
    return block.element.tag in _PARTS and block.linked <= _MAX_SHORT_LINK_SHARE * len(block.text)


def _find_with_trafilatura(html: str) -> list[str]:
    """Return the paragraphs of an article that the place of the sentences does not show."""
    from lxml.html import document_fromstring
    from trafilatura import bare_extraction

    _silence_loggers()
    found = bare_extraction(document_fromstring(html), include_comments=False, config=_settings())
    body = getattr(found, "body", None)
    return [] if body is None else [block.text for block in read_blocks(body)]


@cache
def _silence_loggers() -> None:
    """Keep the warnings of libraries off standard error, where Python prints them if nothing handles them."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())


@cache
def _settings() -> ConfigParser:
    """Return settings that keep the paragraphs of short texts, which trafilatura would join by default."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return settings
