"""Records that people corrected, as the expected attributions of their article."""

from __future__ import annotations

from quotes.evaluation.agreement import same_words
from quotes.evaluation.cases import ANY, Case, CaseError, Expected
from quotes.evaluation.word_spans import core_of, locate_words
from quotes.model import NOT_SPEECH, Attribution
from quotes.readers.documents import Document

NumberedRecords = list[tuple[int, Attribution]]
"""Records, each with the line of the file on which it begins."""


def case_of_records(records: NumberedRecords, file: str, document: Document, line: int = 1) -> Case:
    """Read the records of one article as its expected attributions.

    An empty speaker means that the article does not say; an empty mention or cue is not checked. Records of
    quoted text that nobody said are left out, so that it is spurious when found as speech.

    Args:
        records: The records.
        file: The file that states them.
        document: The article.
        line: The line of the file where they would be if there were any.

    Raises:
        CaseError: the text of a record is not in the article.
    """
    expected = [_expected(line, record, file, document.text) for line, record in records if record.kind != NOT_SPEECH]
    ordered = sorted(expected, key=lambda e: (e.start, -e.end))
    line = records[0][0] if records else line
    return Case(file, line, document.doc, document.text, document.doc, 1, tuple(ordered))


def _expected(line: int, record: Attribution, file: str, text: str) -> Expected:
    start, end = record.start, record.end
    if not same_words(text[start:end], record.text):
        # The article was edited after the export: the words count, not the offsets.
        found = locate_words(text, record.text, 0, len(text))
        if found is None:
            raise CaseError(file, line, f"not in {record.doc or 'the article'}: {record.text}")
        start, end = found
    return Expected(
        line,
        *core_of(text, start, end),
        mention=record.mention or ANY,
        speaker=record.speaker,
        cue=record.cue or ANY,
        kind=record.kind,
    )
