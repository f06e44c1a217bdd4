"""First stage: runs the sieves over the quotations that are still unanswered."""

from __future__ import annotations

from dataclasses import replace

from quotes.article import Article
from quotes.sieves import SIEVES


def attribute(article: Article, skip: frozenset[int]) -> None:
    """Give each quotation its source and cue, by the surest sieve that answers.

    Args:
        article: The article; its ``answers`` are filled in.
        skip: Indices of quotations that are no speech.
    """
    open_ones = [quotation for quotation in article.quotations if quotation.index not in skip]
    for sieve in SIEVES:
        rest = []
        for quotation in open_ones:
            found = sieve(quotation, article)
            if found is None:
                rest.append(quotation)
            else:
                article.answers[quotation.index] = replace(found, rule=sieve.__name__)
        open_ones = rest
