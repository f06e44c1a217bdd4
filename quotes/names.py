"""The people and bodies that an article names: forms of one name merged, each with its fullest form."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from quotes.lexicon import (
    ADV, AUX, BODY, CALENDAR, CAP, CONJ, DEMONYM, DET, GIVEN, NEG, ORG, PLACE, POSS, PREP, PRONOUN, ROLE, SUB, TITLE, WH,
    entries, pairs, tags,
)

_UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]"
_TITLES = pairs("titles")
_ABBREVIATED = "|".join(
    sorted({rf"(?<=\b{re.escape(w)})" for title in [*_TITLES, "Jr.", "Sr.", "St."] for w in title.split() if w[-1] == "."})
)
_PARTICLES = "|".join(sorted((re.escape(p) for p in entries("name_particles")), key=len, reverse=True))
_WORD = rf"{_UPPER}[^\W_]*(?:[-'’&][^\W_]+)*(?:\.(?:(?<=\b{_UPPER}\.)(?:{_UPPER}\.)*|{_ABBREVIATED}))?"
_GAP = r"(?:[ \xa0]|\r?\n(?!\s))"
_RUN = re.compile(rf"{_WORD}(?:{_GAP}(?:(?:{_PARTICLES}){_GAP}){{0,2}}(?:(?:{_PARTICLES})[-’'])?{_WORD}){{0,8}}")
_OF = re.compile(rf" (?:of|for)(?: the)? {_WORD}(?: (?:and )?{_WORD}){{0,5}}")
_POSSESSIVE = re.compile(r"(?<=['’]s)\s")
_SUFFIXES = frozenset(word.rstrip(".").casefold() for word in entries("name_suffixes"))
_MALE = frozenset(entries("given_names_male"))
_FEMALE = frozenset(entries("given_names_female"))
_BODIES = frozenset(name.casefold() for name in entries("organizations"))
_PLACES = frozenset(name.casefold() for name in entries("places"))
_NICKNAMES = {word: frozenset(names.split()) for word, names in pairs("nicknames").items()}
_FUNCTION = DET | POSS | PRONOUN | PREP | CONJ | SUB | WH | AUX | NEG | ADV | CALENDAR

PERSON, BODY_KIND, PLACE_KIND, UNKNOWN = "person", "body", "place", ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which an article writes a name."""

    words: tuple[str, ...]
    """The name without titles, as written."""
    title: str
    gender: str
    """``m``, ``f`` or nothing, as title or given name tell."""
    kind: str
    name: str
    folded: tuple[str, ...]
    """The words for comparison."""
    last: str
    """The surname, folded."""


def _form(words: list[str], title: str, gender: str, kind: str) -> Form:
    folded = tuple(fold(word) for word in words)
    surnames = [word for word in folded if word.rstrip(".") not in _SUFFIXES] or folded
    return Form(tuple(words), title, gender, kind, " ".join(words), folded, surnames[-1])


@dataclass(slots=True)
class Entity:
    """One person or body, with the forms of its name that the article uses."""

    form: Form
    """The fullest form."""
    gender: str
    kind: str
    count: int = 1
    titles: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.form.name


def fold(word: str) -> str:
    """A word for comparison: no accents, no case, no possessive.

    >>> fold("Erdoğan’s")
    'erdogan'
    """
    word = re.sub(r"['’]s?$", "", word)
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold() or word.casefold()


