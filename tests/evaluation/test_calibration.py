"""Which answers of a rule are right, and the table of confidence that is computed from them."""

import json
from pathlib import Path

import pytest
from support.attributions import attribution
from support.command_line import run

from quotes.confidence import ELSEWHERE, read_table
from quotes.evaluation.calibration import ENOUGH, RARE, Calibration, judge_quotations, judge_reports, stratum_of
from quotes.evaluation.gold import GoldArticle, Saying
from quotes.model import Attribution

KEPT = Path(__file__).parent.parent.parent / "quotes" / "lexicon" / "lists" / "confidence.txt"
TEXT = "“We won,” said Ann Lee. She called it ‘a party’. ''We lost,'' said Bob Ray."
LEE = Saying(source=((15, 22),), cue=(), content=((0, 9),), speakers=())


def article(*sayings: Saying, ignored: tuple[tuple[int, int], ...] = ()) -> GoldArticle:
    return GoldArticle("g.jsonl", 1, "a", TEXT, sayings, names_speakers=False, ignored=ignored)


def said(start: int, end: int, mention: str, **more: object) -> Attribution:
    at = TEXT.index(mention)
    span = {"start": start, "end": end, "content_start": start, "content_end": end, "text": TEXT[start:end]}
    source = {"mention": mention, "mention_start": at, "mention_end": at + len(mention)}
    return attribution(**span, **source, **more)


def header(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("#")]


def rows(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("#")]


def test_an_answer_is_right_when_the_corpus_has_the_same_source() -> None:
    lee = said(0, 9, "Ann Lee")
    assert list(judge_quotations(article(LEE), [lee])) == [(lee, True)]
    ray = said(0, 9, "Bob Ray")
    assert list(judge_quotations(article(LEE), [ray])) == [(ray, False)]


def test_an_answer_that_is_not_in_the_corpus_is_wrong() -> None:
    lee = said(0, 9, "Ann Lee")
    assert list(judge_quotations(article(), [lee])) == [(lee, False)]


def test_what_the_measure_cannot_see_is_not_counted() -> None:
    start = TEXT.index("''We")
    doubled = said(start, TEXT.index("''", start + 2) + 2, "Bob Ray")
    nobody = attribution(start=0, end=9, content_start=0, content_end=9, mention=None, mention_start=None)
    nested = said(0, 9, "Ann Lee", parent=1)
    for unseen in (doubled, nobody, nested):
        assert list(judge_quotations(article(LEE), [unseen])) == []
    assert list(judge_quotations(article(LEE, ignored=((0, 9),)), [said(0, 9, "Ann Lee")])) == []


def test_reported_speech_is_right_when_contents_and_sources_match() -> None:
    start, end = TEXT.index("called"), TEXT.index(". ''")
    gold = Saying(source=((24, 27),), cue=(), content=((start, end),), speakers=())
    right = said(start, end, "She", kind="indirect", rule="reported_after")
    other = said(start, end, "Bob Ray", kind="indirect", rule="reported_after")
    assert list(judge_reports(article(gold), [right])) == [(right, True)]
    assert list(judge_reports(article(gold), [other])) == [(other, False)]
    assert list(judge_reports(article(LEE), [right])) == [(right, False)]


def test_a_stratum_is_a_rule_and_a_kind_of_place() -> None:
    assert stratum_of(said(0, 9, "She")) == ("cue_after", "direct pronoun")


def test_the_table_counts_and_smooths() -> None:
    calibration = Calibration()
    for saying in [LEE] * ENOUGH + [None] * 10:
        calibration.add(article(*filter(None, [saying])), [said(0, 9, "Ann Lee")])
    calibration.add(article(), [said(0, 9, "Ann Lee", kind="mixed")])
    table = rows(calibration.lines())
    assert table == ["cue_after\tdirect name\t40\t30\t0.75", "cue_after\telsewhere\t1\t0\t0.61"]
    assert read_table(table)["cue_after", "direct name"] == 0.75


def test_the_header_names_the_rules_with_few_answers() -> None:
    calibration = Calibration()
    for number in range(RARE):
        calibration.add(article(), [said(0, 9, "Ann Lee"), said(0, 9, "Ann Lee", rule="often")])
        if number:
            calibration.add(article(), [said(0, 9, "Ann Lee", rule="seldom")])
    assert calibration.rare_rules() == ["seldom"]
    assert header(calibration.lines())[-1].endswith("of uncertain precision: seldom.")


def test_the_command_prints_a_table_like_that_of_the_package(tmp_path: Path) -> None:
    gold = {"id": "a", "text": TEXT, "attributions": [{"source": [[15, 22]], "content": [[0, 9]]}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold) + "\n", "utf-8")
    result = run("check", "--calibrate", str(path))
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert header(lines)[:-1] == header(KEPT.read_text("utf-8").splitlines())[:-1]
    assert read_table(rows(lines))["cue_after", ELSEWHERE] > 0.5


@pytest.mark.parametrize("args", [["--accept"], ["--against", "x.csv"], ["x.txt"]])
def test_wrong_usage(args: list[str]) -> None:
    result = run("check", "--calibrate", *args, "gold.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: --")


def test_a_corpus_that_cannot_be_read() -> None:
    result = run("check", "--calibrate", "none.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "none.jsonl: no such file or folder\n"
