"""A source mention as a noun phrase: its head, its words, and what they show of the person."""

from __future__ import annotations

import re
from typing import Final

from quotes.grammar.phrases import ONE_OF_SEVERAL
from quotes.lexicon import tags as t
from quotes.lexicon.folding import is_acronym, without_possessive
from quotes.lexicon.genders import gender_of_role
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import ARTICLES, COMMON_WORDS, REFLEXIVES, SEVERAL_PEOPLE
from quotes.lexicon.words import entries
from quotes.model import DOCUMENT, GROUP, ORGANIZATION, UNNAMED
from quotes.text.frames import Frame
from quotes.text.parts import Way

PEOPLES: Final = frozenset(entries("peoples"))
"""Adjectives that mean a people: *the Dutch*."""
_NUMBERS: Final = frozenset(entries("number_words"))
_DOCUMENTS: Final = frozenset(entries("document_nouns"))
"""Nouns for things to read that may mean something else as well."""
_COMPOUND: Final = re.compile(r"[A-Z][a-z]{3,}(?:-[a-z]+)+")
"""A word with a hyphen and no capital after it, as no name has: *Short-term*; not *El-badawi*."""
_TIMES: Final = frozenset(entries("times_after_nouns"))
_BY_THE_NAME_OF: Final = ["by", "the", "name", "of"]
_LOWERED: Final = frozenset(entries("determiners"))


@mypyc_attr(acyclic=True)
class SourcePhrase:
    """A noun phrase that names a source: *the Treasury **spokesman** in Leeds*; all positions are those of tokens."""

    __slots__ = ("end", "first", "frame", "head", "head_end", "head_tag", "start")

    def __init__(self, frame: Frame, first: int, end: int, head_end: int) -> None:
        """The phrase of a range of tokens."""
        self.frame = frame
        self.first = first
        self.end = end
        """Position after its last token."""
        self.head_end = head_end
        """Position after its head, before what depends on the head: *in Leeds*."""
        self.start = frame.starts[first]
        """Where it starts in the article (code points)."""
        self.head = without_possessive(frame.lower[head_end - 1])
        """The last word of its head, in lower case, without a possessive ending: *spokesman*."""
        self.head_tag = frame.tags[head_end - 1]
        """What that word may be."""

    def words(self, first: int, end: int) -> str:
        """The words of a range of tokens, with single spaces between them and no possessive ending."""
        written = self.frame.words((first, end))
        return without_possessive(written) if self.frame.tags[end - 1] & t.POSSESSIVE_ENDING else written

    def all_words(self) -> str:
        """The words of the whole phrase."""
        return self.words(self.first, self.end)

    def description(self) -> str:
        """The words of the whole phrase as they are within a sentence."""
        return within_sentence(self.all_words())

    def gender(self) -> str:
        """The gender that a role in the phrase shows: ``m``, ``f`` or nothing."""
        for word in self.frame.lower[self.first : self.end]:
            gender = gender_of_role(word)
            if gender:
                return gender
        return ""

    def is_human(self) -> bool:
        """Whether the head describes people: *the senator*, *Germans*, *a 40-year-old*, *one*, but not *the report*."""
        if self.end - self.first == 1 and self.head in ONE_OF_SEVERAL:
            return True
        for at in range(self.first, self.head_end):
            if self.frame.tags[at] & (t.ROLE | t.DEMONYM) or self.frame.lower[at].endswith("-year-old"):
                return True
        return False


def read_source_phrase(frame: Frame, first: int, end: int) -> SourcePhrase:
    """Read a range of tokens as the noun phrase of a source.

    Args:
        frame: The tokens.
        first: Position of the first token.
        end: Position after the last.
    """
    while end > first + 1 and frame.lower[end - 1] in REFLEXIVES:
        end -= 1
    head_end = end
    first = _after_brackets(frame, first, end)
    for at in range(first + 1, end):
        tag = frame.tags[at]
        # *Ann Lee **speaking** for the board*
        if tag & t.ING and frame.tags[at - 1] & t.CAP and at + 1 < end and frame.tags[at + 1] & t.PREP:
            head_end = at if not tag & t.CAP else head_end
            break
        if tag & (t.PREP | t.WH_WORD) and not tag & t.CAP:
            name = at + len(_BY_THE_NAME_OF)
            if name < end and frame.lower[at:name] == _BY_THE_NAME_OF:
                return SourcePhrase(frame, name, end, end)
            # *mother of two Ann Lee*
            named = end - at == len(("of", "two", "Ann", "Lee")) and frame.tags[at + 2] & t.GIVEN
            if named and frame.lower[at + 1] in _NUMBERS:
                return SourcePhrase(frame, at + 2, end, end)
            head_end = end if _names_officer(frame, first, at, end) else _before_party(frame, first, at)
            break
    return SourcePhrase(frame, first, end, head_end)


