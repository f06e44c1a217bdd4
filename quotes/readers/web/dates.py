"""Dates in pages."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml.etree import XPath, _Element

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})[a-z]*"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(rf"\b{_YEAR}(?P<mark>[-/.]?)(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?!\d)"),
    re.compile(rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}[.,]?[\s-]+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}[.]?\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
)
"""2024-05-06, 2024/05/06, 20240506; 6 May 2024; May 6, 2024."""
_LONGEST_DATE = 100
"""Characters of an element that contains a date and little else."""
_MOST_TEXTS = 12
"""Pieces of text after a heading among which a date is that of publication."""
_PUBLISHED = XPath(".//*[@itemprop='datePublished']")
_NAMED = XPath(".//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@id, 'date')]")
_TEXTS_AFTER = XPath("following::text()[normalize-space() and not(parent::script or parent::style)]")


def parse_date(text: str | None) -> str | None:
    """Return the first date in a text as YYYY-MM-DD.

    >>> parse_date("Updated on Monday, 6 May 2024"), parse_date("/2024/05/06/we-won"), parse_date("6/5/24")
    ('2024-05-06', '2024-05-06', None)
    """
    if not text:
        return None
    for form in _FORMS:
        for found in form.finditer(text):
            month = found["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            with contextlib.suppress(ValueError):
                return date(int(found["year"]), number, int(found["day"])).isoformat()
    return None


def shown_date(tree: _Element, address: str | None) -> str | None:
    """Return the date in an element that is marked or named as one, else in the address, else after the heading."""
    times = sorted(tree.iter("time"), key=lambda element: element.get("pubdate") is None)
    for element in (*_PUBLISHED(tree), *times, *_NAMED(tree)):
        for value in (element.get("datetime"), element.get("content"), element.get("title"), _words(element)):
            if value and len(value) <= _LONGEST_DATE and (found := parse_date(value)):
                return found
    return parse_date(address) or parse_date(" ".join(islice(_texts_after_heading(tree), _MOST_TEXTS)))


def _words(element: _Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _texts_after_heading(tree: _Element) -> Iterator[str]:
    heading = next(tree.iter("h1"), None)
    if heading is not None:
        yield from (" ".join(text.split()) for text in _TEXTS_AFTER(heading))
