"""What reading returns: articles, pages that contain one, and failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.model import Value

STANDARD_INPUT = "-"
"""The path that stands for standard input."""

PAGE_COLUMNS = ("title", "author", "date", "url")
"""The columns that a page fills."""

MAX_INPUT_SIZE = 50_000_000
"""Bytes or characters of a text, a line or a page. A larger one cannot be an article, and is not read into memory."""

TOO_LARGE = f"larger than the limit of {MAX_INPUT_SIZE // 1_000_000} MB"


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read."""

    doc: str
    """The path as given, ``-`` for standard input, an id, or a URL."""
    text: str
    notice: str | None = None
    """How it was read, if the user should know; does not repeat the name."""
    about: Mapping[str, Value] = field(default_factory=dict)
    """Further values by column: what a page says about itself, or the columns to keep."""


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as read; ``pages.extract_article`` finds the ``Document`` in it."""

    doc: str
    data: bytes
    charset: str | None = None
    """The encoding according to the server."""
    url: str | None = None
    """The URL that it was fetched from, if known."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read."""

    where: str
    """The path, or ``FILE:LINE``."""
    reason: str


Input = Document | Page | Failure
"""What a file yields."""


def input_name(source: Input) -> str:
    """Return the name of an input."""
    return source.where if isinstance(source, Failure) else source.doc
