"""The measures by which annotated corpora are compared, one article at a time.

*Sources* and *names* compare stretches inside marks. A stretch is found when it overlaps a gold stretch by half of the
shorter of the two. It is right when the sources share a distinctive word, or when the speakers' names agree.

*Contents* compare whole attributions, with or without marks. They match one to one, the closest first, at a token
Jaccard of 0.3 (partial) or 0.8 (strict): the thresholds of the Gender Gap Tracker (Asr et al. 2021).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.evaluation.agreement import agrees_exactly, agrees_loosely, is_distinctive
from quotes.evaluation.gold import GoldArticle, Saying
from quotes.evaluation.scores import EXPECTED, FOUND, QUOTATIONS, SOURCES, SPEAKERS, Outcome, Score
from quotes.model import Span

PARTIAL = 0.3
STRICT = 0.8

_DOUBLE = re.compile(r'"[^"“”][^"“”\n]*(?:"|(?=\n)|\Z)|“[^"“”][^"“”\n]*(?:["”]|(?=\n)|\Z)')
_SINGLE_OPENING = re.compile(r"(?<![\w’'])[‘'](?![\s‘'“”\"])")
_SINGLE_CLOSING = re.compile(r"(?<=\S)[’'](?!\w)|[\n“”\"]")
"""A closing single mark, or what ends the search for one: a line break or a double mark."""
_WORD_AS_MEASURED = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class MarkedStretch:
    """Words inside marks, and the saying to which they belong."""

    span: Span
    saying: Saying


def find_stretches(text: str, sayings: Iterable[Saying]) -> list[MarkedStretch]:
    """Find the stretches inside marks of which at least three fifths belong to a saying."""
    return [MarkedStretch(span, saying) for saying in sayings for span in _marked(text, saying.content)]


def _marked(text: str, content: tuple[Span, ...]) -> Iterator[Span]:
    if not content:
        return
    low = max(0, min(start for start, _ in content) - 1)
    window = text[low : max(end for _, end in content) + 1]
    doubly_marked = [match.span() for match in _DOUBLE.finditer(window)]
    for first, end in doubly_marked or list(_single_quoted(window)):
        span = (first + low, end + low)
        inside = sum(overlap(span, piece) for piece in content)
        if inside >= 0.6 * (span[1] - span[0]) and _WORD_AS_MEASURED.search(window, first, end):
            yield span


def _single_quoted(text: str) -> Iterator[Span]:
    """Find words in single marks. Where one opening mark has no closing one, neither have others on its line."""
    position = 0
    while opening := _SINGLE_OPENING.search(text, position):
        closing = _SINGLE_CLOSING.search(text, opening.end() + 1)
        if closing is None:
            return
        if closing.group() in "’'":
            yield opening.start(), closing.end()
            position = closing.end()
        else:
            position = closing.start()


def overlap(one: Span, other: Span) -> int:
    """Return the number of characters that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlapping(span: Span, pool: Iterable[MarkedStretch]) -> list[MarkedStretch]:
    """Return the stretches that overlap a span by at least half of the shorter of the two."""
    length = span[1] - span[0]
    return [other for other in pool if overlap(span, other.span) >= 0.5 * min(length, other.span[1] - other.span[0])]


def judge_sources(article: GoldArticle, found: Iterable[Saying]) -> Iterator[Outcome]:
    """Judge whether each quotation with a source is found, and whether the source is right."""
    text = article.text
    every_gold = find_stretches(text, article.sayings)
    gold = [stretch for stretch in every_gold if stretch.saying.source]
    pred = find_stretches(text, [saying for saying in found if saying.source])
    for stretch in gold:
        hits = overlapping(stretch.span, pred)
        kind, rule = stretch.saying.kind, hits[0].saying.rule if hits else ""
        kind = kind or (hits[0].saying.kind if hits else "")
        right = any(same_source(text, stretch.saying, hit.saying) for hit in hits)
        yield Outcome(QUOTATIONS, EXPECTED, bool(hits), kind, rule)
        yield Outcome(SOURCES, EXPECTED, right, kind, rule)
    for stretch in pred:
        hits = overlapping(stretch.span, every_gold)
        kind, rule = stretch.saying.kind, stretch.saying.rule
        right = any(same_source(text, hit.saying, stretch.saying) for hit in hits)
        yield Outcome(QUOTATIONS, FOUND, bool(hits), kind, rule)
        yield Outcome(SOURCES, FOUND, right, kind, rule)


def same_source(text: str, one: Saying, other: Saying) -> bool:
    """Return whether two sources share a distinctive word."""
    return bool(_source_words(text, one) & _source_words(text, other))


def _source_words(text: str, saying: Saying) -> set[int]:
    """Return where the distinctive words of a source begin; all its words when none is distinctive."""
    starts = words_by_start(text, saying.source)
    return {start for start, word in starts.items() if is_distinctive(word)} or set(starts)


def words_by_start(text: str, spans: Iterable[Span]) -> dict[int, str]:
    """Return the words inside some spans, keyed by where each begins."""
    return {start + m.start(): m.group() for start, end in spans for m in _WORD_AS_MEASURED.finditer(text[start:end])}


