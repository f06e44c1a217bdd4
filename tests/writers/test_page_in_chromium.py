"""The page in a browser: real keys, a real pointer, what can be seen and what can be read."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.chromium import Tab

from quotes import Attribution, extract
from quotes.model import INDIRECT, NOT_SPEECH, SPEECH
from quotes.writers.pages.articles import make_section, render_page

ARTICLE = """\
Mayor: “We will rebuild”

Ann Lee, the mayor, was blunt. She said the dam was gone and that the council had “ignored every warning”.

“They told me, ‘Go home,’ and I did,” said Bob Ray, a chemist at Elm College. “It was close,” he added.

Joe “Tank” Ruiz wrote <script>document.title = "hacked"</script> on the wall & “won”. “مرحبا,” said Omar Aziz.

The valley has been dry for years.

“Nobody asked us.”
"""
MANY = "\n\n".join(
    f"“This is what number {number} says of it, and it is a long story,” said Person{letter} Doe{letter.lower()}."
    for number, letter in enumerate(("ABCDEFGHIJKLMNOPQ" * 4)[:60])
)
PHONE, DESK = (360, 740), (1200, 900)


NO_SOURCE: dict[str, Any] = {
    "speaker": None,
    "speaker_kind": None,
    "mention": None,
    "mention_start": None,
    "cue": None,
    "cue_start": None,
    "confidence": None,
}


def with_clauses(text: str) -> list[Attribution]:
    """Give an article's records and two reported clauses, one of which crosses a quotation; the last has no source."""
    records = extract(text, "", (*SPEECH, NOT_SPEECH))
    records[-1] = replace(records[-1], **NO_SOURCE)
    lee = next(record for record in records if "warning" in record.text)
    added = []
    for number, (first, last) in enumerate([("the dam was gone", "warning”"), ("council", "every")], len(records) + 1):
        start, end = text.index(first), text.index(last) + len(last)
        changed = {"id": number, "utterance": number, "start": start, "end": end, "text": text[start:end]}
        added.append(replace(lee, kind=INDIRECT, parent=None, **changed))
    return [*records, *added]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the pages: an article with everything, one with many speakers, and both together."""
    folder = tmp_path_factory.mktemp("pages")
    one = make_section(1, "valley.txt", ARTICLE, with_clauses(ARTICLE))
    many = make_section(2, "many.txt", MANY, extract(MANY))
    for name, sections in {"one": [one], "many": [many], "both": [one, many]}.items():
        (folder / f"{name}.html").write_text("".join(render_page(sections, "0")), "utf-8")
    return folder


@pytest.fixture
def tab(browser: Tab, pages: Path) -> Tab:
    """Give a browser that shows the article with everything on a desk."""
    browser.view(*DESK)
    browser.open(pages / "one.html")
    return browser


def number_of(words: str) -> int:
    """Give the number of the quotation that begins with some words."""
    return next(record.id for record in with_clauses(ARTICLE) if record.text.strip("“‘").startswith(words))


def shown(tab: Tab) -> str:
    """Give the words of what is known of a quotation, if it is shown."""
    text = tab.get("(e => e.checkVisibility() ? e.innerText : '')(document.querySelector('.detail'))")
    return " ".join(text.split())


def lit(tab: Tab) -> list[str]:
    return list(tab.get("[...document.querySelectorAll('.lit')].map(e => e.textContent)"))


def off(tab: Tab) -> list[str]:
    """Give the letters of the quotations that are shown as if they were none."""
    return list(tab.get("[...document.querySelectorAll('.q.first.off')].map(e => e.dataset.voice)"))


def pressed(tab: Tab) -> list[str]:
    found = tab.get(
        "[...document.querySelectorAll('[aria-pressed=true]')].map(e => e.querySelector('.name').innerText)"
    )
    return list(found)


def focus(tab: Tab) -> str:
    """Tell what has the focus: an identity, or a speaker's name."""
    return str(tab.get("(e => e.id || e.querySelector('.name')?.innerText || e.className)(document.activeElement)"))


def line(tab: Tab) -> dict[str, Any] | None:
    """Give the line to the source: where it ends, and the boxes of quotation and mention."""
    found = tab.get(
        """(() => {
          const path = document.querySelector('.wire path');
          if (!path) return null;
          const box = path.ownerSVGElement.getBoundingClientRect();
          const at = (length) => (p => [p.x + box.left, p.y + box.top])(path.getPointAtLength(length));
          const boxes = (selector) => [...document.querySelectorAll(selector)].flatMap(e => [...e.getClientRects()])
            .map(r => [r.left, r.top, r.right, r.bottom]);
          return { from: at(0), to: at(path.getTotalLength()), left: path.getBoundingClientRect().left,
                   stroke: getComputedStyle(path).stroke, quotation: boxes('.q.on'), mention: boxes('.lit.mention') };
        })()"""
    )
    return found if found is None else dict(found)


