"""The people and bodies of one article: the forms of a name merged, each with its fullest form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotes.forms import BODY_KIND, PERSON, PLACE_KIND, Form, fold, given_gender
from quotes.lexicon import GIVEN, ROLE, TITLE, pairs, tags
from quotes.model import Span
from quotes.names import RUN, names_in

_NICKNAMES = {word: frozenset(names.split()) for word, names in pairs("nicknames").items()}
_KIN = re.compile(r"(?:\b(?:his|her|their|whose)|['’]s) (?:[a-z-]+ )?[a-z]+,? $")
_AGED = re.compile(r", \d\d,")
_SMALL = frozenset(["of", "for", "the", "and"])
_ROLE_GENDERS = pairs("roles")
_LOCAL = 400
"""How near a full name must stand, in characters, for a bare surname to mean it rather than a namesake."""
_LOOKS = 20
"""How often at most the text is searched for a word in lower case."""


@dataclass(slots=True, eq=False)
class Entity:
    """One person or body, with the forms of its name that the article uses."""

    form: Form
    """The fullest form."""
    gender: str
    kind: str
    first_at: int
    """Where the article names it first (code points)."""
    count: int = 1
    titles: list[str] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    """Where the article writes more than the surname."""

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.form.name


class Names:
    """The names of one article."""

    def __init__(self, text: str, paragraphs: Iterable[Span]) -> None:
        """Find every name in the text and merge the forms of one name.

        Args:
            text: The article as read.
            paragraphs: Its paragraphs; no name goes on from one into the next.
        """
        self.text = text
        if any(text.find("\n", span.start, span.end) >= 0 for span in paragraphs):
            self.mentions = [one for span in paragraphs for one in names_in(text, span.start, span.end)]
        else:
            self.mentions = list(names_in(text, 0, len(text), RUN))
        self.starts = [start for start, _, _ in self.mentions]
        self.by_last: dict[str, list[Entity]] = {}
        self.by_first: dict[str, list[Entity]] = {}
        self._by_initials: dict[str, Entity] | None = None
        self._single: dict[Form, list[int]] = {}
        self._looked = 0
        self.entities: dict[Form, Entity] = {}
        places: dict[Form, list[int]] = {}
        for start, _, form in self.mentions:
            places.setdefault(form, []).append(start)
        titled = []
        for form, starts in places.items():
            if form.kind == PLACE_KIND:
                continue
            if len(form.folded) > 1:
                self._add(form, starts)
            elif form.title:
                titled.append((form, starts))
            else:
                self._single[form] = starts
        for entity in self.entities.values():
            entity.full.sort()
        for form, starts in titled:
            self._add_single(form, starts)

    # --- merging ---------------------------------------------------------------------------------

    def _add(self, form: Form, starts: list[int]) -> None:
        same = self.by_last.setdefault(form.last, [])
        for entity in same:
            if compatible(entity, form):
                self._merge(entity, form, starts)
                entity.full.extend(starts)
                self.entities[form] = entity
                return
        self._new(form, starts).full.extend(starts)

    def _add_single(self, form: Form, starts: list[int]) -> None:
        """Merge *Mr Erdogan* or *BBC* with a fuller name, or begin a person or body of one word."""
        fitting = [e for e in self.by_last.get(form.last, ()) if compatible(e, form)]
        if not fitting and form.kind != BODY_KIND:
            fitting = [e for e in self.by_first.get(form.last, ()) if compatible(e, form)]
        if not fitting and form.kind == BODY_KIND and form.last in self._initials():
            fitting = [self._initials()[form.last]]
        if not fitting:
            self._new(form, starts)
        elif len(fitting) == 1:
            self._merge(fitting[0], form, starts)
            self.entities[form] = fitting[0]

    def _initials(self) -> dict[str, Entity]:
        """The bodies of several words by their initials."""
        if self._by_initials is None:
            self._by_initials = {}
            for entity in self.entities.values():
                if entity.kind != PERSON and len(entity.form.folded) > 1:
                    words = (word for word in entity.form.folded if word not in _SMALL)
                    self._by_initials.setdefault("".join(word[0] for word in words), entity)
        return self._by_initials

    def _merge(self, entity: Entity, form: Form, starts: list[int]) -> None:
        entity.count += len(starts)
        entity.first_at = min(entity.first_at, starts[0])
        entity.gender = entity.gender or form.gender
        if form.kind == PERSON and entity.kind != BODY_KIND:
            entity.kind = PERSON
        if form.title:
            entity.titles.append(form.title)
        if self._is_fuller(form, entity.form):
            entity.form = form

    def _is_fuller(self, form: Form, than: Form) -> bool:
        """Whether a form says more than another that merges with it."""
        if len(form.name) <= len(than.name):
            return self._is_stretched(than, form)
        return not self._is_stretched(form, than)

    def _is_stretched(self, longer: Form, shorter: Form) -> bool:
        """Whether a form begins with words that are no name: the end of a headline, glued on."""
        if len(shorter.folded) < 2 or longer.given or not _ends_with(longer.folded, shorter.folded):
            return False
        if shorter.given:
            return True
        self._looked += 1
        return self._looked < _LOOKS and f" {longer.folded[0]} " in self.text

    def _new(self, form: Form, starts: list[int]) -> Entity:
        titles = [form.title] if form.title else []
        entity = Entity(form, form.gender, form.kind, starts[0], len(starts), titles)
        if form.kind != BODY_KIND and not form.gender:
            self._look_around(entity, starts[0])
        self.by_last.setdefault(form.last, []).append(entity)
        if form.kind != BODY_KIND and len(form.folded) > 1:
            self.by_first.setdefault(form.folded[0], []).append(entity)
        self.entities[form] = entity
        return entity

    def _look_around(self, entity: Entity, start: int) -> None:
        """What stands beside a name may tell that it is a person's, and the gender: *his wife, Agneta*; *Lee, 36,*."""
        if entity.kind == PERSON and len(entity.form.folded) == 1:
            entity.gender = given_gender(entity.form.name)
        before = self.text[max(0, start - 24) : start].rstrip(" ,").rpartition(" ")[2]
        if before.islower() and tags(before) & ROLE:
            entity.kind = PERSON
            gender = _ROLE_GENDERS.get(before, "-")
            if gender != "-" and not entity.gender and _KIN.search(self.text, max(0, start - 40), start):
                entity.gender = gender
        elif entity.kind != PERSON and _AGED.match(self.text, start + len(entity.form.name)):
            entity.kind = PERSON

    # --- looking up ------------------------------------------------------------------------------

    def find(self, form: Form, at: int, gender: str = "") -> Entity | None:
        """The entity that a form names.

        Args:
            form: The name as written.
            at: Where it stands (code points).
            gender: ``m`` or ``f`` when something else tells it.

        Returns:
            The entity; ``None`` when it is new or may be one of several.
        """
        known = self.entities.get(form)
        if known is not None:
            return known
        starts = self._single.pop(form, None)
        if starts and (form.kind == BODY_KIND or (form.last not in self.by_last and form.last not in self.by_first)):
            self._add_single(form, starts)
            return self.entities.get(form)
        same = self.by_last.get(form.last) or self.by_first.get(form.last, [])
        if form.kind == PLACE_KIND:
            return self._namesake(same, form)
        fitting = [entity for entity in same if compatible(entity, form)]
        if len(fitting) > 1:
            people = [entity for entity in fitting if entity.kind == PERSON]
            fitting = [entity for entity in people if gender in ("", entity.gender)] or people or fitting
        if len(fitting) > 1:
            return self._nearest(fitting, at)
        return fitting[0] if fitting else None

    def _namesake(self, same: list[Entity], form: Form) -> Entity | None:
        """The person whose surname is also a place: *Dayton* for *Mark Dayton*."""
        people = [e for e in same if e.kind == PERSON and len(e.form.folded) > 1 and e.form.last == form.last]
        return people[0] if len(people) == 1 and len(form.folded) == 1 else None

    def _nearest(self, fitting: list[Entity], at: int) -> Entity | None:
        """Of people of one surname the one named in full shortly before, else the one named in full most."""
        before = sorted(
            (
                (entity.full[bisect_left(entity.full, at) - 1], index)
                for index, entity in enumerate(fitting)
                if entity.full and entity.full[0] < at
            ),
            reverse=True,
        )
        if before and at - before[0][0] < _LOCAL:
            if len(before) > 1 and before[0][0] - before[1][0] < 40 and before[1][0] == fitting[before[1][1]].first_at:
                return None
            return fitting[before[0][1]]
        if len(before) == 1:
            return fitting[before[0][1]]
        ranked = sorted(fitting, key=lambda entity: (-len(entity.full), -entity.count))
        second = ranked[1]
        return ranked[0] if (len(ranked[0].full), ranked[0].count) > (len(second.full), second.count) else None

    def is_shared(self, form: Form) -> bool:
        """Whether several people of the article may bear a name."""
        return sum(compatible(entity, form) for entity in self.by_last.get(form.last, ())) > 1

    def called(self, word: str) -> Entity | None:
        """The one person of such a surname, though the word may be a trade too: *Miller*."""
        same = [e for e in self.by_last.get(fold(word), ()) if e.kind == PERSON and len(e.form.folded) > 1]
        return same[0] if len(same) == 1 else None

    def between(self, start: int, end: int) -> list[tuple[int, int, Form]]:
        """The mentions that start in a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, start: int, end: int) -> tuple[int, int, Form] | None:
        """The mention around a stretch, when it is written longer: *Jock A. Finlayson* around *Jock*."""
        index = bisect_right(self.starts, start) - 1
        if index >= 0 and self.mentions[index][1] >= end:
            return self.mentions[index]
        return None


def _ends_with(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return longer[-len(shorter) :] == shorter


def compatible(entity: Entity, form: Form) -> bool:
    """Whether a form may name an entity with which it shares a word."""
    if entity.gender and form.gender and entity.gender != form.gender:
        return False
    if BODY_KIND in (entity.kind, form.kind) and entity.kind != form.kind:
        return False
    ours, theirs = entity.form.folded, form.folded
    if len(theirs) == 1 or len(ours) == 1:
        return entity.kind != BODY_KIND or ours == theirs
    if set(theirs) <= set(ours) or set(ours) <= set(theirs):
        return ("jr" in ours or "jr." in ours) == ("jr" in theirs or "jr." in theirs) or len(theirs) == 1
    return entity.kind != BODY_KIND and same_given(ours[0], theirs[0])


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, a nickname.

    >>> same_given("bob", "robert"), same_given("r.", "robert"), same_given("ruth", "vera")
    (True, True, False)
    """
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b or (a[:1] == b[:1] and 1 in (len(a), len(b))):
        return True
    return b in _NICKNAMES.get(a, ()) or a in _NICKNAMES.get(b, ())


def is_common(word: str) -> bool:
    """Whether a capitalised word is also a word of the lists, so that alone it names nobody for sure."""
    return bool(tags(word.lower()) and not tags(word) & (GIVEN | TITLE))
