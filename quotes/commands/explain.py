"""``quotes explain``: why a quotation was given its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import documents_of, exit_after
from quotes.commands.options import (
    SEE_ARTICLES,
    Articles,
    indirect_option,
    kinds_of,
    not_speech_option,
    reads_one_article,
)
from quotes.commands.output import standard_output, warn

if TYPE_CHECKING:
    from quotes.readers.documents import Failure

_MOST_LISTED = 12
"""Articles that a message lists."""


@click.command("explain", epilog=SEE_ARTICLES)
@reads_one_article
@click.argument("number", metavar="[ID]", type=int, required=False)
@click.option("--doc", metavar="DOC", help="Only the article that 'quotes show' prints under this name.")
@indirect_option
@not_speech_option
def explain_command(
    articles: Articles, number: int | None, doc: str | None, *, indirect: bool, not_speech: bool
) -> None:
    """Explain why quotations were given their speakers.

    ID selects one quotation of ARTICLE; 'quotes show' prints the ids. If ARTICLE holds several, as tables do,
    --doc selects one of them.

    The sentence is shown with {braces} around the quotation, [brackets] around the words that name the speaker
    and <angles> around the words that report it. Below it are the rule that answered, the surer rules that did
    not apply, how the mention led to the speaker, and the candidates that were rejected.

    \b
    Examples:
      quotes explain article.txt
      quotes explain article.txt 3
      quotes explain news.jsonl --doc 2024-17 3
    """
    from quotes.explain.explanation import explain_quotations
    from quotes.writers.explanation import print_explanation
    from quotes.writers.terminal import console_for

    console = console_for(standard_output())
    failures: list[Failure] = []
    names: list[str] = []
    explained = False
    for document in documents_of(articles, failures):
        names.append(document.doc)
        if doc not in (None, document.doc):
            continue
        found = explain_quotations(document.text, document.doc, kinds_of(indirect=indirect, not_speech=not_speech))
        wanted = [explanation for explanation in found if number in (None, explanation.record.id)]
        if not wanted:
            warn(document.doc, _no_such(number, len(found)))
        for explanation in wanted:
            print_explanation(explanation, console)
        explained = explained or bool(wanted)
    if doc is not None and doc not in names:
        raise click.UsageError(f"--doc {doc}: {articles.paths[0]} has no such article. {_there_are(names)}")
    if number is not None and names and not explained:
        raise click.exceptions.Exit(2)
    exit_after(failures)


def _no_such(number: int | None, last: int) -> str:
    if not last:
        return "no quotations"
    return f"no quotation {number}: the ids are 1 to {last}"


def _there_are(names: Sequence[str]) -> str:
    if not names:
        return "It has none."
    more = len(names) - _MOST_LISTED
    return f"It has {', '.join(names[:_MOST_LISTED])}" + (f" and {more} more." if more > 0 else ".")
