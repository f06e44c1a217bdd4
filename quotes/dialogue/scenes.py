"""Scenes: turns close to each other, the characters who may speak in them, and what speaks for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from quotes.cast.characters import Cast, Character, Mentions
from quotes.dialogue.signs import Sign
from quotes.dialogue.turns import DialogueTurn
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import UNNAMED

_GAP: Final = 3000
"""Code points without speech that end a scene."""
_MOST_TURNS: Final = 150
"""Turns that are decoded together, so that the work grows with the book."""
_LOOK_BACK: Final = 2500
"""Code points before a scene or a turn in which a name may be a speaker's."""
_NEIGHBORHOOD: Final = 1500
"""Code points to either side of a turn in which names are counted."""
_MOST_SPEAKERS: Final = 12
_MOST_RECENT: Final = 4
"""How many of the characters named last are told apart."""
_NEAR_TURNS: Final = 6
_ABOUT_TURNS: Final = 5
_MOST_COUNTED: Final = 3

Points = dict[str, float]
"""What speaks for a character or against one: each reason, and how much of it there is."""


@dataclass
class Scene:
    """Some turns of one scene, and who may speak in them."""

    turns: list[DialogueTurn]
    speakers: list[int]
    """The characters who may speak."""
    reasons: list[list[Points]] = field(default_factory=list)
    """For each turn and speaker, what speaks for the speaker there."""


def split_scenes(turns: Sequence[DialogueTurn], breaks: Sequence[int]) -> Iterator[list[DialogueTurn]]:
    """Cut the turns of a book where a long stretch has none, and where a chapter or another scene begins.

    Args:
        turns: All turns, in order.
        breaks: Where chapters and scenes begin, in order (code points).
    """
    scene: list[DialogueTurn] = []
    chapter = 0
    for turn in turns:
        begun = chapter
        while chapter < len(breaks) and breaks[chapter] <= turn.start:
            chapter += 1
        if scene and (chapter > begun or turn.start - scene[-1].end > _GAP):
            yield scene
            scene = []
        scene.append(turn)
    if scene:
        yield scene


def decoded_together(scene: list[DialogueTurn]) -> Iterator[list[DialogueTurn]]:
    """Cut a scene that is too long to be decoded as a whole."""
    for start in range(0, len(scene), _MOST_TURNS):
        yield scene[start : start + _MOST_TURNS]


