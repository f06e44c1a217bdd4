"""Tag words: the tables made of the word lists, and what the shape of a word adds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.inflection import nouns_in, plurals_of, verb_forms
from quotes.lexicon.words import entries, pairs

ENDS_SENTENCE: Final = frozenset(".?!…")

_OF_VERBS: Final = t.CLAUSE_CUE | t.VERB | t.NON_PARTICIPLE_FORM | t.PARTICIPLE | t.OPENS_PHRASAL
"""What a possessive ending rules out: *Marks’s* is a name and *the reports’* a noun."""
_OF_NO_ACRONYM: Final = ~(t.FUNCTION_WORD | t.OBJECT_PRONOUN | t.FIRST_PERSON | t.COMMON_VERB | t.THIRD)
"""What the same letters in lower case tell of a listed acronym: a *CEO* is a *ceo*."""
_FUNCTION_TAGS: Final = {
    "det": t.DET,
    "poss": t.POSSESSIVE_PRONOUN,
    "pron_m": t.PRONOUN,
    "pron_f": t.PRONOUN,
    "pron_n": t.PRONOUN,
    "pron_pl": t.PRONOUN,
    "pron_1": t.PRONOUN | t.FIRST_PERSON,
    "pron_2": t.PRONOUN,
    "prep": t.PREP,
    "conj": t.CONJ,
    "sub": t.SUBORDINATOR,
    "wh": t.WH_WORD,
    "aux": t.AUX,
    "neg": t.NEG,
    "adv": t.ADV,
}
_PUNCTUATION_TAGS: Final = {
    ",": t.COMMA,
    ":": t.COLON,
    ";": t.SEMICOLON,
    **dict.fromkeys("—–―", t.DASH),
    "--": t.DASH,
    "-": t.DASH,
    **dict.fromkeys(ENDS_SENTENCE, t.STOP),
    **dict.fromkeys("([{", t.OPEN_BRACKET),
    **dict.fromkeys(")]}", t.CLOSE_BRACKET),
    "%": t.NUMBER,
}
_VERB_LISTS: Final = (
    ("speech_verbs", t.SAY),
    ("report_verbs", t.REPORT),
    ("thought_verbs", t.THINK),
    ("manner_verbs", t.MANNER),
    ("common_verbs", t.COMMON_VERB),
    ("stance_verbs", t.STANCE),
)
_LISTS: Final = (
    ("object_pronouns", t.OBJECT_PRONOUN),
    ("speech_nouns", t.SPEECH_NOUN),
    ("demonyms", t.DEMONYM),
    ("places", t.PLACE),
    ("organizations", t.ORG_NAME),
    ("media", t.MEDIA_NAME),
    ("people_plural", t.ROLE | t.PLURAL),
    ("calendar", t.CALENDAR),
    ("given_names_male", t.GIVEN),
    ("given_names_female", t.GIVEN),
    ("given_names_either", t.GIVEN),
    ("titles", t.TITLE),
    ("stance_adjectives", t.STANCE_WORD),
    ("plain_adjectives", t.STANCE_WORD),
    ("view_nouns", t.ACCORDING),
)
_ENDS_DEMONYM_NOUN: Final = ("an", "er", "i", "ist", "ite")
"""How demonyms end that are nouns too: *an Angolan*; not *a Welsh*."""
_NOUN_LISTS: Final = (
    ("roles", t.ROLE),
    ("organization_nouns", t.ORG_NOUN),
    ("documents", t.DOCUMENT),
    ("stance_nouns", t.STANCE_WORD),
)
"""Lists whose nouns have plurals of the same tags."""


def _verb_tags() -> Iterator[tuple[str, int]]:
    """The forms of all verbs of one word."""
    for name, bits in _VERB_LISTS:
        for lemma in entries(name):
            if " " not in lemma:
                for form, form_bits in verb_forms(lemma):
                    yield form, bits | form_bits


def _function_tags() -> Iterator[tuple[str, int]]:
    """The words of grammar; a possessive or a question word is not a pronoun here: *her*, *who*."""
    for word, names in pairs("function_words").items():
        classes = names.split()
        for name in classes:
            if not name.startswith("pron") or not {"poss", "wh"} & set(classes):
                yield word, _FUNCTION_TAGS[name]


def _list_tags() -> Iterator[tuple[str, int]]:
    """The words whose list decides all their tags."""
    for name, bits in _LISTS:
        for word in pairs(name):
            yield word, bits
    for name, bits in _NOUN_LISTS:
        for word in nouns_in(name):
            yield word, bits
    for word in plurals_of(pairs("roles")):
        yield word, t.PLURAL
    for word in _plural_demonyms():
        yield word, t.DEMONYM | t.PLURAL
    for phrase in entries("according_phrases"):
        yield sign_of(phrase), t.ACCORDING


def sign_of(phrase: str) -> str:
    """The longest word of a phrase, by which it is found in a text."""
    return max(phrase.split(), key=len)


def _table() -> dict[str, int]:
    """Every word of the lists, and every mark, with its tags."""
    table: dict[str, int] = {}
    for word, bits in chain(_verb_tags(), _function_tags(), _list_tags()):
        table[word] = table.get(word, 0) | bits
    for word, meant in pairs("misread_verbs").items():
        table[word] = table[meant]
    for word in PHRASAL:
        table[word] = table.get(word, 0) | t.OPENS_PHRASAL
    return table | _PUNCTUATION_TAGS


def _plural_demonyms() -> Iterator[str]:
    """The demonyms that mean several people: *Afghans*, *Greens*; *Québécois* and *Swiss* may be one."""
    listed = entries("demonyms")
    yield from plurals_of(word for word in listed if word.endswith(_ENDS_DEMONYM_NOUN))
    yield from (word for word in listed if word.endswith("s") and not word.endswith(("ss", "ois", "ous")))


def _phrasal() -> dict[str, dict[str, int]]:
    """The tags of verbs of two words, by the form of the first, then by the second: *pointed*, *out*."""
    table: dict[str, dict[str, int]] = {}
    for name, bits in _VERB_LISTS[:2]:
        for lemma in entries(name):
            if " " in lemma:
                for form, form_bits in verb_forms(lemma):
                    first, _, second = form.partition(" ")
                    row = table.setdefault(first, {})
                    row[second] = row.get(second, 0) | bits | form_bits
    return table


PHRASAL: Final = _phrasal()
AFTER_PHRASAL: Final = frozenset(["it"]).union(*PHRASAL.values())
"""The words that may follow the first of a verb of two: *pointed **out***, *made **it** clear*."""
_TAGS: Final = _table()


ABBREVIATIONS: Final = frozenset(entries("abbreviations"))
_CURRENCIES: Final = frozenset("$£€¥₦₹")
"""Signs that begin an amount, which are part of a noun phrase, like its number: *a man who stole **£**200 said*."""
_SHORTEST_PERSON: Final = 7
"""Letters of a word that its ending shows to be a person, at least."""
_PERSON_ENDINGS: Final = (
    *pairs("person_endings"),
    *(ending + "s" for ending in pairs("person_endings") if not ending.endswith("man")),
    "smen",
    "women",
)
_LAST_LETTERS: Final = frozenset([ending[-3:] for ending in _PERSON_ENDINGS])
"""With which few words end that do not end so."""
_NO_PERSONS: Final = frozenset([word for one in entries("no_persons") for word in (one, one + "s")])
_IS_CONTRACTIONS: Final = frozenset(entries("is_contractions"))
_CONTRACTION_ENDINGS: Final = frozenset(entries("contraction_endings"))
_LIKE_POSSESSIVES: Final = frozenset(
    name.lower().rpartition("& ")[2] for name in entries("organizations") if name.endswith("'s")
)
"""Names that end like possessives, or their last words after *&*: *McDonald’s*, *Standard & **Poor’s***."""
_KNOWN: Final[dict[str, int]] = {}
"""The tags of the words asked about so far, which are few: the words of names and those beside them."""
_MOST_KNOWN: Final = 1 << 14
"""Words that are kept, so that memory stays bounded."""


def tags_of(word: str) -> int:
    """What a word may be.

    Args:
        word: The word as written.

    Returns:
        The bits of its tags; ``CAP`` marks a capital, ``POSSESSIVE`` a possessive ending. The empty word
        is a quotation.
    """
    known = _KNOWN.get(word)
    if known is None:
        known = tags_of_letters(word, word.lower()) if word.isalpha() else tags_of_other(word)
        if len(_KNOWN) < _MOST_KNOWN:
            _KNOWN[word] = known
    return known


def is_named_like_possessive(lower: str) -> bool:
    """Whether a list has a name that ends like a possessive: *McDonald’s*; ``lower`` is in lower case."""
    return lower.replace("’", "'") in _LIKE_POSSESSIVES


def tags_of_other(word: str) -> int:
    """The tags of a word that contains non-letters, or of a mark."""
    if not word:
        return t.QUOTATION
    straight = word.replace("’", "'")
    found = _TAGS.get(straight, 0)
    first = straight[0]
    if not first.isalnum():
        if first in _CURRENCIES:
            return t.NUMBER
        return found or (t.CAP if first == "@" and len(straight) > 1 else t.SYMBOL)
    lower = straight.lower()
    found |= _TAGS.get(lower, 0)
    if first.isupper():
        found |= t.CAP
    elif first.isdigit():
        found |= t.NUMBER
    if lower.endswith(("'s", "s'")):
        stem = straight[:-2] if lower.endswith("'s") else straight[:-1]
        found |= (_TAGS.get(stem, 0) | _TAGS.get(stem.lower(), 0)) & ~_OF_VERBS
        found |= t.AUX if stem.lower() in _IS_CONTRACTIONS else t.POSSESSIVE_ENDING
    elif "'" in lower:
        found |= _contraction(lower)
    elif "-" in lower and first.isupper() and all(_TAGS.get(part, 0) & t.GIVEN for part in straight.split("-")):
        found |= t.GIVEN
    elif not found & ~t.CAP:
        # *Match-winner Ann Lee*; not *Ann Smith-Baker*
        found |= _by_last_part(lower) if not found or straight[straight.rfind("-") + 1 :].islower() else 0
    return found


def _by_last_part(lower: str) -> int:
    """The tags of a word with a hyphen or the like that no list has: *a shop-steward*, *nine-fingeredly*."""
    if lower.endswith("ly"):
        return t.ADV
    last = _TAGS.get(lower.rpartition("-")[2], 0) if lower.count("-") == 1 else 0
    return last & (t.ROLE | t.PLURAL) if last & t.ROLE else 0


def tags_of_letters(word: str, lower: str) -> int:
    """The tags of a word of letters only, given its lower case as well."""
    found = _TAGS.get(word, 0)
    if lower != word:
        # *the **US** envoy* is not *us*, and *the **WHO*** is not *who*.
        is_acronym = found and len(word) > 1 and word.isupper()
        found |= _TAGS.get(lower, 0) & (_OF_NO_ACRONYM if is_acronym else -1)
        if word[0].isupper():
            found |= t.CAP
    return found or (t.ADV if lower[-2:] == "ly" else _by_ending(lower))


def _by_ending(lower: str) -> int:
    """The tags of a word that no list has: *groundsman* and *cheesemongers* are people."""
    if lower[-3:] not in _LAST_LETTERS or not lower.endswith(_PERSON_ENDINGS) or not may_end_as_person(lower):
        return 0
    return t.ROLE | t.PLURAL if lower.endswith(("s", "men")) else t.ROLE


def may_end_as_person(lower: str) -> bool:
    """Whether a word that ends like one for a person may be one: it is not too short, and no list has it as a thing."""
    return len(lower) >= _SHORTEST_PERSON and lower not in _NO_PERSONS


def _contraction(lower: str) -> int:
    """The tags of a word with an apostrophe inside that contracts two words: *they’d*, *can’t*."""
    stem, _, ending = lower.partition("'")
    if ending in _CONTRACTION_ENDINGS:
        return _TAGS.get(stem, 0) & ~t.OPENS_PHRASAL | t.AUX
    return t.AUX | t.NEG if lower.endswith("n't") else 0
