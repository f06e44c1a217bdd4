"""Reported speech without marks: every cue of an article that has no quotation, with the clause that it reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from quotes.grammar.according_to import according_to_positions
from quotes.grammar.ends.clause_ends import without_outer_marks
from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.model import INDIRECT, Span
from quotes.reported.bare_objects import is_nobody, points_from_afar
from quotes.reported.cues import Cue, find_cues
from quotes.reported.headlines import headline_report
from quotes.reported.interposed import fronts
from quotes.reported.marked_parts import before_attributed, holds_attributed, quoting_cues
from quotes.reported.reporting_clause import NO_POSITIONS, Pieces, ReportingClause
from quotes.reported.sieves import REPORT_SIEVES
from quotes.text.article import Answer, Article, Finding
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Link, Quotation

BELIEF: Final = "belief"
"""The ``rule`` of what somebody thinks, wants or plans rather than says."""
_HEADLINE: Final = "headline"
"""The ``rule`` of what follows a name and a colon in a headline, with or without marks."""
_BEFORE_REPORT: Final = t.CLAUSE_STOP | t.CONJ | t.SUBORDINATOR
"""What comes before a reporting clause that reports nothing but ends what another reports: *…, **and** Kay agreed*."""
_LONGEST_SENTENCE: Final = 120
"""Tokens; a longer sentence is a list or a table."""


@mypyc_attr(acyclic=True)
class _ReportedClause(Answer):
    """What a sieve found: who reports with which cue, and the token ranges of what is reported."""

    __slots__ = ("pieces", "words")

    def __init__(self, frame: Frame, source: TokenRange, cue: TokenRange, rule: str, pieces: Pieces) -> None:
        super().__init__(frame, source, cue, None, rule)
        self.words = cue
        """The cue, which every such answer has."""
        self.pieces = pieces


class ReportedSpeech:
    """The reported speech of an article, each sentence read when something first asks for it."""

    def __init__(self, article: Article, links: list[Link]) -> None:
        """Read nothing yet.

        Args:
            article: The article, its quotations answered.
            links: The links of its quotations.
        """
        self._article = article
        self._links = links
        self._quoting: dict[Frame, frozenset[int]] | None = None
        self._possible_cues: dict[int, list[int]] = {}
        self._clauses: dict[int, list[_ReportedClause]] = {}
        """The clauses of each sentence that was read, by where it starts in the article."""

    def sources(self, paragraph: int, start: int, end: int) -> list[Answer]:
        """Who reports something in the sentences of a stretch, and with which cues.

        Args:
            paragraph: Index of the paragraph that the stretch is in.
            start: Where the stretch starts (code points).
            end: Where it ends, exclusive.
        """
        frame = self._article.paragraph_frame(paragraph)
        if frame is None:
            return []
        first, last = bisect_left(frame.starts, start), bisect_left(frame.starts, end)
        return [*self._read(paragraph, frame, first, last)]

    def findings(self) -> list[Finding]:
        """The pieces of all reported clauses, sentence by sentence.

        The ``index`` of each continues those of the quotations. None has the span of a quotation or of another piece.
        """
        article = self._article
        found: list[Finding] = []
        spans = {(quotation.start, quotation.end) for quotation in article.quotations}
        for paragraph in range(len(article.paragraphs)):
            frame = article.paragraph_frame(paragraph)
            if frame is not None:
                headline = [] if paragraph else _in_headline(article, frame)
                for clause in headline or self._read(paragraph, frame, 0, len(frame.tags)):
                    _add(found, len(article.quotations), paragraph, clause, spans)
        return found + fronts(article, self._links, found)

    def _cues(self, paragraph: int, frame: Frame) -> list[int]:
        """Positions of the words of a paragraph that may report something."""
        if not frame.may_name_source:
            return frame.cues
        cues = self._possible_cues.get(paragraph)
        if cues is None:
            phrases = according_to_positions(frame)
            self._possible_cues[paragraph] = cues = sorted(phrases.union(frame.cues)) if phrases else frame.cues
        return cues

    def _read(self, paragraph: int, frame: Frame, first: int, last: int) -> list[_ReportedClause]:
        """The reported clauses of the sentences in a range of tokens of a paragraph."""
        cues, bounds = self._cues(paragraph, frame), frame.sentences
        found: list[_ReportedClause] = []
        sentence = bisect_right(bounds, first) - 1 if first else 0
        at = bisect_left(cues, bounds[sentence]) if sentence else 0
        while at < len(cues) and bounds[sentence] < last:
            low, high = bounds[sentence], bounds[sentence + 1]
            sentence += 1
            if high - low > _LONGEST_SENTENCE:
                at = bisect_left(cues, high, at)
                continue
            before = at
            while at < len(cues) and cues[at] < high:
                at += 1
            if before < at:
                start = frame.starts[low]
                clauses = self._clauses.get(start)
                if clauses is None:
                    clauses = self._clauses[start] = self._clauses_in(frame, low, high, cues[before:at])
                found += clauses
        return found

    def _clauses_in(self, frame: Frame, low: int, high: int, positions: list[int]) -> list[_ReportedClause]:
        """The reported clauses of a sentence, whose possible cues are at some positions."""
        if self._quoting is None:
            self._quoting = quoting_cues(self._article)
        taken = self._quoting.get(frame, NO_POSITIONS)
        clauses = _clauses_of(frame, low, high, positions, taken)
        return _unmarked(clauses, taken, self._links) if clauses and (taken or frame.quotations) else clauses


def _in_headline(article: Article, frame: Frame) -> list[_ReportedClause]:
    """The one clause of a headline that a name and a colon open: *Lee: The road will be shut*."""
    found = headline_report(article, frame)
    if found is None:
        return []
    source, clause = found
    return [_ReportedClause(frame, source, (source[1], source[1] + 1), _HEADLINE, (clause,))]


def _clauses_of(
    frame: Frame, low: int, high: int, positions: list[int], taken: frozenset[int]
) -> list[_ReportedClause]:
    """The reported clauses of a sentence, none of them within another.

    Args:
        frame: The tokens.
        low: Position of the first token of the sentence.
        high: Position after the last one.
        positions: Positions of the words that may be cues.
        taken: Positions of the cues that have a quotation; where that is all of them, nothing is looked for.
    """
    if taken and taken.issuperset(positions):
        return []
    cues, idle = find_cues(frame, low, high, positions)
    if taken and taken.issuperset([cue.words[0] for cue in cues]):
        return []
    reporting: list[ReportingClause] = []
    for cue in cues:
        source = cue.find_source(frame, low, high)
        if source is not None and not is_nobody(frame, source) and not points_from_afar(frame, source, cue.words[0]):
            reporting.append(ReportingClause(frame, source, cue.words, cue.content_start, (low, high)))
    if len(reporting) + len(idle) > 1 and reporting:
        _limit(reporting, idle)
    found: list[_ReportedClause] = []
    for one in reporting:
        clause = _reported(one)
        if clause is not None:
            found.append(clause)
    if len(found) < 2:
        return found
    outer = [one for one in found if not any(_is_part_of(one, other) for other in found)]
    return [one for one in outer if not any(_reports_the_same(other, one) for other in outer)]


def _limit(reporting: list[ReportingClause], idle: list[Cue]) -> None:
    """Set where the reporting clauses of a sentence begin, any of which may end what another one reports."""
    first = reporting[0]
    frame, low, high = first.frame, first.low, first.high
    begins = [min(one.source[0], one.cue[0]) for one in reporting if frame.tags[one.cue[0]] & t.REPORTING]
    for cue in idle:
        if cue.words[0] > first.cue[0]:
            source = cue.find_source(frame, low, high)
            if source is not None and _may_begin_report(frame, source[0]):
                begins.append(min(source[0], cue.words[0]))
    others = frozenset(begins)
    joined = [one.cue[0] for one in reporting if frame.tags[one.cue[0]] & t.ING]
    for one in reporting:
        # *Calling it odd and **vowing** to appeal*: a participle goes on with another one.
        one.others = others.union(joined) if len(joined) > 1 and one.cue[0] in joined else others


def _may_begin_report(frame: Frame, first: int) -> bool:
    """Whether a subject may begin a report: *…, and **Kay** denied*; not *roads, **bridges** and pumps reflect*."""
    before = frame.tags[first - 1]
    return bool(before & _BEFORE_REPORT or frame.tags[first] & t.BEGINS_SUBJECT)


def _reported(reporting: ReportingClause) -> _ReportedClause | None:
    """What the first sieve answers that does not abstain."""
    frame, cue = reporting.frame, reporting.cue
    for sieve in REPORT_SIEVES:
        pieces = sieve(reporting)
        if pieces is not None:
            trimmed = [without_outer_marks(frame, first, end) for first, end in pieces]
            kept = tuple([piece for piece in trimmed if piece is not None])
            rule = BELIEF if _is_belief(frame.tags[cue[0]]) else sieve.__name__
            return _ReportedClause(frame, reporting.source, cue, rule, kept) if kept else None
    return None


def _is_belief(tag: int) -> bool:
    """Whether the first word of a cue reports a thought rather than words: *thinks*, *supports*, *wary*."""
    return bool(tag & (t.THINK | t.STANCE | t.STANCE_WORD)) and not tag & (t.REPORTING | t.SPEECH_NOUN)


def _reports_the_same(nearer: _ReportedClause, one: _ReportedClause) -> bool:
    """Whether a cue nearer to it reports a piece of a clause: *Lee, **speaking** of it, **said** that she left*."""
    return any(
        abs(nearer.words[0] - piece[0]) < abs(one.words[0] - piece[0]) for piece in nearer.pieces if piece in one.pieces
    )


def _is_part_of(one: _ReportedClause, other: _ReportedClause) -> bool:
    """Whether another clause holds one; of two that hold each other (*Kay said Lee, as Bo told, left*), the later."""
    return _holds(other, one) and (not _holds(one, other) or other.words[0] < one.words[0])


def _holds(outer: _ReportedClause, inner: _ReportedClause) -> bool:
    """Whether the cue of one clause is part of what the other reports."""
    return any(first <= inner.words[0] < end for first, end in outer.pieces)


def _unmarked(clauses: list[_ReportedClause], taken: frozenset[int], links: list[Link]) -> list[_ReportedClause]:
    """The clauses whose cue has no quotation, as far as they are not in marks."""
    kept = []
    for clause in clauses:
        frame = clause.frame
        if clause.words[0] not in taken:
            rest = _outside_quotations(frame, clause, links) if frame.quotations else clause.pieces
            if rest is not None:
                clause.pieces = rest
                kept.append(clause)
    return kept


def _outside_quotations(frame: Frame, clause: _ReportedClause, links: list[Link]) -> Pieces | None:
    """The pieces of a clause up to what another said; ``None`` when no word is outside quotations."""
    pieces = clause.pieces
    if all(tag & t.QUOTATION for at, end in pieces for tag in frame.tags[at:end]):
        return None
    if not holds_attributed(frame, pieces, links):
        return pieces
    follows = len(pieces) == 1 and pieces[0][0] > clause.words[0]
    rest = before_attributed(frame, pieces[0], links) if follows else None
    return None if rest is None else (rest,)


def _add(found: list[Finding], quotations: int, paragraph: int, clause: _ReportedClause, spans: set[Span]) -> None:
    """Add the pieces of a clause, which are one utterance, but for those whose span is taken."""
    frame, source, cue = clause.frame, clause.source, clause.words
    source_span = frame.mention(source)
    cue_span = frame.span((_first_auxiliary(frame, source, cue[0]), cue[1]))
    head = index = quotations + len(found)
    for piece in clause.pieces:
        start, end = span = frame.span(piece)
        if span not in spans:
            spans.add(span)
            link = Link(source_span, cue_span, clause.rule, INDIRECT, span, head)
            found.append(Finding(Quotation(index, start, end, start, end, None, paragraph), link, clause))
            index += 1


def _first_auxiliary(frame: Frame, source: TokenRange, verb: int) -> int:
    """Where a verb begins, with the auxiliaries right before it: ***has** said*, ***did not** mention*."""
    first = verb
    after = source[1] if source[1] <= verb else 0
    while first > after and _is_auxiliary(frame, first - 1):
        first -= 1
    return first


def _is_auxiliary(frame: Frame, at: int) -> bool:
    """Whether a word is an auxiliary or *not*; no capital is within a sentence: *A poll in **May** found that*."""
    tag = frame.tags[at]
    return bool(tag & (t.AUX | t.NEG)) and not tag & t.PRONOUN and (not tag & t.CAP or frame.begins_sentence(at))
