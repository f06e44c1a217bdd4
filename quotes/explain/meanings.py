"""What each rule does, in one line."""

from __future__ import annotations

from quotes.reported.reports import BELIEF
from quotes.reported.sieves import REPORT_RULES
from quotes.sieves.attribution import NO_SIEVE
from quotes.sieves.order import RULES

_MEANINGS = {
    **{sieve.__name__: meaning for sieve, meaning in RULES},
    **{sieve.__name__: meaning for sieve, meaning in REPORT_RULES},
    BELIEF: "What somebody thinks, wants or plans, rather than says.",
    NO_SIEVE: "No rule found who said it.",
    "heading": "A heading, which nobody says.",
    "markup": "Part of the page's markup, not of the article.",
    "nickname": "A nickname between the parts of a name.",
    "term": "A term or a name, or a few words that no rule links to anybody.",
    "title": "The title of a work.",
}


def meaning(rule: str) -> str:
    """Say what a rule does, in one line; a rule from elsewhere, as in a corrected CSV, is given as it is."""
    return _MEANINGS.get(rule, rule)
