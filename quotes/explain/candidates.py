"""What else might have been the answer for a quotation, and why it is not: what ``explain`` shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.grammar.auxiliaries import is_passive
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.relatives import is_in_relative_clause
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.model import Span
from quotes.sieves.order import SIEVES, answer_of
from quotes.text.article import Answer, Article
from quotes.text.frames import Frame
from quotes.text.parts import Quotation


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source and a cue that were not taken."""

    mention: str
    """The words that would have named the speaker; empty when there are none."""
    cue: str
    why: str
    """Why it was not taken."""


@dataclass(frozen=True, slots=True)
class LaterAnswer:
    """What one rule says."""

    rule: str
    found: Answer


def surer_rules(rule: str) -> list[str]:
    """The rules that were asked before one and abstained; all rules if it is not a sieve."""
    names = [sieve.__name__ for sieve in SIEVES]
    return names[: names.index(rule)] if rule in names else names


def answers_of_later_rules(quotation: Quotation, article: Article, rule: str) -> list[LaterAnswer]:
    """What the rules after one would have said, had it and those before it abstained.

    Args:
        quotation: The quotation.
        article: Its article, all answers given.
        rule: The rule that answered; for any other name all rules are asked.
    """
    others = {i: found for i, found in article.answers.items() if not _takes_answer_of(i, quotation.index, article)}
    without = article.with_answers(others)
    context = without.context(quotation)
    first = len(surer_rules(rule)) + 1 if rule in surer_rules("") else 0
    asked = ((sieve.__name__, answer_of(sieve, context, without)) for sieve in SIEVES[first:])
    return [LaterAnswer(name, found) for name, found in asked if found is not None]


def _takes_answer_of(index: int | None, other: int, article: Article) -> bool:
    """Whether a quotation is the other one or has its answer from it."""
    while index is not None and index != other:
        index = article.answers[index].shares_answer_of if index in article.answers else None
    return index == other


def rejected_candidates(
    quotation: Quotation, article: Article, taken: Answer | None, later: list[LaterAnswer], why: str
) -> list[Rejected]:
    """The answers of later rules that differ, then the other reporting verbs of the sentence.

    Args:
        quotation: The quotation.
        article: Its article, all answers given.
        taken: Its answer, if it has one.
        later: What other rules would have said.
        why: Why those were not taken.
    """
    mention = mention_of(article, taken) if taken else None
    answers = [answer for answer in later if mention_of(article, answer.found) != mention]
    known = {_where_cue_is(answer.found) for answer in answers} | ({_where_cue_is(taken)} if taken else set())
    found = [
        Rejected(mention_of(article, one.found), cue_of(article, one.found), f"{one.rule} would answer so, but {why}")
        for one in _without_repeats(article, answers)
    ]
    return found + [one for span, one in _other_verbs(quotation, article, taken) if span not in known]


def _without_repeats(article: Article, answers: list[LaterAnswer]) -> list[LaterAnswer]:
    """The first of those answers that have the same source and cue."""
    first = {(mention_of(article, one.found), _where_cue_is(one.found)): one for one in reversed(answers)}
    return [one for one in answers if one in first.values()]


def _other_verbs(quotation: Quotation, article: Article, taken: Answer | None) -> Iterator[tuple[Span, Rejected]]:
    context = article.context(quotation)
    frame, at = context.frame, context.position
    low, high = frame.sentence(at)
    for verb in range(low, high):
        if verb != at and is_cue(frame, verb, t.QUOTATION_CUE):
            own = attribute_to_subject(frame, verb, low, high)
            mention = mention_of(article, own) if own else ""
            span = frame.span((verb, verb + 1))
            yield span, Rejected(mention, frame.word(verb), _why_not_cue(article, frame, at, verb, own, taken))


def _why_not_cue(article: Article, frame: Frame, at: int, verb: int, own: Answer | None, taken: Answer | None) -> str:
    """Why a reporting verb is not the cue."""
    low, _ = frame.sentence(at)
    if own is None:
        return "it is passive and has no agent" if is_passive(frame, verb) else "no subject was found for it"
    if taken is not None and mention_of(article, own) == mention_of(article, taken):
        return "it has the same source"
    if own.source[0] <= at < own.source[1]:
        return "the quotation is part of its subject"
    if is_in_relative_clause(frame, verb, low):
        return "it is in a relative clause"
    if not frame.tags[verb] & t.REPORTING:
        return "it is not a verb of saying and counts only next to a quotation"
    distance = abs(at - verb)
    if taken is not None and taken.frame is frame and taken.has_cue:
        near = abs(at - taken.cue[0])
        if near < distance:
            return f"it is farther away: {_distance(distance)}, <{cue_of(article, taken)}> only {near}"
    return f"no rule links it to the quotation, {_distance(distance)} away"


def _distance(number: int) -> str:
    return "1 word" if number == 1 else f"{number} words"


def _where_cue_is(found: Answer) -> Span | None:
    return found.frame.span(found.cue) if found.has_cue else None


def mention_of(article: Article, found: Answer) -> str:
    """The words that name the source of an answer."""
    return article.text[slice(*found.frame.span(found.source))]


def cue_of(article: Article, found: Answer) -> str:
    """The words that report, of an answer."""
    return article.text[slice(*found.frame.span(found.cue))] if found.has_cue else ""