class SceneReader:
    """Finds who may speak in the scenes of a book, and why."""

    def __init__(self, cast: Cast, mentions: Mentions) -> None:
        """Keep the characters and where they are mentioned."""
        self._cast = cast
        self._mentions = mentions
        self._descriptions: dict[str, int] = {}

    def read(self, turns: list[DialogueTurn]) -> Scene:
        """Read a scene: those who may speak in it, and the reasons for each at each turn."""
        counts = self._counts(turns)
        speakers = [one for one, _ in counts.most_common(_MOST_SPEAKERS)]
        for turn in turns:
            if turn.tag is not None and turn.tag.description and not turn.tag.who:
                described = self._described(turn.tag)
                if described is not None and described not in speakers:
                    speakers.append(described)
        narrator = self._cast.narrator
        if narrator is not None and narrator not in speakers:
            speakers.append(narrator)
        scene = Scene(turns, speakers)
        settled = [_settled(turn, narrator) for turn in turns]
        for number, turn in enumerate(turns):
            near = slice(max(0, number - _NEAR_TURNS), number + _NEAR_TURNS + 1)
            about = slice(max(0, number - _ABOUT_TURNS), number + _ABOUT_TURNS + 1)
            around = _Around(
                recent=self._recent(turn),
                counted=self._counted(turn.start - _NEIGHBORHOOD, turn.start + _NEIGHBORHOOD),
                called=set().union(*[other.called for other in turns[near] if other is not turn]),
                about=Counter(one for other in turns[about] if other is not turn for one in other.named),
                before=Counter(one for signed in settled[near.start : number] for one in signed),
                after=Counter(one for signed in settled[number + 1 : near.stop] for one in signed),
            )
            scene.reasons.append([self._reasons(turn, one, counts, around) for one in speakers])
        return scene

    def _counts(self, turns: list[DialogueTurn]) -> Counter[int]:
        """How often a scene, and what leads to it, names each character."""
        counts = self._counted(turns[0].start - _LOOK_BACK, turns[-1].end + _NEIGHBORHOOD // 5)
        for turn in turns:
            counts.update(dict.fromkeys(turn.called, 1))
            if turn.tag is not None and len(turn.tag.who) == 1:
                counts[turn.tag.who[0]] += 3
        return counts

    def _counted(self, start: int, end: int) -> Counter[int]:
        counts: Counter[int] = Counter()
        for mention in self._mentions.narrated_between(max(0, start), end):
            weight = 0.3 if mention.possessive or mention.described else 1.0
            for one in mention.who:
                counts[one] += weight / len(mention.who)  # type: ignore[assignment]
        return counts

    def _described(self, tag: Sign) -> int | None:
        """Somebody whom only a description names: *the old man*."""
        words = tag.description
        if not words.startswith(("the ", "a ", "an ")):
            return None
        if not tag.gender and tags_of(words.split()[-1]) & t.FUNCTION_WORD:
            return None  # *said the other*
        if words not in self._descriptions:
            named = " ".join(["the", *words.split()[1:]])
            self._descriptions[words] = self._cast.add(Character(named, UNNAMED, tag.gender))
        return self._descriptions[words]

    def _recent(self, turn: DialogueTurn) -> dict[int, int]:
        """The rank of each character among those whom the narration before a turn names, the nearest first."""
        ranks: dict[int, int] = {}
        rank = 0
        for mention in reversed(self._mentions.narrated_between(max(0, turn.start - _LOOK_BACK), turn.start)):
            new = [one for one in mention.who if one not in ranks]
            ranks.update(dict.fromkeys(new, rank))
            rank += bool(new)
            if rank > _MOST_RECENT + 1:
                break
        return ranks

    def _reasons(self, turn: DialogueTurn, one: int, counts: Counter[int], around: _Around) -> Points:
        """What speaks for a character at a turn."""
        character, narrator = self._cast.characters[one], one == self._cast.narrator
        found: Points = {}
        if not narrator:
            found["scene"] = log(1 + counts[one])
            found["nearby names"] = log(1 + around.counted[one])
        for place, sign in _placed(turn):
            kind = _kind(sign, one, character, self._descriptions.get(sign.description, -1), narrator=narrator)
            found[f"{place} {kind}"] = 1
        if turn.tag is None or not turn.tag.settles():
            found.update(dict.fromkeys(self._unsettled(turn, one, character, around), 1))
        if one in turn.called:
            found["called"] = 1
        elif one in turn.named and not (turn.tag and one in turn.tag.who):
            found["talked about"] = 1
        return found

    def _unsettled(self, turn: DialogueTurn, one: int, character: Character, around: _Around) -> Iterator[str]:
        """What speaks for a character where no tag settles who speaks."""
        if one == self._cast.narrator:
            if not turn.signs():
                yield "narrator without a sign"
            yield f"narrator signed before {min(2, around.before[one])}"
            yield f"narrator signed after {min(2, around.after[one])}"
        else:
            pronoun = any(sign.gender and not sign.who for sign in turn.signs())
            rank = around.recent.get(one, -1)
            yield f"named {min(rank, _MOST_RECENT) if rank >= 0 else 'never'}{' pronoun' if pronoun else ''}"
            yield f"signed before {min(2, around.before[one])}"
            yield f"signed after {min(2, around.after[one])}"
        if one in around.called:
            yield "called near"
        yield f"about {min(_MOST_COUNTED, around.about[one])}"
        for gender in turn.calls:
            if one != self._cast.narrator and gender == character.gender:
                yield "calls own gender"
        if one in turn.nearby and not any(one in sign.who for sign in turn.signs()):
            yield "beside"


@dataclass(slots=True)
class _Around:
    """What the neighborhood of a turn shows."""

    recent: dict[int, int]
    counted: Counter[int]
    called: set[int]
    about: Counter[int]
    before: Counter[int]
    after: Counter[int]


def _settled(turn: DialogueTurn, narrator: int | None) -> set[int]:
    """Whom the signs of a turn show without doubt."""
    shown = [one for sign in turn.signs() if sign.settles() for one in sign.who]
    if narrator is not None and any(sign.is_narrator for sign in turn.signs()):
        shown.append(narrator)
    return set(shown)


def _placed(turn: DialogueTurn) -> Iterator[tuple[str, Sign]]:
    """The signs of a turn that count, each with its place."""
    if turn.tag is not None:
        yield "tag", turn.tag
        return
    before = [beat for beat in turn.beats if beat.before]
    after = [beat for beat in turn.beats if not beat.before]
    if before:
        yield "before", before[-1]
    if after:
        yield "after", after[0]
    if turn.lead is not None:
        yield "lead", turn.lead


def _kind(sign: Sign, one: int, character: Character, described: int, *, narrator: bool) -> str:
    """What a sign says of a character."""
    if sign.who and one in sign.who:
        return "listed" if sign.described else "names" if len(sign.who) == 1 else "may name"
    if sign.who and not sign.described:
        return "names another"
    if sign.is_narrator:
        return "first person" if narrator else "first person another"
    if narrator:
        return "third person"
    if described == one:
        return "describes"
    what = "other" if sign.who else "description" if sign.description else "pronoun"
    if not sign.gender:
        return what
    agrees = "unsure" if not character.gender else "agrees" if character.gender == sign.gender else "differs"
    return f"{what} {agrees}"
