"""The cast that a list of known speakers gives, with the shorter forms of its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from quotes.cast.characters import (
    Cast,
    Character,
    folded_words,
    gender_of_folded_title,
    gender_of_name,
    is_article,
    is_title_word,
)
from quotes.cast.known import KnownPerson, KnownSpeakers
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import PERSON, UNNAMED
from quotes.text.parts import Speaker

_COMMON_TITLES: Final = tuple(entries("common_titles"))


def listed_cast(known: KnownSpeakers) -> Cast:
    """The cast of a list.

    A surname, a given name or a title with one of them means a listed person too, or one of several.

    >>> from quotes.cast.known import read_known_speakers
    >>> cast = listed_cast(read_known_speakers(["Ann Lee", "Bob Lee = Bobby"]))
    >>> [cast.meant_by(words) for words in (("bobby",), ("ann",), ("lee",), ("mrs", "lee"))]
    [(1,), (0,), (0, 1), (0,)]
    """
    cast = Cast()
    for person in known.persons:
        index = cast.add(Character(person.name, gender=_gender_of(person)))
        for form in (person.name, *person.aliases):
            cast.name(form, (index,))
        if person.name == known.narrator:
            cast.narrator = index
    _share_surnames(cast)
    add_shorter_forms(cast, {index: (one.name, *one.aliases) for index, one in enumerate(known.persons)})
    return cast


def add_shorter_forms(cast: Cast, names: Mapping[int, Iterable[str]]) -> None:
    """Let the parts of names mean their bearers too, unless they mean somebody already.

    Args:
        cast: The cast.
        names: The names of each character.
    """
    shorter: dict[str, set[int]] = defaultdict(set)
    for index, forms in names.items():
        for form in forms:
            for short in shorter_forms(form, cast.characters[index].gender):
                shorter[short].add(index)
    for form, who in shorter.items():
        cast.name(form, who)


def _gender_of(person: KnownPerson) -> str:
    return next(filter(None, map(gender_of_name, (person.name, *person.aliases))), "")


def _share_surnames(cast: Cast) -> None:
    """Let a name of one word that is also another's surname mean either: *Hale* beside *Robert Hale*."""
    names = [folded_words(character.name) for character in cast.characters]
    bearers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, words in enumerate(names):
        bearers[words[-1:]].append(index)
    for words in names:
        if len(words) == 1:
            cast.widen(words, bearers[words])


def shorter_forms(name: str, gender: str) -> Iterator[str]:
    """The parts of a name that may mean its bearer: *Hale*, *Robert* and *Mr. Hale* for *Robert Hale*."""
    words = folded_words(name)
    bare = [word for word in words if not is_title_word(word)]
    if not bare or is_article(words[0]):
        return
    ends = [word for word in dict.fromkeys((bare[0], bare[-1])) if _may_stand_alone(word)]
    yield from ends
    titles = [word for word in words if is_title_word(word)] or _COMMON_TITLES
    for title in titles:
        if not gender or gender_of_folded_title(title) in ("", gender):
            for word in ends:
                yield f"{title} {word}"


def _may_stand_alone(word: str) -> bool:
    """Whether a word of a name may mean its bearer by itself: not an initial, nor a word of grammar (*John It*)."""
    return len(word) > 1 and not tags_of(word) & t.FUNCTION_WORD


class SpeakerList:
    """A list of known speakers, whose names win over those that an article's rules find."""

    def __init__(self, known: KnownSpeakers) -> None:
        """Read the forms of the listed names."""
        self._cast = listed_cast(known)
        self._narrator = known.narrator

    def corrected(self, speaker: Speaker, mention: str) -> Speaker:
        """The listed person whom a speaker's name or the mention can mean, and nobody else on the list.

        >>> from quotes.cast.known import read_known_speakers
        >>> names = SpeakerList(read_known_speakers(["Ann Lee = Annie", "Bob Ray"]))
        >>> names.corrected(Speaker("Lee", "person", "name", "mayor"), "Mayor Lee").name
        'Ann Lee'

        Args:
            speaker: Whom the rules found.
            mention: The words that name the source.
        """
        if mention == "I" and self._narrator and speaker.name is None:
            return Speaker(self._narrator, PERSON, "byline")
        forms = [mention, speaker.name or ""] if speaker.kind in (None, PERSON, UNNAMED) else [speaker.name or ""]
        if speaker.role and speaker.name:
            forms.insert(1, f"{speaker.role} {speaker.name}")
        for form in forms:
            who = self._cast.meant_by(folded_words(form))
            if len(who) == 1:
                name = self._cast.characters[who[0]].name
                return speaker if name == speaker.name else Speaker(name, PERSON, speaker.how or "name", speaker.role)
        return speaker
