"""Each kind of source mention, and the speaker, kind and role that it is resolved to."""

import pytest

from quotes import extract
from quotes.model import ALL_SPEECH, DOCUMENT, GROUP, ORGANIZATION, PERSON, UNNAMED

SAID = "“We will open the doors again in May.”"


def resolved(text: str) -> tuple[str | None, str | None, str | None]:
    record = extract(text)[-1]
    return record.speaker, record.speaker_kind, record.role


@pytest.mark.parametrize(
    ("article", "speaker", "role"),
    [
        (f"Mr Bob Ray said: {SAID}", "Bob Ray", None),
        (f"Chemist Ann Lee said: {SAID}", "Ann Lee", "Chemist"),
        (f"Ann Lee, a chemist at Elm College, said: {SAID}", "Ann Lee", "a chemist at Elm College"),
        (f"Ann Lee, speaking on Monday, said: {SAID}", "Ann Lee", None),
        (f"The minister, Ann Lee, said: {SAID}", "Ann Lee", "the minister"),
        (f"The secretary of state Ann Lee said: {SAID}", "Ann Lee", "the secretary of state"),
        (f"Chemist Ann Lee left early. Lee said: {SAID}", "Ann Lee", "Chemist"),
        (f"Marine Reserves Major Joe Lund said: {SAID}", "Joe Lund", "Marine Reserves Major"),
        (f"South Carolina Kite Party Chair Trav Lund said: {SAID}", "Trav Lund", "South Carolina Kite Party Chair"),
        (f"Ann Lee, one of the ranchers, said: {SAID}", "Ann Lee", "one of the ranchers"),
        (f"Ann Lee, an aide to the Elm Trust told the Gazette: {SAID}", "Ann Lee", "an aide to the Elm Trust"),
        (f"Ann Lee, head of an alleged smuggling ring, said: {SAID}", "Ann Lee", "head of an alleged smuggling ring"),
        (f"Ann Lee, a driver said to be odd, said: {SAID}", "Ann Lee", None),
        (f"Ann Lee, who ran on a promise, said: {SAID}", "Ann Lee", None),
        (f"Ann Lee, who ran the union, said: {SAID}", "Ann Lee", "ran the union"),
        (f"It mirrors White House adviser Ann Lee’s plan. Lee said: {SAID}", "Ann Lee", "White House adviser"),
        (f"They told reporters President Ann Lee had left. Lee said: {SAID}", "Ann Lee", "President"),
        (f"Days before naming Senator Ann Lee, Bob Ray left. Ms Lee said: {SAID}", "Ann Lee", "Senator"),
        (f"This week Governor Ann Lee said: {SAID}", "Ann Lee", "Governor"),
        (f"It was praised by Ole Foley, D-Wash. House Speaker Ann Lee said: {SAID}", "Ann Lee", "House Speaker"),
        (f"In May acting President Ann Lee said: {SAID}", "Ann Lee", "acting President"),
        (f"In May communications Director Ann Lee said: {SAID}", "Ann Lee", "communications Director"),
    ],
)
def test_a_named_person_has_a_role(article: str, speaker: str, role: str | None) -> None:
    assert resolved(article) == (speaker, PERSON, role)


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        (f"Ann Lee left early. She said: {SAID}", "Ann Lee"),
        (f"Ann Lee left early. “No,” she said. She added: {SAID}", "Ann Lee"),
        (f"Ann Lee left early. Her exact words were: {SAID}", "Ann Lee"),
        (f"Ann Lee met Bob Ray in Leeds. He said: {SAID}", "Bob Ray"),
        (f"Ann Lee met Ida Roe in Leeds. She said: {SAID}", "Ann Lee"),
        (f"Ann Lee, who said: {SAID}", "Ann Lee"),
        (f"NATO denied the report. It said: {SAID}", "NATO"),
        (f"Protesters said: “No.” They said: {SAID}", "Protesters"),
        (f"By Ann Lee\n\nHe asked me for the time. I said: {SAID}", "Ann Lee"),
        (f"Ann Lee and Ida Roe left early. She said: {SAID}", None),
        (f"Bob Ray left early. She said: {SAID}", None),
        (f"You said: {SAID}", None),
        (f"We said: {SAID}", None),
    ],
)
def test_a_pronoun_has_an_antecedent(article: str, speaker: str | None) -> None:
    assert resolved(article)[0] == speaker


@pytest.mark.parametrize(
    ("article", "speaker", "kind"),
    [
        (f"A Home Office spokesman said: {SAID}", "Home Office", UNNAMED),
        (f"A spokesman for Bob Ray said: {SAID}", "a spokesman for Bob Ray", UNNAMED),
        (f"A spokesman said: {SAID}", "a spokesman", UNNAMED),
        (f"The Foreign Ministry denied it. The ministry said: {SAID}", "Foreign Ministry", ORGANIZATION),
        (f"Kor Motors denied it. The company said: {SAID}", "Kor Motors", ORGANIZATION),
        (f"Senator Ann Lee left early. The senator said: {SAID}", "Ann Lee", PERSON),
        (f"Spokesman Ken Ito left early. The spokesman said: {SAID}", "Ken Ito", PERSON),
        (f"Ann Lee, 36, left early. The 36-year-old said: {SAID}", "Ann Lee", PERSON),
        (f"Some residents said: {SAID}", "some residents", GROUP),
        (f"The report said: {SAID}", "the report", DOCUMENT),
    ],
)
def test_a_description_is_of_somebody_known_or_is_the_speaker(article: str, speaker: str, kind: str) -> None:
    assert resolved(article)[:2] == (speaker, kind)


LONG_AFTER = "\n\n" + "The bridge was late. " * 100 + "\n\n"


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        (f"Hale, the senator from Ruvia, spoke.{LONG_AFTER}Ida Roe came in. The senator said: {SAID}", "Ida Roe"),
        (f"Hale, the senator from Ruvia, spoke. Ida Roe came in. The senator said: {SAID}", "Hale"),
        (f"Senator Hale spoke. The senator left.{LONG_AFTER}Ida Roe came in. The senator said: {SAID}", "Hale"),
        (f"Hale, the senator from Ruvia, spoke.{LONG_AFTER}Ida Roe, a baker, came. The senator said: {SAID}", "Hale"),
    ],
)
def test_a_role_is_of_the_one_in_view_if_another_was_called_so_long_before(article: str, speaker: str) -> None:
    assert resolved(article)[0] == speaker


def test_inside_a_quotation_i_is_its_speaker_and_he_is_not_known() -> None:
    text = "“I said ‘go home’ and he said ‘not yet’ and left,” Ann Lee said."
    assert [record.speaker for record in extract(text)] == ["Ann Lee", "Ann Lee", None]


def test_who_is_asked_for_does_not_change_who_speaks() -> None:
    text = f"Ann Lee said the door was shut. The chemist left early. She said: {SAID}"
    assert extract(text)[-1].speaker == extract(text, kinds=ALL_SPEECH)[-1].speaker == "Ann Lee"
