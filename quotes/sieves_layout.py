"""Sieves for leads: a colon, a headline, a byline, an inverted lead, the end of the paragraph before."""

from __future__ import annotations

from quotes.article import Article, Found
from quotes.frames import Frame
from quotes.lexicon import (
    CALENDAR,
    CAP,
    COLON,
    COMMA,
    DASH,
    DET,
    DOCUMENT,
    FINITE,
    GIVEN,
    ING,
    MANNER,
    MEDIA,
    OPEN,
    ORG,
    POSS,
    POSSESSIVE,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    ROLE,
    SAY,
    SPEECH_NOUN,
    STOP,
    THINK,
    VERB,
    entries,
)
from quotes.model import Quotation
from quotes.phrases import is_finite, phrase_after
from quotes.sources import after_quote, base_start, first_phrase, link, noun_of_speech, sentence_source
from quotes.verbs import in_relative, is_cue

_LABELS = frozenset(entries("labels"))
_PLACES = frozenset(place.lower() for place in entries("places"))
_THOSE = ("the", "that", "those", "this", "these")
_VERDICT_REACH = 9
_LONGEST_CREDIT = 12
"""Tokens of a name and a description below a quotation, at most."""
_LONGEST_NAME = 8
"""Tokens before the colon of a headline, at most."""


def lead_inverted(quotation: Quotation, article: Article) -> Found | None:
    """A cue and then its subject lead in (*Said Ann Lee: “We won.”*).

    Fires on   Said Ann Lee, “We won.”   Added Lee: ¶ “We won.”
    Abstains   Said to be ill, Ann Lee won a “prize”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    if at == 0 and quotation.parent is None:
        before = _leading_frame(quotation, article)
        return _lead(before, before.sentence(len(before.words) - 1)[0], len(before.words)) if before else None
    return _lead(frame, place.sentence[0], at)


def _leading_frame(quotation: Quotation, article: Article) -> Frame | None:
    """The frame of the paragraph before, when that ends in a colon."""
    if quotation.paragraph == 0:
        return None
    span = article.paragraphs[quotation.paragraph - 1]
    if article.text.find(":", span.start, span.end) < 0:
        return None
    frame = article.paragraph_frame(quotation.paragraph - 1)
    return frame if frame is not None and frame.words and frame.tags[-1] & COLON else None


def _lead(frame: Frame, low: int, at: int) -> Found | None:
    """The cue that begins a sentence and the subject behind it, up to the comma or colon before ``at``."""
    if at - low < 3:
        return None
    tag = frame.tags[low]
    if not tag & SAY or not tag & FINITE or tag & ING or not frame.tags[at - 1] & (COMMA | COLON):
        return None
    source = phrase_after(frame, low + 1, at - 1)
    if source is None or not frame.tags[source[0]] & (CAP | DET | PRONOUN):
        return None
    return Found(frame, source, (low, low + 1))


def byline_after(quotation: Quotation, article: Article) -> Found | None:
    """A dash and a name stand behind the quotation: *“So proud.” — Ana Bly*.

    Fires on   “So proud.” — Ana Bly   “So proud.” ¶ – Ana Bly, on the final   “So proud.” ¶ Ann Lee, Ely Rovers
    Abstains   “So proud” – a rare word – was in the letter.
    """
    place = article.place(quotation)
    frame, first = place.frame, place.position + 1
    if quotation.parent is not None or place.position:
        return None
    whole = place.terminal or place.exclaims
    if not whole and first == len(frame.tags):
        return None
    if first == len(frame.tags):
        after = article.paragraph_frame(quotation.paragraph + 1)
        if after is None or not after.words or QUOTE & after.tags[0]:
            return None
        frame, first = after, 0
    if frame is not place.frame and whole and place.stands_alone:
        found = _name_alone(frame)
        if found is not None:
            return found
    if first + 1 >= len(frame.tags) or not (frame.tags[first] & DASH or frame.words[first] == "-"):
        return None
    source = phrase_after(frame, first + 1, len(frame.tags))
    if source is None or not frame.tags[source[1] - 1] & CAP or frame.tags[source[0]] & MEDIA:
        return None
    ends = source[1] == len(frame.tags) or (whole and frame.tags[source[1]] & (COMMA | STOP | OPEN | PREP))
    return Found(frame, source, (first, first + 1)) if ends else None


def _name_alone(frame: Frame) -> Found | None:
    """A full name that with its description makes up a paragraph, as below a quotation that is set apart."""
    tags = frame.tags
    if len(tags) > _LONGEST_CREDIT or any(_may_act(tag) for tag in tags):
        return None
    source = phrase_after(frame, 0, len(tags))
    if source is None or source[1] < 2 or not any(tag & GIVEN for tag in tags[:2]):
        return None
    named = all(tag & CAP and not tag & CALENDAR for tag in tags[: source[1]])
    ends = source[1] == len(tags) or tags[source[1]] & (COMMA | STOP)
    return Found(frame, source, None) if named and ends else None


def _may_act(tag: int) -> bool:
    """Whether a word may be the verb of a sentence, or stands for a quotation."""
    return bool(tag & QUOTE) or is_finite(tag) or bool(tag & FINITE and not tag & CAP)


def headline(quotation: Quotation, article: Article) -> Found | None:
    """A name and a colon open a headline: *Mayor: Cuts are ‘over’*.

    Fires on   Lee: Taxes are ‘a scandal’  (the first paragraph)
    Abstains   The result: a ‘scandal’, said Ann Lee.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    if quotation.paragraph > 0 or quotation.parent is not None:
        return None
    for colon in range(1, min(at, _LONGEST_NAME)):
        if frame.tags[colon] & COLON:
            source = phrase_after(frame, 0, colon)
            if source is None or source[1] != colon or _is_label(frame, source):
                return None
            if colon + 1 < at and _is_dateline(frame, source):
                return None
            return Found(frame, source, (colon, colon + 1))
    return None


