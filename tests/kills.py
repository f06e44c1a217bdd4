"""Kill an export at random moments, resume it, and compare the result with that of an uninterrupted export.

Usage: python tests/kills.py [ARTICLES [KILLS]]

ARTICLES is 2000 and KILLS is 20 unless given. Every other run has two jobs. After a kill, the file may contain only
whole records and at most one torn record at its end. After resuming, it must be identical to the uninterrupted one,
and no other file may be left.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support.articles import long_articles, write_json_lines

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = "out.jsonl"


def export(folder: Path, jobs: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "quotes", "export", "a.jsonl", "-o", OUTPUT, "--resume", "--quiet"]
    return subprocess.Popen(
        [*command, "--jobs", str(jobs)], cwd=folder, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE
    )


def records(path: Path) -> tuple[int, bool]:
    """Return the number of whole records in a file, and whether a torn one follows."""
    *lines, last = path.read_bytes().split(b"\n") if path.exists() else [b""]
    for line in lines:
        json.loads(line)
    return len(lines), bool(last)


def kill_at(folder: Path, jobs: int, size: float, pause: float) -> None:
    """Start an export, and kill it ``pause`` seconds after its output reaches ``size`` bytes."""
    with export(folder, jobs) as running:
        while running.poll() is None and not ((folder / OUTPUT).exists() and (folder / OUTPUT).stat().st_size >= size):
            time.sleep(0.001)
        time.sleep(pause)
        running.send_signal(signal.SIGKILL)


def main(articles: str = "2000", kills: str = "20") -> None:
    """Kill and resume."""
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_json_lines(folder / "a.jsonl", long_articles(int(articles)))
        _, told = export(folder, 1).communicate()
        whole = (folder / OUTPUT).read_bytes()
        print(f"{articles} articles, {len(whole)} bytes: {told.decode().splitlines()[-1]}", flush=True)
        for number in range(1, int(kills) + 1):
            (folder / OUTPUT).unlink()
            jobs = 1 + number % 2
            kill_at(folder, jobs, draw.uniform(0, 0.98) * len(whole), draw.uniform(0, 0.05))
            had, torn = records(folder / OUTPUT)
            export(folder, jobs).communicate()
            same = (folder / OUTPUT).read_bytes() == whole
            left = sorted(path.name for path in folder.iterdir())
            state = f"{had} records{' and a torn one' if torn else ''}"
            end = "the same" if same else "DIFFERENT"
            print(f"{number:2}: {jobs} jobs, killed with {state}; {end}", flush=True)
            if not same or left != ["a.jsonl", OUTPUT]:
                sys.exit(f"the result differs, or files are left: {left}")


if __name__ == "__main__":
    main(*sys.argv[1:])
