"""Content: the clause that a quotation is part of, as far as its source reports it."""

from __future__ import annotations

from typing import Final

from quotes.grammar.clause_starts import after_aside, begins_whole_clause, content_start, is_infinitive, is_interposed
from quotes.grammar.ends.clause_ends import clause_end, without_outer_marks
from quotes.grammar.ends.open_clauses import has_own_verb
from quotes.grammar.finite_clauses import holds_finite_verb, is_finite_cue
from quotes.grammar.phrase_parts import is_subject_pronoun
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import PHRASAL
from quotes.lexicon.word_sets import BEFORE_TOPIC
from quotes.lexicon.words import entries
from quotes.model import DIRECT, Span
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange

SHORTEST_SENTENCE: Final = 3
"""Words of a quotation that may be a whole sentence."""
_REPORTS_REACH: Final = 60
"""Tokens after a quotation among which the report of another may end its clause."""
_NO_BEGINNING: Final = t.PREP | t.ADVERBIAL | t.PUNCTUATION
"""What does not begin a reported clause but belongs to its cue: *said **of** her plan*, *said **again***."""
_CONTRASTS: Final = frozenset([*entries("contrasts"), "but"])
_NO_SUBJECT: Final = t.ING | t.PREP | t.CONJ | t.WH_WORD
_LINKS: Final = t.PREP | t.SUBORDINATOR
"""What joins more words to a quotation that ends with a comma: *“We leave,” **as** the town feared, Lee said*."""
_LINKED: Final = frozenset(["about", "against", "because", "for", "from", "if", "of", "unless", "until"])
_GOES_ON: Final = frozenset(["because", "compared", "given", "not", "or", "where", "who", "whose"])
_JOINED: Final = frozenset(["just", "not", "only", "that", "there"])
"""What after a conjunction does not begin the writer's own clause: *it was “safe,” but **only** there*."""
_TIMES: Final = frozenset(["after", "during", "until", "when", "while"])
"""What begins when somebody spoke of an object."""
_RELATIVES: Final = frozenset(["which", "who", "whom", "whose"])


def content_span(context: QuotationContext, article: Article, found: Answer, kind: str) -> Span:
    """The reported clause around a quotation: for a direct one mostly only itself.

    Args:
        context: The quotation.
        article: The article, its quotations answered.
        found: Its source and cue.
        kind: Its kind, judging by its own words.

    Returns:
        A span (code points) that holds the quotation.
    """
    frame, at, quotation = context.frame, context.position, context.quotation
    cue = found.cue
    if not found.has_cue or found.frame is not frame:
        return quotation.start, quotation.end
    if cue[0] > at:
        first, end = _before_cue(context, cue, found.source, kind)
    elif context.sentence[0] <= cue[0]:
        first, end = _after_cue(context, article, found, kind)
    else:
        return quotation.start, quotation.end
    first, end = without_outer_marks(frame, first, end) or (at, at + 1)
    return min(frame.starts[first], quotation.start), max(frame.end(end - 1), quotation.end)


def _after_cue(context: QuotationContext, article: Article, found: Answer, kind: str) -> TokenRange:
    """The tokens that a cue before a quotation reports; all quotations of one clause have the same."""
    frame, at = context.frame, context.position
    cue = found.cue
    inverted = found.source[0] >= cue[1] and frame.tags[cue[0]] & t.VERB
    _, high = context.sentence
    if kind == DIRECT and (cue[1] + 1 >= at or inverted):
        if context.ended or context.ends_with_comma or not _links_on(frame, at + 1, high):
            return at, at + 1
        reports = _reports_after(article, frame, cue, at + 1, min(high, at + 1 + _REPORTS_REACH))
        return at, clause_end(frame, at, high, found.source, reports, at + 1)
    pieces = _pieces(article, found, at, min(high, at + _REPORTS_REACH))
    first = _start(frame, cue, found.source, pieces[0])
    if kind == DIRECT and not _begins_content(frame, first, at):
        return at, at + 1
    last = article.context(frame.quotations[pieces[-1]])
    after = last.position + 1
    if _is_over(last, article, cue) or (last.ends_with_comma and not _goes_on(frame, first, after, high)):
        return first, after
    if _ends_object(frame, cue, first, after, high):
        return first, after
    reports = _reports_after(article, frame, cue, after, min(high, after + _REPORTS_REACH))
    end = clause_end(frame, first, high, found.source, reports, after)
    source = found.source[0]
    # *It was called “odd” **by Lee** in May*, *Calling it “odd” **Lee** left*
    return first, min(end, source - (frame.lower[source - 1] == "by")) if source >= after else end


