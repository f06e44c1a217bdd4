"""Articles from JSON lines: an object on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice

from quotes.readers.columns import ColumnError, Columns
from quotes.readers.decoding import Line, Stream, decoded_lines
from quotes.readers.documents import TOO_LONG, Failure, Source


def read_json_lines(path: str, stream: Stream, columns: Columns) -> Iterator[Source]:
    """Read one line at a time."""
    lines = ((number, line) for number, line in enumerate(decoded_lines(stream), 1) if line is None or line[0].strip())
    first = next(lines, None)
    if first is None:
        yield Failure(path, "empty")
        return
    ahead = [first]
    if _is_bracket(first[1]):
        ahead += islice(lines, 1)
        if not _is_json(ahead[-1][1]):
            yield Failure(path, "JSON over several lines, not JSON lines: an object on each line")
            return
    for number, line in chain(ahead, lines):
        where = f"{path}:{number}"
        yield Failure(where, TOO_LONG) if line is None else _document(where, *line, columns)


def _is_bracket(line: Line) -> bool:
    """Whether this begins JSON that was laid out for people to read."""
    return line is not None and line[0].strip() in ("[", "{")


def _is_json(line: Line) -> bool:
    try:
        return line is not None and json.loads(line[0]) is not None
    except (ValueError, RecursionError):
        return False


def _document(where: str, line: str, notice: str | None, columns: Columns) -> Source:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(where, f"not JSON: {error}")
    if not isinstance(value, dict):
        return Failure(where, 'not a JSON object with "id" and "text"')
    try:
        return columns.find(value).document(where, value, notice)
    except ColumnError as error:
        return Failure(where, str(error))
