"""The attribution rules, from the surest to the least sure.

A sieve takes a quotation and the article, and answers with a ``Found`` or abstains with ``None``. It never
raises on prose. A new one is written in one of the ``sieves_*`` modules and put into this tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quotes.model import Quotation
from quotes.sieves.after import cue_after
from quotes.sieves.before import cue_before
from quotes.sieves.clause import clause_subject, cue_left, cue_right
from quotes.sieves.colon import colon_before, headline
from quotes.sieves.discourse import beat_before, paragraph_before, reopened, same_paragraph, sentence_before
from quotes.sieves.layout import byline_after, lead_inverted, paragraph_lead, words_of
from quotes.sieves.nominal import according_to, cue_noun, cue_noun_near
from quotes.text.article import Answer, Article

Sieve = Callable[[Quotation, Article], Answer | None]


RULES: Final[tuple[tuple[Sieve, str], ...]] = (
    (cue_after, "A cue verb and its subject straight after the quotation, in either order."),
    (cue_before, "A cue straight before the quotation, with at most “that”, a comma, a colon or who was told between."),
    (lead_inverted, "A cue and then its subject lead in (“Said Ann Lee: “We won.””)."),
    (byline_after, "A dash and a name stand behind the quotation: ““So proud.” — Ana Bly”."),
    (according_to, "“according to”, “in the words of” and their like, after the quotation or before."),
    (colon_before, "A name or description and a colon, or a cue noun (“Mayor: ‘No cuts’”, “Her verdict: “Boring.””)."),
    (headline, "A name and a colon open a headline: “Mayor: Cuts are ‘over’”."),
    (
        cue_noun_near,
        "A possessor and a noun of speech whose clause the quotation is, whatever else the sentence reports.",
    ),
    (cue_left, "The cue earlier in the sentence whose clause the quotation is part of."),
    (cue_right, "A reporting clause at the end of the sentence (“The “dead” plan was back, Ann Lee said.”)."),
    (cue_noun, "A possessor and a noun of speech before the quotation: “Lee’s claim that it was “rigged””."),
    (paragraph_lead, "The paragraph before ends in a colon or a cue (“Lee went on: ¶ “We won.””)."),
    (beat_before, "The sentence before the quotation reports or shows somebody speaking."),
    (same_paragraph, "Another piece of the paragraph is attributed: this one is the same speaker's."),
    (reopened, "A quotation left open and opened again goes on with its speaker, or gets the later piece's."),
    (words_of, "What follows the quotation tells whose words they were."),
    (clause_subject, "The subject of the sentence, with any verb: “Lee described”, “Lee has a name for it”."),
    (sentence_before, "A quotation that floats: the subject of the sentence before it speaks."),
    (paragraph_before, "A paragraph of nothing but a quotation goes on with the speaker of the quotation before it."),
)
"""The rules, surest first, each with what it does in one line, as ``quotes explain`` prints it."""

SIEVES: Final[tuple[Sieve, ...]] = tuple([sieve for sieve, _ in RULES])
