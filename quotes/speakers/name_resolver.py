"""From a named source to the person or organization of that name."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import ORGANIZATION, PERSON, UNNAMED
from quotes.speakers.bearers import Bearers
from quotes.speakers.bodies.organizations import body_written_short
from quotes.speakers.context import Context
from quotes.speakers.epithets import is_former, is_inhabitant
from quotes.speakers.names.forms import PLACE, UNKNOWN, NameForm
from quotes.speakers.names.spans import NameMention, names_in_phrase
from quotes.speakers.names.titles import LONGEST_OFFICE, ends_as_office, is_field_of_office
from quotes.speakers.pronouns.he_or_she import resolve_he_or_she
from quotes.speakers.source_phrase import SourcePhrase, has_unmarked_capital
from quotes.text.parts import Speaker

_JOINS: Final = re.compile(r",? (?:and |& )?(?:the )?")
"""What joins the names of several bodies."""
_MOST_MENTIONS: Final = 20
"""Places where a name is looked for again."""
_GENERATIONS: Final = frozenset(entries("generations"))
_LOWER_WORD: Final = re.compile(r"(?: \([A-Z]+\))? ([a-z]+)")
_AND: Final = " and "
_AND_LOWER: Final = re.compile(rf"{_AND}(?:[a-z]+ ){{1,3}}")


class NameResolver:
    """Resolves the named sources of one article."""

    def __init__(self, context: Context, bearers: Bearers) -> None:
        """Resolve nothing yet.

        Args:
            context: The article's names and the sources resolved so far.
            bearers: Who bears the names.
        """
        self.context = context
        self.text = context.text
        self.roster = context.roster
        self._bearers = bearers

    def resolve(self, phrase: SourcePhrase) -> Speaker | None:
        """The person or organization whose name ends the head of the phrase.

        Resolves  Ann Lee left. “No,” Lee said. → Ann Lee
        Resolves  Ann Lee and Bob Ray left. “No,” Lee and Ray said. → Ann Lee and Bob Ray
        Leaves    Ann Lee left. “No,” the mayor said. → the mayor
        Leaves    Research by Kay said: “No.” → Research by Kay
        """
        pair = self._pair_with_pronoun(phrase) or self._pair_with_body(phrase)
        if pair is not None or (has_unmarked_capital(phrase) and not self.roster.has_name(phrase.head)):
            return pair
        start, end = phrase.start, phrase.frame.end(phrase.head_end - 1)
        words = self.text[start:end]
        # The last word of a name has a capital.
        if words[words.rfind(" ") + 1 :].islower():
            return None
        mention = self.roster.index.around(start, end)
        if mention is not None and mention[0] == start and mention[1] == end:
            return self._bearer_in_phrase(phrase, mention)
        named = names_in_phrase(words)
        if not named:
            return self._named_by_common_word(phrase)
        if named[-1][1] < end - start - len("’s"):
            return None
        joined = len(named) > 1 and phrase.frame.has(t.CONJ, phrase.first, phrase.head_end)
        # *Minister for Housing, Planning and Heritage Ann Lee* is one.
        if joined and not ends_as_office(self.text[max(0, start - LONGEST_OFFICE) : start + named[-1][0]]):
            several = self._several(start, named)
            if several is not None:
                return several
        first, last, form = named[-1]
        if first and form.kind == UNKNOWN and _is_calendar_name(phrase, words[:first]):
            return Speaker(words[:last], PERSON, "name")
        found = (start + first, start + last, form)
        return self._bearer_in_phrase(phrase, self.roster.index.around(found[0], found[1]) or found)

    def _named_by_common_word(self, phrase: SourcePhrase) -> Speaker | None:
        """The person whose surname is a common word, which is not read as a name: *Miller* after *Ann Miller*."""
        if phrase.head_end - phrase.first != 1 or not phrase.head_tag & t.CAP:
            return None
        word = phrase.frame.word(phrase.first)
        entity = self.roster.by_trade_surname(word)
        name = entity.name if entity else ""
        if not name and tags_of(word) & t.CALENDAR:
            name = self.roster.index.by_calendar_surname(word)
        return Speaker(name, PERSON, "name") if name else None

    def _pair_with_pronoun(self, phrase: SourcePhrase) -> Speaker | None:
        """Two people of whom one is a pronoun: *she and Ray*.

        Resolves  Ann Lee left with Bob Ray. “No,” she and Ray said. → Ann Lee and Bob Ray
        """
        frame, first = phrase.frame, phrase.first
        gender = GENDERS_OF_PRONOUNS.get(frame.lower[first])
        if gender is None or phrase.end - first < len(("she", "and", "Ray")) or frame.lower[first + 1] != "and":
            return None
        start = frame.starts[first + 2]
        named = names_in_phrase(self.text[start : frame.end(phrase.end - 1)])
        if len(named) != 1 or named[0][0]:
            return None
        other = self._bearers.speaker_of(start, named[0][2])
        return _pair(resolve_he_or_she(self.context, phrase.start, gender), other)

    def _pair_with_body(self, phrase: SourcePhrase) -> Speaker | None:
        """Two people of whom the first has a body or a place: *Ann Lee of Kor and Rabbi Bob Ray said*.

        Resolves  “No,” Ann Lee of the Kor Forum and Bob Ray said. → Ann Lee and Bob Ray
        """
        frame = phrase.frame
        joint = next((at for at in range(phrase.end - 2, phrase.head_end, -1) if frame.lower[at] == "and"), 0)
        if not joint or frame.lower[phrase.head_end] not in ("from", "of"):
            return None
        starts = phrase.start, frame.starts[joint + 1]
        ends = frame.end(phrase.head_end - 1), frame.end(phrase.end - 1)
        named = [names_in_phrase(self.text[start:end]) for start, end in zip(starts, ends, strict=True)]
        # *Ann Lee of Hale and Ray* has one name, *the widow of Ann Lee and Bob Ray* is nobody of that name.
        if not all(len(found) == 1 and _is_full_person(found[0]) for found in named):
            return None
        one, other = (self._bearers.speaker_of(start, found[0][2]) for start, found in zip(starts, named, strict=True))
        return _pair(one, other) if one.kind == PERSON else None

    def with_partner(self, phrase: SourcePhrase, kin: Speaker) -> Speaker:
        """Two people of whom one has a description and the other a name: *Ann Lee and her brother, Bob, said*.

        Resolves  “No,” Ann Lee and her brother, Bob Ray, said. → Ann Lee and Bob Ray

        Args:
            phrase: The two.
            kin: Who the description before the comma is.
        """
        frame = phrase.frame
        joint = frame.find(t.CONJ, phrase.first + 1, phrase.end - 1)
        if joint >= phrase.end - 1 or frame.lower[joint + 1] not in ("her", "his"):
            return kin
        named = names_in_phrase(self.text[phrase.start : frame.starts[joint]].rstrip())
        if len(named) != 1:
            return kin
        one = self._bearers.speaker_of(phrase.start + named[0][0], named[0][2])
        return (_pair(one, kin) if one.kind == PERSON else None) or kin

    def _several(self, start: int, named: tuple[NameMention, ...]) -> Speaker | None:
        """Several people or bodies, joined by *and*; the names' offsets count from ``start``.

        Resolves  “No,” France and Germany said. → France and Germany
        """
        last = named[-1]
        alone = tuple(one for one in named if self._stands_alone(start, one))
        named = tuple(one for one in alone if one[0] == last[0] or not self._describes(start, one, last))
        named = self._without_halves(start, named, alone)
        bearers = [
            self._bearers.speaker_of(*self._whole_body(start + at, start + end, form)) for at, end, form in named
        ]
        people = list(dict.fromkeys(one.name for one in bearers if one.kind == PERSON and one.name))
        if len(people) > 1:
            return Speaker(" and ".join(people), PERSON, "names")
        names = list(dict.fromkeys(one.name for one in bearers if one.name))
        if len(names) < len(named) or len(named) == 1 or not self._are_joined(start, named):
            return None
        is_person = any(form.kind == PERSON for _, _, form in named)
        return Speaker(" and ".join(names), PERSON if is_person else ORGANIZATION, "names")

    def _whole_body(self, start: int, end: int, form: NameForm) -> tuple[int, NameForm]:
        """A name that may go on after a phrase, as a body's does: *the **Department** of Health*."""
        around = self.roster.index.around(start, end)
        return (around[0], around[2]) if around and around[2].kind == ORGANIZATION else (start, form)

    def _stands_alone(self, start: int, mention: NameMention) -> bool:
        """Whether a name is not an owner or a nationality: ***Kor**’s ministry and Elm*, ***French** mayors*."""
        _, end, form = mention
        return self.text[start + end : start + end + 1] not in ("'", "’") and not tags_of(form.name) & t.DEMONYM

    def _describes(self, start: int, mention: NameMention, other: NameMention) -> bool:
        """Whether a name is part of what another is: ***BBC** host and author Ann Lee*, ***Work** and pay minister*."""
        after = _LOWER_WORD.match(self.text, start + mention[1])
        if after is not None and not tags_of(after[1]) & t.FUNCTION_WORD:
            return True
        return other[2].kind == PERSON and is_field_of_office(mention[2].name, other[2].title)

    def _without_halves(
        self, start: int, named: tuple[NameMention, ...], alone: tuple[NameMention, ...]
    ) -> tuple[NameMention, ...]:
        """The names without one that *and* joins to what describes the next: ***Globe** and Mail reporter Ann Lee*."""
        if len(named) != len(("Globe", "Ann Lee")) or named[1][2].kind != PERSON:
            return named
        one, other = named
        after = next(found for found in alone if found[0] > one[0])
        joined = self.text[start + one[1] : start + after[0]]
        half = joined == _AND and after[0] != other[0]
        whole = after[1] if half else other[0]
        is_half = half or _AND_LOWER.fullmatch(joined) is not None
        return (other,) if is_half and self._is_only_half(start, one, whole) else named

    def _is_only_half(self, start: int, mention: NameMention, whole: int) -> bool:
        """Whether a name is half of what somebody is, and nobody's elsewhere.

        Resolves  “No,” said Globe and Mail reporter Ann Lee. → Ann Lee
        Resolves  Forensic and ballistics expert Ann Lee said: “No.” → Ann Lee
        Leaves    Bob Ray left. “No,” Ray and Kor adviser Ann Lee said. → Bob Ray and Ann Lee

        Args:
            start: Where the phrase starts.
            mention: The name.
            whole: Where the other half ends in the phrase.
        """
        at, _, form = mention
        pair = self.text[start + at : start + whole]
        elsewhere = islice(self.roster.index.mentions_with_word_after(form.last, 0), _MOST_MENTIONS)
        return (
            form.kind == UNKNOWN and form.single and all(self.text.startswith(pair, found) for found, _, _ in elsewhere)
        )

    def _are_joined(self, start: int, named: tuple[NameMention, ...]) -> bool:
        """Whether only commas, *and* and *the* are between names."""
        return all(_JOINS.fullmatch(self.text, start + one[1], start + other[0]) for one, other in pairwise(named))

    def _bearer_in_phrase(self, phrase: SourcePhrase, mention: NameMention) -> Speaker | None:
        """The bearer of the name in a phrase.

        Resolves  “No,” said chemist Ann Lee. → Ann Lee
        Leaves    “No,” the German said. → the German
        Leaves    “No,” the 27-year-old German said. → the 27-year-old German
        Leaves    “No,” the ex-Wallaby said. → the ex-Wallaby
        Resolves  Ann Lee had a daughter. “No,” said the younger Lee. → the younger Lee
        Resolves  “No,” said Iranian state TV. → Iranian state TV
        """
        begin, _, form = mention
        start, head_tag = phrase.start, phrase.head_tag
        if is_inhabitant(phrase) or is_former(phrase) or (form.kind == PLACE and head_tag & t.ROLE):
            return None
        if begin > start and self.text[start:begin].split()[-1] in _GENERATIONS:
            return self._of_generation(phrase, begin, form)
        if begin > start and form.name.isupper() and tags_of(form.last) & t.MEDIA_NAME:
            first = phrase.frame.skip(t.DET, phrase.first, phrase.head_end)
            return Speaker(phrase.words(first, phrase.head_end), ORGANIZATION, "body")
        if form.kind == UNKNOWN and begin > start and self._is_named_body(phrase, begin):
            return Speaker(form.name, ORGANIZATION, "body")
        speaker = self._bearers.speaker_of(begin, form)
        if speaker.kind != PERSON:
            is_noun = form.single and head_tag & (t.ORG_NOUN | t.ORG_NAME) == t.ORG_NOUN
            is_short = is_noun and begin - start == len("the ") and phrase.frame.lower[phrase.first] == "the"
            return (body_written_short(self.context, phrase.head, start) if is_short else None) or speaker
        if form.kind == UNKNOWN and phrase.frame.lower[phrase.first] == "the" and begin - start <= len("the "):
            return Speaker(speaker.name, ORGANIZATION, "body")
        return speaker

    def _of_generation(self, phrase: SourcePhrase, begin: int, form: NameForm) -> Speaker:
        """Whom *the younger Roe* means: Bob Roe Jr., or somebody whom the article seldom names."""
        is_elder = self.text[phrase.start : begin].split()[-1] != "younger"
        bearers = [entity.name for entity in self.roster.bearers(form.last) if entity.kind == PERSON]
        juniors = [name for name in bearers if name.endswith(("Jr.", "Jr"))]
        fitting = [name for name in bearers if name not in juniors] if is_elder else juniors
        if juniors and len(fitting) == 1:
            return Speaker(fitting[0], PERSON, "name")
        return Speaker(phrase.description(), UNNAMED, "description")

    def _is_named_body(self, phrase: SourcePhrase, begin: int) -> bool:
        """Whether the word before a name says that it is a body's: *the homelessness **charity** Kor*."""
        word = self.text[phrase.start : begin].rpartition(" ")[0].rpartition(" ")[2]
        tag = tags_of(word)
        return word.islower() and bool(tag & t.ORG_NOUN) and not tag & t.ROLE


def _pair(one: Speaker, other: Speaker) -> Speaker | None:
    """Two people as one speaker; ``None`` unless both have names, not the same, and the other's is a person's."""
    if not one.name or not other.name or other.kind != PERSON or one.name == other.name:
        return None
    return Speaker(f"{one.name} and {other.name}", PERSON, "names")


def _is_full_person(mention: NameMention) -> bool:
    """Whether a phrase begins with the full name or the title of a person."""
    start, _, form = mention
    return not start and form.kind == PERSON and bool(form.title or not form.single)


def _is_calendar_name(phrase: SourcePhrase, words: str) -> bool:
    """Whether a word that may be a weekday is a given name here, as its place in the sentence showed: *Friday Obi*."""
    return bool(tags_of(words.strip()) & t.CALENDAR) and not phrase.frame.tags[phrase.first] & t.CALENDAR
