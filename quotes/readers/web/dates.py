"""Dates in pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.etree import XPath, _Element

from quotes.readers.dates import parse_date
from quotes.readers.web.elements import words_in

_LONGEST_DATE = 100
"""Characters of an element that contains a date and little else."""
_MOST_TEXTS = 12
"""Pieces of text after a heading among which a date is that of publication."""
_PUBLISHED = XPath(".//*[@itemprop='datePublished']")
_NAMED = XPath(".//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@id, 'date')]")
_TEXTS_AFTER = XPath("following::text()[normalize-space() and not(parent::script or parent::style)]")


def shown_date(tree: _Element, address: str | None) -> str | None:
    """Return the date in an element that is marked or named as one, else in the address, else after the heading."""
    times = sorted(tree.iter("time"), key=lambda element: element.get("pubdate") is None)
    for element in (*_PUBLISHED(tree), *times, *_NAMED(tree)):
        for value in (element.get("datetime"), element.get("content"), element.get("title"), words_in(element)):
            if value and len(value) <= _LONGEST_DATE and (found := parse_date(value)):
                return found
    return parse_date(address) or parse_date(" ".join(islice(_texts_after_heading(tree), _MOST_TEXTS)))


def _texts_after_heading(tree: _Element) -> Iterator[str]:
    heading = next(tree.iter("h1"), None)
    if heading is not None:
        yield from (" ".join(text.split()) for text in _TEXTS_AFTER(heading))
