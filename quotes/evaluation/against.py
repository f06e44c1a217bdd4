"""What changed since an earlier export: attributions gained and lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.evaluation.check import Difference, shortened
from quotes.model import NOT_SPEECH, Attribution


@dataclass(frozen=True, slots=True)
class Change:
    """What was gained and lost in one article."""

    gained: tuple[Attribution, ...]
    lost: tuple[Attribution, ...]
    kept: int
    """How many attributions are as they were."""


def change(old: Iterable[Attribution], new: Iterable[Attribution]) -> Change:
    """Compare what was found in an article before with what is found now.

    Two attributions are the same when they give the same span to the same speaker. Marked words that
    nobody said (``not_speech``) are passed over.
    """
    before = {_key(a): a for a in old if a.kind != NOT_SPEECH}
    after = {_key(a): a for a in new if a.kind != NOT_SPEECH}
    return Change(
        gained=tuple(a for key, a in after.items() if key not in before),
        lost=tuple(a for key, a in before.items() if key not in after),
        kept=len(before.keys() & after.keys()),
    )


def _key(attribution: Attribution) -> tuple[int, int, str | None]:
    return attribution.start, attribution.end, attribution.speaker


def changes(file: str, text: str, changed: Change) -> list[Difference]:
    """Write what changed in an article as lines, in reading order, lost before gained."""
    either = [(a, "lost") for a in changed.lost] + [(a, "gained") for a in changed.gained]
    either.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1] == "gained"))
    return [
        Difference(file, text.count("\n", 0, a.start) + 1, f"{what} {a.speaker or '?'} | {shortened(a.text)}")
        for a, what in either
    ]
