"""Finding the article in a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.readers.decoding import decode_declared
from quotes.readers.documents import PAGE_COLUMNS, Document, Failure, Page

_DECLARATION = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
"""Where to look for the declared encoding; browsers look in the first 1024 bytes."""
_DATA_URL = re.compile(rb"data:[\w/.+-]+;base64,[A-Za-z0-9+/=\s]{64,}")
"""A picture or a font saved in the page."""
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)")


def extract_article(page: Page) -> Document | Failure:
    """Return the article in a page, and what the page says about it.

    The text is the paragraphs, separated by blank lines, without heading, captions, menus and the like
    (``web.furniture``).
    """
    if not page.data.strip():
        return Failure(page.doc, "empty")
    try:
        return _extracted(page)
    except Exception as error:  # parsers raise anything on damaged pages
        return Failure(page.doc, f"cannot be read: {type(error).__name__}: {error}")


def _extracted(page: Page) -> Document | Failure:
    from quotes.readers.web.about import read_about
    from quotes.readers.web.body import find_article
    from quotes.readers.web.elements import parse_page
    from quotes.readers.web.furniture import remove_furniture
    from quotes.readers.web.quotations import write_bold_questions, write_other_quotations, write_signed_quotations

    html, notice = _decoded(page)
    tree = parse_page(html)
    if tree is None:
        return Failure(page.doc, "not HTML")
    about = read_about(tree)
    saved = _SAVED_FROM.search(html)
    about["url"] = about["url"] or page.url or (saved[1] if saved else None)
    write_signed_quotations(tree)
    remove_furniture(tree)
    write_other_quotations(tree)
    write_bold_questions(tree)
    text = "\n\n".join(_kept(find_article(tree), about["title"]))
    if not text:
        return Failure(page.doc, "no article found in this page")
    return Document(page.doc, text, notice, {name: about[name] for name in PAGE_COLUMNS})


def _decoded(page: Page) -> tuple[str, str | None]:
    data = _DATA_URL.sub(b"", page.data)
    declared = _DECLARATION.search(data[:_HEAD_BYTES])
    return decode_declared(data, page.charset or (declared[1].decode("ascii", "replace") if declared else None))


def _kept(paragraphs: Sequence[str], title: str | None) -> Iterator[str]:
    """Yield the paragraphs of the article, without lines that belong to the page."""
    from quotes.readers.web.furniture import is_furniture

    for paragraph in paragraphs:
        if paragraph == title or is_furniture(paragraph):
            continue
        if lines := [line for line in paragraph.split("\n") if not is_furniture(line)]:
            yield "\n".join(lines)
