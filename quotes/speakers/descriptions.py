"""Whom a description refers to: *the senator*, *a Home Office spokesman*, *the ministry*, *the 46-year-old*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS, gender_of_role
from quotes.lexicon.words import pairs
from quotes.model import GROUP, ORGANIZATION, PERSON, UNNAMED
from quotes.speakers.bodies.apposed import apposed_body, body_described_before
from quotes.speakers.bodies.in_view import organization_in_view
from quotes.speakers.bodies.organizations import resolve_organization
from quotes.speakers.context import Context
from quotes.speakers.earlier_roles import REPRESENTATIVES, called_before, called_of, is_of_another_body
from quotes.speakers.epithets import (
    ACCUSED,
    EPITHETS,
    is_anybody,
    is_epithet,
    people_charged,
    person_of_party,
    person_with_epithet,
)
from quotes.speakers.kin import kin_by_name
from quotes.speakers.names.entities import GENERIC_BODIES, Entity
from quotes.speakers.names.forms import STYLES, parse_name
from quotes.speakers.pronouns.he_or_she import person_in_view
from quotes.speakers.representatives import may_speak_for, organization_of_official, organization_represented
from quotes.speakers.roles.beside import TITLE_ROLES
from quotes.speakers.roles.known_offices import known_holder
from quotes.speakers.roles.offices import is_same_office
from quotes.speakers.source_phrase import SourcePhrase, is_several, kind_of_description, without_article
from quotes.text.parts import Speaker

_ABBREVIATED_TITLES: Final = {
    role: [title.lower() for title, same in TITLE_ROLES.items() if same == role] for role in TITLE_ROLES.values()
}
_INITIALS: Final = pairs("office_initials")
_DEFINITE: Final = frozenset(["the", "this", "that"])
_CHARACTERS_IN_VIEW: Final = 2000
"""Somebody named farther back is out of view if somebody else is in view."""


class DescriptionResolver:
    """Resolves the descriptions of one article."""

    def __init__(self, context: Context) -> None:
        """Begin without titles; each is looked up once.

        Args:
            context: The article's names and the sources resolved so far.
        """
        self.context = context
        self.text = context.text
        self._bearers_of_title: dict[str, list[Entity]] = {}
        self._charged: list[Speaker] | None = None

    def resolve(self, phrase: SourcePhrase) -> Speaker:
        """Whom a noun phrase without a name refers to: somebody named elsewhere, an organization, or itself.

        Resolves  “No,” said a teacher from Leeds. → a teacher from Leeds
        Resolves  “No,” said the report. → the report
        """
        tag = phrase.head_tag
        if tag & (t.ORGANIZATION | t.PLACE) and not tag & t.ROLE:
            return resolve_organization(self.context, phrase)
        if _is_capitalized_role(phrase):
            if tag & t.PLURAL:
                if not _is_definite(phrase) and phrase.frame.tags[phrase.first] & (t.DET | t.NUMBER):
                    return Speaker(phrase.description(), GROUP, "crowd")
                return Speaker(without_article(phrase.all_words()), ORGANIZATION, "body")
            if _is_office(phrase):
                return Speaker(without_article(phrase.all_words()), ORGANIZATION, "office")
        found = self._known(phrase)
        if found is not None:
            return found
        kind, how = kind_of_description(phrase)
        return Speaker(phrase.description(), kind, how)

    def by_initials(self, phrase: SourcePhrase) -> Speaker | None:
        """Whom the initials of an office mean.

        Resolves  Prime Minister Ann Lee left. “No,” the PM said. → Ann Lee
        Leaves    Ann Lee left. “No,” the PM said. → the PM
        """
        if not phrase.head_tag & t.CAP or phrase.end - phrase.first != len(("the", "PM")) or not _is_definite(phrase):
            return None
        if (initials := phrase.frame.word(phrase.first + 1)) not in _INITIALS:
            return None
        known = self._known(phrase) if phrase.head_tag & t.ROLE else None  # *the CEO*
        # *PM Ann Lee met Bob Ray, the former prime minister.*
        offices = () if known else (initials, *_INITIALS[initials].split(" or "))
        called = (called_before(self.context, office, phrase.start, "", []) for office in offices)
        return known or next((speaker for speaker in called if speaker is not None), None)

    def _known(self, phrase: SourcePhrase) -> Speaker | None:
        """The person or organization known from elsewhere in the article."""
        if phrase.head in STYLES and phrase.frame.tags[phrase.first] & t.POSSESSIVE_PRONOUN:
            gender = GENDERS_OF_PRONOUNS.get(phrase.frame.lower[phrase.first], "")
            in_view = self._in_view_with_title(phrase.head, phrase.start, gender, [])
            return in_view or self._only_bearer(phrase.head, [])
        if phrase.head in REPRESENTATIVES and phrase.head_tag & (t.ROLE | t.DEMONYM):
            return self._representative(phrase)
        kin = kin_by_name(self.context, phrase)
        if kin is not None or phrase.frame.lower[phrase.first] == "my":
            return kin
        if phrase.head_tag & (t.ROLE | t.DEMONYM) or is_epithet(phrase):
            found = self._body_with_role(phrase) or self._definite_role(phrase)
            if is_of_another_body(self.context, phrase, found):
                return None
            if found is None and phrase.head in ACCUSED and _is_definite(phrase):
                return self._accused()
            # *The retailer* may be a person as well as a body.
            is_bare = phrase.head_end - phrase.first == len(("the", "retailer"))
            is_body = found is None and is_bare and phrase.head in GENERIC_BODIES and _is_definite(phrase)
            return organization_in_view(self.context, phrase.start, phrase.head) if is_body else found
        if phrase.head_tag & t.MEDIA_NAME and _is_definite(phrase):
            return organization_in_view(self.context, phrase.start, phrase.head)
        return None

    def _body_with_role(self, phrase: SourcePhrase) -> Speaker | None:
        """The body named beside a noun that may also mean a person, there or before.

        Resolves  “No,” said the regulator, Kor Board, in May. → Kor Board
        """
        if not (phrase.head_tag & t.ORG_NOUN or phrase.head in GENERIC_BODIES) or not _is_definite(phrase):
            return None
        name = apposed_body(self.context, phrase) or body_described_before(self.context, phrase.head, phrase.start)
        return Speaker(name, ORGANIZATION, "body") if name else None

    def _accused(self) -> Speaker | None:
        """The only person whom the article calls charged.

        Resolves  Ann Lee denies fraud. “No,” the defendant said. → Ann Lee
        Leaves    Ann Lee denies fraud. Bob Ray is accused of theft. “No,” the defendant said. → the defendant
        """
        if self._charged is None:
            self._charged = people_charged(self.context)
        return self._charged[0] if len(self._charged) == 1 else None

    def _representative(self, phrase: SourcePhrase) -> Speaker | None:
        """The organization that an unnamed person speaks for, or the person named before.

        Resolves  “No,” said a Home Office spokesman. → Home Office
        Resolves  Spokesman Ken Ito left. “No,” said the spokesman. → Ken Ito
        Resolves  NATO would not comment, but an official said: “No.” → NATO
        Leaves    “No,” said a spokesman. → a spokesman
        Leaves    “No,” said a spokesman for Ann Lee. → a spokesman for Ann Lee
        """
        represented = organization_represented(self.context, phrase)
        if represented:
            kind = GROUP if is_several(phrase) else UNNAMED
            return Speaker(represented, kind, "spokesman", phrase.description())
        if _is_definite(phrase):
            known = called_before(self.context, phrase.head, phrase.start, "", _words_before_head(phrase))
            if known is not None and may_speak_for(self.context, phrase, known):
                return known
        # *a spokesman for Ann Lee* is not Ann Lee, but belongs to no other body.
        if phrase.head_tag & t.PLURAL or represented is not None:
            return None
        represented = organization_of_official(self.context, phrase)
        role = phrase.description()
        return Speaker(represented, UNNAMED, "official", role) if represented else None

    def _definite_role(self, phrase: SourcePhrase) -> Speaker | None:
        """The person whom *the* and a role mean: in view with that title, called so before, or the only one.

        Resolves  Senator Ann Lee left. “No,” the senator said. → Ann Lee
        Resolves  Ann Lee, a baker, left early. “No,” the baker said. → Ann Lee
        Resolves  “No,” the senator said. Nobody answered Senator Ann Lee. → Ann Lee
        Leaves    Senator Ann Lee left. “No,” a senator said. → a senator
        """
        if not _is_definite(phrase) or (phrase.head_tag & t.PLURAL and phrase.head not in EPITHETS):
            return None
        frame, head = phrase.frame, phrase.head
        gender = gender_of_role(head.partition("-of-")[0])
        inner = range(phrase.first + 1, phrase.head_end - 1)
        modifier = next((frame.word(at) for at in inner if frame.tags[at] & t.CAP), "")
        described = _words_before_head(phrase)
        return (
            person_of_party(self.context, phrase)
            or called_of(self.context, head, phrase.start, _place_after(phrase), described)
            or (person_with_epithet(self.context, phrase, gender) if is_anybody(phrase) else None)
            or (None if modifier else self._in_view_with_title(head, phrase.start, gender, described))
            or self._unless_out_of_view(
                called_before(self.context, head, phrase.start, modifier, described)
                or (None if modifier else self._only_bearer(head, described)),
                phrase,
                gender,
            )
            or person_with_epithet(self.context, phrase, gender)
            or known_holder(self.context, phrase, gender)
        )

    def _unless_out_of_view(self, known: Speaker | None, phrase: SourcePhrase, gender: str) -> Speaker | None:
        """Who was called so, or else the person in view, if only that one was named recently.

        *Senator Ann Lee left.* Much else follows. *Ida Roe came home. “No,” the senator said* is Roe, unless Lee is
        called *the senator* before.
        """
        start = phrase.start
        if known is None or known.kind != PERSON or self._named_at(known.name, start - _CHARACTERS_IN_VIEW, start) >= 0:
            return known
        if regex.search(rf"\b[Tt]he {regex.escape(phrase.head)}\b(?! from\b| of\b)", self.text[:start]):
            return known
        in_view = person_in_view(self.context, start, gender)
        at = self._named_at(in_view.name, self.text.rfind("\n", 0, start) + 1, start)
        if at < 0 or in_view.kind != PERSON or (in_view.name and f"{in_view.name}, a" in self.text):
            return known  # *Ida Roe, a baker, left.*
        return in_view

    def _named_at(self, name: str | None, low: int, high: int) -> int:
        """Where a stretch first names a person (code points), or -1."""
        form = parse_name(name) if name else None
        last = form.last if form else ""
        named = self.context.roster.index.between(max(0, low), high)
        return next((start for start, _, form in named if form.last == last), -1)

    # --- by title --------------------------------------------------------------------------------

    def _in_view_with_title(self, head: str, start: int, gender: str, described: list[str]) -> Speaker | None:
        """The person in view, when the article gives that person such a title.

        Resolves  Senator Ann Lee met Senator Bob Ray. Lee left. “No,” the senator said. → Ann Lee
        Leaves    Bob Ray met Senator Ann Lee. Ray left. “No,” the senator said. → Ann Lee
        """
        bearers = self._bearers(head, described)
        if not bearers:
            return None
        in_view = person_in_view(self.context, start, gender)
        return in_view if any(entity.name == in_view.name for entity in bearers) else None

    def _only_bearer(self, head: str, described: list[str]) -> Speaker | None:
        """The only person of the article with a title, wherever it is given."""
        bearers = self._bearers(head, described)
        return bearers[0].as_speaker() if len(bearers) == 1 else None

    def _bearers(self, head: str, described: list[str]) -> list[Entity]:
        """The people whom the article gives a title, whose office the words before the role allow."""
        if head not in self._bearers_of_title:
            self._bearers_of_title[head] = [
                entity
                for entity in self.context.roster.by_title((head, *_ABBREVIATED_TITLES.get(head, ())))
                if entity.kind == PERSON and any(head in _roles_in(title) for title in entity.titles)
            ]
        return [entity for entity in self._bearers_of_title[head] if _holds_office(entity, head, described)]


def _place_after(phrase: SourcePhrase) -> str:
    """The capitalized word after *of* and a role: *the mayor of **Elm***; else nothing."""
    frame, at = phrase.frame, phrase.head_end + 1
    is_place = at < phrase.end and frame.lower[at - 1] == "of" and frame.tags[at] & t.CAP
    return frame.word(at) if is_place else ""


def _is_definite(phrase: SourcePhrase) -> bool:
    return phrase.frame.lower[phrase.first] in _DEFINITE


def _is_capitalized_role(phrase: SourcePhrase) -> bool:
    """Whether the head is a role in capitals after another capital: *the Young Farmers*, *the Chief Prosecutor*."""
    tag = phrase.head_tag
    if not (tag & t.ROLE and tag & t.CAP) or phrase.head_end - phrase.first < 2:
        return False
    before = phrase.frame.tags[phrase.head_end - 2]
    return bool(before & t.CAP) and not before & t.DET


def _is_office(phrase: SourcePhrase) -> bool:
    """Whether *of* or *for* after a role makes it an office: *the Chief Inspector of Prisons*."""
    if phrase.head_end == phrase.end or phrase.head in REPRESENTATIVES:
        return False
    return phrase.frame.lower[phrase.head_end] in ("for", "of")


def _words_before_head(phrase: SourcePhrase) -> list[str]:
    """The words of a description before its head: *the **deputy** mayor*."""
    return phrase.frame.lower[phrase.first : phrase.head_end - 1]


def _holds_office(entity: Entity, head: str, described: list[str]) -> bool:
    """Whether a person's title with a role in it is the office described: not *Deputy Mayor Ann Lee*, *the mayor*."""
    for title in entity.titles:
        roles = _roles_in(title)
        if head in roles and is_same_office(roles[: roles.index(head)], described):
            return True
    return False


def _roles_in(title: str) -> list[str]:
    """The words of a title, its abbreviations as roles: *Sen.* → *senator*."""
    return [TITLE_ROLES.get(word, word.lower()) for word in title.split()]
