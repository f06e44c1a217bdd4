"""Reported clauses with quotations: which cues report one, and what is left of a clause that holds another’s."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from quotes.grammar.ends.clause_ends import without_outer_marks
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import TIME_NOUNS
from quotes.reported.reporting_clause import Pieces
from quotes.text.article import Article, QuotationContext
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Link

_LEADS_TO_QUOTATION: Final = (
    t.PUNCTUATION_MARK | t.ADVERBIAL | t.CLAUSE_OPENER | t.DET | t.PREP | t.CONJ | t.AUX | t.NUMBER
)
"""What before a quotation, or before who says it, is no part of the rest of the clause: *…, **which** he called*."""
_BREAK: Final = t.COMMA | t.COLON | t.DASH | t.SEMICOLON
_SHORTEST_REST: Final = 3
"""Tokens before the quotation that are a report of their own, at least."""


def quoting_cues(article: Article) -> dict[Frame, frozenset[int]]:
    """The positions in each frame of an article of the cues that report a quotation of their own sentence.

    In *She added that no job came. “Not one.”* the cue reports the clause, and the quotation only goes on.
    """
    quoting: dict[Frame, list[int]] = {}
    for index, answer in article.answers.items():
        frame, cue = answer.frame, answer.cue
        if answer.has_cue and not _only_goes_on(article.context(article.quotations[index]), frame, cue[0]):
            quoting.setdefault(frame, []).append(cue[0])
    return {frame: frozenset(cues) for frame, cues in quoting.items()}


def _only_goes_on(context: QuotationContext, frame: Frame, cue: int) -> bool:
    """Whether a quotation follows the sentence of its cue, in which the cue may report a clause."""
    if context.frame is frame and context.sentence[0] <= cue < context.sentence[1]:
        return False
    low, high = frame.sentence(cue)
    if context.frame is frame and low - 1 <= context.position < high:
        return False
    # *She wrote this:* introduces the next paragraph.
    return not frame.tags[high - 1] & t.COLON


def holds_attributed(frame: Frame, pieces: Pieces, links: list[Link]) -> bool:
    """Whether pieces of a clause hold a quotation that has a source of its own.

    Args:
        frame: The tokens.
        pieces: The token ranges of the clause.
        links: The links of the article's quotations.
    """
    return any(
        links[frame.quotations[at].index].source is not None
        for first, end in pieces
        for at in range(first, end)
        if frame.tags[at] & t.QUOTATION
    )


def before_attributed(frame: Frame, piece: TokenRange, links: list[Link]) -> TokenRange | None:
    """What precedes the first such quotation and who says it: *said **the plan was late**, which he called “odd”*.

    Args:
        frame: The tokens.
        piece: A piece of a clause that holds such a quotation.
        links: The links of the article's quotations.

    Returns:
        A range of tokens; ``None`` when no comma, colon or dash sets the quotation off, or hardly anything precedes it.
    """
    first, end = piece
    for at in range(first, end):
        if not frame.tags[at] & t.QUOTATION:
            continue
        link = links[frame.quotations[at].index]
        if link.source is None:
            continue
        begins = [span[0] for span in (link.source, link.cue) if span and span[0] >= frame.starts[first]]
        cut = bisect_left(frame.starts, min(begins), first, at) if begins else at
        while cut > first and _leads_to_quotation(frame, cut - 1) and not frame.tags[cut] & _BREAK:
            cut -= 1
        stands = cut - first >= _SHORTEST_REST and frame.tags[cut] & _BREAK
        return without_outer_marks(frame, first, cut) if stands else None
    return piece


def _leads_to_quotation(frame: Frame, at: int) -> bool:
    """Whether a word belongs to what leads to a quotation: *…, **a week after** Kay called it “odd”*."""
    return bool(frame.tags[at] & _LEADS_TO_QUOTATION) or frame.lower[at] in TIME_NOUNS
