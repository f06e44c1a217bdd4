"""Repairs of mail: the headers of a message within another or above it, and the lines that say who wrote what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.text.view.mapping import Edit

HEADER: Final = "Subject:"
"""What every header of a message has."""
_LINE: Final = re.compile(r"[^\n]*\n?")
_FIELD: Final = re.compile(r"[ \t]*\*?([A-Z][A-Za-z-]{1,30}):\*?(?:[ \t]|\r?\n|\Z)")
_GOES_ON: Final = re.compile(r"[ \t]+\S")
_ABOVE: Final = re.compile(
    r"[ \t]*(?:[-_*]{2,}[ \t]*(?:(?:Original|Forwarded)\b[^\n]{0,40}[-_*]{2,}[ \t]*)?|Begin forwarded message:[ \t]*)"
    r"\r?\n(?:[ \t]*\r?\n)?\Z",
    re.IGNORECASE,
)
"""The line above a header: *-----Original Message-----*, or a rule."""
_LONGEST_ABOVE: Final = 120
_WROTE: Final = re.compile(r"(?:writes|wrote) ?:[ \t]*\r?\n(?=(?:[ \t>]*\r?\n)?[ \t]*(?:[A-Z]{1,3})?[>|])")
_LEADS: Final = re.compile(r"[ \t>|]*(?:On|In|At) ")
_OF_MAIL: Final = re.compile(r"@|\d:\d\d|\b\d{4}\b|<[^<>]*>")
_LONGEST_ATTRIBUTION: Final = 300
_SENDERS: Final = frozenset(["From", "Author", "Sender"])
_FEWEST_FIELDS: Final = 3


def mail_headers(text: str) -> Iterator[Edit]:
    r"""The header of a message: three fields or more, its sender and subject among them, and the rule above it.

    Leaves alone fields without a sender and a subject: *Contact: Ann Lee*.

    >>> list(mail_headers("It rained.\n\nFrom: Ann Lee\nDate: 4 May 2006\nSubject: “No”\n\n“Yes,” she said."))
    [(12, 57, '')]
    """
    first = end = 0
    fields: list[str] = []
    for line in _LINE.finditer(text):
        field = _FIELD.match(text, *line.span())
        if field:
            first = first if fields else line.start()
            fields.append(field.group(1))
            end = line.end()
        elif fields and _GOES_ON.match(text, *line.span()):
            end = line.end()
        else:
            if _is_header(fields):
                yield _with_rule(text, first), end, ""
            fields = []


def attributions(text: str) -> Iterator[Edit]:
    r"""The lines of a mail that say who wrote what is quoted below: *On May 4, 2006, at 10:12, Ann Lee wrote:*.

    Leaves alone such a line without an address, a time or a year: *Ann Lee wrote:*.

    >>> list(attributions("In article <12@kor.com> ann@kor.com writes:\n> “No,” said Bob Ray."))
    [(0, 44, '')]
    """
    for match in _WROTE.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        if not _LEADS.match(text, start) and _LEADS.match(text, above, start):
            start = above
        if match.end() - start <= _LONGEST_ATTRIBUTION and _OF_MAIL.search(text, start, match.start()):
            yield start, match.end(), ""


def _is_header(fields: list[str]) -> bool:
    return len(fields) >= _FEWEST_FIELDS and "Subject" in fields and not _SENDERS.isdisjoint(fields)


def _with_rule(text: str, first: int) -> int:
    """Where the rule above a header begins."""
    above = _ABOVE.search(text, max(0, text.rfind("\n\n", 0, max(0, first - 2)) + 1, first - _LONGEST_ABOVE), first)
    return above.start() if above else first
