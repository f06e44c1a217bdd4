"""Runs of capitalized words with particles, initials and nicknames between them, in which all names are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import OFFICE_FIELDS
from quotes.lexicon.words import any_of, entries, pairs
from quotes.speakers.names.headlines import cut_headlines
from quotes.speakers.names.titles import LONGEST_OFFICE, OFFICES, count_fields_of_office

# These patterns run over every character of the article, where `re` is 3.7 times as fast as `regex`.
UPPER: Final = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]"
_DOTTED: Final = {
    word for title in [*pairs("titles"), "Jr.", "Sr.", "St."] for word in title.split() if word[-1] == "."
}
_AFTER_ABBREVIATION: Final = "|".join(
    rf"(?<=\b{any_of(word for word in _DOTTED if len(word) == length)})" for length in sorted(set(map(len, _DOTTED)))
)
"""One look-behind for each length, as `re` demands."""
_LETTERS: Final = r"[a-z]*[^\W_]*"
"""Letters and digits; most are plain, and a plain class is matched faster."""


def word_pattern(upper: str) -> str:
    """A word of a name, with its full stop when it is an initial (*J.*), an abbreviation (*Dr.*) or a web address."""
    return (
        rf"{upper}{_LETTERS}(?:[-'’&‐‑‘`´][^\W_]+(?:[-'’&‐‑‘`´][^\W_]+)*|)"
        rf"(?:\.(?:(?<=\b{upper}\.)(?<![-&]{upper}\.)(?:{upper}\.)*|(?<=\bPh\.)D\.|{_AFTER_ABBREVIATION}|(?:com|org|net)\b)|\((?<=[A-Z]{{2}}\()(?:[A-QS-Z]|[A-Z]{{2}})\)|)"
    )


def _run_pattern(upper: str) -> str:
    """A run of up to nine capitalized words with a space between them, and with particles and nicknames.

    A plural's apostrophe does not end it: *Pilots’ Association*.
    """
    word = word_pattern(upper)
    nickname = rf"(?:[“\"«‘'](?:[Tt]he )?{upper}\w*(?: \w+)?[”\"»’'] |(?<=[A-Z]\. )\({upper}[a-z]+\) |)"
    particle = any_of(entries("name_particles"))
    particles = rf"{particle}(?: (?:{particle} )?(?:{particle}[-’'])?|[-’'])"
    return rf"{word}(?:(?: |['’](?<=s.) )(?:{nickname}|{particles}){word}){{0,8}}"


_RUN: Final = re.compile(_run_pattern(UPPER))
_OTHER_CAPITAL: Final = regex.compile(rf"(?V1)[\p{{Lu}}--{UPPER}]")
_ASCII: Final = bytes(range(128))
_RUN_IN_ANY_SCRIPT: Final = regex.compile(_run_pattern(r"\p{Lu}"))
_MONTHS: Final = entries("months_or_names")
_OPENS_DATE: Final = ("In", "Since", "Until", "Last")
_MAY_BE_DATED: Final = tuple(
    [f"{month} " for month in _MONTHS] + [f"{word} {month} " for word in _OPENS_DATE for month in _MONTHS]
)
_SAID: Final = "Said "
_WILL: Final = "Will "
_TWEETED: Final = " Tweeted"
"""A verb with a capital: *Ann Lee **Tweeted** on Friday*."""
_CREDITS: Final = ("AP Photo ", "Getty Images ", "REUTERS ")
"""Credits of photos and the space before what follows them."""
_ASKED: Final = re.compile(rf"{_WILL}(?:[^.!?\n]|\.(?! [A-Z])){{1,300}}\?")
_MAY_BE_CUT: Final = (*_MAY_BE_DATED, _SAID, _WILL)
_CUT_AT_FIRST: Final = frozenset([start[:3] for start in _MAY_BE_CUT])
"""Their first letters, which few other runs have."""
_MAY_END_OFFICE: Final = tuple([f"{field} " for field in sorted(OFFICE_FIELDS)])
_MONTH: Final = re.compile(rf"(?:{'|'.join(_OPENS_DATE)}) (?:{'|'.join(_MONTHS)}) ")
_MAY_BE_CUT_AT_LAST: Final = (*(f" {month}" for month in (*_MONTHS, "Jan")), _TWEETED)
_DAY: Final = re.compile(r"\.? \d\d?\b")
"""What shows that a month after a name is a date: *said Ann Lee **May** 4*."""
_IN: Final = (" in ", " since ", " until ", " last ", " late ", " early ")
"""What is before a month rather than a name: *in **May** Ann Lee left*."""
_OF_BODY: Final = (" of ", " for ", " the ")
_AND: Final = " & "
_LONGEST_FIRM: Final = 60
"""Code points of the partners before the last."""
_BEFORE_VERB: Final = (*(f"{end} " for end in ".?!:”\"’'"), "“", '"')
_SAYS_WHAT: Final = re.compile(rf"{_SAID}[^!?\n“”\"‘«‹„]{{2,160}}?[:,]\s{{0,3}}[“\"‘'«‹„]")


def name_runs(text: str) -> tuple[list[str], list[int]]:
    """The runs of capitalized words in a text, and where each starts (code points).

    Only a text that has capitals of other alphabets (*Țurcanu*, *Путин*) is read with the pattern that knows them all.
    """
    runs: list[str] = (_RUN_IN_ANY_SCRIPT if _has_other_capital(text) else _RUN).findall(text)
    starts: list[int] = []
    end = 0
    for index, run in enumerate(runs):
        # No capital is between two runs, so that the first one is where the pattern found the run.
        start = text.find(run[0], end)
        end = start + len(run)
        if " " in run:
            if run[:3] in _CUT_AT_FIRST and run.startswith(_MAY_BE_CUT):
                size = _verb_before(text, start, run) or _date_before(text, start, run)
                run = runs[index] = run[size:]
                start += size
            if run.endswith(_MAY_BE_CUT_AT_LAST) and (run.endswith(_TWEETED) or _DAY.match(text, end)):
                runs[index] = run.rpartition(" ")[0]
        starts.append(start)
    if "&" in text:
        runs, starts = _join_partners(text, runs, starts)
    words = "\n".join(runs)
    _cut_credits(words, runs, starts)
    _cut_offices(text, words, runs, starts)
    cut_headlines(text, runs, starts)
    return runs, starts


def _cut_credits(words: str, runs: list[str], starts: list[int]) -> None:
    """Cut the credit of a photo before a name with which the article begins or goes on: *AP Photo **Ann Lee** said*."""
    for credit in _CREDITS:
        if credit in words:
            for index, run in enumerate(runs):
                if run.startswith(credit):
                    runs[index] = run[len(credit) :]
                    starts[index] += len(credit)


def _cut_offices(text: str, words: str, runs: list[str], starts: list[int]) -> None:
    """Cut what is an officer's body, or ends an office, before a name."""
    for index in _officers(text, runs, starts):
        body, name = _split_before_name(runs[index])
        runs[index : index + 1] = (body, name)
        starts.insert(index + 1, starts[index] + len(body) + 1)
    for office in OFFICES:
        if office in words:
            _cut_fields(text, office, runs, starts)


