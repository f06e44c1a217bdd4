"""``quotes explain``: what it says of a quotation, and how the command prints it."""

import json
import re
from functools import partial
from pathlib import Path

import pytest
from support.command_line import run as run_command

from quotes import extract
from quotes.explain.explanation import CUE, MENTION, QUOTATION, WORDS, Explanation, explain_quotations
from quotes.explain.meanings import meaning
from quotes.model import NOT_SPEECH, SPEECH
from quotes.sieves.order import SIEVES
from quotes.speakers.context import SourceFinder
from quotes.speakers.resolver import SpeakerResolver
from quotes.text.article import Answer, Article, read_article
from quotes.text.parts import Quotation, Speaker

TOWN = (
    "Ann Lee, the mayor, came at dawn. “We won,” she said. “It was close.”\n\n"
    "Bob Ray, who argued for years, told reporters the plan was “a mistake from the first day”.\n\n"
    "The so-called “safe zone” was opened.\n\n"
    "The town was quiet. “I said: ‘Go home,’” Ray added.\n"
)


def explained(start: str, text: str = TOWN) -> Explanation:
    (one,) = [one for one in explain_quotations(text, kinds=(*SPEECH, NOT_SPEECH)) if one.record.text.startswith(start)]
    return one


run = partial(run_command, "explain")


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "80")
    path = tmp_path / "town.txt"
    path.write_text(TOWN, "utf-8")
    return str(path)


@pytest.mark.parametrize("kinds", [SPEECH, (*SPEECH, NOT_SPEECH)])
def test_the_records_are_those_of_the_export(kinds: tuple[str, ...]) -> None:
    assert [one.record for one in explain_quotations(TOWN, "a", kinds)] == extract(TOWN, "a", kinds)


def test_an_article_is_analyzed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    resolved: list[int] = []

    class Counted:
        def __init__(self, article: Article, find_reports: SourceFinder) -> None:
            self.speakers = SpeakerResolver(article, find_reports)

        def resolve(self, quotation: Quotation, found: Answer) -> Speaker:
            resolved.append(quotation.index)
            return self.speakers.resolve(quotation, found)

        def with_role(self, speaker: Speaker) -> Speaker:
            return self.speakers.with_role(speaker)

    def counted(text: str, bold: list[int]) -> Article:
        read.append(text)
        return read_article(text, bold)

    monkeypatch.setattr("quotes.pipeline.read_article", counted)
    monkeypatch.setattr("quotes.pipeline.SpeakerResolver", Counted)
    explain_quotations(TOWN)
    assert read == [TOWN]
    assert len(resolved) == len(set(resolved)) > 0


def test_the_sentence_is_given_whole_with_its_parts_marked() -> None:
    (sentence,) = explained("“We won").sentences
    assert [(part.what, part.text) for part in sentence if part.text.strip()] == [
        (QUOTATION, "“We won,”"),
        (MENTION, "she"),
        (CUE, "said"),
        (WORDS, "."),
    ]


def test_a_mention_in_another_sentence_has_that_sentence_too() -> None:
    one = explained("“It was")
    assert ["".join(part.text for part in sentence) for sentence in one.sentences] == [
        "“It was close.”",
        "“We won,” she said.",
    ]
    assert "same speaker as in quotation 1" in one.way


def test_every_rule_has_a_meaning_in_one_line() -> None:
    for sieve in SIEVES:
        assert re.fullmatch(r"[“A-Z].*\S", meaning(sieve.__name__))
        assert "*" not in meaning(sieve.__name__)
    assert meaning("no_sieve") != "no_sieve"


def test_the_rules_before_the_one_that_answered_abstained() -> None:
    one = explained("“a mistake")
    names = [sieve.__name__ for sieve in SIEVES]
    assert list(one.abstained) == names[: names.index(one.record.rule)]
    assert set(one.agree) <= set(names[names.index(one.record.rule) :])


def test_the_other_verbs_of_the_sentence_are_told() -> None:
    rejected = {candidate.cue: candidate.why for candidate in explained("“a mistake").rejected}
    assert "relative clause" in rejected["argued"]


def test_a_later_rule_that_would_say_something_else() -> None:
    text = "Ann Lee was late. “We lost!” said Bob Ray."
    (candidate,) = explain_quotations(text)[0].rejected
    assert candidate.mention == "Ann Lee"
    assert re.search(r"sentence_before would answer so, but it is less sure", candidate.why)


def test_a_quotation_is_no_reason_for_itself() -> None:
    text = "“We won,” said Ann Lee. “It was close.” “It was late.”"
    first = explain_quotations(text)[0]
    assert not {"same_paragraph", "reopened"} & set(first.agree)


def test_how_a_pronoun_became_the_speaker() -> None:
    one = explained("“We won")
    assert (one.record.speaker, one.way) == ("Ann Lee", "a pronoun")
    assert one.named.startswith("Ann Lee, the mayor")


@pytest.mark.parametrize("pronoun", ["Her claim that it was “close” stuck", "It was “close”, according to her"])
def test_a_pronoun_of_any_case_is_no_name(pronoun: str) -> None:
    (one,) = explain_quotations(f"Ann Lee came at dawn. {pronoun}.")
    assert (one.record.speaker, one.way) == ("Ann Lee", "a pronoun")


