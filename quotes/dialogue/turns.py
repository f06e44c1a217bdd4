"""Turns: what one speaker says in one paragraph, with the signs around it and the names within it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from quotes.cast.characters import Mention, Mentions
from quotes.cast.vocatives import genders_called, is_vocative
from quotes.dialogue.signs import Sign, SignReader
from quotes.model import NOT_SPEECH
from quotes.text.article import Article
from quotes.text.frames import Frame
from quotes.text.parts import Link, Quotation

_TERM: Final = "term"
_SPOKEN_ENDS: Final = ",.!?;:—–-…"
"""Marks at the end of a quotation that terms and titles lack."""


@dataclass(slots=True)
class DialogueTurn:
    """What one speaker says in one paragraph."""

    quotations: list[Quotation]
    tag: Sign | None = None
    beats: list[Sign] = field(default_factory=list)
    """Who acts in the sentences beside it."""
    lead: Sign | None = None
    """Who acts in the last sentence of the paragraph of narration before it."""
    called: dict[int, Mention] = field(default_factory=dict)
    """The characters addressed in it, each with where."""
    calls: set[str] = field(default_factory=set)
    """The genders of those addressed without a name."""
    named: set[int] = field(default_factory=set)
    """The characters that it talks about."""
    nearby: set[int] = field(default_factory=set)
    """The characters that the narration of its paragraph names."""

    @property
    def start(self) -> int:
        """Where it starts (code points)."""
        return self.quotations[0].start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.quotations[-1].end

    @property
    def paragraph(self) -> int:
        """Index of its paragraph."""
        return self.quotations[0].paragraph

    @property
    def continues(self) -> bool:
        """Whether it goes on with the turn before: a quotation left open and opened again."""
        return self.quotations[0].reopened

    def signs(self) -> list[Sign]:
        """Its tag or, without one, its beats."""
        return [self.tag] if self.tag else self.beats


class TurnReader:
    """Reads the turns of a book."""

    def __init__(self, article: Article, mentions: Mentions, signs: SignReader) -> None:
        """Keep what the turns are read from."""
        self._article = article
        self._mentions = mentions
        self._signs = signs

    def read(self, links: Sequence[Link]) -> list[DialogueTurn]:
        """The turns in order.

        Args:
            links: What the news rules found for each quotation of the book.
        """
        found: list[DialogueTurn] = []
        for paragraph, quotations in sorted(self._article.outermost.items()):
            speech = [quotation for quotation in quotations if self._is_speech(quotation, links[quotation.index])]
            frame = self._article.paragraph_frame(paragraph)
            if speech and frame is not None:
                turns = self._turns_of(speech)
                self._read_beats(frame, turns)
                turns[0].lead = self._lead_to(paragraph)
                found += turns
        return found

    def _is_speech(self, quotation: Quotation, link: Link) -> bool:
        """Whether somebody says a quotation: *“Nor I,” pursued Jane* has no verb of saying, but a comma."""
        if link.kind != NOT_SPEECH:
            return True
        return link.rule == _TERM and self._article.text[quotation.inner_end - 1] in _SPOKEN_ENDS

    def _turns_of(self, quotations: list[Quotation]) -> list[DialogueTurn]:
        """The turns of a paragraph: one, unless tags disagree."""
        turns: list[DialogueTurn] = []
        for quotation in quotations:
            tag = self._signs.tag_of(quotation)
            last = turns[-1] if turns else None
            if last is None or (tag and last.tag and not tag.agrees(last.tag)):
                turns.append(DialogueTurn([quotation], tag))
            else:
                last.quotations.append(quotation)
                last.tag = last.tag or tag
        for turn in turns:
            for quotation in turn.quotations:
                self._read_words(turn, quotation)
        return turns

    def _read_words(self, turn: DialogueTurn, quotation: Quotation) -> None:
        """Whom a quotation addresses and whom it talks about."""
        text = self._article.text
        turn.calls |= genders_called(text, quotation)
        for mention in self._mentions.spoken_between(quotation.start, quotation.end):
            if is_vocative(text, quotation, mention):
                turn.called.update(dict.fromkeys(mention.who, mention))
            else:
                turn.named.update(mention.who)

    def _read_beats(self, frame: Frame, turns: list[DialogueTurn]) -> None:
        """Who acts in the sentences beside the turns of a paragraph."""
        positions = {quotation.index: at for at, quotation in frame.quotations.items()}
        edges = [(positions[turn.quotations[0].index], positions[turn.quotations[-1].index]) for turn in turns]
        for number, turn in enumerate(turns):
            first = edges[number][0]
            low = first if number else 0
            high = edges[number + 1][0] if number + 1 < len(turns) else len(frame.tags)
            for start, end in _sentences(frame, low, high):
                beat = self._signs.subject_of(frame, start, end)
                if beat is not None:
                    beat.before = end <= first
                    turn.beats.append(beat)
            for mention in self._mentions.narrated_between(*frame.span((low, high))):
                turn.nearby.update(mention.who)

    def _lead_to(self, paragraph: int) -> Sign | None:
        """Who acts in the last sentence of the paragraph before, if it has no quotation."""
        if self._article.outermost.get(paragraph - 1):
            return None
        frame = self._article.paragraph_frame(paragraph - 1)
        return self._signs.subject_of(frame, *frame.sentence(len(frame.tags) - 1)) if frame else None


def _sentences(frame: Frame, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The sentences within a range of tokens."""
    inside = frame.sentences[bisect_right(frame.sentences, low) : bisect_left(frame.sentences, high)]
    yield from pairwise([low, *inside, high])
