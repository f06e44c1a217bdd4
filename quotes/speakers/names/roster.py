"""The people and organizations of one article: the forms of each name merged."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from quotes.lexicon.tagging import tags_of
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.names.entities import (
    Entity,
    is_common_word,
    is_nationality,
    may_name,
    read_beside,
)
from quotes.speakers.names.folded_words import fold_word
from quotes.speakers.names.forms import NAMES_OR_BODIES, PLACE, UNKNOWN, WORK, NameForm
from quotes.speakers.names.fuller_forms import WrittenLow, begins_with_verb, goes_on, is_fuller
from quotes.speakers.names.index import NameIndex, initials, starts_by_form
from quotes.speakers.names.namesakes import (
    add_namesake,
    is_wife_of_official,
    nearest,
    of_title,
    owner_of_surname,
    without_relatives,
)


class Roster:
    """Who is named in one article; the forms of a name are merged when somebody first asks for it."""

    def __init__(self, text: str) -> None:
        """Find every name in the text.

        Args:
            text: The article as read.
        """
        self.text = text
        self.index = NameIndex(text)
        self._written_low = WrittenLow(text)
        self._entities: dict[NameForm, Entity] = {}
        """Whom each form names that is merged; a form that may be of several is left out."""
        self._bearers: dict[str, list[Entity]] = {}
        """By a last word, those whose full names are merged."""
        self._with_first_name: dict[str, list[Entity]] = {}
        """The people among them by the first word of their names."""
        self._single: dict[NameForm, list[int]] = {}
        """Where the single words are that are merged when one asks for them: *Erdogan*, *BBC*."""
        self._titles_read: set[str] = set()
        """The words whose forms with a title are merged: *Mr Erdogan*."""
        self._firsts_read: set[str] = set()
        """The words with which every full name that begins is merged."""
        self._settled: set[str] = set()
        """The last words all of whose bearers are known."""

    def bearers(self, last: str) -> list[Entity]:
        """The bearers of a surname, or the organizations whose name ends with a word."""
        if last in self._settled:
            return self._bearers[last]
        self._settled.add(last)
        same = self._named_in_full(last)
        firsts = [entity.form.folded[0] for entity in same]
        self._add_titled(last)
        for first in firsts:
            # Nearly all given names begin their run: no title is before them.
            if self.index.may_follow_word(first):
                self._add_titled(first)
        return same

    def _add_titled(self, last: str) -> None:
        """Merge the names that are a title and a surname alone: *Mr Erdogan*."""
        if last not in self._titles_read:
            self._titles_read.add(last)
            for form, starts in self.index.forms_by_last_word(last).items():
                if form.title and form.single and form.kind != PLACE:
                    self._add_single(form, starts)

    def _named_in_full(self, last: str) -> list[Entity]:
        """The bearers of a surname who are named in full somewhere; once settled, all its bearers."""
        same = self._bearers.get(last)
        if same is None:
            same = self._bearers[last] = []
            forms = self.index.forms_by_last_word(last)
            for form, starts in forms.items():
                if form.kind == PLACE:
                    continue
                if form.single:
                    if not form.title:
                        self._single[form] = starts
                elif not begins_with_verb(form, forms):
                    self._add(form, starts)
            for entity in same:
                entity.full.sort()
        return same

    def _by_first_name(self, first: str) -> list[Entity]:
        """The people whose full name begins with a word, in the order of the text."""
        if first not in self._firsts_read:
            self._firsts_read.add(first)
            for _, _, form in self.index.mentions_by_first_word(first):
                if form.kind not in (ORGANIZATION, PLACE, WORK):
                    self._named_in_full(form.last)
        named = self._with_first_name.get(first, ())
        is_surname = bool(named) and any(form.title for form in self.index.forms_by_last_word(first))
        found = [one for one in named if not goes_on(one.form, self._written_low, is_surname=is_surname)]
        return sorted(found, key=attrgetter("first_at"))

    def _by_middle_name(self, form: NameForm) -> list[Entity]:
        """The one person whose full name has a word in the middle: *Lula* for *Luiz Inácio Lula da Silva*.

        In Spanish it is the first of two surnames: *Sánchez* for *Pedro Sánchez Pérez*. A given name may be another's.
        """
        if form.given or form.title or not form.single or form.kind != UNKNOWN:
            return []
        longer = self.index.forms_with_middle_word(form.last)
        for one in longer:
            self._named_in_full(one.last)
        found = list(dict.fromkeys(self._entities[one] for one in longer if one in self._entities))
        return found if len(found) == 1 and found[0].kind == PERSON else []

    def by_title(self, words: Iterable[str]) -> list[Entity]:
        """The people whose title may contain one of the words, such as *senator* or *sen.*."""
        forms = [form for word in words for _, _, form in self.index.mentions_with_word(word) if form.title]
        for form in forms:
            self.bearers(form.last)
        return list(dict.fromkeys(self._entities[form] for form in forms if form in self._entities))

    def _add(self, form: NameForm, starts: list[int]) -> None:
        for entity in self._bearers[form.last]:
            if may_name(entity, form):
                self._merge(entity, form, starts)
                entity.full.extend(starts)
                self._entities[form] = entity
                return
        self._new(form, starts).full.extend(starts)

    def _add_single(self, form: NameForm, starts: list[int]) -> None:
        """Merge *Mr Erdogan* or *BBC* with a fuller name, or add an entity whose name is one word."""
        fitting = without_relatives(self.text, starts, form, of_title(self._named_by_single(form), form))
        if not fitting:
            self._new(form, starts)
        elif len(fitting) == 1:
            self._merge(fitting[0], form, starts)
            self._entities[form] = fitting[0]

    def _named_by_single(self, form: NameForm) -> list[Entity]:
        """Whom a form of one word may name, by their last word; else by their first one or their initials."""
        fitting = [e for e in self._named_in_full(form.last) if may_name(e, form)]
        if not fitting and (form.name in NAMES_OR_BODIES or form.kind == ORGANIZATION):
            fitting = self._of_surname(form)
            if form.name not in NAMES_OR_BODIES:
                # *KREBS* after *Anton KREBS* is no body.
                fitting = [entity for entity in fitting if entity.form.given and entity.name.endswith(form.name)]
        if fitting:
            return fitting
        if form.kind == ORGANIZATION:
            return self._by_initials(form.last)
        return [e for e in self._by_first_name(form.last) if may_name(e, form)]

    def _of_surname(self, form: NameForm) -> list[Entity]:
        """The people whose surname is also a body's name, unless the text names that body too: *Fox* and *Fox News*."""
        if self.index.mentions_by_first_word(form.last):
            return []
        return [entity for entity in self._named_in_full(form.last) if entity.kind in (PERSON, UNKNOWN)]

    def _by_initials(self, letters: str) -> list[Entity]:
        """The first organization of several words with certain initials: *Kor Trade Union* for *KTU*."""
        for form in starts_by_form(self.index.mentions_by_initials(letters)):
            if form.kind not in (PERSON, PLACE):
                self._named_in_full(form.last)
                entity = self._entities.get(form)
                if entity is not None and entity.kind != PERSON and initials(entity.form.folded) == letters:
                    return [entity]
        return []

    def _merge(self, entity: Entity, form: NameForm, starts: list[int]) -> None:
        entity.count += len(starts)
        entity.first_at = min(entity.first_at, starts[0])
        entity.gender = entity.gender or form.gender
        if form.kind == PERSON and entity.kind != ORGANIZATION:
            entity.kind = PERSON
        if form.title:
            entity.titles.append(form.title)
        if is_fuller(form, entity.form, self._written_low):
            entity.form = form

    def _new(self, form: NameForm, starts: list[int]) -> Entity:
        entity = Entity(form, starts)
        if form.kind != ORGANIZATION and not form.gender:
            read_beside(entity, self.text, starts[0])
        add_namesake(self._bearers[form.last], entity)
        if form.kind != ORGANIZATION and not form.single:
            add_namesake(self._with_first_name.setdefault(form.folded[0], []), entity)
        self._entities[form] = entity
        return entity

    def find(self, form: NameForm, at: int, gender: str = "") -> Entity | None:
        """The entity that a form names.

        Args:
            form: The name as written.
            at: Where it is (code points).
            gender: ``m`` or ``f`` when something else shows it.

        Returns:
            The entity; ``None`` when the name is new or may be that of several.
        """
        same = self.bearers(form.last)
        known = self._entities.get(form)
        if known is not None:
            return known
        if not same:
            same = self._by_first_name(form.last) or self._by_middle_name(form)
            for entity in same:
                self.bearers(entity.form.last)
        starts = self._single.pop(form, None)
        if starts and (form.kind == ORGANIZATION or not same):
            self._add_single(form, starts)
            return self._entities.get(form)
        if form.kind == PLACE:
            return self._namesake(same, form)
        fitting = [entity for entity in same if may_name(entity, form)]
        if len(fitting) > 1:
            return self._likeliest(fitting, form, at, gender)
        if not fitting or (gender != "f" and is_wife_of_official(self.text, [at], fitting[0])):
            return None
        return fitting[0]

    def _likeliest(self, fitting: list[Entity], form: NameForm, at: int, gender: str) -> Entity | None:
        """Whom of several a form names: who owns the surname, else the nearest person of the gender and title."""
        owner = self._owner(fitting, form, at)
        if owner is not None and gender in ("", owner.gender or gender):
            return owner
        people = [entity for entity in fitting if entity.kind == PERSON]
        fitting = of_title([one for one in people if gender in ("", one.gender)] or people or fitting, form)
        return fitting[0] if len(fitting) == 1 else nearest(self.text, fitting, at)

    def find_person(self, form: NameForm, at: int, gender: str = "") -> Entity | None:
        """The entity that a form names, when it may be a person.

        Args:
            form: The name as written.
            at: Where it is (code points).
            gender: ``m`` or ``f`` when something else shows it.

        Returns:
            The entity; ``None`` for an organization, a place, or a single capitalized word that may not be a name.
        """
        if form.kind == ORGANIZATION and form.name not in NAMES_OR_BODIES:
            return None
        entity = self.find(form, at, gender)
        if entity is None or entity.kind in (ORGANIZATION, PLACE, WORK):
            return None
        if entity.kind == UNKNOWN and entity.form.single:
            plural = entity.count < 2 and entity.name[-1] == "s"
            is_noun = is_common_word(entity.name) or is_nationality(entity.name)
            return None if plural or is_noun or self._is_written_low(entity) else entity
        return entity

    def _is_written_low(self, entity: Entity) -> bool:
        """Whether the text has a name in lower case too, so that it only began a sentence: *Audition*, *Bees*."""
        return (entity.count < 2 or entity.name[-1] == "s") and self._written_low.has(entity.name.lower())

    def _namesake(self, same: list[Entity], form: NameForm) -> Entity | None:
        """The person whose surname or given name is also a place: *Dayton* for *Mark Dayton*."""
        named = [e for e in same if e.kind == PERSON and not e.form.single]
        people = [e for e in named if form.last in (e.form.last, e.form.folded[0])]
        return people[0] if len(people) == 1 and form.single else None

    def _owner(self, fitting: list[Entity], form: NameForm, at: int) -> Entity | None:
        """Who of several bears a surname written alone, if the article called one of them so before it named others."""
        if form.title or not form.single:
            return None
        first = self.index.forms_by_last_word(form.last).get(form, [at])[0]
        paragraph = self.text.rfind("\n", 0, at) + 1
        return owner_of_surname(fitting, first, paragraph, at) if first <= at else None

    def has_name(self, word: str) -> bool:
        """Whether a word is the last one of a fuller name, or one that no list has with a capital within a sentence."""
        return bool(self.bearers(word)) or (not tags_of(word) and self.index.is_within_sentence(word))

    def is_shared(self, form: NameForm) -> bool:
        """Whether several entities may bear a name."""
        return sum(may_name(entity, form) for entity in self.bearers(form.last)) > 1

    def has_uncertain_namesakes(self, form: NameForm) -> bool:
        """Whether several may bear a name, of whom some are not known to be people."""
        same = self.bearers(form.last)
        return len(same) > 1 and any(entity.kind == UNKNOWN for entity in same)

    def by_trade_surname(self, word: str) -> Entity | None:
        """The only person of a name that is a role too: *Miller* after *Ann Miller*, *Son* after *Son Heung-min*."""
        named = fold_word(word)
        same = [e for e in self.bearers(named) if e.kind == PERSON and not e.form.single]
        same = same or self._by_first_name(named)
        return same[0] if len(same) == 1 else None
