"""What the exports of all news databases have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quotes.model import Value

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? (?P<month_after>{_MONTH})\.?,? (?P<year_last>\d{{4}}))\b",
    re.IGNORECASE,
)
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
COPYRIGHT = re.compile(r"\s*(?:copyright\b|\(c\)|©)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """An article of an export, and what the export says of it."""

    text: str
    """The running text only; empty if the export does not have it."""
    headline: str | None = None
    date: str | None = None
    source: str | None = None
    """The newspaper or agency."""
    byline: str | None = None

    @property
    def about(self) -> Mapping[str, Value]:
        """The columns that travel, under the names of these exports and under those of pages."""
        return {
            "headline": self.headline,
            "date": self.date,
            "source": self.source,
            "byline": self.byline,
            "title": self.headline,
            "author": self.byline,
        }


def find_date(text: str) -> str | None:
    """Return the first date in a text, as YYYY-MM-DD."""
    found = _DATE.search(text)
    if not found:
        return None
    month, day, year, day_first, month_after, year_last = found.groups()
    try:
        written = f"{day or day_first} {(month or month_after)[:3].title()} {year or year_last}"
        return datetime.strptime(written, "%d %b %Y").date().isoformat()
    except ValueError:
        return None


def without_by(byline: str | None) -> str | None:
    """Return the names in a byline."""
    return (_BY.sub("", byline, count=1) if _BY.match(byline) else byline).strip(" .;") or None if byline else None


def paragraphs_of(text: str) -> list[list[str]]:
    """Return the lines of each paragraph, without white space at their ends."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def running_text(lines: Iterable[str]) -> str:
    """Join the lines of a text, with one blank line where there are several."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip("\n")
