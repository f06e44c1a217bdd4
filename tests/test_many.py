from itertools import repeat

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


def fail(items: object) -> list[int]:
    raise ZeroDivisionError


def test_an_error_in_a_process_comes_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(fail, [1], 2, lambda _: 1))
