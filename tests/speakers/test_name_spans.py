"""Where names begin and end in a text."""

import pytest

from quotes.speakers.names.spans import SPLIT_RUNS, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Ann Lee met Bob Ray.", ["Ann Lee", "Bob Ray"]),
        ("Jock A. Finlayson left.", ["Jock A. Finlayson"]),
        ("Joe “Tank” Ruiz left.", ["Joe “Tank” Ruiz"]),
        ("Ludwig van der Kor left.", ["Ludwig van der Kor"]),
        ("Anne-Marie O’Malley left.", ["Anne-Marie O’Malley"]),
        ("Ann Lee’s brother Tom", ["Ann Lee", "Tom"]),
        ("Lee’s Elm College", ["Lee", "Elm College"]),
        ("Ann Lee of Leeds said", ["Ann Lee", "Leeds"]),
        ("Ann\n\nLee left.", ["Ann", "Lee"]),
        ("she said no", []),
        ("McLee and iPhone", ["McLee"]),
        ("AP Photo Ann Lee left. She sold her AP Photo.", ["Ann Lee", "AP Photo"]),
    ],
)
def test_the_names_in_a_text(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in names_in(text)] == names


def test_an_organization_goes_on_after_of() -> None:
    text = "the Ministry of Health and Care said"
    start, end, form = names_in(text)[0]
    assert (text[start:end], form.name) == ("Ministry of Health and Care", "Ministry of Health and Care")


@pytest.mark.parametrize(
    ("run", "may_go_on"), [("Elm Ministry", True), ("Ministry", True), ("Ann Lee", False), ("Elm College Lee", False)]
)
def test_only_an_organization_goes_on_with_of(run: str, may_go_on: bool) -> None:  # noqa: FBT001
    assert SPLIT_RUNS[run][1] is may_go_on


def test_a_word_of_grammar_alone_names_nobody() -> None:
    assert [word for word in ("The", "He", "While", "Don’t") if names_in(word)] == []
    assert len(names_in("Will Ray")) == 1
