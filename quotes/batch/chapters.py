"""The chapters of a book as articles, for a page that shows one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from quotes.batch.speaker_counts import IsWanted, wanted_scenes
from quotes.model import PART
from quotes.voices.person_counts import NOTHING_QUOTED, Passage, Quoted, SceneCount, VoicedArticle


def chapters_of(article: VoicedArticle, is_wanted: IsWanted, book: str) -> Iterator[VoicedArticle]:
    """Yield a book's chapters in order, each with the voices that are heard in it and how much is counted of them.

    Args:
        article: The book.
        is_wanted: Whom to count.
        book: What to put before the headings, where there are other books; else empty.
    """
    passages = _by_scene(article)
    numbered = enumerate(wanted_scenes(article, is_wanted))
    for part, scenes in groupby(numbered, key=lambda scene: scene[1].part):
        numbers, counts = zip(*scenes, strict=True)
        heading = ": ".join(filter(None, (book, part))) or None
        yield _chapter(article, heading, counts, [one for number in numbers for one in passages.get(number, ())])


def _by_scene(article: VoicedArticle) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for passage in article.passages:
        found.setdefault(passage.scene, []).append(passage)
    return found


def _chapter(
    article: VoicedArticle, part: str | None, scenes: tuple[SceneCount, ...], passages: list[Passage]
) -> VoicedArticle:
    quoted: dict[int, Quoted] = {}
    unattributed = NOTHING_QUOTED
    for scene in scenes:
        unattributed = unattributed.plus(scene.unattributed)
        for voice, one in scene.quoted.items():
            quoted[voice] = quoted.get(voice, NOTHING_QUOTED).plus(one)
    places = {voice: place for place, voice in enumerate(quoted)}
    return replace(
        article,
        about={**article.about, PART: part, "title": part or article.about.get("title")},
        voices=[article.voices[voice] for voice in quoted],
        quoted=list(quoted.values()),
        unattributed=unattributed,
        passages=[replace(one, voice=places[one.voice]) for one in passages if one.voice in places],
        scenes=scenes,
    )
