"""Which form of a name says more, and which holds words that are no part of the name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import ORGANIZATION
from quotes.speakers.names.forms import PLACE, NameForm

_MOST_SEARCHES: Final = 20
"""How often the text of one article is searched for a word, at most."""


class WrittenLow:
    """The words that one article has in lower case."""

    def __init__(self, text: str) -> None:
        """The words of a text, none of which is looked for yet."""
        self._text = text
        self._searches = 0

    def has(self, word: str) -> bool:
        """Whether the text has a word between spaces; only the first few are looked for."""
        self._searches += 1
        return self._searches <= _MOST_SEARCHES and f" {word} " in self._text


def is_fuller(form: NameForm, than: NameForm, written_low: WrittenLow) -> bool:
    """Whether a form says more than another form of the same name.

    Args:
        form: The one form.
        than: The other.
        written_low: The words that their article has in lower case.
    """
    if len(form.name) <= len(than.name):
        return _is_stretched(than, form, written_low)
    return not _is_stretched(form, than, written_low)


def _is_stretched(longer: NameForm, shorter: NameForm, written_low: WrittenLow) -> bool:
    """Whether the longer form begins with words that are not a name: *Storm Ann Lee* for *Ann Lee*.

    They are the end of a headline. Unless the shorter form begins with a given name, the text must also have the first
    of them in lower case.
    """
    if shorter.single or longer.given or longer.folded[-len(shorter.folded) :] != shorter.folded:
        return False
    return shorter.given or written_low.has(longer.folded[0])


def goes_on(form: NameForm, written_low: WrittenLow, *, is_surname: bool) -> bool:
    """Whether a form is a surname and words that are no name: *Lee **Gives** Speech*, *the Lee **Shutdown***.

    Args:
        form: A form of several words.
        written_low: The words that its article has in lower case.
        is_surname: Whether the article has its first word after a title: *Mr Lee*; not *Avalon* of *Avalon Health*.
    """
    if form.given:
        return False
    return any(tags_of(word) & t.THIRD for word in form.folded[1:]) or (is_surname and written_low.has(form.last))


def begins_with_verb(form: NameForm, others: Iterable[NameForm]) -> bool:
    """Whether a form is a verb and a surname that stands alone elsewhere: ***Give** Lee time*; not *Ban Ki-moon*.

    Args:
        form: A form of several words.
        others: The forms that end with the same word.
    """
    is_verb = tags_of(form.folded[0]) & t.VERB and not form.given and form.kind != ORGANIZATION
    return bool(is_verb) and any(other.single and other.kind != PLACE for other in others)
