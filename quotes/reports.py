"""Reported speech without marks: every cue of an article that no quotation has, with the clause that it reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from quotes.article import Article, Found
from quotes.auxiliaries import is_passive
from quotes.clause_ends import trimmed
from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    DOCUMENT,
    ING,
    NEG,
    OPENS_PHRASAL,
    PAST,
    PHRASAL,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    SPEECH_NOUN,
    STANCE,
    THINK,
    WH,
    forms_of,
)
from quotes.model import INDIRECT, Link, Quotation, Span
from quotes.phrases import Phrase, base_phrase, is_nominal, phrase_after
from quotes.sieves_reported import PARENTHETICAL, REPORT_SIEVES, Pieces, Reporting
from quotes.source_phrases import SOURCE_PHRASES, may_name_source, phrase_of_source
from quotes.sources import after_quote, link
from quotes.speech_nouns import noun_of_speech
from quotes.verbs import is_cue

BELIEF = "belief"
"""The ``rule`` of what somebody thinks, wants or plans rather than says."""
_CUES = REPORTING | THINK | STANCE
_INVERTED = PARENTHETICAL - forms_of("tell")
"""Verbs with the source behind them; *told* has whom it addresses there."""
_BEHIND_SOURCE = PUNCTUATION | PREP | CALENDAR | WH
_BEFORE_MAIN_CLAUSE = PUNCTUATION | CONJ | ADV | CALENDAR
_FARTHEST_SOURCE = 26
"""Tokens between a source and its cue; farther back it is mostly another's."""
_LONGEST_SENTENCE = 120
"""Tokens; what is longer is a list or a table."""


class Report(NamedTuple):
    """A piece of reported speech without marks."""

    piece: Quotation
    """Its stretch of text."""
    link: Link
    found: Found


class _Clause(NamedTuple):
    """What a cue reports, as token ranges of its frame."""

    report: Reporting
    pieces: Pieces
    rule: str


def reports(article: Article, links: list[Link]) -> list[Report]:
    """Find what is reported without marks.

    Args:
        article: The article, its quotations answered.
        links: The links of its quotations.

    Returns:
        The pieces, sentence by sentence, each with an ``index`` behind those of the quotations.
    """
    used = {(id(found.frame), found.cue[0]) for found in article.answers.values() if found.cue}
    made: list[Report] = []
    for paragraph in range(len(article.paragraphs)):
        frame = article.paragraph_frame(paragraph)
        if frame is None:
            continue
        for low, high, places in _sentences(frame):
            for clause in _clauses(frame, low, high, places):
                if (id(frame), clause.report.cue[0]) not in used and not _is_marked(clause, links):
                    _add(made, len(article.quotations), paragraph, clause)
    return made


def _sentences(frame: Frame) -> Iterator[tuple[int, int, list[int]]]:
    """The sentences of a frame in which something may be reported, each with the words that may tell so."""
    every = frame.cues
    if may_name_source(frame, 0, len(frame.tags)):
        every = sorted({*every, *(at for at, word in enumerate(frame.lower) if word in SOURCE_PHRASES)})
    first = 0
    for low, high in pairwise(frame.sentences):
        last = bisect_left(every, high, first)
        if first < last and high - low <= _LONGEST_SENTENCE:
            yield low, high, every[first:last]
        first = last


def _clauses(frame: Frame, low: int, high: int, places: list[int]) -> list[_Clause]:
    """The reported clauses of a sentence; one that lies within another is part of what that says."""
    pairs = list(_cues(frame, low, high, places))
    begins = frozenset(min(source[0], cue[0]) for source, cue in pairs if frame.tags[cue[0]] & REPORTING)
    found = []
    for source, cue in pairs:
        clause = _clause(Reporting(frame, source, cue, low, high, begins))
        if clause:
            found.append(clause)
    if len(found) < 2:
        return found
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _clause(report: Reporting) -> _Clause | None:
    """What the first sieve answers that does not abstain."""
    frame = report.frame
    for sieve in REPORT_SIEVES:
        pieces = sieve(report)
        if pieces:
            kept = tuple(piece for piece in (trimmed(frame, *piece) for piece in pieces) if piece)
            tag = frame.tags[report.cue[0]]
            rule = BELIEF if tag & (THINK | STANCE) and not tag & REPORTING else sieve.__name__
            return _Clause(report, kept, rule) if kept else None
    return None


def _holds(outer: _Clause, inner: _Clause) -> bool:
    return any(first <= inner.report.cue[0] < end for first, end in outer.pieces)


def _is_marked(clause: _Clause, links: list[Link]) -> bool:
    """Whether a clause is nothing but marked words, or holds some that have a source of their own."""
    frame = clause.report.frame
    if not frame.quotes:
        return False
    marked = [at for first, end in clause.pieces for at in range(first, end) if frame.tags[at] & QUOTE]
    if len(marked) == sum(end - first for first, end in clause.pieces):
        return True
    return any(links[frame.quotes[at].index].source is not None for at in marked)


