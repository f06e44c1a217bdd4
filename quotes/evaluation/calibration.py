"""Measures how often each rule is right in each kind of place: the table that ``confidence`` looks up.

An answer is right when the source is right by ``measures.judge_sources``: a marked stretch of the corpus overlaps
by half of the shorter of the two, and the sources share a distinctive word. For reported speech without marks,
the contents must match partially (``measures.match_partially``) and the sources share a distinctive word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from quotes.confidence import ELSEWHERE, Stratum, kind_of_place
from quotes.evaluation.gold import GoldArticle, Saying, group_sayings
from quotes.evaluation.measures import MarkedStretch, find_stretches, match_partially, overlap, overlapping, same_source
from quotes.model import INDIRECT, NOT_SPEECH, Attribution
from quotes.text.turns import TURN

ENOUGH = 30
"""Fewest answers for which a kind of place gets a row of its own."""
PRIOR = 5
"""Number of answers that the precision of the whole rule counts as; for a rule, that of all rules."""
RARE = 20
"""Answers below which the precision of a rule is uncertain; the header of the table names such rules."""
_HEADER = (
    "# Measured precision of each rule in each kind of place: the share of its answers with the annotated source.",
    "# Columns, separated by tabs: rule, place, answers, right answers, precision (0 to 1).",
    f"# Elsewhere: all places in which the rule has fewer than {ENOUGH} answers. The precision includes {PRIOR} more",
    "# answers that are as good as the rule overall, so that few answers have little weight.",
    "# Written by “quotes check --calibrate”, not by hand; see CONTRIBUTING.md.",
)


def judge_quotations(article: GoldArticle, found: Iterable[Attribution]) -> Iterator[tuple[Attribution, bool]]:
    """Judge whether each record with a source is right.

    Records that the measure cannot see are left out: marks of a style that it does not read, places that the
    corpus ignores, and nested quotations, which corpora do not annotate one by one.
    """
    every = [record for record in found if record.kind != NOT_SPEECH]
    records = [record for record in every if record.kind != INDIRECT]
    gold = find_stretches(article.text, article.sayings)
    pred = find_stretches(article.text, [saying for saying in group_sayings(records) if saying.source])
    for record in records:
        span = (record.start, record.end)
        doubtful = any(2 * overlap(span, over) >= span[1] - span[0] for over in article.ignored)
        unseen = doubtful or record.mention is None or record.parent is not None or record.rule == TURN
        own = [] if unseen else [stretch for stretch in overlapping(span, pred) if _is_part_of(record, stretch)]
        if own:
            hits = [(one.saying, hit.saying) for one in own for hit in overlapping(one.span, gold)]
            yield record, any(same_source(article.text, right, saying) for saying, right in hits)


def judge_reports(article: GoldArticle, found: Collection[Attribution]) -> Iterator[tuple[Attribution, bool]]:
    """Judge whether reported speech without marks is right, one record per utterance."""
    for record, gold, saying in _utterances(article, found, lambda one: one.kind == INDIRECT):
        yield record, gold is not None and same_source(article.text, gold, saying)


def judge_turns(article: GoldArticle, found: Collection[Attribution]) -> Iterator[tuple[Attribution, bool]]:
    """Judge whether the turns of a transcript are right; those that the corpus does not annotate are left out."""
    for record, gold, saying in _utterances(article, found, lambda one: one.rule == TURN):
        if gold is not None and record.mention is not None:
            yield record, same_source(article.text, gold, saying)


def _utterances(
    article: GoldArticle, found: Collection[Attribution], is_wanted: Callable[[Attribution | Saying], bool]
) -> Iterator[tuple[Attribution, Saying | None, Saying]]:
    """The first record of each utterance that is wanted, what the corpus has of it, and the whole utterance."""
    heads = [record for record in found if is_wanted(record) and record.utterance == record.id]
    if heads:
        pred = group_sayings(found)
        matched = match_partially(article, pred)
        wanted = [(number, saying) for number, saying in enumerate(pred) if is_wanted(saying)]
        for record, (number, saying) in zip(heads, wanted, strict=True):
            yield record, matched.get(number), saying


def _is_part_of(record: Attribution, stretch: MarkedStretch) -> bool:
    return (record.content_start, record.content_end) in stretch.saying.content


def stratum_of(record: Attribution) -> Stratum:
    """Return the rule that answered and the kind of place in which it did."""
    return record.rule, kind_of_place(record.kind, record.text, record.mention or "", record.speaker_kind)


@dataclass(slots=True)
class Calibration:
    """Answers and right answers by rule and kind of place, summed over articles."""

    answers: Counter[Stratum] = field(default_factory=Counter)
    right: Counter[Stratum] = field(default_factory=Counter)

    def add(self, article: GoldArticle, found: Iterable[Attribution]) -> None:
        """Count one article."""
        found = list(found)
        for record, right in (
            *judge_quotations(article, found),
            *judge_reports(article, found),
            *judge_turns(article, found),
        ):
            self.answers[stratum_of(record)] += 1
            self.right[stratum_of(record)] += right

    def lines(self) -> list[str]:
        """Format the table as ``lexicon/lists/confidence.txt``, header first."""
        rare = ", ".join(self.rare_rules()) or "none"
        header = [*_HEADER, f"# Fewer than {RARE} answers, so of uncertain precision: {rare}."]
        return [*header, *sorted(self._rows(), key=str.casefold)]

    def rare_rules(self) -> list[str]:
        """Return the rules with fewer than ``RARE`` answers, sorted by name."""
        answers: Counter[str] = Counter()
        for (rule, _), number in self.answers.items():
            answers[rule] += number
        return sorted(rule for rule, number in answers.items() if number < RARE)

    def _rows(self) -> Iterator[str]:
        overall = _precision(self.right.total(), self.answers.total(), 0.5)
        for rule in {rule for rule, _ in self.answers}:
            cells = {where: number for (one, where), number in self.answers.items() if one == rule}
            rights = {where: self.right[rule, where] for where in cells}
            precision = _precision(sum(rights.values()), sum(cells.values()), overall)
            rare = [where for where, number in cells.items() if number < ENOUGH]
            for where in cells.keys() - rare:
                yield _table_row(rule, where, cells[where], rights[where], precision)
            answers, right = sum(cells[where] for where in rare), sum(rights[where] for where in rare)
            yield _table_row(rule, ELSEWHERE, answers, right, precision)


def _precision(right: int, answers: int, prior: float) -> float:
    """Return the share of right answers after adding ``PRIOR`` answers of which a prior share is right."""
    return (right + PRIOR * prior) / (answers + PRIOR)


def _table_row(rule: str, where: str, answers: int, right: int, prior: float) -> str:
    return f"{rule}\t{where}\t{answers}\t{right}\t{_precision(right, answers, prior):.2f}"