def _links_on(frame: Frame, after: int, high: int) -> bool:
    """Whether words after a whole quotation go on with its clause: *said, “We have a week” until May*.

    *as she left*, *at the town*, *in a note* and *with a smile* may tell how it was said.
    """
    return after + 1 < high and (frame.lower[after] in _LINKED or is_infinitive(frame, after, high))


def _pieces(article: Article, found: Answer, at: int, high: int) -> list[int]:
    """The positions of the quotations that a cue before them reports, the one at a position among them."""
    frame, cue = found.frame, found.cue
    if frame.lower[cue[1] : high].count("") == 1:
        return [at]
    pieces = []
    for position in range(cue[1], high):
        if frame.tags[position] & t.QUOTATION:
            answer = article.answers.get(frame.quotations[position].index)
            if position == at or (answer is not None and answer.frame is frame and answer.cue == cue):
                pieces.append(position)
    return pieces


def _start(frame: Frame, cue: TokenRange, source: TokenRange, at: int) -> int:
    """Where what a cue reports begins: after *to* in *referred to a “mess”*, at *she* in *said in Ely she was “ill”*.

    ``at`` is the position of the first quotation that it reports.
    """
    if source[0] >= cue[1] and not frame.tags[cue[0]] & t.VERB:
        # *According to Lee, she was “ill”*
        return min(source[1] + (frame.tags[source[1]] & t.COMMA > 0), at)
    after = end_of_cue(frame, cue)
    if after < at and frame.tags[after] & t.COMMA and source[0] and frame.lower[source[0] - 1] == "as":
        # *As Lee noted, **the** ferry was “ill”*
        return after + 1
    if after + 1 < at and frame.tags[after] & t.COMMA and not is_interposed(frame, source, cue):
        return _after_comma(frame, after + 1, at)
    first = content_start(frame, (cue[0], after), source, at)
    if first + 1 >= at or not frame.tags[first] & t.PREP or is_infinitive(frame, first, at + 1):
        return first
    clause = _after_circumstance(frame, first, at)
    return first + (frame.lower[first] in BEFORE_TOPIC) if clause is None else clause


def _after_comma(frame: Frame, first: int, at: int) -> int:
    """Where a clause begins after a cue and a comma: *pointed out, **she** was “ill”*, *noted, in it, **he** was*."""
    if begins_whole_clause(frame, first):
        return first
    return after_aside(frame, first, at) or at


def _after_circumstance(frame: Frame, first: int, at: int) -> int | None:
    """Where a clause begins after where or when it was said, which a preposition opens; ``None`` without one.

    There is one in *said in Ely **she** was “ill”*, *noted in a note, **the** dam was “ill”*, *said of it, **“Yes”***.
    """
    about = frame.lower[first] in BEFORE_TOPIC
    clause = frame.tags[first] & t.SUBORDINATOR
    for position in range(first + 1, at):
        tag = frame.tags[position]
        if frame.lower[position] == "that" and not is_finite_verb(frame, position + 1):
            return position
        if tag & t.COMMA:
            # *boasted of his boat, his car and “a plane”*, *lashed out at critics, including Lee, over “lies”*
            begins = position + 1 == at or not (about or frame.tags[position + 1] & _NO_SUBJECT)
            return position + 1 if begins else None
        if tag & t.QUOTATION:
            # *said on the show “New Day” **that** it was “ill”*
            clause = about = True
        elif tag & t.PUNCTUATION:
            break
        if tag & t.PRONOUN and not tag & t.AUX and not clause and is_finite_verb(frame, position + 1):
            return position
    return None


def _begins_content(frame: Frame, first: int, at: int) -> bool:
    """Whether words before a whole quotation begin the clause that it ends: *said that, once it rained, “We leave.”*.

    In *said of the plan: “It is late.”* and *told the town in a letter, “It is late.”* they belong to the cue.
    """
    if first >= at:
        return False
    tag = frame.tags[first]
    if frame.lower[first] == "that" or is_infinitive(frame, first, at):
        return True
    if tag & _NO_BEGINNING or frame.lower[first] in _RELATIVES or frame.lower[first - 1] in BEFORE_TOPIC:
        return False
    if holds_finite_verb(frame, first + 1, at):
        return True
    # *putting **it** in the file: “It is late.”*, *urged **young rowers** with a motto: “Row.”*
    addressee = phrase_starting_at(frame, first, at) if frame.tags[at - 1] & t.COLON else None
    return not (tag & t.PRONOUN or (addressee and frame.tags[addressee[1] - 1] & t.PLURAL))


def _goes_on(frame: Frame, first: int, after: int, high: int) -> bool:
    """Whether a clause goes on after the comma in a quotation: *said it was “safe,” because it was new*.

    In *called it “safe,” because it was new* the reason may be the writer's. ``after`` is the position after the marks.
    """
    if after >= high or not (begins_whole_clause(frame, first) or has_own_verb(frame, first, after)):
        return False
    joined = frame.tags[after] & t.CONJ and after + 1 < high and frame.lower[after + 1] in _JOINED
    return bool(joined) or frame.lower[after] in _GOES_ON