def _add(made: list[Report], quotations: int, paragraph: int, clause: _Clause) -> None:
    """Add the pieces of a clause, which are one utterance."""
    frame, source, cue = clause.report[:3]
    found = Found(frame, source, cue, rule=clause.rule)
    words = (_first_auxiliary(frame, source, cue[0]), cue[1])
    head = quotations + len(made)
    for piece in clause.pieces:
        span = _span(frame, piece)
        link = Link(_span(frame, source), _span(frame, words), clause.rule, INDIRECT, span, head)
        index = quotations + len(made)
        made.append(Report(Quotation(index, *span, *span, None, paragraph, reopened=False), link, found))


def _first_auxiliary(frame: Frame, source: Phrase, verb: int) -> int:
    """Where a verb begins with the auxiliaries right before it: *has said*, *did not mention*."""
    first = verb
    while first > source[1] and frame.tags[first - 1] & (AUX | NEG) and not frame.tags[first - 1] & PRONOUN:
        first -= 1
    return first


def _span(frame: Frame, phrase: Phrase) -> Span:
    return Span(frame.starts[phrase[0]], frame.end(phrase[1] - 1))


# --- cues ----------------------------------------------------------------------------------------


def _cues(frame: Frame, low: int, high: int, places: list[int]) -> Iterator[tuple[Phrase, Phrase]]:
    """The sources and cues of a sentence, from left to right, at some of its words."""
    for at in places:
        tag = frame.tags[at]
        found = None
        if frame.lower[at] in SOURCE_PHRASES and may_name_source(frame, low, high):
            found = _according(frame, at, high)
        elif tag & _CUES and (not tag & CAP or at == low) and is_cue(frame, at, _CUES):
            found = _reporter(frame, at, low, high)
        if found is None and tag & SPEECH_NOUN and at + 1 < high and frame.lower[at + 1] == "that":
            found = _possessor(frame, at, low)
        if found:
            yield found


def _according(frame: Frame, at: int, high: int) -> tuple[Phrase, Phrase] | None:
    """*according to* and its like with the source behind it."""
    size = phrase_of_source(frame, at, high)
    source = phrase_after(frame, at + size, high) if size else None
    if source is None:
        return None
    if source[1] < high and frame.lower[source[1]] == "by" and frame.tags[source[1] - 1] & DOCUMENT:
        author = phrase_after(frame, source[1] + 1, high)
        source = (source[0], author[1]) if author else source
    return source, (at, at + size)


def _possessor(frame: Frame, noun: int, low: int) -> tuple[Phrase, Phrase] | None:
    """A noun of speech with whose it is: *Lee’s claim that*."""
    found = noun_of_speech(frame, noun, low)
    return (found.source, found.cue) if found and found.source and found.cue == (noun, noun + 1) else None


def _reporter(frame: Frame, verb: int, low: int, high: int) -> tuple[Phrase, Phrase] | None:
    """A verb with its subject or, behind a comma, with the source behind it: *…, said Lee*."""
    after = verb + 1
    tag = frame.tags[verb]
    if tag & OPENS_PHRASAL and after < high and frame.lower[after] in PHRASAL.get(frame.lower[verb], ()):
        after += 1
    source = None
    if verb and frame.tags[verb - 1] & COMMA:
        source = _inverted(frame, verb, after, high)
    elif tag & ING:
        source = _modified(frame, verb, low)
    if source is None:
        found = link(frame, verb, after_quote(frame, verb, low) if frame.quotes else low, high)
        if found is None or found.source is None:
            return None
        source = found.source
        if source[1] <= verb and (is_passive(frame, verb) or verb - source[1] > _FARTHEST_SOURCE):
            return None
    if not tag & REPORTING and not _is_main(frame, source, low):
        return None
    return source, (verb, after)


def _inverted(frame: Frame, verb: int, after: int, high: int) -> Phrase | None:
    """The source behind a verb behind a comma: *…, said Lee on Friday*."""
    if frame.lower[verb] not in _INVERTED:
        return None
    source = phrase_after(frame, after, high)
    if source and frame.tags[source[0]] & AUX:
        return None
    return source if source and (source[1] >= high or frame.tags[source[1]] & _BEHIND_SOURCE) else None


def _modified(frame: Frame, verb: int, low: int) -> Phrase | None:
    """The noun that a participle stands behind: *a statement saying*."""
    before = verb - 1
    if frame.tags[verb] & PAST or before < low or not is_nominal(frame.tags[before]):
        return None
    return base_phrase(frame, before, low)


def _is_main(frame: Frame, source: Phrase, low: int) -> bool:
    """Whether a source is the subject of a main clause; what those in others think belongs to what is said there."""
    first = source[0]
    if frame.tags[first] & WH:
        return False
    return first <= low or bool(frame.tags[first - 1] & _BEFORE_MAIN_CLAUSE)
