"""The turns of a transcript, of which no mark tells where they begin and end, as findings beside the quotations."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.model import DIRECT, Link, Quotation, Span
from quotes.text.article import Answer, Article, Finding
from quotes.text.frames import Frame, TokenRange, make_frame
from quotes.text.turns import TURN, Turn

_ENDS_NAME: Final = t.COMMA | t.COLON | t.OPEN_BRACKET


def add_turns(article: Article, findings: list[Finding]) -> None:
    """Add the turns of a transcript to what else was found, which lies in them.

    Args:
        article: The article.
        findings: What was found, with an ``index`` below their number each.
    """
    first = len(findings)
    for finding in findings:
        number = article.turn_in.get(finding.quotation.paragraph)
        if number is not None and finding.quotation.parent is None:
            finding.turn = first + number
    answers: list[Answer] = []
    for number, turn in enumerate(article.turns):
        answer = answers[turn.head] if turn.head < number else _answer(article, turn)
        answers.append(answer)
        span = turn.start, turn.end
        source, cue = (_span(answer.frame, tokens) for tokens in (answer.source, answer.cue))
        quotation = Quotation(first + number, *span, *span, None, turn.paragraph)
        findings.append(Finding(quotation, Link(source, cue, TURN, DIRECT, span, first + turn.head), answer))


def _answer(article: Article, turn: Turn) -> Answer:
    """The name and the colon of the label; neither where questions are in bold and nobody is named."""
    start, end = turn.label or (turn.start, turn.end)
    frame = make_frame(article.text, start, end, ())
    if turn.label is None:
        return Answer(frame, None, None, None, TURN)
    tags = frame.tags
    first = next((at for at, tag in enumerate(tags) if tag & t.CAP), 0)
    last = next((at for at in range(first + 1, len(tags)) if tags[at] & _ENDS_NAME), len(tags))
    # *Q. We waited.*: nothing reports there.
    colon = next((at for at in range(last, len(tags)) if tags[at] & t.COLON), None)
    return Answer(frame, (first, last), None if colon is None else (colon, colon + 1), None, TURN)


def _span(frame: Frame, tokens: TokenRange | None) -> Span | None:
    return None if tokens is None else (frame.starts[tokens[0]], frame.end(tokens[1] - 1))
