"""Who goes on in an exchange of two whose later turns stand alone: a question, its answer, the next question."""

from __future__ import annotations

from typing import Final

from quotes.lexicon.inflection import forms_of
from quotes.model import Quotation
from quotes.text.article import Answer, Article

_REPLYING: Final = forms_of("reply") | forms_of("answer") | forms_of("respond")


def other_of_two(quotation: Quotation, before: Quotation, article: Article) -> Answer | None:
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
    question, answer = article.answers[asked.index], article.answers[before.index]
    if answer.shares_answer_of is None:
        replies = answer.cue is not None and answer.frame.lower[answer.cue[0]] in _REPLYING
        goes_on = replies and _is_question(asked, article) and _is_question(quotation, article)
    else:
        goes_on = article.context(before).stands_alone and answer.shares_answer_of != asked.index
    return Answer(question.frame, question.source, question.cue, asked.index) if goes_on else None


def _is_question(quotation: Quotation, article: Article) -> bool:
    return article.text[quotation.inner_end - 1] == "?"
