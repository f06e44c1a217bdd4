"""Marks paired into quotations, whatever the marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.text.paragraphs import split_paragraphs
from quotes.text.parts import Quotation
from quotes.text.quotations import find_quotations

SIZE = 50_000


def found(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, split_paragraphs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("“She said ‘no’ twice.”", ["“She said ‘no’ twice.”", "‘no’"]),
        ('"He yelled "run" and fled," she said.', ['"He yelled "run" and fled,"', '"run"']),
        ('"He yelled. "Run!" and fled," she said.', ['"He yelled. "Run!" and fled,"', '"Run!"']),
        ("“I said: “Go home”, he added.", ["“I said: “Go home”", "“Go home”"]),
        ("“I said: “Go”, he added. “I did.”", ["“I said: “Go”", "“Go”", "“I did.”"]),
        ('"One dam. "Two dams," he said.', ['"One dam.', '"Two dams,"']),
        ("“The dam held, Perez said. Crews left.", ["“The dam held,"]),
        ("“The dam held, said engineer Rosa Perez. “We go.”", ["“The dam held,", "“We go.”"]),
        ("“He left, I said, and it was so.", ["“He left, I said, and it was so."]),
        ("“We won. Mayor Ann Lund may “", ["“We won. Mayor Ann Lund may “"]),
        ("It was over.” Crews left.", []),
        ("It is over,” he said. Crews left.", ["It is over,”"]),
        ("He came. It is over,” he said.", ["It is over,”"]),
        ("He came. It is over,” the sign.", []),
        ("it is over,” he said.", []),
        ("‘We won,” he said. ‘It rained.”", ["‘We won,”", "‘It rained.”"]),
        ("‘We won” and ‘lost’ at once.", ["‘lost’"]),
        ("‘The boys’ “fault” is ours,’ he said.", ["‘The boys’ “fault” is ours,’", "“fault”"]),
        ("'It was the players',' he said.", ["'It was the players','"]),
        ("'I love rock 'n' roll,' he said.", ["'I love rock 'n' roll,'"]),
        ('"The 12" pipe burst," she said.', ['"The 12" pipe burst,"']),
        ("The boys’ bus and ‘the", []),
        ("“…” and “”", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[quotation.start : quotation.end] for quotation in found(text)] == expected


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We tried.\n\nAdvertisement\n\n“Then we stopped,” Lund said."
    assert [quotation.reopened for quotation in found(text)] == [False, True]


def test_a_closed_quotation_does_not_go_on() -> None:
    assert not any(quotation.reopened for quotation in found("“We tried.”\n\n“Then we stopped.”"))


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said: “We appeal.\n\nThe hearing is in May."
    assert [text[quotation.start : quotation.end] for quotation in found(text)] == ["“We appeal."]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="“”‘’\"'«»‹›„‚ sa.,\n", max_size=60) | st.just("‹it’s“‹›it’s"))
def test_quotations_nest(text: str) -> None:
    every = found(text)
    for quotation in every:
        assert quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end
        if quotation.parent is not None:
            parent = every[quotation.parent]
            assert parent.inner_start <= quotation.start < quotation.end <= parent.end
        for other in every[: quotation.index]:
            assert other.end <= quotation.start or quotation.end <= other.end


@pytest.mark.parametrize("piece", ['"', "'", "“", "”", '" ', "( ", "'a ", "A ", "‘a ", "\n", "\r"])
def test_a_long_line_of_marks_is_no_quotation(piece: str) -> None:
    assert not found((piece * SIZE)[:SIZE])


@pytest.mark.parametrize(
    ("piece", "number"),
    [("“a ", 6), ('"A ', 6), ("“‘a ", 3), ("“A. ", 12_500), ("“a” ", 12_500), ("“a, he said. ", 3_847)],
)
def test_a_long_line_of_quotations_is_read_to_its_end(piece: str, number: int) -> None:
    every = found((piece * SIZE)[:SIZE])
    assert len(every) == number
    assert every[-1].end >= SIZE - 1


def test_marks_without_end_around_a_word_are_an_ornament() -> None:
    assert not found("“" * SIZE + "a" + "”" * SIZE)
