"""How a book uses each form of its names: as a speaker, in an address, with which pronouns after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quotes.cast.characters import folded_words, gender_after, gender_of_folded_title, is_title_word
from quotes.cast.vocatives import BEFORE_CALLED
from quotes.lexicon import tags as t
from quotes.lexicon.genders import gender_of_given_name
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.names.forms import PLACE
from quotes.speakers.names.spans import NameMention, names_in
from quotes.text.article import Article
from quotes.text.parts import Quotation, QuotedSpans

_AFTER: Final = re.compile(r",?\s+(\w+)")
_BEFORE: Final = re.compile(r"(\w+)\s+$")
_THE: Final = re.compile(r"\b[Tt]he ((?:[A-Z][a-z]+ )?[A-Z][a-z]+|[a-z]+)\b(?! [A-Z])(?!['’-])")
_EPITHETS: Final = frozenset(entries("epithets_before_names"))
_GENERAL: Final = frozenset(entries("general_persons"))
_PLACE_PREPOSITIONS: Final = frozenset(entries("prepositions_of_place"))
_NEIGHBOR: Final = 24
"""Code points in which the word next to a name is looked for."""
_LONGEST_HEADING: Final = 90
_FEW: Final = 3
_TAG_ENDS: Final = ",.;:"
_SENTENCE_ENDS: Final = '.!?”"'


@dataclass(slots=True)
class Usage:
    """How a book uses one form of a name."""

    title: str
    """Its title, folded: *mr*; nothing without one."""
    words: tuple[str, ...]
    """The name without the title, folded."""
    kind: str
    written: str
    count: int = 0
    narrated: int = 0
    """How often it is outside quotations."""
    acts: int = 0
    """How often a verb follows it."""
    said: int = 0
    """How often a verb of saying is next to it."""
    called: int = 0
    """How often somebody is addressed by it; of a description, how often it has a capital."""
    after_the: int = 0
    unlisted: int = 0
    """Of a description, how often only its tags show that it is somebody's."""
    placed: int = 0
    """How often a preposition of place precedes it."""
    male: int = 0
    female: int = 0
    """How often a pronoun of that gender follows it."""

    @property
    def gender(self) -> str:
        """The gender that its title, the pronouns after it or its given name show: ``m``, ``f`` or nothing."""
        if gender_of_folded_title(self.title):
            return gender_of_folded_title(self.title)
        low, high = sorted((self.male, self.female))
        shown = "m" if self.male > self.female else "f"
        if low + high > _FEW and high > 2 * low:
            return shown
        given = self.written.split()[-len(self.words) :][0] if not self.title or len(self.words) > 1 else ""
        return gender_of_given_name(given) or (shown if 2 * high > 3 * low else "")


def is_heading(line: str) -> bool:
    """Whether a paragraph is a heading, whose capitals are not names: *THE LAST CARRIAGE*, *Chapter Four*."""
    if len(line) > _LONGEST_HEADING:
        return False
    return line.isupper() or line.lower().startswith("chapter ") or line[-1:].isalnum()


def usages_in(article: Article) -> list[Usage]:
    """How the book uses each form of a name; headings are left out."""
    text = article.text
    found: dict[tuple[str, tuple[str, ...]], Usage] = {}
    places = list(_outside_headings(article))
    for number, ((start, end, form), quotation) in enumerate(places):
        written = _name_alone(form.name.split())
        words = folded_words(" ".join(written))
        if not words:
            continue
        titles = form.title.split()[-1:]
        key = (titles[0].rstrip(".").lower() if titles else "", words)
        usage = found.get(key)
        if usage is None:
            usage = found[key] = Usage(*key, form.kind, " ".join([*titles, *written]))
        usage.count += 1
        if quotation is not None:
            usage.called += _is_called(text, quotation.inner_start, start, end)
        else:
            following = places[number + 1][0][0] if number + 1 < len(places) else len(text)
            _note(usage, text, start, end, following)
    return list(found.values())


def _outside_headings(article: Article) -> Iterator[tuple[NameMention, Quotation | None]]:
    """The names of the book, each with the quotation that it is in."""
    text = article.text
    quotations = [quotation for quotation in article.quotations if quotation.parent is None]
    headings = [(start, end) for start, end in article.paragraphs if is_heading(text[start : min(end, start + 100)])]
    quotation = heading = 0
    for mention in names_in(text):
        at = mention[0]
        while heading < len(headings) and headings[heading][1] <= at:
            heading += 1
        while quotation < len(quotations) and quotations[quotation].end <= at:
            quotation += 1
        if heading == len(headings) or headings[heading][0] > at:
            inside = quotation < len(quotations) and quotations[quotation].start <= at
            yield mention, quotations[quotation] if inside else None


def _name_alone(words: list[str]) -> list[str]:
    """The words of a name without what else has a capital beside it: *Poor Jane*, *Lee I*, *Mr. Lee Mrs. Lee*."""
    for at, word in enumerate(words):
        is_other = (
            word == "I"
            or word.lower() in BEFORE_CALLED
            or (is_title_word(word.rstrip(".").lower()) and word[-1] == ".")
        )
        if at and is_other:
            words = words[:at]
            break
    while len(words) > 1 and words[0].lower() in _EPITHETS:
        words = words[1:]
    in_capitals = any(word.isupper() and len(word) > 2 for word in words) or (len(words) == 1 and words[0].isupper())
    if words[0].lower() in BEFORE_CALLED:
        return []
    return [] if in_capitals or words[0] == "I." or (len(words) > 1 and _is_verb(words[0])) else words


