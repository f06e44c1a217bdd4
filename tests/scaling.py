"""Measure how much faster two processes are than one, and whether memory grows with the number of articles.

Usage: python tests/scaling.py [ARTICLES]

Exports ARTICLES articles (20,000 unless given) with one job, then with two, and then a tenth of them with two.
Times are wall-clock times, so other work on the machine affects them. Its load is printed, and so are the CPU
seconds of each run, which show how much faster two processes can be on two idle cores. Memory is the sum of the
peaks of all processes (Linux only).
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support.articles import long_articles, write_json_lines

ROOT = Path(__file__).resolve().parent.parent


def peaks(parent: int) -> dict[int, int]:
    """Return the peak memory of a process and of each child so far, in kilobytes by process id."""
    found = {}
    for pid in [parent, *map(int, _read(f"/proc/{parent}/task/{parent}/children").split())]:
        for line in _read(f"/proc/{pid}/status").splitlines():
            if line.startswith("VmHWM:"):
                found[pid] = int(line.split()[1])
    return found


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""


def cpu_seconds() -> float:
    """Return the CPU seconds of the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(folder: Path, articles: Path, jobs: int) -> tuple[float, float, float]:
    """Export, and return the wall-clock seconds, the CPU seconds and the peak megabytes."""
    output = folder / f"{articles.stem}-{jobs}.csv"
    command = [
        sys.executable,
        "-m",
        "quotes",
        "export",
        str(articles),
        "-o",
        str(output),
        "--quiet",
        "--jobs",
        str(jobs),
    ]
    start, before = time.monotonic(), cpu_seconds()
    highest: dict[int, int] = {}
    with subprocess.Popen(command, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            highest |= peaks(running.pid)
            time.sleep(0.1)
    return time.monotonic() - start, cpu_seconds() - before, sum(highest.values()) / 1024


def main(count: str = "20000") -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many, few = folder / "many.jsonl", folder / "few.jsonl"
        write_json_lines(many, long_articles(int(count)))
        write_json_lines(few, long_articles(int(count) // 10))
        megabytes = many.stat().st_size / 1e6
        print(f"{count} articles, {megabytes:.0f} MB; {os.cpu_count()} cores; load before: {os.getloadavg()[0]:.1f}")
        one, one_used, _ = run(folder, many, 1)
        two, two_used, memory = run(folder, many, 2)
        _, _, less = run(folder, few, 2)
        same = (folder / "many-1.csv").read_bytes() == (folder / "many-2.csv").read_bytes()
    rows = "the same rows" if same else "DIFFERENT ROWS"
    print(f"1 job    {one:6.1f} s  {megabytes / one:5.2f} MB/s  {one_used:.1f} s CPU")
    print(f"2 jobs   {two:6.1f} s  {megabytes / two:5.2f} MB/s  {two_used:.1f} s CPU, {rows}")
    print(f"2 jobs are {one / two:.2f} times as fast; on two idle cores {2 * one_used / two_used:.2f} at most")
    print(f"memory   {memory:6.1f} MB for {count} articles, {less:.1f} MB for a tenth of them")
    print(f"load after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
