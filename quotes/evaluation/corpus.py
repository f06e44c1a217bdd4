"""A corpus's annotations against what was found: figures over all articles and differences to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.evaluation.check import Difference, shortened
from quotes.evaluation.clauses import PARTIAL, STRICT, Clauses
from quotes.evaluation.gold import GoldArticle, Saying, sayings
from quotes.evaluation.locate import Span
from quotes.evaluation.measures import (
    Names,
    Stretch,
    matches,
    named,
    overlap,
    quoted,
    same_source,
    same_speaker,
    stretches,
)
from quotes.evaluation.scores import Outcome, rows
from quotes.model import Attribution


@dataclass(slots=True)
class Corpus:
    """Everything counted over the articles of a corpus."""

    articles: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    clauses: Clauses = field(default_factory=Clauses)
    names: Names = field(default_factory=Names)
    names_speakers: bool = False
    """Whether any article tells who the speakers are."""

    def add(self, article: GoldArticle, attributions: Iterable[Attribution]) -> list[Difference]:
        """Count one article, and return what differs in it."""
        self.articles += 1
        found = sayings(attributions)
        self.outcomes.extend(quoted(article, found))
        self.clauses.add(article, found)
        if article.names_speakers:
            self.names_speakers = True
            self.names.add(article, found)
            self.outcomes.extend(named(article, found))
        return list(differences(article, found))


def differences(article: GoldArticle, found: Iterable[Saying]) -> Iterator[Difference]:
    """Tell what differs in one article: what is missed, what is spurious, who is taken for whom."""
    every_gold = stretches(article.text, article.sayings)
    pred = stretches(article.text, found)
    for stretch in every_gold:
        if stretch.saying.source or stretch.saying.speakers:
            what = _wrong(article, stretch, pred)
            if what and not stretch.saying.optional:
                yield _difference(article, what, stretch.span)
    for stretch in pred:
        doubtful = any(overlap(stretch.span, span) for span in article.passed_over)
        if not doubtful and not any(hit.saying.source for hit in matches(stretch.span, every_gold)):
            yield _difference(article, f"spurious: {_who(article.text, stretch.saying)}", stretch.span)


def _wrong(article: GoldArticle, gold: Stretch, pred: Iterable[Stretch]) -> str:
    text, saying = article.text, gold.saying
    hits = [hit.saying for hit in matches(gold.span, pred)]
    if not hits:
        return f"missed {_who(text, saying)}"
    parts = []
    if saying.source and not any(same_source(text, saying, hit) for hit in hits):
        parts.append(f"expected source {_source(text, saying)}, found {_source(text, hits[0])}")
    if saying.speakers and not any(same_speaker(saying, hit) for hit in hits):
        got = " / ".join(hits[0].speakers) or "none"
        parts.append(f"expected speaker {' or '.join(saying.speakers)}, found {got}")
    return "; ".join(parts) + (f" [{hits[0].rule}]" if parts and hits[0].rule else "")


def _who(text: str, saying: Saying) -> str:
    return " / ".join(saying.speakers) or _source(text, saying)


def _source(text: str, saying: Saying) -> str:
    return shortened(" … ".join(text[start:end] for start, end in saying.source)) or "none"


def _difference(article: GoldArticle, what: str, span: Span) -> Difference:
    shown = shortened(article.text[span[0] : span[1]])
    return Difference(article.file, article.line, f"{what} | {shown}")


def figures(corpus: Corpus) -> list[str]:
    """Write the figures that corpora are compared by, in per cent, one measure a line."""
    overall, clauses = rows(corpus.outcomes)[0], corpus.clauses
    quotations, sources = overall.quotations, overall.sources
    partial, strict = clauses.tally(PARTIAL), clauses.tally(STRICT)
    lines = [
        f"quoted   gold {quotations.expected} pred {quotations.found} found {_percent(quotations.recall)}"
        f"  source P {_percent(sources.precision)} R {_percent(sources.recall)} F1 {_percent(sources.f1)}",
        f"all      gold {clauses.gold} pred {clauses.found}"
        f"  partial P {_percent(partial.precision)} R {_percent(partial.recall)} F1 {_percent(partial.f1)}"
        f"  strict F1 {_percent(strict.f1)}"
        f"  source acc {_share(clauses.sources_right, clauses.sources)}"
        f"  cue acc {_share(clauses.cues_right, clauses.cues)}",
    ]
    if corpus.names_speakers:
        lines.append(_names(corpus))
    return lines


def _names(corpus: Corpus) -> str:
    names, tally = corpus.names, rows(corpus.outcomes)[0].speakers
    return (
        f"speaker  gold {tally.expected} pred {tally.found} found {_share(names.found, names.gold)}"
        f"  P {_percent(tally.precision)} R {_percent(tally.recall)} F1 {_percent(tally.f1)}"
        f"  strict R {_share(names.exact, names.gold)}"
        f"  not speech given a speaker {names.not_speech_given}/{names.not_speech}"
    )


def _percent(fraction: float) -> str:
    return f"{round(100 * fraction, 1)}"


def _share(part: int, whole: int) -> str:
    return _percent(part / whole if whole else 0.0)
