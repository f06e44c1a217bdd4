"""The subject before a verb: the noun phrase that acts, back over what modifies it."""

from __future__ import annotations

from typing import Final

from quotes.grammar.openers import after_openers, after_saying, after_time
from quotes.grammar.phrase_parts import is_subject_pronoun, name_after_noun
from quotes.grammar.phrases import (
    LONGEST_SOURCE,
    SHARES,
    is_nominal,
    is_reduced_relative,
    is_unlisted_past,
    phrase_ending_at,
)
from quotes.grammar.sources.asides import before_modifiers
from quotes.grammar.sources.last_clauses import has_finite, last_clause_bounds, noun_before_stranded, people_met
from quotes.grammar.sources.name_lists import with_names_before
from quotes.grammar.sources.relatives import antecedent_of_which, before_open_relative
from quotes.grammar.sources.second_clauses import (
    holder_after_participle,
    name_after_caption,
    name_before_affiliation,
    second_subject,
    subject_after_participle,
)
from quotes.grammar.verb_signs import begins_with_pronoun_clause, has_verb_in_s, name_after_participle
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

_TIME_CONJUNCTIONS: Final = frozenset(["after", "before", "than"])
_CLAUSE_CONJUNCTIONS: Final = frozenset([*entries("time_conjunctions"), "after", "as", "because", "before"])
_EVENTS: Final = frozenset(entries("events"))
_ALL: Final = frozenset(["all", "everybody", "everyone", "none", "nobody"])
"""Words of which *but* takes somebody out: ***all** but one said so*."""
_POINTING: Final = frozenset(["so", "true"])
"""Words that point to what is said, and are nobody: *Not **so**, says Lee*."""
_IN_SUBJECT: Final = t.ADV | t.OBJECT_PRONOUN | t.VERB | t.CALENDAR | t.DET


