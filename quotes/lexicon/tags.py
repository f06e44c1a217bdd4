"""What a word may be: a tag is a bit of an ``int``, and a word carries all its bits until its sentence decides.

Bits are written out and ``Final``, so that compiled code holds them as literals: 8 % less time for marked speech and
14 % with reported speech than when each was looked up.
"""

from __future__ import annotations

from typing import Final

# Verbs, by what their subject does.
SAY: Final = 1 << 0
"""Says something: *said*, *told*."""
REPORT: Final = 1 << 1
"""Reports in other ways: *denied*, *praised*."""
THINK: Final = 1 << 2
"""Thinks, hopes or plans: *believes*."""
MANNER: Final = 1 << 3
"""May accompany a quotation but never reports a clause: *laughed*, *shrugged*."""
COMMON_VERB: Final = 1 << 4
"""Any other listed verb: *left*."""

# Forms, of verbs only.
PAST: Final = 1 << 5
THIRD: Final = 1 << 6
"""Third person of the present: *says*."""
BASE: Final = 1 << 7
ING: Final = 1 << 8
PARTICIPLE: Final = 1 << 9
"""Past participle: *said*, *given*."""

# Function words.
DET: Final = 1 << 10
"""A determiner: *the*, *some*."""
POSSESSIVE_PRONOUN: Final = 1 << 11
"""*his*, *their*."""
PRONOUN: Final = 1 << 12
PREP: Final = 1 << 13
CONJ: Final = 1 << 14
SUBORDINATOR: Final = 1 << 15
"""Opens a subordinate clause: *that*, *because*."""
WH_WORD: Final = 1 << 16
"""Opens a relative clause or a question: *who*, *which*."""
AUX: Final = 1 << 17
NEG: Final = 1 << 18
ADV: Final = 1 << 19

# Marks.
COMMA: Final = 1 << 20
COLON: Final = 1 << 21
SEMICOLON: Final = 1 << 22
DASH: Final = 1 << 23
STOP: Final = 1 << 24
"""Ends a sentence: a full stop, a question or exclamation mark, an ellipsis."""
OPEN_BRACKET: Final = 1 << 25
CLOSE_BRACKET: Final = 1 << 26
QUOTATION: Final = 1 << 27
"""A whole quotation, which is one token of the sentence around it."""
SYMBOL: Final = 1 << 28
"""Any other mark."""
CAP: Final = 1 << 29
"""Begins with a capital."""

# Python works faster with ints below 2 ** 30: verbs, function words, marks and capitals are tested most often.
TITLE: Final = 1 << 30
"""A title before a name: *Mr*, *Senator*."""
ROLE: Final = 1 << 31
"""What a person may be: *mayor*, *spokeswoman*."""
ORG_NOUN: Final = 1 << 32
"""A common noun for an organization: *committee*."""
DEMONYM: Final = 1 << 33
PLACE: Final = 1 << 34
CALENDAR: Final = 1 << 35
"""A day, a month, a time: *Tuesday*, *yesterday*."""
SPEECH_NOUN: Final = 1 << 36
"""A noun of speech: *statement*, *claim*."""
DOCUMENT: Final = 1 << 37
"""A thing that carries words: *report*, *letter*."""
NUMBER: Final = 1 << 38
POSSESSIVE_ENDING: Final = 1 << 39
"""Ends in *’s* or *s’*."""
GIVEN: Final = 1 << 40
"""A given name: *Ann*."""
OBJECT_PRONOUN: Final = 1 << 41
"""*him*, *them*: a pronoun or, as *her*, a possessive pronoun as well."""
PLURAL: Final = 1 << 42
"""A plural noun for people, which is a role or a demonym as well: *officials*, *Afghans*."""
FIRST_PERSON: Final = 1 << 43
ORG_NAME: Final = 1 << 44
"""A listed name of an organization: *NATO*."""
MEDIA_NAME: Final = 1 << 45
"""A listed name of a newspaper, agency or broadcaster."""
OPENS_PHRASAL: Final = 1 << 46
"""May begin a verb of two words: *pointed* (*out*)."""
STANCE: Final = 1 << 47
"""Takes a position: *supports*, *opposes*."""

STANCE_WORD: Final = 1 << 48
"""A noun or an adjective for what somebody thinks: *support* (*for*), *critical* (*of*)."""
ACCORDING: Final = 1 << 49
"""Of a phrase that names a source without a verb: *according* (*to*), (*in her*) *view*."""

