"""A record's confidence is the measured precision of its rule in its kind of place."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.made import made
from support.shared import CORPORA

from quotes.commands.cli import main
from quotes.confidence import ELSEWHERE, kind_of_place, measured_precision, read_table
from quotes.evaluation.calibration import ENOUGH, Calibration, judge_quotations, judge_reports
from quotes.evaluation.gold import GoldArticle, Saying, read_gold
from quotes.lexicon.words import entries
from quotes.model import ALL_SPEECH, Attribution
from quotes.pipeline import extract
from quotes.reported.reports import BELIEF
from quotes.reported.sieves import REPORT_SIEVES
from quotes.sieves.order import SIEVES

TEXT = "“We won,” said Ann Lee. She called it ‘a party’. ''We lost,'' said Bob Ray."
LEE = Saying(source=((15, 22),), cue=(), content=((0, 9),), speakers=())


def article(*sayings: Saying) -> GoldArticle:
    return GoldArticle("g.jsonl", 1, "a", TEXT, sayings, names_speakers=False)


def said(start: int, end: int, mention: str, **more: object) -> Attribution:
    at = TEXT.index(mention)
    return made(start=start, end=end, content_start=start, content_end=end, text=TEXT[start:end], mention=mention,
                mention_start=at, mention_end=at + len(mention), rule="cue_after", **more)  # fmt: skip


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
def test_places(kind: str, words: str, mention: str, speaker_kind: str | None, where: str) -> None:
    assert kind_of_place(kind, words, mention, speaker_kind) == where


def test_a_rare_place_is_measured_with_the_other_rare_ones() -> None:
    table = read_table(["cue_after\tdirect name\t100\t98\t0.98", "cue_after\telsewhere\t20\t12\t0.61"])
    assert measured_precision("cue_after", "direct name", table) == 0.98
    assert measured_precision("cue_after", "mixed other", table) == 0.61
    assert measured_precision("never_measured", "direct name", table) == 0.5


def test_the_table_is_about_rules_that_there_are() -> None:
    rows = [line.split("\t") for line in entries("confidence")]
    names = {sieve.__name__ for sieve in (*SIEVES, *REPORT_SIEVES)}
    assert {rule for rule, *_ in rows} <= {*names, BELIEF}
    assert {rule for rule, where, *_ in rows if where == ELSEWHERE} == {rule for rule, *_ in rows}
    for _, where, answers, right, precision in rows:
        assert where == ELSEWHERE or int(answers) >= ENOUGH
        assert int(right) <= int(answers)
        assert 0 <= float(precision) <= 1


def test_an_answer_is_right_when_the_corpus_has_its_source() -> None:
    lee = said(0, 9, "Ann Lee")
    assert list(judge_quotations(article(LEE), [lee])) == [(lee, True)]
    ray = said(0, 9, "Bob Ray")
    assert list(judge_quotations(article(LEE), [ray])) == [(ray, False)]


def test_an_answer_that_the_corpus_does_not_have_is_wrong() -> None:
    lee = said(0, 9, "Ann Lee")
    assert list(judge_quotations(article(), [lee])) == [(lee, False)]


def test_what_the_measure_cannot_see_is_not_counted() -> None:
    start = TEXT.index("''We")
    doubled = said(start, TEXT.index("''", start + 2) + 2, "Bob Ray")
    nobody = made(start=0, end=9, content_start=0, content_end=9, mention=None, mention_start=None)
    nested = said(0, 9, "Ann Lee", parent=1)
    assert [
        *judge_quotations(article(LEE), [doubled]),
        *judge_quotations(article(LEE), [nobody]),
        *judge_quotations(article(LEE), [nested]),
    ] == []


def test_the_table_counts_and_smooths() -> None:
    calibration = Calibration()
    for saying in [LEE] * ENOUGH + [None] * 10:
        calibration.add(article(*filter(None, [saying])), [said(0, 9, "Ann Lee")])
    calibration.add(article(), [said(0, 9, "Ann Lee", kind="mixed")])
    rows = [line for line in calibration.lines() if not line.startswith("#")]
    assert rows == ["cue_after\tdirect name\t40\t30\t0.75", "cue_after\telsewhere\t1\t0\t0.61"]
    assert read_table(rows)["cue_after", "direct name"] == 0.75


def test_the_command_prints_what_the_package_keeps(tmp_path: Path) -> None:
    gold = {"id": "a", "text": TEXT, "attributions": [{"source": [[15, 22]], "content": [[0, 9]]}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold) + "\n", "utf-8")
    result = CliRunner().invoke(main, ["check", "--calibrate", str(path)])
    assert (result.exit_code, result.stderr) == (0, "")
    kept = Path(__file__).parent.parent / "quotes" / "lexicon" / "lists" / "confidence.txt"
    header = [line for line in kept.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = result.stdout.splitlines()
    assert [line for line in lines if line.startswith("#")] == header
    assert read_table(line for line in lines if not line.startswith("#"))["cue_after", ELSEWHERE] > 0.5


@pytest.mark.parametrize("args", [["--accept"], ["--against", "x.csv"], ["x.txt"]])
def test_wrong_usage(args: list[str]) -> None:
    result = CliRunner().invoke(main, ["check", "--calibrate", *args, "gold.jsonl"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: --")


def test_a_corpus_that_cannot_be_read() -> None:
    result = CliRunner().invoke(main, ["check", "--calibrate", "none.jsonl"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "none.jsonl: no such file or folder\n"


@pytest.mark.skipif(not all(path.exists() for path in CORPORA), reason="needs ../shared")
def test_the_average_confidence_of_each_tenth_is_its_precision() -> None:
    answers = [answer for path in CORPORA for answer in measured(path)]
    answers.sort(key=lambda answer: answer[0])
    for tenth in range(10):
        part = answers[tenth * len(answers) // 10 : (tenth + 1) * len(answers) // 10]
        expected = sum(sure for sure, _ in part) / len(part)
        assert sum(right for _, right in part) / len(part) == pytest.approx(expected, abs=0.05)


def measured(path: Path) -> list[tuple[float, bool]]:
    found = []
    for item in read_gold(path.read_text("utf-8").split("\n"), path.name):
        assert isinstance(item, GoldArticle)
        records = extract(item.text, kinds=ALL_SPEECH)
        answers = (*judge_quotations(item, records), *judge_reports(item, records))
        found += [(record.confidence or 0, right) for record, right in answers]
    return found
