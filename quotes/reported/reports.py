"""Reported speech without marks: every cue of an article that no quotation has, with the clause that it reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from quotes.grammar.according_to import may_name_source, source_phrases
from quotes.grammar.clause_ends import trimmed
from quotes.lexicon import tags as t
from quotes.model import INDIRECT, Link, Quotation, Span
from quotes.reported.cues import Cue, reporting_cues
from quotes.reported.sieves import REPORT_SIEVES, Pieces, Reporting
from quotes.text.article import Answer, Article
from quotes.text.frames import Frame, TokenRange

BELIEF: Final = "belief"
"""The ``rule`` of what somebody thinks, wants or plans rather than says."""
_NONE: Final[frozenset[int]] = frozenset()
_LONGEST_SENTENCE: Final = 120
"""Tokens; what is longer is a list or a table."""


Report = tuple[Quotation, Link, Answer]
"""A piece of reported speech without marks: its stretch of text, its link and what was found."""


_Clause = tuple[TokenRange, TokenRange, Pieces, str]
"""The source, the cue, what it reports, as token ranges of its frame, and the rule that says so."""


def find_reports(article: Article, links: list[Link]) -> list[Report]:
    """Find what is reported without marks.

    Args:
        article: The article, its quotations answered.
        links: The links of its quotations.

    Returns:
        The pieces, sentence by sentence, each with an ``index`` behind those of the quotations.
    """
    used: dict[int, set[int]] = {}
    for found in article.answers.values():
        if found.cue:
            used.setdefault(id(found.frame), set()).add(found.cue[0])
    made: list[Report] = []
    for paragraph in range(len(article.paragraphs)):
        frame = article.paragraph_frame(paragraph)
        if frame is None:
            continue
        quoting = used.get(id(frame), _NONE)
        for low, high, places in _sentences(frame):
            if quoting and quoting.issuperset(places):
                continue
            for clause in _clauses(frame, low, high, places, quoting):
                _, cue, pieces, _ = clause
                if cue[0] not in quoting and not _is_marked(frame, pieces, links):
                    _add(made, len(article.quotations), paragraph, frame, clause)
    return made


def _sentences(frame: Frame) -> Iterator[tuple[int, int, list[int]]]:
    """The sentences of a frame in which something may be reported, each with the words that may tell so."""
    every = frame.cues
    if may_name_source(frame.lower):
        every = sorted(source_phrases(frame).union(every))
    first = 0
    while first < len(every):
        sentence = bisect_right(frame.sentences, every[first])
        low, high = frame.sentences[sentence - 1], frame.sentences[sentence]
        last = bisect_left(every, high, first)
        if high - low <= _LONGEST_SENTENCE:
            yield low, high, every[first:last]
        first = last


def _clauses(frame: Frame, low: int, high: int, places: list[int], quoting: set[int] | frozenset[int]) -> list[_Clause]:
    """The reported clauses of a sentence; one that lies within another is part of what that says.

    There is none where every cue is ``quoting``, that is, has a quotation.
    """
    cues, idle = reporting_cues(frame, low, high, places)
    if quoting and quoting.issuperset([cue[0] for cue, _, _ in cues]):
        return []
    pairs = [(source, cue, start) for cue, start, find in cues if (source := find(frame, cue, low, high))]
    if not pairs:
        return []
    begins = _begins(frame, low, high, pairs, idle) if len(pairs) + len(idle) > 1 else _NONE
    found = []
    for source, cue, start in pairs:
        clause = _clause((frame, source, cue, low, high, begins, start))
        if clause:
            found.append(clause)
    if len(found) < 2:
        return found
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _begins(
    frame: Frame, low: int, high: int, pairs: list[tuple[TokenRange, TokenRange, int | None]], idle: list[Cue]
) -> frozenset[int]:
    """Where the reports of a sentence begin that may end the clause of another, by source and cue."""
    begins = [min(source[0], cue[0]) for source, cue, _ in pairs if frame.tags[cue[0]] & t.REPORTING]
    first = pairs[0][1][0]
    for cue, _, find in idle:
        if cue[0] > first:
            source = find(frame, cue, low, high)
            if source:
                begins.append(min(source[0], cue[0]))
    return frozenset(begins)


def _clause(report: Reporting) -> _Clause | None:
    """What the first sieve answers that does not abstain."""
    frame, source, cue = report[:3]
    for sieve in REPORT_SIEVES:
        pieces = sieve(report)
        if pieces:
            kept = tuple([piece for first, end in pieces if (piece := trimmed(frame, first, end))])
            tag = frame.tags[cue[0]]
            rule = BELIEF if tag & (t.THINK | t.STANCE) and not tag & t.REPORTING else sieve.__name__
            return (source, cue, kept, rule) if kept else None
    return None


def _holds(outer: _Clause, inner: _Clause) -> bool:
    _, _, pieces, _ = outer
    _, (verb, _), _, _ = inner
    return any(first <= verb < end for first, end in pieces)


def _is_marked(frame: Frame, pieces: Pieces, links: list[Link]) -> bool:
    """Whether pieces of a clause are nothing but marked words, or hold some that have a source of their own."""
    if not frame.quotations:
        return False
    marked = [at for first, end in pieces for at in range(first, end) if frame.tags[at] & t.QUOTATION]
    if len(marked) == sum(end - first for first, end in pieces):
        return True
    return any(links[frame.quotations[at].index].source is not None for at in marked)


def _add(made: list[Report], quotations: int, paragraph: int, frame: Frame, clause: _Clause) -> None:
    """Add the pieces of a clause, which are one utterance."""
    source, cue, pieces, rule = clause
    found = Answer(frame, source, cue, None, rule)
    mention = _span(frame, *source)
    words = _span(frame, _first_auxiliary(frame, source, cue[0]), cue[1])
    head = index = quotations + len(made)
    for piece in pieces:
        start, end = span = _span(frame, *piece)
        link = Link(mention, words, rule, INDIRECT, span, head)
        made.append((Quotation(index, start, end, start, end, None, paragraph), link, found))
        index += 1


def _first_auxiliary(frame: Frame, source: TokenRange, verb: int) -> int:
    """Where a verb begins with the auxiliaries right before it: *has said*, *did not mention*."""
    first = verb
    while first > source[1] and frame.tags[first - 1] & (t.AUX | t.NEG) and not frame.tags[first - 1] & t.PRONOUN:
        first -= 1
    return first


def _span(frame: Frame, first: int, end: int) -> Span:
    """Where a range of tokens stands in the article."""
    return frame.starts[first], frame.end(end - 1)
