"""What pronouns and descriptions look back to: an article's names, sentences and the sources resolved so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Final

from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import ABBREVIATIONS
from quotes.model import Span
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.roster import Roster
from quotes.text.article import Answer, Article
from quotes.text.paragraphs import is_caption
from quotes.text.parts import QuotedSpans, Speaker

_MARKS_AT_END: Final = 3
"""How near the end of a quotation a full stop ends the sentence around it too, in code points."""
_AFTER_STOP: Final = r"[”\"’')\]»]*\s+(?=[“\"‘'(\[«]{0,2}[^\W_a-z])"
_SENTENCE_BREAK: Final = re.compile(rf"[.!?…]{_AFTER_STOP}")
_FULL_STOP_BREAK: Final = re.compile(rf"\.{_AFTER_STOP}")
"""The same where a stretch has no other stop, as nearly all have none. A sign is found faster than one of several."""
_OTHER_STOPS: Final = "!?…"
_LONGEST_SENTENCE: Final = 1000
"""Characters of a sentence that a pronoun looks back at. A longer one is a list or has no end, and each pronoun in it
would look at all its names again."""
_CHARACTERS_AHEAD: Final = 1500
"""How far ahead a name may follow its pronoun."""
_MOST_SENTENCES_BACK: Final = 40
_MOST_SOURCES_AROUND: Final = 4
"""How many mentions may start before a position in another one."""
_LONGEST_CHAIN: Final = 12
"""How many reports may each wait for an earlier one: *She said … She said …*."""

SourceFinder = Callable[[int, int, int], list[Answer]]
"""Finds the sources of reported speech in the sentences of a stretch: the paragraph, the start and the end."""


@mypyc_attr(acyclic=True)
class ResolvedSource:
    """A source that has been resolved: where the article mentions it, and who it is."""

    __slots__ = ("end", "entity", "gender", "human", "several", "speaker", "start")

    def __init__(
        self, span: Span, speaker: Speaker, entity: Entity | None, gender: str, *, human: bool, several: bool
    ) -> None:
        """A mention at a span."""
        self.start, self.end = span
        self.speaker = speaker
        self.entity = entity
        """The person of that name, when one person is named."""
        self.gender = gender
        self.human = human
        """The words show a person or people, not a document or an event."""
        self.several = several
        """They are more than one: *critics*, *the crowd*, *Lee and Ray*."""


class ReportedSources:
    """The sources of an article's reported speech, each resolved when something first looks back to it.

    So a quotation in marks knows who else has spoken, whether or not reported speech is asked for.
    """

    def __init__(self, find: SourceFinder) -> None:
        """Read nothing yet.

        Args:
            find: Finds the sources.
        """
        self._find = find
        self.resolver: Callable[[Answer, int], None] | None = None
        """Resolves one of them, or does nothing when it has been. It is set only while something is resolved: two
        objects that refer to each other are freed by the garbage collector alone."""
        self._waiting = 0

    def resolve(self, paragraph: int, start: int, end: int) -> None:
        """Resolve the sources whose mention starts in a stretch of a paragraph."""
        if self.resolver is None or self._waiting == _LONGEST_CHAIN:
            return
        self._waiting += 1
        for answer in self._find(paragraph, start, end):
            if start <= answer.frame.starts[answer.source[0]] < end:
                self.resolver(answer, paragraph)
        self._waiting -= 1


class Context:
    """An article's names, the spans of its quotations, and the sources resolved so far."""

    def __init__(self, article: Article, reported: ReportedSources) -> None:
        """Read the article's names.

        Args:
            article: The article.
            reported: The sources of its reported speech.
        """
        self.text = article.text
        self._reported = reported
        self.roster = Roster(article.text)
        self._sources: list[ResolvedSource] = []
        self._source_starts: list[int] = []
        self.quoted = QuotedSpans(article.quotations)
        """The spans of its outermost quotations."""
        self._paragraphs = article.paragraphs
        self.kin: dict[str, Speaker | None] = {}
        """The writer's kin and friends by what follows *my*, as far as somebody has looked for their names."""
        self._paragraph_starts = [start for start, _ in article.paragraphs]
        self._sentences: dict[int, list[int]] = {}
        self.protagonists: dict[str, Entity | None] = {}
        """Whom the article is about, by gender, as far as anything asked."""

    def remember(self, source: ResolvedSource) -> None:
        """Add a resolved source."""
        at = bisect_right(self._source_starts, source.start)
        self._source_starts.insert(at, source.start)
        self._sources.insert(at, source)

    def sources_between(self, start: int, end: int) -> list[ResolvedSource]:
        """The sources whose mention starts in a stretch of a paragraph, in order."""
        self._reported.resolve(self.paragraph_at(start), start, end)
        return self._sources[bisect_left(self._source_starts, start) : bisect_left(self._source_starts, end)]

    def sources_before(self, start: int) -> Iterator[ResolvedSource]:
        """The sources in the sentences before a position, the nearest first."""
        for low, high in self.sentences_before(start, _MOST_SENTENCES_BACK):
            yield from reversed(self.sources_between(low, high))

    def source_around(self, at: int) -> ResolvedSource | None:
        """The named source whose mention includes a position."""
        self.resolve_sentence(at, at + 1)
        last = bisect_right(self._source_starts, at)
        for source in reversed(self._sources[max(0, last - _MOST_SOURCES_AROUND) : last]):
            if at < source.end and source.speaker.name:
                return source
        return None

    def resolve_sentence(self, at: int, before: int) -> None:
        """Resolve the sources of reported speech in the sentence around a position, up to another."""
        index = self.paragraph_at(at)
        start, end = self._whole_sentence(at, index)
        self._reported.resolve(index, start, min(end, before))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch has no word outside the quotation that it begins with."""
        around = self.quoted.around(start)
        return around is not None and not self.text[around[1] : end].strip(" ,")

    def sentences_before(self, start: int, most: int) -> Iterator[tuple[int, int]]:
        """The sentence around a position, up to that position, and then the sentences before it.

        Args:
            start: The position (code points).
            most: The largest number of sentences.

        Yields:
            Half-open spans, the nearest first.
        """
        own = index = self.paragraph_at(start)
        end = start
        while index >= 0 and most > 0:
            bounds = self._sentence_starts(index)
            at = bisect_left(bounds, end) - 1
            # No pronoun but one of another caption refers to somebody in a caption: *Photograph: Ann Lee*.
            if end < start and self._is_caption(index) and not self._is_caption(own):
                at = -1
            while at >= 0 and most > 0:
                yield max(bounds[at], end - _LONGEST_SENTENCE), end
                end = bounds[at]
                at -= 1
                most -= 1
            index -= 1
            end = self._paragraphs[index][1]

    def _is_caption(self, index: int) -> bool:
        return is_caption(self.text, *self._paragraphs[index])

    def paragraph_at(self, at: int) -> int:
        """The index of the paragraph around a position, or of the last one before it."""
        return bisect_right(self._paragraph_starts, at) - 1

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph around a position starts."""
        return self._paragraph_starts[self.paragraph_at(at)]

    def sentence_around(self, at: int, paragraph: int) -> Span:
        """The sentence around a position, up to a limit on each side.

        Args:
            at: The position (code points).
            paragraph: The index of its paragraph.
        """
        start, end = self._whole_sentence(at, paragraph)
        return max(start, at - _LONGEST_SENTENCE), min(end, at + _LONGEST_SENTENCE)

    def sentence_start(self, at: int) -> int:
        """Where the sentence around a position starts; where one starts there, the sentence before it."""
        return next(iter(self.sentences_before(at, 1)), (at, at))[0]

    def sentence_end(self, at: int) -> int:
        """Where the sentence around a position ends: where the next one starts, or its paragraph ends."""
        return self._whole_sentence(at, self.paragraph_at(at))[1]

    def _whole_sentence(self, at: int, paragraph: int) -> Span:
        """The sentence around a position, to where the next one starts or its paragraph ends."""
        bounds = self._sentence_starts(paragraph)
        index = bisect_right(bounds, at)
        return bounds[index - 1], bounds[index] if index < len(bounds) else self._paragraphs[paragraph][1]

    def _sentence_starts(self, paragraph: int) -> list[int]:
        """Where the sentences of a paragraph start; full stops inside quotations do not end one.

        A frame has sentences too, and in nearly all places the same ones. Asked instead of this pattern, they give
        six of some 19,000 records of the corpora another speaker or role, and a frame would be made for each
        paragraph that a pronoun looks back over.
        """
        if paragraph not in self._sentences:
            start, end = self._paragraphs[paragraph]
            bounds = [start]
            has_other = any(self.text.find(stop, start, end) >= 0 for stop in _OTHER_STOPS)
            pattern = _SENTENCE_BREAK if has_other else _FULL_STOP_BREAK
            match = pattern.search(self.text, start, end)
            while match is not None:
                stop, at = match.span()
                around = self.quoted.around(stop)
                if around is not None and stop < around[1] - _MARKS_AT_END:
                    at = max(at, around[1] - _MARKS_AT_END)
                elif not self._is_abbreviation(stop):
                    bounds.append(at)
                match = pattern.search(self.text, at, end)
            self._sentences[paragraph] = bounds
        return self._sentences[paragraph]

    def _is_abbreviation(self, stop: int) -> bool:
        """Whether a full stop belongs to an abbreviation or an initial.

        The tokenizer's own test also asks for what follows, which the pattern for the end of a sentence has seen.
        """
        word = self.text[max(0, stop - 10) : stop + 1].rsplit(None, 1)[-1]
        # *Was it right? No. She lied.* *I said no. She lied.*
        if word in ("No.", "no."):
            return self.text[stop + 1 : stop + 3].strip().isdigit()
        return word in ABBREVIATIONS or (len(word) == 2 and word[0].isupper() and word != "I.")

    def stretch_after(self, start: int) -> tuple[int, int]:
        """The rest of the paragraph after a position and the next paragraph, up to a limit."""
        last = min(self.paragraph_at(start) + 1, len(self._paragraphs) - 1)
        return start, min(start + _CHARACTERS_AHEAD, self._paragraphs[last][1])
