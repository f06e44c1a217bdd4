"""Where an article names somebody: each run of capitalized words is split into names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.folding import POSSESSIVES, is_acronym
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import UNMARKED_BEGINNINGS
from quotes.lexicon.words import any_of, entries
from quotes.model import ORGANIZATION
from quotes.speakers.names.forms import NameForm, is_listed_body, organization_form, parse_name_words
from quotes.speakers.names.runs import UPPER, name_runs, word_pattern
from quotes.speakers.names.titles import end_before_officer
from quotes.text.departments import end_of_fields
from quotes.text.tokens import may_end_sentence

_BODY_OWNERS: Final = frozenset(entries("body_owners"))
_AGAINST: Final = "Against"
_PLURAL_POSSESSIVE: Final = ("s'", "s’")
_BETWEEN_NAMES: Final = t.DET | t.PREP | t.CONJ | t.CLAUSE_OPENER | t.AUX
_NEVER_NOUNS: Final = frozenset(form for form in forms_in("verbs_only") if form.endswith("s"))
_WORDS: Final = rf"(?: the)? {word_pattern(UPPER)}(?: (?:and )?{word_pattern(UPPER)}){{0,5}}"
_AIM: Final = any_of(verb.capitalize() for verb in entries("body_aims"))
_CONTINUATION: Final = re.compile(rf" (?:of{_WORDS}|for{_WORDS}(?: of{_WORDS})?|to {_AIM}{_WORDS})")
BEFORE_CONTINUATION: Final = (" of ", " for ", " to ")
"""What is between a run and the rest of its name: *Ministry of Health*, *Committee to Protect Journalists*."""

_HOUSES: Final = ("House", "The House")
_CONFERENCE: Final = "Conference"
"""What is the name of a body with what follows it: *House of Bishops*, *Conference of Mayors*."""
_NUMBERED: Final = "Circuit"
"""What has a number for a name: *the 9th Circuit*."""
_ORDINAL: Final = re.compile(r"\b\d+(?:st|nd|rd|d|th) $")
_LONGEST_ORDINAL: Final = len("113th ")
NameMention = tuple[int, int, NameForm]
"""Where a name starts, where it ends, exclusive, and its form."""
SplitRun = tuple[tuple[NameMention, ...], bool]
"""The names in a run, and whether the last may go on after it: *Ministry of Health*."""
RunPart = list[tuple[int, int, str]]
"""Words of a run that may be a name, each with its offsets in the run."""
_MOST_KEPT: Final = 1 << 15
"""Runs that are kept once they are split, so that memory stays bounded."""


def names_in(text: str) -> list[NameMention]:
    """The names in a stretch of text.

    Args:
        text: A line, a paragraph or a part of one.

    Returns:
        Where each name starts and ends in the text, a possessive ending left out, and its form.
    """
    return [mention for run, at in zip(*name_runs(text), strict=True) for mention in names_in_run(text, at, run)]


def names_in_run(text: str, at: int, run: str) -> list[NameMention]:
    """The names in a run of capitalized words.

    Args:
        text: The text around the run.
        at: Where the run starts in the text (code points).
        run: The run as written.

    Returns:
        Where each name starts and ends in the text, and its form.
    """
    if at and text[at - 1].isalnum():
        # *eBay CEO Ann Lee*
        rest = run.partition(" ")[2]
        return names_in_run(text, at + len(run) - len(rest), rest) if rest else []
    found, may_go_on = SPLIT_RUNS[run]
    if not found:
        return []
    if len(found) == 1 and not may_go_on:
        first, last, form = found[0]
        number = _ORDINAL.search(text, max(0, at - _LONGEST_ORDINAL), at) if run == _NUMBERED else None
        if number is not None:
            return [(number.start(), at + last, organization_form(text[number.start() : at + last]))]
        return [(at + first, at + last, form)]
    names = [(at + first, at + last, form) for first, last, form in found]
    more = _CONTINUATION.match(text, at + len(run)) if may_go_on else None
    # *The House for Ann Lee* is a house.
    if more and (not _needs_rest(run) or more[0].startswith(BEFORE_CONTINUATION[0])):
        begin, end = names[-1][0], more.start() + end_before_officer(more[0])
        if end == more.end() and text.startswith(", ", end):
            end = end_of_fields(text, end)
        names[-1] = (begin, end, organization_form(text[begin:end]))
    return names


def may_continue(run: str) -> bool:
    """Whether the name that ends a run may go on with *of*, as *Ministry* may, and *House* alone."""
    return _needs_rest(run) or bool(tags_of(run.rpartition(" ")[2]) & t.ORG_NOUN)


def _needs_rest(run: str) -> bool:
    """Whether a run names a body only with what follows it: *House of Bishops*, *Kor Conference of Mayors*."""
    return run in _HOUSES or run.endswith(_CONFERENCE)


@lru_cache(maxsize=1 << 13)
def names_in_phrase(words: str) -> tuple[NameMention, ...]:
    """The names in a few words, such as a phrase; a listed name may be none elsewhere: *No 10*."""
    return ((0, len(words), organization_form(words)),) if is_listed_body(words) else tuple(names_in(words))


class _SplitRuns(dict[str, SplitRun]):
    """The runs split so far. ``lru_cache``, which notes each use, takes twice as long to find one."""

    def __missing__(self, run: str) -> SplitRun:
        """Split a run that is new."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        split = self[run] = _split_run(run)
        return split


