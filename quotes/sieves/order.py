"""The attribution rules, from the surest to the least sure.

A sieve takes a quotation in its context and the article, and returns an ``Answer`` or abstains with ``None``. It never
raises on prose and never calls another sieve. A new sieve goes into the module for its kind of place and into this
tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quotes.sieves.after import cue_after
from quotes.sieves.before import cue_before
from quotes.sieves.clause import clause_subject, cue_left, cue_right
from quotes.sieves.colon import colon_before, headline
from quotes.sieves.discourse import paragraph_before, pull_quote, reopened, same_paragraph
from quotes.sieves.layout import byline_after, lead_inverted, paragraph_lead, words_of
from quotes.sieves.nominal import according_to, cue_noun, cue_noun_near
from quotes.sieves.preceding_sentence import beat_before, report_goes_on, sentence_before
from quotes.text.article import Answer, Article, QuotationContext

Sieve = Callable[[QuotationContext, Article], Answer | None]

RULES: Final[tuple[tuple[Sieve, str], ...]] = (
    (cue_after, "A cue verb and its subject right after the quotation, in either order."),
    (cue_before, "A cue right before the quotation, with at most “that”, a comma, a colon or the person told between."),
    (lead_inverted, "A cue and then its subject lead in the quotation (“Said Ann Lee: ‘We won.’”)."),
    (byline_after, "A dash and a name follow the quotation (“‘So proud.’ — Ana Bly”)."),
    (according_to, "“according to”, “in the words of” or a similar phrase, before or after the quotation."),
    (colon_before, "A name, a description or a noun of speech, and a colon (“Mayor: ‘No cuts’”, “Her verdict:”)."),
    (headline, "A headline opens with a name and a colon (“Mayor: Cuts are ‘over’”)."),
    (cue_noun_near, "A possessor and a noun of speech right before the quotation, whatever else the sentence reports."),
    (cue_left, "A cue earlier in the sentence, whose clause the quotation is part of."),
    (cue_right, "A reporting clause at the end of the sentence (“The ‘dead’ plan was back, Ann Lee said.”)."),
    (cue_noun, "A possessor and a noun of speech before the quotation (“Lee’s claim that it was ‘rigged’”)."),
    (paragraph_lead, "The paragraph before ends in a colon or a cue (“Lee went on: ¶ ‘We won.’”)."),
    (beat_before, "The sentence before the quotation shows somebody speaking (“Bell shrugged. ‘So what?’”)."),
    (same_paragraph, "Another quotation of the paragraph has a speaker, who goes on speaking here."),
    (reopened, "A quotation left open and opened again in the next paragraph has one speaker throughout."),
    (pull_quote, "A quotation that stands alone repeats words of another, and is its speaker's."),
    (words_of, "The words after the quotation say whose it was (“Those were the words of Ida Marsh.”)."),
    (clause_subject, "The subject of the clause, if it gives words (“Lee bristled at the ‘absurd’ plan”)."),
    (sentence_before, "A whole quotation without a cue belongs to the person whom the sentence before is about."),
    (paragraph_before, "A paragraph that is nothing but a quotation continues with the speaker before it."),
    (report_goes_on, "The sentence before reports somebody's words, and this one goes on with them."),
)
"""The rules, surest first, each with what it does in one line, as ``quotes explain`` prints it."""

SIEVES: Final[tuple[Sieve, ...]] = tuple([sieve for sieve, _ in RULES])

INNER_SIEVES: Final = frozenset((cue_after, cue_before, lead_inverted, colon_before, cue_left))
"""The rules that are asked of a quotation within a quotation too: *“They call it ‘odd’,” she said.*"""

DIALOGUE_SIEVES: Final[tuple[Sieve, ...]] = tuple([sieve for sieve in SIEVES if sieve is not paragraph_before])
"""The rules for novels and stories, where the speaker of the paragraph before is the one who does not go on."""


def answer_of(sieve: Sieve, context: QuotationContext, article: Article) -> Answer | None:
    """What a rule answers about a quotation; within another quotation, only ``INNER_SIEVES`` are asked."""
    return sieve(context, article) if not context.nested or sieve in INNER_SIEVES else None
