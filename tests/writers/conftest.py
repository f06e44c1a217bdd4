"""The browser that the tests of pages share."""

import os
from collections.abc import Iterator

import pytest
from support.chromium import REQUIRED, Tab, chromium, program


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    if program() is None and not os.environ.get(REQUIRED):
        pytest.skip("no Chromium here: .ci/run installs it, so does apt-get install chromium")
    with chromium() as tab:
        yield tab
