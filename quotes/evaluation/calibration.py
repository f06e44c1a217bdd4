"""Measures how often each rule is right in each kind of place: the table that ``confidence`` looks up.

An answer is right when the source is that of the corpus by the measure of ``measures.quoted``: a marked
stretch of the corpus overlaps by half of the shorter of the two, and the sources share a word that tells. For
reported speech without marks it is that of ``clauses``: contents that match partially, and the same source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from quotes.confidence import ELSEWHERE, Stratum, kind_of_place
from quotes.evaluation.clauses import partial_matches
from quotes.evaluation.gold import GoldArticle, sayings
from quotes.evaluation.measures import Stretch, matches, overlap, same_source, stretches
from quotes.model import INDIRECT, NOT_SPEECH, Attribution

ENOUGH = 30
"""Answers below which a kind of place is not told from the rule's other rare ones."""
PRIOR = 5
"""Answers that the precision of the whole rule, or for a rule that of all rules, counts as."""
_HEADER = (
    "# Measured precision of each rule in each kind of place: the share of its answers whose source is the",
    "# annotators'. Columns, parted by tabs: rule, place, answers, right answers, precision (0 to 1).",
    f"# Elsewhere: all places of a rule with fewer than {ENOUGH} answers. The precision counts {PRIOR} answers more,",
    "# as right as the rule is overall, so that few answers weigh little.",
    "# Made by “quotes check --calibrate”, not by hand; see CONTRIBUTING.md.",
)


def judged(article: GoldArticle, found: Iterable[Attribution]) -> Iterator[tuple[Attribution, bool]]:
    """Tell which of the records with a source are right.

    Left out is what the measure cannot see: marks of a style that it does not read, what the corpus passes
    over, and quotations within quotations, which corpora do not annotate one by one.
    """
    every = [record for record in found if record.kind != NOT_SPEECH]
    records = [record for record in every if record.kind != INDIRECT]
    gold = stretches(article.text, article.sayings)
    pred = stretches(article.text, [saying for saying in sayings(records) if saying.source])
    for record in records:
        span = (record.start, record.end)
        doubtful = any(2 * overlap(span, over) >= span[1] - span[0] for over in article.passed_over)
        unseen = doubtful or record.mention is None or record.parent is not None
        own = [] if unseen else [stretch for stretch in matches(span, pred) if _belongs(record, stretch)]
        if own:
            yield (
                record,
                any(
                    same_source(article.text, hit.saying, one.saying) for one in own for hit in matches(one.span, gold)
                ),
            )


def judged_reports(article: GoldArticle, found: Collection[Attribution]) -> Iterator[tuple[Attribution, bool]]:
    """Tell which of the records of reported speech without marks are right, one for each utterance."""
    heads = [record for record in found if record.kind == INDIRECT and record.utterance == record.id]
    pred = sayings(found)
    matched = partial_matches(article, pred)
    reported = [(number, saying) for number, saying in enumerate(pred) if saying.kind == INDIRECT]
    for record, (number, saying) in zip(heads, reported, strict=True):
        yield record, number in matched and same_source(article.text, matched[number], saying)


def _belongs(record: Attribution, stretch: Stretch) -> bool:
    return (record.content_start, record.content_end) in stretch.saying.content


def place_of(record: Attribution) -> Stratum:
    """The rule that gave a record and the kind of place where it did."""
    return record.rule, kind_of_place(record.kind, record.text, record.mention or "", record.speaker_kind)


@dataclass(slots=True)
class Calibration:
    """Answers and right answers by rule and place, added up over articles."""

    answers: Counter[Stratum] = field(default_factory=Counter)
    right: Counter[Stratum] = field(default_factory=Counter)

    def add(self, article: GoldArticle, found: Iterable[Attribution]) -> None:
        """Count one article."""
        found = list(found)
        for record, right in (*judged(article, found), *judged_reports(article, found)):
            self.answers[place_of(record)] += 1
            self.right[place_of(record)] += right

    def lines(self) -> list[str]:
        """Write the table as the package keeps it, header first."""
        return [*_HEADER, *sorted(self._rows(), key=str.casefold)]

    def _rows(self) -> Iterator[str]:
        overall = _precision(self.right.total(), self.answers.total(), 0.5)
        for rule in {rule for rule, _ in self.answers}:
            cells = {where: number for (one, where), number in self.answers.items() if one == rule}
            rights = {where: self.right[rule, where] for where in cells}
            precision = _precision(sum(rights.values()), sum(cells.values()), overall)
            rare = [where for where, number in cells.items() if number < ENOUGH]
            for where in cells.keys() - rare:
                yield _row(rule, where, cells[where], rights[where], precision)
            answers, right = sum(cells[where] for where in rare), sum(rights[where] for where in rare)
            yield _row(rule, ELSEWHERE, answers, right, precision)


def _precision(right: int, answers: int, prior: float) -> float:
    """The share of right answers, a prior share counted as ``PRIOR`` answers more."""
    return (right + PRIOR * prior) / (answers + PRIOR)


def _row(rule: str, where: str, answers: int, right: int, prior: float) -> str:
    return f"{rule}\t{where}\t{answers}\t{right}\t{_precision(right, answers, prior):.2f}"
