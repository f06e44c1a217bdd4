"""Compare the figures of ``../shared/measure.py`` with ``tests/floors.json``, so that no accuracy is lost.

Usage: python tests/ratchet.py [--raise]

Fails when a figure is more than half a point below its floor. With ``--raise``, raises the floors to the present
figures. Figures that count mistakes have a ceiling instead of a floor. Run it in the environment in which the
package is installed. Without the folder ``../shared``, nothing is measured.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support.shared import ROOT, SHARED

FLOORS = Path(__file__).with_name("floors.json")
MEASURE = SHARED / "measure.py"
SLACK = 0.5
"""How far below its floor a figure may fall, in points."""
MISTAKES = frozenset(["world_speakers.scare"])
"""Figures of which a lower one is better."""

Figures = Mapping[str, float]


def measured(result: Mapping[str, object], names: Figures) -> dict[str, float]:
    """Select the figures with these dotted names from the output of the measuring program."""
    figures = {}
    for name in names:
        value: object = result
        for key in name.split("."):
            assert isinstance(value, Mapping)
            value = value[key]
        figures[name] = float(str(value).partition("/")[0])
    return figures


def gain(name: str, floor: float, now: float) -> float:
    """Return how many points better than its floor a figure is; negative when it is worse."""
    return floor - now if name in MISTAKES else now - floor


def fallen(floors: Figures, now: Figures) -> list[str]:
    """Return the figures that are below their floor by more than the slack."""
    return [name for name, floor in floors.items() if round(gain(name, floor, now[name]), 3) < -SLACK]


def raised(floors: Figures, now: Figures) -> dict[str, float]:
    """Return the floors, raised to the present figures where these are better."""
    return {name: now[name] if gain(name, floor, now[name]) > 0 else floor for name, floor in floors.items()}


def table(floors: Figures, now: Figures) -> list[str]:
    """Format figure, floor and present figure as aligned lines, and mark those that fell."""
    width = max(map(len, floors))
    lines = [f"{'figure':{width}} {'floor':>6} {'now':>6}"]
    down = fallen(floors, now)
    for name, floor in floors.items():
        lines.append(f"{name:{width}} {floor:6.1f} {now[name]:6.1f}{'  FELL' if name in down else ''}")
    return lines


def main() -> None:
    """Measure, print the table, and fail or raise the floors."""
    if not MEASURE.exists():
        print("ratchet: ../shared/measure.py is missing, so nothing is measured")
        return
    command = [sys.executable, str(MEASURE), "--json"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    if run.returncode:
        sys.exit(f"ratchet: measuring failed\n{run.stderr}")
    floors = json.loads(FLOORS.read_text("utf-8"))
    now = measured(json.loads(run.stdout), floors)
    print(*table(floors, now), sep="\n")
    if "--raise" in sys.argv[1:]:
        FLOORS.write_text(json.dumps(raised(floors, now), indent=2) + "\n", "utf-8")
    elif down := fallen(floors, now):
        sys.exit(f"ratchet: more than {SLACK} points below the floor: {', '.join(down)}")


if __name__ == "__main__":
    main()
