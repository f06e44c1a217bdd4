"""Rules show in their docstrings when they fire and when they abstain; here every such example is run."""

from collections.abc import Callable
from functools import partial

import pytest
from support.examples import ABSTAINS, FIRES, Example, all_examples

from quotes import extract
from quotes.cast.characters import Mention
from quotes.cast.vocatives import is_vocative
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.tags import CALENDAR
from quotes.model import ALL_SPEECH, NOT_SPEECH
from quotes.reported.sieves import REPORT_SIEVES
from quotes.sieves import not_speech, terms, titles
from quotes.sieves.order import SIEVES
from quotes.speakers.context import Context, ReportedSources
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.names.forms import _count_stray_words
from quotes.text.article import Article, QuotationContext, read_article
from quotes.text.frames import make_frame

EXAMPLES = list(all_examples())


def answers(rule: str, text: str) -> bool:
    """Whether a rule answers for a quotation or a reported clause of a text."""
    return rule in {record.rule for record in extract(text, kinds=(*ALL_SPEECH, NOT_SPEECH))}


def calls_a(reason: str, rule: Callable[[QuotationContext, list[str]], bool], text: str) -> bool:
    """Whether nobody says the marked words for a reason, and this rule is why."""
    article = read_article(text)
    quotations = article.quotations
    fires = any(rule(article.context(one), text[one.inner_start : one.inner_end].split()) for one in quotations)
    assert fires or not answers(reason, text), "another rule fires"
    return fires and answers(reason, text)


def has_stray_words(text: str) -> bool:
    """Whether words before a name are no part of it."""
    return _count_stray_words(text.split(), [tags_of(word) for word in text.split()]) > 0


def marks_person(text: str) -> bool:
    """Whether the name of a month or weekday between asterisks is read as a person's."""
    before, name, after = text.split("**")
    article = read_article(before + name + after)
    frame = make_frame(article.text, 0, len(article.text), article.quotations)
    return not frame.tags[frame.starts.index(len(before))] & CALENDAR


def marks_subject(text: str) -> bool:
    """Whether the name between asterisks is a subject."""
    before, name, after = text.split("**")
    article: Article = read_article(before + name + after)
    return is_subject_name(Context(article, ReportedSources(lambda *_: [])), 0, len(before), len(before + name))


def marks_vocative(text: str) -> bool:
    """Whether the name between asterisks is called."""
    before, name, after = text.split("**")
    article = read_article(before + name + after)
    possessive = name.endswith("’s")
    mention = Mention(len(before), len(before + name) - 2 * possessive, (0,), possessive, described=False)
    return is_vocative(article.text, article.quotations[0], mention)


RUN: dict[str, Callable[[str], bool]] = {
    **{sieve.__name__: partial(answers, sieve.__name__) for sieve in (*SIEVES, *REPORT_SIEVES)},
    "_is_heading": partial(answers, "heading"),
    "is_nickname": partial(calls_a, "nickname", not_speech.is_nickname),
    "is_introduced": partial(calls_a, "term", terms.is_introduced),
    "is_defined": partial(calls_a, "term", terms.is_defined),
    "is_attributive": partial(calls_a, "term", terms.is_attributive),
    "is_title": partial(calls_a, "title", titles.is_title),
    "is_term": partial(answers, "term"),
    "_count_stray_words": has_stray_words,
    "is_person_here": marks_person,
    "is_subject_name": marks_subject,
    "is_vocative": marks_vocative,
}
"""How the examples of each function are run."""


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_is_true(example: Example) -> None:
    run = RUN[example.function.rpartition(".")[2]]
    assert run(example.text) is (example.label == FIRES)


@pytest.mark.parametrize("name", RUN)
def test_a_rule_has_examples_of_both_kinds(name: str) -> None:
    labels = {example.label for example in EXAMPLES if example.function.endswith(f".{name}")}
    assert labels == {FIRES, ABSTAINS}
