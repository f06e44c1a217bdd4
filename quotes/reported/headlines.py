"""A headline that reports a clause after a name and a colon: *Lee: The road will be shut*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.sources.headline_labels import is_dateline, phrase_before_colon
from quotes.lexicon import tags as t
from quotes.reported.before import has_verb
from quotes.text.article import Article
from quotes.text.frames import Frame, TokenRange

_SAYS: Final = t.DOCUMENT | t.ROLE | t.MEDIA_NAME
"""What a label is of which any clause is said: *Poll:*, *Mayor:*."""
_OURS: Final = frozenset(["my", "our"])
_SPEAKS: Final = _SAYS | t.ORGANIZATION


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
    if first >= end or not has_verb(frame, (first, end)):
        return None
    says = frame.tags[source[1] - 1] & _SAYS or _reads_as_said(frame, source[0], first, end)
    return (source, (first, end)) if says else None


def _reads_as_said(frame: Frame, name: int, first: int, end: int) -> bool:
    """Whether a clause after a name and a colon may be that one's words rather than news about it.

    *Elm: I will stay*, *Elm: The road is bad*, *Elm: It cost a fortune*, *Ann Lee: Kor knows* may; *Elm: Board leaves*,
    *Elm: Board fined*, *Ann Lee: Mayor knows* and *Elm Games: Why Lee was late* do not.
    """
    tags = frame.tags
    if tags[first] & t.WH_WORD:
        return False
    if frame.has(t.FIRST_PERSON, first, end) or not _OURS.isdisjoint(frame.lower[first:end]):
        return True
    for at in range(first, end):
        tag = tags[at]
        if tag & t.AUX and not tag & t.CAP:
            return True
        if tag & t.THIRD and not tag & t.NOMINAL:
            # *Ann Lee: **Mayor** knows* is about her.
            return bool(tags[name] & (t.GIVEN | t.TITLE)) and not frame.has(t.ROLE, first, at)
        # *It cost **a** fortune*; not *Mayor fined **by** court*, whose auxiliary is left out.
        if tag & t.PAST and at + 1 < end and tags[at + 1] & t.DETERMINER:
            return True
    return False


def _may_speak(article: Article, frame: Frame, last: int) -> bool:
    """Whether a label ends in a noun for somebody or a document, or in a name that the article has again."""
    if frame.tags[last] & _SPEAKS:
        return True
    word = frame.word(last)
    return word[:1].isupper() and word in article.text[article.paragraphs[0][1] :]
