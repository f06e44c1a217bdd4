"""What else might have been the answer for a quotation: the less sure rules and the other verbs, with a reason."""

import pytest

from quotes.explain.candidates import answers_of_later_rules, mention_of, rejected_candidates, surer_rules
from quotes.pipeline import analyze
from quotes.sieves.order import SIEVES

NAMES = [sieve.__name__ for sieve in SIEVES]


def test_the_surest_rule_has_none_before_it() -> None:
    assert surer_rules(NAMES[0]) == []
    assert surer_rules(NAMES[2]) == NAMES[:2]


@pytest.mark.parametrize("rule", ["no_sieve", "term", "a rule from elsewhere"])
def test_all_rules_abstained_where_none_answered(rule: str) -> None:
    assert surer_rules(rule) == NAMES


def test_only_rules_after_the_one_that_answered_are_asked() -> None:
    article = analyze("Ann Lee was late. “We lost!” said Bob Ray.").article
    (quotation,) = article.quotations
    found = answers_of_later_rules(quotation, article, "cue_after")
    assert [(one.rule, mention_of(article, one.found)) for one in found] == [("sentence_before", "Ann Lee")]
    assert [one.rule for one in answers_of_later_rules(quotation, article, "no_sieve")] == [
        "cue_after",
        "sentence_before",
    ]


def test_answers_taken_from_the_quotation_itself_count_for_nothing() -> None:
    article = analyze("“We won,” said Ann Lee. “It was close.” “It was late.”").article
    first, second, _ = article.quotations
    assert "same_paragraph" not in [one.rule for one in answers_of_later_rules(first, article, "cue_after")]
    assert "same_paragraph" in [one.rule for one in answers_of_later_rules(second, article, "no_sieve")]


@pytest.mark.parametrize(
    ("text", "cue", "why"),
    [
        ("Ann Lee said the plan was “dead”, as was announced in May.", "announced", "no agent"),
        ("Ann Lee, who argued for years, said the plan was “dead”.", "argued", "relative clause"),
        ("Ann Lee said the plan was “dead”, adding that it was late.", "adding", "same source"),
        ("Ann Lee laughed at Bob Ray, who said the plan was “dead”.", "laughed", "only next to"),
        ("The title “We won” said so.", "said", "no subject"),
        ("Bob Ray said that Ann Lee said the plan was “dead”.", "said", "no rule links"),
        ("Bob “Tank” Ray argued that it was late.", "argued", "the quotation is part of its subject"),
        ("“We won,” Ann Lee said, but Bob Ray warned of it.", "warned", "farther away: 8 words, <said> only 3"),
    ],
)
def test_why_a_verb_is_not_the_cue(text: str, cue: str, why: str) -> None:
    article = analyze(text).article
    (quotation,) = article.quotations
    rejected = rejected_candidates(quotation, article, article.answers.get(quotation.index), [], "")
    (candidate,) = (one for one in rejected if one.cue == cue)
    assert why in candidate.why
