"""The functions of the library: those of the pipeline, whose results know their article."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from quotes import pipeline
from quotes.cast.known import ReadingMode, read_known_speakers
from quotes.integrations.quotations import Quotations
from quotes.model import NEWS, SPEECH, Attribution
from quotes.pipeline import TextError

Text = TypeVar("Text")


def extract(
    text: str, doc: str = "", kinds: Collection[str] = SPEECH, genre: str = NEWS, speakers: Iterable[str] = ()
) -> Quotations:
    """Find every quotation in an article and who said it.

    Args:
        text: The article as read; any text is accepted, and nothing is rewritten.
        doc: The article's path or id, for the records.
        kinds: The kinds wanted: ``direct`` and ``mixed`` by default; ``indirect`` adds reported speech without
            marks, ``not_speech`` quoted text that nobody said.
        genre: ``news``, or ``dialogue`` for novels and stories.
        speakers: Known speakers, as lines of the list for ``--speakers``: ``Ann Lee = Annie, Mrs. Lee``,
            ``I = Ann Lee``.

    Returns:
        A list with one record per quotation or piece of a reported clause, in reading order; all offsets are code
        points into ``text``, half-open. The list shows the article in a notebook, and has ``to_pandas``,
        ``to_polars``, ``to_arrow``, ``to_csv`` and ``speakers``.

    Raises:
        TypeError: ``text`` is not a string.
        ValueError: ``kinds`` is a string, one of them or the genre is unknown, or a line of ``speakers`` is wrong.
    """
    mode = ReadingMode(genre, read_known_speakers(speakers))
    return Quotations(pipeline.extract(text, doc, kinds, mode), text)


def extract_many(
    texts: Iterable[str],
    jobs: int = 1,
    kinds: Collection[str] = SPEECH,
    genre: str = NEWS,
    speakers: Iterable[str] = (),
) -> Iterator[Quotations | TextError]:
    """Do what ``extract`` does to each of many articles, in several processes.

    The results come in the order of the texts; texts are consumed lazily, so there may be any number of them.
    With ``jobs`` above 1, a script must guard its own work with ``if __name__ == "__main__":``, because each
    process begins by importing it. A notebook needs no guard.

    Args:
        texts: The articles, each as ``extract`` takes it.
        jobs: The number of processes.
        kinds: The kinds wanted, as for ``extract``.
        genre: As for ``extract``.
        speakers: As for ``extract``.

    Yields:
        The records of each article. In place of a text that is not a string, such as ``None`` or NaN, comes a
        ``TextError``, a ``TypeError`` whose message has its position; the others go on.

    Raises:
        TypeError: ``texts`` is one string.
        ValueError: ``jobs`` is less than 1, ``kinds`` is a string, one of them or the genre is unknown, or a line of
            ``speakers`` is wrong.
        BrokenProcessPool: A process was killed, or none could begin, for example because a script has no guard.
    """
    mode = ReadingMode(genre, read_known_speakers(speakers))
    taken: deque[str] = deque()
    source = texts if isinstance(texts, str) else _remembered(texts, taken)
    return _with_articles(pipeline.extract_many(source, jobs, kinds, mode), taken)


def _remembered(texts: Iterable[Text], taken: deque[Text]) -> Iterator[Text]:
    for text in texts:
        taken.append(text)
        yield text


def _with_articles(
    results: Iterable[list[Attribution] | TextError], taken: deque[str]
) -> Iterator[Quotations | TextError]:
    for records in results:
        text = taken.popleft()
        yield records if isinstance(records, TextError) else Quotations(records, text)
