"""Reported speech without marks: every cue of an article that no quotation has, with the clause that it reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from quotes.article import Article, Found
from quotes.auxiliaries import is_passive
from quotes.clause_ends import trimmed
from quotes.frames import Frame
from quotes.lexicon import (
    ADV,
    AUX,
    CALENDAR,
    CAP,
    COMMA,
    CONJ,
    DOCUMENT,
    ING,
    NEG,
    OPENS_PHRASAL,
    PAST,
    PHRASAL,
    PREP,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    REPORTING,
    SPEECH_NOUN,
    STANCE,
    THINK,
    WH,
    forms_of,
)
from quotes.model import INDIRECT, Link, Quotation, Span
from quotes.phrases import Phrase, base_phrase, is_nominal, phrase_after
from quotes.sieves_reported import PARENTHETICAL, REPORT_SIEVES, Pieces, Reporting, start_behind
from quotes.source_phrases import SOURCE_PHRASES, may_name_source, phrase_of_source
from quotes.sources import after_quote, link
from quotes.speech_nouns import noun_of_speech
from quotes.verbs import is_cue

BELIEF = "belief"
"""The ``rule`` of what somebody thinks, wants or plans rather than says."""
_CUES = REPORTING | THINK | STANCE
_NONE: frozenset[int] = frozenset()
_INVERTED = PARENTHETICAL - forms_of("tell")
"""Verbs with the source behind them; *told* has whom it addresses there."""
_BEHIND_REPORTED = PARENTHETICAL.union(SOURCE_PHRASES)
"""Words that may report what stands before them."""
_BEHIND_SOURCE = PUNCTUATION | PREP | CALENDAR | WH
_BEFORE_MAIN_CLAUSE = PUNCTUATION | CONJ | ADV | CALENDAR
_FARTHEST_SOURCE = 26
"""Tokens between a source and its cue; farther back it is mostly another's."""
_LONGEST_SENTENCE = 120
"""Tokens; what is longer is a list or a table."""


_Finder = Callable[[Frame, Phrase, int, int], Phrase | None]
"""What finds the source of a cue in a sentence."""
_Cue = tuple[Phrase, int | None, _Finder]
"""What may report something, where what it reports may begin behind it, and what finds its source."""


class Report(NamedTuple):
    """A piece of reported speech without marks."""

    piece: Quotation
    """Its stretch of text."""
    link: Link
    found: Found


class _Clause(NamedTuple):
    """What a cue reports, as token ranges of its frame."""

    report: Reporting
    pieces: Pieces
    rule: str


def reports(article: Article, links: list[Link]) -> list[Report]:
    """Find what is reported without marks.

    Args:
        article: The article, its quotations answered.
        links: The links of its quotations.

    Returns:
        The pieces, sentence by sentence, each with an ``index`` behind those of the quotations.
    """
    used: dict[int, set[int]] = {}
    for found in article.answers.values():
        if found.cue:
            used.setdefault(id(found.frame), set()).add(found.cue[0])
    made: list[Report] = []
    for paragraph in range(len(article.paragraphs)):
        frame = article.paragraph_frame(paragraph)
        if frame is None:
            continue
        quoting = used.get(id(frame), _NONE)
        for low, high, places in _sentences(frame):
            if quoting.issuperset(places):
                continue
            for clause in _clauses(frame, low, high, places, quoting):
                if clause.report.cue[0] not in quoting and not _is_marked(clause, links):
                    _add(made, len(article.quotations), paragraph, clause)
    return made


def _sentences(frame: Frame) -> Iterator[tuple[int, int, list[int]]]:
    """The sentences of a frame in which something may be reported, each with the words that may tell so."""
    every = frame.cues
    if may_name_source(frame.lower):
        end = len(frame.lower)
        phrases = [at for at, word in enumerate(frame.lower) if word in SOURCE_PHRASES]
        every = sorted({*every, *(at for at in phrases if phrase_of_source(frame, at, end))})
    first = 0
    while first < len(every):
        sentence = bisect_right(frame.sentences, every[first])
        low, high = frame.sentences[sentence - 1], frame.sentences[sentence]
        last = bisect_left(every, high, first)
        if high - low <= _LONGEST_SENTENCE:
            yield low, high, every[first:last]
        first = last


