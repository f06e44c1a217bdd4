"""The audit page in a browser: real keys, a real pointer, what can be seen and what can be read."""

from pathlib import Path

import pytest
from support.chromium import Tab
from support.voices import voice

from quotes.model import ORGANIZATION, PART, UNNAMED
from quotes.voices.breakdown import Column
from quotes.voices.person_counts import Passage, PersonCounts, PersonGenders, Quoted, VoicedArticle
from quotes.voices.persons.joins import JoinList
from quotes.writers.pages.articles import CHAPTER
from quotes.writers.pages.audit import AuditData, render_audit

PHONE, DESK = (360, 740), (1200, 900)
ANN = voice("Ann Lee", person="Ann Lee", role="the mayor", gender="female", words=40)
ANN_M = voice("A. M. Lee", person="Ann Lee", words=20)
TOM = voice("Tom Ray", person="Tom Ray", role="a chemist at Elm College", gender="male", words=30)
NATO = voice("NATO", ORGANIZATION, person="NATO", words=10)
CLERK = voice("a clerk", UNNAMED, words=8)
MANY = [voice(f"Person{a} Do{b}", person=f"Person{a} Do{b}", words=3) for a in "abcdefgh" for b in "eiouvwy"]


def articles() -> list[VoicedArticle]:
    """Four articles of two sections and two months."""
    rows = [
        ("2024-05-06", "city", [ANN, TOM, NATO]),
        ("2024-05-07", "sport", [ANN_M, CLERK]),
        ("2024-06-01", "city", [TOM, *MANY]),
        ("2024-06-02", "sport", [voice("Eve Moss", person="Eve Moss", gender="female", words=5)]),
    ]
    return [
        VoicedArticle(
            f"{number}.txt",
            {"date": date, "section": section, "title": f"Title {number}", "url": f"https://example.org/{number}"},
            voices,
            [Quoted(2, one.words) for one in voices],
            Quoted(1, 6),
            [Passage(n % len(voices), f"“Words {n} <b>of</b> {number}.”", "direct") for n in range(2 * len(voices))],
        )
        for number, (date, section, voices) in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    genders, joins = PersonGenders(), JoinList()
    for article in articles():
        for one in article.voices:
            genders.add(one)
    counts = PersonCounts(genders)
    for article in articles():
        counts.add(article.voices, article.quoted, article.unattributed, str(article.about["date"]))
    made = AuditData([], genders, list(counts))
    for article in articles():
        made.add(article, article.quoted, article.unattributed)
    path = tmp_path_factory.mktemp("audit") / "audit.html"
    path.write_text("".join(render_audit(made.as_json(joins), 4, made.dates, "", "0")), "utf-8")
    return path


@pytest.fixture
def tab(browser: Tab, page: Path) -> Tab:
    browser.view(*DESK)
    browser.open(page)
    return browser


def texts(tab: Tab, selector: str) -> list[str]:
    found = tab.get(
        f"[...document.querySelectorAll({selector!r})].filter(e => e.checkVisibility()).map(e => e.textContent)"
    )
    return list(found)


def names(tab: Tab) -> list[str]:
    return texts(tab, ".people tbody .name")


def choose(tab: Tab, name: str, value: str) -> None:
    tab.get(
        f"""(e => {{
          e.value = [...e.options].find((option) => option.text === {value!r}).value;
          e.dispatchEvent(new Event("change"));
        }})(document.querySelector('[data-filter="{name}"]'))"""
    )


def test_the_headline(tab: Tab) -> None:
    assert texts(tab, "h1") == ["4 articles, May 2024 to June 2024"]
    assert texts(tab, ".tile")[:4] == ["4articles", "130quotations", "335quoted words", "59persons"]
    labels = tab.get("[...document.querySelectorAll('.bars svg[role=img]')].map(e => e.getAttribute('aria-label'))")
    assert labels == [
        "Words by kind of speaker: persons 87%, bodies 3%, unnamed 2%, no speaker given 7%",
        "Words of people by gender: women 22%, men 20%, not said 58%",
        "Words of people, named and unnamed: named 97%, unnamed 3%",
    ]
    assert tab.requests == [tab.get("location.href")]


def test_persons_are_sorted_and_searched(tab: Tab) -> None:
    assert names(tab)[:3] == ["Ann Lee", "Tom Ray", "Eve Moss"]
    tab.click('[data-sort="name"]')
    assert names(tab)[:2] == ["Ann Lee", "Eve Moss"]
    assert tab.get("document.activeElement.dataset.sort") == "name"
    tab.press("Enter")
    assert names(tab)[:2] == ["Tom Ray", "Personh Doy"]
    for words, found in (("chemist", ["Tom Ray"]), ("a. m. lee", ["Ann Lee"]), ("ELM ray", ["Tom Ray"]), ("zzz", [])):
        tab.get(
            f"(e => {{ e.value = {words!r}; e.dispatchEvent(new Event('input')) }})(document.querySelector('#find'))"
        )
        assert names(tab) == found
    assert texts(tab, ".people > .rest .note") == ["No persons here."]
    tab.click(".clear")
    assert len(names(tab)) == 50


def test_filters_change_everything(tab: Tab) -> None:
    choose(tab, "by section", "sport")
    assert names(tab) == ["Ann Lee", "Eve Moss"]
    assert texts(tab, ".found [role=status]") == ["2 articles, 8 quotations"]
    assert texts(tab, ".tile")[0] == "2articles"
    choose(tab, "month", "June 2024")
    assert names(tab) == ["Eve Moss"]
    assert texts(tab, ".new li bdi") == ["Eve Moss"]
    tab.press("Escape")
    assert len(names(tab)) == 50


def test_a_person_s_quotations(tab: Tab) -> None:
    tab.click(".people tbody .name")
    assert tab.get("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert texts(tab, ".facts div") == ["Also called: A. M. Lee", "Gender: female"]
    assert texts(tab, ".said blockquote")[0] == "“Words 0 <b>of</b> 0.”"
    links = tab.get("[...document.querySelectorAll('.said a')].map(e => [e.textContent, e.href])")
    assert links == [["Title 0", "https://example.org/0"], ["Title 1", "https://example.org/1"]]
    choose(tab, "by section", "city")
    assert texts(tab, ".said .source") == ["Title 0 · 2024-05-06"]
    tab.press("Escape")
    assert texts(tab, ".said blockquote") == []


def test_more_are_shown_on_request(tab: Tab) -> None:
    assert texts(tab, ".people > .rest .note") == ["50 persons of 59."]
    tab.click(".people > .rest .more")
    assert len(names(tab)) == 59
    assert texts(tab, ".people > .rest .more") == []


def test_kinds_are_apart(tab: Tab) -> None:
    assert texts(tab, ".kinds button") == ["Persons 59", "Bodies 1", "Unnamed 1"]
    tab.click('.kinds [data-kind="1"]')
    assert names(tab) == ["NATO"]
    assert texts(tab, ".unnamed li bdi") == ["a clerk"]


def test_a_keyboard_reaches_everything(tab: Tab) -> None:
    reached = []
    for _ in range(20):
        tab.press("Tab")
        reached.append(
            tab.get("(e => e.dataset.filter || e.id || e.dataset.sort || e.className)(document.activeElement)")
        )
    assert reached[:4] == ["by section", "month", "find", ""]
    assert "words" in reached
    assert "name" in reached
    tab.get("document.querySelector('.people tbody .name').focus()")
    tab.press(" ")
    assert texts(tab, ".said blockquote")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_is_wider_than_the_window(tab: Tab, page: Path, size: tuple[int, int]) -> None:
    tab.view(*size)
    tab.open(page)
    tab.get("document.querySelector('.people tbody .name').click()")
    assert tab.get("document.documentElement.scrollWidth") <= size[0]
    ends = tab.get("[...document.querySelectorAll('main svg text')].map(e => e.getBoundingClientRect().right)")
    assert max(ends) <= size[0]


def test_color_is_not_the_only_sign(tab: Tab) -> None:
    fills = tab.get("[...document.querySelectorAll('main rect[fill]')].map(e => e.getAttribute('fill'))")
    assert fills
    assert all(fill.startswith("url(#f-") for fill in fills)
    drawn = tab.get("[...document.querySelectorAll('pattern')].map(e => e.querySelectorAll('path, circle').length)")
    assert sum(drawn) >= 6
    assert all(texts(tab, ".bars .legend"))


LOW_CONTRAST = """(() => {
  const linear = (n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4);
  const bright = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$|transparent/.test(color)) return color;
    }
  };
  const hasWords = (e) => [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter((e) => e.checkVisibility() && !e.closest("svg") && hasWords(e))
    .filter((e) => {
      const [one, other] = [bright(getComputedStyle(e).color), bright(behind(e))].sort((a, b) => b - a);
      return (one + 0.05) / (other + 0.05) < 4.5;
    })
    .map((e) => e.outerHTML.slice(0, 80));
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read(tab: Tab, page: Path, scheme: str) -> None:
    tab.view(*DESK, scheme=scheme)
    tab.open(page)
    tab.get("document.querySelector('.people tbody .name').click()")
    assert tab.get(LOW_CONTRAST) == []


def test_on_paper(tab: Tab, page: Path) -> None:
    tab.view(760, 1000, media="print")
    tab.open(page)
    assert texts(tab, ".filters *, .kinds button, .more") == []
    assert texts(tab, ".people tbody .name")[:2] == ["Ann Lee", "Tom Ray"]


def test_a_page_without_dates_has_no_time(browser: Tab, tmp_path: Path) -> None:
    counts = PersonCounts(PersonGenders())
    article = VoicedArticle("a.txt", {}, [ANN], [Quoted(1, 5)], Quoted(0, 0), [Passage(0, "“We won.”", "direct")])
    counts.add(article.voices, article.quoted, article.unattributed, None)
    made = AuditData([], PersonGenders(), list(counts))
    made.add(article, article.quoted, article.unattributed)
    path = tmp_path / "audit.html"
    path.write_text("".join(render_audit(made.as_json(JoinList()), 1, made.dates, "", "0")), "utf-8")
    browser.view(*DESK)
    browser.open(path)
    assert texts(browser, "main h2") == ["At a glance", "Who is quoted", "Unnamed voices"]
    assert texts(browser, ".people th") == ["name", "gender", "quotations", "words", "share", "articles"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two chapters: Ann Lee speaks in the first, Tom Ray in both."""
    chapters = [("II. The Road", [ANN, TOM]), ("X. The Bell", [TOM])]
    counts = PersonCounts(PersonGenders())
    added = [
        VoicedArticle(
            "book.txt",
            {PART: part, "title": part},
            voices,
            [Quoted(1, one.words) for one in voices],
            passages=[Passage(n, f"“{part}.”", "direct") for n in range(len(voices))],
        )
        for part, voices in chapters
    ]
    for one in added:
        counts.add(one.voices, one.quoted, one.unattributed, None)
    made = AuditData([Column(PART)], PersonGenders(), list(counts), CHAPTER)
    for one in added:
        made.add(one, one.quoted, one.unattributed)
    path = tmp_path_factory.mktemp("book") / "audit.html"
    path.write_text("".join(render_audit(made.as_json(JoinList()), 2, made.dates, "", "0", CHAPTER)), "utf-8")
    return path


def test_chapters_of_a_book(browser: Tab, book: Path) -> None:
    browser.view(*DESK)
    browser.open(book)
    assert texts(browser, "h1") == ["2 chapters"]
    assert texts(browser, ".chapters thead th") == ["chapter", "Tom Ray", "Ann Lee", "others", "all"]
    assert texts(browser, ".chapters tbody tr:first-child > *") == ["II. The Road", "30", "40", "", "70"]
    assert texts(browser, ".people tbody tr:first-child .soft")[-2:] == ["II. The Road", "X. The Bell"]
    browser.click(".chapters tbody tr:nth-child(2) .name")
    assert texts(browser, ".people tbody .name") == ["Tom Ray"]
    assert texts(browser, ".found [role=status]") == ["1 chapter, 1 quotation"]
    browser.click(".clear")
    assert texts(browser, ".people tbody .name") == ["Tom Ray", "Ann Lee"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chapters_can_be_read(browser: Tab, book: Path, scheme: str) -> None:
    browser.view(*PHONE, scheme=scheme)
    browser.open(book)
    assert browser.get(LOW_CONTRAST) == []
    assert browser.get("document.documentElement.scrollWidth") <= PHONE[0]
