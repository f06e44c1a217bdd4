"""The page as text; ``test_page_in_chromium.py`` renders it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import Attribution, extract
from quotes.model import INDIRECT, NOT_SPEECH, SPEECH
from quotes.writers.pages.articles import Section, all_speakers, make_section, render_page
from quotes.writers.pages.markup import COLORS, plain

TOWN = "“We won,” said Ann Lee, the mayor.\n\n“Bob Ray told me, ‘Go home,’” she added."
VOID = {"meta", "input"}


class Seen(HTMLParser):
    """What a page shows: its elements, which must nest, and the words of each article."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(attributes.get("class") == "text" for _, attributes in self.open):
            self.text += data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if name in (attributes.get("class") or "").split()]


def made(*texts: str, kinds: Sequence[str] = (*SPEECH, NOT_SPEECH)) -> str:
    sections = [
        make_section(number, f"{number}.txt", text, extract(text, "", kinds)) for number, text in enumerate(texts)
    ]
    return "".join(render_page(sections, "0"))


def section(number: int, text: str) -> Section:
    return make_section(number, f"{number}.txt", text, extract(text))


def words(text: str) -> list[str]:
    return plain(text).split()


def reported(text: str, start: str, end: str, **changes: object) -> Attribution:
    """Give a reported clause without marks, from some words to others."""
    low, high = text.index(start), text.index(end) + len(end)
    record = extract("“We won,” said Ann Lee.")[0]
    nothing = {"mention": None, "mention_start": None, "mention_end": None, "cue": None, "cue_start": None}
    return replace(record, kind=INDIRECT, start=low, end=high, text=text[low:high], cue_end=None, **nothing, **changes)


def test_a_quotation_its_mention_and_its_cue_are_elements() -> None:
    seen = Seen(made(TOWN))
    assert [(q["data-q"], q["data-voice"]) for q in seen.of("q") if "data-q" in q] == [
        ("1", "A"),
        ("2", "A"),
        ("3", "B"),
    ]
    assert [mention["data-of"] for mention in seen.of("mention") if "data-of" in mention] == ["1", "3", "2"]
    assert [cue["data-of"] for cue in seen.of("cue") if "data-of" in cue] == ["1", "3", "2"]
    assert [name["data-voice"] for name in seen.of("speaker")] == ["A", "B"]
    assert [note["id"] for note in seen.of("note")] == ["n0-1", "n0-2", "n0-3"]


def test_the_article_is_shown_as_it_is() -> None:
    assert words(Seen(made(TOWN)).text) == words(TOWN)


def test_a_quotation_is_reached_and_described_once() -> None:
    text = "Ann Lee said the dam “is gone\n\nand so am I”. Bob Ray agreed it was."
    records = [*extract(text), reported(text, "dam", "and so am", id=9, utterance=9)]
    source = "".join(render_page([make_section(1, "a", text, records)], "0"))
    pieces = [q for q in Seen(source).of("q") if q.get("data-q") == "9"]
    assert len(pieces) == 2
    assert ["tabindex" in piece for piece in pieces] == [True, False]
    assert [piece.get("aria-describedby") for piece in pieces] == ["n1-9", None]
    assert "indirect" in (pieces[0]["class"] or "")
    assert words(Seen(source).text) == words(text)


def test_what_an_article_holds_is_text() -> None:
    source = made('“<script>alert(1)</script>,” said Ann Lee. <b>Lee</b> & "Co" </article>')
    assert source.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source
    assert "&lt;b&gt;Lee&lt;/b&gt;" in source


@pytest.mark.parametrize("name", ['"><script>x</script>', "a' onclick='x", "</title>", "{{ 1 }}"])
def test_what_a_name_holds_is_text(name: str) -> None:
    record = replace(extract(TOWN)[0], speaker=name, role=name, rule=name, mention=name)
    source = "".join(render_page([make_section(1, name, TOWN, [record])], "0"))
    Seen(source)
    assert source.count("<script") == 1
    assert "onclick='" not in source


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_a_page_that_nests_and_can_be_written(before: str, within: str) -> None:
    text = f"{before}“{within},” said Ann Lee. ‘{before}’ {within}"
    source = made(text)
    source.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", source)
    # A paragraph may end within a word: at a line end that is written as a backslash and an *n*.
    assert "".join(words(Seen(source).text)) == "".join(words(text))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=9))
