"""Which organization an unnamed person speaks for: *a Home Office spokesman*, *an official at the committee*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.bodies.apposed import full_name
from quotes.speakers.bodies.in_view import are_bodies, organization_in_view
from quotes.speakers.bodies.organizations import POINTING, organization_meant
from quotes.speakers.context import Context
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.names.entities import GENERIC_BODIES
from quotes.speakers.names.forms import PLACE, UNKNOWN, parse_name
from quotes.speakers.roles.before import FORMER
from quotes.speakers.roles.noun_phrases import BEFORE_BODY
from quotes.speakers.roles.offices import is_part_of_office
from quotes.speakers.source_phrase import SourcePhrase, read_source_phrase
from quotes.text.frames import Frame
from quotes.text.parts import Speaker

_CHARACTERS_BACK: Final = 2000
"""How far back somebody is looked for who was called a spokesman."""
_SENTENCES_TO_OFFICIAL: Final = 3
"""How many sentences an official looks back for the organization, the own one included."""


def organization_represented(context: Context, phrase: SourcePhrase) -> str | None:
    """The organization that an unnamed person speaks for; ``""`` for anyone who speaks for a person.

    Resolves  “No,” said a spokesman for the Kor Foundation. → Kor Foundation
    Resolves  “No,” said a Home Office spokesman. → Home Office
    Resolves  “No,” said a Kor Board (KB) spokesman. → Kor Board
    Resolves  Kor Motors denied it. “No,” said a spokesman for the company. → Kor Motors
    Resolves  Kor Motors denied it. “No,” said a company spokesman. → Kor Motors
    Leaves    “No,” said a spokesman in Berlin. → a spokesman in Berlin
    Leaves    “No,” said a German official. → a German official
    Leaves    “No,” said an official at the committee. → an official at the committee
    Leaves    Health officials said: “No.” → Health officials
    """
    found = _represented_after_head(phrase) or _represented_before_head(phrase)
    if found is None:
        # *Kor Motors denied it. “No,” **its** spokesman said.*
        is_own = phrase.frame.lower[phrase.first] == "its" and phrase.head_end == phrase.end
        owner = organization_in_view(context, phrase.start, phrase.head) if is_own else None
        return owner.name if owner is not None else None
    words, start = found
    if start == phrase.start and _is_field(context, phrase, words):
        return ""
    if words.islower():
        meant = _body_meant(context, phrase)
        return meant.name if meant is not None else ""
    form = parse_name(words)
    # *the Clinton campaign*
    is_body = tags_of(words.rpartition(" ")[2]) & t.ORG_NOUN
    if form is None or is_body or form.kind in (ORGANIZATION, PLACE):
        return words
    entity = context.roster.find(form, start)
    return "" if PERSON in (form.kind, entity.kind if entity else UNKNOWN) else words


def _body_meant(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The body that a common noun beside a role means: *spokesman for **the company***, *a **ministry** spokesman*."""
    frame, at = phrase.frame, phrase.head_end + 1
    if at < phrase.end:
        pointing = frame.lower[at] in POINTING
        return organization_meant(context, read_source_phrase(frame, at, phrase.end)) if pointing else None
    # *court officials* belong to some body, but *court* is not its name.
    noun = phrase.head_end - 2
    if phrase.head_tag & t.PLURAL or noun < phrase.first or not frame.tags[noun] & t.ORG_NOUN:
        return None
    return organization_meant(context, SourcePhrase(frame, noun, noun + 1, noun + 1))


def _is_field(context: Context, phrase: SourcePhrase, word: str) -> bool:
    """Whether a word has its capital because it begins a sentence: ***Health** officials*; not ***NATO** officials*.

    Lists have it as a common noun, or the article has it without a capital.
    """
    if not phrase.frame.begins_sentence(phrase.first) or " " in word:
        return False
    if not word.istitle() or tags_of(word) & t.ORG_NAME:
        return False
    common = word.lower()
    return bool(tags_of(common) & ~t.PLACE) or is_part_of_office(common) or f" {common} " in context.text


