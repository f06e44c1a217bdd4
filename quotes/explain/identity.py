"""Why names in several articles are one person's, or are not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from quotes.model import PERSON
from quotes.voices.persons import identities as why
from quotes.voices.persons.census import Persons
from quotes.voices.persons.names import PersonName, read_person_name
from quotes.voices.persons.namesakes import role_words
from quotes.voices.voice import Voice

_MEANINGS: Mapping[str, str] = {
    why.FULL_NAME: "what most articles call the person",
    why.SAME_NAME: "differs in capitals, accents or marks only",
    why.MIDDLE_NAME: "same given name and surname; no middle name or initial differs",
    why.NICKNAME: "the given names may be one, and the roles have in common:",
    why.GENERATION: "no article has both, nobody else of the name has a suffix, and the roles have in common:",
    why.ONLY_BEARER: "whom articles name in full:",
    why.MAIN_BEARER: "whom articles name in full:",
    why.KIN: "the role says whose kin, and one person of that surname has the given name",
    why.SOVEREIGN: "a given name is enough for a sovereign",
    why.SURNAME: "no article names anybody of this surname in full",
    why.BODY: "the same words, without articles and possessive endings",
    why.INITIALS: "no other body has these initials, or hardly ever",
    why.NATION: "no other nation is named before this body, or hardly ever",
    why.SPEAKS_FOR: "an unnamed voice that speaks for the body",
    why.WROTE: "a document of the person or body before it",
    why.PEOPLE_FILE: "as the people file says",
}
_BY_ROLE = (why.NICKNAME, why.GENERATION)
_NOT_JOINED = "joined with nobody"
_MOST_APART = 6


@dataclass(slots=True)
class NameUse:
    """One name of a person."""

    name: str
    reason: str
    """What ``person_from`` holds, or that the name was joined with nobody."""
    articles: int = 0
    doc: str = ""
    """The first article with it."""
    grounds: str = ""
    """What the reason rests on."""
    role_words: set[str] = field(default_factory=set)


@dataclass(slots=True)
class PersonExplanation:
    """A person, all their names, and who else has the surname."""

    person: str
    names: list[NameUse]
    apart: list[tuple[str, str]]
    """Others of the surname, each with what keeps them apart."""


def explain_persons(
    voices: Iterable[Voice], persons: Persons, is_wanted: Callable[[str | None], bool]
) -> list[PersonExplanation]:
    """Explain who some voices are.

    Args:
        voices: The voices of all articles, with their persons.
        persons: Who decided.
        is_wanted: Whether somebody of a name is to be explained.

    Returns:
        The persons, those in most articles first; each name without a person is one of its own.
    """
    uses: defaultdict[str, dict[tuple[str, str], NameUse]] = defaultdict(dict)
    wanted: dict[str, None] = {}
    people: set[str] = set()
    for voice in voices:
        person, reason = voice.person or voice.speaker, voice.person_from or _NOT_JOINED
        key = voice.speaker, reason
        use = uses[person].setdefault(key, NameUse(*key, doc=voice.doc))
        use.articles += 1
        use.role_words |= role_words(voice.role)
        if voice.speaker_kind == PERSON:
            people.add(person)
        if is_wanted(person) or is_wanted(voice.speaker):
            wanted[person] = None
    articles = {person: sum(use.articles for use in uses[person].values()) for person in people}
    explained = [_explanation(person, list(uses[person].values()), articles, persons) for person in wanted]
    return sorted(explained, key=lambda one: -sum(use.articles for use in one.names))


def _explanation(person: str, names: list[NameUse], articles: Mapping[str, int], persons: Persons) -> PersonExplanation:
    names.sort(key=lambda use: (use.name != person, -use.articles))
    own: set[str] = set().union(*(use.role_words for use in names if use.reason not in _BY_ROLE))
    for use in names:
        use.grounds = _grounds(use, own, persons)
    return PersonExplanation(person, names, _apart(person, articles) if person in articles else [])


def _grounds(use: NameUse, role_words_of_person: set[str], persons: Persons) -> str:
    bearers = ", ".join(f"{name} {articles}" for name, articles in persons.bearers(use.name)[:_MOST_APART])
    if use.reason == _NOT_JOINED:
        return f"{_MEANINGS[why.ONLY_BEARER]} {bearers}" if bearers else ""
    meaning = _MEANINGS.get(use.reason, "")
    if use.reason in (why.ONLY_BEARER, why.MAIN_BEARER):
        return f"{meaning} {bearers}"
    if use.reason in _BY_ROLE:
        return f"{meaning} {', '.join(sorted(use.role_words & role_words_of_person))}"
    return meaning


def _apart(person: str, articles: Mapping[str, int]) -> list[tuple[str, str]]:
    """Who else speaks that has the person's surname.

    Args:
        person: The person.
        articles: In how many articles each person speaks.
    """
    ours = read_person_name(person)
    if ours is None or not ours.first:
        return []
    found: Counter[tuple[str, str]] = Counter()
    for other, number in articles.items():
        theirs = read_person_name(other) if other != person else None
        if theirs is not None and theirs.last == ours.last and theirs.first:
            found[other, _difference(ours, theirs)] = number
    return [pair for pair, _ in found.most_common(_MOST_APART)]


def _difference(ours: PersonName, theirs: PersonName) -> str:
    if ours.generation != theirs.generation:
        return "another generation"
    if ours.first == theirs.first:
        return "another middle name"
    return "another given name"
