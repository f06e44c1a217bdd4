"""Compares found attributions with the annotations of a corpus: figures over all articles, and differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.evaluation.comparison import Difference, shortened
from quotes.evaluation.gold import GoldArticle, Saying, group_sayings
from quotes.evaluation.measures import (
    PARTIAL,
    STRICT,
    ContentCounts,
    MarkedStretch,
    NameCounts,
    find_stretches,
    judge_names,
    judge_sources,
    overlap,
    overlapping,
    same_source,
    same_speaker,
)
from quotes.evaluation.scores import Outcome, count_scores
from quotes.model import Attribution, Span


@dataclass(slots=True)
class CorpusScores:
    """Everything that is counted over the articles of a corpus."""

    articles: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    contents: ContentCounts = field(default_factory=ContentCounts)
    names: NameCounts = field(default_factory=NameCounts)
    names_speakers: bool = False
    """True if an article names its speakers."""

    def add(self, article: GoldArticle, attributions: Iterable[Attribution]) -> list[Difference]:
        """Count one article, and return its differences."""
        self.articles += 1
        found = group_sayings(attributions)
        self.outcomes.extend(judge_sources(article, found))
        self.contents.add(article, found)
        if article.names_speakers:
            self.names_speakers = True
            self.names.add(article, found)
            self.outcomes.extend(judge_names(article, found))
        return list(find_differences(article, found))


def find_differences(article: GoldArticle, found: Iterable[Saying]) -> Iterator[Difference]:
    """Find what is missed or spurious in one article, and which source or speaker is wrong."""
    every_gold = find_stretches(article.text, article.sayings)
    pred = find_stretches(article.text, found)
    for stretch in every_gold:
        if stretch.saying.source or stretch.saying.speakers:
            what = _wrong(article, stretch, pred)
            if what and not stretch.saying.optional:
                yield _difference(article, what, stretch.span)
    for stretch in pred:
        doubtful = any(overlap(stretch.span, span) for span in article.ignored)
        if not doubtful and not any(hit.saying.source for hit in overlapping(stretch.span, every_gold)):
            yield _difference(article, f"spurious: {_format_who(article.text, stretch.saying)}", stretch.span)


def _wrong(article: GoldArticle, gold: MarkedStretch, pred: Iterable[MarkedStretch]) -> str:
    text, saying = article.text, gold.saying
    hits = [hit.saying for hit in overlapping(gold.span, pred)]
    if not hits:
        return f"missed {_format_who(text, saying)}"
    parts = []
    if saying.source and not any(same_source(text, saying, hit) for hit in hits):
        parts.append(f"expected source {_format_source(text, saying)}, found {_format_source(text, hits[0])}")
    if saying.speakers and not any(same_speaker(saying, hit) for hit in hits):
        got = " / ".join(hits[0].speakers) or "none"
        parts.append(f"expected speaker {' or '.join(saying.speakers)}, found {got}")
    return "; ".join(parts) + (f" [{hits[0].rule}]" if parts and hits[0].rule else "")


def _format_who(text: str, saying: Saying) -> str:
    return " / ".join(saying.speakers) or _format_source(text, saying)


def _format_source(text: str, saying: Saying) -> str:
    return shortened(" … ".join(text[start:end] for start, end in saying.source)) or "none"


def _difference(article: GoldArticle, what: str, span: Span) -> Difference:
    shown = shortened(article.text[span[0] : span[1]])
    return Difference(article.file, article.line, f"{what} | {shown}")


def format_figures(corpus: CorpusScores) -> list[str]:
    """Format the figures by which corpora are compared, in per cent, one measure a line."""
    overall, contents = count_scores(corpus.outcomes)[0], corpus.contents
    quotations, sources = overall.quotations, overall.sources
    partial, strict = contents.score(PARTIAL), contents.score(STRICT)
    lines = [
        f"quoted   gold {quotations.expected} pred {quotations.found} found {_percent(quotations.recall)}"
        f"  source P {_percent(sources.precision)} R {_percent(sources.recall)} F1 {_percent(sources.f1)}",
        f"all      gold {contents.gold} pred {contents.found}"
        f"  partial P {_percent(partial.precision)} R {_percent(partial.recall)} F1 {_percent(partial.f1)}"
        f"  strict F1 {_percent(strict.f1)}"
        f"  source acc {_share(contents.sources_right, contents.sources)}"
        f"  cue acc {_share(contents.cues_right, contents.cues)}",
    ]
    if corpus.names_speakers:
        lines.append(_format_names(corpus))
    return lines


def _format_names(corpus: CorpusScores) -> str:
    names, score = corpus.names, count_scores(corpus.outcomes)[0].speakers
    return (
        f"speaker  gold {score.expected} pred {score.found} found {_share(names.found, names.gold)}"
        f"  P {_percent(score.precision)} R {_percent(score.recall)} F1 {_percent(score.f1)}"
        f"  strict R {_share(names.exact, names.gold)}"
        f"  not speech given a speaker {names.not_speech_given}/{names.not_speech}"
    )


def _percent(fraction: float) -> str:
    return f"{round(100 * fraction, 1)}"


def _share(part: int, whole: int) -> str:
    return _percent(part / whole if whole else 0.0)
