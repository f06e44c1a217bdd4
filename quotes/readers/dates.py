"""Dates as pages and tables write them."""

from __future__ import annotations

import contextlib
import re
from datetime import date

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
