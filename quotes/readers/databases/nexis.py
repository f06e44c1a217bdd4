"""Nexis: as text (*1 of 100 DOCUMENTS*, labels in capitals), and as Word, RTF and PDF (*End of Document*)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.lexicon.words import entries
from quotes.readers.databases.exported import COPYRIGHT, ExportedArticle, paragraphs_of, running_text, without_by
from quotes.readers.dates import parse_date

_NUMBERED = re.compile(r"^[ \t\f]*(?:document )?\d+ of \d+(?: documents?)?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^[ \t\f]*End of Document[ \t]*$", re.MULTILINE)
_LENGTH = re.compile(r"^[ \t]*length:[ \t]*[\d,]+[ \t]*words", re.IGNORECASE | re.MULTILINE)
_BEFORE = re.compile(r"(headline|byline|section|length|dateline|highlight|series|body):?(?:\s+(.*))?", re.IGNORECASE)
"""A line about the article before its text."""
_BODY = re.compile(r"body:?", re.IGNORECASE)
_LABEL = re.compile(r"([A-Za-z][A-Za-z -]*):")
_LABELS = frozenset(entries("nexis_labels"))
_LAST = "load-date"


def split_nexis(text: str) -> list[ExportedArticle] | None:
    """Return the articles of an export, or ``None`` if this is not one."""
    if not _LENGTH.search(text):
        return None
    if _END.search(text):
        *chunks, _ = _END.split(text)
    elif _NUMBERED.search(text):
        _, *chunks = _NUMBERED.split(text)
    else:
        return None
    return [_article(chunk) for chunk in chunks if _LENGTH.search(chunk)]


def _article(chunk: str) -> ExportedArticle:
    lines = chunk.split("\n")
    start = _first_of_text(lines)
    end = next((number for number in range(start, len(lines)) if _is_after(lines[number].strip())), len(lines))
    paragraphs = paragraphs_of("\n".join(lines[:start]))
    labels = dict(_labeled(paragraphs))
    headline, source, date = _heading(paragraphs)
    return ExportedArticle(
        running_text(lines[start:end]),
        labels.get("headline") or headline,
        date,
        source,
        without_by(labels.get("byline")),
    )


def _first_of_text(lines: Sequence[str]) -> int:
    """Return where the running text begins: after *Body*, else after the last paragraph with a label."""
    length = next((number for number, line in enumerate(lines) if _LENGTH.match(line)), 0)
    for number in range(length, len(lines)):
        if _BODY.fullmatch(lines[number].strip()):
            return number + 1
    number = length
    while number < len(lines):
        if lines[number].strip() and not _BEFORE.match(lines[number].strip()):
            return number
        while number < len(lines) and lines[number].strip():
            number += 1
        number += 1
    return len(lines)


def _is_after(line: str) -> bool:
    """Return whether a line says something about the article after its text.

    In text files, labels are in capitals. In others, *Graphic* or *Classification* is a line of its own, and all but
    the date of loading come after one; *Subject:* may as well be in the text.
    """
    if COPYRIGHT.match(line) and re.search(r"\d{4}", line):
        return True
    label = _LABEL.match(line)
    if not label:
        return line.lower() in _LABELS and line[:1].isupper()
    name = label[1].lower()
    return name == _LAST or (name in _LABELS and label[1].isupper())


def _labeled(paragraphs: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for lines in paragraphs:
        for number, line in enumerate(lines):
            if (label := _BEFORE.match(line)) and ":" in line:
                rest = (
                    lines[number + 1 :] if len(lines) > 1 and not any(map(_BEFORE.match, lines[number + 1 :])) else []
                )
                yield label[1].lower(), " ".join([label[2] or "", *rest]).strip()


def _heading(paragraphs: Sequence[Sequence[str]]) -> tuple[str | None, str | None, str | None]:
    """Return the headline, the newspaper and the date: the lines before the first label.

    The newspaper is the line before the date. The headline is the paragraph before the newspaper, or, where there is
    none, the last one after the date.
    """
    lines: list[tuple[int, str]] = []
    for place, paragraph in enumerate(paragraphs):
        for line in paragraph:
            if _BEFORE.match(line) and (":" in line or _BODY.fullmatch(line)):
                return _read_heading(lines)
            if not COPYRIGHT.match(line) and line.lower() != "all rights reserved":
                lines.append((place, line))
    return _read_heading(lines)


def _read_heading(lines: Sequence[tuple[int, str]]) -> tuple[str | None, str | None, str | None]:
    dates = [number for number, (_, line) in enumerate(lines) if parse_date(line)]
    if not dates:
        return (lines[0][1] if lines else None), None, None
    at = dates[-1]
    date = parse_date(lines[at][1])
    source = lines[at - 1][1] if at else None
    before, after = lines[: max(at - 1, 0)], [line for line in lines[at + 1 :] if line[0] > lines[at][0]]
    chosen = before or after
    place = chosen[-1][0] if chosen else None
    headline = " ".join(line for where, line in chosen if where == place)
    return headline or None, source, date