def runs(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The runs of capitalised words in a stretch, with where each starts; possessives end a run."""
    for match in _RUN.finditer(text, start, end):
        run = match.group()
        parts, heads_body = _parts(run)
        for offset, part in parts:
            yield match.start() + offset, part
        if heads_body:
            more = _OF.match(text, match.end(), end)
            offset, part = heads_body[0]
            yield match.start() + offset, part + more.group() if more else part


@lru_cache(maxsize=1 << 14)
def _parts(run: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The names in a run with their offsets; apart, a last one that may go on with *of* (*Ministry of Health*)."""
    parts = []
    at = 0
    for part in _POSSESSIVE.split(run):
        parts.append((at, part))
        at += len(part) + 1
    return (parts[:-1], parts[-1:]) if tags(run.split()[-1]) & ORG else (parts, [])


@lru_cache(maxsize=1 << 14)
def parse(run: str) -> Form | None:
    """Read a run of capitalised words as a name.

    Args:
        run: The words, as the article writes them.

    Returns:
        Its form, or ``None`` when nothing is left beside words of grammar and titles.
    """
    words = re.sub(r"['’]s?$", "", run).split()
    while words and tags(words[0]) & _FUNCTION and not (tags(words[0]) & GIVEN and len(words) > 1) and not words[0].isupper():
        words.pop(0)
    while words and tags(words[-1]) & CALENDAR and not tags(words[-1]) & GIVEN:
        words.pop()
    if not words:
        return None
    name = " ".join(words).casefold()
    if name in _BODIES:
        return _form(words, "", "", BODY_KIND)
    if name in _PLACES:
        return _form(words, "", "", PLACE_KIND)
    title, rest = _split_title(words)
    if not rest:
        return None
    gender = _title_gender(title)
    kind = _kind(rest, title)
    if kind != BODY_KIND and len(rest) > 1 and not gender:
        gender = given_gender(rest[0])
    return _form(rest, title, gender, kind)


def _split_title(words: list[str]) -> tuple[str, list[str]]:
    """Split *Turkish President Recep Tayyip Erdogan* before the name."""
    if _is_body(words):
        return "", words
    split = 0
    for at in range(len(words)):
        for size in (3, 2, 1):
            part = " ".join(words[at : at + size])
            if part in _TITLES or size == 1 and tags(part) & (ROLE | TITLE) and not tags(part) & GIVEN:
                split = max(split, min(at + size, len(words)))
                break
    if split == len(words):
        return " ".join(words), []
    return " ".join(words[:split]), words[split:]


def _is_body(words: list[str]) -> bool:
    return bool(tags(words[-1]) & ORG and not tags(words[0]) & GIVEN) or any(
        word in ("of", "for") for word in words
    )


def _title_gender(title: str) -> str:
    for word in (title, *title.split()):
        gender = _TITLES.get(word, "-")
        if gender != "-":
            return gender
    return ""


def given_gender(name: str) -> str:
    """The gender that a given name tells: ``m``, ``f`` or nothing."""
    if name in _MALE:
        return "" if name in _FEMALE else "m"
    return "f" if name in _FEMALE else ""


def _kind(words: list[str], title: str) -> str:
    if _is_body(words):
        return BODY_KIND
    if title:
        return PERSON
    if len(words) == 1:
        return BODY_KIND if words[0].isupper() and len(words[0]) > 1 else UNKNOWN
    if tags(words[0]) & GIVEN:
        return PERSON
    if tags(words[0]) & DEMONYM or tags(words[-1]) & (BODY | ORG | DEMONYM):
        return BODY_KIND if tags(words[-1]) & (BODY | ORG) else UNKNOWN
    return UNKNOWN


class Names:
    """The names of one article."""

    def __init__(self, text: str) -> None:
        """Find every name in the text and merge the forms of one name."""
        self.mentions: list[tuple[int, Form]] = []
        self.by_last: dict[str, list[Entity]] = {}
        singles: list[tuple[Form, int]] = []
        counts: Counter[str] = Counter()
        parsed: dict[str, Form | None] = {}
        for start, run in runs(text, 0, len(text)):
            if run not in parsed:
                parsed[run] = parse(run)
            form = parsed[run]
            if form is not None:
                self.mentions.append((start, form))
                counts[run] += 1
        seen = [(form, counts[run]) for run, form in parsed.items() if form is not None]
        for form, count in seen:
            if form.kind == PLACE_KIND:
                continue
            if len(form.words) > 1:
                self._add(form, count)
            elif form.title:
                singles.append((form, count))
        for form, count in singles:
            self._add_titled(form, count)

    def _add(self, form: Form, count: int) -> None:
        same = self.by_last.setdefault(form.last, [])
        for entity in same:
            if _compatible(entity, form):
                entity.count += count
                entity.gender = entity.gender or form.gender
                if form.kind == PERSON:
                    entity.kind = PERSON
                if len(form.name) > len(entity.form.name):
                    entity.form = form
                if form.title:
                    entity.titles.append(form.title)
                return
        same.append(Entity(form, form.gender, form.kind, count, [form.title] if form.title else []))

    def _add_titled(self, form: Form, count: int) -> None:
        same = self.by_last.setdefault(form.last, [])
        fitting = [entity for entity in same if entity.kind != BODY_KIND and entity.gender in ("", form.gender) or not form.gender]
        if not fitting:
            same.append(Entity(form, form.gender, PERSON, count, [form.title]))
            return
        if len(fitting) == 1:
            entity = fitting[0]
            entity.gender = entity.gender or form.gender
            entity.kind = PERSON if entity.kind != BODY_KIND else entity.kind
            entity.count += count
            entity.titles.append(form.title)

    def find(self, form: Form) -> Entity | None:
        """The entity that a form names, the best known of several; ``None`` when it is new."""
        same = self.by_last.get(form.last)
        if same is None:
            return None
        fitting = [entity for entity in same if _compatible(entity, form)]
        if not fitting:
            return None
        if len(fitting) == 1:
            return fitting[0]
        return max(fitting, key=lambda entity: (len(form.words) == 1 and entity.kind == PERSON, entity.count))


def _compatible(entity: Entity, form: Form) -> bool:
    """Whether a form may name an entity of the same surname."""
    if entity.gender and form.gender and entity.gender != form.gender:
        return False
    if BODY_KIND in (entity.kind, form.kind) and entity.kind != form.kind:
        return False
    ours, theirs = entity.form.folded, form.folded
    if len(theirs) == 1 or len(ours) == 1:
        return True
    if set(theirs) <= set(ours) or set(ours) <= set(theirs):
        return True
    return entity.kind != BODY_KIND and _same_given(ours[0], theirs[0])


def _same_given(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, a nickname."""
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b or len(a) == 1 and b.startswith(a) or len(b) == 1 and a.startswith(b):
        return True
    return b in _NICKNAMES.get(a, ()) or a in _NICKNAMES.get(b, ())
