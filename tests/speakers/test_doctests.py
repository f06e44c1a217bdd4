"""The examples with answers in the docstrings of the speaker and voice stages, and of what it folds names with."""

import doctest
import importlib
import pkgutil

import pytest

import quotes.cast
import quotes.speakers
import quotes.voices
from quotes.speakers.pronouns import he_or_she

NAMES = [
    "quotes.lexicon.folding",
    "quotes.lexicon.genders",
    *(f"quotes.voices.{module.name}" for module in pkgutil.iter_modules(quotes.voices.__path__)),
    *(f"quotes.cast.{module.name}" for module in pkgutil.iter_modules(quotes.cast.__path__)),
    *(f"quotes.speakers.{module.name}" for module in pkgutil.iter_modules(quotes.speakers.__path__)),
]


@pytest.mark.skipif(not he_or_she.__file__.endswith(".py"), reason="compiled functions have no docstrings")
@pytest.mark.parametrize("name", NAMES)
def test_doctests(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
