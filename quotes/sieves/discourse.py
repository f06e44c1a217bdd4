"""Sieves for a quotation without a cue of its own: the paragraph and the quotations around it show whose it is."""

from __future__ import annotations

from typing import Final

from quotes.grammar.sources.sentence_sources import sentence_source, speaker_of_last_sentence
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.lexicon.words import entries
from quotes.sieves.preceding_sentence import is_one_who_acts, is_too_short_alone
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Quotation

_MOST_PIECES: Final = 40
"""Paragraphs that one quotation is re-opened in, at most."""
_MOST_PASSED_OVER: Final = 4
"""Quotations without a speaker, such as titles, after which a speaker still goes on, at most."""
_MAY_SPEAK: Final = t.CAP | t.ROLE | t.PRONOUN | t.DEMONYM
_REPLYING: Final = forms_of("reply") | forms_of("answer") | forms_of("respond")
_INSCRIBED: Final = frozenset(phrase for phrase in entries("sign_verbs") if phrase.startswith("the "))
_PULL_QUOTE_REACH: Final = 5_000
"""Code points from a pull quote to the words that it repeats, at most, so that the work grows with the text."""
_MANY_WORDS: Final = 12
"""Words of a quotation that nobody answers with a nod in the next sentence."""
_FEW_WORDS: Final = 3
"""Words: a shorter quotation among more words than this is mostly a term."""


def reopened(context: QuotationContext, article: Article) -> Answer | None:
    """A quotation left open and opened again goes on with its speaker, or gets the later piece's.

    Fires on   “We tried. ¶ “Then we stopped,” Lund said.  (both are Lund's)
    Abstains   “We tried.” ¶ “Then we stopped,” Lund said.
    """
    quotation = context.quotation
    if quotation.reopened:
        before = article.previous(quotation)
        if before is not None and before.index in article.answers:
            return article.shared_answer(before)
    if quotation.end == quotation.inner_end:
        after = article.following(quotation)
        for _ in range(_MOST_PIECES):
            if after is None or not after.reopened:
                break
            if after.index in article.answers:
                return article.shared_answer(after)
            after = article.following(after)
    return None


def pull_quote(context: QuotationContext, article: Article) -> Answer | None:
    """A quotation that stands alone and repeats words of another is the same speaker's.

    Fires on   “We tried it all” ¶ Lund left at noon. ¶ “I know we tried it all,” Lund said.
    Abstains   “We tried it all” ¶ Lund left at noon. ¶ “We tried some,” Lund said.
    """
    quotation = context.quotation
    if not context.stands_alone or article.word_count(quotation) < _FEW_WORDS:
        return None
    # Without its first letter, which may be a capital here alone.
    words = article.text[quotation.inner_start : quotation.inner_end].strip(" .,…!?")[1:]
    found = article.text.find(words, quotation.end, quotation.end + _PULL_QUOTE_REACH)
    if found < 0:
        found = article.text.rfind(words, max(0, quotation.start - _PULL_QUOTE_REACH), quotation.start)
    other = article.quotation_at(found) if found >= 0 else None
    return article.shared_answer(other) if other is not None and other.index in article.answers else None


def same_paragraph(context: QuotationContext, article: Article) -> Answer | None:
    """Another piece of the paragraph is attributed: this one is the same speaker's.

    Fires on   “We tried,” Lund said. “Then we stopped.”   “We tried,” said Lund of the play “Rain”. “Then we stopped.”
    Abstains   “We tried.” The band played.
    """
    if _is_inscribed(context):
        return None
    quotation = context.quotation
    low, high = context.sentence
    before = article.previous(quotation)
    # *Nurses carried placards bearing the words “Not Well Paid”.* A few words among others are not said by the speaker
    # of the paragraph, unless they go on after a tag.
    few = article.word_count(quotation) <= _FEW_WORDS
    if (
        few
        and high - low - context.frame.lower[low:high].count("") > _FEW_WORDS
        and not _continues(context, before, low)
    ):
        return None
    for _ in range(_MOST_PASSED_OVER):
        if before is None or before.paragraph != quotation.paragraph:
            break
        if before.index in article.answers:
            return article.shared_answer(before)
        before = article.previous(before)
    after = article.following(quotation)
    if after is None or after.paragraph != quotation.paragraph or after.index not in article.answers:
        return None
    # *Lee said: “It was hard. ¶ “But we will be back.” Ray said: “I agree.”*: ``reopened`` knows whose the first is.
    first, is_answered = _first_piece(quotation, article)
    if is_answered:
        return None
    # ``paragraph_before`` handles a quotation after which somebody else comes in.
    if _precedes_another(first, quotation, after, article):
        return None
    # Words within a sentence do not belong to the next sentence's speaker: *The council had passed a “standing bond” by
    # then. Ida Marsh said the slump was “a disgrace.”*
    begins = context.capital or low == context.position or after.start < context.frame.end(high - 1)
    return article.shared_answer(after) if begins else None


