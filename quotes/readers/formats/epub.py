"""Electronic books and magazines (.epub): the chapters in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import IO
from urllib.parse import unquote

from quotes.model import Value
from quotes.readers.decoding import decode_declared
from quotes.readers.formats.containers import Container, UnreadableError, local_name
from quotes.readers.formats.markup import markup_text

_CONTENTS = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_ABOUT = {"title": "title", "creator": "author", "date": "date"}


@dataclass(slots=True)
class _Package:
    """The table of contents of a book."""

    about: dict[str, Value]
    pages: dict[str, str]
    """Where each page is, by its id."""
    order: list[str]


def read_epub(stream: IO[bytes]) -> tuple[str, dict[str, Value]]:
    """Read the text of a book, and its title, author and date.

    Raises:
        UnreadableError: it is not a book.
    """
    container = Container(stream)
    package = _package(container)
    pages = [package.pages[name] for name in package.order if name in package.pages]
    texts = (markup_text(decode_declared(container.read(page), "utf-8")[0]) for page in pages)
    return "\n\n".join(filter(None, texts)), package.about


def _package(container: Container) -> _Package:
    where = next((root.get("full-path", "") for root in container.elements(_CONTENTS, "rootfile")), "")
    if not where:
        raise UnreadableError("without a table of contents")
    package = _Package({}, {}, [])
    for element in container.elements(where, "item", "itemref", *_ABOUT):
        name = local_name(element)
        if name == "item":
            package.pages.update(_page(element.attrib, dirname(where)))
        elif name == "itemref":
            if element.get("linear") != "no":
                package.order.append(element.get("idref", ""))
        elif element.text:
            package.about.setdefault(_ABOUT[name], element.text.strip())
    return package


def _page(item: dict[str, str], folder: str) -> Iterator[tuple[str, str]]:
    """Give an item of the book if it is a page of text; the table of contents is not."""
    if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split():
        yield item.get("id", ""), normpath(join(folder, unquote(item.get("href", ""))))