def _clauses(frame: Frame, low: int, high: int, places: list[int], quoting: set[int] | frozenset[int]) -> list[_Clause]:
    """The reported clauses of a sentence; one that lies within another is part of what that says.

    There is none where every cue is ``quoting``, that is, has a quotation.
    """
    cues, idle = _cues(frame, low, high, places)
    if quoting.issuperset([cue[0] for cue, _, _ in cues]):
        return []
    pairs = [(source, cue, start) for cue, start, find in cues if (source := find(frame, cue, low, high))]
    if not pairs:
        return []
    begins = _begins(frame, low, high, pairs, idle) if len(pairs) + len(idle) > 1 else _NONE
    found = []
    for source, cue, start in pairs:
        clause = _clause(Reporting(frame, source, cue, low, high, begins, start))
        if clause:
            found.append(clause)
    if len(found) < 2:
        return found
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _begins(
    frame: Frame, low: int, high: int, pairs: list[tuple[Phrase, Phrase, int | None]], idle: list[_Cue]
) -> frozenset[int]:
    """Where the reports of a sentence begin that may end the clause of another, by source and cue."""
    begins = [min(source[0], cue[0]) for source, cue, _ in pairs if frame.tags[cue[0]] & REPORTING]
    first = pairs[0][1][0]
    for cue, _, find in idle:
        if cue[0] > first:
            source = find(frame, cue, low, high)
            if source:
                begins.append(min(source[0], cue[0]))
    return frozenset(begins)


def _clause(report: Reporting) -> _Clause | None:
    """What the first sieve answers that does not abstain."""
    frame = report.frame
    for sieve in REPORT_SIEVES:
        pieces = sieve(report)
        if pieces:
            kept = tuple([piece for first, end in pieces if (piece := trimmed(frame, first, end))])
            tag = frame.tags[report.cue[0]]
            rule = BELIEF if tag & (THINK | STANCE) and not tag & REPORTING else sieve.__name__
            return _Clause(report, kept, rule) if kept else None
    return None


def _holds(outer: _Clause, inner: _Clause) -> bool:
    return any(first <= inner.report.cue[0] < end for first, end in outer.pieces)


def _is_marked(clause: _Clause, links: list[Link]) -> bool:
    """Whether a clause is nothing but marked words, or holds some that have a source of their own."""
    frame = clause.report.frame
    if not frame.quotes:
        return False
    marked = [at for first, end in clause.pieces for at in range(first, end) if frame.tags[at] & QUOTE]
    if len(marked) == sum(end - first for first, end in clause.pieces):
        return True
    return any(links[frame.quotes[at].index].source is not None for at in marked)


def _add(made: list[Report], quotations: int, paragraph: int, clause: _Clause) -> None:
    """Add the pieces of a clause, which are one utterance."""
    frame, source, cue = clause.report[:3]
    found = Found(frame, source, cue, rule=clause.rule)
    words = (_first_auxiliary(frame, source, cue[0]), cue[1])
    head = quotations + len(made)
    for piece in clause.pieces:
        span = _span(frame, piece)
        link = Link(_span(frame, source), _span(frame, words), clause.rule, INDIRECT, span, head)
        index = quotations + len(made)
        made.append(Report(Quotation(index, *span, *span, None, paragraph, reopened=False), link, found))


def _first_auxiliary(frame: Frame, source: Phrase, verb: int) -> int:
    """Where a verb begins with the auxiliaries right before it: *has said*, *did not mention*."""
    first = verb
    while first > source[1] and frame.tags[first - 1] & (AUX | NEG) and not frame.tags[first - 1] & PRONOUN:
        first -= 1
    return first


def _span(frame: Frame, phrase: Phrase) -> Span:
    return Span(frame.starts[phrase[0]], frame.end(phrase[1] - 1))


# --- cues ----------------------------------------------------------------------------------------


