"""The transcript format: reading what people write, and writing what is found."""

from __future__ import annotations

import pytest
from support.attributions import attribution

from quotes.evaluation.cases import ANY, Case, CaseError
from quotes.evaluation.transcripts import is_case_file, read_cases, read_sidecar, write_transcript
from quotes.evaluation.word_spans import core_of

FILE = """\
# A comment about the file.

=== Inverted cue, then a pronoun
# not: guillemets, straight (it is about marks)
"We will rebuild," said Jane Doe, the mayor. "It starts today."

She added: “He told me ‘go home’ and I did.”
---
Jane Doe <said>         | We will rebuild,
Jane Doe                | It starts today.
She = Jane Doe <added>  | He told me ‘go home’ and I did.
# A comment about what follows.
  He = ? <told>         | go home

=== Nobody speaks
The road was shut.
---
"""


def only_case(content: str) -> Case:
    (case,) = read_cases(content, "c.txt")
    assert isinstance(case, Case), case
    return case


def only_error(content: str) -> str:
    (error,) = read_cases(content, "c.txt")
    assert isinstance(error, CaseError), error
    return str(error)


def test_a_case_file_is_read() -> None:
    first, second = read_cases(FILE, "c.txt")
    assert isinstance(first, Case)
    assert isinstance(second, Case)
    assert (first.title, first.line, first.article_line) == ("Inverted cue, then a pronoun", 3, 5)
    assert first.text.startswith('"We') and first.text.endswith("did.”")
    assert first.not_in == {"guillemets", "straight"}
    assert [(e.line, first.text[e.start : e.end], e.depth, e.mention, e.speaker, e.cue) for e in first.expected] == [
        (9, "We will rebuild", 0, "Jane Doe", ANY, "said"),
        (10, "It starts today", 0, "Jane Doe", ANY, ANY),
        (11, "He told me ‘go home’ and I did", 0, "She", "Jane Doe", "added"),
        (13, "go home", 1, "He", None, "told"),
    ]
    assert second.expected == ()
    assert first.line_at(first.text.index("She")) == 7


def test_a_case_file_may_have_windows_line_ends() -> None:
    first, _ = read_cases(FILE.replace("\n", "\r\n"), "c.txt")
    assert first == next(read_cases(FILE, "c.txt"))


@pytest.mark.parametrize(
    ("head", "mention", "speaker", "cue"),
    [
        ("Ann Lee <said>", "Ann Lee", ANY, "said"),
        ("Ann Lee <>", "Ann Lee", ANY, ANY),
        ("He = Ann Lee", "He", "Ann Lee", ANY),
        ("He = ? <?>", "He", None, None),
        ("?", None, None, ANY),
        ("? <called>", None, None, "called"),
        ("? = Ann Lee", None, "Ann Lee", ANY),
        ("*", ANY, ANY, ANY),
        ("* = Ann Lee <:>", ANY, "Ann Lee", ":"),
        ("<said>", ANY, ANY, "said"),
    ],
)
def test_the_part_before_the_bar(head: str, mention: str | None, speaker: str | None, cue: str | None) -> None:
    (expected,) = only_case(f"=== T\n“Go,” she said.\n---\n{head} | Go\n").expected
    assert (expected.mention, expected.speaker, expected.cue) == (mention, speaker, cue)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Ann | We wonn", "c.txt:4: not in the article: We wonn"),
        ("Ann | Late\nAnn | Early", "c.txt:5: not after the line above it in the article: Early"),
        ("Ann | Early\n  Bo | Late", "c.txt:5: not inside the quotation above it: Late"),
        ("  Bo | Late", "c.txt:4: indented, but nothing is above it: Late"),
        ("Ann said early", "c.txt:4: expected “mention <cue> | words”, found: Ann said early"),
        ("Ann |", "c.txt:4: nothing on one side of the bar: Ann |"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, message: str) -> None:
    assert only_error(f"=== T\n“Early,” “Late,” Ann said.\n---\n{line}\n") == message


def test_a_case_without_a_rule_is_named() -> None:
    assert only_error("=== T\nNo rule.\n") == "c.txt:1: no line “---” in case “T”"


def test_text_before_the_first_case_is_named_and_the_rest_read() -> None:
    error, case = read_cases("Stray.\n=== T\nText.\n---\n", "c.txt")
    assert str(error) == "c.txt:1: expected “=== Title”, found: Stray."
    assert isinstance(case, Case)


def test_a_case_that_cannot_be_read_leaves_the_others() -> None:
    error, case = read_cases("=== A\nText.\n---\n? | x\n=== B\nText.\n---\n", "c.txt")
    assert isinstance(error, CaseError)
    assert isinstance(case, Case)


def test_a_case_file_is_not_an_article() -> None:
    assert is_case_file("\n# Comment\n=== T\n")
    assert not is_case_file("Text\n=== T\n")
    assert not is_case_file("")


TEXT = (
    "“I said: “Our soldiers, all of them and all of their friends and families too, should meet”, "
    "Mr Roe added.\n\n“Fine | good,” <he> went. ‘Fine.’"
)
OUTER = attribution(id=1, start=0, end=91, mention="Mr Roe", speaker="Rex Roe", cue="added")
INNER = attribution(id=2, parent=1, start=9, end=91, mention="I", speaker="Rex Roe", cue="said")
BAR = attribution(id=3, start=TEXT.index("“Fine"), end=TEXT.index(" <he"), mention="<he>", speaker=None, cue=None)
LAST = attribution(id=4, start=len(TEXT) - 7, end=len(TEXT), mention=None, speaker=None, cue=None)


def test_a_transcript_is_written() -> None:
    assert write_transcript(TEXT, [LAST, BAR, OUTER, INNER]) == (
        "Mr Roe = Rex Roe <added> | I said: “Our soldiers, all [...] and families too, should meet\n"
        "  I = Rex Roe <said>     | Our soldiers, all of them [...] and families too, should meet\n"
        "* = ?                    | Fine | good\n"
        "?                        | Fine\n"
    )


def test_a_transcript_reads_back() -> None:
    records = [OUTER, INNER, BAR, LAST]
    case = read_sidecar(write_transcript(TEXT, records), "a.said", TEXT, "a.txt")
    assert [(e.start, e.end) for e in case.expected] == [core_of(TEXT, r.start, r.end) for r in records]
    assert [e.depth for e in case.expected] == [0, 1, 0, 0]
    assert [e.speaker for e in case.expected] == [r.speaker for r in records]


def test_an_ambiguous_short_form_is_written_in_full() -> None:
    words = " ".join(["so"] * 30)
    text = f"“{words}”"
    written = write_transcript(text, [attribution(start=0, end=len(text), mention=None, speaker=None, cue=None)])
    assert written == f"? | {words}\n"


def test_nothing_found_is_an_empty_transcript() -> None:
    assert write_transcript(TEXT, []) == ""
