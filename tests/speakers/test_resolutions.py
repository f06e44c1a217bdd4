"""Each example in the docstrings of the speaker rules is true, and it is that rule that makes it so."""

import sys
from types import FrameType

import pytest
from support.resolutions import LEAVES, NOBODY, RESOLVES, Resolution, all_resolutions

from quotes import extract
from quotes.speakers.pronouns import he_or_she
from quotes.text.parts import Speaker

RESOLUTIONS = list(all_resolutions())
COMPILED = not he_or_she.__file__.endswith(".py")


def resolved(answer: object) -> bool:
    """Whether what a rule returns names somebody."""
    return bool(answer.name) if isinstance(answer, Speaker) else bool(answer)


def answers_of(example: Resolution) -> list[object]:
    """What a rule returns, or yields, each time while an article is read."""
    answers: list[object] = []

    def watch(frame: FrameType, event: str, answer: object) -> None:
        code = frame.f_code
        if event == "return" and code.co_name == example.function and code.co_filename.endswith(f"{example.module}.py"):
            answers.append(answer)

    sys.setprofile(watch)
    try:
        extract(example.article)
    finally:
        sys.setprofile(None)
    return answers


@pytest.mark.parametrize("example", RESOLUTIONS, ids=str)
def test_an_example_has_its_speaker(example: Resolution) -> None:
    assert (extract(example.article)[-1].speaker or NOBODY) == example.speaker


@pytest.mark.skipif(COMPILED, reason="compiled functions cannot be watched")
@pytest.mark.parametrize("example", RESOLUTIONS, ids=str)
def test_the_rule_of_an_example_answers_or_leaves_it(example: Resolution) -> None:
    answers = answers_of(example)
    assert answers, "the rule is never asked"
    assert any(map(resolved, answers)) is (example.label == RESOLVES), answers


@pytest.mark.parametrize("rule", sorted({(example.module, example.function) for example in RESOLUTIONS}), ids=".".join)
def test_a_rule_has_an_example_that_it_resolves(rule: tuple[str, str]) -> None:
    labels = {example.label for example in RESOLUTIONS if (example.module, example.function) == rule}
    assert RESOLVES in labels
    assert labels <= {RESOLVES, LEAVES}
