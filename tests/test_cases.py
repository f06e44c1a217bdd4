"""Every case, as written and in other house styles, against what is found.

``known_failures.txt`` lists what does not agree yet. Its entries must fail: an improvement has to take
its line out.
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
from quotes.readers.articles import Failure

TESTS = Path(__file__).parent
KNOWN_FAILURES = TESTS / "known_failures.txt"
ENTRY = re.compile(r"(?P<case>[^:]+: .+?)(?: \[(?P<styles>[a-z, ]+)\])?  # (?P<reason>\S.*)")


def read_all() -> tuple[dict[str, Case], list[Failure], list[str]]:
    """Read every case by its name, what cannot be read, and every name."""
    cases: dict[str, Case] = {}
    failures: list[Failure] = []
    names: list[str] = []
    for item in find_fixtures([str(TESTS / "cases"), str(TESTS.parent / "seeds")]):
        if isinstance(item, Failure):
            failures.append(item)
        elif not isinstance(item, GoldArticle):
            title = Path(item.title).name if item.title == item.article else item.title
            names.append(f"{Path(item.file).name}: {title}")
            cases[names[-1]] = item
    return cases, failures, names


CASES, UNREADABLE, NAMES = read_all()


def known_failures(content: str) -> dict[str, str]:
    """Read the reasons by ``case [style]``; an entry without styles is about every style."""
    reasons = {}
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            entry = ENTRY.fullmatch(line)
            assert entry, f"not “file: title [style, style]  # reason”: {line}"
            styles = re.split(r",\s*", entry["styles"]) if entry["styles"] else list(STYLES)
            reasons.update({f"{entry['case']} [{style}]": entry["reason"] for style in styles})
    return reasons


KNOWN = known_failures(KNOWN_FAILURES.read_text(encoding="utf-8"))


def in_styles() -> Iterator[object]:
    """Give every case in every style that applies to it."""
    for name, case in CASES.items():
        for style, restyled in STYLES.items():
            variant = None if style in case.not_in else restyled(case)
            if variant is not None:
                label = f"{name} [{style}]"
                marks = [pytest.mark.xfail(reason=KNOWN[label], strict=True)] if label in KNOWN else []
                yield pytest.param(variant, id=label, marks=marks)


@pytest.mark.parametrize("case", list(in_styles()))
def test_case(case: Case) -> None:
    kinds = ALL_SPEECH if case.has_indirect else SPEECH
    differences = compare_case(case, extract(case.text, case.article, kinds)).differences
    assert not differences, "\n" + "\n".join(map(str, differences)) + "\n\n" + case.text


def test_every_case_can_be_read() -> None:
    assert not UNREADABLE, "\n".join(f"{failure.where}: {failure.reason}" for failure in UNREADABLE)


def test_every_case_has_a_name_of_its_own() -> None:
    assert not [name for name, count in Counter(NAMES).items() if count > 1]


def test_every_known_failure_is_a_case() -> None:
    assert {label.rpartition(" [")[0] for label in KNOWN} <= set(CASES)


def test_every_style_that_a_case_leaves_out_exists() -> None:
    assert {style for case in CASES.values() for style in case.not_in} <= set(STYLES) - {"written"}
