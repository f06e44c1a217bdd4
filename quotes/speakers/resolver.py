"""From each source mention to its speaker: a mention is a pronoun, a name or a description."""

from __future__ import annotations

from typing import Final

from quotes.grammar.sources.relatives import RELATIVES, antecedent_of_relative
from quotes.lexicon import tags as t
from quotes.lexicon.folding import is_acronym
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS
from quotes.lexicon.word_sets import SEVERAL_PEOPLE
from quotes.model import GROUP, PERSON, UNNAMED
from quotes.speakers.appositions import apposed_name, name_after_office
from quotes.speakers.bearers import Bearers
from quotes.speakers.context import Context, ReportedSources, ResolvedSource, SourceFinder
from quotes.speakers.descriptions import DescriptionResolver
from quotes.speakers.interviews import label_of, person_in_capitals
from quotes.speakers.name_resolver import NameResolver
from quotes.speakers.pronouns.he_or_she import resolve_he_or_she
from quotes.speakers.pronouns.it_or_they import resolve_it_or_they
from quotes.speakers.roles.reader import RoleReader
from quotes.speakers.source_phrase import SourcePhrase, read_source_phrase
from quotes.speakers.turn_resolver import TurnResolver
from quotes.text.article import Answer, Article
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import UNKNOWN_SPEAKER, Quotation, Speaker

_MOST_TOKENS_OF_ROLE: Final = 3
"""Tokens of a label that names a role and nobody: *Host:*, *The second juror:*."""


