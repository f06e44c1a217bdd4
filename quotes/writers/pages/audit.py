"""Who is quoted, over many articles, as one self-contained HTML page.

``templates/audit.html`` is the frame, and ``audit.js`` draws everything from the data, a JSON text in the page:
everybody's numbers, and the quotations of those who are quoted most. The page's security policy allows its own script
only and no requests.

The page is at most 5 MB for 10,000 articles. Persons after the first ``MOST_LISTED`` are counted as *others* of their
kind and gender, and as many quotations are shown as there is room for.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Final

from quotes.voices.breakdown import Column
from quotes.voices.counts import SPEAKER_KINDS
from quotes.voices.person_counts import PersonCount, PersonGenders, PersonKey, Quoted, VoicedArticle, person_key
from quotes.voices.persons.joins import Join, JoinList
from quotes.writers.pages.articles import ARTICLE
from quotes.writers.pages.engine import page_template
from quotes.writers.pages.markup import plain

MOST_LISTED: Final = 3_000
MOST_BYTES: Final = 4_600_000
"""Bytes of the JSON text; the rest of the page takes less than 100,000."""
LISTED_GENDERS: Final = ("female", "male", "nonbinary", None)
_MOST_JOINS: Final = 200
_MOST_QUOTATIONS: Final = 1_000
"""Quotations that are shown of one person."""
_LONGEST: Final = {
    "text": 320,
    "evidence": 240,
    "title": 100,
    "url": 300,
    "role": 90,
    "because": 160,
    "value": 60,
    "name": 120,
}
"""Characters that are shown; an ellipsis takes the place of the rest."""
_ROW: Final = 40
"""Bytes around the text of a quotation, roughly."""
_NOBODY: Final = -1
"""The index of the person of quotations without a speaker."""
_SHOWN_ANYWAY: Final = ("date", "title", "url")
FACETS: Final = ("section", "author")
"""Columns of the articles by which the page can be filtered if the articles have them."""


@dataclass(slots=True)
class _Shown:
    """What may be shown of a listed person's quotations."""

    passages: list[tuple[int, str, str]] = field(default_factory=list)
    """The article's index, the words and the kind."""
    evidence: dict[int, str] = field(default_factory=dict)
    """The sentence that introduces the person, by the article's index."""
    number: int = 0


