"""First stage: runs the sieves over the quotations that are still unanswered, and makes links of the answers."""

from __future__ import annotations

from dataclasses import replace

from quotes.article import Article, Found
from quotes.frames import Frame
from quotes.lexicon import COMMA, CONJ, PHRASAL, PUNCTUATION, QUOTE, STOP
from quotes.model import DIRECT, MIXED, NOT_SPEECH, Link, Quotation, Span
from quotes.sieves import SIEVES
from quotes.unspoken import is_term, unspoken

NO_SIEVE = "no_sieve"
"""The ``rule`` of speech that no sieve could attribute."""
_SENTENCE_WORDS = 3


def attribute(article: Article) -> list[Link]:
    """Give each quotation its source and cue, by the surest sieve that answers.

    Args:
        article: The article; its ``answers`` are filled in.

    Returns:
        A link for each quotation, in their order; one without a source when no sieve answered.
    """
    reasons = {quotation.index: unspoken(quotation, article) for quotation in article.quotations}
    left = [quotation for quotation in article.quotations if reasons[quotation.index] is None]
    for sieve in SIEVES:
        rest = []
        for quotation in left:
            found = sieve(quotation, article)
            if found is None:
                rest.append(quotation)
            else:
                article.answers[quotation.index] = replace(found, rule=sieve.__name__)
        left = rest
    heads = _heads(article)
    links: list[Link] = []
    for quotation in article.quotations:
        links.append(_link(quotation, article, reasons[quotation.index], heads, links))
    return links


def _heads(article: Article) -> dict[int, int]:
    """The first piece of the utterance of each answered quotation."""
    first: dict[tuple[int, tuple[int, int]], int] = {}
    heads = {}
    for quotation in article.quotations:
        found = article.answers.get(quotation.index)
        if found is not None and found.cue is not None:
            heads[quotation.index] = first.setdefault((id(found.frame), found.cue), quotation.index)
    return heads


def _link(
    quotation: Quotation, article: Article, reason: str | None, heads: dict[int, int], before: list[Link]
) -> Link:
    span = Span(quotation.start, quotation.end)
    found = article.answers.get(quotation.index)
    if found is None or found.source is None:
        if reason is None and is_term(quotation, article):
            reason = "term"
        if reason is not None:
            return Link(None, None, reason, NOT_SPEECH, span, quotation.index)
        return Link(None, None, NO_SIEVE, _kind(quotation, article, None), span, quotation.index)
    head = heads.get(quotation.index, quotation.index)
    kind = _kind(quotation, article, before[head] if head < quotation.index else None)
    content = _content(quotation, article, found) if kind == MIXED else span
    frame = found.frame
    cue = _cue(frame, found.cue) if found.cue else None
    return Link(_source(frame, article.text, found.source), cue, found.rule, kind, content, head)


def _cue(frame: Frame, cue: tuple[int, int]) -> Span:
    """The cue as it is written, with the particle of a verb of two words (*pointed out*)."""
    last = cue[1] - 1
    if last + 1 < len(frame.lower) and frame.lower[last + 1] in PHRASAL.get(frame.lower[last], ()):
        last += 1
    return Span(frame.starts[cue[0]], frame.ends[last])


def _source(frame: Frame, text: str, source: tuple[int, int]) -> Span:
    """The source as it is written, without a possessive ending."""
    start, end = frame.starts[source[0]], frame.ends[source[1] - 1]
    if text[end - 2 : end] in ("'s", "’s") and end - start > 2:
        end -= 2
    return Span(start, end)


def _kind(quotation: Quotation, article: Article, head: Link | None) -> str:
    """``direct`` for a whole sentence or a piece of one that was interrupted, else ``mixed``."""
    place = article.place(quotation)
    frame, at = place.frame, place.position
    text = article.text
    first = next((c for c in text[quotation.inner_start : quotation.inner_start + 12] if c.isalnum()), "")
    if head is not None and head.kind == DIRECT and (at == 0 or frame.tags[at - 1] & PUNCTUATION):
        return DIRECT
    starts = at == 0 or at in frame.sentences or bool(frame.tags[at - 1] & PUNCTUATION)
    if first.islower() and not (
        starts and place.terminal and text.count(" ", quotation.start, quotation.end) > 3
    ):
        return MIXED
    ends = place.terminal or place.ends_with_comma or place.exclaims
    if starts and (ends or text.count(" ", quotation.start, quotation.end) + 1 >= _SENTENCE_WORDS):
        return DIRECT
    return DIRECT if ends and text.count(" ", quotation.start, quotation.end) >= _SENTENCE_WORDS else MIXED


def _content(quotation: Quotation, article: Article, found: Found) -> Span:
    """The reported clause around a mixed quotation, up to the next comma or conjunction behind it."""
    place = article.place(quotation)
    frame, at = place.frame, place.position
    if found.cue is None or found.frame is not frame:
        return Span(quotation.start, quotation.end)
    low, high = frame.sentence(at)
    first = last = at
    if found.cue[1] <= at and low <= found.cue[0]:
        first = found.cue[1]
        if found.source is not None and found.source[0] >= first:
            first = max(first, min(found.source[1], at))
        for word in range(first, at):
            if frame.lower[word] == "that":
                first = word
                break
        while first < at and frame.tags[first] & PUNCTUATION and not frame.tags[first] & QUOTE:
            first += 1
    elif found.cue[0] > at:
        first = low
        high = min(found.cue[0], found.source[0] if found.source else high)
    while last + 1 < high and not frame.tags[last + 1] & (COMMA | STOP | CONJ | PUNCTUATION & ~QUOTE):
        last += 1
    return Span(min(frame.starts[first], quotation.start), max(frame.ends[last], quotation.end))
