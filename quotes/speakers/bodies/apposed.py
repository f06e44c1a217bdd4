"""The name of an organization beside its description: *the regulator, **Kor Board**,*, *the **Elm** newspaper*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import ORGANIZATION, PERSON
from quotes.speakers.context import Context
from quotes.speakers.names.forms import UNKNOWN, NameForm
from quotes.speakers.source_phrase import SourcePhrase

_FAR_BACK: Final = 4000
"""Code points to look back for the name of a body that is described again."""
_MOST_TOKENS_TO_NAME: Final = 10
"""Tokens of a relative clause between a description and the name after it, at most."""


def full_name(context: Context, form: NameForm, start: int) -> str:
    """The fullest form of a name in the article."""
    entity = context.roster.find(form, start)
    return entity.name if entity else form.name


def apposed_body(context: Context, phrase: SourcePhrase) -> str:
    """The name of an organization between commas after its description; nothing when there is none.

    Resolves  “No,” said the firm, Kor Foods, in May. → Kor Foods
    Leaves    “No,” said the firm, in May. → the firm
    """
    # *The firm that runs the prize, **Dick Ray Films**, denied it.*
    frame = phrase.frame
    stop = min(len(frame.tags), phrase.end + _MOST_TOKENS_TO_NAME)
    comma = frame.find(t.PUNCTUATION, phrase.end, stop)
    if comma == stop or not frame.tags[comma] & t.COMMA or comma + 1 >= len(frame.tags):
        return ""
    return _body_set_off(context, frame.end(comma))


def body_described_before(context: Context, head: str, start: int) -> str:
    """The name that was between commas after a description with the same head; nothing when there is none.

    Resolves  The regulator, Kor Board, met. “No,” the regulator said. → Kor Board
    Leaves    The regulator met Kor Board. “No,” the regulator said. → the regulator
    """
    described = f"he {head}, "
    at = context.text.rfind(described, max(0, start - _FAR_BACK), start)
    return _body_set_off(context, at + len(described) - 1) if at >= 0 else ""


def _body_set_off(context: Context, at: int) -> str:
    """The name of a body that follows a comma and is followed by one; ``at`` is the offset after the first comma."""
    text = context.text
    start = at + len(" the ") if text[at : at + len(" the ")].lower() == " the " else at + 1
    found = next(context.roster.index.between(start, start + 1), None)
    if found is None or text[found[1] : found[1] + 1] != "," or not _may_be_body(found[2]):
        return ""
    return full_name(context, found[2], found[0])


def medium_within(context: Context, phrase: SourcePhrase) -> str:
    """The name before the noun for a medium; nothing when there is none.

    Resolves  “No,” the Kor Times newspaper said. → Kor Times
    Leaves    “No,” a Turkish newspaper said. → a Turkish newspaper
    """
    frame, noun = phrase.frame, phrase.head_end - 1
    if phrase.head == "agency" and frame.lower[noun - 1] == "news":
        noun -= 1
    elif not phrase.head_tag & t.MEDIA_NAME:
        return ""
    if noun - 1 <= phrase.first or not frame.tags[noun - 1] & t.CAP:
        return ""
    end = frame.end(noun - 1)
    named = [one for one in context.roster.index.between(phrase.start, end) if one[1] == end and _may_be_body(one[2])]
    # *the Turkish newspaper* has no name.
    if not named or tags_of(named[-1][2].name) & t.DEMONYM:
        return ""
    return full_name(context, named[-1][2], named[-1][0])


def _may_be_body(form: NameForm) -> bool:
    """Whether a name may be an organization's: no place, and no title or given name shows a person."""
    return form.kind in (ORGANIZATION, UNKNOWN) or (
        form.kind == PERSON and not (form.given or form.title or form.gender)
    )