def _is_label(frame: Frame, source: tuple[int, int]) -> bool:
    """Whether what stands before a colon names no speaker: *Watch:*."""
    first, end = source
    return " ".join(frame.lower[first:end]).replace("’", "'") in _LABELS


def _is_dateline(frame: Frame, source: tuple[int, int]) -> bool:
    """Whether what stands before a colon is where the article was written: *NEW DELHI:*."""
    first, end = source
    return " ".join(frame.lower[first:end]) in _PLACES and all(word.isupper() for word in frame.words[first:end])


def colon_before(quotation: Quotation, article: Article) -> Found | None:
    """A name or description and a colon, or a cue noun (*Mayor: ‘No cuts’*, *Her verdict: “Boring.”*).

    Fires on   Lee: “We won.”   Her verdict: “Boring.”   Ann Lee went even further: “Never again.”
    Abstains   The result: chaos in “the valley”.
    """
    place = article.place(quotation)
    frame, at = place.frame, place.position
    low, high = place.sentence
    if at - 1 < low or not frame.tags[at - 1] & COLON:
        return None
    last = at - 2
    if last < low:
        return None
    low = _after_dash(frame, last, after_quote(frame, last, low))
    for verb in range(last, low - 1, -1):
        if is_cue(frame, verb, REPORTING | MANNER) and not in_relative(frame, verb, low):
            found = link(frame, verb, low, high)
            if found:
                return found
    for back in range(last, low - 1, -1):
        if frame.tags[back] & (POSS | POSSESSIVE) and frame.tags[last] & (SPEECH_NOUN | DOCUMENT):
            return Found(frame, (base_start(frame, back, low), back + 1), (back + 1, last + 1))
    if any(is_finite(frame.tags[verb]) for verb in range(low, at - 1)):
        return _led_in(frame, low, at) if place.capital and (place.terminal or place.exclaims) else None
    source = first_phrase(frame, low, at - 1)
    return Found(frame, source, (at - 1, at)) if source and not _is_label(frame, source) else None


def _led_in(frame: Frame, low: int, at: int) -> Found | None:
    """Whoever acts in the sentence that leads a whole quotation in: *Lee went further: “Never!”*."""
    found = sentence_source(frame, low, at - 1)
    if found is None or found.source is None or noun_of_speech(frame, at - 2, low):
        return None
    return found if frame.tags[found.source[1] - 1] & (CAP | PRONOUN | ROLE | ORG) else None