def test_a_first_person_inside_a_quotation() -> None:
    assert "the quotation around it" in explained("‘Go home").way


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("“Nobody knows what this is about.”\n\nIt rained.", "no_sieve", "No rule"),
        ("The so-called “safe zone” was opened.", "term", "A term"),
    ],
)
def test_why_nobody_said_it(text: str, rule: str, says: str) -> None:
    (one,) = explain_quotations(text, kinds=(*SPEECH, NOT_SPEECH))
    assert one.record.rule == rule
    assert one.meaning.startswith(says)
    assert (one.abstained, one.way) == ((), "")


@pytest.mark.parametrize("text", ["", "“", "\n\n", "“A “b ‘c’” d", "Nobody.", "’’ “” said", "“” said “”."])
def test_anything_is_explained(text: str) -> None:
    assert len(explain_quotations(text)) == len(extract(text))


# The command


def test_one_quotation_at_80_columns(town: str) -> None:
    result = run(town, "1")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == ["1    Ann Lee  (person · direct)", "     text       {“We won,”} [she] <said>."]
    assert lines[2].startswith("     rule       cue_after: A cue verb and its subject right after")
    assert "     speaker    [she]: a pronoun; refers to Ann Lee, named in “Ann Lee, the" in lines
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)


def test_all_quotations(town: str) -> None:
    numbers = re.findall(r"^(\d+) ", run(town).stdout, re.MULTILINE)
    assert numbers == [str(record.id) for record in extract(TOWN)]
    assert "not speech" not in run(town).stdout
    assert "(not speech)" in run(town, "--not-speech").stdout


@pytest.mark.parametrize("number", ["0", "99"])
def test_a_number_that_there_is_not(town: str, number: str) -> None:
    result = run(town, number)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{town}: no quotation {number}: the ids are 1 to {len(extract(TOWN))}\n"


def test_what_is_no_number(town: str) -> None:
    result = run(town, "second")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: ")


def test_an_article_without_quotations(tmp_path: Path) -> None:
    path = tmp_path / "nothing.txt"
    path.write_text("Nobody spoke.", "utf-8")
    assert run(str(path)).exit_code == 0
    assert run(str(path), "1").exit_code == 2
    assert run(str(path), "1").stderr == f"{path}: no quotations\n"


def test_an_article_that_is_not_there() -> None:
    result = run("none.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "none.txt: no such file or folder\n"


def test_control_characters_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("“We \x1bcwon,” said Ann\x9b Lee, who had told [red]Bob[/red].", "utf-8")
    result = run(str(path))
    assert result.exit_code == 0
    assert "␛cwon" in result.stdout
    assert "[red]Bob[/red]" in result.stdout
    assert {char for char in result.stdout if not char.isprintable()} == {"\n"}


def test_a_long_quotation_loses_its_middle(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"“{'We won it all. ' * 100}We did,” said Ann Lee.", "utf-8")
    result = run(str(path), "1")
    assert "…" in result.stdout
    assert len(result.stdout) < 1500


@pytest.fixture
def table(tmp_path: Path) -> str:
    """Write a table of three articles, the second without quotations."""
    texts = ["“We won,” said Ann Lee.", "Nobody spoke.", "“We lost,” said Bob Ray. “It was close,” he said."]
    lines = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(texts, 1)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    return str(tmp_path / "a.jsonl")


def test_one_article_of_a_table(table: str) -> None:
    result = run(table, "--doc", "n3", "2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.findall(r"^\d+ ", result.stdout, re.MULTILINE) == ["2 "]
    assert "{“It was close,”}" in result.stdout
    assert run(table, "--doc", "n1").stdout.count("Ann Lee") > 0


def test_articles_without_quotations_do_not_end_it(table: str) -> None:
    result = run(table)
    assert (result.exit_code, result.stderr) == (0, "n2: no quotations\n")
    assert ("Ann Lee" in result.stdout, "Bob Ray" in result.stdout) == (True, True)


def test_a_number_that_only_some_articles_have(table: str) -> None:
    result = run(table, "2")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == ["n1: no quotation 2: the ids are 1 to 1", "n2: no quotations"]
    assert run(table, "7").exit_code == 2


@pytest.mark.parametrize("wrong", ["n4", ""])
def test_an_unknown_article_of_a_table_is_wrong_usage(table: str, wrong: str) -> None:
    result = run(table, "--doc", wrong, "1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].endswith("has no such article. It has n1, n2, n3.")


INTERVIEW = """\
ANN LEE: We waited for a long time and I was afraid.

BOB RAY: So did we, and you know it.

ANN LEE: I saw the dam go and we ran.

BOB RAY: Did you see me there?

ANN LEE: I did, and I called you.

BOB RAY: I know, we heard it.
"""


def test_a_turn_of_a_transcript_is_explained_by_its_label() -> None:
    turns = explain_quotations(INTERVIEW)
    assert [one.record.speaker for one in turns] == ["Ann Lee", "Bob Ray"] * 3
    assert {(one.record.rule, one.way) for one in turns} == {("turn", "a name")}


def test_a_reported_clause_is_explained_by_its_own_sentence() -> None:
    (one,) = explain_quotations("It rained. Ann Lee said the road was shut.", kinds=("indirect",))
    assert "".join(part.text for part in one.sentences[0]).strip() == "Ann Lee said the road was shut."
    assert one.way == "a name"
