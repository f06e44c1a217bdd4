"""Who else could have spoken at a turn of a scene, and what speaks for each: what ``explain`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quotes.dialogue.decoding import Decoder, TurnStep, with_neighbors
from quotes.dialogue.reading import DialogueReading
from quotes.dialogue.scenes import Points

_MOST_REASONS: Final = 4


@dataclass(frozen=True, slots=True)
class Rival:
    """A character as the speaker of a turn, all other turns of the scene as they were decoded."""

    name: str
    points: float
    reasons: tuple[str, ...]
    """What counts most for or against the character, each with its points."""


def rivals_at(reading: DialogueReading, index: int) -> list[Rival]:
    """The characters who could speak at the turn of a quotation, those with the most points first.

    Args:
        reading: What was found in the book.
        index: The quotation's ``index``.

    Returns:
        One for each; none if the quotation is in no scene.
    """
    if index not in reading.places:
        return []
    scene, number = reading.places[index]
    path = reading.paths[id(scene)]
    decoder = Decoder(reading.cast)
    found = []
    for position, reasons in enumerate(with_neighbors(scene, path)[number] if path else ()):
        every: Points = dict(reasons)
        steps = [*path[:number], position, *path[number + 1 :]]
        for at in (number, number + 1, number + 2):
            if 0 < at < len(steps):
                every.update(_step_reasons(TurnStep(scene, at, reading.cast), steps, at, position))
        name = reading.cast.characters[scene.speakers[position]].name
        counted = {reason: decoder.sum_of({reason: much}) for reason, much in every.items()}
        most = sorted(counted, key=lambda reason: -abs(counted[reason]))[:_MOST_REASONS]
        told = tuple(f"{reason} {counted[reason]:+.1f}" for reason in most if counted[reason])
        found.append(Rival(name, decoder.sum_of(every), told))
    return sorted(found, key=lambda rival: -rival.points)


def _step_reasons(step: TurnStep, steps: list[int], at: int, position: int) -> Points:
    """The reasons for the step to a turn that depend on who speaks at the turn in question."""
    first, second = steps[at - 1], steps[at]
    if first == second:
        return {step.same: 1} if position == first else {}
    names = step.after(second) + step.before(first) if position in (first, second) else []
    if at > 1 and steps[at - 2] == second == position:
        names.append(step.back)
    return dict.fromkeys(names, 1)