def _after_dash(frame: Frame, last: int, low: int) -> int:
    """The position after the last dash or *by* of a clause: *Cuts ahead – from Ann Lee:*."""
    for at in range(last, low, -1):
        if frame.tags[at] & DASH:
            return at + 1
        if frame.lower[at] in ("by", "from") and at < last and not _has_verb(frame, low, at):
            return at + 1
    return low


def _has_verb(frame: Frame, low: int, at: int) -> bool:
    """Whether a clause has had its verb before a position (*She read a note from Ann Lee:*)."""
    return any(frame.tags[verb] & FINITE and is_cue(frame, verb, VERB) for verb in range(low, at))


def words_of(quotation: Quotation, article: Article) -> Found | None:
    """What follows the quotation tells whose words they were.

    Fires on   “We failed.” ¶ The words were those of Ida Marsh.   “We failed.” That was the verdict of Ida Marsh.
    Abstains   “We failed.” ¶ The words of the song were lost.
    """
    place = article.place(quotation)
    frame, first = place.frame, place.position + 1
    if quotation.parent is not None or not place.capital or not (place.terminal or place.exclaims):
        return None
    if first == len(frame.tags):
        after = article.paragraph_frame(quotation.paragraph + 1)
        if after is None:
            return None
        frame, first = after, 0
    low, high = frame.sentence(first)
    return _verdict(frame, first, high) if low == first else None


def _verdict(frame: Frame, first: int, high: int) -> Found | None:
    """Whose words a sentence says that they were: *Those were the words of Kay*, *So wrote Kay*."""
    lower, tags = frame.lower, frame.tags
    if lower[first] == "so" and first + 2 < high and tags[first + 1] & SAY and tags[first + 1] & FINITE:
        source = phrase_after(frame, first + 2, high)
        return Found(frame, source, (first + 1, first + 2)) if source else None
    if lower[first] == "with" and first + 4 < high and lower[first + 1] in _THOSE and tags[first + 2] & SPEECH_NOUN:
        source = phrase_after(frame, first + 3 + bool(tags[first + 3] & COMMA), high)
        return Found(frame, source, None) if source else None
    stop = min(high, first + _VERDICT_REACH)
    noun = next((at for at in range(first, stop) if tags[at] & SPEECH_NOUN), None)
    copula = next((at for at in range(first, stop) if lower[at] in ("was", "were", "is", "are")), None)
    if noun is None or copula is None or not any(word in _THOSE for word in lower[first : first + 2]):
        return None
    source = _owner(frame, copula + 1, stop, high)
    if source is None or any(tag & PUNCTUATION for tag in tags[first : source[0]]):
        return None
    return Found(frame, source, (noun, noun + 1))


def _owner(frame: Frame, first: int, stop: int, high: int) -> tuple[int, int] | None:
    """Who is behind *of* in a range, or ends in a possessive right at its start."""
    source = phrase_after(frame, first, high)
    if source is not None and frame.tags[source[1] - 1] & POSSESSIVE:
        return source
    of = next((at for at in range(first, stop) if frame.lower[at] == "of"), None)
    return phrase_after(frame, of + 1, high) if of is not None else None


def paragraph_lead(quotation: Quotation, article: Article) -> Found | None:
    """The paragraph before ends in a colon or a cue (*Lee went on: ¶ “We won.”*).

    Fires on   Lee continued: ¶ “We won.”
    Abstains   Lee left. ¶ “We won.”
    """
    place = article.place(quotation)
    if quotation.parent is not None or place.position > 0:
        return None
    frame = _leading_frame(quotation, article)
    if frame is None:
        return None
    low, high = frame.sentence(len(frame.words) - 1)
    for verb in range(high - 2, low - 1, -1):
        if is_cue(frame, verb, REPORTING | THINK):
            found = link(frame, verb, low, high)
            if found:
                return found
    found = noun_of_speech(frame, high - 2, low)
    if found:
        return found
    source = first_phrase(frame, low, high - 1)
    return Found(frame, source, (high - 1, high)) if source else None
