"""The gender of a voice as the article shows it, with the words that show it; never a guess.

A given name is not evidence of this kind; ``with_given_name`` adds it on request and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_IN_WORDS, GENDERS_OF_PRONOUNS, gender_of_given_name, gender_of_role
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import pairs
from quotes.model import PERSON
from quotes.speakers.pronouns.he_or_she import resolve_he_or_she
from quotes.speakers.resolver import SpeakerResolver
from quotes.voices.voice import Voice

_TITLES: Final = {title: gender for title, gender in pairs("titles").items() if gender != "-"}
_PRONOUN: Final = regex.compile(r"\b(he|she|his|her|He|She|His|Her|HE|SHE|HIS|HER)\b(?: ([^\W\d_]+))?")
"""Not *him*: *Lee called him* does not mean Lee. Ignoring case instead takes three times as long."""
_SUBJECTS: Final = ("he", "she")
_MOST_MENTIONS: Final = 4
"""How many mentions of a person are followed by a look for a pronoun."""
_REACH: Final = 300
"""Code points after a mention in which a pronoun is looked for."""


class Shown(NamedTuple):
    """A gender, ``female`` or ``male``, and the words that show it."""

    gender: str | None
    words: str | None


UNSHOWN: Final = Shown(None, None)
_Sign = tuple[str, str]
"""``f`` or ``m``, and the words."""


def gender_shown(titles: Iterable[str], title: str | None, mentions: Iterable[str]) -> Shown:
    """The gender of a voice by the words used for it; the surest that agree with each other decide.

    Args:
        titles: The titles that the article puts before the name: *Ms*, *Queen*.
        title: What the speaker is: *spokeswoman*.
        mentions: The words by which the article attributes to the speaker: *she*.
    """
    for signs in map(list, (_of_titles(titles), _of_role(title), _of_mentions(mentions))):
        if len({gender for gender, _ in signs}) == 1:
            return Shown(GENDERS_IN_WORDS[signs[0][0]], signs[0][1])
    return UNSHOWN


def gender_by_pronoun(name: str, speakers: SpeakerResolver) -> Shown:
    """The gender of a person by a pronoun after the name that refers to the person: *Ann Lee left; **she** was tired*.

    Args:
        name: The person's name.
        speakers: Who resolved the article's mentions.
    """
    given = gender_of_given_name(name.split()[0]) if " " in name else ""
    found: _Sign | None = None
    for sign in _of_pronouns_after(name, speakers):
        found = sign if found is None or sign[1] in _SUBJECTS else found
        if found[1] in _SUBJECTS:
            break
    if found is None or (given and given != found[0]):
        return UNSHOWN
    return Shown(GENDERS_IN_WORDS[found[0]], found[1])


def _of_titles(titles: Iterable[str]) -> Iterator[_Sign]:
    for title in titles:
        for words in (title, *title.split()):
            if words in _TITLES:
                yield _TITLES[words], words
                break


def _of_role(title: str | None) -> Iterator[_Sign]:
    """The gender of the head of a title: *spokeswoman*."""
    for word in reversed(title.lower().split() if title else []):
        gender = gender_of_role(word)
        if gender:
            yield gender, word
            return


def _of_mentions(mentions: Iterable[str]) -> Iterator[_Sign]:
    for mention in mentions:
        word = mention.lower()
        if word in GENDERS_OF_PRONOUNS:
            yield GENDERS_OF_PRONOUNS[word], word


def _of_pronouns_after(name: str, speakers: SpeakerResolver) -> Iterator[_Sign]:
    """The signs of pronouns, outside quotations, in the sentence that names a person and in the next ones."""
    context = speakers.context
    mentions = speakers.roles.mentions(name, speakers.bearers.entity_of(name))
    for _, end, _ in islice(mentions, _MOST_MENTIONS):
        stop = context.text.find("\n", end, end + _REACH)
        for found in _PRONOUN.finditer(context.text, end, stop if stop >= 0 else end + _REACH):
            if found.start() in context.quoted:
                continue
            word = found[1].lower()
            if word == "her" and (not found[2] or tags_of(found[2]) & t.FUNCTION_OR_TIME):
                break  # *Lee called her on Monday*
            gender = GENDERS_OF_PRONOUNS[word]
            speaker = resolve_he_or_she(context, found.start(), gender)
            if speaker.kind == PERSON and speaker.name == name:
                yield gender, word
            break


def with_given_name(voice: Voice) -> Voice:
    """A voice whose gender its given name suggests, if the article does not show it."""
    if voice.gender is not None or voice.speaker_kind != PERSON:
        return voice
    given = voice.speaker.split()[0]
    gender = gender_of_given_name(given) if " " in voice.speaker else ""
    if not gender:
        return voice
    return replace(voice, gender=GENDERS_IN_WORDS[gender], gender_from=f"given name {given}")
