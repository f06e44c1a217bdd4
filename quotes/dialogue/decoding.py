"""Whose turn it is: the speakers of all turns of a scene, found together.

Each reason has points, and so has each step from a speaker to the next. The answer is the sequence of speakers with the
most points, found by dynamic programming over the last two speakers (Viterbi).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from quotes.cast.characters import Cast
from quotes.dialogue.scenes import Points, Scene
from quotes.dialogue.turns import DialogueTurn
from quotes.lexicon.words import pairs

POINTS: Final = {reason: float(points) for reason, points in pairs("dialogue_points").items()}
_NEAR_TURNS: Final = 8
_MOST_NEAR: Final = 3
_FAR: Final = 600
"""Code points; turns farther apart than this do not answer each other."""
_CLOSE: Final = 60
"""Code points of narration between two adjacent paragraphs, at most, for their turns to be adjacent."""
_NEVER: Final = -1e9


class Decoder:
    """Finds the speakers of the scenes of one book."""

    def __init__(self, cast: Cast, points: Mapping[str, float] = POINTS) -> None:
        """Keep the characters and the points.

        Args:
            cast: The characters.
            points: What each reason counts.
        """
        self._cast = cast
        self._points = points

    def decode(self, scene: Scene) -> list[int]:
        """The speakers of the turns, as positions in ``scene.speakers``.

        They are found twice: who speaks near a turn, as first found, counts the second time.
        """
        if not scene.speakers:
            return []
        first = self._best(scene, scene.reasons)
        return self._best(scene, with_neighbors(scene, first))

    def _best(self, scene: Scene, reasons: Sequence[Sequence[Points]]) -> list[int]:
        """The sequence of speakers with the most points."""
        speakers = range(len(scene.speakers))
        own = [[self.sum_of(found) for found in row] for row in reasons]
        # scores[b][c]: the most points of a sequence that ends with speakers b and c; the turn before the first is 0's.
        scores = [[own[0][c] if b == 0 else _NEVER for c in speakers] for b in speakers]
        ways: list[list[list[int]]] = []
        for number in range(1, len(scene.turns)):
            step = TurnStep(scene, number, self._cast)
            same, back = self.sum_of({step.same: 1}), self.sum_of({step.back: 1})
            after = [self.sum_of(dict.fromkeys(step.after(d), 1)) for d in speakers]
            before = [self.sum_of(dict.fromkeys(step.before(c), 1)) for c in speakers]
            best = [max((scores[b][c], b) for b in speakers) for c in speakers]
            next_scores, way = [], []
            for c in speakers:
                row, from_ = [], []
                for d in speakers:
                    score, b = best[c]
                    if c == d:
                        score += same
                    else:
                        returned = scores[d][c] + back if number > 1 else _NEVER
                        score, b = (returned, d) if returned > score else (score, b)
                        score += after[d] + before[c]
                    row.append(score + own[number][d])
                    from_.append(b)
                next_scores.append(row)
                way.append(from_)
            scores = next_scores
            ways.append(way)
        return _traced(scores, ways)

    def sum_of(self, found: Points) -> float:
        """The points of some reasons."""
        points = self._points
        return sum(points.get(reason, 0.0) * much for reason, much in found.items())


def _traced(scores: list[list[float]], ways: list[list[list[int]]]) -> list[int]:
    """The best sequence, traced back from its end."""
    speakers = range(len(scores))
    if not ways:
        return [max(speakers, key=lambda c: scores[0][c])]
    _, c, d = max((scores[c][d], c, d) for c in speakers for d in speakers)
    path = [d, c]
    for way in reversed(ways[1:]):
        c, d = way[c][d], c
        path.append(c)
    path.reverse()
    return path


def with_neighbors(scene: Scene, path: Sequence[int]) -> list[list[Points]]:
    """The reasons of a scene, and how often each speaker speaks near each turn in a sequence."""
    found = []
    for number, row in enumerate(scene.reasons):
        near = Counter(chain(path[max(0, number - _NEAR_TURNS) : number], path[number + 1 : number + 1 + _NEAR_TURNS]))
        found.append([{**points, f"speaks near {min(_MOST_NEAR, near[k])}": 1} for k, points in enumerate(row)])
    return found


class TurnStep:
    """The step from one turn of a scene to the next, and what speaks for a change of speakers there."""

    def __init__(self, scene: Scene, number: int, cast: Cast) -> None:
        """Read the step to a turn.

        Args:
            scene: The scene.
            number: The position of the turn among the scene's; not the first.
            cast: The characters.
        """
        self._scene = scene
        self._cast = cast
        self._from, self._to = scene.turns[number - 1], scene.turns[number]
        self._earlier = scene.turns[number - 2] if number > 1 else None
        where = "goes on" if self._to.continues else _distance(self._from, self._to)
        self.same = f"same {where}"
        """The reason for one speaker of both turns."""
        self.back = f"back {where}"
        """The reason for the speaker of the turn before the first to speak again."""

    def after(self, speaker: int) -> list[str]:
        """What speaks for a speaker of the second turn when another speaks the first."""
        one = self._scene.speakers[speaker]
        found = []
        if one in self._from.called:
            found.append("called before")
        elif one in self._from.nearby and not (self._from.tag and one in self._from.tag.who):
            found.append("beside before")
        if self._earlier is not None and one in self._earlier.called:
            found.append("called two before")
        return found + [f"gender called before {self._fits(one, gender)}" for gender in sorted(self._from.calls)]

    def before(self, speaker: int) -> list[str]:
        """What speaks for a speaker of the first turn when another speaks the second."""
        one = self._scene.speakers[speaker]
        found = []
        if one in self._to.called:
            found.append("called after")
        elif one in self._to.named:
            found.append("talked about after")
        return found + [f"gender called after {self._fits(one, gender)}" for gender in sorted(self._to.calls)]

    def _fits(self, one: int, gender: str) -> str:
        own = self._cast.characters[one].gender
        return "unsure" if not own else "agrees" if own == gender else "differs"


def _distance(first: DialogueTurn, second: DialogueTurn) -> str:
    """How far a turn is from the one before."""
    gap = second.start - first.end
    if first.paragraph == second.paragraph:
        return "in paragraph"
    if gap > _FAR:
        return "far"
    if second.paragraph - first.paragraph > 1:
        return "after narration"
    return "after beat" if gap > _CLOSE else "adjacent"
