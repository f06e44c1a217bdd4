"""Which names, descriptions and words count as the same."""

from __future__ import annotations

import pytest

from quotes.evaluation.agreement import (
    agrees_exactly,
    agrees_loosely,
    description_words,
    fold_name,
    is_description,
    is_distinctive,
    name_words,
    same_name,
    same_words,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("a b", "a \n b", True), ("a", "b", False), (None, None, True), (None, "", False), ("a", None, False)],
)
def test_white_space_does_not_matter(one: str | None, other: str | None, same: bool) -> None:  # noqa: FBT001
    assert same_words(one, other) is same


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("Erdogan", "Recep Tayyip Erdogan", True),
        ("Mr Erdoğan", "Recep Tayyip Erdogan", True),
        ("President Erdogan", "Recep Tayyip Erdogan", True),
        ("the US State Department", "US State Department", True),
        ("O'Neill", "Shea O’Neill", True),
        ("Ann Lee", "Ann May Lee", True),
        ("governor’s office for Elm", "the governor's office for Elm", True),
        ("Дмитрий", "Дмитрий", True),
        ("Дмитрий", "Анна", False),
        ("Emine Erdogan", "Recep Tayyip Erdogan", False),
        ("Recep Tayyip Erdogan", "Erdogan", False),
        ("Recep", "Recep Tayyip Erdogan", False),
        ("Lee", "Leeds", False),
    ],
)
def test_a_fuller_form_of_the_expected_name_agrees(expected: str, found: str, same: bool) -> None:  # noqa: FBT001
    assert same_name(expected, found) is same


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mr Erdoğan", ("erdogan",)),
        ("Ann Lee (centre)", ("ann", "lee")),
        ("the mayor's", ("mayor",)),
        ("President", ("president",)),
        ("Дмитрий", ()),
        ("", ()),
    ],
)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_folding_drops_what_is_not_ascii() -> None:
    assert fold_name("Éva Дм Ł") == "eva  "


@pytest.mark.parametrize(
    ("found", "gold", "loosely", "exactly"),
    [
        ("Ann Lee", "Ann Lee", True, True),
        ("Mr. Lee", "Ann Lee", True, False),
        ("Ann Lee", "Lee", True, False),
        ("Ann", "Ann Lee", False, False),
        ("Ann May Lee", "Ann May Lee Jones", True, False),
        ("the ministry", "a spokesman for the ministry", True, False),
        ("a spokesman for the ministry", "a spokesman for the army", False, False),
        ("", "Ann Lee", False, False),
        ("", "", False, False),
    ],
)
def test_names_of_annotated_corpora(found: str, gold: str, loosely: bool, exactly: bool) -> None:  # noqa: FBT001
    assert (agrees_loosely(found, gold), agrees_exactly(found, gold)) == (loosely, exactly)


def test_a_description_begins_in_lower_case() -> None:
    assert is_description("a spokesman")
    assert not is_description("The Hague")
    assert not is_description("")
    assert description_words("a pilot of the army's") == {"pilot", "army"}


@pytest.mark.parametrize(("word", "distinctive"), [("Lee", True), ("Lee’s", True), ("the", False), ("Mr", False)])
def test_distinctive_words(word: str, distinctive: bool) -> None:  # noqa: FBT001
    assert is_distinctive(word) is distinctive
