r"""Sentences with the word that a test asks about between asterisks: *Ann Lee \*\*said\*\* so*."""

from typing import NamedTuple

from quotes.text.article import read_article
from quotes.text.frames import Frame

MARK = "**"


class Asked(NamedTuple):
    """A sentence as the grammar reads it, and the range of tokens that is asked about."""

    frame: Frame
    first: int
    end: int
    """Position after the last token that is asked about."""
    low: int
    """Position of the first token of its sentence."""
    high: int
    """Position after the last token of its sentence."""


def asked(text: str) -> Asked:
    """Read a paragraph of which a stretch is marked; the first token is asked about when none is."""
    before, _, rest = text.partition(MARK)
    words, _, after = rest.partition(MARK)
    if not words:
        before, after = "", text
    frame = read_article(before + words + after).paragraph_frame(0)
    assert frame is not None
    first = next(at for at in range(len(frame.tags)) if frame.end(at) > len(before))
    end = next((at for at in range(first, len(frame.tags)) if frame.starts[at] >= len(before + words)), len(frame.tags))
    return Asked(frame, first, end, *frame.sentence(first))


def words(frame: Frame, span: tuple[int, int] | None) -> str | None:
    """The words of a range of tokens as written."""
    return None if span is None else frame.text[frame.starts[span[0]] : frame.end(span[1] - 1)]
