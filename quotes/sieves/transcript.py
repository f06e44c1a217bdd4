"""The turns of a transcript, which have no quotation marks, as findings beside the quotations."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.model import DIRECT
from quotes.text.article import Answer, Article, Finding
from quotes.text.frames import make_frame
from quotes.text.parts import Link, Quotation
from quotes.text.turns import TURN, Turn

_ENDS_NAME: Final = t.COMMA | t.COLON | t.OPEN_BRACKET | t.DASH


def add_turns(article: Article, findings: list[Finding]) -> None:
    """Add the turns of a transcript to what else was found, which lies in them.

    Args:
        article: The article.
        findings: What was found, with an ``index`` below their number each.
    """
    number = len(findings)
    numbers: list[int] = []
    labels: list[Answer | None] = []
    inside = _found_inside(article, findings)
    for place, turn in enumerate(article.turns):
        label = labels[turn.head] if turn.head < place else _label(article, turn)
        labels.append(label)
        span = turn.start, turn.end
        within = inside.get(place, [])
        # *HALE: “Never.”*: a turn of nothing but a quotation is that quotation.
        same = next((one for one in within if (one.quotation.start, one.quotation.end) == span), None)
        numbers.append(same.quotation.index if same else number)
        source = label.frame.span(label.source) if label else None
        cue = label.frame.span(label.cue) if label and label.has_cue else None
        link = Link(source, cue, TURN, DIRECT, span, numbers[turn.head])
        if same:
            same.link, same.answer = link, label
            continue
        for finding in within:
            finding.turn = number
        findings.append(Finding(Quotation(number, *span, *span, None, turn.paragraph), link, label))
        number += 1


def _found_inside(article: Article, findings: list[Finding]) -> dict[int, list[Finding]]:
    """What was found in each turn and lies in no other quotation, by the number of the turn."""
    inside: dict[int, list[Finding]] = {}
    for finding in findings:
        place = article.turn_in.get(finding.quotation.paragraph)
        if place is not None and finding.quotation.parent is None:
            inside.setdefault(place, []).append(finding)
    return inside


def _label(article: Article, turn: Turn) -> Answer | None:
    """The name and the colon of the label; ``None`` where questions are in bold and nobody is named."""
    if turn.label is None:
        return None
    frame = make_frame(article.text, *turn.label, ())
    tags = frame.tags
    first = next((at for at, tag in enumerate(tags) if tag & t.CAP), 0)
    last = frame.find(_ENDS_NAME, first + 1, len(tags))
    # *Q. We waited.*: nothing reports there.
    colon = frame.find(t.COLON, last, len(tags))
    return Answer(frame, (first, last), (colon, colon + 1) if colon < len(tags) else None)
