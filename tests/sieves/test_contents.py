"""How far the reported clause around a few marked words goes."""

import pytest

from quotes import extract

CONTENTS = {
    "Lotte Maas said on CNN’s “Harbour Talk” that she would “take a look”.": ["that she would “take a look”"],
    "Lotte Maas told the BBC’s “Harbour Talk” that the plan was “odd”.": ["that the plan was “odd”"],
    "Lotte Maas said she had “no idea” who paid on Monday’s edition of CNN’s “Harbour Talk”.": [
        "she had “no idea” who paid"
    ],
    "Lotte Maas said the “sad” plan was Bram’s “only hope”.": [
        "the “sad” plan was Bram’s “only hope”",
        "the “sad” plan was Bram’s “only hope”",
    ],
    "Bram Vos, who called the choir “rust” and the organ “a fridge,” clearly said it should “sing” again.": [
        "the choir “rust” and the organ “a fridge,”",
        "the choir “rust” and the organ “a fridge,”",
        "it should “sing” again",
    ],
    "The twins fell out – Lotte saying he was “pleased” and Bram calling it a “disgrace”.": [
        "he was “pleased”",
        "it a “disgrace”",
    ],
    "Lotte Maas said it was “sad” and Bram Vos said it was “fun”.": ["it was “sad”", "it was “fun”"],
    "Lotte Maas said the choir was “tired” and the organ “splendid”.": [
        "the choir was “tired” and the organ “splendid”",
        "the choir was “tired” and the organ “splendid”",
    ],
}


@pytest.mark.parametrize("text", CONTENTS)
def test_content_of_a_mixed_quotation(text: str) -> None:
    assert [text[one.content_start : one.content_end] for one in extract(text)] == CONTENTS[text]