def _ends_object(frame: Frame, cue: TokenRange, first: int, after: int, high: int) -> bool:
    """Whether an object ends with its quotation: *called it “odd”, since it leaks*, *called it “odd” when she left*.

    A reason without a comma is as often part of it: *mocked it as “odd” because it leaks*.

    Args:
        frame: The tokens.
        cue: The cue.
        first: Position of the first token of what may be an object.
        after: Position after the quotation.
        high: Position after the last token of the sentence.
    """
    if after + 1 >= high or has_own_verb(frame, first, after):
        return False
    # *said it “will rain” when …* may be a clause; *called **it** “rain” when …* has an object.
    if begins_whole_clause(frame, first) and (frame.lower[first] != "it" or frame.tags[cue[0]] & t.SAY):
        return False
    tag, following = frame.tags[after], frame.tags[after + 1]
    if frame.lower[after] in _TIMES:
        return frame.lower[first] != "to" and not following & (t.ADV | t.ING)
    return bool(tag & t.COMMA or (tag & t.CONJ and is_subject_pronoun(following)))


def _is_over(context: QuotationContext, article: Article, cue: TokenRange) -> bool:
    """Whether a clause ends with the quotation: with a bracket, or before the verb that a noun of speech is subject of.

    *Her claim that “they lost the vote” hurt him*, *their chants of “Row!” were loud*, *(She called it “odd.”)*.
    """
    frame, after = context.frame, context.position + 1
    if after >= len(frame.tags):
        return False
    if frame.tags[after] & t.CLOSE_BRACKET:
        return context.terminal
    if not frame.tags[cue[1] - 1] & t.SPEECH_NOUN or not is_finite_verb(frame, after):
        return False
    # *Her claim that the “lost” vote was odd*
    whole = frame.tags[after] & t.PAST and article.word_count(context.quotation) > SHORTEST_SENTENCE + 1
    return bool(whole) or "that" not in frame.lower[cue[1] : context.position]


def _reports_after(article: Article, frame: Frame, cue: TokenRange, first: int, high: int) -> frozenset[int]:
    """Where other reports in a range begin: *he was “glad” and **Lee** called it “great”*, *and **called** it “great”*.

    A participle goes on with another one: *calling it “odd” and **vowing** to appeal*.
    """
    begins = []
    goes_on = frame.tags[cue[0]] & t.ING
    for at in range(first, high):
        tag = frame.tags[at]
        if tag & t.QUOTATION:
            found = article.answers.get(frame.quotations[at].index)
            if found is not None and found.frame is frame and found.has_cue:
                begins.append(found.cue[0] if found.source[0] < first else min(found.source[0], found.cue[0]))
        elif goes_on and tag & t.ING and tag & t.REPORTING and frame.tags[at - 1] & t.CONJ:
            begins.append(at)
        elif frame.lower[at] in _CONTRASTS and _reports(frame, at + 1, high):
            begins.append(at + 1)
    return frozenset(begins)


def _reports(frame: Frame, first: int, high: int) -> bool:
    """Whether a subject that begins there says something: *but **Kay denied** it*; not *but **Kay** won*."""
    subject = phrase_starting_at(frame, first, high)
    if subject is None or subject[1] >= high:
        return False
    return is_finite_cue(frame, subject[1], t.REPORTING)


def _before_cue(context: QuotationContext, cue: TokenRange, source: TokenRange, kind: str) -> TokenRange:
    """The tokens that a cue after a quotation reports."""
    end = min(cue[0], source[0])
    if kind != DIRECT:
        return context.sentence[0], end
    at = context.position
    return at, end if _goes_on_to_cue(context, end) else at + 1


def _goes_on_to_cue(context: QuotationContext, end: int) -> bool:
    """Whether the words between a whole quotation and who said it go on with it: *“We leave” if it rains, Lee said*.

    In *“We leave,” Lee, the mayor, who is ill, said* and *“We leave,” a friend recalled him saying* they do not.
    """
    frame, after = context.frame, context.position + 1
    if after >= end or (context.ends_with_comma and not frame.tags[after] & _LINKS):
        return False
    return not any(is_finite_cue(frame, verb, t.SAY) for verb in range(after, end))


def end_of_cue(frame: Frame, cue: TokenRange) -> int:
    """The position after a cue, with the particle of a verb of two words: *pointed **out***."""
    end = cue[1]
    return end + (end < len(frame.lower) and frame.lower[end] in PHRASAL.get(frame.lower[end - 1], ()))
