"""Reads the word lists of ``quotes/lexicons`` once, into frozensets, dicts and one table of tags.

A tag is a set of bits in an ``int``: what a word may be, before its place in the sentence decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import chain

SAY, REPORT, THINK, MANNER, OTHER_VERB = (1 << n for n in range(5))
PAST, THIRD, BASE, ING, PARTICIPLE = (1 << n for n in range(5, 10))
DET, POSS, PRONOUN, PREP, CONJ, SUB, WH, AUX, NEG, ADV = (1 << n for n in range(10, 20))
COMMA, COLON, SEMICOLON, DASH, STOP, OPEN, CLOSE, QUOTE, OTHER = (1 << n for n in range(20, 29))
CAP = 1 << 29
# What fits into 30 bits is looked at sooner: verbs, grammar, punctuation and capitals are asked for the most.
TITLE, ROLE, ORG, DEMONYM, PLACE, CALENDAR, SPEECH_NOUN, DOCUMENT = (1 << n for n in range(30, 38))
NUMBER, POSSESSIVE, GIVEN, OBJECT = (1 << n for n in range(38, 42))
PLURAL, FIRST_PERSON, BODY, MEDIA, OPENS_PHRASAL, STANCE = (1 << n for n in range(42, 48))

REPORTING = SAY | REPORT
VERB = SAY | REPORT | THINK | MANNER | OTHER_VERB
FINITE = PAST | THIRD
GRAMMAR = DET | POSS | PRONOUN | PREP | CONJ | SUB | WH | AUX | NEG | ADV
NOUN = ROLE | ORG | SPEECH_NOUN | DOCUMENT
PUNCTUATION = COMMA | COLON | SEMICOLON | DASH | STOP | OPEN | CLOSE | QUOTE | OTHER

ENDS_SENTENCE = frozenset(".?!…")

_FUNCTION_TAGS = {
    "det": DET,
    "poss": POSS,
    "pron_m": PRONOUN,
    "pron_f": PRONOUN,
    "pron_n": PRONOUN,
    "pron_pl": PRONOUN,
    "pron_1": PRONOUN | FIRST_PERSON,
    "pron_2": PRONOUN,
    "prep": PREP,
    "conj": CONJ,
    "sub": SUB,
    "wh": WH,
    "aux": AUX,
    "neg": NEG,
    "adv": ADV,
}
_PUNCTUATION_TAGS = {
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    **dict.fromkeys("—–", DASH),
    "--": DASH,
    "-": DASH,
    **dict.fromkeys(ENDS_SENTENCE, STOP),
    **dict.fromkeys("([{", OPEN),
    **dict.fromkeys(")]}", CLOSE),
}
_VERB_LISTS = (
    ("speech_verbs", SAY),
    ("report_verbs", REPORT),
    ("thought_verbs", THINK),
    ("manner_verbs", MANNER),
    ("common_verbs", OTHER_VERB),
    ("stance_verbs", STANCE),
)
_LISTS = (
    ("object_pronouns", OBJECT),
    ("organization_nouns", ORG),
    ("speech_nouns", SPEECH_NOUN),
    ("documents", DOCUMENT),
    ("demonyms", DEMONYM),
    ("places", PLACE),
    ("organizations", BODY),
    ("media", MEDIA),
    ("people_plural", ROLE | PLURAL),
    ("calendar", CALENDAR),
    ("given_names_male", GIVEN),
    ("given_names_female", GIVEN),
    ("given_names_either", GIVEN),
)
_TABLES = (("roles", ROLE), ("titles", TITLE))


def entries(name: str) -> list[str]:
    """The entries of a word list.

    Args:
        name: The file's name in ``quotes/lexicons`` without its ending.

    Returns:
        Its lines in order, without the header.
    """
    text = (files("quotes.lexicon") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pairs(name: str) -> dict[str, str]:
    """The entries of a word list of two columns, as a dict."""
    rows = (line.partition("\t") for line in entries(name))
    return {word: value for word, _, value in rows}


def _regular(word: str) -> tuple[str, ...]:
    """Third person, past, participle and gerund of a verb by rule."""
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ied", word + "ing"
    third = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if not word.endswith("e"):
        return third, word + "ed", word + "ed", word + "ing"
    ing = word if word.endswith(("ee", "oe", "ye")) else word[:-1]
    return third, word + "d", word + "d", ing + "ing"


def _irregular() -> dict[str, list[tuple[str, ...]]]:
    """The forms that no rule gives, by base form; some verbs have two sets of them."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in ("irregular_verbs", "irregular_verb_variants"):
        for line in entries(name):
            word, *rest = line.split()
            table.setdefault(word, []).append(tuple(rest))
    return table


_IRREGULAR = _irregular()


