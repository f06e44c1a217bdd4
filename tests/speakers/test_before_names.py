"""The words before a name, as the docstring of the function that reads them shows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.sentences import asked, words

import quotes
from quotes.speakers.roles.before import before_name

LABEL = "Reads "


def examples() -> Iterator[tuple[str, str]]:
    source = (Path(quotes.__file__).parent / "speakers" / "roles" / "before.py").read_text("utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == before_name.__name__:
            for line in (ast.get_docstring(node) or "").splitlines():
                if line.startswith(LABEL):
                    for text in re.split(r"\s{3,}", line.removeprefix(LABEL).strip()):
                        sentence, _, found = text.partition(" → ")
                        yield sentence, found


@pytest.mark.parametrize(("text", "found"), list(examples()))
def test_what_is_before_a_name(text: str, found: str) -> None:
    frame, name, end, _, _ = asked(text)
    assert " and ".join(words(frame, one) or "" for one in before_name(frame, name, end)) == found


def test_the_examples_are_found() -> None:
    assert len(list(examples())) > 3
