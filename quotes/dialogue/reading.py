"""Who speaks in a book: from its quotations to their speakers, over all its scenes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import Final

from quotes.cast.characters import Cast, Character, Mentions
from quotes.cast.known import KnownSpeakers
from quotes.cast.names import cast_of
from quotes.cast.people import find_narrator, read_genders
from quotes.dialogue.chapters import Chapter, chapters_in, part_at, scene_breaks_in
from quotes.dialogue.decoding import Decoder
from quotes.dialogue.scenes import Scene, SceneReader, decoded_together, split_scenes
from quotes.dialogue.signs import Sign, SignReader
from quotes.dialogue.turns import DialogueTurn, TurnReader
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import pairs
from quotes.model import DIRECT, NOT_SPEECH, UNNAMED, Span
from quotes.sieves.attribution import cue_span
from quotes.text.article import Answer, Article, Finding
from quotes.text.parts import UNKNOWN_SPEAKER, Link, Quotation, Speaker, Way

VOCATIVE: Final = "vocative"
ALTERNATION: Final = "alternation"
_SAME_PARAGRAPH: Final = "same_paragraph"
_PRECISION: Final = {key: float(value) for key, value in pairs("dialogue_confidence").items()}
_UNMEASURED: Final = 0.5
NARRATOR: Final = "I"
"""As records name a narrator without a name."""
_FEW_TAGS: Final = 20
"""One tag in this many may be *I said* in a book without a narrator, such as in a letter."""
_FAR: Final = 3
"""Turns from a tag or a beat after which alternation is less sure."""


@dataclass(slots=True)
class Voiced:
    """Who says a quotation of a book, and how sure that is."""

    speaker: Speaker
    confidence: float


@dataclass(slots=True)
class DialogueReading:
    """What was found in a book besides the links."""

    cast: Cast
    chapters: list[Chapter]
    voiced: dict[int, Voiced] = field(default_factory=dict)
    """By the index of each quotation."""
    places: dict[int, tuple[Scene, int]] = field(default_factory=dict)
    """The scene of each quotation, and the position of its turn there."""
    paths: dict[int, list[int]] = field(default_factory=dict)
    """The speakers of a scene's turns, by ``id`` of the scene."""
    scenes: list[Span] = field(default_factory=list)
    """From the first turn of each scene to the end of its last, in order."""

    def place_at(self, at: int) -> tuple[str | None, int | None]:
        """The heading of the chapter around a position (code points), and the number of the scene, from 1.

        Either is ``None`` where there is none: before the first chapter, and between two scenes.
        """
        index = bisect_right(self.scenes, at, key=itemgetter(0))
        inside = index > 0 and at < self.scenes[index - 1][1]
        return part_at(self.chapters, at), index if inside else None


