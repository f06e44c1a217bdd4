"""The parts of a record: a quotation, the link to its source and its cue, the speaker; and where a text is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, Literal

from quotes.lexicon.native import mypyc_attr
from quotes.model import Span


@mypyc_attr(acyclic=True)
class Quotation:
    """A span that includes its marks; it may lie inside another."""

    __slots__ = ("end", "index", "inner_end", "inner_start", "paragraph", "parent", "reopened", "start")

    def __init__(
        self,
        index: int,
        start: int,
        end: int,
        inner_start: int,
        inner_end: int,
        parent: int | None,
        paragraph: int,
        *,
        reopened: bool = False,
    ) -> None:
        """A quotation."""
        self.index = index
        """Its place in the article's tuple of quotations, in reading order."""
        self.start = start
        self.end = end
        self.inner_start = inner_start
        """Where the words begin, after the opening mark."""
        self.inner_end = inner_end
        """Where the words end, before the closing mark (the end, when unclosed)."""
        self.parent = parent
        """``index`` of the quotation that encloses it."""
        self.paragraph = paragraph
        """Index of its paragraph."""
        self.reopened = reopened
        """It continues an earlier piece that was never closed."""


@mypyc_attr(acyclic=True)
class Link:
    """What the first stage finds for a quotation: its source mention and its cue."""

    __slots__ = ("content", "cue", "head", "kind", "rule", "source")

    def __init__(self, source: Span | None, cue: Span | None, rule: str, kind: str, content: Span, head: int) -> None:
        """A link."""
        self.source = source
        self.cue = cue
        self.rule = rule
        """Name of the sieve that answered."""
        self.kind = kind
        """``direct``, ``mixed`` or ``not_speech``."""
        self.content = content
        """What is attributed: the quotation or the reported clause around it."""
        self.head = head
        """``index`` of the quotation that begins the utterance."""


_ByName = Literal["byline", "called", "interview", "name", "names", "narrator", "pronoun"]
_ByWords = Literal["apposition", "body", "crowd", "description", "document", "office", "official", "spokesman"]
Way = Literal["", "ambiguous", "near", "far"] | _ByName | _ByWords
"""How a mention leads to its speaker; in a story, how near a sign is to a turn that shows nobody."""


@mypyc_attr(acyclic=True)
class Speaker:
    """Who the source mention is; never changed."""

    __slots__ = ("how", "kind", "name", "role")

    def __init__(self, name: str | None, kind: str | None, how: Way, role: str | None = None) -> None:
        """A speaker."""
        self.name = name
        """The fullest name in the article; ``None`` when the article does not say."""
        self.kind = kind
        """``person``, ``organization``, ``group``, ``document`` or ``unnamed``."""
        self.how = how
        self.role = role
        """What the article calls the speaker besides the name."""


UNKNOWN_SPEAKER: Final = Speaker(None, None, "")
"""The article does not say who."""
AMBIGUOUS_SPEAKER: Final = Speaker(None, None, "ambiguous")
"""Two people or more fit equally well."""


@mypyc_attr(acyclic=True)
class QuotedSpans:
    """Where the quotations of an article are that lie inside no other."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        """The spans of an article's quotations, which are in reading order."""
        self._spans = [(quotation.start, quotation.end) for quotation in quotations if quotation.parent is None]
        self._starts = [start for start, _ in self._spans]

    def around(self, at: int) -> Span | None:
        """The span of the outermost quotation around a position."""
        index = bisect_right(self._starts, at) - 1
        return self._spans[index] if index >= 0 and at < self._spans[index][1] else None

    def __contains__(self, at: int) -> bool:
        """Whether a position (code points) is in a quotation."""
        return self.around(at) is not None
