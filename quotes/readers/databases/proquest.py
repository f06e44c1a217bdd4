"""ProQuest: articles between lines of underscores, with *Full text:* and, after it, what is known of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.lexicon.words import entries
from quotes.readers.databases.exported import ExportedArticle, running_text, without_by
from quotes.readers.dates import parse_date

_RULE = re.compile(r"^[ \t\f]*_{20,}[ \t]*$", re.MULTILINE)
_KNOWN = re.compile(r"^[ \t]*(?:ProQuest document ID|Document URL|Database): ", re.MULTILINE)
_FULL_TEXT = re.compile(r"[ \t]*full text:?(?![ \t]*availability)[ \t]*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:document )?\d+(?: of \d+)?", re.IGNORECASE)
_LABEL = re.compile(r"[ \t]*([A-Za-z][A-Za-z/ -]*):(?:[ \t]|$)")
_LABELS = frozenset(entries("proquest_labels"))
_NEAR = 4
"""Another label follows within this many lines; a single one may be a line of the text."""
_CREDITS = frozenset({"credit", "caption", "illustration", "copyright"})


def split_proquest(text: str) -> list[ExportedArticle] | None:
    """Return the articles of an export, or ``None`` if this is not one."""
    if not _KNOWN.search(text) or not _RULE.search(text):
        return None
    return [_article(chunk) for chunk in _RULE.split(text) if _KNOWN.search(chunk)]


def _article(chunk: str) -> ExportedArticle:
    lines = chunk.split("\n")
    values = {label: value for line in lines for label, value in [_labeled(line)] if label}
    title = next((line.strip() for line in lines if line.strip() and not _NUMBER.fullmatch(line.strip())), None)
    source = values.get("publication title") or values.get("publication info") or ""
    return ExportedArticle(
        _full_text(lines),
        values.get("title") or title,
        parse_date(values.get("publication date", "")) or parse_date(values.get("publication info", "")),
        source.split(";")[0].strip() or None,
        without_by(values.get("author")),
    )


def _full_text(lines: Sequence[str]) -> str:
    start = next((number for number, line in enumerate(lines) if _FULL_TEXT.match(line)), None)
    if start is None:
        return ""
    rest = [lines[start][_FULL_TEXT.match(lines[start]).end() :], *lines[start + 1 :]]  # type: ignore[union-attr]
    end = next((number for number in range(1, len(rest)) if _is_after(rest, number)), len(rest))
    text = running_text(rest[:end])
    return "" if text.lower().rstrip(".") == "not available" else text


def _is_after(lines: Sequence[str], number: int) -> bool:
    """Return whether a line says something about the article after its text."""
    label, _ = _labeled(lines[number])
    if not label:
        return False
    following = [line for line in lines[number + 1 :] if line.strip()][:_NEAR]
    return label in _CREDITS or not following or any(_labeled(line)[0] for line in following)


def _labeled(line: str) -> tuple[str, str]:
    """Return the label of a line and its value; empty if it has none."""
    found = _LABEL.match(line)
    label = found[1].lower().strip() if found else ""
    return (label, line[found.end() :].strip()) if found and label in _LABELS else ("", "")