def _forms(lemma: str) -> Iterator[tuple[str, int]]:
    """The forms of a verb, each with the bits for its form; of several words, the first bends."""
    word, space, rest = lemma.partition(" ")
    for third, past, participle, ing in _IRREGULAR.get(word) or [_regular(word)]:
        bent = (word, BASE), (third, THIRD), (past, PAST), (participle, PARTICIPLE), (ing, ING)
        for form, bits in bent:
            yield form + space + rest, bits


def forms_of(lemma: str) -> set[str]:
    """All forms of a verb."""
    return {form for form, _ in _forms(lemma)}


def forms_in(name: str) -> frozenset[str]:
    """All forms of the verbs of a word list."""
    return frozenset(form for lemma in entries(name) for form in forms_of(lemma))


def _verb_tags() -> Iterator[tuple[str, int]]:
    """The forms of all verbs of one word."""
    for name, bits in _VERB_LISTS:
        for lemma in entries(name):
            if " " not in lemma:
                for form, form_bits in _forms(lemma):
                    yield form, bits | form_bits


def _function_tags() -> Iterator[tuple[str, int]]:
    """The words of grammar; one that is a possessive or asks as well is no pronoun here."""
    for word, names in pairs("function_words").items():
        classes = names.split()
        for name in classes:
            if not name.startswith("pron") or not {"poss", "wh"} & set(classes):
                yield word, _FUNCTION_TAGS[name]


def _list_tags() -> Iterator[tuple[str, int]]:
    """The words whose list says all about them."""
    for name, bits in _LISTS:
        for word in entries(name):
            yield word, bits
    for name, bits in _TABLES:
        for word in pairs(name):
            yield word, bits


def _table() -> dict[str, int]:
    """Every word of the lists, and every mark, with its tags."""
    table: dict[str, int] = {}
    for word, bits in chain(_verb_tags(), _function_tags(), _list_tags()):
        table[word] = table.get(word, 0) | bits
    for word in PHRASAL:
        table[word] = table.get(word, 0) | OPENS_PHRASAL
    return table | _PUNCTUATION_TAGS


def _phrasal() -> dict[str, dict[str, int]]:
    """Verbs of two words by the form of the first, then the second: *pointed* → *out*."""
    table: dict[str, dict[str, int]] = {}
    for name, bits in _VERB_LISTS[:2]:
        for lemma in entries(name):
            if " " in lemma:
                for form, form_bits in _forms(lemma):
                    first, _, second = form.partition(" ")
                    row = table.setdefault(first, {})
                    row[second] = row.get(second, 0) | bits | form_bits
    return table


PHRASAL = _phrasal()
_TAGS = _table()


ORG_NOUNS = frozenset(entries("organization_nouns"))
ABBREVIATIONS = frozenset(entries("abbreviations"))
_IS_CONTRACTIONS = frozenset(entries("is_contractions"))
_CONTRACTION_ENDINGS = frozenset(entries("contraction_endings"))


@lru_cache(maxsize=1 << 16)
def tags(word: str) -> int:
    """What a word may be.

    Args:
        word: The word as written.

    Returns:
        The bits of its tags; ``CAP`` marks a capital, ``POSSESSIVE`` a possessive ending. The empty word
        stands for a quotation.
    """
    return plain_tags(word, word.lower()) if word.isalpha() else marked_tags(word)


def marked_tags(word: str) -> int:
    """The tags of what is not nothing but letters."""
    if not word:
        return QUOTE
    straight = word.replace("’", "'")
    found = _TAGS.get(straight, 0)
    first = straight[0]
    if not first.isalnum():
        return found or (CAP if first == "@" and len(straight) > 1 else OTHER)
    lower = straight.lower()
    found |= _TAGS.get(lower, 0)
    if first.isupper():
        found |= CAP
    elif first.isdigit():
        found |= NUMBER
    if lower.endswith(("'s", "s'")):
        stem = straight[:-2] if lower.endswith("'s") else straight[:-1]
        found |= (_TAGS.get(stem, 0) | _TAGS.get(stem.lower(), 0)) & ~(VERB | OPENS_PHRASAL)
        found |= AUX if stem.lower() in _IS_CONTRACTIONS else POSSESSIVE
    elif "'" in lower:
        found |= _contraction(lower)
    elif not found and lower.endswith("ly"):
        found |= ADV
    return found


def plain_tags(word: str, lower: str) -> int:
    """The tags of a word of nothing but letters, of which the same in lower case is known."""
    found = _TAGS.get(word, 0)
    if lower != word:
        found |= _TAGS.get(lower, 0)
        if word[0].isupper():
            found |= CAP
    return found or (ADV if lower[-2:] == "ly" else 0)


def _contraction(lower: str) -> int:
    """The tags of a word with an apostrophe inside, when it stands for two: *they’d*, *can’t*."""
    stem, _, ending = lower.partition("'")
    if ending in _CONTRACTION_ENDINGS:
        return _TAGS.get(stem, 0) & ~OPENS_PHRASAL | AUX
    return AUX if lower.endswith("n't") else 0