def subject_before(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The subject that ends before a verb: *a spokesman for Kor, which borders Ruvia, said*.

    Args:
        frame: The tokens.
        verb: Position of the verb.
        low: Position of the first token that may belong to it.

    Returns:
        Its range, without an apposition or a relative clause after it; ``None`` when there is none.

    Gives   A spokesman for Kor, which borders Ruvia, **said** so. → A spokesman for Kor
    Gives   At the party convention Ann Lee **said** so. → Ann Lee   He smiled and Lee **said** so. → Lee
    Gives   The man who runs Kor **said** so. → The man   On Friday she **said** so. → she
    Gives   Lee, who in a speech at Elm **said** so, left. → who   In interviews **said** so. → nothing
    """
    low = max(low, verb - LONGEST_SOURCE)
    last = _last_of_subject(frame, verb, low)
    if last < low or frame.lower[last] in _POINTING:
        return None
    # *Lee pledged to formally ask*: who pledges, asks. ``subject_chain`` handles an infinitive without an adverb.
    if frame.lower[last] == "to" and last + 1 < verb and last > low and frame.tags[last - 1] & t.VERB:
        return subject_before(frame, last - 1, low)
    tag = frame.tags[last]
    pronoun = _ending_in_pronoun(frame, last, low)
    if pronoun is not None:
        return pronoun
    if frame.lower[last] == "that" and last > low:
        noun = phrase_ending_at(frame, _before_time(frame, last - 1, low), low)
        return antecedent_of_which(frame, *noun) if noun else None
    if tag & t.WH_WORD:
        # *They met two boys, **both of whom** left.*
        if last - 2 >= low and frame.lower[last - 1] == "of" and frame.lower[last] in ("whom", "which"):
            return last - 2, last + 1
        return (last, last + 1) if frame.lower[last] in ("who", "which") else None
    if not is_nominal(tag) and not tag & _IN_SUBJECT:
        stranded = tag & t.PREP and last + 1 == verb and t.says(frame.tags[verb])
        return noun_before_stranded(frame, last, low) if stranded else None
    subject = people_met(frame, last, low) or _who_before_circumstance(frame, last, low)
    subject = subject or _clause_subject(frame, last, low)
    found = with_names_before(frame, subject, low)
    if found and found[1] - found[0] > 1 and frame.tags[verb] & t.BASE and _asks(frame, found[0]):
        return found[0] + 1, found[1]
    return found


def _ending_in_pronoun(frame: Frame, last: int, low: int) -> TokenRange | None:
    """A pronoun, with the noun before *of*: *she*, *one of **them***, *a friend of **hers***; else ``None``."""
    tag = frame.tags[last]
    is_subject = is_subject_pronoun(tag)
    if last - 2 >= low and frame.lower[last - 1] == "of" and (is_subject or tag & t.OBJECT_PRONOUN):
        noun = phrase_ending_at(frame, last - 2, low) if is_subject else None
        return (noun[0] if noun else last - 2), last + 1
    return (last, last + 1) if is_subject else None


def _before_time(frame: Frame, last: int, low: int) -> int:
    """Where a noun ends before a time that ends at a position: *a **note** in May 2008 that said*; else ``last``."""
    at = frame.skip_back(t.CALENDAR | t.NUMBER, last, low)
    return at - 1 if low < at < last and frame.tags[at] & t.PREP else last


def _who_before_circumstance(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The subject of a relative clause before a circumstance: *Lee, **who** in a speech at Elm said so*."""
    who = frame.find_back(t.PUNCTUATION | t.PRONOUN | t.CLAUSE_OPENER | t.CONJ, last, low)
    if frame.lower[who] != "who" or not frame.tags[who + 1] & t.PREP or has_finite(frame.tags, who + 1, last + 1):
        return None
    return who, who + 1


def _last_of_subject(frame: Frame, verb: int, low: int) -> int:
    """Where the subject of a verb ends: *The **findings** indicate there may be more*; below ``low`` if nowhere."""
    last = before_modifiers(frame, verb, low)
    reports = low < last < verb - 1 and frame.lower[verb - 1] == "there" and frame.tags[last] & t.CUE_VERB
    return last - 1 if reports else last


def _asks(frame: Frame, at: int) -> bool:
    """Whether an auxiliary begins a question: ***Did** the minister say so?*."""
    tag = frame.tags[at]
    return bool(tag & t.AUX) and not tag & (t.PRONOUN | t.GIVEN) and frame.begins_sentence(at)


def _clause_subject(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The noun phrase that ends at ``last`` or, past what modifies it, before."""
    tags = frame.tags
    described = before_open_relative(frame, last, low)
    if described:
        return described
    first, end = last_clause_bounds(frame, last, low)
    last = end - 1
    first = after_time(frame, after_openers(frame, _after_other_clause(frame, first, last), last), last)
    if last - 1 > first and is_reduced_relative(tags[last]) and is_nominal(tags[last - 1]):
        last -= 1
    if first > last or (last > low and is_unlisted_past(frame, last) and tags[last - 1] & t.AUX):
        return None
    fronted = (
        name_after_participle(frame, last, first)
        or subject_after_participle(frame, first, last)
        or holder_after_participle(frame, first, last)
        or name_before_affiliation(frame, first, low, last)
    )
    subject = fronted or second_subject(frame, first, last) or name_after_caption(frame, first, last)
    subject = subject or _who_after(frame, first, last)
    if subject:
        return subject
    first = after_saying(frame, first, last)
    if begins_with_pronoun_clause(frame, first, last):
        return _after_pronoun_clause(frame, first, last)
    if tags[first] & t.PREP or has_finite(tags, first, last + 1) or has_verb_in_s(frame, first, last):
        return _last_phrase(frame, first, last)
    if _begins_with_verb(frame, first, last):
        return _before_relative(frame, first, low) or _after_time_conjunction(frame, first, last)
    for at in range(first, last + 1):
        if tags[at] & (t.DET | t.PRONOUN) or is_nominal(tags[at]):
            return first, last + 1
    return None


def _who_after(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The name or pronoun after *after* and a past form, which may be a participle: *Staff left after **Lee** said*."""
    if "after" not in frame.lower[first:last]:
        return None
    after = frame.lower.index("after", first, last) + 1
    named = after > first + 1 and frame.tags[after - 2] & t.PAST and frame.tags[after] & (t.GIVEN | t.PRONOUN)
    return (after, last + 1) if named else None


def _after_pronoun_clause(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The subject after a pronoun and its verb: in a clause of its own, or the pronoun again after a comma.

    Gives   It comes after Lee **said** so. → Lee   I know Lee **says** so. → Lee   He hosts it, **writes** it. → He
    Gives   He made rude **comments**. → nothing
    """
    for at in range(last - 1, first, -1):
        if frame.lower[at] in _CLAUSE_CONJUNCTIONS:
            return phrase_ending_at(frame, last, at + 1)
        # *He owns it **and** the mayor says so.*
        if frame.tags[at] & t.CONJ and at > first + 2:
            joined = phrase_ending_at(frame, last, at + 1)
            # *He speaks on law and **policy**, then backs it up.*
            begins = frame.tags[at + 1] & (t.DETERMINER | t.CAP | t.ROLE)
            return joined if joined and joined[0] == at + 1 and begins else None
    verb = frame.find(t.VERB, first + 1, last + 1)
    if frame.tags[verb] & t.CUE_VERB and verb < last:
        return phrase_ending_at(frame, last, verb + 1)
    return (first, first + 1) if frame.tags[last + 1] & t.COMMA else None


def _begins_with_verb(frame: Frame, first: int, last: int) -> bool:
    """Whether what precedes a verb begins with another verb and is not a subject: *, **mocked** the plan, called*."""
    tags = frame.tags
    tag = tags[first]
    if first < last and tags[first + 1] & t.DETERMINER:
        # *a firm that **kibitzes** her plan*
        in_relative = first and frame.lower[first - 1] in ("that", "who", "which") and frame.lower[first].endswith("s")
        if is_unlisted_past(frame, first) or (in_relative and not tag & t.ANY_CLASS):
            return True
    if first >= last or not tag & (t.FINITE | t.ING) or tag & (t.NOMINAL | t.AUX | t.PREP):
        return False
    # A name after a participle may be what it describes: *retired General Lee*.
    return bool(tags[first + 1] & (t.DETERMINER | t.PREP | t.ANY_PRONOUN)) or bool(
        tag & t.THIRD and tags[first + 1] & t.CAP
    )


def _before_relative(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """What the clause that begins with a verb is about: ***The firm** that owns it, Kor, said*."""
    if verb - 2 < low or frame.lower[verb - 1] not in ("that", "who", "which"):
        return None
    return phrase_ending_at(frame, verb - 2, low)


def _after_time_conjunction(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The subject after *after* where a clause begins with a verb: *issued a note after **Lee** said*."""
    for at in range(last - 1, first, -1):
        if frame.lower[at] in _TIME_CONJUNCTIONS:
            return at + 1, last + 1
    return None


def _last_phrase(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The noun phrase at the end of a clause that holds more than its subject: *in May **Lee***, *it was **Lee***.

    A noun that hangs on the preposition that begins the clause is not a subject: *in interviews*; the name after it is
    (*at the convention Lee*), and so is what hangs on a later one.
    """
    tags = frame.tags
    phrase = phrase_ending_at(frame, last, first)
    if phrase is None:
        return None
    fronted = tags[first] & t.PREP and not tags[first] & t.SUBORDINATOR and not _is_amount(frame, first)
    if not fronted or not _hangs_on_preposition(tags, phrase[0], first):
        # *After the match Lee said*: a time without a comma after it; not *After a desperate Kor said so, …*.
        named = name_after_noun(frame, last, phrase[0]) if phrase[0] == first + 1 else None
        return named if named and frame.lower[named[0] - 1] in _EVENTS else phrase
    hangs_on_later = tags[phrase[0] - 1] & t.PREP and phrase[0] > first + 1
    return name_after_noun(frame, last, phrase[0]) or (phrase if hangs_on_later else None)


def _is_amount(frame: Frame, first: int) -> bool:
    """Whether a preposition begins an amount: ***about** 40*, ***about** two-thirds*, ***at** least 40*."""
    return (
        bool(frame.tags[first + 1] & t.NUMBER) or frame.lower[first + 1] in SHARES or frame.lower[first + 1] == "least"
    )


def _hangs_on_preposition(tags: list[int], at: int, low: int) -> bool:
    """Whether a noun phrase hangs on a preposition: *in interviews*, *in a later interview*."""
    while at - 1 > low and tags[at - 1] & (t.ADV | t.DETERMINER) and not tags[at - 1] & t.PREP:
        at -= 1
    return bool(tags[at - 1] & t.PREP)


def _after_other_clause(frame: Frame, first: int, last: int) -> int:
    """Leave out a clause joined before (*He smiled and Jones said*), not a joined name (*Ames and Bell*)."""
    tags = frame.tags
    for join in range(last - 1, first - 1, -1):
        if tags[join] & t.CONJ and (
            join == first
            or tags[join + 1] & t.PRONOUN
            or (frame.lower[join] in ("but", "yet", "so") and frame.lower[join - 1] not in _ALL)
            or any(_may_join_clauses(frame, at) for at in range(first, join))
        ):
            return join + 1
    return first


def _may_join_clauses(frame: Frame, at: int) -> bool:
    """Whether a word before *and* is a verb, so that clauses are joined rather than the nouns of one subject.

    ``is_finite_verb`` would take forms in *-s* and unlisted words in *-ed* as well, which mostly are part of the
    subject there: *talks and **trips** and dinners*, *a poll **co-hosted** by Kay and Lee*.
    """
    tag = frame.tags[at]
    if tag & t.CAP or not tag & t.VERB_OR_AUX:
        return False
    # *39 percent **blame** Lee and 22 percent say so*
    subject = at and (frame.tags[at - 1] & t.PRONOUN or frame.lower[at - 1] in SHARES)
    # *an estimate that Roe **calls** bold and Lee calls “odd”*
    calls = tag & t.THIRD and tag & t.CUE_VERB and at and frame.tags[at - 1] & t.CAP
    if calls and not frame.tags[at + 1] & (t.CONJ | t.PREP | t.CAP):
        return not frame.tags[at - 1] & t.POSSESSIVE
    # *Lee **runs** the mill and Kay says so*
    named = at and frame.tags[at - 1] & t.CAP and not frame.tags[at - 1] & t.POSSESSIVE
    if tag & t.THIRD and named and frame.tags[at + 1] & t.DETERMINER:
        return True
    return bool(tag & (t.PAST | t.AUX) or (tag & t.BASE and subject))