def _before_party(frame: Frame, first: int, end: int) -> int:
    """Where a name ends before a party in brackets: *Sen. Ann **Lee** (D) of Oregon*; else ``end``."""
    bracket = end - len("(D)")
    is_party = bracket > first and frame.tags[bracket] & t.OPEN_BRACKET and frame.tags[end - 1] & t.CLOSE_BRACKET
    return bracket if is_party else end


def _after_brackets(frame: Frame, first: int, end: int) -> int:
    """Where an officer's name starts after brackets: *the head of the Kor Bank (KB) **Mr. Lee***; else ``first``."""
    for at in range(end - 2, first, -1):
        if frame.tags[at] & t.CLOSE_BRACKET:
            return at + 1 if frame.tags[at + 1] & (t.TITLE | t.GIVEN) and frame.tags[end - 1] & t.CAP else first
    return first


def _names_officer(frame: Frame, first: int, preposition: int, end: int) -> bool:
    """Whether a body with a preposition in its name leads to its officer: *Bank of Kor director **Ann Lee***.

    Not in *Friends of actor Ann Lee*, who are not Lee, in *Office of Kor Governor Ann Lee* nor in *Bank of Kor*.
    """
    tags = frame.tags
    # *The Bank of Kor*; but *a spokesman for Kor President Ann Lee*
    before = tags[preposition - 1]
    is_noun = before & t.CAP and before & t.ORG_NOUN and not before & t.ROLE  # *Royal **College** of Kor*
    body = before if is_noun or tags[first] & t.DETERMINER else tags[first]
    inner = tags[preposition + 1] if preposition + 1 < end else 0
    if not body & inner & t.CAP and not (body & t.CAP and inner & t.NUMBER):
        return False
    people = body & t.PLURAL and frame.lower[preposition] not in ("against", "for")
    if people or frame.lower[first] == "office" or (body & t.PERSONAL and not body & t.PLURAL):
        return False
    if not tags[end - 1] & t.CAP:
        # *the House of Kor **authorities***, *the Votes at 16 **alliance***; not *two of Kor’s **voters***
        heads = tags[end - 1] & (t.ROLE | t.ORG_NOUN) and tags[end - 2] & (t.CAP | t.NUMBER)
        return bool(heads) and not (body & t.NUMBER or frame.lower[first] in ("a", "an"))
    if _has_owner_before_name(frame, preposition, end):
        return True
    name = end - 1
    while name > preposition and tags[name - 1] & t.CAP and not tags[name - 1] & t.ROLE:
        name -= 1
    role = tags[name - 1]
    return preposition + 1 < name - 1 and bool(role & t.ROLE) and not role & (t.PLURAL | t.POSSESSIVE)


def _has_owner_before_name(frame: Frame, preposition: int, end: int) -> bool:
    """Whether a phrase ends with a given name and a surname, whose owner its body is: *War on Want’s **Ann Lee***."""
    owner = end - len(("Want’s", "Ann", "Lee"))
    owned = owner > preposition and frame.tags[owner] & t.CAP and frame.tags[owner] & t.POSSESSIVE_ENDING
    return bool(owned and frame.tags[owner + 1] & t.GIVEN)


def has_unmarked_capital(phrase: SourcePhrase) -> bool:
    """Whether a word alone has its capital because it begins a sentence: ***Research** by Kor*, ***Editors** said*."""
    frame, tag = phrase.frame, phrase.head_tag
    if phrase.head_end - phrase.first > 1 or tag & t.GIVEN or not frame.begins_sentence(phrase.first):
        return False
    word = frame.word(phrase.first)
    is_noun = tag & t.TEXT_NOUN or (tag & t.ROLE and tag & t.PLURAL) or phrase.head in _DOCUMENTS
    return bool(is_noun or phrase.head in COMMON_WORDS or _COMPOUND.fullmatch(word)) and not is_acronym(word)


