"""The attribution rules, from the surest to the least sure.

A sieve takes a quotation and the article, and answers with a ``Found`` or abstains with ``None``. It never
raises on prose. A new one is written in one of the ``sieves_*`` modules and put into this tuple.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.text.article import Article, Found
from quotes.model import Quotation
from quotes.sieves.after import cue_after
from quotes.sieves.discourse import beat_before, paragraph_before, reopened, same_paragraph, sentence_before
from quotes.sieves.before import cue_before
from quotes.sieves.clause import clause_subject, cue_left, cue_right
from quotes.sieves.colon import colon_before, headline
from quotes.sieves.layout import byline_after, lead_inverted, paragraph_lead, words_of
from quotes.sieves.nominal import according_to, cue_noun, cue_noun_near

Sieve = Callable[[Quotation, Article], Found | None]


SIEVES: tuple[Sieve, ...] = (
    cue_after,
    cue_before,
    lead_inverted,
    byline_after,
    according_to,
    colon_before,
    headline,
    cue_noun_near,
    cue_left,
    cue_right,
    cue_noun,
    paragraph_lead,
    beat_before,
    same_paragraph,
    reopened,
    words_of,
    clause_subject,
    sentence_before,
    paragraph_before,
)
