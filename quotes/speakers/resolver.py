"""Second stage: from the source mention to the speaker."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import Phrase, base_phrase
from quotes.lexicon import tags as t
from quotes.model import AMBIGUOUS_SPEAKER, NO_SPEAKER, ORGANIZATION, PERSON, UNNAMED, Quotation, Speaker
from quotes.speakers.appositions import apposed_name, name_after_office
from quotes.speakers.byline import bylined_author
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.descriptions import DescriptionResolver
from quotes.speakers.entities import Entity
from quotes.speakers.genders import gender_of_role
from quotes.speakers.name_forms import PLACE, UNKNOWN, NameForm
from quotes.speakers.name_spans import NameMention, names_in_phrase
from quotes.speakers.phrase_text import role_beside
from quotes.speakers.pronouns import resolve_he_or_she, resolve_it_or_they
from quotes.text.article import Answer, Article
from quotes.text.frames import Frame

_PRONOUN_GENDERS: Final = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
_RELATIVE: Final = frozenset(["who", "which", "that", "whose", "whom"])
_ANTECEDENT_TOKENS: Final = 30
"""How many tokens a relative pronoun looks back."""


class SpeakerResolver:
    """Resolves the mentions of one article, in reading order."""

    def __init__(self, article: Article) -> None:
        """Read the article's names."""
        self.text = article.text
        self.context = Context(article)
        self.roster = self.context.roster
        self.descriptions = DescriptionResolver(self.context)
        self.by_quotation: dict[int, Speaker] = {}
        self._by_mention: dict[tuple[int, int], Speaker] = {}
        self._entities: dict[str | None, Entity] = {}
        self._roles: dict[str, str] = {}
        self._writer: Speaker | None = None

    def resolve(self, quotation: Quotation, found: Answer) -> Speaker:
        """The speaker of an attributed quotation.

        Args:
            quotation: The quotation; those before it are resolved already.
            found: Its source and cue.

        Returns:
            The speaker; its name is ``None`` when the article does not say.
        """
        if found.shares_answer_of in self.by_quotation:
            speaker = self.by_quotation[found.shares_answer_of]
        elif found.source is None:
            speaker = NO_SPEAKER
        else:
            speaker = self._resolve_source(found.frame, found.source, quotation)
            if speaker.kind == PERSON and speaker.name:
                speaker = self._with_known_role(speaker, speaker.name)
        self.by_quotation[quotation.index] = speaker
        return speaker

    def _resolve_source(self, frame: Frame, source: Phrase, quotation: Quotation) -> Speaker:
        """Whom a source mention stands for, who is a voice from now on."""
        mention = frame.starts[source[0]], source[1]
        if mention in self._by_mention:
            return self._by_mention[mention]
        speaker = self._by_mention[mention] = self._resolve_phrase(frame, source, quotation)
        if speaker.name and quotation.parent is None:
            self._remember_source(frame, source, speaker)
        return speaker

    def _with_known_role(self, speaker: Speaker, name: str) -> Speaker:
        """A person with the role that the article gave before, when it gives none here."""
        if speaker.role:
            self._roles[name] = speaker.role
        elif name in self._roles:
            return Speaker(name, PERSON, self._roles[name], speaker.how)
        return speaker

    def _remember_source(self, frame: Frame, source: Phrase, speaker: Speaker) -> None:
        entity = self._entity_of_name(speaker.name) if speaker.kind == PERSON and speaker.how != "names" else None
        first, end = source
        gender = entity.gender if entity else _gender(frame, first, end)
        if not gender and frame.tags[first] & t.PRONOUN:
            gender = _PRONOUN_GENDERS.get(frame.lower[first], "")
        human = speaker.kind == PERSON or (speaker.kind == UNNAMED and _is_human(frame, first, end))
        self.context.remember(ResolvedSource(frame.starts[first], frame.end(end - 1), speaker, entity, gender, human))

    def _entity_of_name(self, name: str | None) -> Entity | None:
        """The person of a name: whom a mention with that name was found to mean, or else who bears it."""
        if name in self._entities:
            return self._entities[name]
        found = names_in_phrase(name) if name else ()
        for entity in self.roster.bearers(found[0][2].last) if found else ():
            if entity.form.name == name:
                return entity
        return None

    # --- phrases ---------------------------------------------------------------------------------

    def _resolve_phrase(self, frame: Frame, phrase: Phrase, quotation: Quotation) -> Speaker:
        first, end = phrase
        tag = frame.tags[first]
        alone = end - first == 1
        if (
            alone
            and tag & (t.PRONOUN | t.WH_WORD)
            and not (tag & t.CAP and frame.word(first).isupper() and len(frame.lower[first]) > 1)
        ):
            return self._resolve_pronoun(frame, first, quotation)
        if alone and tag & t.POSSESSIVE_PRONOUN and frame.lower[first] in _PRONOUN_GENDERS:
            return resolve_he_or_she(self.context, frame.starts[first], _PRONOUN_GENDERS[frame.lower[first]])
        if alone and tag & t.POSSESSIVE_PRONOUN:
            mine = frame.lower[first] in ("my", "our")
            return NO_SPEAKER if mine else resolve_it_or_they(self.context, frame.starts[first], "they")
        head_end = _head_end(frame, first, end)
        name = self._resolve_name(frame, first, head_end) or apposed_name(self.context, frame, first, end, head_end)
        if name is None and head_end < end:
            name = name_after_office(self.context, frame, first, end)
        return name or self.descriptions.resolve(frame, first, end, head_end)

    def _resolve_pronoun(self, frame: Frame, at: int, quotation: Quotation) -> Speaker:
        tag, start = frame.tags[at], frame.starts[at]
        word = frame.lower[at].split("'")[0].split("’")[0]
        if tag & t.FIRST_PERSON:
            if quotation.parent is not None:
                return self.by_quotation.get(quotation.parent, NO_SPEAKER)
            return self._bylined_writer() if word == "i" else NO_SPEAKER
        if word in _RELATIVE or tag & t.WH_WORD:
            return self._resolve_relative(frame, at, quotation) if word in _RELATIVE else NO_SPEAKER
        if word in _PRONOUN_GENDERS:
            if quotation.parent is not None:
                return NO_SPEAKER
            return resolve_he_or_she(self.context, start, _PRONOUN_GENDERS[word])
        if word in ("they", "it"):
            return NO_SPEAKER if quotation.parent is not None else resolve_it_or_they(self.context, start, word)
        if word in ("you", "we", "one"):
            return NO_SPEAKER
        return Speaker(word, UNNAMED, None, "description")

    def _bylined_writer(self) -> Speaker:
        """The by-lined writer, who says *I* outside quotations."""
        if self._writer is None:
            name = bylined_author(self.text)
            self._writer = Speaker(name, PERSON, None, "byline") if name else NO_SPEAKER
        return self._writer

    def _resolve_relative(self, frame: Frame, at: int, quotation: Quotation) -> Speaker:
        """Whom *who* stands for: the noun phrase before it."""
        last = at - 1
        while last >= 0 and frame.tags[last] & (t.COMMA | t.DASH | t.PREP) and not frame.tags[last] & t.CAP:
            last -= 1
        phrase = base_phrase(frame, last, max(0, last - _ANTECEDENT_TOKENS)) if last >= 0 else None
        if phrase is None or (phrase[0] == phrase[1] - 1 and frame.tags[phrase[0]] & t.WH_WORD):
            return NO_SPEAKER
        return self._resolve_phrase(frame, phrase, quotation)

    # --- names -----------------------------------------------------------------------------------

    def _resolve_name(self, frame: Frame, first: int, end: int) -> Speaker | None:
        """The person or body whose name ends the head of the phrase."""
        start, stop = frame.starts[first], frame.end(end - 1)
        words = self.text[start:stop]
        named: tuple[NameMention, ...] = ()
        if not words.islower():
            mention = self.roster.index.around(start, stop)
            if mention is not None and mention[0] == start and mention[1] == stop:
                return self._bearer_in_phrase(frame, first, end, mention)
            named = names_in_phrase(words)
        if not named and end - first == 1 and frame.tags[first] & t.CAP:
            entity = self.roster.by_trade_surname(frame.word(first))
            return Speaker(entity.name, PERSON, None, "name") if entity else None
        if not named or named[-1][1] < stop - start - 2:
            return None
        if len(named) > 1 and any(tag & t.CONJ for tag in frame.tags[first:end]):
            both = [self._bearer_of_name(start + at, form) for at, _, form in named]
            people = list(dict.fromkeys(one.name for one in both if one.kind == PERSON and one.name))
            if len(people) > 1:
                return Speaker(" and ".join(people), PERSON, None, "names")
        at, finish, form = named[-1]
        found = (start + at, start + finish, form)
        return self._bearer_in_phrase(frame, first, end, self.roster.index.around(found[0], found[1]) or found)

    def _bearer_in_phrase(self, frame: Frame, first: int, end: int, mention: NameMention) -> Speaker | None:
        """The person or body of a name in a phrase, with the role that the words around it give."""
        begin, finish, form = mention
        start, tag = frame.starts[first], frame.tags[end - 1]
        definite = frame.lower[first] == "the"
        if (definite and end - first == 2 and tag & t.DEMONYM) or (form.kind == PLACE and tag & t.ROLE):
            return None
        speaker = self._bearer_of_name(begin, form)
        if speaker.kind != PERSON:
            return speaker
        if form.kind == UNKNOWN and definite and begin - start < 5:
            return Speaker(speaker.name, ORGANIZATION, None, "body")
        before = self.text[start:begin].strip(" ,") if begin > start else ""
        role = " ".join(filter(None, [before, form.title])) or role_beside(self.text, begin, finish)
        return Speaker(speaker.name, PERSON, role, "name") if role and role != speaker.role else speaker

    def _bearer_of_name(self, start: int, form: NameForm) -> Speaker:
        entity = self.roster.find(form, start)
        if entity is None and self.roster.is_shared(form):
            return AMBIGUOUS_SPEAKER
        if entity is not None:
            if entity.kind == ORGANIZATION:
                return Speaker(entity.name, ORGANIZATION, None, "body")
            if entity.kind == UNKNOWN:
                entity.kind = PERSON
            name = entity.form.name
            self._entities[name] = entity
            return Speaker(name, PERSON, entity.titles[-1] if entity.titles else None, "name")
        if form.kind in (ORGANIZATION, PLACE):
            return Speaker(form.name, ORGANIZATION, None, "body")
        return Speaker(form.name, PERSON, form.title or None, "name")


def _gender(frame: Frame, first: int, end: int) -> str:
    """The gender that the words of a description tell."""
    for word in frame.lower[first:end]:
        gender = gender_of_role(word)
        if gender:
            return gender
    return ""


def _is_human(frame: Frame, first: int, end: int) -> bool:
    """Whether the head of a description stands for people."""
    for at in range(first, _head_end(frame, first, end)):
        if frame.tags[at] & (t.ROLE | t.DEMONYM) or frame.lower[at].endswith("-year-old"):
            return True
    return False


def _head_end(frame: Frame, first: int, end: int) -> int:
    """Position after the head of the phrase: before its first preposition."""
    for at in range(first + 1, end):
        tag = frame.tags[at]
        if tag & (t.PREP | t.WH_WORD) and not tag & t.CAP:
            return at
    return end
