"""The examples with answers in docstrings, of every module that has some."""

import doctest
import importlib
from pathlib import Path

import pytest

import quotes
from quotes.lexicon import folding

PACKAGE = Path(quotes.__file__).parent
NAMES = [
    ".".join(["quotes", *path.relative_to(PACKAGE).with_suffix("").parts])
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


@pytest.mark.skipif(not folding.__file__.endswith(".py"), reason="compiled functions have no docstrings")
@pytest.mark.parametrize("name", NAMES)
def test_doctests(name: str) -> None:
    if name.endswith("spacy_component"):
        pytest.importorskip("spacy")
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