def near(point: list[float], boxes: list[list[float]], reach: float = 8) -> bool:
    x, y = point
    return any(a - reach <= x <= c + reach and b - reach <= y <= d + reach for a, b, c, d in boxes)


def test_the_page_asks_for_nothing_and_its_script_runs(tab: Tab) -> None:
    assert [address.partition(":")[0] for address in tab.requests] == ["file"]
    assert tab.get("document.documentElement.className") == "js"
    assert tab.get("document.title") == "Who said what: valley.txt"


def test_the_article_is_shown_word_for_word(tab: Tab) -> None:
    assert str(tab.get("document.querySelector('.text').innerText")).split() == ARTICLE.split()


@pytest.mark.parametrize("text", [ARTICLE, "Word " * 9 + "that it was “absolutely terrible and long”, said Ann Lee."])
def test_a_line_does_not_end_with_the_color_of_what_comes_after(tab: Tab, tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.html"
    page.write_text("".join(render_page([make_section(1, "a.txt", text, extract(text))], "0")), "utf-8")
    tab.open(page)
    for width in range(330, 500, 5):
        tab.view(width, 740)
        slivers = tab.get(
            """[...document.querySelectorAll('.text .q.first')].filter((element) => {
              const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
              const range = document.createRange();
              range.setStart(words, 0);
              range.setEnd(words, 1);
              const [start] = element.getClientRects();
              const first = [...range.getClientRects()].pop();
              return Math.abs((start.top + start.bottom - first.top - first.bottom) / 2) > 8;
            }).length"""
        )
        assert slivers == 0


# Several articles


def search(tab: Tab, words: str) -> str:
    """Type some words into the search, and give what it says of them."""
    tab.get("document.getElementById('find').select()")
    tab.send("Input.insertText", text=words)
    return " ".join(str(tab.get("document.querySelector('.found').innerText")).split())


def articles_shown(tab: Tab) -> list[str]:
    return list(tab.get("[...document.querySelectorAll('article')].filter(e => e.checkVisibility()).map(e => e.id)"))


@pytest.fixture
def both(tab: Tab, pages: Path) -> Tab:
    tab.open(pages / "both.html")
    tab.get("document.querySelector('.everyone').open = true")
    return tab


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("COUNCIL dam", ["a1"]),
        ("council number", []),
        ("persona", ["a2"]),
        ("vâlley", ["a1"]),
        ("many.txt", ["a2"]),
        ("said", ["a1", "a2"]),
    ],
)
def test_a_search_shows_the_articles_that_have_all_words(both: Tab, words: str, found: list[str]) -> None:
    assert search(both, words) == f"{len(found)} of 2 articles Show all"
    assert articles_shown(both) == found
    listed = (
        "[...document.querySelectorAll('nav li')].filter(e => e.checkVisibility()).map(e => `a${e.dataset.article}`)"
    )
    assert both.get(listed) == found
    both.click(".clear")
    assert articles_shown(both) == ["a1", "a2"]
    assert focus(both) == "find"


def test_a_search_shows_the_speakers_of_the_articles_found(both: Tab) -> None:
    search(both, "dam")
    names = both.get(
        "[...document.querySelectorAll('.everyone .name')].filter(e => e.checkVisibility()).map(e => e.innerText)"
    )
    assert "Ann Lee" in names
    assert not any(name.startswith("Person") for name in names)
    search(both, "")
    assert articles_shown(both) == ["a1", "a2"]


def test_a_speaker_of_all_articles_shows_only_theirs(both: Tab) -> None:
    both.click(".everyone [data-in='1-B']")
    assert (articles_shown(both), set(pressed(both))) == (["a1"], {"Bob Ray"})
    assert "B" not in off(both)
    assert len(off(both)) > 3
    status = str(both.get("document.querySelector('.found').innerText"))
    assert status.split() == ["Bob", "Ray:", "1", "of", "2", "articles", "Show", "all"]
    both.press("Escape")
    assert (articles_shown(both), pressed(both), off(both)) == (["a1", "a2"], [], [])
    both.click(".everyone [data-in='1-B']")
    both.click(".everyone [data-in='1-B']")
    assert (articles_shown(both), pressed(both)) == (["a1", "a2"], [])