def test_any_spans_give_a_page_that_nests(spans: list[tuple[int, int]]) -> None:
    text = "One two three.\n\nFour five six seven.\n\nEnd."
    base = extract(TOWN)[0]
    records = [
        replace(base, id=number, kind=INDIRECT, start=start, end=end, text=text[start:end], mention_start=0)
        for number, (start, end) in enumerate(spans, 1)
    ]
    source = "".join(render_page([make_section(1, "a", text, records)], "0"))
    assert words(Seen(source).text) == words(text)


def test_control_characters_and_halves_of_pairs_are_shown_as_signs() -> None:
    assert "“We\u2401 \ufffd won,”" in made("“We\x01 \ud800 won,” said Ann Lee.")


def test_several_articles_have_a_list_of_them() -> None:
    seen = Seen(made(TOWN, "Nobody spoke.", TOWN))
    assert [attributes["href"] for tag, attributes in seen.elements if tag == "a" and "class" not in attributes] == [
        "#a0",
        "#a1",
        "#a2",
    ]
    identities = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(identities) == len(set(identities))
    headings = [tag for tag, _ in seen.elements if tag in ("h1", "h2")]
    assert headings == ["h1", *["h2"] * 4]  # the kind of speaker, and the articles


def test_several_articles_have_one_list_of_all_speakers() -> None:
    town, port = "“We won,” said Ann Lee. “No,” said a spokesman.", "“Yes,” said Bob Ray. “We did it,” said Ann Lee."
    found = [
        (heading, [(one.name, one.quotations, one.words, one.places) for one in these])
        for heading, these in all_speakers([section(3, town), section(7, port)])
    ]
    assert found == [
        ("Persons", [("Ann Lee", 2, 5, ["3-A", "7-A"]), ("Bob Ray", 1, 1, ["7-B"])]),
        ("Unnamed", [("a spokesman", 1, 1, ["3-B"])]),
    ]
    seen = Seen(made(town, port))
    assert [one["data-in"] for one in seen.of("speaker") if "data-in" in one] == ["0-A 1-A", "1-B", "0-B"]
    assert len(seen.of("find")) == 1


def test_what_is_known_of_an_article_is_its_heading() -> None:
    about = {"title": "“We won” <1>", "author": "Ann Lee", "date": None, "url": "https://example.org/a?b&c"}
    source = "".join(render_page([make_section(1, "a.html", TOWN, extract(TOWN), about)], "0"))
    assert re.search(r"<h1 [^>]*><bdi>“We won” &lt;1&gt;</bdi></h1>", source)
    origin = re.search(r'class="origin">(.*?)</p>', source)
    assert origin
    assert re.sub("<.*?>", "", origin[1]) == "Ann Lee · https://example.org/a?b&amp;c"
    assert "origin" not in re.sub("<style>.*</style>|<script>.*</script>", "", made(TOWN), flags=re.DOTALL)


def test_one_article_has_no_list_and_no_search() -> None:
    seen = Seen(made(TOWN))
    assert not seen.of("find") + seen.of("everyone")
    assert "<nav" not in made(TOWN)


def test_no_article_gives_a_page() -> None:
    assert "0 articles" in made()


def test_nothing_is_fetched_and_only_its_own_script_runs() -> None:
    source = made(TOWN)
    assert re.search(r"default-src &#39;none&#39;|default-src 'none'", source)
    assert "unsafe-inline'; script-src 'sha256-" in source
    assert not re.findall(r"(?:src|href)=\"(?!#)", source)
    assert not re.findall(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", source)


def test_there_is_a_color_for_every_speaker() -> None:
    templates = files("quotes.writers.pages") / "templates"
    colors, style = ((templates / name).read_text("utf-8") for name in ("colors.css", "quotations.css"))
    numbers = list(map(str, range(COLORS)))
    for use in ("tint", "strong"):
        assert re.findall(rf"--{use}-(\d): light-dark\(#\w+, #\w+\)", colors) == numbers
    assert {f".c{number} {{" for number in range(COLORS)} <= set(re.findall(r"\.c\d \{", style))


def test_what_nobody_said_has_no_speaker() -> None:
    text = "Joe “Tank” Ruiz came. “We won,” said Ann Lee."
    seen = Seen(made(text))
    assert [(q["data-voice"], "not_speech" in (q["class"] or "")) for q in seen.of("q") if "data-q" in q] == [
        ("", True),
        ("A", False),
    ]
    assert len(seen.of("speaker")) == 1
