"""Whom a pronoun at the end of a report means: *Mr Ray has failed, **she** said*, which Lee began to say before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon.words import entries
from quotes.model import PERSON
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.pronouns.candidate import agree
from quotes.speakers.pronouns.referents import is_fronted

_BEFORE: Final = (", ", ",” ", '," ', "”, ", '", ', "’, ", ",’ ", "'', ", ",'' ")
"""What is between a report and the pronoun."""
_LONGEST_BREAK: Final = max(map(len, _BEFORE))
_COMMENT: Final = re.compile(
    rf"(?:he|she) (?:(?:also|had|has|later|will) )*(?:{'|'.join(entries('parenthetical_forms'))})\b"
    r"(?: (?!that\b|how\b|what\b|why\b)[^.,;:“”\"\n]{0,60})?(?:[.;\n]|$|, [a-z]+ing\b)"
)
"""A pronoun and a verb of saying that end a report: *he said*, *she told Kor TV, adding*."""
_INTRODUCES: Final = (":", ",")
_SENTENCES_BACK: Final = 3
"""How many sentences back somebody has to have spoken, that of the pronoun included."""
_QUOTATIONS_BACK: Final = 9
"""How many they may be with those that are nothing but quotations."""


def who_goes_on(context: Context, start: int, gender: str, named: str) -> ResolvedSource | None:
    """Who spoke last before a report that *he* or *she* ends, which names somebody else.

    Gives   Ann Lee left early. “No,” said Tom Roe. Bob Ray has failed, **he** said. → Tom Roe
    Leaves  “No,” said Tom Roe. When Bob Ray came, **he** said so.
    Leaves  “No,” said Tom Roe. Bob Ray was angry: “Go,” **he** said.

    Args:
        context: The article so far.
        start: Where the pronoun is (code points).
        gender: ``m``, ``f`` or nothing.
        named: Whom the pronoun would mean elsewhere.
    """
    if not context.text.endswith(_BEFORE, 0, start) or not _COMMENT.match(context.text, start):
        return None
    low = context.sentence_start(start)
    if is_fronted(context, low) or _is_introduced(context, low, start) or not _names(context, low, start, named):
        return None
    for source in _sources_near(context, start):
        if source.speaker.kind == PERSON and not source.several:
            return source if agree(source.gender, gender) else None
    return None


def _sources_near(context: Context, start: int) -> Iterator[ResolvedSource]:
    """The sources in the pronoun's sentence and the few before it, quotations not counted, the nearest first."""
    left = _SENTENCES_BACK
    for low, high in context.sentences_before(start, _QUOTATIONS_BACK):
        yield from reversed(context.sources_between(low, high))
        left -= not context.is_quoted(low, high)
        if not left:
            return


def _is_introduced(context: Context, low: int, start: int) -> bool:
    """Whether a quotation is right before the pronoun, and the sentence begins with it or brings in who speaks."""
    last = max(low, start - _LONGEST_BREAK)
    around = context.quoted.around(last + len(context.text[last:start].rstrip(" ,")) - 1)
    if around is None:
        return False
    before = context.text[low : around[0]].rstrip()
    return not before or before.endswith(_INTRODUCES)


def _names(context: Context, low: int, start: int, name: str) -> bool:
    """Whether a sentence names somebody again before the pronoun, outside quotations.

    Somebody whom it brings in may be the one who speaks: *Then a pupil, **Ann Lee** saw it by chance, she said*.
    """
    for at, _, form in context.roster.index.between(low, start):
        entity = context.roster.find_person(form, at) if at not in context.quoted else None
        if entity is not None and entity.name == name and entity.first_at < low:
            return True
    return False