def test_the_way_back_from_a_speaker_of_all_articles_stays_in_sight_on_a_phone(both: Tab) -> None:
    both.view(*PHONE)
    both.click(".everyone [data-in='1-B']")
    both.get("scrollTo(0, 900)")
    seen = "[...document.querySelectorAll('.clear, .status')].filter(e => e.checkVisibility()).map(e => e.className)"
    assert both.get(seen) == ["clear"]
    assert both.get("document.querySelector('.clear').getBoundingClientRect().top") < 20
    both.get("document.querySelector('.clear').click()")
    assert articles_shown(both) == ["a1", "a2"]


# Speakers


def test_a_click_shows_only_one_speaker(tab: Tab) -> None:
    voice = tab.get("document.querySelectorAll('.speaker')[1].dataset.voice")
    tab.click(".speaker[data-voice=B]")
    assert voice == "B"
    assert pressed(tab) == ["Bob Ray"]
    assert off(tab).count("B") == 0
    assert len(off(tab)) > 3
    status = tab.get("document.querySelector('.status').innerText")
    assert status.split() == ["Bob", "Ray:", "2", "of", "10", "quotations", "Show", "all"]
    assert tab.get("getComputedStyle(document.querySelector('.q.off')).backgroundColor") == "rgba(0, 0, 0, 0)"
    tab.click(".speaker[data-voice=A]")
    assert pressed(tab) == ["Ann Lee"]
    tab.click(".speaker[data-voice=A]")
    assert (pressed(tab), off(tab)) == ([], [])


def test_show_all_gives_the_focus_back(tab: Tab) -> None:
    tab.click(".speaker[data-voice=B]")
    tab.click(".all")
    assert (pressed(tab), off(tab), focus(tab)) == ([], [], "Bob Ray")


def test_a_speaker_out_of_sight_is_scrolled_to(tab: Tab, pages: Path) -> None:
    tab.open(pages / "many.html")
    tab.get("scrollTo(0, document.body.scrollHeight)")
    tab.click(".speaker[data-voice=A]")
    boxes = "[...document.querySelectorAll('.q:not(.off)')].map(e => e.getBoundingClientRect())"
    assert tab.get(f"{boxes}.some(box => box.top >= 0 && box.bottom <= innerHeight)")


def test_a_filter_is_its_articles_own(tab: Tab, pages: Path) -> None:
    tab.open(pages / "both.html")
    tab.click("#a2 .speaker[data-voice=B]")
    assert tab.get("document.querySelectorAll('#a1 .off').length") == 0
    assert tab.get("document.querySelectorAll('#a2 .off').length") > 50


# Keys


def test_tab_goes_through_the_speakers_and_then_the_quotations(tab: Tab) -> None:
    reached = []
    for _ in range(18):
        tab.press("Tab")
        reached.append(focus(tab))
    assert reached[0] == "skip"
    speakers = tab.get("[...document.querySelectorAll('.speaker .name')].map(e => e.innerText)")
    assert reached[1 : 1 + len(speakers)] == speakers
    quotations = tab.get("[...document.querySelectorAll('.q.first[id]')].map(e => e.id)")
    assert reached[1 + len(speakers) :] == quotations[: 17 - len(speakers)]
    tab.press("Tab", shift=True)
    assert focus(tab) == reached[-2]


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_key_on_a_speaker_shows_only_theirs_and_escape_all(tab: Tab, key: str) -> None:
    tab.press("Tab")
    tab.press("Tab")
    tab.press(key)
    assert pressed(tab) == ["Ann Lee"]
    tab.press("Escape")
    assert (pressed(tab), off(tab)) == ([], [])
    tab.press(key)
    tab.press(key)
    assert (pressed(tab), off(tab)) == ([], [])


def test_tab_passes_over_what_is_not_shown(tab: Tab) -> None:
    tab.click(".speaker[data-voice=B]")
    tab.get("document.querySelector('.all').focus()")
    tab.press("Tab")
    assert focus(tab) == f"q1-{number_of('They told')}"
    tab.press("Tab")
    assert focus(tab) == f"q1-{number_of('It was close')}"


def test_a_key_on_a_quotation_shows_only_its_speaker(tab: Tab) -> None:
    tab.get(f"document.querySelector('#q1-{number_of('It was close')}').focus()")
    before = tab.get("scrollY")
    tab.press(" ")
    assert (pressed(tab), tab.get("scrollY")) == (["Bob Ray"], before)
    tab.press("Enter")
    assert pressed(tab) == []


