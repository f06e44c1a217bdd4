"""The names of one article by their words; each is read when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.speakers.names.folded_words import fold_runs, fold_word, fold_words
from quotes.speakers.names.forms import NameForm
from quotes.speakers.names.runs import name_runs
from quotes.speakers.names.spans import BEFORE_CONTINUATION, SPLIT_RUNS, NameMention, may_continue, names_in_run

_RUNS_PER_NAME: Final = 8
"""How many runs to look back for each name: a name may go on over several (*Ministry of Health and Social Care*), and
other runs only begin a sentence."""
_MOST_RUNS_WITH_WORD: Final = 100
"""How many runs that contain a word are searched for a name."""
_MOST_SEARCHES: Final = 40
"""How many words the runs are searched for before all their words are indexed: a long text is asked for many."""
_NO_SURNAME: Final = t.VERB | t.NOUN | t.FUNCTION_WORD
_NOT_INITIAL: Final = frozenset(["of", "for", "the", "and"])


class NameIndex:
    """Where one article names somebody or something, by the words of the names."""

    def __init__(self, text: str) -> None:
        """Find the runs of capitalized words in a text.

        Args:
            text: The article as the rules read it.
        """
        self.text = text
        self._runs, self._starts = name_runs(text)
        self._folded = fold_runs(self._runs)
        self._read: dict[int, list[NameMention]] = {}
        self._by_last: dict[str, dict[NameForm, list[int]]] = {}
        self._with_word: dict[str, list[int]] = {}
        """The runs that contain a word, as far as anything asked."""
        self._by_word: dict[str, list[int]] = {}
        self._by_initials: dict[int, dict[str, list[int]]] = {}
        self._continued = self._runs_that_go_on()
        self._continued_by_last: dict[str, list[int]] = {}
        for index in self._continued:
            for _, _, form in self._mentions_in(index):
                self._continued_by_last.setdefault(form.last, []).append(index)

    @property
    def runs(self) -> Sequence[str]:
        """The runs of capitalized words, in order."""
        return self._runs

    def _runs_that_go_on(self) -> list[int]:
        """The runs whose last name goes on after the run: *Ministry of Health*."""
        text, starts = self.text, self._starts
        found: list[int] = []
        for index, run in enumerate(self._runs):
            end = starts[index] + len(run)
            # The first letter after the space rules most runs out.
            if text[end + 1 : end + 2] in "oft" and text.startswith(BEFORE_CONTINUATION, end) and may_continue(run):
                found.append(index)
        return found

    def _mentions_in(self, index: int) -> list[NameMention]:
        """The names of a run."""
        read = self._read.get(index)
        if read is None:
            read = self._read[index] = names_in_run(self.text, self._starts[index], self._runs[index])
        return read

    def _runs_with_word(self, word: str) -> list[int]:
        """The runs that contain a word, or whose name goes on after the run and ends with it, in order."""
        runs = self._with_word.get(word)
        if runs is None:
            runs = self._find_runs(word)
            if word in self._continued_by_last:
                runs = sorted({*runs, *self._continued_by_last[word]})
            self._with_word[word] = runs
        return runs

    def _find_runs(self, word: str) -> list[int]:
        """The runs that contain a word, in order."""
        if len(self._with_word) < _MOST_SEARCHES:
            return self._search(word)
        if not self._by_word:
            self._index_words()
        return self._by_word.get(word, [])

    def _search(self, word: str) -> list[int]:
        """Search the runs for a word, in less time than an index takes that is asked for a few words only."""
        folded, sought = self._folded, f" {word}"
        size = len(sought)
        found: list[int] = []
        index = counted = 0
        at = folded.find(sought)
        while at >= 0:
            if folded[at + size] == " ":
                index += folded.count("\n", counted, at)
                counted = at
                if not found or found[-1] != index:
                    found.append(index)
            at = folded.find(sought, at + size)
        return found

    def may_follow_word(self, word: str) -> bool:
        """Whether a word may be after another one in its run, as after a title: *Mr **Erdogan***."""
        if self._by_word:
            return word in self._by_word
        folded, sought = self._folded, f" {word}"
        size = len(sought)
        at = folded.find(sought, 1)
        while at >= 0:
            if folded[at - 1] != "\n" and folded[at + size] == " ":
                return True
            at = folded.find(sought, at + size)
        return False

    def _index_words(self) -> None:
        """Index all words of the runs."""
        for index, line in enumerate(self._folded.split("\n")):
            for word in line.split():
                runs = self._by_word.setdefault(word, [])
                if not runs or runs[-1] != index:
                    runs.append(index)

    def mentions_with_word(self, word: str) -> list[NameMention]:
        """The names in the runs that contain a word, in order."""
        return [mention for index in self._runs_with_word(word) for mention in self._mentions_in(index)]

    def is_within_sentence(self, word: str) -> bool:
        """Whether a name that contains a word is after another word, so that it is more than a sentence's beginning."""
        starts = [start for start, _, _ in self.mentions_with_word(word)]
        return any(self.text[start - 2 : start].rstrip(" ").isalnum() for start in starts if start > 1)

    def mentions_with_word_after(self, word: str, at: int) -> Iterator[NameMention]:
        """The names in the runs that contain a word, from a position on; each is read only when it is reached."""
        runs = self._runs_with_word(word)
        for index in islice(runs, max(0, bisect_left(runs, bisect_right(self._starts, at) - 1)), None):
            yield from self._mentions_in(index)

    def mentions_with_word_before(self, word: str, at: int) -> Iterator[NameMention]:
        """The names before a position whose run contains a word, or that go on after their run, the nearest first."""
        runs = sorted({*self._runs_with_word(word), *self._continued})
        last = bisect_left(runs, bisect_left(self._starts, at))
        for index in reversed(runs[max(0, last - _MOST_RUNS_WITH_WORD) : last]):
            for mention in reversed(self._mentions_in(index)):
                if mention[0] < at:
                    yield mention

    def forms_by_last_word(self, last: str) -> dict[NameForm, list[int]]:
        """The names that end with a word, such as a surname, each with where it starts, in order."""
        if last not in self._by_last:
            self._by_last[last] = self._starts_by_form(last)
        return self._by_last[last]

    def _starts_by_form(self, last: str) -> dict[NameForm, list[int]]:
        """Where each name that ends with a word starts.

        Most runs are split from the cache, without the text around them.
        """
        text, runs, starts = self.text, self._runs, self._starts
        places: dict[NameForm, list[int]] = {}
        for index in self._runs_with_word(last):
            at = starts[index]
            names: Sequence[NameMention]
            names, goes_on = SPLIT_RUNS[runs[index]]
            if goes_on:
                at, names = 0, self._mentions_in(index)
            elif text[at - 1 : at].isalnum():
                continue
            for first, _, form in names:
                if form.last == last:
                    others = places.get(form)
                    if others is None:
                        places[form] = [at + first]
                    else:
                        others.append(at + first)
        return places

    def mentions_by_first_word(self, first: str) -> list[NameMention]:
        """The names of several words that begin with a word, in order."""
        return [
            mention
            for mention in self.mentions_with_word(first)
            if len(mention[2].folded) > 1 and mention[2].folded[0] == first
        ]

    def forms_with_middle_word(self, word: str) -> list[NameForm]:
        """The names that have a word between their first and the words that end them, in order; not *Ann Lee Show*."""
        found: list[NameForm] = []
        for _, _, form in self.mentions_with_word(word):
            names = form.folded
            if word in names[1:-1] and not any(tags_of(end) & _NO_SURNAME for end in names[names.index(word, 1) + 1 :]):
                found.append(form)
        return found

    def mentions_by_initials(self, letters: str) -> list[NameMention]:
        """The names of several words with certain initials, in order: *Kor Trade Union* for *ktu*."""
        size = len(letters)
        if size not in self._by_initials:
            self._by_initials[size] = self._read_initials(size)
        runs = sorted(set(self._by_initials[size].get(letters, ())))
        found = [mention for index in runs for mention in self._mentions_in(index)]
        return [mention for mention in found if len(mention[2].folded) > 1 and initials(mention[2].folded) == letters]

    def _read_initials(self, size: int) -> dict[str, list[int]]:
        """The runs by the initials of ``size`` words in a row."""
        by_initials: defaultdict[str, list[int]] = defaultdict(list)
        for index, run in enumerate(self._runs):
            if run.count(" ") >= size - 1:
                letters = initials(fold_words(run))
                for first in range(len(letters) - size + 1):
                    by_initials[letters[first : first + size]].append(index)
        for index in self._continued:
            for _, _, form in self._mentions_in(index):
                by_initials[initials(form.folded)].append(index)
        return by_initials

    def between(self, start: int, end: int) -> Iterator[NameMention]:
        """The names that start in a stretch, in order; each is read only when it is reached."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for index in range(first, bisect_left(self._starts, end)):
            for mention in self._mentions_in(index):
                if start <= mention[0] < end:
                    yield mention

    def by_calendar_surname(self, word: str) -> str:
        """The full name of somebody whose surname is also a month or a weekday: *Joe Friday* for *Friday*."""
        for index in self._runs_with_word(fold_word(word)):
            first, _, surname = self._runs[index].rpartition(" ")
            # *On Friday* and *Last March* have no given name; *Fredric* is in no list.
            if surname == word and len(first) > 1 and first.isalpha() and not tags_of(first) & ~(t.CAP | t.GIVEN):
                return self._runs[index]
        return ""

    def before(self, at: int, most: int) -> Iterator[NameMention]:
        """The names that start before a position, the nearest first, and no more than ``most``."""
        last = bisect_left(self._starts, at) - 1
        for index in range(last, max(-1, last - most * _RUNS_PER_NAME), -1):
            for mention in reversed(self._mentions_in(index)):
                if mention[0] < at:
                    yield mention
                    most -= 1
                    if not most:
                        return

    def around(self, start: int, end: int) -> NameMention | None:
        """The whole name that includes a stretch: *Jock A. Finlayson* for *Jock*."""
        index = bisect_right(self._starts, start)
        for run in range(index - 1, max(-1, index - 1 - _RUNS_PER_NAME), -1):
            for mention in reversed(self._mentions_in(run)):
                if mention[0] <= start:
                    return mention if mention[1] >= end else None
        return None


def starts_by_form(mentions: Iterable[NameMention]) -> dict[NameForm, list[int]]:
    """Where each form of a name starts, of some names in order."""
    places: dict[NameForm, list[int]] = {}
    for start, _, form in mentions:
        places.setdefault(form, []).append(start)
    return places


def initials(words: Iterable[str]) -> str:
    """The first letters of a name's words, small words left out.

    >>> initials(["bank", "of", "elm"])
    'be'
    """
    return "".join([word[0] for word in words if word not in _NOT_INITIAL])
