"""Whom a new description means: *the retired surgeon*, *the mother of four*, *the 46-year-old*, *the defendant*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import A_OR_AN
from quotes.lexicon.words import entries
from quotes.model import PERSON
from quotes.speakers.context import Context
from quotes.speakers.names.folded_words import fold_word
from quotes.speakers.pronouns.candidate import person_named
from quotes.speakers.pronouns.he_or_she import person_in_view
from quotes.speakers.source_phrase import PEOPLES, SourcePhrase
from quotes.text.parts import Speaker

EPITHETS: Final = frozenset(entries("epithets"))
_DESCRIBING: Final = frozenset([*entries("epithet_adjectives"), *entries("former_words")])
_DESCRIBING_ENDINGS: Final = tuple(word for word in _DESCRIBING if word[0] == "-")
_ANYBODY: Final = frozenset(entries("anybody"))
"""Nouns that describe a person in view if more follows: *the mother of four*."""
AGE: Final = regex.compile(r"\d++-year-old")
_AFFILIATED: Final = regex.compile(r"(?:, | \()([DIR])-(\p{Lu}[\w.]*+)")
"""A party and a state after a name: *Ann Lee, D-N.Y.*, *Bob Ray (R-Texas)*."""
_AGED: Final = regex.compile(r", \d\d\b(?! [a-z])")
_PARENT: Final = regex.compile(r"(?:grand)?(?:dad|father|mom|mother|mum|parent)-of-[a-z\d-]++")
_CHARACTERS_BACK: Final = 6000
"""How far back an age may follow its name."""
ACCUSED: Final = frozenset(["accused", "defendant", "suspect"])
"""Nouns for somebody who is charged."""
_CHARGED: Final = regex.compile(
    r"\b(?:pleaded (?:not )?guilty|pleads (?:not )?guilty|(?:accused|convicted|suspected) of|charged with|indicted on|"
    r"on trial (?:for|over)|den(?:ies|ied|ying) (?:[\w’'-]++ ){0,4}?(?:\L<crimes>)\b)",
    crimes=entries("crimes"),
)
"""What shows that the person named before it is charged."""
_CHARACTERS_TO_NAME: Final = 160
"""How far before such words the name may be."""
_NAMES_BACK: Final = 3
_BREAK: Final = regex.compile(r"[.!?][”\"’')]*\s+[“\"‘']?\p{Lu}|[“”\"\n]")
"""The end of a sentence, or a quotation."""


def person_with_epithet(context: Context, phrase: SourcePhrase, gender: str) -> Speaker | None:
    """The person in view under a new description: with a modifier, an age, an epithet or a nationality.

    Resolves  Ann Lee left. “No,” the retired surgeon said. → Ann Lee
    Resolves  Ann Lee, 36, left. Bob Ray came. “No,” said the 36-year-old. → Ann Lee
    Leaves    Ann Lee left. “No,” said the surgeon. → the surgeon
    Leaves    Ann Lee left. “No,” said the assistant coach. → the assistant coach
    """
    frame, last = phrase.frame, phrase.head_end - 1
    age = AGE.fullmatch(phrase.head)
    if age:
        aged = _person_of_age(context, phrase.head.partition("-")[0], phrase.start)
        if aged is not None:
            return aged
    if _has_person_before_head(context, phrase.start, frame.starts[last]):
        return None
    # *the old capital’s new mayor* is not the one who spoke before.
    if frame.has(t.POSSESSIVE_ENDING, phrase.first, last) or _brings_in_another(phrase):
        return None
    modified = _is_described(phrase) and not frame.tags[last - 1] & t.ORG_NOUN
    anybody = is_anybody(phrase)
    national = phrase.head_tag & t.DEMONYM and phrase.head not in PEOPLES  # *the Dane*; not *the Dutch*
    if not (modified or age or anybody or national or phrase.head in EPITHETS or is_former(phrase)):
        return None
    in_view = person_in_view(context, phrase.start, gender)
    if not in_view.name or in_view.kind != PERSON:
        return None
    # *Ann Lee, D-N.Y., left. The Kentucky Republican* is somebody else.
    if any(speaker.name == in_view.name and not fits for speaker, fits in _affiliated(context, phrase)):
        return None
    # *Ann Lee, 23, left. The 76-year-old* is somebody else.
    return None if age and _has_age(context, in_view.name, phrase.start) else in_view


def _brings_in_another(phrase: SourcePhrase) -> bool:
    """Whether what follows the head tells who is meant: *the author **of a new book***; not *the mother of four*."""
    frame, end = phrase.frame, phrase.head_end
    return end + 1 < phrase.end and bool(frame.tags[end] & t.PREP) and frame.lower[end + 1] in A_OR_AN


def person_of_party(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The person whose party and state follow the name, which a description gives in full words.

    Resolves  Ann Lee, D-N.Y., met Bob Ray, R-S.C. “No,” said the New York Democrat. → Ann Lee
    Leaves    Ann Lee, D-N.Y., left. “No,” said the Kentucky Republican. → the Kentucky Republican
    """
    found = None
    for speaker, fits in _affiliated(context, phrase):
        found = speaker if fits else found
    return found


