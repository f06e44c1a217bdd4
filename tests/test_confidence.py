"""A record's confidence is the measured precision of its rule in its kind of place."""

from collections import Counter
from pathlib import Path

import pytest
from support.shared import CORPORA

from quotes.confidence import ELSEWHERE, kind_of_place, measured_precision, read_table
from quotes.evaluation.calibration import ENOUGH, RARE, judge_quotations, judge_reports
from quotes.evaluation.cases import Case
from quotes.evaluation.comparison import compare_case
from quotes.evaluation.fixtures import find_fixtures
from quotes.evaluation.gold import GoldArticle, read_gold
from quotes.lexicon.words import entries
from quotes.model import ALL_SPEECH
from quotes.pipeline import extract
from quotes.reported.reports import BELIEF
from quotes.reported.sieves import REPORT_SIEVES
from quotes.sieves.order import SIEVES
from quotes.text.turns import TURN

CASES = Path(__file__).parent / "cases"
RULES = {*(sieve.__name__ for sieve in (*SIEVES, *REPORT_SIEVES)), BELIEF, TURN}
ROWS = [line.split("\t") for line in entries("confidence")]


@pytest.mark.parametrize(
    ("kind", "words", "mention", "speaker_kind", "where"),
    [
        ("direct", "“We won,”", "Ann Lee", "person", "direct name"),
        ("direct", "“We won,”", "She", "person", "direct pronoun"),
        ("direct", "“We won,”", "the ministry", "organization", "direct other"),
        ("direct", "“We won,”", "a man", None, "direct other"),
        ("mixed", "“we won it”", "Ann Lee", "person", "mixed short name"),
        ("mixed", "“we won it all”", "he", None, "mixed pronoun"),
    ],
)
def test_kinds_of_place(kind: str, words: str, mention: str, speaker_kind: str | None, where: str) -> None:
    assert kind_of_place(kind, words, mention, speaker_kind) == where


def test_a_rare_place_has_the_precision_of_all_rare_places() -> None:
    table = read_table(["cue_after\tdirect name\t100\t98\t0.98", "cue_after\telsewhere\t20\t12\t0.61"])
    assert measured_precision("cue_after", "direct name", table) == 0.98
    assert measured_precision("cue_after", "mixed other", table) == 0.61


def test_a_rule_without_answers_is_as_likely_right_as_wrong() -> None:
    assert measured_precision("never_measured", "direct name", {}) == 0.5
    assert measured_precision("never_measured", "direct name") == 0.5


def test_the_table_is_about_existing_rules() -> None:
    rules = {rule for rule, *_ in ROWS}
    assert rules <= RULES
    assert {rule for rule, where, *_ in ROWS if where == ELSEWHERE} == rules
    for _, where, answers, right, precision in ROWS:
        assert where == ELSEWHERE or int(answers) >= ENOUGH
        assert int(right) <= int(answers)
        assert 0 <= float(precision) <= 1


def test_a_rule_with_few_answers_in_the_corpora_is_shown_by_cases() -> None:
    answers = Counter(dict.fromkeys(RULES, 0))
    for rule, _, number, *_ in ROWS:
        answers[rule] += int(number)
    shown: Counter[str] = Counter()
    for case in find_fixtures([str(CASES)]):
        assert isinstance(case, Case)
        found = extract(case.text, kinds=ALL_SPEECH)
        shown.update({o.rule for o in compare_case(case, found).outcomes if o.side == "expected" and o.right})
    assert not [rule for rule, number in answers.items() if number < RARE and shown[rule] < 5]


@pytest.mark.skipif(not all(path.exists() for path in CORPORA), reason="needs ../shared")
def test_the_mean_confidence_of_each_tenth_is_its_precision() -> None:
    answers = [answer for path in CORPORA for answer in confidence_and_truth(path)]
    answers.sort(key=lambda answer: answer[0])
    for tenth in range(10):
        part = answers[tenth * len(answers) // 10 : (tenth + 1) * len(answers) // 10]
        expected = sum(confidence for confidence, _ in part) / len(part)
        assert sum(right for _, right in part) / len(part) == pytest.approx(expected, abs=0.05)


def confidence_and_truth(path: Path) -> list[tuple[float, bool]]:
    """Return the confidence of each answer over a corpus, and whether it is right."""
    found = []
    for item in read_gold(path.read_text("utf-8").split("\n"), path.name):
        assert isinstance(item, GoldArticle)
        records = extract(item.text, kinds=ALL_SPEECH)
        answers = (*judge_quotations(item, records), *judge_reports(item, records))
        found += [(record.confidence or 0, right) for record, right in answers]
    return found
