r"""Functions that read a sentence show in their docstrings what they answer; here these examples are run.

Each public function of the grammar has some, and so may those of reported speech.

A predicate has lines that begin with ``Yes`` and ``No``, any other function lines that begin with ``Gives``. Examples
are three or more spaces apart. The word that the function is asked about is between asterisks, as in
*Ann Lee \*\*said\*\* so*; a second word in asterisks is where the last position is that it takes, or where
another report begins. A function that takes an answer is given that of the subject of the verb between asterisks.
"""

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from support.sentences import MARK, asked, words

from quotes.grammar.ends.open_clauses import OpenClause
from quotes.grammar.sources.cue_sources import attribute_to_subject, source_of_cue
from quotes.lexicon import tags as t
from quotes.reported.stances import Stance
from quotes.text.article import Answer
from quotes.text.frames import Frame

PACKAGE = Path(__file__).parents[2] / "quotes"
SHOWN_ELSEWHERE = frozenset(
    [
        "according_to_positions", "clause_end", "content_start", "governing_cue", "is_interposed",
        "without_outer_marks",
    ]
)  # fmt: skip
"""Functions whose question or answer no example can spell; ``test_clauses`` has theirs."""
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
        others: frozenset[int] = frozenset()
        function: Callable[..., object] = getattr(importlib.import_module(f"quotes.{self.module}"), self.name)
        before, marked, between, *rest = text.split(MARK) if text.count(MARK) > 2 else [text, "", ""]
        frame, first, end, low, high = asked(MARK.join([before, marked, between + "".join(rest)]) if rest else text)
        known: dict[str, object] = {
            "frame": frame, "tags": frame.tags, "tag": frame.tags[first], "low": low, "high": high, "end": high,
            "classes": t.VERB,
            "phrase": (first, end), "source": (first, end), "only_name": False,
        }  # fmt: skip
        if "verb" in self.arguments:
            known["first"] = known["start"] = end
        elif "last" in self.arguments and not rest:
            known["first"] = low
        if "cue" in self.arguments:
            known |= {"cue": (first, end), "start": end, "source": source_of_cue(frame, first, low, high)}
        if rest:
            start = len(before + marked + between)
            known[self.arguments[-1]] = second = next(at for at in range(high) if frame.end(at) > start)
            others = frozenset([second + 1])
        if "clause" in self.arguments:
            known["clause"] = OpenClause(frame, first, high, (low, low + 1), others)
        if "found" in self.arguments:
            known["found"] = attribute_to_subject(frame, first, low, high)
            known["at"] = next(iter(frame.quotations), first)
        given = {name: known.get(name, first) for name in self.arguments}
        return spelled(frame, low, function(**given), counts=self.name in COUNTS)


def spelled(frame: Frame, low: int, found: object, *, counts: bool) -> object:
    """An answer as the examples write it: a token or a phrase by its words, what is not there as *nothing*."""
    if isinstance(found, bool):
        return found
    if isinstance(found, (Answer, Stance)):
        found = found.source if isinstance(found, Answer) else found.words
    if isinstance(found, int):
        if counts:
            return str(found)
        found = (found, found + 1) if low <= found < len(frame.tags) else None
    if found is None:
        return "nothing"
    assert isinstance(found, tuple)
    return words(frame, found)


def shown(package: str) -> Iterator[Shown]:
    for path in sorted((PACKAGE / package).rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                given = [*node.args.args[: len(node.args.args) - len(node.args.defaults)], *node.args.kwonlyargs]
                predicate = isinstance(node.returns, ast.Name) and node.returns.id == "bool"
                docstring = ast.get_docstring(node) or ""
                module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
                yield Shown(module, node.name, [argument.arg for argument in given], predicate, docstring)


GRAMMAR = [function for function in shown("grammar") if function.name not in SHOWN_ELSEWHERE]
FUNCTIONS = [*GRAMMAR, *shown("reported")]


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


@pytest.mark.parametrize("function", GRAMMAR, ids=lambda function: function.name)
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
