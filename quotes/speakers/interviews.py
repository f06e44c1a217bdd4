"""Who talks under a label of a paragraph (*TOM HALE, FISHERMAN:*), and who asks and answers in an interview."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import LABELS_OF_NOBODY
from quotes.model import PERSON
from quotes.speakers.context import Context
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.forms import UNKNOWN
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import UNKNOWN_SPEAKER, Speaker

_LONGEST_LABEL: Final = 12
"""Tokens before the colon of a label, at most."""
_LONGEST_INITIALS: Final = 4
_AFTER_MC: Final = re.compile(r"(?<=\bMc)[a-z]")
_GENERATION: Final = re.compile(r"\bIi+\b|\bIv\b")
_QUESTION: Final = re.compile(r"^\W{0,3}Q[.:]\W{0,3}\s", re.MULTILINE)
_QUESTION_SIGNS: Final = ("Q.", "Q:")
"""One of them is in each question, and in few articles: the pattern is tried at every character."""
_BEFORE_COLON: Final = t.COMMA | t.COLON | t.OPEN_BRACKET


def label_of(frame: Frame) -> TokenRange | None:
    """The name or role in the label that begins a paragraph: ***TOM HALE**, FISHERMAN:*."""
    tags = frame.tags
    colon = next((at for at in range(min(len(tags), _LONGEST_LABEL)) if tags[at] & (t.COLON | t.QUOTATION)), 0)
    if not colon or tags[colon] & t.QUOTATION:
        return None
    # *SEN. CRANE:* has a full stop that no list of abbreviations knows.
    first = 2 if colon > 2 and tags[0] & t.CAP and tags[1] & t.STOP else 0
    label = phrase_starting_at(frame, first, colon)
    if label is None or label[0] != first or not tags[label[1]] & _BEFORE_COLON:
        return None
    words = " ".join(frame.lower[first : label[1]])
    if words in LABELS_OF_NOBODY or len(words) == 1 or not tags[first] & t.CAP:
        return None
    return None if any(is_finite_verb(frame, at) and frame.word(at).islower() for at in range(colon)) else label


class Interview:
    """The questions and answers of an article that sets them apart by *Q* and *A*, or in bold."""

    def __init__(self, context: Context, first: int | None = None) -> None:
        """Find the first question.

        Args:
            context: The article's names and sources.
            first: Where the first question is (code points), where that is known.
        """
        self._context = context
        may_ask = first is None and any(sign in context.text for sign in _QUESTION_SIGNS)
        question = _QUESTION.search(context.text) if may_ask else None
        self._first = first if first is not None else question.start() if question else -1
        self._answering: Speaker | None = None

    def letter(self, frame: Frame) -> str:
        """``q`` or ``a`` where a paragraph is a question or an answer; else nothing."""
        first = frame.lower[0]
        letter = first.rstrip(".")
        if self._first < 0 or letter not in ("q", "a") or not frame.tags[0] & t.CAP:
            return ""
        marked = first != letter or (len(frame.tags) > 1 and frame.tags[1] & t.COLON)
        return letter if marked else ""

    def interviewee(self, interviewer: str | None) -> Speaker:
        """The person whom the paragraphs before the first question name most often."""
        if self._answering is None:
            most = self._named_most(interviewer)
            self._answering = most[0].as_speaker() if len(most) == 1 else UNKNOWN_SPEAKER
        return self._answering

    def _named_most(self, interviewer: str | None) -> list[Entity]:
        context = self._context
        named: Counter[Entity] = Counter()
        for start, _, form in context.roster.index.between(0, self._first):
            entity = context.roster.find_person(form, start)
            if entity is not None and entity.name != interviewer and start not in context.quoted:
                named[entity] += 1
        people = [one for one in named if one.kind == PERSON]
        people = people or [one for one in named if one.kind == UNKNOWN and not one.form.single]
        most = max((named[one] for one in people), default=0)
        return [one for one in people if named[one] == most]


def person_in_capitals(context: Context, name: str) -> Speaker:
    """The person whom a label in capitals names: *HALE:* and *TH:* are Tom Hale where he is named in full.

    Args:
        context: The article's names.
        name: The words in capitals.
    """
    words = name.split()
    bearers = [one for one in context.roster.bearers(words[-1].lower()) if one.kind in (PERSON, UNKNOWN)]
    people = [one for one in bearers if one.kind == PERSON] or [one for one in bearers if not one.form.single]
    if len(people) > 1 and len(words) > 1:
        people = [one for one in people if one.form.folded[0] == words[0].lower()]
    if not people and len(words) == 1 and len(name) < _LONGEST_INITIALS:
        people = _with_initials(context, name.lower())
    one = people[0] if len(people) == 1 else None
    shown = one.name if one else name
    written = _in_small_letters(name)
    # A label that comes first shows the name in capitals only, and so do all where nobody else names its bearer.
    is_full = len(words) > 1 and tags_of(words[0].title()) & t.GIVEN
    if shown == name and (is_full or (one and written in context.text)):
        shown = written
    return Speaker(shown, PERSON, "name", one.titles[-1] if one and one.titles else None)


def _in_small_letters(name: str) -> str:
    """A name in capitals as it is written elsewhere.

    >>> _in_small_letters("ANN O’DAY-MCKEE"), _in_small_letters("J.D. ROE III")
    ('Ann O’Day-McKee', 'J.D. Roe III')
    """
    return _AFTER_MC.sub(lambda found: found[0].upper(), _GENERATION.sub(lambda found: found[0].upper(), name.title()))


def _with_initials(context: Context, letters: str) -> list[Entity]:
    """The people with certain initials."""
    named = context.roster.index.mentions_by_initials(letters)
    found = {context.roster.find_person(form, start) for start, _, form in named}
    return [one for one in found if one is not None]
