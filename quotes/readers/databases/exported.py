"""What the exports of all news databases have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotes.model import Value

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
