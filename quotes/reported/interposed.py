"""What of a clause precedes a report that interrupts it: *which Lee said was late*, *The dam, Lee said, is “odd”*."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Final

from quotes.grammar.clause_starts import is_infinitive, is_interposed
from quotes.grammar.finite_clauses import holds_finite_verb
from quotes.grammar.openers import after_time
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.model import INDIRECT, Span
from quotes.reported.cues import CLOSING, PARENTHETICAL
from quotes.text.article import Answer, Article, Finding, QuotationContext
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Link, Quotation

_GAPPED: Final = frozenset(["which", "who"])
"""Relative words that are the subject or the object of what is reported."""
_SUBJECTS: Final = frozenset(["that", "what"])
"""Words that are so only before a verb: *a plan **that** Lee said was late*; not *now **that** Lee said it was*."""
_RULE: Final = "reported_before"
"""The ``rule`` of a front."""
_NO_FRONT: Final = t.ADV | t.CONJ | t.PREP | t.PUNCTUATION_MARK | t.CALENDAR
_NO_VERB: Final = t.NOMINAL | t.DET | t.PRONOUN | t.PREP | t.ADV | t.ING


def relative_before(frame: Frame, source: TokenRange, start: int, low: int) -> TokenRange | None:
    """The relative word before a source that belongs to what the source reports.

    Args:
        frame: The tokens.
        source: The source.
        start: Position of the first token after the cue that is reported.
        low: Position of the first token of the sentence.

    Returns:
        Its range: *which* in *The dam, which Lee said was late, broke*; ``None`` in *the day on which Lee said it was*.
    """
    at = source[0] - 1
    # *the day **on** which Lee said so*
    if at <= low or frame.tags[at - 1] & t.PREP:
        return None
    word = frame.lower[at]
    if word in _GAPPED:
        return at, at + 1
    if word not in _SUBJECTS or frame.tags[start] & _NO_VERB:
        return None
    gap = is_finite_verb(frame, start) or (word == "what" and is_infinitive(frame, start, len(frame.tags)))
    return (at, at + 1) if gap else None


def fronts(article: Article, links: list[Link], found: list[Finding]) -> list[Finding]:
    """What of their clauses precedes the reports before quotations: ***The dam**, Lee said, is “odd”*.

    Args:
        article: The article, its quotations answered.
        links: The links of its quotations; a front is a piece of the utterance of its quotation.
        found: The pieces of reported clauses found so far, in the order of the paragraphs; no front overlaps one.
    """
    added: list[Finding] = []
    for index, answer in article.answers.items():
        link, quotation = links[index], article.quotations[index]
        front = _front_of(article.context(quotation), answer) if link.head == index else None
        span = answer.frame.span(front) if front else None
        if span and not _overlaps(found, span, quotation.paragraph):
            number = len(links) + len(found) + len(added)
            piece = Quotation(number, *span, *span, None, quotation.paragraph)
            added.append(Finding(piece, Link(link.source, link.cue, _RULE, INDIRECT, span, index), answer))
    return added


def _overlaps(found: list[Finding], span: Span, paragraph: int) -> bool:
    """Whether a span overlaps one of the findings of its paragraph."""
    first = bisect_left(found, paragraph, key=attrgetter("quotation.paragraph"))
    return any(
        one.quotation.start < span[1] and span[0] < one.quotation.end
        for one in found[first : bisect_right(found, paragraph, first, key=attrgetter("quotation.paragraph"))]
    )


def _front_of(context: QuotationContext, answer: Answer) -> TokenRange | None:
    """The beginning of a clause that ends in a quotation, before a report between commas.

    There is one in *The dam, Lee said, is “odd”* and *If it rains, Lee said, “we will drown”*; none in
    *In a letter, Lee said, “We will drown.”* and *Still, Lee said, it is “odd”*.
    """
    frame, source, cue, at = answer.frame, answer.source, answer.cue, context.position
    if not answer.has_cue or context.frame is not frame:
        return None
    after = max(source[1], cue[1])
    colon = _is_between_clauses(frame, source, cue, after)
    if not colon and not is_interposed(frame, source, cue):
        return None
    # *Asked why, Lee said, “We won.”*: a whole sentence in marks needs no other beginning.
    if after >= at or (at == after + 1 and context.capital and not colon) or frame.tags[after + 1] & t.ING:
        return None
    verb = frame.lower[cue[0]]
    # *She was, in the words of Lee, “tired”* only names her state.
    if verb != "according" and verb not in (CLOSING if source[1] <= cue[0] else PARENTHETICAL):
        return None
    low, high = frame.sentence(cue[0])
    end = min(source[0], cue[0]) - 1
    if at >= high:
        return None
    stops = [stop + 1 for stop in range(low, end) if frame.tags[stop] & t.CLAUSE_STOP]
    first = stops[-1] if stops else low
    tags = frame.tags[first:end]
    if all(tag & _NO_FRONT for tag in tags) or any(tag & t.QUOTATION or t.says(tag) for tag in tags):
        return None
    return None if after_time(frame, first, end) >= end else (first, end)


def _is_between_clauses(frame: Frame, source: TokenRange, cue: TokenRange, after: int) -> bool:
    """Whether a report is between a clause and the quotation that goes on with it: *It is late, Lee said: “Go.”*."""
    first = min(source[0], cue[0])
    if first < 2 or not frame.tags[first - 1] & t.COMMA or after >= len(frame.tags) or not frame.tags[after] & t.COLON:
        return False
    low, _ = frame.sentence(first)
    if frame.tags[low] & (t.PREP | t.SUBORDINATOR | t.ING | t.PARTICIPLE | t.ADV):
        return False
    return holds_finite_verb(frame, low + 1, first - 1)
