"""What is read from files, as pairs that a test can write out."""

from pathlib import Path

from quotes.readers.articles import read_articles
from quotes.readers.columns import ColumnOptions
from quotes.readers.documents import Document


def found_in(path: str, options: ColumnOptions | None = None) -> list[tuple[str, str]]:
    """Give the id and the text of each article, and where and why each input failed."""
    items = read_articles([path], options or ColumnOptions())
    return [(item.doc, item.text) if isinstance(item, Document) else (item.where, item.reason) for item in items]


def written_and_read(name: str, data: bytes, options: ColumnOptions | None = None) -> list[tuple[str, str]]:
    """Write a file into the working folder, and give what ``found_in`` does."""
    Path(name).write_bytes(data)
    return found_in(name, options)
