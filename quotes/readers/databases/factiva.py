"""Factiva: with codes (*HD*, *LP*, *TD*), or as articles are shown (*512 words*), each ending with its id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.readers.databases.exported import COPYRIGHT, ExportedArticle, running_text, without_by
from quotes.readers.dates import parse_date

_ID = re.compile(r"^[ \t\f]*(?:AN\s+)?Document [A-Z][A-Z0-9]{3,}\d{8}[A-Za-z0-9]{4,}[ \t]*$", re.MULTILINE)
_WORDS = re.compile(r"^[ \t]*(?:WC[ \t]+)?[\d,]+ words[ \t]*$", re.MULTILINE)
_CODES = "HD|SE|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM|VOL|VI|DP|CX|NGC|GC|DLN"
_CODE = re.compile(rf"^[ \f]*({_CODES})(?:\s{{2,}}|\t\s*|[ \t]*$)")
_CODED = re.compile(r"^[ \f]*(?:LP|TD)(?:\s{2,}|\t|[ \t]*$)", re.MULTILINE)
_LANGUAGE = "English"
_TIME = re.compile(r"\d{1,2}:\d\d(?: [AP]M)?(?: GMT)?", re.IGNORECASE)
_NAME_WORDS = 6
"""The most words of a line of names under a headline."""


def split_factiva(text: str) -> list[ExportedArticle] | None:
    """Return the articles of an export, or ``None`` if this is not one."""
    if not _ID.search(text) or not _WORDS.search(text):
        return None
    *chunks, _ = _ID.split(text)
    return [
        _coded(chunk) if _CODED.search(chunk) else _shown(chunk)
        for chunk in chunks
        if _WORDS.search(chunk) or _CODED.search(chunk)
    ]


def _coded(chunk: str) -> ExportedArticle:
    fields: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in chunk.split("\n"):
        if code := _CODE.match(line):
            lines = fields.setdefault(code[1], [])
            line = line[code.end() :]
        lines.append(line)
    values = {code: " ".join(" ".join(lines).split()) for code, lines in fields.items()}
    body = [*fields.get("LP", []), "", *fields.get("TD", [])]
    return ExportedArticle(
        running_text(body),
        values.get("HD"),
        parse_date(values.get("PD", "")),
        values.get("SN"),
        without_by(values.get("BY")),
    )


def _shown(chunk: str) -> ExportedArticle:
    lines = chunk.split("\n")
    at = next((number for number, line in enumerate(lines) if _WORDS.match(line)), 0)
    headline, byline = _heading([line.strip() for line in lines[:at] if line.strip()])
    filled = [number for number in range(at + 1, len(lines)) if lines[number].strip()]
    dated = next((number for number in filled if parse_date(lines[number])), at)
    source = next((lines[n].strip() for n in filled if n > dated and not _TIME.fullmatch(lines[n].strip())), None)
    return ExportedArticle(
        running_text(lines[_first_of_text(lines, filled, at) :]),
        headline,
        parse_date(lines[dated]),
        source,
        without_by(byline),
    )


def _first_of_text(lines: Sequence[str], filled: Sequence[int], words: int) -> int:
    """Return where the running text begins: after whose the article is, else after its language."""
    ends = [number for number in filled if COPYRIGHT.match(lines[number])]
    ends = ends or [number for number in filled if lines[number].strip() == _LANGUAGE]
    return (ends[0] if ends else words) + 1


def _heading(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the headline and the byline: a line of few words, all of them names, under another line."""
    if len(lines) < 2:
        return (lines[0] if lines else None), None
    last = lines[-1]
    words = last.split()
    names = all(word[:1].isupper() or word in ("and", "in", "of") for word in words)
    if last.lower().startswith("by ") or (len(words) <= _NAME_WORDS and names):
        return lines[-2], last
    return last, None
