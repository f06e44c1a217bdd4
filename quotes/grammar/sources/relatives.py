"""Relative clauses: what *which* means, and who is before a clause without a comma after it."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import is_nominal, is_unlisted_past, phrase_ending_at
from quotes.grammar.verb_signs import NEAR
from quotes.lexicon import tags as t
from quotes.text.frames import Frame, TokenRange

RELATIVES: Final = frozenset(["who", "which", "that", "whose", "whom"])
_BELONGING: Final = frozenset(["from", "of"])
"""Prepositions of what somebody belongs to: *Ann Lee, **of** Elm*."""
_OTHER_CLAUSES: Final = frozenset(["after", "as", "before"])
_OF_PLACE: Final = frozenset(["at", "from", "in", "of"])
_FARTHEST: Final = 30
"""Tokens to an antecedent, at most."""
_LONGEST_BRACKETS: Final = 12
"""Tokens in brackets between somebody and *who*, at most."""
_WITHIN_RELATIVE: Final = t.PRONOUN | t.DET | t.AUX | t.ADVERBIAL | t.CAP


def antecedent_of_which(frame: Frame, first: int, end: int) -> TokenRange:
    """What *which* or *that* means of a noun phrase before it: no person, no number, the nearer of two documents.

    Args:
        frame: The tokens.
        first: Position of the first token of the phrase.
        end: Position after the last.

    Gives   **A** clerk of the firm → the firm   **A** note to the firm → A note to the firm
    Gives   **A** note below a headline → a headline
    """
    tags = frame.tags
    after = after_head(tags, first, end)
    if after + 1 >= end:
        return first, end
    inner = after + 1, end
    holder, held = tags[after - 1], tags[after_head(tags, *inner) - 1]
    # *the Dock **Workers** of Elm*
    is_body = holder & (t.ORG_NOUN | t.TEXT_NOUN) or (holder & t.CAP and holder & t.PLURAL)
    is_person = holder & t.ROLE and not is_body
    is_score = holder & t.NUMBER and after - first == 1
    names_words = held & t.TEXT_NOUN and frame.lower[after] != "of"
    return antecedent_of_which(frame, *inner) if is_person or is_score or names_words else (first, end)


def before_open_relative(frame: Frame, last: int, low: int) -> TokenRange | None:
    """Who is before a relative clause without a comma after it: ***Ann Lee**, who runs the dam said so*.

    Args:
        frame: The tokens.
        last: Position of the token before a verb.
        low: Position of the first token that may belong to the name.

    Gives   Ann Lee, who runs the **dam** said so. → Ann Lee   Ann Lee, who the **mayor** said was odd, left. → nothing
    """
    tags = frame.tags
    if not t.says(tags[last + 1]):
        return None
    who = frame.find_back(t.CLAUSE_EDGE | t.CLAUSE_OPENER, last, low)
    if who - 2 < low or frame.lower[who] != "who" or not tags[who - 1] & t.COMMA or not tags[who - 2] & t.CAP:
        return None
    has_verb = who + 1 < last and tags[who + 1] & t.VERB_OR_AUX and not tags[who + 1] & (t.CAP | t.PRONOUN)
    return phrase_ending_at(frame, who - 2, low) if has_verb else None


def opens_relative(frame: Frame, at: int, low: int, last: int) -> bool:
    """Whether a word opens a relative clause on the noun before it: *the man **who** runs it*.

    Args:
        frame: The tokens.
        at: Position of the word.
        low: Position of the first token that may belong to the noun.
        last: Position of the token before the verb whose subject the noun may be.

    Yes   The man **who** runs **it** said so.   A group **that** has backed **him** says so.
    No    The hope **that** has **backing** grew.   Gifts **that** were kept until **Lee** asked.
    """
    tags = frame.tags
    if at == low or tags[at - 1] & t.PUNCTUATION:
        return False
    if frame.lower[at] == "that" and tags[at + 1] & t.AUX and is_nominal(tags[at - 1]):
        later = frame.has(t.SUBORDINATOR | t.CONJ, at + 2, last)
        return not later and not tags[at - 1] & (t.VERB | t.SPEECH_NOUN | t.STANCE_WORD)
    after = tags[at + 1] & (t.VERB_OR_AUX | t.ADV) or is_unlisted_past(frame, at + 1)
    if tags[at + 1] & t.CAP and not frame.title_case:
        return False  # *He recalls how **Bill** Roe advised him.*
    # *at which point the crowd chanted*
    noun = frame.lower[at] == "which" and tags[at - 1] & t.PREP and frame.lower[at - 1] != "of"
    return bool(tags[at] & t.WH_WORD and after and not noun)


def is_in_relative_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb belongs to *who said*, *which argued*.

    Yes   Lee, who **said** so, left.   The board, which often **argued**, met.
    No    Lee, who said so, **left**.   That is what she **said**.
    """
    before = verb - 1
    while before > low and verb - before <= NEAR and frame.tags[before] & _WITHIN_RELATIVE:
        before -= 1
    return before >= low and bool(frame.tags[before] & t.WH_WORD) and frame.lower[before] not in ("what", "when", "how")


