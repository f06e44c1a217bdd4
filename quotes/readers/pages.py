"""Finding the article in a web page, with ``trafilatura``."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from typing import TYPE_CHECKING

from quotes.readers.decoding import decode_declared
from quotes.readers.documents import PAGE_COLUMNS, Document, Failure, Page

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
"""Where to look for the declared encoding; browsers look in the first 1024 bytes."""
_DATA_URL = re.compile(rb"data:[\w/.+-]+;base64,[A-Za-z0-9+/=\s]{64,}")
"""A picture or a font saved in the page."""
_TAG = re.compile(r"<[A-Za-z!/][^<>]*>")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)")
_INLINE_TAGS = frozenset({"hi", "ref", "del", "code", "span", "a"})


def extract_article(page: Page) -> Document | Failure:
    """Return the article in a page, and what the page says about it.

    The text is the paragraphs, separated by blank lines, without heading, captions, menus and the like
    (``furniture``).
    """
    if not page.data.strip():
        return Failure(page.doc, "empty")
    try:
        return _extracted(page)
    except Exception as error:  # parsers raise anything on damaged pages
        return Failure(page.doc, f"cannot be read: {type(error).__name__}: {error}")


def _extracted(page: Page) -> Document | Failure:
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    from quotes.readers.furniture import remove_furniture

    _silence_loggers()
    html = _decoded(page)
    if "\0" in html or not _TAG.search(html):
        return Failure(page.doc, "not HTML")
    parser = HTMLParser(encoding="utf-8", remove_pis=True)
    tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    known = extract_metadata(tree, date_config={"original_date": True, "extensive_search": False}, extensive=False)
    saved = _SAVED_FROM.search(html)
    address = known.url or page.url or (saved[1] if saved else None)
    remove_furniture(tree)
    found = bare_extraction(tree, include_comments=False, config=_settings())
    body = getattr(found, "body", None)
    text = "\n\n".join(_kept(body, known.title)) if body is not None else ""
    if not text:
        return Failure(page.doc, "no article found in this page")
    about = (known.title, known.author, known.date, address)
    return Document(
        page.doc, text, None, {name: value or None for name, value in zip(PAGE_COLUMNS, about, strict=True)}
    )


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


def _decoded(page: Page) -> str:
    data = _DATA_URL.sub(b"", page.data)
    declared = _DECLARATION.search(data[:_HEAD_BYTES])
    return decode_declared(data, page.charset or (declared[1].decode("ascii", "replace") if declared else None))


def _kept(body: _Element, title: str | None) -> Iterator[str]:
    """Yield the paragraphs of the article, without lines that belong to the page."""
    from quotes.readers.furniture import is_furniture

    for paragraph in _paragraphs(body):
        if paragraph == title or is_furniture(paragraph):
            continue
        if lines := [line for line in paragraph.split("\n") if not is_furniture(line)]:
            yield "\n".join(lines)


def _paragraphs(body: _Element) -> Iterator[str]:
    """Yield the text of each block, with white space as a browser shows it and a new line for each line break."""
    pieces: list[str] = []
    for piece in _texts(body):
        if piece is None:
            yield from _paragraph(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield from _paragraph(pieces)


def _paragraph(pieces: list[str]) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\v"))
    if paragraph := "\n".join(line for line in lines if line):
        yield paragraph


def _texts(element: _Element) -> Iterator[str | None]:
    """Yield the text in an element, and ``None`` where a block begins or ends."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\v"
        elif child.tag in _INLINE_TAGS:
            yield from _texts(child)
        else:
            yield None
            yield from _texts(child)
            yield None
        yield child.tail or ""
