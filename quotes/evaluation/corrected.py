"""The tool's own export, corrected by hand, as a fixture."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.evaluation.agreement import same_words
from quotes.evaluation.cases import ANY, Case, CaseError, Expected
from quotes.evaluation.locate import core, locate_words
from quotes.model import NOT_SPEECH, Attribution

Rows = list[tuple[int, Attribution]]
"""Records, each with the line of the file on which it begins."""


def by_article(rows: Iterable[tuple[int, Attribution]]) -> dict[str, Rows]:
    """Sort the rows of an export by the article they are about, in the order of the file."""
    articles: dict[str, Rows] = {}
    for line, record in rows:
        articles.setdefault(record.doc, []).append((line, record))
    return articles


def read_corrected(rows: Rows, file: str, text: str, article: str) -> Case:
    """Read the rows about one article as what is expected of it.

    An empty speaker means that the article does not say; an empty mention or cue is not checked. Rows
    of marked words that nobody said are left out: found as speech, they are spurious.

    Raises:
        CaseError: the text of a row is not in the article.
    """
    expected = [_expected(line, record, file, text) for line, record in rows if record.kind != NOT_SPEECH]
    ordered = sorted(expected, key=lambda e: (e.start, -e.end))
    return Case(file, rows[0][0], article, text, article, 1, tuple(ordered))


def _expected(line: int, record: Attribution, file: str, text: str) -> Expected:
    start, end = record.start, record.end
    if not same_words(text[start:end], record.text):
        found = locate_words(text, record.text, 0, len(text))
        if found is None:
            raise CaseError(file, line, f"not in {record.doc or 'the article'}: {record.text}")
        start, end = found
    return Expected(
        line,
        *core(text, start, end),
        mention=record.mention or ANY,
        speaker=record.speaker,
        cue=record.cue or ANY,
        kind=record.kind,
    )