def resumes_main_clause(frame: Frame, who: int, last: int) -> bool:
    """Whether a main verb and another clause follow a relative clause: *a man **who** lied was jailed after she said*.

    Args:
        frame: The tokens.
        who: Position of the relative pronoun.
        last: Position of the token before the verb of the other clause.

    Yes   A man **who** lied was jailed after **Lee** said so.
    No    A man **who** lied after the **vote** said so.   A man **who** lied and was jailed after the **vote** said so.
    """
    tags = frame.tags
    if frame.lower[who] not in ("who", "which", "that"):
        return False
    opener = next((at for at in range(last - 1, who, -1) if frame.lower[at] in _OTHER_CLAUSES), who)
    verbs = [at for at in range(who + 1, opener) if _is_finite_form(frame, at)]
    # *A man who said the dam was safe after the vote left*: a clause reported in it has its own verb.
    if len(verbs) < 2 or verbs[0] > who + 2 or tags[verbs[0]] & t.CUE_VERB:
        return False
    return any(not tags[verb - 1] & (t.CONJ | t.PRONOUN | t.AUX | t.ADV | t.COMMA) for verb in verbs[1:])


def _is_finite_form(frame: Frame, at: int) -> bool:
    """Whether a word is an auxiliary or a finite form by itself, in a list or not."""
    tag = frame.tags[at]
    return not tag & (t.NOUN_OR_NAME | t.POSSESSIVE_ENDING) and bool(
        tag & (t.FINITE | t.AUX) or is_unlisted_past(frame, at)
    )


def antecedent_of_relative(frame: Frame, at: int) -> TokenRange | None:
    """The noun phrase that a relative pronoun refers to.

    Args:
        frame: The tokens.
        at: Position of the pronoun: *who*, *which*, *that*.

    Gives   Kay met Ann Lee (67), **who** left. → Ann Lee   Kay met Ann Lee of Kor, **who** left. → Ann Lee of Kor
    Gives   Kay met a clerk of the firm, **which** left. → the firm
    """
    last = at - 1
    while last >= 0 and frame.tags[last] & (t.COMMA | t.DASH | t.PREP) and not frame.tags[last] & t.CAP:
        last -= 1
    is_who = frame.lower[at] == "who"
    if is_who:
        last = _before_brackets(frame, last)
    if last >= 0 and frame.tags[last] & t.CONJ:
        last = _before_first_relative(frame, last)
    if is_who:
        last = _before_age_or_place(frame, last)
    if last < 0:
        return None
    phrase = phrase_ending_at(frame, last, max(0, last - _FARTHEST))
    if phrase is None:
        return None
    is_which = frame.lower[at] == "which"
    phrase = _with_holder(frame, phrase, t.ORG_NOUN if is_which else t.PERSONAL)
    return antecedent_of_which(frame, *phrase) if is_which else phrase


def _before_brackets(frame: Frame, last: int) -> int:
    """The position before brackets that end there: *Ann Lee **(APC, Kor)**, who said so*."""
    if last < 0 or not frame.tags[last] & t.CLOSE_BRACKET:
        return last
    for at in range(last - 1, max(0, last - _LONGEST_BRACKETS), -1):
        if frame.tags[at] & t.OPEN_BRACKET:
            # *Of those polled, a few (mostly in Elm) who left*: only a name is sure to be what *who* means.
            return at - 1 if frame.tags[at - 1] & t.CAP else last
    return last


def _before_first_relative(frame: Frame, conjunction: int) -> int:
    """The position of the noun that two relative clauses are about: ***Lee**, whose boat sank and who said so*.

    It is the conjunction's own where no other clause is before it.
    """
    for at in range(conjunction - 1, 1, -1):
        if frame.tags[at] & t.SENTENCE_END:
            break
        if frame.lower[at + 1] in RELATIVES and frame.lower[at + 1] != "that" and not frame.tags[at] & t.PREP:
            # *the botanist who named it **and** who said so* has no comma.
            return at - 1 if frame.tags[at] & t.COMMA else at
    return conjunction


def _before_age_or_place(frame: Frame, last: int) -> int:
    """The position before what is between commas and cannot speak: *Lee, **29**, **of Elm Road**, who said so*."""
    if last < 1 or not frame.tags[last] & (t.CAP | t.NUMBER):
        return last
    comma = frame.skip_back(t.CAP | t.NUMBER | t.DET, last, 0)
    # *Ann Lee, **of the Elm Trust**, who called it “odd”*
    of = comma
    comma -= frame.lower[of] in _BELONGING
    if comma < 1 or not frame.tags[comma] & t.COMMA:
        return last
    # *a baker from Ems, **Ohio**, who called it “odd”*
    place = frame.tags[comma - 1] & t.CAP and (frame.tags[last] & t.PLACE or frame.lower[last][-1] == ".")
    belongs = comma < of and not frame.tags[of + 1] & t.GIVEN
    if belongs or frame.tags[comma + 1] & t.NUMBER or place:
        return _before_age_or_place(frame, comma - 1)
    return last


def _with_holder(frame: Frame, phrase: TokenRange, wanted: int) -> TokenRange:
    """A person or body with the place that ends the phrase before *who*: *spoke with **Ann Lee of Kor**, who said*.

    Args:
        frame: The tokens.
        phrase: The phrase right before the relative pronoun.
        wanted: A tag of what the pronoun may mean.
    """
    first, end = phrase
    is_person = frame.has(t.PERSONAL, first, end)
    if is_person or first < len(("Lee", "of")) or frame.lower[first - 1] not in _OF_PLACE:
        return phrase
    holder = phrase_ending_at(frame, first - 2, max(0, first - _FARTHEST))
    if holder is None or not frame.has(wanted, *holder):
        return phrase
    return holder[0], end