# Unions that several modules test for.
ANY_CLASS: Final = ~(OPENS_PHRASAL | STANCE_WORD | ACCORDING)
"""What a word has whose class a list gives, or that has a capital: one with no other tags counts as unlisted."""
REPORTING: Final = SAY | REPORT
"""A verb that reports speech."""
CUE_VERB: Final = REPORTING | THINK
"""A verb that reports speech or thought."""
QUOTATION_CUE: Final = CUE_VERB | MANNER
"""A verb that may report a quotation next to it."""
CLAUSE_CUE: Final = CUE_VERB | STANCE
"""A verb that may report a clause without marks."""
MAY_REPORT: Final = CLAUSE_CUE | SPEECH_NOUN | STANCE_WORD | ACCORDING
"""A verb, a noun or an adjective that may report a clause without marks, or a sign of a phrase that may."""
VERB: Final = QUOTATION_CUE | COMMON_VERB
"""Any listed verb."""
VERB_OR_AUX: Final = VERB | AUX
FINITE: Final = PAST | THIRD
"""A form that is always finite, except past forms that are participles too."""
ED_FORM: Final = PAST | PARTICIPLE
FINITE_OR_PARTICIPLE: Final = FINITE | PARTICIPLE
NON_PARTICIPLE_FORM: Final = FINITE | BASE | ING
"""Any form of a verb except its past participle."""
FUNCTION_WORD: Final = DET | POSSESSIVE_PRONOUN | PRONOUN | PREP | CONJ | SUBORDINATOR | WH_WORD | AUX | NEG | ADV
FUNCTION_OR_TIME: Final = FUNCTION_WORD | CALENDAR
ADVERBIAL: Final = ADV | NEG
"""May separate a subject or an auxiliary from its verb."""
CLAUSE_OPENER: Final = SUBORDINATOR | WH_WORD
TEXT_NOUN: Final = SPEECH_NOUN | DOCUMENT
"""A noun for what is said or written: *statement*, *letter*."""
NOUN: Final = ROLE | ORG_NOUN | TEXT_NOUN
"""A listed common noun."""
ROLE_OR_TITLE: Final = ROLE | TITLE
PERSONAL: Final = ROLE_OR_TITLE | GIVEN
"""Shows that a phrase names a person."""
NOUN_OR_NAME: Final = NOUN | CAP
HUMAN_NOUN_OR_NAME: Final = NOUN_OR_NAME | DEMONYM
NOMINAL: Final = NOUN_OR_NAME | TITLE | DEMONYM | PLACE | ORG_NAME | NUMBER
"""May be part of a noun phrase, after the determiner."""
DETERMINER: Final = DET | POSSESSIVE_PRONOUN
"""Begins a noun phrase."""
SPECIFIER: Final = DETERMINER | POSSESSIVE_ENDING
"""Precedes a noun and its adjectives: *the*, *his*, *Lee’s*."""
POSSESSIVE: Final = POSSESSIVE_PRONOUN | POSSESSIVE_ENDING
"""The possessor of the noun after it: *his*, *Lee’s*."""
ORGANIZATION: Final = ORG_NOUN | ORG_NAME
"""A noun or a listed name of an organization."""
ANY_PRONOUN: Final = PRONOUN | OBJECT_PRONOUN
BEGINS_SUBJECT: Final = DETERMINER | PRONOUN | CAP
BEGINS_OBJECT: Final = BEGINS_SUBJECT | OBJECT_PRONOUN
ANY_SPEAKER: Final = CAP | ROLE | ORG_NOUN | PRONOUN
"""May be the head of a source."""
SHOWS_SOURCE: Final = ANY_SPEAKER | ORG_NAME | DEMONYM | TEXT_NOUN | NUMBER | WH_WORD
"""May show that a phrase is a source: somebody, what they wrote, or some of them."""
PUNCTUATION: Final = COMMA | COLON | SEMICOLON | DASH | STOP | OPEN_BRACKET | CLOSE_BRACKET | QUOTATION | SYMBOL
"""A mark or a whole quotation, either of which bounds a phrase."""
PUNCTUATION_MARK: Final = PUNCTUATION & ~QUOTATION
"""A mark, not a quotation."""
CLAUSE_EDGE: Final = PUNCTUATION & ~OPEN_BRACKET & ~CLOSE_BRACKET
"""A mark or quotation that may bound a clause; brackets are within one."""
SENTENCE_END: Final = STOP | QUOTATION
"""May end a sentence."""
CLAUSE_STOP: Final = STOP | SEMICOLON
"""Ends a main clause."""


def says(tag: int) -> bool:
    """Whether a word may be a finite verb of saying: *said*, *says*; not *saying*."""
    return bool(tag & SAY and tag & FINITE)
