"""Find the paragraphs of a transcript that a label sets apart, *TOM HALE, FISHERMAN:* or *Q.*, or bold letters."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import LABELS_OF_NOBODY, UNNAMED_SPEAKERS
from quotes.model import Span

ASKS: Final = "q"
ANSWERS: Final = "a"

FEWEST_QUESTIONS: Final = 3
"""Questions in bold that make an interview."""
_CLOSE: Final = 2
_FAR: Final = 8
"""Paragraphs without a label before the last label, at most: of a name that labels nothing else, and of any other."""
_DATE: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s"
CLOCK: Final = rf"[\[(]?(?:{_DATE})?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?(?:\s?[AaPp][Mm])?[\])]?"
"""A time of day, with its date if it has one: *10:12*, *[1/5/24, 10:12 PM]*."""
_STAMP: Final = rf"(?:[-–—]\s)?(?:(?:Today|Yesterday)\sat\s)?{CLOCK}"
LABEL: Final = regex.compile(
    rf"""(?<stamp>{CLOCK}\s*+[-–—]?\s*+)?
    (?: (?<letter> [QA] | Question | Answer )
        (?: \s?[:：] | [.)] (?=\s) | (?<=Q)\s?+[–—] (?=\s) | (?<=Q) (?=\s++[\p{{Lu}}“"]) )
      | \[?+ (?<sent>[Ff]rom\s++)?+
        (?<label> (?<name> \p{{Lu}}[\p{{L}}\p{{M}}\d.'’&\ _-]{{0,48}} )
                  (?: \s?[,(\[/][^:\n“”"?!]{{0,80}} )? )
        (?: \s?[:：] (?:(?:\s++|(?<!\d:)){CLOCK}(?=\s|\Z))? (?=\s|\Z)
          | \]?\s++(?:[|·•]\s)?(?<below>(?<stamp>{_STAMP})\s?[:：]?) (?=\n|\Z)
          | (?(stamp)(?=\n|\Z)|(?!)) )
      | (?<label> (?<name> \p{{Lu}}[\p{{Lu}}.'’&\ -]{{1,32}} )) \s[—–](?=\s)
      | <(?<label>(?<name>[\p{{L}}\d_`^|-]{{1,30}}))>(?=\s)
    )""",
    regex.VERBOSE,
)
"""*Q:*, *A.*, *TOM HALE, FISHERMAN:*, *HALE —*, *Ann Lee (00:12):*, *<ann>*, with the time before or after it."""
_BARE_ANSWER: Final = regex.compile(r"A(?=\s++[\p{Lu}“\"])")
"""An answer of a court's transcript, after a question: *A Yes, I did.*"""
_WORD: Final = regex.compile(r"[\p{L}\p{M}\d.'’&-]++")
_LETTERS: Final = frozenset(["Q:", "Q.", "Q)", "Q ", "A:", "A.", "A)"])
_SURE_STAMP: Final = regex.compile(r"[/\[(A-Za-z]")
_RECIPIENT: Final = regex.compile(r"\s+to\s+(?:Everyone|Me\b|Hosts?\b|Panelists\b|All\b|\p{Lu}).*+", regex.DOTALL)
"""To whom a message of a meeting is: *From Ann Lee to Everyone*."""
_SHORT_LABEL: Final = 32
_LONGEST_LABEL: Final = 100
"""Characters among which the colon of a label is; most labels of a transcript are short."""
_SECOND_NAME: Final = regex.compile(r"\b\p{Lu}[\p{L}.'’-]*+ (\p{Lu}[\p{L}'’-]++)")
"""A word that follows another with a capital."""
_LONGEST_NAME: Final = 6
"""Words of a name with its title."""
_TIME: Final = r"(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
BRACKETED: Final = regex.compile(
    rf"(?:[\[(][^\])\n]{{0,200}}[\])][.…]? ?+){{1,3}}+|<[^<>\n]{{1,60}}>|[.…*\s-]{{1,9}}|{_TIME}(?:\s-->\s{_TIME})?"
)
"""A paragraph that nobody says: *(APPLAUSE)*, *[Video plays.]*, *<Media omitted>*, *…*, *10:12*."""
_PARTICLES: Final = t.PREP | t.DET | t.CONJ


@dataclass(slots=True)
class Start:
    """A paragraph that a label or bold letters set apart."""

    paragraph: int
    label: Span | None
    words: int
    """Where the words after the label begin."""
    key: str
    """Whom the label names: the surname in capitals."""
    role: str
    name: str = ""
    """The words of the label that may be a name."""
    stamped: bool = False
    """Whether the label has a time, as in a chat."""


def labeled_paragraphs(text: str, paragraphs: list[Span]) -> list[Start]:
    """The paragraphs that begin with the label of somebody who has others, in order."""
    if len(_near(text, paragraphs, _SHORT_LABEL)) < FEWEST_QUESTIONS:
        return []
    found: list[Start] = []
    for number in _near(text, paragraphs, _LONGEST_LABEL):
        match = LABEL.match(text, *paragraphs[number])
        start = _labeled(match, number) if match else None
        if match is None and found and found[-1].role and _BARE_ANSWER.match(text, *paragraphs[number]):
            at = paragraphs[number][0]
            start = Start(number, (at, at + 1), at + 1, ANSWERS.upper(), ANSWERS)
        if start is not None:
            found.append(start)
    if len(found) < FEWEST_QUESTIONS:
        return []
    known = {start.key for start in found if " " in start.name or start.name.isupper()}
    if not all(_is_speaker(start, known) for start in found):
        known.update(word.upper() for word in _SECOND_NAME.findall(text))
    return [start for start in found if _is_speaker(start, known)]


def _labeled(match: regex.Match[str], number: int) -> Start | None:
    """The paragraph of a number that a label begins; ``None`` if the label names nobody."""
    if _reports(match["label"]):
        return None
    if letter := match["letter"]:
        return Start(number, match.span(), match.end(), letter[0], letter[0].lower())
    recipient = _RECIPIENT.search(match["name"]) if match["sent"] else None
    name = match["name"][: recipient.start()] if recipient else match["name"]
    words = _name_words(name)
    if words is None:
        return None
    key = words[-1].upper() if len(words[-1]) > 1 else name.strip().upper()
    first, end = match.span("label")
    after = match.group()[end - match.start() :].strip()
    if recipient:
        end = first + len(name)
    elif after.startswith((":", "：")) or after.endswith((":", "：")):
        end = match.end()
    return Start(number, (first, end), match.end(), key, "", name.strip(), stamped=_is_stamped(match))


def _is_stamped(match: regex.Match[str]) -> bool:
    """Whether a label is that of a message in a chat: *[10:12] Ann*, *Ann Lee 0:12*, *<ann>*, not *10:12 Ann*."""
    stamp = match["stamp"] or ""
    return match["below"] is not None or _SURE_STAMP.search(stamp) is not None or match.group().endswith(">")


def _near(text: str, paragraphs: list[Span], most: int) -> list[int]:
    """The paragraphs whose first ``most`` characters may hold a label."""
    starts = [start for start, _ in paragraphs]
    near = {
        number
        for number, start in enumerate(starts)
        if text[start] in "QA<" and (text[start] == "<" or text[start : start + 2] in _LETTERS)
    }
    if any(text[starts[number] : starts[number] + 2] == "Q " for number in near):
        near.update([number for number, start in enumerate(starts) if text[start : start + 2] == "A "])
    near.update(_with_sign(":", text, paragraphs, starts, most))
    for dash in "—–":
        dashed = _with_sign(dash, text, paragraphs, starts, most)
        near.update([number for number in dashed if text[starts[number] : starts[number] + 2].isupper()])
    return sorted(near)


def _with_sign(sign: str, text: str, paragraphs: list[Span], starts: list[int], most: int) -> list[int]:
    """The paragraphs, which begin at ``starts``, with a sign among their first ``most`` characters.

    Most paragraphs do not have it, so searching for the sign is quicker than looking at each paragraph.
    """
    found: list[int] = []
    at = text.find(sign)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        if number >= 0 and at < min(starts[number] + most, paragraphs[number][1]):
            found.append(number)
        following = starts[number + 1] if number + 1 < len(starts) else len(text)
        at = text.find(sign, max(at + 1, following))
    return found


def _reports(label: str | None) -> bool:
    """Whether a label is a clause: *Ann Lee, a nurse, **said**:*."""
    return label is not None and any(word.islower() and tags_of(word) & t.REPORTING for word in _WORD.findall(label))


def _name_words(name: str) -> list[str] | None:
    """The words of a label that may be a name; ``None`` for *The result*, *Editor’s note* and sentences."""
    words = _WORD.findall(name)
    if not words or len(words) > _LONGEST_NAME or " ".join(words).lower() in LABELS_OF_NOBODY:
        return None
    for word in words[1:]:
        if word[0].islower() and word not in UNNAMED_SPEAKERS and not tags_of(word) & (t.ROLE | _PARTICLES):
            return None
    return words


def _is_speaker(start: Start, known: set[str]) -> bool:
    """Whether a label is that of somebody: by its letter, its time, capitals, a title, or a full name in the text.

    *Hale:* is a name where *Tom Hale* or *Mr. Hale* is in the text; *Pros:* is none.
    """
    if start.role or start.stamped or start.key in known:
        return True
    return any(tags_of(word) & t.PERSONAL or word.lower() in UNNAMED_SPEAKERS for word in _WORD.findall(start.name))


def with_bold(text: str, paragraphs: list[Span], starts: list[Start], bold: Collection[int]) -> list[Start]:
    """The labeled paragraphs with the questions in bold, and the answers to them where no answer has a label."""
    labeled = {start.paragraph for start in starts}
    asked = [number for number, span in enumerate(paragraphs) if span[0] in bold and number not in labeled]
    questions = [number for number in asked if text[paragraphs[number][1] - 1] == "?"]
    if len(questions) < FEWEST_QUESTIONS or 2 * len(questions) < len(asked):
        return starts
    found = [Start(number, None, paragraphs[number][0], "Q", ASKS) for number in asked]
    if not starts:
        answers = [number + 1 for number in asked if number + 1 < len(paragraphs) and number + 1 not in asked]
        found += [Start(number, None, paragraphs[number][0], "A", ANSWERS) for number in answers]
    return sorted([*starts, *found], key=attrgetter("paragraph"))


def without_strays(text: str, paragraphs: list[Span], starts: list[Start]) -> list[Start]:
    """The labeled paragraphs without those before and after a transcript, such as a headline: *Lee: Taxes Are Up*."""
    often = Counter(start.key for start in starts)
    first, last = 0, len(starts)
    while last - first > 1:
        one, other = starts[first], starts[first + 1]
        if not _is_apart(text, paragraphs, one, other, 0) or (
            often[one.key] > 1
            and not _is_headline(text, paragraphs, one)
            and not _is_led_in(text, paragraphs, one, other)
        ):
            break
        first += 1
    while last - first > 1:
        one, other = starts[last - 2], starts[last - 1]
        if not _is_apart(text, paragraphs, one, other, _CLOSE if often[other.key] == 1 else _FAR):
            break
        last -= 1
    return starts[first:last]


def _is_apart(text: str, paragraphs: list[Span], one: Start, other: Start, most: int) -> bool:
    """Whether more than ``most`` paragraphs between two have no label, stage directions aside."""
    between = range(one.paragraph + 1, other.paragraph)
    return sum(not BRACKETED.fullmatch(text, *paragraphs[number]) for number in between) > most


def _is_headline(text: str, paragraphs: list[Span], one: Start) -> bool:
    """Whether the label of the first paragraph is a headline: *Lee: Taxes Are Up*, but not *ANN LEE, host: We go*."""
    if one.paragraph or one.label is None or one.stamped or one.words >= paragraphs[0][1]:
        return False
    name = text[slice(*one.label)].partition(",")[0]
    return not name.isupper() or text[one.words : paragraphs[0][1]].isupper()


def _is_led_in(text: str, paragraphs: list[Span], one: Start, other: Start) -> bool:
    """Whether the paragraph before a labeled one leads in a transcript: *The exchange went as follows:*."""
    return other.paragraph > one.paragraph + 1 and text[paragraphs[other.paragraph - 1][1] - 1] == ":"