def follows_circumstance(phrase: SourcePhrase, low: int) -> bool:
    """Whether what a comma sets off before *the mayor* or *a mayor* is a circumstance or a clause around it.

    *Aboard the Elm Star, **the mayor** said*; *speaking to the Echo, **the mayor** said*; *when asked about Ann Lee,
    **the mayor** said*; *Lee, **the mayor** said, was late*
    """
    frame, first, end = phrase.frame, phrase.first, phrase.end
    if frame.lower[first] not in ARTICLES or end + 2 >= len(frame.tags) or not frame.tags[end] & t.VERB_OR_AUX:
        return False
    clause = first - 1
    while clause > low and not frame.tags[clause - 1] & t.PUNCTUATION:
        clause -= 1
    interposed = frame.tags[end] & t.SAY and frame.tags[end + 1] & t.COMMA and not frame.tags[end + 2] & t.QUOTATION
    if (clause > low and frame.tags[clause] & t.CLAUSE_OPENER) or interposed:
        return True
    begins = frame.tags[low] & t.PREP and not frame.tags[low] & t.VERB and frame.lower[low] != "according"
    begins = begins or (frame.tags[low] & t.ING and not frame.tags[low + 1] & t.CAP)
    return bool(begins) and not frame.has(t.COMMA | t.QUOTATION, low, first - 1)


def noun_of(phrase: SourcePhrase) -> int:
    """The position of the noun that a description is about, a participle, a time or a number after it left out.

    *a Kor **poll** conducted*, *a **study** last year*, ***Article** 33*
    """
    frame, at = phrase.frame, phrase.head_end - 1
    while at > phrase.first and _trails(frame, at):
        at -= 1
    return at


def _trails(frame: Frame, at: int) -> bool:
    tag = frame.tags[at]
    if tag & (t.CALENDAR | t.DETERMINER | t.NUMBER):
        return True
    after_noun = frame.tags[at - 1] & t.NOUN
    is_participle = tag & t.PARTICIPLE or (not tag and frame.lower[at].endswith("ed"))
    return bool(after_noun and is_participle and not tag & t.NOUN) or frame.lower[at] in _TIMES


def is_several(phrase: SourcePhrase) -> bool:
    """Whether a description means several people: *critics*, *two of them*, *some in Elm*, *500 bakers*."""
    frame, first = phrase.frame, phrase.first
    noun = noun_of(phrase)
    word, opening = frame.lower[noun], frame.lower[first]
    if frame.tags[noun] & t.PLURAL or word in SEVERAL_PEOPLE or word in PEOPLES:
        return True
    if frame.tags[first] & t.NUMBER and opening != "one":
        return True
    if phrase.end - first == 1:
        return False
    # *mediators*, in no list; but *the boss*
    return opening in SEVERAL_PEOPLE or (word.endswith("s") and bool(tags_of(word[:-1]) & (t.ROLE | t.ORG_NOUN)))


def kind_of_description(phrase: SourcePhrase) -> tuple[str, Way]:
    """The kind of a description that names nobody, and how it leads to it.

    *A report*, *the photo* are documents; *critics*, *some in Elm*, *two people* are groups; *a baker* is one person.
    """
    noun = noun_of(phrase)
    tag = phrase.frame.tags[noun]
    if tag & t.TEXT_NOUN and not tag & t.ROLE:
        return DOCUMENT, "document"
    if is_several(phrase):
        return GROUP, "crowd"
    if phrase.frame.lower[noun] in _DOCUMENTS:
        return DOCUMENT, "document"
    return UNNAMED, "description"


def kind_of_work(name: str) -> str:
    """The kind of a speaker whose name is that of a law, an event or a place.

    >>> kind_of_work("Clean Air Act"), kind_of_work("Kor Festival")
    ('document', 'organization')
    """
    word = name.rpartition(" ")[2].lower()
    return DOCUMENT if word in _DOCUMENTS else ORGANIZATION


def without_article(words: str) -> str:
    """A name without *the*.

    >>> without_article("The Salford Police")
    'Salford Police'
    """
    first, _, rest = words.partition(" ")
    return rest if first.lower() == "the" and rest else words


def within_sentence(words: str) -> str:
    """A description as it is written within a sentence.

    >>> within_sentence("A spokesman")
    'a spokesman'
    """
    first, space, rest = words.partition(" ")
    if first.istitle() and first.lower() in _LOWERED:
        return first.lower() + space + rest
    return words