def _join_partners(text: str, runs: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    """Join the runs on both sides of *&*, which name a firm: *Marks & Spencer*; not *Ann Lee & Bob Ray*."""
    joined: list[str] = []
    places: list[int] = []
    end = 0
    for run, start in zip(runs, starts, strict=True):
        beside = start == end + len(_AND) and text.startswith(_AND, end)
        if joined and beside and _may_be_firm(joined[-1], run):
            joined[-1] += _AND + run
        else:
            joined.append(run)
            places.append(start)
        end = start + len(run)
    return joined, places


def _may_be_firm(one: str, other: str) -> bool:
    """Whether what is on both sides of *&* is one name, and neither a letter (*Q & A*) nor two full names."""
    if len(one) > _LONGEST_FIRM or min(len(one), len(other)) < len("Co"):
        return False
    return not (_is_full_name(one) and _is_full_name(other))


def _is_full_name(run: str) -> bool:
    """Whether a run begins with a given name and goes on."""
    first, _, rest = run.partition(" ")
    return bool(rest and tags_of(first) & t.GIVEN)


def _date_before(text: str, at: int, run: str) -> int:
    """The size of what dates a sentence that a name begins: *In **May** Ann Lee left*."""
    month = _MONTH.match(text, at)
    if month is not None:
        return month.end() - at
    return run.index(" ") + 1 if text.endswith(_IN, 0, at) and not run.startswith((_SAID, _WILL)) else 0


def _verb_before(text: str, at: int, run: str) -> int:
    """The size of a verb that begins a sentence before a name: ***Said** Lee: “No.”*, ***Will** Lee go?*.

    Not *Said Lee left* and *Will Lee left*.
    """
    if at and text[at - 1] != "\n" and not text.endswith(_BEFORE_VERB, 0, at):
        return 0
    if run.startswith(_WILL):
        return len(_WILL) if _ASKED.match(text, at) else 0
    said = _SAYS_WHAT.match(text, at)
    is_only_verb = said is not None and not any(tags_of(word) & t.SAY for word in said[0].split()[1:])
    return len(_SAID) if is_only_verb else 0


def _cut_fields(text: str, office: str, runs: list[str], starts: list[int]) -> None:
    """Cut what ends an office before a name: *Minister for Health and **Sport** Ann Lee*."""
    at = text.find(office)
    while at >= 0:
        for index in range(bisect_left(starts, at), bisect_right(starts, at + LONGEST_OFFICE)):
            run = runs[index]
            if run.startswith(_MAY_END_OFFICE):
                words = run.split(" ")
                size = sum(len(word) + 1 for word in words[: count_fields_of_office(text, starts[index], words)])
                runs[index] = run[size:]
                starts[index] += size
        at = text.find(office, at + 1)


def _officers(text: str, runs: list[str], starts: list[int]) -> list[int]:
    """The runs in which an officer's name follows a body's, the last first: *head of **Kor Ltd Ann Lee***."""
    return [
        index
        for index in range(len(runs) - 1, -1, -1)
        if runs[index].count(" ") > 1  # two words of a name and one of a body
        and text.endswith(_OF_BODY, 0, starts[index])
        and _is_of_officer(text, starts[index])
        and _split_before_name(runs[index])[0]
    ]


def _is_of_officer(text: str, at: int) -> bool:
    """Whether what is before a body is an officer of it: *a **spokesman for** Kor*, *the **head of the** Kor Trust*."""
    before = text[max(0, at - LONGEST_OFFICE) : at].removesuffix("the ").split()
    return len(before) > 1 and bool(tags_of(before[-2]) & t.ROLE and not tags_of(before[-2]) & t.PLURAL)


def _split_before_name(run: str) -> tuple[str, str]:
    """Split the name of a body from a given name and a surname at its end; the body is empty if they are not there.

    >>> _split_before_name("Marks & Spencer Ann Lee")
    ('Marks & Spencer', 'Ann Lee')
    >>> _split_before_name("Mary Ann Lee"), _split_before_name("St Ann Hospital")
    (('', 'Mary Ann Lee'), ('', 'St Ann Hospital'))
    """
    words = run.split(" ")
    if len(words) < len(("Kor", "Ann", "Lee")):
        return "", run
    given, surname = tags_of(words[-2]), tags_of(words[-1])
    is_name = given & t.GIVEN and not given & (t.PLACE | t.NOUN) and not surname & (t.NOUN | t.PLACE | t.PLURAL)
    body = " ".join(words[:-2])
    may_be_body = "&" in words or not any(tags_of(word) & (t.PERSONAL | t.POSSESSIVE_ENDING) for word in words[:-2])
    return (body, " ".join(words[-2:])) if is_name and may_be_body else ("", run)


def _has_other_capital(text: str) -> bool:
    """Whether a text has capitals of other alphabets; the letters of ASCII are taken out first, a tenth of the time."""
    if text.isascii():
        return False
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return bool(_OTHER_CAPITAL.search(encoded.decode("utf-8", "surrogatepass")))
