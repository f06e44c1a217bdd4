import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.layers import Layer, LayeredRun, runs, steps

LENGTH = 12
SPANS = st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)), max_size=8)


def layers(*spans: tuple[int, int]) -> list[Layer]:
    return [Layer(start, end, number, f"{number}") for number, (start, end) in enumerate(spans)]


def brackets(*spans: tuple[int, int], text: str = "abcdefghijkl", cuts: tuple[int, ...] = ()) -> str:
    """Write nested elements as brackets, each with its number."""
    written = ""
    opened: list[object] = []
    for step in steps(runs(0, len(text), layers(*spans), cuts)):
        if step.opens:
            opened.append(step.opens.what)
            written += f"{step.opens.what}("
        elif step.closes:
            opened.pop()
            written += ")"
        else:
            written += text[step.start : step.end]
    assert not opened
    return written


@pytest.mark.parametrize(
    ("spans", "written"),
    [
        pytest.param([(1, 3), (3, 5)], "a0(bc)1(de)fghijkl", id="beside each other"),
        pytest.param([(1, 8), (2, 4), (3, 4)], "a0(b1(c2(d))efgh)ijkl", id="one within another"),
        pytest.param([(1, 3), (1, 5)], "a1(0(bc)de)fghijkl", id="of two that begin together, the longer lies outside"),
        pytest.param([(1, 3), (1, 3)], "a0(1(bc))defghijkl", id="of two in one place, the first lies outside"),
        pytest.param([(1, 4), (3, 6)], "a0(bc1(d))1(ef)ghijkl", id="what crosses is cut in two"),
        pytest.param([(0, 6), (2, 6), (4, 8)], "0(ab1(cd2(ef)))2(gh)ijkl", id="one that crosses two nested ones"),
        pytest.param([(3, 3), (5, 2), (20, 30)], "abcdefghijkl", id="a span without text is left out"),
    ],
)
def test_spans_become_elements(spans: list[tuple[int, int]], written: str) -> None:
    assert brackets(*spans) == written


def test_a_span_beyond_the_text_is_cut_off() -> None:
    assert runs(2, 4, layers((0, 9))) == [LayeredRun(2, 4, (Layer(0, 9, 0, "0"),))]


def test_a_cut_leaves_the_element_whole_but_not_the_run() -> None:
    assert [run[:2] for run in runs(0, 6, layers((1, 5)), [3, 9])] == [(0, 1), (1, 3), (3, 5), (5, 6)]


def test_nothing_has_no_runs_and_no_steps() -> None:
    assert runs(0, 0, []) == []
    assert list(steps([])) == []


@given(SPANS)
def test_runs_are_the_whole_text_under_what_covers_it(spans: list[tuple[int, int]]) -> None:
    found = runs(0, LENGTH, layers(*spans))
    assert [run.end for run in found[:-1]] == [run.start for run in found[1:]]
    assert (found[0].start, found[-1].end) == (0, LENGTH)
    for run in found:
        covering = {str(number) for number, (start, end) in enumerate(spans) if start <= run.start and run.end <= end}
        assert {layer.what for layer in run.layers} == covering


@given(SPANS)
def test_steps_nest_and_give_the_whole_text(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghijkl"
    assert "".join(c for c in brackets(*spans) if c in text) == text


@given(SPANS)
def test_what_crosses_nothing_is_one_element(spans: list[tuple[int, int]]) -> None:
    written = brackets(*spans)
    for number, (start, end) in enumerate(spans):
        crossed = any(a < start < b < end or start < a < end < b for a, b in spans)
        if start < end and not crossed:
            assert written.count(f"{number}(") == 1
