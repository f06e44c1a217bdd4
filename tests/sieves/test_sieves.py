"""Every sieve shows in its docstring when it fires and when it abstains; here the examples are run."""

import inspect
import re
from collections.abc import Iterator

import pytest

from quotes import extract
from quotes.grammar.sources import after_quote, follows_quote, link
from quotes.model import ALL_SPEECH
from quotes.reported.sieves import REPORT_SIEVES, ReportSieve
from quotes.sieves.order import SIEVES, Sieve
from quotes.text.article import read_article
from quotes.text.frames import Frame

EVERY_SIEVE: tuple[Sieve | ReportSieve, ...] = (*SIEVES, *REPORT_SIEVES)
REMARK = re.compile(r"\s*\([^()]*\)\s*\Z")


def examples(sieve: Sieve | ReportSieve, label: str) -> list[str]:
    """The example texts that stand behind a label; ``¶`` is a paragraph break."""
    found = []
    for line in inspect.cleandoc(sieve.__doc__ or "").splitlines():
        if line.startswith(label):
            texts = re.split(r"\s{3,}", line.removeprefix(label).strip())
            found += [REMARK.sub("", text).replace(" ¶ ", "\n\n") for text in texts]
    return found


def labelled(label: str) -> Iterator[object]:
    for sieve in EVERY_SIEVE:
        for text in examples(sieve, label):
            yield pytest.param(sieve, text, id=f"{sieve.__name__}: {text}")


@pytest.mark.parametrize("sieve", EVERY_SIEVE, ids=lambda sieve: sieve.__name__)
def test_a_sieve_has_examples(sieve: Sieve | ReportSieve) -> None:
    assert examples(sieve, "Fires on")
    assert examples(sieve, "Abstains")


@pytest.mark.parametrize(("sieve", "text"), list(labelled("Fires on")))
def test_it_fires(sieve: Sieve | ReportSieve, text: str) -> None:
    assert sieve.__name__ in {attribution.rule for attribution in extract(text, kinds=ALL_SPEECH)}


@pytest.mark.parametrize(("sieve", "text"), list(labelled("Abstains")))
def test_it_abstains(sieve: Sieve | ReportSieve, text: str) -> None:
    assert sieve.__name__ not in {attribution.rule for attribution in extract(text, kinds=ALL_SPEECH)}


def test_what_bounds_a_clause_is_looked_for_once_for_a_quotation(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counted(frame: Frame, at: int, low: int) -> int:
        looked.append(at)
        return after_quote(frame, at, low)

    monkeypatch.setattr("quotes.sieves.clause.after_quote", counted)
    extract("“A” said B. " * 100)
    assert 0 < len(looked) <= 100


def test_a_verb_behind_a_quotation_without_a_comma_has_no_subject_before_it() -> None:
    text = "“No” said Kay, “yes,” said Kay, and Lee said so."
    article = read_article(text)
    frame = article.place(article.quotations[0]).frame
    verbs = [at for at, word in enumerate(frame.lower) if word == "said"]
    assert [follows_quote(frame, verb) for verb in verbs] == [True, False, False]
    assert link(frame, verbs[0], 0, len(frame.tags)) is None


def test_names_are_unique() -> None:
    names = [sieve.__name__ for sieve in EVERY_SIEVE]
    assert len(names) == len(set(names))
