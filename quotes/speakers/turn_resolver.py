"""Who speaks in a transcript or an interview: whom labels of turns name, who asks, who answers."""

from __future__ import annotations

from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import UNNAMED_SPEAKERS
from quotes.model import PERSON, UNNAMED
from quotes.speakers.descriptions import DescriptionResolver
from quotes.speakers.interviews import Interview, person_in_capitals
from quotes.speakers.name_resolver import NameResolver
from quotes.speakers.names.bylines import bylined_author
from quotes.speakers.roles.reader import RoleReader
from quotes.speakers.source_phrase import read_source_phrase
from quotes.text.article import Answer, Article
from quotes.text.frames import Frame
from quotes.text.labels import ANSWERS, ASKS
from quotes.text.parts import UNKNOWN_SPEAKER, Speaker


class TurnResolver:
    """Resolves the turns of one article, in reading order."""

    def __init__(
        self, article: Article, names: NameResolver, descriptions: DescriptionResolver, roles: RoleReader
    ) -> None:
        """Begin without turns.

        Args:
            article: The article.
            names: Resolves its names.
            descriptions: Resolves its descriptions.
            roles: Told what a label calls somebody besides the name.
        """
        self.text = article.text
        self._context = descriptions.context
        self._names = names
        self._descriptions = descriptions
        self._roles = roles
        self._turns = article.turns
        self._turn_in = article.turn_in
        self._by_turn: dict[int, Speaker] = {}
        self._writer: Speaker | None = None
        self._interview: Interview | None = None

    def is_turn(self, paragraph: int) -> bool:
        """Whether a paragraph belongs to a turn."""
        return paragraph in self._turn_in

    def resolve(self, paragraph: int, label: Answer | None) -> Speaker:
        """Who speaks in a paragraph of a turn.

        Args:
            paragraph: Its number.
            label: The label of the turn as a source; ``None`` if nothing names the speaker.
        """
        turn = self._turns[self._turn_in[paragraph]]
        speaker = self._by_turn.get(turn.head)
        if speaker is None:
            if turn.role:
                named = self._by_role(turn.role)
                speaker = Speaker(named.name, named.kind, "interview", named.role)
            else:
                speaker = self._by_label(label) if label else UNKNOWN_SPEAKER
            self._by_turn[turn.head] = speaker
        return speaker

    def speaker_of(self, paragraph: int) -> Speaker:
        """Who speaks in a paragraph of a turn; a turn is resolved before what is quoted in it."""
        return self._by_turn.get(self._turns[self._turn_in[paragraph]].head, UNKNOWN_SPEAKER)

    def talkers(self) -> set[str | None]:
        """The names of those who have spoken."""
        return {speaker.name for speaker in self._by_turn.values()}

    def by_letter(self, frame: Frame) -> Speaker | None:
        """Who asks or answers in a paragraph that begins with *Q* or *A*; ``None`` for any other paragraph."""
        self._interview = self._interview or Interview(self._context)
        letter = self._interview.letter(frame)
        if not letter:
            return None
        return self.writer() if letter == "q" else self._interview.interviewee(self.writer().name)

    def writer(self) -> Speaker:
        """The author of the article, who says *I* outside quotations."""
        if self._writer is None:
            name = bylined_author(self.text)
            self._writer = Speaker(name, PERSON, "byline") if name else UNKNOWN_SPEAKER
        return self._writer

    def _by_role(self, role: str) -> Speaker:
        """Who asks or answers in an interview. Where only questions have a letter, many ask: a press briefing."""
        if role == ASKS:
            answered = any(one.role == ANSWERS for one in self._turns)
            return self.writer() if answered else UNKNOWN_SPEAKER
        begins = (self._turns[0].label or (self._turns[0].start, 0))[0]
        self._interview = self._interview or Interview(self._context, begins)
        return self._interview.interviewee(self.writer().name)

    def _by_label(self, found: Answer) -> Speaker:
        """Whom the label of a turn names."""
        frame, (first, end) = found.frame, found.source
        name = self.text[slice(*frame.span(found.source))]
        while first < end - 1 and (frame.tags[first] & (t.TITLE | t.STOP) or _is_shortened(frame, first)):
            first += 1
        phrase = read_source_phrase(frame, first, end)
        # A program that does not know a voice numbers it: *Speaker 1:*.
        if UNNAMED_SPEAKERS.issuperset(frame.lower[first:end]) or frame.lower[end - 1].isdigit():
            return Speaker(name, UNNAMED, "description")
        if name.isupper() and not frame.has(t.ROLE, first, end):
            speaker = person_in_capitals(self._context, phrase.all_words())
            if speaker.name:
                self._roles.note_words(speaker.name, self._described(frame, end))
            return speaker
        speaker = self._names.resolve(phrase) or self._descriptions.resolve(phrase)
        if speaker.name and end < len(frame.tags) and frame.tags[end] & t.DASH:
            self._roles.note_words(speaker.name, self._described(frame, end))
        return speaker if speaker.name else Speaker(name, UNNAMED, "description")

    def _described(self, frame: Frame, comma: int) -> str:
        """What a label calls somebody besides the name: *TOM HALE, **FISHERMAN**:*, *Ann Lee -- **Chair***."""
        last = len(frame.tags) if frame.tags[-1] & t.CAP else len(frame.tags) - 1
        if comma >= last or not frame.tags[comma] & (t.COMMA | t.DASH):
            return ""
        end = frame.find(t.COLON | t.OPEN_BRACKET, comma + 1, last)
        return self.text[slice(*frame.span((comma + 1, end)))] if end > comma + 1 else ""


def _is_shortened(frame: Frame, at: int) -> bool:
    """Whether a word is short for a title, whether a list has it or not: *SEN. CRANE*."""
    return frame.lower[at][-1] == "." or bool(frame.tags[at + 1] & t.STOP)
