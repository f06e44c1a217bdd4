"""``quotes explain``: why a quotation was given its speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quotes.commands.articles import documents_of, exit_after
from quotes.commands.options.common import (
    SEE_ARTICLES,
    Articles,
    RecordFilter,
    indirect_option,
    kinds_of,
    list_some,
    not_speech_option,
    reads_one_article,
)
from quotes.commands.options.modes import chooses_mode
from quotes.commands.options.people import people_option, read_corrections
from quotes.commands.output import standard_output, warn
from quotes.model import DIALOGUE

if TYPE_CHECKING:
    from quotes.cast.known import ReadingMode
    from quotes.readers.documents import Failure


@click.command("explain", epilog=SEE_ARTICLES)
@reads_one_article
@click.argument("number", metavar="[ID]", type=int, required=False)
@click.option("--doc", metavar="DOC", help="Only the article that 'quotes show' prints under this name.")
@click.option("--person", metavar="NAME", help="Explain instead why names in all articles are one person's.")
@people_option
@indirect_option
@not_speech_option
@chooses_mode
def explain_command(
    articles: Articles,
    number: int | None,
    doc: str | None,
    person: str | None,
    people: str | None,
    mode: ReadingMode,
    *,
    indirect: bool,
    not_speech: bool,
) -> None:
    """Explain why quotations were given their speakers.

    ID selects one quotation of ARTICLE; 'quotes show' prints the ids. If ARTICLE holds several, as tables do,
    --doc selects one of them.

    The sentence is shown with {braces} around the quotation, [brackets] around the words that name the speaker
    and <angles> around the words that report it. Below it are the rule that answered, the surer rules that did
    not apply, how the mention led to the speaker, and the candidates that were rejected.

    With --person, the names of a person in all articles are listed: how many articles use each, why it was
    identified with this person, and who else has the surname.

    \b
    Examples:
      quotes explain article.txt
      quotes explain article.txt 3
      quotes explain news.jsonl --doc 2024-17 3
      quotes explain news.jsonl --person Lee
    """
    kinds = kinds_of(indirect=indirect, not_speech=not_speech)
    if person is None and people is not None:
        raise click.UsageError("--people requires --person.")
    if person is None:
        _explain_articles(articles, number, doc, kinds, mode)
        return
    if number is not None or doc is not None:
        raise click.UsageError("--person explains no single quotation: leave out ID and --doc.")
    if mode.genre == DIALOGUE:
        raise click.UsageError("--person explains how names of articles were joined: leave out --dialogue.")
    _explain_person(articles, person, people, mode)


def _explain_articles(
    articles: Articles, number: int | None, doc: str | None, kinds: Sequence[str], mode: ReadingMode
) -> None:
    from quotes.explain.explanation import explain_quotations
    from quotes.writers.terminal.console import console_for
    from quotes.writers.terminal.explanations import print_explanation

    console = console_for(standard_output())
    failures: list[Failure] = []
    names: list[str] = []
    explained = False
    for document in documents_of(articles, failures):
        names.append(document.doc)
        if doc not in (None, document.doc):
            continue
        found = explain_quotations(document.text, document.doc, kinds, mode)
        wanted = [explanation for explanation in found if number in (None, explanation.record.id)]
        if not wanted:
            warn(document.doc, _no_such(number, len(found)))
        for explanation in wanted:
            print_explanation(explanation, console)
        explained = explained or bool(wanted)
    if doc is not None and doc not in names:
        listed = f"It has {list_some(names)}." if names else "It has none."
        raise click.UsageError(f"--doc {doc}: {articles.paths[0]} has no such article. {listed}")
    if number is not None and names and not explained:
        raise click.exceptions.Exit(2)
    exit_after(failures)


def _explain_person(articles: Articles, person: str, people: str | None, mode: ReadingMode) -> None:
    from quotes.batch.voice_store import VoiceStore, voiced_article
    from quotes.batch.voices import read_voices
    from quotes.explain.identity import explain_persons
    from quotes.writers.terminal.console import console_for
    from quotes.writers.terminal.explanations import print_person

    wants = RecordFilter((), person)
    failures: list[Failure] = []
    with VoiceStore(read_corrections(people)) as store:
        for document in documents_of(articles, failures):
            store.add(voiced_article(document, read_voices(document.text, document.doc, mode)))
        everybody = [voice for article in store.articles() for voice in article.voices]
        console = console_for(standard_output())
        for explanation in explain_persons(everybody, store.persons, wants.is_name):
            print_person(explanation, console)
    names = Counter(name for voice in everybody for name in {voice.speaker, voice.person} if name)
    wants.explain_none(names, "--person")
    exit_after(failures)


def _no_such(number: int | None, last: int) -> str:
    if not last:
        return "no quotations"
    return f"no quotation {number}: the ids are 1 to {last}"
