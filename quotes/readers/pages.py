"""From a web page to the article in it, by ``trafilatura``."""

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

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page says what it is encoded in; browsers look in the first 1024."""
_INLINED = re.compile(rb"data:[\w/.+-]+;base64,[A-Za-z0-9+/=\s]{64,}")
"""A picture or a font that was saved within the page."""
_TAG = re.compile(r"<[A-Za-z!/][^<>]*>")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)")
_INLINE = frozenset({"hi", "ref", "del", "code", "span", "a"})

for _talkative in ("trafilatura", "htmldate", "courlan", "justext"):
    # Where nobody asks for their log, Python would print their warnings on standard error.
    logging.getLogger(_talkative).addHandler(logging.NullHandler())


def extract_article(page: Page) -> Document | Failure:
    """Find the article in a page, and what the page says about it.

    The text is the paragraphs, with a blank line between two. The heading, captions, menus and the like are not
    in it (``furniture``).
    """
    if not page.data.strip():
        return Failure(page.doc, "empty")
    try:
        return _article(page)
    except Exception as error:  # whatever a parser makes of a damaged page
        return Failure(page.doc, f"no article could be read from this page: {type(error).__name__}: {error}")


def _article(page: Page) -> Document | Failure:
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    from quotes.readers.furniture import remove_furniture

    html = _decoded(page)
    if "\0" in html or not _TAG.search(html):
        return Failure(page.doc, "no HTML")
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
        return Failure(page.doc, "no article in this page")
    about = (known.title, known.author, known.date, address)
    return Document(
        page.doc, text, None, {name: value or None for name, value in zip(PAGE_COLUMNS, about, strict=True)}
    )


@cache
def _settings() -> ConfigParser:
    """Let short notices keep their paragraphs: of a text shorter than this, trafilatura makes a single one."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return settings


def _decoded(page: Page) -> str:
    data = _INLINED.sub(b"", page.data)
    declared = _DECLARED.search(data[:_HEAD])
    return decode_declared(data, page.charset or (declared[1].decode("ascii", "replace") if declared else None))


def _kept(body: _Element, title: str | None) -> Iterator[str]:
    """Give the paragraphs that are the article's, without the lines in them that are not."""
    from quotes.readers.furniture import is_furniture

    for paragraph in _paragraphs(body):
        if paragraph == title or is_furniture(paragraph):
            continue
        if lines := [line for line in paragraph.split("\n") if not is_furniture(line)]:
            yield "\n".join(lines)


def _paragraphs(body: _Element) -> Iterator[str]:
    """Give the text of every block, its white space as a browser shows it; a line break ends a line."""
    pieces: list[str] = []
    for piece in _pieces(body):
        if piece is None:
            yield from _joined(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield from _joined(pieces)


def _joined(pieces: list[str]) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\v"))
    if paragraph := "\n".join(line for line in lines if line):
        yield paragraph


def _pieces(element: _Element) -> Iterator[str | None]:
    """Give the text in and after an element's children; ``None`` where a block begins or ends."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\v"
        elif child.tag in _INLINE:
            yield from _pieces(child)
        else:
            yield None
            yield from _pieces(child)
            yield None
        yield child.tail or ""