def _is_inscribed(context: QuotationContext) -> bool:
    """Whether a thing has the words on it: *One of the notes bore **the words** “Not before Friday”*."""
    return " ".join(context.frame.lower[max(0, context.position - 2) : context.position]) in _INSCRIBED


def _first_piece(quotation: Quotation, article: Article) -> tuple[Quotation, bool]:
    """The first piece of a quotation that was opened again, and whether one before the last has an answer."""
    for _ in range(_MOST_PIECES):
        before = article.previous(quotation) if quotation.reopened else None
        if before is None:
            break
        if before.index in article.answers:
            return before, True
        quotation = before
    return quotation, False


def _last_piece(quotation: Quotation, article: Article) -> Quotation:
    """The last piece in its paragraph of a quotation that is opened again."""
    for _ in range(_MOST_PIECES):
        after = article.following(quotation)
        if after is None or not after.reopened or after.paragraph != quotation.paragraph:
            break
        quotation = after
    return quotation


def _precedes_another(first: Quotation, last: Quotation, after: Quotation, article: Article) -> bool:
    """Whether a quotation begins a paragraph below another, and the next sentence brings in the speaker of the next.

    *Lund called him kind. ¶ **“A truly great man.”** His son Tom Ray said he would be “missed”*; but *He said he would*
    goes on with the person quoted.

    Args:
        first: The quotation, or its first piece.
        last: The quotation, or its last piece.
        after: The next quotation, which has an answer.
        article: The article.
    """
    begins, context = article.context(first), article.context(last)
    frame, found = context.frame, article.answers[after.index]
    if begins.position or not context.terminal or not begins.capital or is_too_short_alone(last, article):
        return False
    earlier = article.previous(first)
    if earlier is None or earlier.paragraph != article.paragraph_above(first.paragraph):
        return False
    if found.frame is not frame or found.source[0] < context.sentence[1]:
        return False
    source, end = found.source
    return end - source > 1 or not frame.tags[source] & t.PRONOUN


def _continues(context: QuotationContext, before: Quotation | None, low: int) -> bool:
    """Whether a quotation goes on after a tag in the same sentence: *“No,” said Ida, “no plan.”*."""
    frame, at = context.frame, context.position
    return before is not None and at > low and bool(frame.tags[at - 1] & t.COMMA) and before.start >= frame.starts[low]


def paragraph_before(context: QuotationContext, article: Article) -> Answer | None:
    """A paragraph of nothing but a quotation goes on with the speaker of the quotation before it.

    Fires on   “We tried,” Lund said. ¶ “Then we stopped.”   “We tried,” Lund said. ¶ “We stopped.” The trick worked.
    Fires on   "We tried," Lund said. ¶ "We stopped. "It hurt us." The trick worked.
    Abstains   “We tried,” Lund said. ¶ A “safe zone” was set up.   “We tried,” Lund said. ¶ “Never.” Bell laughed.
    Abstains   “We tried,” Lund said. ¶ “Did you?” ¶ “Yes.”   Photograph: Lund ¶ “We stopped before the end.”
    """
    quotation = context.quotation
    before = article.previous(quotation)
    if quotation.reopened and before is not None and before.index in article.answers:
        return article.shared_answer(before)
    if not context.stands_alone:
        return _before_narration(quotation, before, article)
    above = article.paragraph_above(quotation.paragraph)
    if before is not None and before.paragraph == above and before.index in article.answers:
        found = _reported_later(before, article) or _other_of_two(quotation, before, article)
        return found or (None if _is_put_to_somebody(quotation, article) else article.shared_answer(before))
    frame = article.paragraph_frame(above)
    spoke = speaker_of_last_sentence(frame) if frame is not None else None
    # *Another quiet day. ¶ “We stopped.”*
    acts = spoke and (spoke.has_cue or is_one_who_acts(spoke.frame, spoke.source, len(spoke.frame.tags)))
    return spoke if acts else None