SPLIT_RUNS: Final = _SplitRuns()
"""Each run of capitalized words with what ``_split_run`` returns for it."""


def _split_run(run: str) -> SplitRun:
    """Split a run into names.

    A possessive ends a name (*Lee’s Elm College*, *the Kors’ Ann Lee*), but not a plural in an organization's name
    (*Pilots’ Association*). In headlines, a word of grammar or a verb in capitals ends one.

    Args:
        run: The run as written.

    Returns:
        The names, with offsets into the run, and whether the last may go on with *of* (*Ministry of Health*).
    """
    words = run.split()
    if is_listed_body(run):
        return ((0, len(run), organization_form(run)),), bool(tags_of(words[-1]) & t.ORG_NOUN)
    if len(words) < 3 and not run.endswith(POSSESSIVES) and not words[0].endswith((*POSSESSIVES, *_PLURAL_POSSESSIVE)):
        return _split_short_run(run, words)
    parts = _cut_run(run, words)
    found: list[NameMention] = []
    for part in parts:
        _add_part(found, part)
    is_body = parts[-1] and found and tags_of(words[-1]) & t.ORG_NOUN and found[-1][2].kind == ORGANIZATION
    return tuple(found), bool(is_body) or _needs_rest(run)


def _cut_run(run: str, words: list[str]) -> list[RunPart]:
    """Cut a run where a name ends or another begins; parts may be empty."""
    parts: list[RunPart] = [[]]
    repeated = _count_repeated_words(words)
    end = 0
    for index, word in enumerate(words):
        start = run.find(word, end)
        end = start + len(word)
        is_grammar = _is_between_names(words, index)
        is_verb = not is_grammar and _is_verb_of_headline(words, index)
        if is_verb and parts[-1] and tags_of(parts[-1][-1][2]) & t.ADV:
            parts[-1].pop()  # *Ann Lee **Finally** Says*
        if len(words) > 2 and (is_grammar or is_verb):
            parts.append([])
            continue
        ends_in_plural = word.endswith(_PLURAL_POSSESSIVE) and (
            not tags_of(words[-1]) & t.ORG_NOUN or bool(tags_of(word[:-1]) & t.DEMONYM)
        )
        if index == repeated or _begins_another(words, index):
            parts.append([])
        parts[-1].append((start, end - ends_in_plural, word[:-1] if ends_in_plural else word))
        if ends_in_plural or (word.endswith(POSSESSIVES) and not _is_possessive_of_body(words, index)):
            parts.append([])
    return parts


