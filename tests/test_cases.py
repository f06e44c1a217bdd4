"""Every case finds what it expects, as written and in other house styles.

``known_failures.txt`` lists the cases that fail for now. They are expected to fail: when one passes, remove its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.styles import STYLES

from quotes import extract
from quotes.evaluation.cases import Case
from quotes.evaluation.comparison import compare_case
from quotes.evaluation.fixtures import find_fixtures
from quotes.evaluation.gold import GoldArticle
from quotes.model import ALL_SPEECH, SPEECH
from quotes.readers.documents import Failure

TESTS = Path(__file__).parent
CASE_FILES = sorted((TESTS / "cases").glob("*.txt"))
KNOWN_FAILURES = TESTS / "known_failures.txt"
ENTRY = re.compile(r"(?P<name>[^:]+: .+?)(?: \[(?P<styles>[a-z, ]+)\])?  # (?P<reason>\S.*)")

WORD = re.compile(r"\w+")


def read_all() -> tuple[list[Case], list[Failure]]:
    """Read every case of ``tests/cases`` and ``seeds``, and the errors."""
    cases: list[Case] = []
    failures: list[Failure] = []
    for item in find_fixtures([str(TESTS / "cases"), str(TESTS.parent / "seeds")]):
        if isinstance(item, Failure):
            failures.append(item)
        elif not isinstance(item, GoldArticle):
            cases.append(item)
    return cases, failures


def name_of(case: Case) -> str:
    """Name a case ``file.txt: Title``, as ``known_failures.txt`` does."""
    title = Path(case.title).name if case.title == case.article else case.title
    return f"{Path(case.file).name}: {title}"


ALL_CASES, UNREADABLE = read_all()


def known_failures(content: str) -> dict[str, str]:
    """Return the reason for each ``file.txt: Title [style]``. A line without styles is about all of them."""
    reasons = {}
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            entry = ENTRY.fullmatch(line)
            assert entry, f"expected “file.txt: Title [style, style]  # reason”, found: {line}"
            styles = re.split(r",\s*", entry["styles"]) if entry["styles"] else list(STYLES)
            reasons.update({f"{entry['name']} [{style}]": entry["reason"] for style in styles})
    return reasons


KNOWN = known_failures(KNOWN_FAILURES.read_text(encoding="utf-8"))


def in_styles() -> Iterator[object]:
    """Yield each case in each style that applies to it, as a parameter of the test."""
    for case in ALL_CASES:
        for style, restyled in STYLES.items():
            variant = None if style in case.not_in else restyled(case)
            if variant is not None:
                label = f"{name_of(case)} [{style}]"
                marks = [pytest.mark.xfail(reason=KNOWN[label], strict=True)] if label in KNOWN else []
                yield pytest.param(variant, id=label, marks=marks)


@pytest.mark.parametrize("case", list(in_styles()))
def test_a_case_finds_what_it_expects(case: Case) -> None:
    kinds = ALL_SPEECH if case.has_indirect else SPEECH
    differences = compare_case(case, extract(case.text, case.article, kinds)).differences
    assert not differences, "\n" + "\n".join(map(str, differences)) + "\n\n" + case.text


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.name)
def test_a_text_may_stop_after_any_word(path: Path) -> None:
    for case in (case for case in ALL_CASES if Path(case.file) == path):
        for word in WORD.finditer(case.text):
            stopped = case.text[: word.end()]
            assert all(stopped[found.start : found.end] == found.text for found in extract(stopped, kinds=ALL_SPEECH))


def test_every_case_can_be_read() -> None:
    assert not UNREADABLE, "\n".join(f"{failure.where}: {failure.reason}" for failure in UNREADABLE)


def test_every_title_is_unique() -> None:
    assert not [title for title, count in Counter(case.title for case in ALL_CASES).items() if count > 1]


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.name)
def test_every_file_says_in_its_first_line_what_it_shows(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_every_known_failure_is_a_case() -> None:
    assert {label.rpartition(" [")[0] for label in KNOWN} <= set(map(name_of, ALL_CASES))


def test_every_style_that_a_case_excludes_exists() -> None:
    assert {style for case in ALL_CASES for style in case.not_in} <= set(STYLES) - {"written"}