def _before_narration(quotation: Quotation, before: Quotation | None, article: Article) -> Answer | None:
    """Who goes on speaking at the start of a paragraph that then narrates: *“We stopped.” The trick worked.*."""
    last = _last_piece(quotation, article)
    begins, context = article.context(quotation), article.context(last)
    frame, first = context.frame, context.position + 1
    if begins.position or not context.ended or not begins.capital:
        return None
    if before is None or before.index not in article.answers:
        return None
    if before.paragraph != article.paragraph_above(quotation.paragraph):
        return None
    after = article.following(last)
    if after is not None and after.paragraph == quotation.paragraph and after.index in article.answers:
        # *Lund called him kind. ¶ “A great man.” His son Tom Ray said he would be “missed”*: Lund goes on.
        goes_on = _precedes_another(quotation, last, after, article)
        return article.shared_answer(before) if goes_on else None
    if first not in frame.sentences or frame.has(t.QUOTATION, first, len(frame.tags)):
        return None
    if article.word_count(quotation) < _MANY_WORDS and not _narrates(before, frame, first, article):
        return None
    return _reported_later(before, article) or article.shared_answer(before)


def _narrates(before: Quotation, frame: Frame, first: int, article: Article) -> bool:
    """Whether the sentence after a short quotation shows nobody else speaking: *“Never.” **Bell laughed.***."""
    found = sentence_source(frame, *frame.sentence(first))
    if found is not None and found.has_cue:
        return False
    actor = found.source if found else (first, first)
    acts = frame.shows(_MAY_SPEAK, *actor)
    return not acts or _is_speaker_of(before, frame, actor, article)


def _is_speaker_of(before: Quotation, frame: Frame, actor: TokenRange, article: Article) -> bool:
    """Whether a name is that of the speaker before: *“We tried,” Ann Lund said. ¶ “We stopped.” **Lund** laughed.*."""
    answer = article.answers[before.index]
    is_name = frame.tags[actor[1] - 1] & t.CAP
    return bool(is_name) and frame.word(actor[1] - 1) == answer.frame.word(answer.source[1] - 1)


def _reported_later(before: Quotation, article: Article) -> Answer | None:
    """Who is reported without marks in a paragraph after its last quotation."""
    context = article.context(before)
    if context.sentence[1] >= len(context.frame.tags):
        return None
    found = speaker_of_last_sentence(context.frame)
    return found if found and found.has_cue else None


def _other_of_two(quotation: Quotation, before: Quotation, article: Article) -> Answer | None:
    """Who asked the question before the answer, if the exchange goes on in paragraphs of nothing but a quotation.

    It begins with a question that follows an answer, and from there on each paragraph is the other one's: *Hale asked:
    “Why?” ¶ “I was tired,” Roe replied. ¶ “Tired of what?”* Without that question, Roe goes on.

    Args:
        quotation: A quotation that is a paragraph of its own.
        before: The quotation in the paragraph above it, which has an answer.
        article: The article.
    """
    asked = article.previous(before)
    if asked is None or asked.index not in article.answers:
        return None
    if asked.paragraph != article.paragraph_above(before.paragraph):
        return None
    answer = article.answers[before.index]
    if answer.shares_answer_of is None:
        replies = answer.frame.lower[answer.cue[0]] in _REPLYING
        goes_on = replies and _is_question(asked, article) and _is_question(quotation, article)
    else:
        goes_on = article.context(before).stands_alone and answer.shares_answer_of != asked.index
    return article.shared_answer(asked) if goes_on else None


def _is_put_to_somebody(quotation: Quotation, article: Article) -> bool:
    """Whether a paragraph asks somebody who answers in the next, as in court: *“Did **you** see it?” ¶ “No.”*."""
    if not _is_question(quotation, article):
        return False
    after = article.following(quotation)
    if after is None or article.paragraph_above(after.paragraph) != quotation.paragraph:
        return False
    words = article.text[quotation.inner_start : quotation.inner_end - 1].lower().split()
    return "you" in words and article.context(after).stands_alone


def _is_question(quotation: Quotation, article: Article) -> bool:
    return article.text[quotation.inner_end - 1] == "?"
