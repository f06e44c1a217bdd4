"""A headline that reports a clause after a name and a colon: *Lee: The road will be shut*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.sources.headline_labels import is_dateline, phrase_before_colon
from quotes.lexicon import tags as t
from quotes.reported.before import has_verb
from quotes.text.article import Article
from quotes.text.frames import Frame, TokenRange

_SPEAKS: Final = t.DOCUMENT | t.ROLE | t.ORGANIZATION | t.MEDIA_NAME


def headline_report(article: Article, frame: Frame) -> tuple[TokenRange, TokenRange] | None:
    """Who speaks in a headline without quotations, and the clause after the colon.

    *Lee: The road will be shut* and *Poll: Most oppose the dam* report; *The result: Nobody won*, *Lee: A life by the
    sea*, *Lee: Is she leaving?* and *EMS: The road is shut.* do not.

    Args:
        article: The article.
        frame: The tokens of its first paragraph.

    Returns:
        The source and the clause; ``None`` when the paragraph is no such headline.
    """
    one_sentence = len(frame.sentences) == len(("its start", "its end"))
    if frame.quotations or not one_sentence or frame.lower[-1] == "?" or 0 in article.turn_in:
        return None
    source = phrase_before_colon(frame, len(frame.tags))
    if source is None or is_dateline(frame, source) or not _may_speak(article, frame, source[1] - 1):
        return None
    first = source[1] + 1
    end = frame.find(t.CLAUSE_STOP, first, len(frame.tags))
    return (source, (first, end)) if first < end and has_verb(frame, (first, end)) else None


def _may_speak(article: Article, frame: Frame, last: int) -> bool:
    """Whether a label ends in a noun for somebody or a document, or in a name that the article has again."""
    if frame.tags[last] & _SPEAKS:
        return True
    word = frame.word(last)
    return word[:1].isupper() and word in article.text[article.paragraphs[0][1] :]