def _cues(frame: Frame, low: int, high: int, places: list[int]) -> tuple[list[_Cue], list[_Cue]]:
    """The cues of a sentence, from left to right, at some of its words, and the verbs of saying that report nothing."""
    cues: list[_Cue] = []
    idle: list[_Cue] = []
    tags, lower = frame.tags, frame.lower
    find: _Finder
    start: int | None
    for at in places:
        tag, word = tags[at], lower[at]
        after = at + 1
        if word in SOURCE_PHRASES:
            find = _named
            after = at + phrase_of_source(frame, at, high)
            if after == at:
                continue
        elif tag & _CUES and (not tag & CAP or at == low) and is_cue(frame, at, _CUES):
            find = _reporter
            if tag & OPENS_PHRASAL and after < high and lower[after] in PHRASAL.get(word, ()):
                after += 1
        elif tag & SPEECH_NOUN and after < high and lower[after] == "that":
            find = _possessor
        else:
            continue
        start = start_behind(frame, (at, after), low, high)
        if start is not None or word in _BEHIND_REPORTED:
            cues.append(((at, after), start, find))
        elif tag & REPORTING:
            idle.append(((at, after), start, find))
    return cues, idle


def _named(frame: Frame, cue: Phrase, _: int, high: int) -> Phrase | None:
    """The source behind *according to* and its like."""
    source = phrase_after(frame, cue[1], high)
    if source and source[1] < high and frame.lower[source[1]] == "by" and frame.tags[source[1] - 1] & DOCUMENT:
        author = phrase_after(frame, source[1] + 1, high)
        return (source[0], author[1]) if author else source
    return source


def _possessor(frame: Frame, cue: Phrase, low: int, _: int) -> Phrase | None:
    """Whose a noun of speech is: *Lee’s claim that*."""
    found = noun_of_speech(frame, cue[0], low)
    return found.source if found and found.cue == cue else None


def _reporter(frame: Frame, cue: Phrase, low: int, high: int) -> Phrase | None:
    """The source of a verb: its subject or, behind a comma, what stands behind it (*…, said Lee*); else of a noun."""
    source = _speaker(frame, cue, low, high)
    if source is None and frame.tags[cue[0]] & SPEECH_NOUN and cue[1] < high and frame.lower[cue[0] + 1] == "that":
        return _possessor(frame, cue, low, high)
    return source


def _speaker(frame: Frame, cue: Phrase, low: int, high: int) -> Phrase | None:
    """Who does what a verb says; none too far off, nor in a clause within another when it only thinks."""
    verb, after = cue
    tag = frame.tags[verb]
    source = None
    if verb and frame.tags[verb - 1] & COMMA:
        source = _inverted(frame, verb, after, high)
    elif tag & ING:
        source = _modified(frame, verb, low)
    if source is None:
        found = link(frame, verb, after_quote(frame, verb, low) if frame.quotes else low, high)
        if found is None or found.source is None:
            return None
        source = found.source
        if source[1] <= verb and (is_passive(frame, verb) or verb - source[1] > _FARTHEST_SOURCE):
            return None
    return source if tag & REPORTING or _is_main(frame, source, low) else None


def _inverted(frame: Frame, verb: int, after: int, high: int) -> Phrase | None:
    """The source behind a verb behind a comma: *…, said Lee on Friday*."""
    if frame.lower[verb] not in _INVERTED:
        return None
    source = phrase_after(frame, after, high)
    if source and frame.tags[source[0]] & AUX:
        return None
    return source if source and (source[1] >= high or frame.tags[source[1]] & _BEHIND_SOURCE) else None


def _modified(frame: Frame, verb: int, low: int) -> Phrase | None:
    """The noun that a participle stands behind: *a statement saying*."""
    before = verb - 1
    if frame.tags[verb] & PAST or before < low or not is_nominal(frame.tags[before]):
        return None
    return base_phrase(frame, before, low)


def _is_main(frame: Frame, source: Phrase, low: int) -> bool:
    """Whether a source is the subject of a main clause; what those in others think belongs to what is said there."""
    first = source[0]
    if frame.tags[first] & WH:
        return False
    return first <= low or bool(frame.tags[first - 1] & _BEFORE_MAIN_CLAUSE)
