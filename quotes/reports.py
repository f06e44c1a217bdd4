"""Reported speech without marks: the sieves run over every cue of an article that no quotation has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quotes.article import Article, Found
from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    ING,
    PAST,
    PHRASAL,
    PREP,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    SOURCE_PHRASES,
    SPEECH_NOUN,
    THINK,
    WH,
)
from quotes.model import INDIRECT, Link, Quotation, Span
from quotes.phrases import Phrase, base_phrase, is_nominal, phrase_after
from quotes.reported_clause import trimmed
from quotes.sieves_reported import BELIEF, PARENTHETICAL, REPORT_SIEVES
from quotes.sources import after_quote, link, noun_of_speech, phrase_of_source
from quotes.verbs import is_cue, is_passive

_BEHIND_SOURCE = PUNCTUATION | PREP | CALENDAR | WH
_FARTHEST_SOURCE = 18
"""Tokens between a source and its cue; farther back it is mostly another's."""
_LONGEST_SENTENCE = 120
"""Tokens; what is longer is a list or a table."""


class Report(NamedTuple):
    """A piece of reported speech without marks: its stretch of text, and what the sieve answered."""

    piece: Quotation
    found: Found
    link: Link


class _Clause(NamedTuple):
    """What a sieve answers for a cue: the source and the pieces of the clause, as token ranges."""

    found: Found
    pieces: tuple[Phrase, ...]


def cues(frame: Frame, low: int, high: int) -> Iterator[Found]:
    """The cues of a sentence with their sources.

    Args:
        frame: The tokens.
        low: Position of the first token of the sentence.
        high: Position after the last one.

    Yields:
        Source and cue, from left to right.
    """
    tags = frame.tags
    for at in range(low, high):
        tag = tags[at]
        if frame.lower[at] in SOURCE_PHRASES:
            size = phrase_of_source(frame, at, high)
            source = phrase_after(frame, at + size, high) if size else None
            if source:
                yield Found(frame, source, (at, at + size))
        elif tag & (REPORTING | THINK):
            if (not tag & CAP or at == low) and is_cue(frame, at, REPORTING | THINK):
                found = _with_source(frame, at, low, high)
                if found:
                    yield found
        if tag & SPEECH_NOUN and at + 1 < high and frame.lower[at + 1] == "that":
            found = noun_of_speech(frame, at, low)
            if found and found.cue == (at, at + 1):
                yield found


def _with_source(frame: Frame, verb: int, low: int, high: int) -> Found | None:
    """A verb with its subject or, behind a comma, with the source behind it: *…, said Lee*."""
    after = verb + 1
    if after < high and frame.lower[after] in PHRASAL.get(frame.lower[verb], ()):
        after += 1
    if verb > low and frame.tags[verb - 1] & COMMA and frame.lower[verb] in PARENTHETICAL:
        source = phrase_after(frame, after, high)
        if source and (source[1] >= high or frame.tags[source[1]] & _BEHIND_SOURCE):
            return Found(frame, source, (verb, after))
    before = verb - 1
    if frame.tags[verb] & ING and before >= low and is_nominal(frame.tags[before]) and not frame.tags[verb] & PAST:
        source = base_phrase(frame, before, low)
        if source:
            return Found(frame, source, (verb, after))
    found = link(frame, verb, after_quote(frame, verb, low), high)
    if found is None or found.source is None or (is_passive(frame, verb) and found.source[1] <= verb):
        return None
    if verb - found.source[1] > _FARTHEST_SOURCE:
        return None
    if not frame.tags[verb] & REPORTING and not _is_main(frame, found.source, low):
        return None
    return Found(frame, found.source, (verb, after))


def _is_main(frame: Frame, source: Phrase, low: int) -> bool:
    """Whether a source is the subject of a main clause; what those in others think belongs to what is said there."""
    first = source[0]
    if frame.tags[first] & WH:
        return False
    return first <= low or bool(frame.tags[first - 1] & (PUNCTUATION | CONJ | ADV | CALENDAR))


def _clauses(frame: Frame, low: int, high: int) -> list[_Clause]:
    """The reported clauses of a sentence; one that lies within another is part of what that says."""
    every = [found for found in cues(frame, low, high) if found.source and found.cue]
    begins = frozenset(
        min(found.source[0], found.cue[0])
        for found in every
        if found.source and found.cue and frame.tags[found.cue[0]] & REPORTING
    )
    clauses = []
    for found in every:
        for sieve in REPORT_SIEVES:
            pieces = sieve(found, low, high, begins)
            if pieces:
                whole = tuple(piece for piece in (trimmed(frame, *piece) for piece in pieces) if piece)
                if whole:
                    rule = (
                        BELIEF
                        if frame.tags[found.cue[0]] & THINK and not frame.tags[found.cue[0]] & REPORTING
                        else sieve.__name__
                    )
                    clauses.append(_Clause(found._replace(rule=rule), whole))
                break
    return [one for one in clauses if not any(_holds(other, one) for other in clauses)]


def _holds(outer: _Clause, inner: _Clause) -> bool:
    assert inner.found.cue
    return any(first <= inner.found.cue[0] < end for first, end in outer.pieces)


def reports(article: Article, links: list[Link]) -> list[Report]:
    """Find what is reported without marks.

    Args:
        article: The article, its quotations answered.
        links: The links of its quotations.

    Returns:
        The pieces, in reading order, each with an ``index`` behind those of the quotations.
    """
    used = {(id(found.frame), found.cue[0]) for found in article.answers.values() if found.cue}
    made: list[Report] = []
    for paragraph in range(len(article.paragraphs)):
        frame = article.paragraph_frame(paragraph)
        if frame is None:
            continue
        for low, high in zip(frame.sentences, frame.sentences[1:]):
            if high - low > _LONGEST_SENTENCE:
                continue
            for clause in _clauses(frame, low, high):
                if (id(frame), clause.found.cue[0]) not in used and not _is_said(clause, links):
                    _add(made, article, paragraph, clause)
    return made


def _is_said(clause: _Clause, links: list[Link]) -> bool:
    """Whether marked words within a clause have a source of their own."""
    frame = clause.found.frame
    return any(
        frame.tags[at] & QUOTE and links[frame.quotes[at].index].source is not None
        for first, end in clause.pieces
        for at in range(first, end)
    )


def _add(made: list[Report], article: Article, paragraph: int, clause: _Clause) -> None:
    """Add the pieces of a clause, which are one utterance."""
    found = clause.found
    frame = found.frame
    head = len(article.quotations) + len(made)
    for first, end in clause.pieces:
        index = len(article.quotations) + len(made)
        span = Span(frame.spans[first][0], frame.spans[end - 1][1])
        piece = Quotation(index, *span, *span, None, paragraph, False)
        source = Span(frame.spans[found.source[0]][0], frame.spans[found.source[1] - 1][1])
        cue = Span(frame.spans[found.cue[0]][0], frame.spans[found.cue[1] - 1][1])
        made.append(Report(piece, found, Link(source, cue, found.rule, INDIRECT, span, head)))
