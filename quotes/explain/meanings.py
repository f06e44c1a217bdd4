"""What each rule does, in one line."""

from __future__ import annotations

from quotes.dialogue.reading import ALTERNATION, VOCATIVE
from quotes.dialogue.signs import BEAT, DIALOGUE_TAG
from quotes.reported.reports import BELIEF
from quotes.reported.sieves import REPORT_RULES
from quotes.sieves.attribution import NO_SIEVE
from quotes.sieves.order import RULES
from quotes.text.turns import TURN

_MEANINGS = {
    **{sieve.__name__: meaning for sieve, meaning in RULES},
    **{sieve.__name__: meaning for sieve, meaning in REPORT_RULES},
    BELIEF: "What somebody thinks, wants or plans rather than says.",
    DIALOGUE_TAG: "Any verb with a character next to the quotation (“‘No,’ pursued Jane.”).",
    BEAT: "A character acts in a sentence beside the quotation (“Jane sat down. ‘No.’”).",
    VOCATIVE: "The person who was called by name answers (“‘Well, Jane?’ ¶ ‘No.’”).",
    ALTERNATION: "Speakers take turns: the whole scene shows whose it is.",
    NO_SIEVE: "No rule found a speaker.",
    "heading": "A heading, not speech.",
    "markup": "Markup, not part of the article.",
    "nickname": "A nickname inside a name.",
    "term": "A term, a name, or a few words that no rule links to a speaker.",
    "title": "The title of a work.",
    TURN: "What one person says in a transcript or an interview, up to the next label or question.",
}


def meaning(rule: str) -> str:
    """Say what a rule does, in one line; a rule from elsewhere, as in a corrected CSV, is given as it is."""
    return _MEANINGS.get(rule, rule)