def _represented_after_head(phrase: SourcePhrase) -> tuple[str, int] | None:
    """Whom a preposition after the head names: *a spokesman **for the ministry***.

    Resolves  The Elm Committee left. “No,” said an official at the committee. → Elm Committee
    Leaves    “No,” said a spokesman in Berlin. → a spokesman in Berlin
    Leaves    A source with access to Kor’s files said: “No.” → a source with access to Kor’s files
    """
    frame, end = phrase.frame, phrase.end
    if phrase.head_end >= end - 1 or frame.lower[phrase.head_end] not in BEFORE_BODY:
        return None
    start = frame.skip(t.DET, phrase.head_end + 1, end - 1)
    # *for the charity Kor*
    if start < end - 1 and frame.word(start) in GENERIC_BODIES and frame.tags[start + 1] & t.CAP:
        start += 1
    # *with access **to** Kor*; not *with one of the Kors’ offices*
    stop = frame.find(t.PREP, start + 1, end)
    if not _names_organization(frame, start, stop, unlike=t.PLACE):
        return None
    return phrase.words(start, end), frame.starts[start]


def _represented_before_head(phrase: SourcePhrase) -> tuple[str, int] | None:
    """The organization named before the role: *a senior **Home Office** press officer*.

    Resolves  “No,” said a senior Home Office official. → Home Office
    Leaves    “No,” said two American officials. → two American officials
    """
    frame, last = phrase.frame, phrase.head_end - 1
    start = phrase.first
    while start < last and (frame.tags[start] & t.DET or not frame.tags[start] & (t.CAP | t.ORGANIZATION)):
        start += 1
    stop = last
    while stop > start and frame.tags[stop - 1] & t.ROLE and not frame.tags[stop - 1] & t.CAP:
        stop -= 1
    if stop > start and frame.tags[stop - 1] & t.CLOSE_BRACKET:
        stop = frame.find_back(t.OPEN_BRACKET, stop - 1, start)  # *a Kor Board **(KB)** spokesman*
    if stop <= start or frame.tags[start] & (t.POSSESSIVE_PRONOUN | t.NUMBER):
        return None
    if not _names_organization(frame, start, stop, unlike=t.DEMONYM | t.PLACE):
        return None
    return phrase.words(start, stop), frame.starts[start]


def _names_organization(frame: Frame, start: int, end: int, *, unlike: int) -> bool:
    """Whether a range of tokens has a noun or a name of an organization, or a capital without one of some tags."""
    return any(
        frame.tags[at] & t.ORGANIZATION or (frame.tags[at] & t.CAP and not frame.tags[at] & unlike)
        for at in range(start, end)
    )


def organization_of_official(context: Context, phrase: SourcePhrase) -> str | None:
    """The organization that an official belongs to, named in the same sentence or as the subject of one before.

    Resolves  NATO would not comment, but an official said: “No.” → NATO
    Leaves    Ann Lee left, but an official said: “No.” → an official
    Leaves    NATO would not comment, but a former official said: “No.” → a former official
    Leaves    NATO would not comment, but a source said: “No.” → a source
    """
    # Who leaks what somebody does is seldom theirs: *CNN left. A **source** said: “It is sad.”*
    if phrase.head == "source":
        return None
    frame, within = phrase.frame, range(phrase.first, phrase.head_end)
    if any(frame.tags[at] & t.DEMONYM or frame.lower[at] in FORMER for at in within):
        return None
    # *her spokesman*, *the president’s spokesman*
    if any(frame.tags[at] & t.POSSESSIVE for at in within):
        return None
    for low, high in context.sentences_before(phrase.start, _SENTENCES_TO_OFFICIAL):
        for start, end, form in context.roster.index.between(low, high):
            if form.kind != ORGANIZATION or start in context.quoted:
                continue
            # *HALE: It was a mistake.* is a turn of somebody, whom no clerk belongs to.
            if context.text.startswith(":", end):
                continue
            # *Authorities would not comment*
            if form.single and are_bodies(form.last):
                continue
            same_sentence = high == phrase.start
            if is_subject_name(context, low, start, end) or same_sentence:
                return full_name(context, form, start)
    return None


def may_speak_for(context: Context, phrase: SourcePhrase, known: Speaker) -> bool:
    """Whether somebody called a spokesman may be that of an owner: not *health spokesman Ann Lee* the king’s.

    Args:
        context: The article so far.
        phrase: The description: *the king’s spokesman*.
        known: Who was last called so.
    """
    tags = phrase.frame.tags[phrase.first : phrase.head_end]
    if not known.name or not any(tag & t.POSSESSIVE_ENDING for tag in tags):
        return True
    near = context.text[max(0, phrase.start - _CHARACTERS_BACK) : phrase.start]
    field = regex.search(rf"(\p{{Ll}}++) {phrase.head} {regex.escape(known.name)}", near)
    return field is None or not is_part_of_office(field[1])