def test_the_skip_link_is_seen_when_it_has_the_focus(tab: Tab) -> None:
    tab.press("Tab")
    assert tab.get("document.querySelector('.skip').getBoundingClientRect().width") > 50
    tab.press("Enter")
    tab.press("Tab")
    assert focus(tab) == "q1-1"


# What is shown of a quotation


def test_pointing_shows_how_a_quotation_was_attributed(tab: Tab) -> None:
    record = next(record for record in with_clauses(ARTICLE) if "They told" in record.text)
    assert (shown(tab), line(tab)) == ("", None)
    tab.point(f"#q1-{record.id}")
    words = shown(tab)
    assert words.startswith(f"B Bob Ray {record.id} speaker person")
    for part in (
        "mention Bob Ray",
        "cue said",
        "kind direct",
        f"rule {record.rule}",
        f"confidence {record.confidence:.2f}",
    ):
        assert part in words
    assert lit(tab) == ["said", "Bob Ray"]
    tab.get("new Promise(done => setTimeout(done, 0))")
    tab.point("h1")
    assert shown(tab)
    tab.get("new Promise(done => setTimeout(done, 350))")
    assert (shown(tab), lit(tab), line(tab)) == ("", [], None)


def test_the_innermost_quotation_is_shown(tab: Tab) -> None:
    tab.point(f"#q1-{number_of('Go home')}")
    assert f"inside quotation {number_of('They told')}" in shown(tab)


def test_focus_shows_it_too_and_escape_hides_it(tab: Tab) -> None:
    tab.get(f"document.querySelector('#q1-{number_of('It was close')}').focus()")
    assert "cue added" in shown(tab)
    assert line(tab)
    tab.press("Escape")
    assert (shown(tab), lit(tab), line(tab)) == ("", [], None)


def test_a_click_keeps_it_shown(tab: Tab) -> None:
    tab.click(f"#q1-{number_of('It was close')}")
    tab.point("h1")
    tab.get("new Promise(done => setTimeout(done, 350))")
    assert "cue added" in shown(tab)


def test_every_piece_of_a_quotation_is_shown(tab: Tab) -> None:
    crossing = number_of("ignored")
    pieces = tab.get(f"document.querySelectorAll('.q[data-q=\"{crossing}\"]').length")
    assert pieces > 1
    tab.get(f"document.querySelector('#q1-{crossing}').focus()")
    assert tab.get("document.querySelectorAll('.q.on').length") == pieces


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize(
    "words", ["We will", "ignored", "the dam", "council", "They told", "Go home", "It was close", "مرحبا"]
)
def test_the_line_leads_from_the_quotation_to_its_source(tab: Tab, size: tuple[int, int], words: str) -> None:
    tab.view(*size)
    tab.get(f"document.querySelector('#q1-{number_of(words)}').focus()")
    drawn = line(tab)
    assert drawn
    assert near(drawn["from"], drawn["quotation"])
    assert near(drawn["to"], drawn["mention"])
    assert drawn["left"] >= 0
    assert drawn["stroke"] == tab.get("getComputedStyle(document.querySelector('.lit.mention')).backgroundColor")


def test_without_a_source_there_is_no_line(tab: Tab) -> None:
    tab.get(f"document.querySelector('#q1-{number_of('Nobody')}').focus()")
    assert "no speaker" in shown(tab)
    assert line(tab) is None


def test_it_is_shown_whole_where_an_article_begins_low_in_the_window(tab: Tab, pages: Path) -> None:
    tab.open(pages / "both.html")
    tab.get("scrollBy(0, document.querySelector('#q2-1').getBoundingClientRect().top - innerHeight + 300)")
    tab.get("document.querySelectorAll('article')[1].querySelector('.speaker').click()")
    tab.get("document.querySelector('#q2-1').focus({ preventScroll: true })")
    box = "(what => document.querySelectorAll('article')[1].querySelector(what).getBoundingClientRect())"
    edges = [tab.get(f"{box}('{what}').{edge}") for what in (".all", ".detail") for edge in ("top", "bottom")]
    assert edges == sorted(edges)
    assert 0 < edges[0] < edges[-1] <= DESK[1]


# A phone


@pytest.mark.parametrize("name", ["one", "many", "both"])
def test_nothing_is_wider_than_a_phone(tab: Tab, pages: Path, name: str) -> None:
    tab.view(*PHONE)
    tab.open(pages / f"{name}.html")
    assert tab.get("document.scrollingElement.scrollWidth") <= PHONE[0]
    tab.get("document.querySelector('.q').focus()")
    box = tab.get(
        "(b => [b.left, b.right, b.bottom, b.height])(document.querySelector('.detail').getBoundingClientRect())"
    )
    assert box[:3] == [0, PHONE[0], PHONE[1]]
    assert box[3] <= PHONE[1] * 0.46
    assert tab.get("document.scrollingElement.scrollWidth") <= PHONE[0]