class SpeakerResolver:
    """Resolves the mentions of one article, in reading order."""

    def __init__(self, article: Article, find_reports: SourceFinder) -> None:
        """Read the article's names.

        Args:
            article: The article.
            find_reports: Finds the sources of its reported speech.
        """
        self.text = article.text
        self._reported = ReportedSources(find_reports)
        self.context = Context(article, self._reported)
        self.bearers = Bearers(self.context)
        self._names = NameResolver(self.context, self.bearers)
        self.descriptions = DescriptionResolver(self.context)
        self._by_quotation: dict[int, Speaker] = {}
        self._by_mention: dict[tuple[int, int], Speaker] = {}
        self.roles = RoleReader(article, self.context)
        self._turns = TurnResolver(article, self._names, self.descriptions, self.roles)

    def resolve(self, quotation: Quotation, found: Answer) -> Speaker:
        """The speaker of an attributed quotation.

        Args:
            quotation: The quotation; those before it are resolved already.
            found: Its source and cue.

        Returns:
            The speaker; its name is ``None`` when the article does not say.
        """
        self._reported.resolver = self._resolve_report
        if found.shares_answer_of in self._by_quotation:
            speaker = self._by_quotation[found.shares_answer_of]
        else:
            speaker = self._resolve_mention(found.frame, found.source, quotation)
        self._reported.resolver = None
        self._by_quotation[quotation.index] = speaker
        return speaker

    def resolve_turn(self, quotation: Quotation, label: Answer | None) -> Speaker:
        """The speaker of a turn of a transcript, as its label or the article's introduction shows."""
        self._reported.resolver = self._resolve_report
        speaker = self._by_quotation[quotation.index] = self._turns.resolve(quotation.paragraph, label)
        self._reported.resolver = None
        return speaker

    def _resolve_report(self, found: Answer, paragraph: int) -> None:
        """Resolve the source of reported speech in a paragraph, for those who look back to it."""
        start, end = found.frame.mention(found.source)
        self._resolve_mention(found.frame, found.source, Quotation(-1, start, end, start, end, None, paragraph))

    def _resolve_mention(self, frame: Frame, source: TokenRange, quotation: Quotation) -> Speaker:
        """The speaker of a source mention, which later pronouns and descriptions may mean."""
        mention = frame.starts[source[0]], source[1]
        if mention in self._by_mention:
            return self._by_mention[mention]
        phrase = read_source_phrase(frame, source[0], source[1])
        speaker = self._by_mention[mention] = self._resolve_phrase(phrase, quotation)
        if speaker.name and quotation.parent is None:
            self._remember(phrase, speaker)
        return speaker

    def with_role(self, speaker: Speaker) -> Speaker:
        """A speaker with the fullest role that the article gives.

        Args:
            speaker: A speaker whom ``resolve`` gave; all mentions of the article are resolved.
        """
        if speaker.kind != PERSON or not speaker.name or speaker.how == "names":
            return speaker
        known = speaker.name in self.roles.known
        entity = None if known else self.bearers.entity_of(speaker.name)
        role = self.roles.known[speaker.name] if known else self.roles.role_of(speaker.name, entity)
        return speaker if role == speaker.role else Speaker(speaker.name, PERSON, speaker.how, role)

    def _remember(self, phrase: SourcePhrase, speaker: Speaker) -> None:
        """Let later mentions refer to a source."""
        entity = None
        if speaker.kind == PERSON and speaker.how != "names" and speaker.name:
            entity = self.bearers.entity_of(speaker.name)
        first = phrase.first
        gender = entity.gender if entity else phrase.gender()
        if not gender and phrase.frame.tags[first] & t.PRONOUN:
            gender = GENDERS_OF_PRONOUNS.get(phrase.frame.lower[first], "")
        human = speaker.kind == PERSON or (speaker.kind in (UNNAMED, GROUP) and phrase.is_human())
        several = speaker.how in ("names", "crowd") or (
            speaker.kind in (UNNAMED, GROUP) and bool(phrase.head_tag & t.PLURAL)
        )
        span = phrase.start, phrase.frame.end(phrase.end - 1)
        self.context.remember(ResolvedSource(span, speaker, entity, gender, human=human, several=several))

    # --- what a mention is: a pronoun, a name or a description -----------------------------------

    def _resolve_phrase(self, phrase: SourcePhrase, quotation: Quotation) -> Speaker:
        if phrase.end - phrase.first == 1:
            tag = phrase.head_tag
            is_name = tag & t.CAP and is_acronym(phrase.frame.word(phrase.first))  # *WHO*, *IT*
            if tag & (t.PRONOUN | t.WH_WORD) and not is_name:
                return self._resolve_pronoun(phrase, quotation)
            if tag & t.POSSESSIVE_PRONOUN:
                return self._resolve_possessive(phrase)
            if is_name and (labeled := self._person_in_label(phrase)):
                return labeled
        speaker = self.descriptions.by_initials(phrase) or self._names.resolve(phrase)
        if speaker is None and (apposed := apposed_name(self.context, phrase)):
            speaker = self._names.with_partner(phrase, apposed)
        if speaker is None and phrase.head_end < phrase.end:
            speaker = name_after_office(self.context, phrase)
        if speaker is not None:
            return speaker
        speaker = self.descriptions.resolve(phrase)
        if speaker.kind == PERSON and speaker.name:
            self.roles.note_description(speaker.name, phrase)
        return speaker

    def _person_in_label(self, phrase: SourcePhrase) -> Speaker | None:
        """The person whose surname in capitals begins a paragraph, before a colon.

        Resolves  Ann Lee left.¶LEE: “No.” → Ann Lee
        Leaves    Ann Lee left.¶CNN: “No.” → CNN
        """
        frame = phrase.frame
        if phrase.first or phrase.end == len(frame.tags) or not frame.tags[phrase.end] & t.COLON:
            return None
        speaker = person_in_capitals(self.context, phrase.all_words())
        return speaker if speaker.name != phrase.all_words() else None

    def _resolve_possessive(self, phrase: SourcePhrase) -> Speaker:
        """Whom *his* or *their* refers to: *His words were: “…”*."""
        word = phrase.frame.lower[phrase.first]
        if word in GENDERS_OF_PRONOUNS:
            return resolve_he_or_she(self.context, phrase.start, GENDERS_OF_PRONOUNS[word])
        if word in ("my", "our"):
            return UNKNOWN_SPEAKER
        return resolve_it_or_they(self.context, phrase.start, "it" if word == "its" else "they")

    def _resolve_pronoun(self, phrase: SourcePhrase, quotation: Quotation) -> Speaker:
        """Whom a pronoun refers to.

        Inside a quotation, *I* is the speaker of that quotation; the article's own sentences do not show what *he*,
        *she*, *it* and *they* refer to there.
        """
        tag, inside = phrase.head_tag, quotation.parent is not None
        word = phrase.frame.lower[phrase.first].split("'")[0].split("’")[0]
        if tag & t.FIRST_PERSON:
            if quotation.parent is not None:
                return self._by_quotation.get(quotation.parent, UNKNOWN_SPEAKER)
            if word != "i":
                return UNKNOWN_SPEAKER
            if self._turns.is_turn(quotation.paragraph):
                return self._turns.speaker_of(quotation.paragraph)
            return self._labeled(phrase.frame, quotation) or self._turns.writer()
        if word in RELATIVES:
            return self._resolve_relative(phrase, quotation)
        if tag & t.WH_WORD or word in ("you", "we", "one"):
            return UNKNOWN_SPEAKER
        if word in GENDERS_OF_PRONOUNS or word in ("they", "it"):
            return UNKNOWN_SPEAKER if inside else self._third_person(phrase, quotation, word)
        return Speaker(word, GROUP if word in SEVERAL_PEOPLE else UNNAMED, "description")

    def _third_person(self, phrase: SourcePhrase, quotation: Quotation, word: str) -> Speaker:
        """Whom *he*, *she*, *it* or *they* refers to; in a turn of a transcript nobody who talks there."""
        if word in GENDERS_OF_PRONOUNS:
            found = resolve_he_or_she(self.context, phrase.start, GENDERS_OF_PRONOUNS[word])
        else:
            found = resolve_it_or_they(self.context, phrase.start, word)
        if not self._turns.is_turn(quotation.paragraph):
            return found
        if word in GENDERS_OF_PRONOUNS:
            talking = {self._turns.speaker_of(quotation.paragraph).name, self._turns.writer().name}
        else:
            talking = self._turns.talkers()
        return UNKNOWN_SPEAKER if found.name in talking else found

    def _labeled(self, frame: Frame, quotation: Quotation) -> Speaker | None:
        """Who says *I* in a paragraph that begins with a label; ``None`` when no label names anybody.

        Resolves  TOM HALE, FISHERMAN: I said to the mayor, “Come down.” → TOM HALE
        """
        lettered = self._turns.by_letter(frame)
        if lettered is not None:
            return lettered
        label = label_of(frame)
        if label is None:
            return None
        phrase = read_source_phrase(frame, *label)
        word = frame.word(label[0])
        if label[1] - label[0] == 1 and word.isupper() and not phrase.head_tag & t.ROLE:
            return person_in_capitals(self.context, word)
        speaker = self._resolve_phrase(phrase, quotation)
        # *Clinton Adviser Sid Lee: I Was Told* is a headline, of which the name is not found.
        is_role = bool(phrase.head_tag & t.ROLE) and label[1] - label[0] <= _MOST_TOKENS_OF_ROLE
        return speaker if speaker.kind == PERSON or is_role else None

    def _resolve_relative(self, phrase: SourcePhrase, quotation: Quotation) -> Speaker:
        """Whom *who* refers to: the noun phrase before it."""
        frame = phrase.frame
        antecedent = antecedent_of_relative(frame, phrase.first)
        if antecedent is None:
            return UNKNOWN_SPEAKER
        noun = read_source_phrase(frame, *antecedent)
        while frame.lower[phrase.first] == "who" and _is_thing(noun):
            noun = read_source_phrase(frame, noun.head_end + 1, noun.end)
        return self._resolve_phrase(noun, quotation)


def _is_thing(noun: SourcePhrase) -> bool:
    """Whether a noun that *who* cannot mean has another one hanging on it: *a **call** from Ann Lee, who said*."""
    named = noun.head_tag & (t.ROLE | t.CAP | t.DEMONYM)
    is_thing = noun.head_tag & (t.TEXT_NOUN | t.BASE) and not named
    # *It got **harder** for Ann Lee, who said so*: a word of no class without an article is no noun.
    is_word = not noun.head_tag & t.ANY_CLASS and noun.head_end == noun.first + 1 and not noun.head.endswith("s")
    return bool(is_thing or is_word) and noun.head_end < noun.end - 1
