r"""The grammar's public functions show in their docstrings what they answer; here these examples are run.

A predicate has lines that begin with ``Yes`` and ``No``, any other function lines that begin with ``Gives``. Examples
are three or more spaces apart. The word that the function is asked about is between asterisks, as in
*Ann Lee \*\*said\*\* so*.
"""

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support.sentences import asked, words

from quotes.lexicon import tags as t
from quotes.text.article import Answer
from quotes.text.frames import Frame

GRAMMAR = Path(__file__).parents[2] / "quotes" / "grammar"
SHOWN_ELSEWHERE = frozenset(
    [
        "according_to_positions", "after_saying", "clause_end", "content_start", "governing_cue", "is_interposed",
        "is_supposed", "matrix_cue", "may_hold_according_to", "outermost_matrix_cue", "reports_own_clause",
        "without_outer_marks",
    ]
)  # fmt: skip
"""Functions that need more than one position; ``test_clauses`` has their examples."""


COUNTS = frozenset(["according_to_length"])
"""Functions whose number is no position."""


class Shown(NamedTuple):
    """A public function of the grammar, by its source: compiled modules have no docstrings."""

    module: str
    name: str
    arguments: list[str]
    predicate: bool
    docstring: str

    def answer(self, text: str) -> object:
        """What the function answers about a sentence."""
        function: Callable[..., object] = getattr(importlib.import_module(f"quotes.grammar.{self.module}"), self.name)
        frame, first, end, low, high = asked(text)
        known: dict[str, object] = {
            "frame": frame, "low": low, "high": high, "end": high, "tag": frame.tags[first], "classes": t.VERB,
        }  # fmt: skip
        if "verb" in self.arguments:
            known["first"] = end
        return spelled(
            frame, low, function(*[known.get(name, first) for name in self.arguments]), counts=self.name in COUNTS
        )


def spelled(frame: Frame, low: int, found: object, *, counts: bool) -> object:
    """An answer as the examples write it: a token or a phrase by its words, what is not there as *nothing*."""
    if isinstance(found, bool):
        return found
    if isinstance(found, Answer):
        found = found.source
    if isinstance(found, int):
        if counts:
            return str(found)
        found = (found, found + 1) if low <= found < len(frame.tags) else None
    if found is None:
        return "nothing"
    assert isinstance(found, tuple)
    return words(frame, found)


def shown() -> Iterator[Shown]:
    for path in sorted(GRAMMAR.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                given = node.args.args[: len(node.args.args) - len(node.args.defaults)]
                predicate = isinstance(node.returns, ast.Name) and node.returns.id == "bool"
                docstring = ast.get_docstring(node) or ""
                yield Shown(path.stem, node.name, [argument.arg for argument in given], predicate, docstring)


FUNCTIONS = [function for function in shown() if function.name not in SHOWN_ELSEWHERE]


def examples(function: Shown, label: str) -> list[str]:
    found = []
    for line in function.docstring.splitlines():
        if line.startswith(f"{label} "):
            found += re.split(r"\s{3,}", line.removeprefix(label).strip())
    return found


def labeled(label: str) -> list[object]:
    return [
        pytest.param(function, text, id=f"{function.name}: {text}")
        for function in FUNCTIONS
        for text in examples(function, label)
    ]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_public_function_has_examples(function: Shown) -> None:
    for label in ("Yes", "No") if function.predicate else ("Gives",):
        assert examples(function, label), f"{function.module}.{function.name} has no example “{label}”"


@pytest.mark.parametrize(("function", "text"), labeled("Yes"))
def test_yes(function: Shown, text: str) -> None:
    assert function.answer(text) is True


@pytest.mark.parametrize(("function", "text"), labeled("No"))
def test_no(function: Shown, text: str) -> None:
    assert function.answer(text) is False


@pytest.mark.parametrize(("function", "text"), labeled("Gives"))
def test_gives(function: Shown, text: str) -> None:
    sentence, _, expected = text.partition(" → ")
    assert function.answer(sentence) == expected
