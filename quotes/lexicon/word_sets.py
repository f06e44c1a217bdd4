"""Word lists that more than one package asks about; a list that one asks about is read there."""

from __future__ import annotations

from typing import Final

from quotes.lexicon.inflection import forms_in, nouns_in
from quotes.lexicon.words import entries, pairs

AND_BUT_OR: Final = frozenset(["and", "but", "or"])
A_OR_AN: Final = frozenset(["a", "an"])
ARTICLES: Final = frozenset(entries("articles"))
"""Words that a noun follows, never a verb: ***the** claim*, ***any** claims*."""
BEFORE_TOPIC: Final = frozenset(entries("content_prepositions"))
"""Prepositions before what somebody speaks about or calls for: *talked **about** it*, *called **for** it*."""
COMMON_WORDS: Final = frozenset(entries("common_words"))
"""Words that hardly ever are names: a capital shows that they begin a sentence."""
COPULAS: Final = forms_in("copulas")
"""Forms of verbs between a subject and the adjective that says what it is: *was wary*, *grew wary*."""
FURNITURE_OPENINGS: Final = tuple(entries("furniture_openings"))
"""How lines between the paragraphs of a page begin that go on with other words."""
IS_OR_WAS: Final = frozenset(["are", "is", "was", "were"])
LABELS_OF_NOBODY: Final = frozenset(entries("labels"))
"""Words before a colon that name no speaker: ***Watch**: The flood*."""
MONTHS_OR_NAMES: Final = frozenset(entries("months_or_names"))
FIELDS_OF_OFFICE: Final = frozenset(
    word for title in pairs("titles") if title.endswith((" Minister", " Secretary")) for word in title.split()[:-1]
).difference(pairs("titles"))
"""The responsibilities of ministers, which may end an office: *Minister of **Health** Ann Lee*."""
OFFICE_FIELDS: Final = FIELDS_OF_OFFICE.union(field.capitalize() for field in entries("office_fields"))
"""Those and others that end an office or the name of a department."""
PASSIVE_AUXILIARIES: Final = frozenset(entries("passive_auxiliaries"))
REFLEXIVES: Final = frozenset(entries("reflexives"))
SEVERAL_PEOPLE: Final = frozenset(entries("several_people"))
"""Words that mean several people: *some*, *others*, *the crowd*."""
TIME_MODIFIERS: Final = frozenset(entries("time_modifiers"))
TIME_NOUNS: Final = frozenset(entries("times"))
TIME_WORDS: Final = TIME_NOUNS | TIME_MODIFIERS
"""Words for a time without a preposition: ***last week***."""
TIME_ZONES: Final = frozenset(entries("time_zones"))
UNMARKED_BEGINNINGS: Final = frozenset(word.capitalize() for word in entries("unmarked_beginnings"))
"""Words whose capital shows that a sentence begins where nothing marks the end of the one before."""
UNNAMED_SPEAKERS: Final = frozenset(entries("transcript_labels"))
"""Words that name somebody who speaks in a transcript and has no name there: ***Audience member**:*."""
WORK_NOUNS: Final = frozenset(nouns_in("work_nouns"))
"""Nouns for works and programs, whose marked names are not speech: *the **sitcom** “Elm Street”*."""