class DialogueReader:
    """Reads a book: its cast first, then its turns, then its scenes."""

    def __init__(self, article: Article, links: Sequence[Link], known: KnownSpeakers) -> None:
        """Read the cast and everything that is known of it.

        Args:
            article: The whole book, with the answers of the news rules.
            links: The links made of them; those of speech are changed by ``read``.
            known: The listed persons.
        """
        self._article = article
        self._links = links
        self._cast = cast_of(article, known)
        self._mentions = Mentions(article, self._cast)
        read_genders(article, self._cast, self._mentions)
        if self._cast.narrator is None:
            self._cast.narrator = find_narrator(article, self._cast, self._mentions)
        self._signs = SignReader(article, self._cast, self._mentions)
        self._reading = DialogueReading(self._cast, chapters_in(article))

    def read(self) -> DialogueReading:
        """Find the speaker of each quotation; the links and the article's answers are changed to show how."""
        turns = TurnReader(self._article, self._mentions, self._signs).read(self._links)
        if self._cast.narrator is None and _is_told_by_a_speaker(turns):
            self._cast.narrator = self._cast.add(Character(NARRATOR, UNNAMED))
        scenes = SceneReader(self._cast, self._mentions)
        decoder = Decoder(self._cast)
        breaks = sorted([*(chapter.start for chapter in self._reading.chapters), *scene_breaks_in(self._article)])
        whole = list(split_scenes(turns, breaks))
        self._reading.scenes = [(scene[0].start, scene[-1].end) for scene in whole]
        for scene in map(scenes.read, chain.from_iterable(map(decoded_together, whole))):
            path = self._reading.paths[id(scene)] = decoder.decode(scene)
            for number, turn in enumerate(scene.turns):
                speaker = scene.speakers[path[number]] if path else None
                self._write(scene, number, speaker)
                for quotation in turn.quotations:
                    self._reading.places[quotation.index] = scene, number
        for quotation in self._article.quotations:
            if quotation.parent is not None:
                self._read_nested(quotation)
        return self._reading

    # --- what a turn's quotations are given -------------------------------------------------------

    def _write(self, scene: Scene, number: int, speaker: int | None) -> None:
        """Give the quotations of a turn their speaker, and the words that show it."""
        turn = scene.turns[number]
        sign, called, place = self._shown_by(scene, number, speaker)
        head = turn.quotations[0].index
        if turn.continues and number:
            head = self._links[scene.turns[number - 1].quotations[0].index].head
        for position, quotation in enumerate(turn.quotations):
            link = self._links[quotation.index]
            own = self._article.answers.pop(quotation.index, None)
            link.head, link.source, link.cue = head, called, None
            link.kind = DIRECT if link.kind == NOT_SPEECH else link.kind
            link.rule = ALTERNATION if called is None else VOCATIVE
            if sign is not None:
                self._write_sign(quotation, link, sign, own, first=position == 0)
            if speaker is None and sign is None:
                link.rule = "no_sieve"
            who = self._speaker(speaker, sign, place)
            if who.name is not None or link.source is not None:
                precision = _PRECISION.get(f"{link.rule} {place}", _PRECISION.get(place, _UNMEASURED))
                self._reading.voiced[quotation.index] = Voiced(who, precision)

    def _write_sign(self, quotation: Quotation, link: Link, sign: Sign, own: Answer | None, *, first: bool) -> None:
        """Let a link show a sign; the quotations after the first of a turn share it."""
        kept = own is not None and own.frame is sign.frame and own.source == sign.source
        rule = own.rule if own is not None and kept else sign.rule if first else _SAME_PARAGRAPH
        cue = own.cue if own is not None and kept else sign.cue
        answer = Answer(sign.frame, sign.source, cue, None, rule)
        link.source, link.cue, link.rule = sign.frame.mention(sign.source), cue_span(answer), rule
        self._article.answers[quotation.index] = answer

    def _shown_by(self, scene: Scene, number: int, speaker: int | None) -> tuple[Sign | None, Span | None, Way]:
        """The sign or the vocative that shows a turn's speaker, and what kind of place that is."""
        turn = scene.turns[number]
        if turn.tag is not None:
            return turn.tag, None, _kind_of_sign(turn.tag)
        for beat in turn.beats:
            if speaker is not None and self._may_show(beat, speaker):
                return beat, None, _kind_of_sign(beat)
        for other in reversed(scene.turns[max(0, number - 2) : number]):
            if speaker in other.called:
                mention = other.called[speaker]
                return None, (mention.start, mention.end), "called"
        signed = [abs(other - number) for other, one in enumerate(scene.turns) if one.signs()]
        return None, None, "near" if min(signed, default=_FAR) < _FAR else "far"

    def _may_show(self, sign: Sign, one: int) -> bool:
        """Whether a sign may show a character."""
        if sign.who:
            return one in sign.who
        if sign.is_narrator or one == self._cast.narrator:
            return sign.is_narrator and one == self._cast.narrator
        return bool(sign.gender) and sign.gender == self._cast.characters[one].gender

    def _speaker(self, one: int | None, sign: Sign | None, place: Way) -> Speaker:
        """A character as a speaker, or somebody whom only a description names."""
        if one is not None:
            character = self._cast.characters[one]
            return Speaker(character.name, character.kind, place)
        if sign is not None and sign.description and not tags_of(sign.description) & t.FUNCTION_WORD:
            return Speaker(sign.description, UNNAMED, "description")
        return UNKNOWN_SPEAKER

    # --- quotations within quotations ---------------------------------------------------------------

    def _read_nested(self, quotation: Quotation) -> None:
        """Give a quotation within another the speaker whom its own words name."""
        answer = self._article.answers.get(quotation.index)
        if answer is None or quotation.parent is None:
            return
        speaker = self.speaker_of(answer, quotation.parent)
        self._reading.voiced[quotation.index] = Voiced(speaker, _PRECISION.get("nested", _UNMEASURED))

    def give_speakers(self, findings: Sequence[Finding], reading: DialogueReading) -> None:
        """Give findings their speakers; of reported clauses, those whom their own words name.

        Args:
            findings: The findings of the book.
            reading: What ``read`` returned.
        """
        for finding in findings:
            voiced = reading.voiced.get(finding.quotation.index)
            if voiced is not None:
                finding.speaker, finding.confidence = voiced.speaker, voiced.confidence
            elif finding.answer is not None:
                finding.speaker = self.speaker_of(finding.answer)

    def speaker_of(self, answer: Answer, parent: int | None = None) -> Speaker:
        """Whom the source of an answer names, if the words alone show it.

        Args:
            answer: The answer.
            parent: The index of the quotation around it, if any: *I* is its speaker.
        """
        sign = self._signs.sign_at(answer)
        if sign is None:
            return UNKNOWN_SPEAKER
        if len(sign.who) == 1:
            return self._speaker(sign.who[0], sign, "name")
        if sign.is_narrator and parent is not None:
            around = self._reading.voiced.get(parent)
            return around.speaker if around else UNKNOWN_SPEAKER
        if sign.is_narrator:
            return self._speaker(self._cast.narrator, sign, "name")
        return self._speaker(None, sign, "description")


def _is_told_by_a_speaker(turns: Sequence[DialogueTurn]) -> bool:
    """Whether somebody whom nobody calls by name says *I* in the narration: *“No,” I said*."""
    tags = [turn.tag for turn in turns if turn.tag]
    return _FEW_TAGS * sum(tag.is_narrator for tag in tags) > len(tags)


def _kind_of_sign(sign: Sign) -> Way:
    if sign.is_narrator:
        return "narrator"
    if sign.who and not sign.described:
        return "name"
    return "description" if sign.description or sign.described else "pronoun"
