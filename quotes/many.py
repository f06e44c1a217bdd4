"""Many articles at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from quotes.pipeline import extract
from quotes.model import FIELDS, SPEECH, Attribution
from quotes.parallel import in_order

_values = attrgetter(*FIELDS)


def extract_many(texts: Iterable[str], jobs: int = 1, kinds: Collection[str] = SPEECH) -> Iterator[list[Attribution]]:
    """Do what ``extract`` does to each of many articles, in several processes.

    The results come in the order of the texts; texts are taken as they are needed, so that there may be any
    number of them. Where ``jobs`` is more than 1, a script must have its own work under
    ``if __name__ == "__main__":``, because each process begins by importing it.

    Args:
        texts: The articles, each as ``extract`` takes it.
        jobs: How many processes.
        kinds: The kinds wanted, as for ``extract``.

    Yields:
        The records of each article.

    Raises:
        ValueError: ``jobs`` is less than 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    packed = in_order(_Extract(tuple(kinds)), texts, jobs, len)
    return ([Attribution(*values) for values in records] for records in packed)


@dataclass(frozen=True, slots=True)
class _Extract:
    """What a process does; bare tuples are handed over in a third of the time that records take."""

    kinds: tuple[str, ...]

    def __call__(self, texts: Sequence[str]) -> list[list[tuple[Any, ...]]]:
        return [list(map(_values, extract(text, kinds=self.kinds))) for text in texts]
