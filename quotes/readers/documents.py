"""What reading gives: articles, pages that are still to be turned into articles, and failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.model import Value

STANDARD_INPUT = "-"

PAGE_COLUMNS = ("title", "author", "date", "url")
"""The columns that a page fills."""

MAX_ARTICLE_SIZE = 50_000_000
"""Bytes or characters; a text or a line that is longer is no article, and is not read into memory."""

MAX_PAGE_SIZE = 50_000_000
"""The same for a web page, which may carry its pictures."""

ARTICLE_TOO_LONG = f"longer than {MAX_ARTICLE_SIZE // 1_000_000} MB, which no article is"
PAGE_TOO_LONG = f"longer than {MAX_PAGE_SIZE // 1_000_000} MB, which no page is"


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read."""

    doc: str
    """The path as given, ``-`` for standard input, an id, or an address."""
    text: str
    notice: str | None = None
    """What the reader should know about how it was read, without the name."""
    about: Mapping[str, Value] = field(default_factory=dict)
    """What else is known, by the name of the column that it travels in."""


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as read: bytes, of which ``pages.article`` makes a ``Document``."""

    doc: str
    data: bytes
    charset: str | None = None
    """The encoding that the server named."""
    url: str | None = None
    """The address that it was fetched from, where that is known."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why."""

    where: str
    """The path, or ``FILE:LINE``."""
    reason: str


Input = Document | Page | Failure


def input_name(source: Input) -> str:
    """Give the name of what was read or not."""
    return source.where if isinstance(source, Failure) else source.doc
