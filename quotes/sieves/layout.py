"""Sieves for leads: a byline, an inverted lead, the end of the paragraph before, whose words they were."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.sentence_sources import (
    after_list_mark,
    first_noun_phrase,
    name_before,
    sentence_source,
    whom_from,
)
from quotes.grammar.sources.whose_words import source_named_after
from quotes.grammar.speech_nouns import noun_of_speech
from quotes.grammar.verbs import is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Quotation

_LONGEST_LIST: Final = 12
"""Items of a list under a sentence that ends in a colon, at most."""
_SO: Final = frozenset(["so", "then", "thus"])
_AFTER_CREDIT: Final = t.COMMA | t.STOP | t.OPEN_BRACKET | t.PREP
"""What may follow the name below a whole quotation: *— Ana Bly, on the final*."""
_IN_NAMES: Final = frozenset(["&", "and", "of", "the"])
"""Words with a small letter in the names of papers."""
_LONGEST_CREDIT: Final = 12
"""Tokens of a name and a description below a quotation, at most."""


def lead_inverted(context: QuotationContext, article: Article) -> Answer | None:
    """A cue and then its subject lead in (*Said Ann Lee: “We won.”*).

    Fires on   Said Ann Lee, “We won.”   Added Lee: ¶ “We won.”   So says Ann Lee: “We won.”
    Abstains   Said to be ill, Ann Lee won a “prize”.
    """
    frame, at = context.frame, context.position
    if at == 0 and not context.nested:
        before = _leading_frame(context.quotation, article)
        return _lead(before, before.sentence(len(before.tags) - 1)[0], len(before.tags)) if before else None
    return _lead(frame, context.sentence[0], at)


def _leading_frame(quotation: Quotation, article: Article) -> Frame | None:
    """The frame of the paragraph before, when that ends in a colon."""
    if quotation.paragraph == 0:
        return None
    above = article.paragraph_above(quotation.paragraph)
    start, end = article.paragraphs[above]
    if article.text.find(":", start, end) < 0:
        return None
    frame = article.paragraph_frame(above)
    return frame if frame is not None and frame.tags[-1] & t.COLON else None


def _lead(frame: Frame, low: int, at: int) -> Answer | None:
    """The cue that begins a sentence and the subject after it, up to the comma or colon before ``at``."""
    # *So says Ann Lee: “We won.”*
    low += frame.lower[low] in _SO and frame.has(t.SAY, low + 1, low + 2)
    if at - low < 3:
        return None
    tag = frame.tags[low]
    if not t.says(tag) or not frame.tags[at - 1] & (t.COMMA | t.COLON):
        return None
    source = phrase_starting_at(frame, low + 1, at - 1)
    if source is None or not frame.tags[source[0]] & (t.CAP | t.DET | t.PRONOUN):
        return None
    return Answer(frame, source, (low, low + 1))


def _frame_above_list(quotation: Quotation, article: Article) -> Frame | None:
    """The frame of the paragraph above the list that a quotation is in, when that paragraph ends in a colon."""
    for paragraph in range(quotation.paragraph - 1, max(-1, quotation.paragraph - 1 - _LONGEST_LIST), -1):
        frame = article.paragraph_frame(paragraph)
        if frame is None:
            return None
        if not after_list_mark(frame):
            return frame if frame.tags[-1] & t.COLON else None
    return None


def byline_after(context: QuotationContext, article: Article) -> Answer | None:
    """A dash and a name after the quotation: *“So proud.” — Ana Bly*.

    Fires on   “So proud.” — Ana Bly   “So proud.” ¶ – Ana Bly, on the final   “So proud.” ¶ Ann Lee, Ely Rovers
    Fires on   1. “So proud.” — Ana Bly   “So proud.” — Editorial, Elm Times
    Fires on   Ana Bly, 31 ¶ “So proud.” ¶ Max Bell, 44 ¶ “So tired.”   She won. “So proud.” — Ana Bly
    Fires on   Many agree. ¶ “So proud.” ¶ “So tired.” ¶ Quilla Zorn, Elm Times
    Abstains   “So proud” – a rare word – was in the letter.
    """
    quotation = context.quotation
    frame, first = context.frame, context.position + 1
    if context.position > after_list_mark(frame) and not context.stands_alone:
        return _name_after_dash(frame, first, 0) if _floats(context) else None
    above = _name_above(quotation, article) if context.stands_alone else None
    if above:
        return above
    follows = _AFTER_CREDIT if context.ended else 0
    if first < len(frame.tags) and not context.stands_alone:
        return _name_after_dash(frame, first, follows) or _name_in_brackets(frame, first)
    below = article.paragraph_frame(_credit_below(quotation.paragraph, article)) if follows else None
    if below is None or below.tags[0] & t.QUOTATION:
        return None
    return _name_alone(below) or _name_after_dash(below, 0, follows)


def _credit_below(paragraph: int, article: Article) -> int:
    """The paragraph below all those of nothing but quotations, if no other words lead in the first of them.

    *Many do. ¶ “So proud.” ¶ “So tired.” ¶ **Ana Bly, Elm Times***; not *“No,” said Ray. ¶ “So proud.” ¶ “So tired.”*
    """
    first, below = paragraph, paragraph + 1
    while first > paragraph - _LONGEST_LIST and _is_quoted(article, first - 1):
        first -= 1
    while below < paragraph + _LONGEST_LIST and _is_quoted(article, below):
        below += 1
    above = article.paragraph_frame(first - 1)
    return paragraph + 1 if above is not None and above.quotations else below


def _floats(context: QuotationContext) -> bool:
    """Whether a quotation is a sentence of its own, and nobody reports anything in the one before it.

    *Lee said it was late. “We wait.” — Ana Bly*: who wrote it signs.
    """
    frame, (low, _) = context.frame, context.sentence
    if low != context.position or not context.ended or context.position + 1 == len(frame.tags):
        return False
    before = sentence_source(frame, *frame.sentence(low - 1))
    return len(frame.quotations) == 1 and not (before and before.has_cue)


def _name_in_brackets(frame: Frame, first: int) -> Answer | None:
    """A full name in brackets that end a paragraph: *“So proud” (Ana Bly, 31)*."""
    if not frame.tags[first] & t.OPEN_BRACKET or not any(
        tag & t.CLOSE_BRACKET for tag in frame.tags[max(first, len(frame.tags) - 2) :]
    ):
        return None
    source = phrase_starting_at(frame, first + 1, len(frame.tags))
    if source is None or source[1] - source[0] < 2 or not frame.tags[source[0]] & t.GIVEN:
        return None
    named = frame.only(t.CAP, *source)
    return Answer(frame, source) if named and frame.tags[source[1]] & (t.COMMA | t.CLOSE_BRACKET) else None


def _name_above(quotation: Quotation, article: Article) -> Answer | None:
    """The name in the line above, where each of several quotations has its name above it, and not below.

    *“We waited.” ¶ Ana Bly ¶ “We left.” ¶ Max Bell* has names below.
    """
    line = quotation.paragraph - 1
    found = _name_line(article, line)
    if found is None or not (_name_line(article, line + 2) or _name_line(article, line - 2)):
        return None
    first = line
    while first > line - 2 * _LONGEST_LIST and _name_line(article, first - 2) and _is_quoted(article, first - 1):
        first -= 2
    return None if _is_quoted(article, first - 1) else found


def _name_line(article: Article, paragraph: int) -> Answer | None:
    """The full name that with its description makes up a paragraph."""
    frame = article.paragraph_frame(paragraph)
    return _name_alone(frame) if frame is not None else None


def _is_quoted(article: Article, paragraph: int) -> bool:
    """Whether a paragraph is nothing but quotations."""
    frame = article.paragraph_frame(paragraph)
    return frame is not None and len(frame.tags) == len(frame.quotations)


def _name_after_dash(frame: Frame, dash: int, follows: int) -> Answer | None:
    """A dash and a name that end a paragraph, or that a token of one of the classes ``follows``."""
    if dash + 1 >= len(frame.tags) or not (frame.tags[dash] & t.DASH or frame.lower[dash] == "-"):
        return None
    source = phrase_starting_at(frame, dash + 1, len(frame.tags))
    if source is None or not frame.tags[source[1] - 1] & t.CAP or frame.tags[source[0]] & t.MEDIA_NAME:
        return None
    source = _paper_of(frame, source) or source
    ends = source[1] == len(frame.tags) or frame.tags[source[1]] & follows
    return Answer(frame, source, (dash, dash + 1)) if ends else None


def _paper_of(frame: Frame, source: TokenRange) -> TokenRange | None:
    """Whose text a credit names: *— Editorial, **Elm Times***; else ``None``."""
    first, comma = source
    if comma - first > 1 or comma + 1 >= len(frame.tags) or not frame.tags[first] & t.TEXT_NOUN:
        return None
    paper = phrase_starting_at(frame, comma + 1, len(frame.tags)) if frame.tags[comma] & t.COMMA else None
    return paper if paper and frame.tags[paper[1] - 1] & t.CAP else None


def _name_alone(frame: Frame) -> Answer | None:
    """A full name that with its description makes up a paragraph, as below a quotation that is set apart."""
    tags = frame.tags
    # A name with a colon leads in what is below it: *“We waited.” ¶ Tom Hale, fisherman: ¶ “Nobody asked.”*
    if len(tags) > _LONGEST_CREDIT or tags[-1] & t.COLON:
        return None
    if any(tag & t.QUOTATION or is_finite_verb(frame, at) for at, tag in enumerate(tags)):
        return None
    source = phrase_starting_at(frame, 0, len(tags))
    # A given name or a paper sets a credit apart from a crosshead: *The Counter Move*.
    if source is None or source[1] < 2 or not (frame.has(t.GIVEN, 0, 2) or _names_paper(frame, source[1])):
        return None
    named = all(tag & t.CAP and not tag & t.CALENDAR for tag in tags[: source[1]])
    ends = source[1] == len(tags) or tags[source[1]] & (t.COMMA | t.STOP)
    return Answer(frame, source) if named and ends else None


def _names_paper(frame: Frame, comma: int) -> bool:
    """Whether a comma and then nothing but words with capitals follow a name: *Quilla Zorn, **Elm Times***."""
    size = len(frame.tags)
    if (
        comma + 1 >= size
        or not frame.tags[comma] & t.COMMA
        or frame.has(t.PLACE | t.PUNCTUATION & ~t.SYMBOL, comma + 1, size)
    ):
        return False
    return all(frame.word(at)[0].isupper() or frame.lower[at] in _IN_NAMES for at in range(comma + 1, size))


def words_of(context: QuotationContext, article: Article) -> Answer | None:
    """What follows the quotation says whose words they were.

    Fires on   “We failed.” ¶ The words were those of Ida Marsh.   “We failed.” That was the verdict of Ida Marsh.
    Fires on   “We failed.” ¶ Ida Marsh was speaking at the fair.   “We failed.” ¶ That is how Ida Marsh put it.
    Abstains   “We failed.” ¶ The words of the song were lost.   “We failed.” ¶ Ida Marsh said it was late.
    """
    frame, first = context.frame, context.position + 1
    if not context.capital or not context.ended:
        return None
    if first == len(frame.tags):
        after = article.paragraph_frame(context.quotation.paragraph + 1)
        if after is None:
            return None
        frame, first = after, 0
    low, high = frame.sentence(first)
    if low != first:
        return None
    return source_named_after(frame, first, high)


def paragraph_lead(context: QuotationContext, article: Article) -> Answer | None:
    """The paragraph before ends in a colon or a cue (*Lee went on: ¶ “We won.”*).

    Fires on   Lee continued: ¶ “We won.”   And from Chairwoman Lee: ¶ “We won.”
    Fires on   Lee warned: ¶ - Shops may close. ¶ - Nobody would get “more than a week”.
    Abstains   Lee left. ¶ “We won.”
    """
    quotation = context.quotation
    in_list = context.position > 0 and after_list_mark(context.frame) > 0
    if context.position > 0 and not in_list:
        return None
    frame = _frame_above_list(quotation, article) if in_list else _leading_frame(quotation, article)
    if frame is None:
        return None
    low, high = frame.sentence(len(frame.tags) - 1)
    for verb in range(high - 2, low - 1, -1):
        if is_cue(frame, verb, t.CUE_VERB):
            found = attribute_to_subject(frame, verb, low, high)
            if found:
                return found
    # *Other measures: ¶ - A law against “special fees”* names what the list is of.
    if in_list:
        return None
    found = noun_of_speech(frame, high - 2, low)
    if found:
        return found
    source = whom_from(frame, low, high - 1) or first_noun_phrase(frame, low, high - 1)
    source = source or name_before(frame, high - 1, low)
    return Answer(frame, source, (high - 1, high)) if source else None
