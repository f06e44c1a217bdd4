"""Sieves for a source that no verb names: *according to Lee*, *in Lee’s view*, *Lee’s claim that*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.according_to import ACCORDING_TO_LENGTHS, according_to_length
from quotes.grammar.finite_clauses import holds_finite_verb
from quotes.grammar.marked_words import is_term_used, next_quotation
from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.sources.headline_labels import LABEL_NOUNS
from quotes.grammar.sources.sentence_sources import for_whom
from quotes.grammar.sources.subject_chains import subject_chain
from quotes.grammar.speech_nouns import noun_of_speech, owner_before
from quotes.grammar.verb_signs import SPOKEN_NOUNS
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.word_sets import IS_OR_WAS, WORK_NOUNS
from quotes.lexicon.words import entries
from quotes.sieves.terms import TERM_WORDS
from quotes.sieves.titles import has_title_capitals
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange

_VIEWS: Final = frozenset(entries("view_nouns"))
_NEAR_NOUN_REACH: Final = 10
_SHORTEST_VIEW: Final = len(("For", "Lee", ",", "it"))
_OF_TO_REACH: Final = 2
"""Tokens from *of* or *to* after a noun of speech to its words: *a claim of “…”*, *a vow to be “…”*."""

_BY_WHOSE: Final = frozenset(["by", "from", "in"])
_REBUTTING: Final = forms_in("rebutting_verbs")


def according_to(context: QuotationContext, article: Article) -> Answer | None:
    """*according to*, *in the words of* and their like, after the quotation or before.

    Fires on   The storm was “historic,” according to Ann Lee.   In Ann Lee’s view, it was “historic”.
    Fires on   For Ann Lee, it was “a farce”.
    Abstains   They paid according to “need”.   For Ann Lee, the “old mill” was shut.
    """
    frame, at = context.frame, context.position
    low, high = context.sentence
    if not frame.may_name_source:
        return _seen_by(frame, at, low)
    before = None
    for start in range(low, high):
        # *Ines Roth said that according to its ledger “we are still counting”*: who says that is the source.
        if frame.lower[start] not in ACCORDING_TO_LENGTHS or (start > low and frame.lower[start - 1] == "that"):
            continue
        size = according_to_length(frame, start, high)
        source = phrase_starting_at(frame, start + size, high) if size else None
        if source is None or source[0] <= at < source[1]:
            continue
        if source[1] < at and (_goes_on_to_report(frame, source[1], at) or _hangs_on_noun(frame, start, low)):
            continue
        found = Answer(frame, source, (start, start + size))
        if start > at and (_leads_to_next(frame, at, start, source[1]) or _is_of_joined_clause(frame, at, start, low)):
            continue
        if start > at:
            return found if before is None or next_quotation(frame, at + 1, high) >= start else before
        before = found
    return before or _in_view_of(frame, at, low, high) or _seen_by(frame, at, low)


def _seen_by(frame: Frame, at: int, low: int) -> Answer | None:
    """To whom something is what the marked words say: *For **Ann Lee**, it was “a farce”*."""
    whom = for_whom(frame, low, at) if frame.lower[at - 1] in IS_OR_WAS and at - low > _SHORTEST_VIEW else None
    return Answer(frame, whom, (low, low + 1)) if whom else None


def _hangs_on_noun(frame: Frame, start: int, low: int) -> bool:
    """Whether a phrase with *in* belongs to a noun: *Lee says her standing **in the eyes of** voters is “low”*."""
    return start > low and frame.lower[start] == "in" and bool(is_nominal(frame.tags[start - 1]))


def _goes_on_to_report(frame: Frame, comma: int, at: int) -> bool:
    """Whether a relative clause about the source reports the words: *according to Kor, **whose** clerk said “…”*."""
    if not frame.tags[comma] & t.COMMA or not frame.tags[comma + 1] & t.WH_WORD:
        return False
    return any(comma < cue < at and is_cue(frame, cue, t.REPORTING) for cue in frame.cues)


def _leads_to_next(frame: Frame, at: int, start: int, end: int) -> bool:
    """Whether the words of a phrase come after it: *Lee called it “weak” and, in the words of **an aide**, “odd”*."""
    adjacent = start - at - (frame.tags[start - 1] & t.COMMA > 0) == 1
    after = end + (end < len(frame.tags) and frame.tags[end] & t.COMMA > 0)
    return not adjacent and after < len(frame.tags) and bool(frame.tags[after] & t.QUOTATION)


def _is_of_joined_clause(frame: Frame, at: int, start: int, low: int) -> bool:
    """Whether a phrase names the source of a clause joined to the report of a quotation.

    *Kor warned that it would be “low,” and Pell has asked for time, **according to a clerk***
    """
    joined = frame.endings[at] == "," and at + 1 < start and frame.tags[at + 1] & t.CONJ
    if not joined or not holds_finite_verb(frame, at + 2, start):
        return False
    return any(t.says(frame.tags[cue]) for cue in frame.cues if low <= cue < at)


def _in_view_of(frame: Frame, at: int, low: int, high: int) -> Answer | None:
    """In whose view or words something is, at either end of a sentence: *In Lee’s view, …*, *…, in her words*."""
    for noun in frame.cues:
        owner = owner_before(frame, noun, low) if low + 2 <= noun < high and frame.lower[noun] in _VIEWS else None
        if owner is None or owner[1] != noun:
            continue
        start = owner[0] - 1
        if start < low or frame.lower[start] != "in":
            continue
        after = frame.tags[noun + 1] if noun + 1 < high else t.STOP
        opens = start == low and after & t.COMMA
        closes = start - 1 >= at and frame.tags[start - 1] & (t.COMMA | t.QUOTATION) and after & (t.STOP | t.COMMA)
        if opens or closes:
            return Answer(frame, (start + 1, noun), (start, noun + 1))
    return None


def cue_noun_near(context: QuotationContext, article: Article) -> Answer | None:
    """A possessor and a noun of speech whose clause the quotation is, whatever else the sentence reports.

    Fires on   Ann Lee attacked Kay’s claim that the vote was “rigged”.   Ann Lee fears Kay’s vow to be “neutral”.
    Fires on   Files contradict Kay’s claim in a letter that it was “won”.
    Abstains   Ann Lee repeated Kay’s claim that the vote was “rigged”.   Ann Lee said Kay’s claim was “bad”.
    """
    frame, at = context.frame, context.position
    found = noun_of_speech(frame, at - 1, max(context.sentence[0], at - _NEAR_NOUN_REACH))
    if found is None:
        return None
    first, last = found.source[0], _after_occasion(frame, found.cue[1], at)
    word = frame.lower[last]
    # Farther from *of* or *to*, the words are the sentence's own: *Lee called Kay’s offer to rebuild the mill “odd”*.
    if word not in ("that", "of", "to") or (word != "that" and at - last > _OF_TO_REACH):
        return None
    # Who repeats a claim makes it: *Ann Lee reiterated the firm’s position that the ferries “are unsafe”*.
    repeats = frame.tags[first - 1] & t.SAY and frame.lower[first - 1] not in _REBUTTING
    if repeats or any(is_cue(frame, verb, t.REPORTING) for verb in range(last, at)):
        return None
    return found


def _after_occasion(frame: Frame, end: int, at: int) -> int:
    """The position of *that* after an occasion: *his claim in an interview **that***; else the end of the noun."""
    if frame.lower[end] != "in" or "that" not in frame.lower[end:at]:
        return end
    that = frame.lower.index("that", end)
    return end if frame.has(t.PUNCTUATION, end, that) else that


def cue_noun(context: QuotationContext, article: Article) -> Answer | None:
    """A possessor and a noun of speech before the quotation: *Lee’s claim that it was “rigged”*.

    Fires on   Lee’s letter about the dam was full of “lies”.   It is the pull of Lee’s “no more tears” pledge.
    Abstains   Lee’s house is “big”.   Lee’s letter moved the “old guard”.   Lee’s arguments were “brief”.
    Abstains   Given Lee’s claim about the dam, the town is full of “fear”.   Lee’s new book is “How to Go to Sea”.
    """
    frame, at = context.frame, context.position
    low, _ = context.sentence
    owner = _owner_of_words(frame, at, low)
    if owner:
        return Answer(frame, owner, (at + 1, at + 2))
    if is_term_used(frame, at) and at - 3 >= low:
        user = subject_chain(frame, at - 3, low)
        return Answer(frame, user, (at - 3, at)) if user else None
    found = noun_of_speech(frame, at - 1, low)
    if found is None or _is_titled(frame, found.cue[1], at) or not _leads_to_words(frame, found, at):
        return None
    words = article.text[context.quotation.inner_start : context.quotation.inner_end].split()
    # *Lee’s new book is “How to Go to Sea”*; but *Lee’s motto is “Never Go to Sea”*.
    is_label = frame.lower[found.cue[1] - 1] in LABEL_NOUNS
    if len(words) >= TERM_WORDS and has_title_capitals(words) and not is_label:
        return None
    if any(_is_own_verb(frame, verb) for verb in range(found.cue[1], at)):
        return None
    return found


def _leads_to_words(frame: Frame, found: Answer, at: int) -> bool:
    """Whether a noun of speech goes on to the words, and is neither over before them nor what they describe.

    *Lee’s claim that it is “odd”*; not *Given Lee’s claim, it is “odd”*, *Lee’s Tale is “odd”*.
    """
    noun, end = found.cue[1] - 1, found.cue[1]
    if frame.tags[noun] & t.CAP and not frame.begins_sentence(noun):
        return False
    # *In Lee’s view, it is “odd”*; *It was by Lee’s own admission “odd”*.
    if frame.lower[found.source[0] - 1] in _BY_WHOSE or frame.tags[at - 1] & t.COLON:
        return True
    comma = frame.find(t.COMMA, end, at - 1)
    if comma < at - 1 and (holds_finite_verb(frame, comma, at) or frame.has(t.PRONOUN, comma, at)):
        return False
    # *Lee’s motto was “never go to sea”*, but of several nothing is the words: *Lee’s remarks were “odd”*.
    return frame.lower[frame.skip_back(t.ADV | t.DET, at - 1, end)] not in ("are", "were")


def _owner_of_words(frame: Frame, at: int, low: int) -> TokenRange | None:
    """The owner of a quotation and the noun of speech after it: *Lee’s “no more tears” pledge*."""
    if at - 1 < low or at + 1 >= len(frame.tags) or frame.lower[at + 1] not in SPOKEN_NOUNS:
        return None
    owner = owner_before(frame, at, low)
    if owner is None or owner[1] != at or frame.tags[at - 1] & t.CALENDAR:
        return None
    return owner


def _is_titled(frame: Frame, after: int, at: int) -> bool:
    """Whether the title of a work is right after its noun, so that other words are not the work: *his song **“Salt”***.

    Args:
        frame: The tokens.
        after: Position after the noun.
        at: Position of the other words.
    """
    return after < at and bool(frame.tags[after] & t.QUOTATION) and frame.lower[after - 1] in WORK_NOUNS


def _is_own_verb(frame: Frame, at: int) -> bool:
    """Whether a word is a verb other than an auxiliary, so that a noun before it is over (*his plea moved*).

    Unlike ``is_finite_verb``, this takes participles and not auxiliaries: *his plea that it be “fair” was heard*.
    """
    tag = frame.tags[at]
    return bool(tag & (t.FINITE_OR_PARTICIPLE | t.ING)) and not tag & t.AUX and is_cue(frame, at, t.VERB)
