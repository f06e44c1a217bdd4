import pickle
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, asdict
from itertools import repeat
from typing import Any

import pytest
from support.articles import short_articles

from quotes import Attribution, extract, extract_many
from quotes.model import NOT_SPEECH, SPEECH
from quotes.parallel import in_order


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_articles_give_what_each_gives(jobs: int) -> None:
    articles = list(short_articles(100))
    kinds = (*SPEECH, NOT_SPEECH)
    assert list(extract_many(iter(articles), jobs, kinds)) == [extract(text, kinds=kinds) for text in articles]


@pytest.mark.parametrize("record", [*extract("“No,” Ann Lee said."), *next(extract_many(["“No,” Ann Lee said."]))])
def test_a_record_is_what_its_class_makes_and_is_frozen(record: Attribution) -> None:
    assert record == Attribution(**asdict(record))
    assert pickle.loads(pickle.dumps(record)) == record
    with pytest.raises(FrozenInstanceError):
        record.speaker = "Bob Ray"  # type: ignore[misc]


def test_no_articles() -> None:
    assert list(extract_many([])) == list(extract_many([], jobs=2)) == []


@pytest.mark.parametrize("jobs", [0, -1])
def test_there_must_be_a_process(jobs: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        extract_many([], jobs)


def test_texts_are_taken_as_they_are_needed() -> None:
    taken = []
    results = extract_many((taken.append(text) or text for text in repeat("“We won,” said Ann Lee.")), jobs=2)
    first = next(results)
    assert isinstance(first[0], Attribution)
    assert len(taken) <= 32 * 3 * 2
    next(extract_many(taken.append(text) or text for text in ("“Yes,” he said.", "“No,” he said.")))
    assert taken.count("“No,” he said.") == 0


NOT_TEXTS = [(None, "None"), (float("nan"), "NaN"), (7, "of type int"), (b"x", "of type bytes"), (len, "of type")]


class Ambiguous:
    """What pandas has for a missing value: it is neither equal to itself nor different."""

    def __ne__(self, _other: object) -> "Ambiguous":  # type: ignore[override]
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value is ambiguous")


NOT_TEXTS.append((Ambiguous(), "of type Ambiguous"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_text_is_a_failure_in_its_place_and_the_others_go_on(jobs: int) -> None:
    texts: list[Any] = ["“We won,” said Ann Lee.", *(value for value, _ in NOT_TEXTS), "“Yes,” said Bob Ray."]
    first, *failures, last = extract_many(texts, jobs)
    assert [records[0].speaker for records in (first, last) if isinstance(records, list)] == ["Ann Lee", "Bob Ray"]
    for position, (failure, (_, what)) in enumerate(zip(failures, NOT_TEXTS, strict=True), 1):
        assert isinstance(failure, TypeError)
        assert str(failure).startswith(f"texts[{position}] is {what}")
        with pytest.raises(TypeError, match=rf"texts\[{position}\] is"):
            list(failure)


@pytest.mark.parametrize(("value", "what"), NOT_TEXTS)
def test_one_that_is_no_text_says_so(value: object, what: str) -> None:
    with pytest.raises(TypeError, match=rf"^text is {what}.*, not a string$"):
        extract(value)


def test_one_string_is_not_many_texts() -> None:
    with pytest.raises(TypeError, match="one string"):
        extract_many("“We won,” said Ann Lee.")


@pytest.mark.parametrize("kinds", ["indirect", ("direct", "whispered"), [None]])
def test_unknown_kinds_are_refused_with_those_that_there_are(kinds: object) -> None:
    for call in (lambda: extract("", kinds=kinds), lambda: extract_many([], kinds=kinds)):
        with pytest.raises(ValueError, match="direct, mixed, indirect, not_speech"):
            call()


def broken_off() -> Iterator[str]:
    yield from ["“We won,” said Ann Lee."] * 40
    raise OSError("the disk is gone")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_found_comes_before_an_error_of_the_iterator(jobs: int) -> None:
    results = extract_many(broken_off(), jobs)
    assert len([next(results) for _ in range(40)]) == 40
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def fail(items: object) -> list[int]:
    raise ZeroDivisionError


def test_an_error_in_a_process_comes_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(fail, [1], 2, lambda _: 1))
