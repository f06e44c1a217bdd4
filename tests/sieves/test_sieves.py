"""What sieves have in common."""

import pytest

from quotes import extract
from quotes.grammar.marked_words import after_long_quotation, follows_quotation
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.reported.sieves import REPORT_SIEVES
from quotes.sieves.order import SIEVES
from quotes.text.article import read_article
from quotes.text.frames import Frame


def test_what_bounds_a_clause_is_looked_for_once_for_a_quotation(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counted(frame: Frame, at: int, low: int) -> int:
        looked.append(at)
        return after_long_quotation(frame, at, low)

    monkeypatch.setattr("quotes.sieves.clause.after_long_quotation", counted)
    extract("“A” said B. " * 100)
    assert 0 < len(looked) <= 100


def test_a_verb_behind_a_quotation_without_a_comma_has_no_subject_before_it() -> None:
    text = "“No” said Kay, “yes,” said Kay, and Lee said so."
    article = read_article(text)
    frame = article.context(article.quotations[0]).frame
    verbs = [at for at, word in enumerate(frame.lower) if word == "said"]
    assert [follows_quotation(frame, verb) for verb in verbs] == [True, False, False]
    assert attribute_to_subject(frame, verbs[0], 0, len(frame.tags)) is None


def test_names_are_unique() -> None:
    names = [sieve.__name__ for sieve in (*SIEVES, *REPORT_SIEVES)]
    assert len(names) == len(set(names))


def test_nothing_reports_in_a_turn_below_a_name_alone() -> None:
    hale, kor = "Dana Hale -- Chief Executive Officer", "Otto Kor -- Elm Capital -- Analyst"
    turns = [hale, "Welcome. We had a good year.", kor, "Thanks. Will you rebuild it?", hale, "We might.", kor, "Why?"]
    records = extract("\n\n".join(["Kor Ferries fourth-quarter call", *turns, hale, "It fell.", kor, "When?"]))
    assert {(record.rule, record.cue) for record in records} == {("turn", None)}