@dataclass(slots=True)
class AuditData:
    """Collects what the page shows, article by article."""

    columns: Sequence[Column]
    """By what the page can be filtered besides ``FACETS``; fields of voices are left out."""
    genders: PersonGenders
    listed: Sequence[PersonCount]
    """Everybody who is counted, the most quoted of each kind first."""
    unit: str = ARTICLE
    """What is added: articles, or the chapters of books."""
    articles: list[list[Any]] = field(default_factory=list)
    voices: list[int] = field(default_factory=list)
    """Four numbers for each voice: person, article, quotations, words."""
    has_left_out: bool = False
    """Not all quotations are shown."""
    _index: dict[PersonKey, int] = field(default_factory=dict)
    _others: dict[tuple[str, str | None], int] = field(default_factory=dict)
    _other_names: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _values: dict[str, dict[str, int]] = field(default_factory=dict)
    _shown: dict[int, _Shown] = field(default_factory=dict)
    _because: dict[int, str] = field(default_factory=dict)
    _about: list[tuple[str, str]] = field(default_factory=list)
    """Each article's title and address."""

    def __post_init__(self) -> None:
        """List those who are quoted most, whatever their kind."""
        named = sorted((one for one in self.listed if one.name is not None), key=lambda one: -one.words)
        self.listed = named[:MOST_LISTED]
        self._index = {(one.name or "", one.kind or ""): number for number, one in enumerate(self.listed)}
        more = (str(column) for column in self.columns if column.is_kept and column.name not in _SHOWN_ANYWAY)
        names = (*FACETS, *more)
        self._values = {name: {} for name in dict.fromkeys(names)}

    def add(self, article: VoicedArticle, quoted: Sequence[Quoted], unattributed: Quoted) -> None:
        """Add an article.

        Args:
            article: The article; its voices have their persons.
            quoted: How much is counted of each voice.
            unattributed: What is counted that has no speaker.
        """
        number = len(self.articles)
        day = str(article.about.get("date") or "")
        self.articles.append([day, *(self._value(name, article) for name in self._values)])
        self._about.append(_title_and_address(article))
        here: Counter[int] = Counter()
        words: Counter[int] = Counter()
        owners: list[int | None] = []
        for voice, share in zip(article.voices, quoted, strict=True):
            if not share.quotations:
                owners.append(None)
                continue
            owner = self._owner(person_key(voice), self.genders.of(voice))
            owners.append(owner)
            here[owner] += share.quotations
            words[owner] += share.words
            if owner < len(self.listed):
                shown = self._shown.setdefault(owner, _Shown())
                if voice.evidence:
                    shown.evidence.setdefault(number, _cut(voice.evidence, "evidence"))
                if voice.anonymous_because:
                    self._because.setdefault(owner, _cut(voice.anonymous_because, "because"))
        here[_NOBODY], words[_NOBODY] = unattributed.quotations, unattributed.words
        for owner, quotations in here.items():
            if quotations:
                self.voices += (owner, number, quotations, words[owner])
        for passage in article.passages:
            owner_or_none = owners[passage.voice]
            if owner_or_none is not None:
                self._add_passage(owner_or_none, number, passage.text, passage.kind)

    def _add_passage(self, owner: int, article: int, text: str, kind: str) -> None:
        shown = self._shown.get(owner)
        if shown is None or len(shown.passages) >= _MOST_QUOTATIONS:
            self.has_left_out = True
        else:
            shown.passages.append((article, _cut(text, "text"), kind))
        if shown is not None:
            shown.number += 1

    def _owner(self, key: PersonKey, gender: str | None) -> int:
        """The index of a person, or of the others of the kind and gender."""
        index = self._index.get(key)
        if index is None:
            index = self._others.setdefault((key[1], gender), len(self.listed) + len(self._others))
            self._other_names[index].add(key[0])
        return index

    def _value(self, name: str, article: VoicedArticle) -> int:
        """The index of an article's value in a column; 0 if it has none."""
        column = next((one for one in self.columns if str(one) == name), None)
        value = str(article.about.get(column.name if column else name) or "").strip()
        if column is not None and value:
            value = column.cut(value)
        if not value:
            return 0
        return self._values[name].setdefault(_cut(value, "value"), len(self._values[name]) + 1)

    @property
    def dates(self) -> str:
        """The first and the last month of the articles, as words; empty if they have no dates."""
        months = sorted({article[0][: len("2024-05")] for article in self.articles if article[0]})
        if not months:
            return ""
        first, last = (date.fromisoformat(f"{month}-01").strftime("%B %Y") for month in (months[0], months[-1]))
        return first if first == last else f"{first} to {last}"

    def as_json(self, joins: JoinList) -> str:
        """Return everything as JSON that is safe within a page.

        Args:
            joins: Which names were taken for one person's.
        """
        data: dict[str, Any] = {
            "unit": self.unit,
            "kinds": [kind for kind in SPEAKER_KINDS if kind],
            "genders": [gender or "" for gender in LISTED_GENDERS],
            "facets": {name: list(values) for name, values in self._values.items()},
            "persons": [self._person(number, one) for number, one in enumerate(self.listed)],
            "others": [self._other(*key, index) for key, index in self._others.items()],
            "articles": self.articles,
            "voices": self.voices,
            "joins": [_join(one) for one in islice((one for one in joins if one.is_doubtful), _MOST_JOINS)],
            "passages": {},
            "evidence": {},
            "titles": {},
        }
        self._choose_passages(data, MOST_BYTES - len(_dumped(data).encode("utf-8", "replace")))
        shown = sum(map(len, data["passages"].values()))
        self.has_left_out = self.has_left_out or shown < sum(one.number for one in self._shown.values())
        return _dumped(data)

    def _person(self, number: int, one: PersonCount) -> list[Any]:
        role = max(one.roles, key=lambda role: (one.roles[role], len(role)), default="")
        return [
            _cut(one.name or "", "name"),
            SPEAKER_KINDS.index(one.kind),
            LISTED_GENDERS.index(one.gender if one.gender in LISTED_GENDERS else None),
            _cut(role, "role"),
            [_cut(alias, "name") for alias, _ in one.aliases.most_common()],
            self._because.get(number, ""),
            one.first or "",
        ]

    def _other(self, kind: str, gender: str | None, index: int) -> list[int]:
        """The kind and the gender of others, and how many they are."""
        return [SPEAKER_KINDS.index(kind), LISTED_GENDERS.index(gender), len(self._other_names[index])]

    def _choose_passages(self, data: dict[str, Any], room: int) -> None:
        """Show as many quotations as there is room for: the first of everybody, then the second, and so on."""
        titles: set[int] = set()
        for turn in range(_MOST_QUOTATIONS):
            for owner, shown in self._shown.items():
                if turn >= len(shown.passages):
                    continue
                article, text, kind = shown.passages[turn]
                title, address = self._about[article]
                evidence = shown.evidence.get(article, "")
                added = [text] if article in titles else [text, title, address]
                room -= sum(len(one.encode("utf-8", "replace")) for one in (*added, evidence)) + _ROW
                if room < 0:
                    return
                titles.add(article)
                data["titles"][article] = [title, address]
                data["passages"].setdefault(owner, []).append([article, text, kind])
                if evidence:
                    data["evidence"].setdefault(owner, {})[article] = evidence


def _dumped(data: Mapping[str, Any]) -> str:
    # Neither a tag nor a comment may begin in the text of a script.
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _cut(text: str, what: str) -> str:
    text, most = plain(" ".join(text.split())), _LONGEST[what]
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _title_and_address(article: VoicedArticle) -> tuple[str, str]:
    title = _cut(str(article.about.get("title") or article.doc), "title")
    address = str(article.about.get("url") or article.doc)
    return title, address if address.startswith(("http://", "https://")) and len(address) <= _LONGEST["url"] else ""


def _join(join: Join) -> list[Any]:
    return [_cut(join.alias, "name"), _cut(join.person, "name"), join.reason, join.articles, _cut(join.doc, "title")]


def render_audit(data: str, articles: int, dates: str, rest: str, version: str, unit: str = ARTICLE) -> Iterator[str]:
    """Yield the page, in pieces.

    Args:
        data: What ``AuditData.as_json`` returned.
        articles: How many articles or chapters there are.
        dates: The first and the last month of them; empty if they have no dates.
        rest: The file with the quotations that are not shown; empty if all are.
        version: The version of the package, for the last line.
        unit: ``AuditData.unit``.
    """
    values = {"data": data, "articles": articles, "unit": unit, "dates": dates, "rest": rest, "version": version}
    yield from page_template("audit.html").generate(values)