def judge_names(article: GoldArticle, found: Iterable[Saying]) -> Iterator[Outcome]:
    """Judge whether each quotation with a known speaker is found, and whether the name is right."""
    gold = find_stretches(article.text, article.sayings)
    pred = find_stretches(article.text, [saying for saying in found if saying.speakers])
    for stretch in gold:
        if stretch.saying.speakers and not stretch.saying.optional:
            hits = overlapping(stretch.span, pred)
            kind, rule = stretch.saying.kind, hits[0].saying.rule if hits else ""
            right = any(same_speaker(stretch.saying, hit.saying) for hit in hits)
            yield Outcome(SPEAKERS, EXPECTED, right, kind, rule)
    for stretch in pred:
        hits = overlapping(stretch.span, gold)
        doubtful = any(hit.saying.optional for hit in hits)
        if not doubtful and not any(overlap(stretch.span, o) for o in article.ignored):
            right = any(same_speaker(hit.saying, stretch.saying) for hit in hits)
            yield Outcome(SPEAKERS, FOUND, right, stretch.saying.kind, stretch.saying.rule)


def same_speaker(gold: Saying, found: Saying) -> bool:
    """Return whether the speaker found is one of those that are right."""
    return any(agrees_loosely(got, name) for got in found.speakers for name in gold.speakers)


@dataclass(slots=True)
class NameCounts:
    """Counts about names that outcomes do not express, summed over the articles of a corpus."""

    gold: int = 0
    """Stretches whose speaker is known."""
    found: int = 0
    """Of these, stretches that are given any speaker."""
    exact: int = 0
    """Of these, stretches that are given exactly the right name."""
    not_speech: int = 0
    """Quoted words that nobody said."""
    not_speech_given: int = 0
    """Of these, words that are given a speaker."""

    def add(self, article: GoldArticle, found: Iterable[Saying]) -> None:
        """Count one article."""
        pred = find_stretches(article.text, [saying for saying in found if saying.speakers])
        for stretch in find_stretches(article.text, article.sayings):
            if stretch.saying.speakers and not stretch.saying.optional:
                hits = overlapping(stretch.span, pred)
                self.gold += 1
                self.found += bool(hits)
                self.exact += any(
                    agrees_exactly(got, name)
                    for hit in hits
                    for got in hit.saying.speakers
                    for name in stretch.saying.speakers
                )
        self.not_speech += len(article.not_speech)
        self.not_speech_given += sum(bool(overlapping(span, pred)) for span in article.not_speech)


@dataclass(slots=True)
class ContentCounts:
    """Counts of whole attributions, summed over the articles of a corpus."""

    gold: int = 0
    found: int = 0
    matched: dict[float, int] = field(default_factory=lambda: {PARTIAL: 0, STRICT: 0})
    """Number of matches at each threshold."""
    sources: int = 0
    """Partial matches of which the gold attribution has a source."""
    sources_right: int = 0
    """Of these, matches whose sources share a distinctive word."""
    cues: int = 0
    """Partial matches of which the gold attribution has a cue."""
    cues_right: int = 0
    """Of these, matches whose cues overlap."""

    def score(self, threshold: float) -> Score:
        """Return the score at a threshold, ``PARTIAL`` or ``STRICT``."""
        right = self.matched[threshold]
        return Score(self.gold, right, self.found, right)

    def add(self, article: GoldArticle, found: list[Saying]) -> None:
        """Count one article."""
        gold = article.sayings
        self.gold += len(gold)
        self.found += len(found)
        closeness = _closeness(article.text, gold, found)
        for threshold in self.matched:
            matched = list(_best_first(closeness, threshold))
            self.matched[threshold] += len(matched)
            if threshold == PARTIAL:
                for i, j in matched:
                    self._judge(article.text, gold[i], found[j])

    def _judge(self, text: str, gold: Saying, found: Saying) -> None:
        if gold.source:
            self.sources += 1
            self.sources_right += bool(found.source) and same_source(text, gold, found)
        if gold.cue:
            self.cues += 1
            self.cues_right += any(overlap(one, other) for one in gold.cue for other in found.cue)


def match_partially(article: GoldArticle, found: Iterable[Saying]) -> dict[int, Saying]:
    """Return the gold saying that matches each found one at least partially, keyed by the index of the found one."""
    closeness = _closeness(article.text, article.sayings, found)
    return {j: article.sayings[i] for i, j in _best_first(closeness, PARTIAL)}


def _closeness(text: str, gold: Iterable[Saying], found: Iterable[Saying]) -> list[tuple[float, int, int]]:
    """Return the token Jaccard of every pair that shares a token, best first."""
    wanted = [set(words_by_start(text, saying.content)) for saying in gold]
    got = [set(words_by_start(text, saying.content)) for saying in found]
    return sorted(
        (
            (len(one & other) / len(one | other), i, j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(got)
            if one & other
        ),
        reverse=True,
    )


def _best_first(closeness: Iterable[tuple[float, int, int]], threshold: float) -> Iterator[tuple[int, int]]:
    """Match one to one, the closest pairs first."""
    gold_taken: set[int] = set()
    found_taken: set[int] = set()
    for close, i, j in closeness:
        if close >= threshold and i not in gold_taken and j not in found_taken:
            gold_taken.add(i)
            found_taken.add(j)
            yield i, j