def test_a_long_list_of_speakers_is_folded_on_a_phone(tab: Tab, pages: Path) -> None:
    seen = "[...document.querySelectorAll('.speaker')].filter(e => e.checkVisibility()).length"
    tab.open(pages / "many.html")
    assert (tab.get(seen), tab.get("document.querySelector('.more').checkVisibility()")) == (17, False)
    tab.view(*PHONE)
    assert tab.get(seen) == 6
    assert tab.get("document.querySelector('.more').innerText") == "All 17 speakers"
    tab.click(".more")
    assert (tab.get(seen), tab.get("document.querySelector('.more').checkVisibility()")) == (17, False)


def test_the_way_back_stays_in_sight_on_a_phone(tab: Tab, pages: Path) -> None:
    tab.view(*PHONE)
    tab.open(pages / "many.html")
    tab.click(".speaker[data-voice=B]")
    tab.get("scrollTo(0, document.body.scrollHeight)")
    box = tab.get("(b => [b.top, b.bottom])(document.querySelector('.all').getBoundingClientRect())")
    assert 0 <= box[0] < box[1] <= PHONE[1]
    tab.click(".all")
    assert off(tab) == []


def test_what_is_touched_is_large_enough(tab: Tab) -> None:
    tab.view(*PHONE)
    seen = "[...document.querySelectorAll('.speaker')].filter(e => e.checkVisibility())"
    assert tab.get(f"Math.min(...{seen}.map(e => e.getBoundingClientRect().height))") >= 44


# On paper, and without a script


def test_print_has_light_colors_and_all_that_pointing_would_show(tab: Tab) -> None:
    tab.view(*DESK, scheme="dark", media="print")
    assert tab.get("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.get("[...document.querySelectorAll('.note')].every(e => e.checkVisibility())")
    assert not tab.get("document.querySelector('.keys').checkVisibility()")
    chip = tab.get("getComputedStyle(document.querySelector('#q1-1'), '::before').content")
    assert "·" in chip


def test_print_has_all_articles(tab: Tab, pages: Path) -> None:
    tab.open(pages / "both.html")
    tab.view(*DESK, media="print")
    every = "[...document.querySelectorAll('.text, .notes')].every"
    assert tab.get(f"{every}(e => getComputedStyle(e).contentVisibility == 'visible')")


def test_without_a_script_the_notes_are_there(tab: Tab) -> None:
    assert not tab.get("document.querySelector('.notes').checkVisibility()")
    tab.get("document.documentElement.classList.remove('js')")
    assert tab.get("document.querySelector('.notes').checkVisibility()")


# Contrast

CONTRAST = (Path(__file__).parent.parent / "support" / "contrast.js").read_text("utf-8")


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_is_contrast_enough(tab: Tab, pages: Path, scheme: str, size: tuple[int, int]) -> None:
    tab.view(*size, scheme=scheme)
    for name in ("one", "many"):
        tab.open(pages / f"{name}.html")
        for what in (
            "0",
            "document.querySelectorAll('.q.first')[3].focus()",
            "document.querySelectorAll('.speaker')[1].click()",
        ):
            tab.get(what)
            found = tab.get(CONTRAST)
            assert found["wrong"] == [], json.dumps(found["wrong"], indent=1)
            assert found["measured"] > 100
    assert (
        tab.get("getComputedStyle(document.documentElement).backgroundColor")
        == {"light": "rgb(253, 252, 250)", "dark": "rgb(23, 22, 20)"}[scheme]
    )


def test_contrast_is_measured(tab: Tab) -> None:
    tab.get("document.querySelector('.tally').style.color = '#999'")
    assert any(line.startswith("text tally") for line in tab.get(CONTRAST)["wrong"])


def test_no_two_speakers_are_told_apart_by_color_alone(tab: Tab, pages: Path) -> None:
    tab.open(pages / "many.html")
    letters = tab.get("[...document.querySelectorAll('.speaker .chip')].map(e => e.innerText)")
    assert len(set(letters)) == 17
    marked = tab.get("[...document.querySelectorAll('.q.first[id]')].map(e => getComputedStyle(e, '::before').content)")
    assert len(marked) >= 17
    assert all(any(letter in content for letter in letters) or "attr" in content for content in marked)
