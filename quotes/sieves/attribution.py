"""First stage: runs the sieves over the quotations that are still unanswered, and makes links of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotes.grammar.supposed import is_supposed
from quotes.lexicon import tags as t
from quotes.model import DIRECT, MIXED, NOT_SPEECH, Span
from quotes.sieves.contents import SHORTEST_SENTENCE, content_span, end_of_cue
from quotes.sieves.not_speech import is_term, why_not_speech
from quotes.sieves.order import SIEVES, Sieve, answer_of
from quotes.text.article import Answer, Article, Finding, QuotationContext
from quotes.text.frames import TokenRange
from quotes.text.parts import Link, Quotation

NO_SIEVE: Final = "no_sieve"
"""The ``rule`` of speech that no sieve could attribute."""


def attribute(article: Article, sieves: Sequence[Sieve] = SIEVES) -> list[Link]:
    """Give each quotation its source and cue, by the surest sieve that answers.

    Args:
        article: The article; its ``answers`` are filled in.
        sieves: The rules, surest first.

    Returns:
        A link for each quotation, in their order; one without a source when no sieve answered.
    """
    answers = article.answers
    reasons = [why_not_speech(quotation, article) for quotation in article.quotations]
    left = [article.context(quotation) for quotation in article.quotations if reasons[quotation.index] is None]
    for sieve in sieves:
        if not left:
            break
        rule = sieve.__name__
        rest = []
        for context in left:
            found = answer_of(sieve, context, article)
            if found is None:
                rest.append(context)
            # Nobody said *‘no’* in *“They may say ‘no’,” Lee said*.
            elif not (context.nested and is_supposed(found)):
                found.rule = rule
                answers[context.quotation.index] = found
        left = rest
    return _links(article, reasons)


def findings_of(article: Article, links: list[Link]) -> list[Finding]:
    """The quotations of an article with their links and answers; nobody has looked for their speakers yet."""
    answers = article.answers
    return [
        Finding(quotation, link, answers.get(quotation.index))
        for quotation, link in zip(article.quotations, links, strict=True)
    ]


def _links(article: Article, reasons: list[str | None]) -> list[Link]:
    """The links of all quotations; the pieces of an utterance share one cue."""
    heads: dict[tuple[int, TokenRange], int] = {}
    links: list[Link] = []
    for quotation in article.quotations:
        index = quotation.index
        found = article.answers.get(index)
        if found is None:
            links.append(_unanswered(quotation, article, reasons[index]))
            continue
        head = heads.setdefault((id(found.frame), found.cue), index) if found.has_cue else index
        context = article.context(quotation)
        kind = _direct_or_mixed(context, article, links[head] if head < index else None)
        content = content_span(context, article, found, kind)
        if kind == DIRECT and content != (quotation.start, quotation.end):
            kind = MIXED
        source = found.frame.mention(found.source)
        links.append(Link(source, cue_span(found), found.rule, kind, content, head))
    return links


def _unanswered(quotation: Quotation, article: Article, reason: str | None) -> Link:
    """The link of a quotation that no sieve attributed, or that nobody said, for a reason."""
    if reason is None and is_term(quotation, article):
        reason = "term"
    kind = NOT_SPEECH if reason else _direct_or_mixed(article.context(quotation), article, None)
    return Link(None, None, reason or NO_SIEVE, kind, (quotation.start, quotation.end), quotation.index)


def cue_span(found: Answer) -> Span | None:
    """The cue of an answer as it is written, with the particle of a verb of two words (*pointed out*)."""
    return found.frame.span((found.cue[0], end_of_cue(found.frame, found.cue))) if found.has_cue else None


def _direct_or_mixed(context: QuotationContext, article: Article, head: Link | None) -> str:
    """``direct`` for a whole sentence or a piece of one that was interrupted, else ``mixed``."""
    frame, at, quotation = context.frame, context.position, context.quotation
    after_mark = at == 0 or bool(frame.tags[at - 1] & t.PUNCTUATION)
    # *“There is,” said Oda Vinter, “no plan.”*: a piece is of the kind of its first one, but *“There is,” she said, and
    # went for the “stray” cat* begins anew.
    if head is not None and head.kind == DIRECT and after_mark:
        return DIRECT
    starts = after_mark or context.sentence[0] == at
    ends = context.ended or context.ends_with_comma
    if context.begins_low:
        is_whole = starts and context.terminal and article.word_count(quotation) > SHORTEST_SENTENCE + 1
    elif starts or ends:
        is_whole = (starts and ends) or article.word_count(quotation) >= SHORTEST_SENTENCE + ends
    else:
        is_whole = False
    return DIRECT if is_whole else MIXED
