"""Marked words that nobody said: markup, headings and nicknames, and which rule finds a title or a term.

Most short quotations are speech within a reported clause, so each rule here needs a sign of its own.
"""

from __future__ import annotations

import re
from typing import Final

from quotes.grammar.verb_signs import SPOKEN_NOUNS
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import WORK_NOUNS
from quotes.sieves.terms import TERM_VERBS, TERM_WORDS, is_attributive, is_defined, is_introduced
from quotes.sieves.titles import LONGEST_HEADING, follows_titled, is_cited, is_title
from quotes.text.article import Article, QuotationContext
from quotes.text.frames import Frame
from quotes.text.parts import Quotation

_NAMED_BY: Final = TERM_VERBS | WORK_NOUNS
_MOST_WORDS: Final = 12
_MOST_CHARACTERS: Final = 120
"""Code points in a title, at most."""
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")


def why_not_speech(quotation: Quotation, article: Article) -> str | None:
    """Why nobody said the marked words.

    Args:
        quotation: A quotation.
        article: Its article.

    Returns:
        ``markup``, ``heading``, ``nickname``, ``term`` or ``title``; ``None`` when they may be speech.
    """
    text = article.text
    start, end = quotation.inner_start, quotation.inner_end
    if _is_markup(text, quotation):
        return "markup"
    context = article.context(quotation)
    # Two sentences are what the work says: *a column titled “The Quay Is Not Too Old. It Is Too Damp.”*
    if (follows_titled(context) and text.find(". ", start, end) < 0) or is_cited(context):
        return "title"
    if end - start > _MOST_CHARACTERS:
        return None
    opens = not context.position or bool(context.frame.tags[context.position - 1] & (t.COLON | t.STOP))
    if opens and not context.stands_alone and not _leads_to_noun(context):
        return None
    words = _words(text[start:end])
    if not words or len(words) > _MOST_WORDS:
        return None
    if context.stands_alone and len(words) <= LONGEST_HEADING and _is_heading(quotation, article, context):
        return "heading"
    if opens and context.position and not is_defined(context, words):
        return None
    if is_nickname(context, words):
        return "nickname"
    if is_introduced(context, words) or is_defined(context, words) or is_attributive(context, words):
        return "term"
    return "title" if is_title(context, words) else None


def _is_markup(text: str, quotation: Quotation) -> bool:
    """Whether marked words are a label (*“Related:”*), an address or the value of an attribute (*class="lead"*)."""
    start, end = quotation.inner_start, quotation.inner_end
    labels = text[end - 1] == ":" and end < quotation.end
    return (
        labels
        or text[quotation.start - 1 : quotation.start] == "="
        or (text.find(" ", start, end) < 0 and _ADDRESS.fullmatch(text, start, end) is not None)
    )


def _leads_to_noun(context: QuotationContext) -> bool:
    """Whether the word after words that open a sentence may show that they are a term or a title."""
    after = context.position + 1
    return after < len(context.frame.lower) and context.frame.lower[after] in _NAMED_BY


def _words(text: str) -> list[str]:
    """The words of a text. Most are between spaces, or a space and a mark, where no pattern has to look for them."""
    words: list[str] = []
    for run in text.split():
        if run.isalnum():
            words.append(run)
        elif run[:-1].isalnum():
            words.append(run[:-1])
        else:
            words += _WORD.findall(run)
    return words


def _is_heading(quotation: Quotation, article: Article, context: QuotationContext) -> bool:
    """Whether a line of its own is a heading: in capitals, or in single marks where speech has double ones.

    Fires on   ‘A bitter winter’ ¶ “It snowed,” she said.  (a line of its own)
    Abstains   ‘A bitter winter,’ she said. ¶ “It snowed.”
    """
    if len(context.frame.quotations) != 1 or quotation.parent is not None:
        return False
    text = article.text
    if text[quotation.inner_start : quotation.inner_end].isupper():
        return True
    if text[quotation.start : quotation.inner_start] not in ("'", "‘"):
        return False
    near = (article.previous(quotation), article.following(quotation))
    return any(other is not None and text[other.start : other.inner_start] not in ("'", "‘") for other in near)


def is_nickname(context: QuotationContext, words: list[str]) -> bool:
    """Between the parts of a name.

    Fires on   Joe “Tank” Ruiz
    Abstains   Lee called Ruiz “unhinged.” Ann Fox agreed.
    """
    frame, at = context.frame, context.position
    if len(words) > 2 or context.terminal or context.ends_with_comma or not 0 < at < len(frame.tags) - 1:
        return False
    before, after = frame.tags[at - 1], frame.tags[at + 1]
    if not before & after & t.CAP or (before | after) & (t.POSSESSIVE_ENDING | t.NUMBER):
        return False
    return all(_may_be_name(frame.lower[near]) for near in (at - 1, at + 1))


def _may_be_name(word: str) -> bool:
    tag = tags_of(word) | tags_of(word.capitalize())
    return bool(tag & t.GIVEN) or not tag & (t.VERB | t.FUNCTION_WORD)


def is_term(quotation: Quotation, article: Article) -> bool:
    """Whether marked words that no rule could attribute are too few to be speech of their own.

    Fires on   The “dead” plan was back.
    Abstains   “We are tired.”
    """
    context = article.context(quotation)
    frame, at = context.frame, context.position
    if context.ended and (context.sentence[0] == at or frame.tags[at - 1] & (t.COLON | t.DASH)):
        return False
    # *Fans were angry about recent comments that the team was “too slow”*: somebody said so.
    low = context.sentence[0]
    if any(frame.lower[that] == "that" and _is_words(frame, that - 1) for that in range(low + 1, at)):
        return False
    return len(_words(article.text[quotation.inner_start : quotation.inner_end])) <= TERM_WORDS


def _is_words(frame: Frame, noun: int) -> bool:
    """Whether a noun is for what was said: *recent **comments** that*, *worry about **claims** that*."""
    return bool(frame.tags[noun] & t.SPEECH_NOUN) or frame.lower[noun] in SPOKEN_NOUNS
