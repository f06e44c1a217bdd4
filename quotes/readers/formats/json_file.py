"""JSON files (.json): one article, an array or an object of them, or such a collection within an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO

from quotes.readers.columns import ColumnError, ColumnOptions
from quotes.readers.decoding import decode
from quotes.readers.documents import Document, Failure
from quotes.readers.formats.containers import UnreadableError

_MAX_SIZE = 500_000_000
_MAX_DEPTH = 4
"""How deep within objects a collection of articles may be: {"response": {"results": […]}} has it at 2."""

Items = list[tuple[str, object]]
"""Values with their names: keys, or positions from 1."""


def json_articles(path: str, stream: IO[bytes], columns: ColumnOptions) -> Iterator[Document | Failure]:
    """Yield the articles of a file, named by their ids, else by their keys or as ``FILE:POSITION``.

    Raises:
        UnreadableError: it is not JSON.
    """
    data = stream.read(_MAX_SIZE + 1)
    if len(data) > _MAX_SIZE:
        raise UnreadableError(f"larger than {_MAX_SIZE // 1_000_000} MB: save it as JSON lines")
    text, notice = decode(data)
    if not text.strip():
        raise UnreadableError("without anything in it")
    try:
        value = json.loads(text)
    except ValueError as error:
        raise UnreadableError(f"not valid: {error}") from error
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    del data, text
    if _is_article(value, columns):
        yield _article(path, value, columns, notice)
        return
    items = _items(value, columns, 0)
    if items is None:
        first = next(iter(value), None) if isinstance(value, list) else value
        yield _article(path, first, columns, notice) if first else Failure(path, "empty")
    for name, item in items or ():
        where = f"{path}:{name}"
        yield _article(where, {columns.text or "text": item} if isinstance(item, str) else item, columns, notice)
        notice = None


def _is_article(value: object, columns: ColumnOptions) -> bool:
    if not isinstance(value, Mapping):
        return False
    try:
        found = columns.find(value)
    except ColumnError:
        return False
    return isinstance(value[found.text], str)


def _items(value: object, columns: ColumnOptions, depth: int) -> Items | None:
    """Return the articles in a value, ``None`` if there are none: all of an array, or the values of an object."""
    if isinstance(value, list):
        any_article = any(_is_article(item, columns) or (isinstance(item, str) and not depth) for item in value)
        return [(str(number), item) for number, item in enumerate(value, 1)] if any_article else None
    if not isinstance(value, Mapping) or depth > _MAX_DEPTH:
        return None
    if any(_is_article(item, columns) for item in value.values()):
        return list(value.items())
    found = (_items(item, columns, depth + 1) for item in value.values())
    return next((items for items in found if items is not None), None)


def _article(where: str, value: object, columns: ColumnOptions, notice: str | None) -> Document | Failure:
    if not isinstance(value, Mapping):
        return Failure(where, "not a JSON object of an article")
    return columns.document(where, value, notice)
