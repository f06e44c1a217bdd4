"""Find the turns of a transcript or an interview: whose words each paragraph is, by labels or by questions in bold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import Span
from quotes.text.labels import (
    ANSWERS,
    BRACKETED,
    FEWEST_QUESTIONS,
    LABEL,
    Start,
    labeled_paragraphs,
    with_bold,
    without_strays,
)
from quotes.text.name_lines import named_above, titled_paragraphs

TURN: Final = "turn"
"""The ``rule`` of a turn."""

_FEWEST: Final = 4
"""Turns of a transcript. A shorter exchange is mostly an excerpt within an article, which reports it in its own way."""
_THIRD: Final = 3
_FOURTH: Final = 4
_GOOD_SHARE: Final = 5
"""A transcript takes up at least one part in this many of its document."""
_DENSE: Final = 5
"""A document of any length is a transcript if at most one paragraph in this many lacks a label."""
_MANY: Final = 8
"""This many turns are a transcript, however long the document is."""
_OFTEN: Final = 2
_OFTEN_IN_CHATS: Final = 4
"""One label in this many follows another one; in chats, people send several messages in a row."""
_LETTERS: Final = regex.compile(r"[\p{L}\p{M}-]++")
_DIRECTION_FIRST: Final = regex.compile(r"\s*+(?:[\[(][^\])\n]{0,60}[\])]\s*+)?")
_DIRECTION_LAST: Final = regex.compile(r"\s*+[\[(][^\])\n]{1,60}[\])][.…]?\s*\Z")
_YOU_OR_I: Final = regex.compile(r"\b(?:I|[Mm][ey]|[Ww]e|[Uu]s|[Oo]ur|[Yy]ou|[Yy]our)\b")
"""Words with which speakers refer to themselves and each other. Lists and tables hardly have any."""
_I: Final = regex.compile(r"\b(?:I|[Mm][ey]|[Ww]e|[Oo]ur)\b")
_CHATTED: Final = regex.compile(
    r"\b(?:i|i['’]?m|me|my|we|us|our|you|your|u|ur|yes|yeah|no|ok|okay|hi|hello|thanks|pls|please|lol)\b",
    regex.IGNORECASE,
)
_SENTENCE_END: Final = regex.compile(r"[.?!…–—-][\"”’')\]]*\Z")
_MARKED: Final = regex.compile(r"[“\"‘'«„].*[”\"’'»“]\Z", regex.DOTALL)


@dataclass(slots=True)
class Turn:
    """What somebody says without another speaking in one paragraph of a transcript."""

    paragraph: int
    start: int
    """Where the words begin (code points), after the label."""
    end: int
    label: Span | None
    """The name and description that label the turn, with the colon; ``None`` without a label."""
    role: str
    """``q`` for a question and ``a`` for an answer, where nothing but that is known of who speaks."""
    head: int
    """Number of the turn that this one continues in a further paragraph; its own number, where it is the first."""


def find_turns(text: str, paragraphs: list[Span], bold: Collection[int] = ()) -> list[Turn]:
    r"""Find the turns of a document that is a transcript or an interview.

    It is one if several paragraphs begin with the names of two or more people who take turns, or with *Q* and *A*, or
    if questions in bold are answered; those who speak must say *I* or *you*, as lists and tables do not.

    Args:
        text: The article as the rules read it.
        paragraphs: Its paragraphs.
        bold: Where the paragraphs begin that are in bold.

    Returns:
        The turns in order, one for each paragraph; none if the document is not a transcript.

    >>> text = "HALE: We waited.\nDUNN: Who told you?\nHALE: You did.\nDUNN: I never did.\n(LAUGHTER)"
    >>> spans = [(0, 16), (17, 36), (37, 51), (52, 70), (71, 81)]
    >>> [text[turn.start : turn.end] for turn in find_turns(text, spans)]
    ['We waited.', 'Who told you?', 'You did.', 'I never did.']
    """
    starts = labeled_paragraphs(text, paragraphs)
    if len(bold) >= FEWEST_QUESTIONS:
        starts = with_bold(text, paragraphs, starts, bold)
    if len(starts) < _FEWEST:
        starts = named_above(text, paragraphs) or titled_paragraphs(text, paragraphs)
    if len(starts) >= _FEWEST:
        starts = without_strays(text, paragraphs, starts)
    if len(starts) < _FEWEST:
        return []
    turns = _turns(text, paragraphs, starts)
    return turns if _is_transcript(text, paragraphs, starts, turns) else []


# --- turns ------------------------------------------------------------------------------------------


def _turns(text: str, paragraphs: list[Span], starts: list[Start]) -> list[Turn]:
    """The turns that begin at some paragraphs, and those that go on from them."""
    turns: list[Turn] = []
    for number, start in enumerate(starts):
        is_last = number + 1 == len(starts)
        following = len(paragraphs) if is_last else starts[number + 1].paragraph
        head = len(turns)
        words = _spoken(text, start.words, paragraphs[start.paragraph][1])
        if words:
            turns.append(Turn(start.paragraph, *words, start.label, start.role, head))
        for paragraph in range(start.paragraph + 1, following):
            first, end = paragraphs[paragraph]
            if not BRACKETED.fullmatch(text, first, end):
                # Below a name that stands alone, somebody may name himself: *I am Ann Lee*.
                if head < len(turns) and not _goes_on(text, (first, end), start, is_last=is_last):
                    break
                words = _spoken(text, first, end)
                if words:
                    label = start.label if head == len(turns) else None
                    turns.append(Turn(paragraph, *words, label, start.role, head))
    return turns


def _spoken(text: str, start: int, end: int) -> Span | None:
    """What is said in a stretch, without stage directions before and after it."""
    while start < end and text[start].isspace():
        start += 1
    direction = _DIRECTION_FIRST.match(text, start, end)
    if direction and direction.end() < end:
        start = direction.end()
    if start < end and text[start] == "<" and BRACKETED.fullmatch(text, start, end):
        return None
    last = _DIRECTION_LAST.search(text, max(start, end - 64), end)
    if last and last.start() > start:
        end = last.start()
    while start < end and text[start].isspace():
        start += 1
    return (start, end) if start < end and any(c.isalnum() for c in text[start:end]) else None


def _goes_on(text: str, span: Span, start: Start, *, is_last: bool) -> bool:
    """Whether a paragraph without a label goes on with the turn before it.

    Nobody names himself, and a paragraph that leads in what is below it is the writer's. After the last turn only what
    says *I* goes on: notes about the author and the interview follow there.
    """
    first, end = span
    if text[end - 1] == ":" or LABEL.match(text, first, end):
        return False
    if (
        len(start.key) > 1
        and not tags_of(start.key.lower()) & t.NOUN
        and start.key in _LETTERS.findall(text[first:end].upper())
    ):
        return False
    return not is_last or _I.search(text, first, end) is not None


# --- is it a transcript? ----------------------------------------------------------------------------


def _is_transcript(text: str, paragraphs: list[Span], starts: list[Start], turns: list[Turn]) -> bool:
    heads = [turn for number, turn in enumerate(turns) if turn.head == number]
    is_chat = 2 * sum(start.stamped for start in starts) >= len(starts)
    if len(heads) < _FEWEST or not _alternate(starts, _OFTEN_IN_CHATS if is_chat else _OFTEN):
        return False
    begin, end = paragraphs[starts[0].paragraph][0], turns[-1].end
    stretch = turns[-1].paragraph - starts[0].paragraph + 1
    stretch -= sum(
        BRACKETED.fullmatch(text, *paragraphs[number]) is not None
        for number in range(starts[0].paragraph, turns[-1].paragraph)
    )
    stretch -= sum(start.words == paragraphs[start.paragraph][1] for start in starts)
    if _THIRD * len(starts) < stretch:
        return False
    is_dense = len(heads) > _FEWEST and _DENSE * len(starts) >= (_DENSE - 1) * stretch
    if _GOOD_SHARE * (end - begin) < len(text) and len(heads) < _MANY and not is_dense:
        return False
    return _is_chatting(text, heads) if is_chat else _is_talk(text, heads)


def _alternate(starts: list[Start], often_enough: int) -> bool:
    """Whether people take turns: most labels come again, and one in ``often_enough`` after another one."""
    often = Counter(start.key for start in starts)
    again = sum(number for number in often.values() if number > 1)
    changes = sum(one.key != other.key for one, other in pairwise(starts))
    return len(often) > 1 and 2 * again >= len(starts) and often_enough * changes >= len(starts) - 1


def _is_talk(text: str, heads: list[Turn]) -> bool:
    """Whether turns are sentences without marks of their own, whose speakers mean themselves and each other."""
    number = len(heads)
    if 2 * sum(_MARKED.match(text, one.start, one.end) is not None for one in heads) >= number:
        return False
    if 2 * sum(_SENTENCE_END.search(text, max(one.start, one.end - 8), one.end) is not None for one in heads) < number:
        return False
    answers = [one for one in heads if one.role == ANSWERS]
    # The answers of an explainer are the writer's: *Q: How do I get a ticket? A: The office opens at ten.*
    if answers and _THIRD * sum(_I.search(text, one.start, one.end) is not None for one in answers) < len(answers):
        return False
    return _THIRD * sum(_YOU_OR_I.search(text, one.start, one.end) is not None for one in heads) >= number


def _is_chatting(text: str, heads: list[Turn]) -> bool:
    """Whether the messages of a chat, many of which are not sentences, are from people to people."""
    return _FOURTH * sum(_CHATTED.search(text, one.start, one.end) is not None for one in heads) >= len(heads)
