"""Direct or mixed: whole sentences and the pieces of one, or a part of a reported clause."""

import pytest

from quotes import extract
from quotes.model import DIRECT, MIXED

KINDS = {
    "“We won,” said Ann Lee.": [DIRECT],
    "“There is,” said Ann Lee, “no plan.”": [DIRECT, DIRECT],
    "“There is,” said Ann Lee, who called it a “sad” day.": [DIRECT, MIXED],
    "Ann Lee said: “we are going home for good.”": [DIRECT],
    "Ann Lee said: “no plan.”": [MIXED],
    "Ann Lee said they were “all going home for good”.": [MIXED],
    "Ann Lee said they “won”.": [MIXED],
    "Ann Lee said that once it was over, “we are going home for good.”": [MIXED],
}


@pytest.mark.parametrize("text", KINDS)
def test_the_kind_of_a_quotation(text: str) -> None:
    assert [record.kind for record in extract(text)] == KINDS[text]