def _affiliated(context: Context, phrase: SourcePhrase) -> Iterator[tuple[Speaker, bool]]:
    """Those whose party and state follow their names before a description of a state's party, and whether both fit."""
    frame, last = phrase.frame, phrase.head_end - 1
    state = [frame.word(at) for at in range(phrase.first + 1, last) if frame.tags[at] & t.CAP]
    if not state or not (phrase.head_tag & t.DEMONYM and phrase.head_tag & t.ROLE):
        return
    for match in _AFFILIATED.finditer(context.text, max(0, phrase.start - _CHARACTERS_BACK), phrase.start):
        for begin, end, form in context.roster.index.before(match.start(), 1):
            entity = context.roster.find_person(form, begin) if end == match.start() else None
            if entity is not None:
                fits = match[1] == phrase.head[0].upper() and _may_abbreviate(match[2], state)
                yield entity.as_speaker(), fits


def _may_abbreviate(short: str, state: list[str]) -> bool:
    """Whether a short form may be that of a state: its initials, or letters of its one word in their order.

    >>> _may_abbreviate("S.C.", ["South", "Carolina"]), _may_abbreviate("Ky.", ["Kentucky"])
    (True, True)
    >>> _may_abbreviate("Conn.", ["California"]), _may_abbreviate("Ky.", ["New", "York"])
    (False, False)
    """
    if len(state) > 1:
        return short.replace(".", "") == "".join(word[0] for word in state)
    letters = iter(state[0].lower())
    return all(letter in letters for letter in short.rstrip(".").lower())


def _has_person_before_head(context: Context, start: int, stop: int) -> bool:
    """Whether a person's name modifies the head: *the **Lincoln** actor*."""
    return any(
        context.roster.find_person(form, at) is not None
        for at, _, form in context.roster.index.between(start, stop)
        if form.kind == PERSON or context.roster.bearers(form.last)
    )


def _person_of_age(context: Context, age: str, start: int) -> Speaker | None:
    """The person whose name an age follows: *Lamar Stiles, 36,*."""
    at = context.text.rfind(f", {age}", max(0, start - _CHARACTERS_BACK), start)
    before = context.roster.index.before(at, 1) if at > 0 else ()
    for begin, end, form in before:
        entity = context.roster.find_person(form, begin) if end == at else None
        if entity is not None:
            return entity.as_speaker()
    return None


def _has_age(context: Context, name: str, start: int) -> bool:
    """Whether an age follows somebody's name before a position: *Ann Lee, 23,*."""
    surname = fold_word(name.rpartition(" ")[2])
    return any(
        form.name == name and _AGED.match(context.text, end) is not None
        for _, end, form in context.roster.index.mentions_with_word_before(surname, start)
    )


def is_epithet(phrase: SourcePhrase) -> bool:
    """Whether a head that no list of roles has describes a person: *the 46-year-old*, *the Elmland international*."""
    return phrase.head in EPITHETS or is_former(phrase) or AGE.fullmatch(phrase.head) is not None or is_anybody(phrase)


def is_former(phrase: SourcePhrase) -> bool:
    """Whether a head says of what somebody was one: *the **ex-Wallaby***; not *the ex-wife*."""
    word = phrase.frame.word(phrase.head_end - 1)
    return word.startswith("ex-") and not word.islower()


def is_inhabitant(phrase: SourcePhrase) -> bool:
    """Whether a phrase is a description whose noun is a people's: *the 27-year-old **German***, *another **Dane***."""
    frame, last = phrase.frame, phrase.head_end - 1
    if not phrase.head_tag & t.DEMONYM or last == phrase.first or not frame.tags[phrase.first] & t.DETERMINER:
        return False
    return not frame.has(t.CAP, phrase.first + 1, last)


def is_anybody(phrase: SourcePhrase) -> bool:
    """Whether a noun for anybody describes somebody in view, as more follows: *the mother of four*."""
    frame, end = phrase.frame, phrase.head_end
    if _PARENT.fullmatch(phrase.head):
        return True
    return phrase.head in _ANYBODY and end < len(frame.lower) and frame.lower[end] in ("of", "who")


def _is_described(phrase: SourcePhrase) -> bool:
    """Whether what is between *the* and a role describes somebody already named: *the **Texas** senator*.

    *The **presiding** judge*, *the **defence** lawyer* and *the **senior** surgeon* are somebody else.
    """
    frame = phrase.frame
    # *The Prime Minister* is an office; *the Salford MP* is not.
    if phrase.head not in EPITHETS and frame.word(phrase.head_end - 1).istitle():
        return False
    return any(
        frame.tags[at] & (t.CAP | t.NUMBER | t.ADV)
        or frame.lower[at] in _DESCRIBING
        or frame.lower[at].endswith(_DESCRIBING_ENDINGS)
        for at in range(phrase.first + 1, phrase.head_end - 1)
    )


def people_charged(context: Context) -> list[Speaker]:
    """The people of an article who are charged, each once: whom *the defendant* means if it is only one.

    Args:
        context: The article so far.
    """
    found: dict[str, Speaker] = {}
    for match in _CHARGED.finditer(context.text):
        if match.start() not in context.quoted:
            speaker = _name_before(context, match.start())
            if speaker is not None and speaker.name:
                found[speaker.name] = speaker
    return [*found.values()]


def _name_before(context: Context, at: int) -> Speaker | None:
    """The nearest person named before a position in its sentence."""
    for begin, end, form in context.roster.index.before(at, _NAMES_BACK):
        if at - end > _CHARACTERS_TO_NAME or _BREAK.search(context.text, end, at):
            return None
        entity = person_named(context, begin, form)
        if entity is not None:
            return entity.as_speaker()
    return None