def _is_between_names(words: list[str], at: int) -> bool:
    """Whether a word of grammar in capitals ends a name: *Ann Lee **On** Tax Cuts*; not *Bob Will Ray*, *Kor IT Group*.

    *in Orme Hall **He** said*: a caption and a sentence; *Kai Ming He* has a surname. *League Against Drink* is a name.
    """
    word = words[at]
    if word == _AGAINST and at and tags_of(words[at - 1]) & (t.ORG_NOUN | t.PLURAL):
        return False
    if at > 1 and word in UNMARKED_BEGINNINGS and not tags_of(words[0]) & t.GIVEN:
        return True
    tag = tags_of(word)
    # *Bob Ray Jr. It was late*
    if at and tag & t.FUNCTION_OR_TIME and may_end_sentence(words[at - 1].lower(), word.lower()):
        return True
    return bool(tag & _BETWEEN_NAMES) and not tag & t.GIVEN and word.istitle()


def _count_repeated_words(words: list[str]) -> int:
    """How many words at the start of a run come again: *Ann Lee* in *Ann Lee Mayor Ann Lee*, after a caption."""
    for again in range(2, len(words) - 1):
        size = 0
        while size < min(again, len(words) - again) and words[size] == words[again + size]:
            size += 1
        if size > 1:
            return size
    return 0


def _begins_another(words: list[str], at: int) -> bool:
    """Whether a word inside a run begins another name."""
    if not tags_of(words[at]) & t.GIVEN:
        return False
    if at == 1:
        return _is_place_before_person(words)
    # *JUDGE SLAPPED Ann Lee*: what comes before a headline; not *A. P. J. Ann Lee*.
    return words[at].istitle() and all(is_acronym(word) and word[1:] != "." for word in words[:at])


def _is_place_before_person(words: list[str]) -> bool:
    """Whether a run begins with a place before somebody's name: *the envoy to **Ukraine** Ann Lee*."""
    first, last = tags_of(words[0]), tags_of(words[-1])
    return len(words) > 2 and bool(first & t.PLACE) and not first & t.GIVEN and not last & t.NOUN


def _is_possessive_of_body(words: list[str], at: int) -> bool:
    """Whether a possessive is in a body's name: *Women’s Aid*, *Alzheimer’s UK*, *Elm County **Sheriff’s** Office*."""
    name = words[at][:-2]
    if name.lower() in _BODY_OWNERS:
        return True
    owner = tags_of(name)
    is_office = owner & t.ROLE and at + 1 < len(words) and tags_of(words[at + 1]) & t.ORG_NOUN
    return bool(owner & t.PLURAL or is_office)


def _is_verb_of_headline(words: list[str], at: int) -> bool:
    """Whether a word inside a run is a verb: *Lee **Says** Kor Lied*, *Lee **Claims** Ida Won*; not *Small Claims*."""
    word = words[at]
    if not 0 < at < len(words) - 1 or not word.endswith("s") or not word.istitle():
        return False
    if word.lower() in _NEVER_NOUNS:
        return True
    tag = tags_of(word)
    reports = tag & t.THIRD and tag & t.CLAUSE_CUE and not tag & t.NOUN
    # *Ida Roe Slams Kor* has a whole name before the verb.
    whole = at > 1 and tags_of(words[0]) & t.GIVEN
    return bool(reports and (whole or tags_of(words[at + 1]) & t.GIVEN))


def _split_short_run(run: str, words: list[str]) -> SplitRun:
    """Do what ``_split_run`` does for a word or two, as most runs are."""
    word = words[-1]
    tag = tags_of(word)
    if word == run and tag & t.FUNCTION_WORD and not tag & t.GIVEN and not is_acronym(word):
        return (), False
    skip, form = parse_name_words(words)
    if form is None:
        return (), False
    start = len(run) - len(word) if skip else 0
    return ((start, len(run), form),), _needs_rest(run) or bool(tag & t.ORG_NOUN and form.kind == ORGANIZATION)


def _add_part(found: list[NameMention], part: RunPart) -> None:
    """Add the name in a part of a run."""
    if not part:
        return
    skip, form = parse_name_words([word for _, _, word in part])
    if form is not None:
        end = part[-1][1] - (2 if part[-1][2].endswith(POSSESSIVES) else 0)
        found.append((part[skip][0], end, form))
