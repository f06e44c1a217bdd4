"""The measures that annotated corpora are compared by, over one article at a time.

*Quoted*: the unit is a stretch inside marks within what someone said. It is found when it overlaps a
gold stretch by half of the shorter, and right when the sources share a word that tells. *Named*: the
same, with the speaker's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.evaluation.agreement import corpus_name, exact_name, is_telling
from quotes.evaluation.gold import GoldArticle, Saying
from quotes.evaluation.locate import Span
from quotes.evaluation.scores import EXPECTED, FOUND, QUOTATIONS, SOURCES, SPEAKERS, Outcome

_DOUBLE = re.compile(r'"[^"“”][^"“”\n]*(?:"|(?=\n)|\Z)|“[^"“”][^"“”\n]*(?:["”]|(?=\n)|\Z)')
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?![\s‘'])[^\n“”\"]+?(?<=\S)[’'](?!\w)")
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words inside marks, and the saying that they belong to."""

    span: Span
    saying: Saying


def stretches(text: str, sayings: Iterable[Saying]) -> list[Stretch]:
    """Find the stretches inside marks that lie, for at least three fifths, in what was said."""
    return [Stretch(span, saying) for saying in sayings for span in _marked(text, saying.content)]


def _marked(text: str, content: tuple[Span, ...]) -> Iterator[Span]:
    if not content:
        return
    low = max(0, min(start for start, _ in content) - 1)
    window = text[low : max(end for _, end in content) + 1]
    matches = list(_DOUBLE.finditer(window)) or list(_SINGLE.finditer(window))
    for match in matches:
        span = (match.start() + low, match.end() + low)
        inside = sum(overlap(span, piece) for piece in content)
        if inside >= 0.6 * (span[1] - span[0]) and _WORD.search(match.group()):
            yield span


def overlap(one: Span, other: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def matches(span: Span, pool: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches that overlap a span by half of the shorter of the two."""
    length = span[1] - span[0]
    return [other for other in pool if overlap(span, other.span) >= 0.5 * min(length, other.span[1] - other.span[0])]


def quoted(article: GoldArticle, found: Iterable[Saying]) -> Iterator[Outcome]:
    """Judge which quotations with a source are found, and whether the source is the same."""
    text = article.text
    every_gold = stretches(text, article.sayings)
    gold = [stretch for stretch in every_gold if stretch.saying.source]
    pred = stretches(text, [saying for saying in found if saying.source])
    for stretch in gold:
        hits = matches(stretch.span, pred)
        kind, rule = stretch.saying.kind, hits[0].saying.rule if hits else ""
        kind = kind or (hits[0].saying.kind if hits else "")
        right = any(same_source(text, stretch.saying, hit.saying) for hit in hits)
        yield Outcome(QUOTATIONS, EXPECTED, bool(hits), kind, rule)
        yield Outcome(SOURCES, EXPECTED, right, kind, rule)
    for stretch in pred:
        hits = matches(stretch.span, every_gold)
        kind, rule = stretch.saying.kind, stretch.saying.rule
        right = any(same_source(text, hit.saying, stretch.saying) for hit in hits)
        yield Outcome(QUOTATIONS, FOUND, bool(hits), kind, rule)
        yield Outcome(SOURCES, FOUND, right, kind, rule)


def same_source(text: str, one: Saying, other: Saying) -> bool:
    """Tell whether two sources share a word that tells one source from another."""
    return bool(_source_words(text, one) & _source_words(text, other))


def _source_words(text: str, saying: Saying) -> set[int]:
    """Return where the telling words of a source begin; all its words when none tells."""
    places = words(text, saying.source)
    return {place for place, word in places.items() if is_telling(word)} or set(places)


def words(text: str, spans: Iterable[Span]) -> dict[int, str]:
    """Return the words of some spans by where they begin."""
    return {start + m.start(): m.group() for start, end in spans for m in _WORD.finditer(text[start:end])}


def named(article: GoldArticle, found: Iterable[Saying]) -> Iterator[Outcome]:
    """Judge which quotations with a known speaker are found, and whether the name is the same."""
    gold = stretches(article.text, article.sayings)
    pred = stretches(article.text, [saying for saying in found if saying.speakers])
    for stretch in gold:
        if stretch.saying.speakers and not stretch.saying.optional:
            hits = matches(stretch.span, pred)
            kind, rule = stretch.saying.kind, hits[0].saying.rule if hits else ""
            right = any(same_speaker(stretch.saying, hit.saying) for hit in hits)
            yield Outcome(SPEAKERS, EXPECTED, right, kind, rule)
    for stretch in pred:
        hits = matches(stretch.span, gold)
        doubtful = any(hit.saying.optional for hit in hits)
        if not doubtful and not any(overlap(stretch.span, o) for o in article.passed_over):
            right = any(same_speaker(hit.saying, stretch.saying) for hit in hits)
            yield Outcome(SPEAKERS, FOUND, right, stretch.saying.kind, stretch.saying.rule)


def same_speaker(gold: Saying, found: Saying) -> bool:
    """Tell whether the speaker found is one of those that are right."""
    return any(corpus_name(got, name) for got in found.speakers for name in gold.speakers)


@dataclass(slots=True)
class Names:
    """What the outcomes do not tell about names, added up over the articles of a corpus."""

    gold: int = 0
    """Stretches whose speaker is known …"""
    found: int = 0
    """… those that are given any speaker …"""
    exact: int = 0
    """… and those that are given the very name."""
    not_speech: int = 0
    """Marked words that nobody said …"""
    not_speech_given: int = 0
    """… and those that are given a speaker."""

    def add(self, article: GoldArticle, found: Iterable[Saying]) -> None:
        """Count one article."""
        pred = stretches(article.text, [saying for saying in found if saying.speakers])
        for stretch in stretches(article.text, article.sayings):
            if stretch.saying.speakers and not stretch.saying.optional:
                hits = matches(stretch.span, pred)
                self.gold += 1
                self.found += bool(hits)
                self.exact += any(
                    exact_name(got, name)
                    for hit in hits
                    for got in hit.saying.speakers
                    for name in stretch.saying.speakers
                )
        self.not_speech += len(article.not_speech)
        self.not_speech_given += sum(bool(matches(span, pred)) for span in article.not_speech)
