"""How much of an article is each voice's, as a whole and, of a book, scene by scene."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from quotes.model import Attribution
from quotes.voices.counts import count_words_by_record
from quotes.voices.person_counts import Passage, Quoted, SceneCount
from quotes.voices.voice import Voice

SpeakerName = tuple[str | None, str | None]
"""The name and the kind of a speaker."""
BookPlace = tuple[str | None, int | None]
"""A chapter and a scene of a book."""


def count_quoted(
    voices: Sequence[Voice], records: Sequence[Attribution], kinds: Sequence[str]
) -> tuple[list[Quoted], Quoted]:
    """Count what is quoted of each voice of an article, and what has no speaker.

    Args:
        voices: The voices.
        records: All of the article's records, since a word counts for the innermost.
        kinds: The kinds that are counted.
    """
    tally = _Tally()
    for record, words in zip(records, count_words_by_record(records), strict=True):
        if record.kind in kinds:
            tally.add(record, words)
    return [tally.of(*_key(voice)) for voice in voices], tally.of(None, None)


def count_scenes(voices: Sequence[Voice], records: Sequence[Attribution], kinds: Sequence[str]) -> list[SceneCount]:
    """Count the same for each scene of a book, in order; there are none in other articles.

    Args:
        voices: The voices.
        records: All of the book's records.
        kinds: The kinds that are counted.
    """
    places = [_place(record) for record in records]
    if not any(map(any, places)):
        return []
    tallies: dict[BookPlace, _Tally] = {place: _Tally() for place in places}
    for record, place, words in zip(records, places, count_words_by_record(records), strict=True):
        if record.kind in kinds:
            tallies[place].add(record, words)
    index = {_key(voice): number for number, voice in enumerate(voices)}
    return [
        SceneCount(*place, {index[key]: tally.of(*key) for key in tally.words if key in index}, tally.of(None, None))
        for place, tally in tallies.items()
    ]


def passages_of(
    voices: Sequence[Voice], records: Sequence[Attribution], kinds: Sequence[str], longest: int
) -> list[Passage]:
    """Return what is shown of each quotation that has a speaker.

    The scene of a passage is an index into what ``count_scenes`` returns for the same records.

    Args:
        voices: The voices.
        records: All of the article's records.
        kinds: The kinds that are shown.
        longest: How many characters to keep of each quotation; 0 for no passages.
    """
    if not longest:
        return []
    index: dict[SpeakerName, int] = {_key(voice): number for number, voice in enumerate(voices)}
    scenes: dict[BookPlace, int] = {}
    found = []
    for record in records:
        scene = scenes.setdefault(_place(record), len(scenes))
        voice = index.get((record.speaker, record.speaker_kind))
        if voice is not None and record.kind in kinds:
            found.append(Passage(voice, record.text[:longest], record.kind, scene))
    return found


class _Tally:
    """How often and with how many words each speaker is quoted."""

    def __init__(self) -> None:
        self.words: Counter[SpeakerName] = Counter()
        self._of_kind: defaultdict[SpeakerName, Counter[str]] = defaultdict(Counter)

    def add(self, record: Attribution, words: int) -> None:
        key = record.speaker, record.speaker_kind
        self.words[key] += words
        self._of_kind[key][record.kind] += 1

    def of(self, name: str | None, kind: str | None) -> Quoted:
        key = name, kind
        of_kind = self._of_kind.get(key, Counter())
        return Quoted(of_kind.total(), self.words[key], dict(of_kind))


def _key(voice: Voice) -> SpeakerName:
    return voice.speaker, voice.speaker_kind


def _place(record: Attribution) -> BookPlace:
    return record.part, record.scene
