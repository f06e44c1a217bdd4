"""The ratchet: figures that fall are reported, figures that rise are kept."""

import json

import pytest
from ratchet import FLOORS, MISTAKES, fallen, measured, raised, table

NAME, MISTAKE = "news.quoted.f1", "world_speakers.scare"
FLOOR = {NAME: 90.0, MISTAKE: 2.0}


@pytest.mark.parametrize(
    ("now", "down"),
    [
        ({NAME: 90.0, MISTAKE: 2.0}, []),
        ({NAME: 89.5, MISTAKE: 0.0}, []),
        ({NAME: 89.4, MISTAKE: 2.0}, [NAME]),
        ({NAME: 99.0, MISTAKE: 3.0}, [MISTAKE]),
    ],
)
def test_figures_that_fall_by_more_than_half_a_point(now: dict[str, float], down: list[str]) -> None:
    assert fallen(FLOOR, now) == down
    assert [line.split()[0] for line in table(FLOOR, now) if line.endswith("FELL")] == down


def test_floors_only_rise() -> None:
    assert raised(FLOOR, {NAME: 91.0, MISTAKE: 3.0}) == {NAME: 91.0, MISTAKE: 2.0}
    assert raised(FLOOR, {NAME: 89.0, MISTAKE: 1.0}) == {NAME: 90.0, MISTAKE: 1.0}


def test_figures_are_selected_by_their_dotted_names() -> None:
    result = {"news": {"quoted": {"f1": 90.1}}, "world_speakers": {"scare": "4/21"}, "seconds": 3}
    assert measured(result, FLOOR) == {NAME: 90.1, MISTAKE: 4.0}


def test_the_floors_kept() -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert set(floors) >= {NAME, *MISTAKES}
    assert all(0 <= floor <= 100 for floor in floors.values())