def _is_verb(word: str) -> bool:
    """Whether a capitalized word before a name only begins a sentence: *Said Jane*, but not *Will Scott*."""
    tag = tags_of(word)
    return bool(tag & t.SAY and tag & t.PAST) or bool(tag & t.FUNCTION_WORD and not tag & t.GIVEN)


def _note(usage: Usage, text: str, start: int, end: int, following: int) -> None:
    """Count what is beside a name in the narration, up to the name that follows."""
    usage.narrated += 1
    after = _AFTER.match(text, end, end + _NEIGHBOR)
    if after and after[1].islower():
        tag = tags_of(after[1])
        if tag & (t.PAST | t.AUX) or after[1].endswith("ed"):
            usage.acts += 1
            usage.said += bool(tag & t.SAY and tag & t.PAST)
    before = _BEFORE.search(text, max(0, start - _NEIGHBOR), start)
    if before:
        tag = tags_of(before[1])
        usage.said += bool(tag & t.SAY and tag & t.PAST and before[1].islower())
        usage.after_the += before[1].lower() == "the"
        usage.placed += before[1] in _PLACE_PREPOSITIONS
    gender = gender_after(text, end, following)
    usage.male += gender == "m"
    usage.female += gender == "f"


def _is_called(text: str, low: int, start: int, end: int) -> bool:
    """Whether a name ends a sentence of a quotation after a comma: *“Well, Jane!”*.

    A name that opens one may be an exclamation: *“Goodness, no!”*.
    """
    before = text[max(low, start - _NEIGHBOR) : start].rstrip()
    after = text[end : end + 1]
    return (before.endswith(",") and after in _SENTENCE_ENDS) or (before.endswith(" dear") and after != " ")


def is_person(usage: Usage) -> bool:
    """Whether the uses of a name show that it is a person's."""
    tag = tags_of(usage.written.split()[0])
    alone = len(usage.words) == 1 and not usage.title
    if alone and tag & t.FUNCTION_OR_TIME and not usage.said:
        return False
    if usage.narrated >= _FEW:
        # *the Emersons* and *in Bath*
        if not usage.title and 2 * usage.after_the > usage.narrated and usage.said < 2:
            return False
        if not usage.said and 2.2 * usage.placed > usage.narrated:
            return False
    if usage.kind in (ORGANIZATION, PLACE) or (alone and tag & t.DEMONYM):
        return usage.said >= _FEW and 10 * usage.said > usage.narrated
    if usage.title or usage.said or (usage.kind == PERSON and (usage.count > 1 or not alone)):
        return True
    return (usage.acts > 1 and 10 * usage.acts > usage.narrated) or usage.called > 1


def described_in(article: Article) -> list[Usage]:
    """Who speaks or acts under a description that is nobody else's: *said the landlord*, *The General nodded*."""
    text = article.text
    found: dict[str, Usage] = {}
    quoted = QuotedSpans(article.quotations)
    for match in _THE.finditer(text):
        noun = match[1]
        if match.start() in quoted or not (_may_describe(noun) or _is_said(text, match)):
            continue
        words = "the", *noun.lower().split()
        usage = found.setdefault(noun.lower(), Usage("", words, "", f"the {noun}"))
        usage.unlisted += not _may_describe(noun)
        usage.count += 1
        usage.called += noun[0].isupper() and match[0][0] == "t"
        _note(usage, text, match.start(), match.end(), len(text))
    return [usage for usage in found.values() if _speaks_so(usage)]


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Whether a noun after *the* is all that a tag names: *said the beadle,*."""
    noun = match[1]
    if noun in _GENERAL or tags_of(noun) & (t.PLURAL | t.CALENDAR | t.PLACE):
        return False
    before = _BEFORE.search(text, max(0, match.start() - _NEIGHBOR), match.start())
    if before is None or before[1][0].isupper() or text[match.end() : match.end() + 1] not in _TAG_ENDS:
        return False
    return bool(tags_of(before[1]) & t.SAY and tags_of(before[1]) & t.PAST)


def _may_describe(noun: str) -> bool:
    """Whether a noun after *the* may describe one person: *landlord*, *General*."""
    tag = tags_of(noun.rpartition(" ")[2])
    if noun.lower() in _GENERAL or tag & (t.PLURAL | t.CALENDAR | t.PLACE):
        return False
    return noun[0].isupper() or bool(tag & (t.ROLE_OR_TITLE | t.DEMONYM))


def _speaks_so(usage: Usage) -> bool:
    """Whether a description speaks, or has a capital most of the time and acts."""
    often = usage.called > 5 and 2 * usage.called > usage.count
    if usage.unlisted:
        return usage.said >= _FEW
    return usage.said > 1 or (often and usage.acts > 2)
