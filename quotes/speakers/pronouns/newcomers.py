"""Who is in a sentence without a name: somebody new, a description of somebody, the same pronoun again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.folding import POSSESSIVES
from quotes.lexicon.genders import gender_of_role
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.tagging import tags_of
from quotes.model import UNNAMED
from quotes.speakers.context import Context
from quotes.speakers.pronouns.candidate import Candidate, agree
from quotes.speakers.source_phrase import within_sentence
from quotes.text.parts import UNKNOWN_SPEAKER, Speaker

_OPENING: Final = re.compile(r"(?:But |And |Yet |Meanwhile, )?(?:The|His|Her) ((?:[^\W\d_][\w’'-]* ){1,5})")
_NEWCOMER: Final = re.compile(
    r"(?:(?:But|And|Then) |[A-Z][a-z]+ly, )?((?:A|An|Another|One|My|Our|a|an|another|one) (?:[^\W\d_][\w’'-]* ){1,4})"
)
_NEWCOMER_AFTER: Final = re.compile(
    r"(?:(?:Above|Across|At|Behind|Below|Beside|By|Down|In|Near|Next|On|Outside|Under|Up)\b[^,.;:“”\"]{0,40}),? "
    r"((?:a|an|another) (?:[^\W\d_][\w’'-]* ){1,4})"
)
"""The same after a place: *Beside her, **a teenager** shook his head*."""
_NEWCOMER_JOINED: Final = re.compile(
    r"[^.!?;:“”\"\n]{3,160}, (?:and|but|while) ((?:a|an|another) (?:[^\W\d_][\w’'-]* ){1,4})"
)
"""The same in a clause that is joined: *The club was silent, but **a groundsman** had a view*."""
_OBJECT: Final = re.compile(r"\b(?:an?|the|his|her|their) ((?:[^\W\d_][\w’'-]* ?){1,4})")
_OFFICE: Final = re.compile(r"[Tt]he ([A-Z][a-z]+) of (?:the )?[A-Z]\w*(?![\w’'-]|,? (?:and )?[A-Z]| and\b)")
"""An office and its place, at the start of a sentence, where no name follows: *The Duchess of Elm, 38, stepped out*."""
_SCENE_CHARACTERS: Final = 60
_LONGEST_NOUN: Final = 20
"""Code points of the word after a role and the space before it."""
_MOST_WORDS_TO_VERB: Final = 7
"""Words from somebody to the verb, at most."""
_PRESENCE: Final = forms_in("presence_verbs")
_NAMED: Final = (" called ", " named ", " who ")
# They begin with a letter, which is looked for in half the time of the edge of a word.
_PRONOUNS: Final = {"m": re.compile(r"[Hh]e\b(?<=\b[Hh]e)"), "f": re.compile(r"[Ss]he\b(?<=\b[Ss]he)")}


def same_pronoun(context: Context, low: int, high: int, gender: str) -> Candidate | None:
    """The same pronoun in a sentence, outside quotations."""
    pattern = _PRONOUNS.get(gender)
    if pattern is not None:
        for match in pattern.finditer(context.text, low, high):
            if match.start() not in context.quoted:
                return Candidate(match.start(), match.end(), None, None, subject=True)
    return None


def newcomer(context: Context, low: int, gender: str) -> Candidate | None:
    """Somebody without a name whom a sentence brings in: ***A woman** came out*, ***My father** had a boat*."""
    if not gender:
        return None
    text = context.text
    office = _OFFICE.match(text, low)
    if office is not None:
        noun = office[1].lower()
        if not tags_of(noun) & t.ROLE or not agree(gender_of_role(noun), gender):
            return None
        speaker = Speaker(within_sentence(office[0]), UNNAMED, "description")
        return Candidate(low, office.end(), speaker, None, subject=True)
    match = _NEWCOMER.match(text, low) or _NEWCOMER_AFTER.match(text, low) or _NEWCOMER_JOINED.match(text, low)
    if match is None:
        return None
    start = match.start(1)
    for word, end in _roles_in(text, start, match[1]):
        known = gender_of_role(word)
        # *One driver of theirs was blunter* brings in one of many voices; *one **local** woman* goes on.
        fits = known == gender or (
            not known and (text[start : start + 4] in ("One ", "one ") or _is_there(context, end))
        )
        after = text[end + 1 : end + _LONGEST_NOUN].partition(" ")[0].rstrip(",.:;")
        if fits and not tags_of(after) & t.ROLE:
            # *A woman named Ann Lee*, *A nurse, Ann Lee,*
            goes_on = text[end : end + 2].strip()
            if not goes_on.isalpha() or not goes_on.islower() or text.startswith(_NAMED, end):
                return None
            # *My father had a boat.* The article does not say whose.
            own = match[1].startswith(("My ", "Our "))
            words = within_sentence(text[start:end])
            speaker = UNKNOWN_SPEAKER if own else Speaker(words, UNNAMED, "description")
            return Candidate(start, end, speaker, None, subject=True)
    return None


def _roles_in(text: str, start: int, words: str) -> Iterator[tuple[str, int]]:
    """The nouns for one person among some words, each with where it ends, up to a verb or a preposition.

    *The **candidate’s** wife* has one.
    """
    end = start
    for word in words.split():
        end = text.index(word, end) + len(word)
        tag = 0 if word.endswith(POSSESSIVES) else tags_of(word)
        if tag & t.ROLE:
            if not tag & (t.PLURAL | t.CAP):
                yield word, end
        elif tag & (t.VERB_OR_AUX | t.PREP):
            return


def _is_there(context: Context, end: int) -> bool:
    """Whether the verb after somebody shows a scene in which they may speak: *a teenager in a red coat **waited***."""
    rest = context.text[end : end + _SCENE_CHARACTERS].partition(".")[0]
    for word in rest.split()[:_MOST_WORDS_TO_VERB]:
        tag = tags_of(word)
        if (tag & t.FINITE and not tag & t.ROLE) or (not tag and word[4:].endswith("ed")):
            return bool(tag & t.MANNER) or word in _PRESENCE
    return False


def as_described(context: Context, candidate: Candidate) -> Speaker | None:
    """Somebody whom only *the* and a role at the start of a sentence describe, if nobody named before is meant.

    *The first minister is here. “Go home,” **she** says.*
    """
    if not context.text.startswith("The ", candidate.start):
        return None
    words = within_sentence(context.text[candidate.start : candidate.end])
    return Speaker(words, UNNAMED, "description")


def described_before(context: Context, start: int, gender: str) -> Speaker | None:
    """Somebody without a name, other than its subject, whom the sentence before a pronoun's describes.

    *Bob Ray told **his mother**. “Go home,” she said.*
    """
    spans = list(context.sentences_before(start, 2)) if gender else []
    if len(spans) < 2 or context.paragraph_at(spans[1][0]) != context.paragraph_at(start):
        return None
    low, high = spans[1]
    described = None
    for match in _OBJECT.finditer(context.text, low + 1, high):
        if match.start() in context.quoted:
            return None
        for word, end in _roles_in(context.text, match.start(1), match[1]):
            # *his mother’s house*, *his mother, Ann*
            alone = (
                context.text[end : end + 1] in (" ", ".", ",") and not context.text[end + 1 : end + 3].strip().istitle()
            )
            if alone and gender_of_role(word) == gender:
                described = Speaker(context.text[match.start() : end], UNNAMED, "description")
    return described


def opening_description(context: Context, low: int, gender: str) -> Candidate | None:
    """The description of a person that begins a sentence: *The former governor noted*.

    It refers to the subject before, as the pronoun does.
    """
    match = _OPENING.match(context.text, low)
    word, end = next(_roles_in(context.text, match.start(1), match[1]), ("", 0)) if match else ("", 0)
    # *Her neighbor **Ann Lee** lost her roof* names somebody.
    if not word or context.text[end + 1 : end + 2].isupper() or not agree(gender_of_role(word), gender):
        return None
    return Candidate(low, end, None, None, subject=True)
