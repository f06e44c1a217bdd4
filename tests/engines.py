"""Run the batch functions in query engines, kill a worker of each, and compare every row with ``quotes export``.

Usage: python tests/engines.py [ARTICLES [ENGINE]...]

Needs Linux, Java 17, and ``pip install duckdb polars pandas pyspark "dask[distributed]" "ray[data]"``. Every engine
reads the same Parquet file of ARTICLES articles (20,000 unless given) in a process of its own and writes its rows to
Parquet. Spark, Dask and Ray each lose a worker while they run: it is killed without warning. Times are wall-clock
times; memory is the sum of the peaks of all processes of the engine, pages that they share included.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from support.articles import long_articles  # noqa: E402

from quotes.integrations.arrow import extract_batch, extract_batches, schema  # noqa: E402

WORKERS = 2
ROWS = 500
"""Articles that a worker gets at a time."""


class Marked:
    """Does some work, after leaving the id of its process where the run finds it to kill it."""

    def __init__(self, folder: Path, work: Callable[..., object]) -> None:
        self.folder = folder
        self.work = work

    def __call__(self, given: object) -> object:
        (self.folder / str(os.getpid())).touch()
        return self.work(given)


def duckdb(articles: Path, output: Path, _marks: Path) -> None:
    import duckdb

    rows = extract_batches(duckdb.read_parquet(str(articles)))
    pyarrow.parquet.write_table(pyarrow.Table.from_batches(rows, schema()), output)


def polars(articles: Path, output: Path, _marks: Path) -> None:
    import polars

    polars.from_arrow(extract_batch(polars.read_parquet(articles).to_arrow())).write_parquet(output)


def pandas(articles: Path, output: Path, _marks: Path) -> None:
    import pandas

    table = pyarrow.Table.from_pandas(pandas.read_parquet(articles))
    found = extract_batch(table).to_pandas(types_mapper=pandas.ArrowDtype)
    found.to_parquet(output)


def spark(articles: Path, output: Path, marks: Path) -> None:
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    session = (
        SparkSession.builder.master(f"local[{WORKERS},3]")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS)
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    frame = session.read.parquet(str(articles)).repartition(16)
    frame.mapInArrow(Marked(marks, extract_batches), from_arrow_schema(schema())).write.parquet(str(output))
    session.stop()


def dask(articles: Path, output: Path, marks: Path) -> None:
    import pandas
    from dask.dataframe import from_pandas
    from dask.distributed import Client, LocalCluster

    def of_partition(frame: pandas.DataFrame) -> pandas.DataFrame:
        found = extract_batch(pyarrow.Table.from_pandas(frame, preserve_index=False))
        return found.to_pandas(types_mapper=pandas.ArrowDtype)

    empty = schema().empty_table().to_pandas(types_mapper=pandas.ArrowDtype)
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        frame = from_pandas(pandas.read_parquet(articles), npartitions=16)
        frame.map_partitions(Marked(marks, of_partition), meta=empty).to_parquet(output, schema=schema())


def ray(articles: Path, output: Path, marks: Path) -> None:
    import ray

    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, object_store_memory=400_000_000)
    found = ray.data.read_parquet(str(articles), override_num_blocks=16).map_batches(
        Marked(marks, extract_batch), batch_format="pyarrow", batch_size=ROWS
    )
    found.write_parquet(str(output))
    ray.shutdown()


ENGINES = {function.__name__: function for function in (spark, dask, ray, duckdb, polars, pandas)}
DISTRIBUTED = ("spark", "dask", "ray")


def processes(parent: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    yield parent
    for thread in Path(f"/proc/{parent}/task").glob("*/children"):
        for child in _read(thread).split():
            yield from processes(int(child))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""


def measure(pids: Iterable[int], peaks: dict[int, int]) -> None:
    """Note the peak memory of processes so far, in kilobytes."""
    for pid in pids:
        for line in _read(Path(f"/proc/{pid}/status")).splitlines():
            if line.startswith("VmHWM:"):
                peaks[pid] = int(line.split()[1])


def victim(marks: Path, alive: Collection[int]) -> int | None:
    """Return a worker that has been at work for two seconds, if there is one."""
    for mark in marks.glob("*"):
        if int(mark.name) in alive and time.time() - mark.stat().st_mtime > 2:
            return int(mark.name)
    return None


def run(name: str, command: list[str], marks: Path) -> tuple[float, float, str]:
    """Run a command; return its seconds, its megabytes, and whether a worker of it was killed."""
    peaks: dict[int, int] = {}
    killed = "" if name in DISTRIBUTED else "–"
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}",
        "PYSPARK_PYTHON": sys.executable,
        "RAY_worker_niceness": "0",  # else its workers wait for everything else on the machine
    }
    started = time.monotonic()
    with subprocess.Popen(command, env=environment) as running:
        while running.poll() is None:
            alive = set(processes(running.pid))
            measure(alive, peaks)
            if not killed and (worker := victim(marks, alive - {running.pid})):
                os.kill(worker, signal.SIGKILL)
                killed = "yes"
            time.sleep(0.2)
    if running.returncode:
        raise SystemExit(f"{name} ended with exit code {running.returncode}")
    return time.monotonic() - started, sum(peaks.values()) / 1024, killed or "NO"


def rows_of(path: Path) -> pyarrow.Table:
    """Return the rows in the order of the articles, without the errors."""
    table = pyarrow.parquet.read_table(path)
    if "error" in table.column_names:
        assert table["error"].null_count == table.num_rows
        table = table.drop_columns(["error"])
    plain = pyarrow.schema(list(schema())[:-1])
    return table.select(plain.names).cast(plain).sort_by([("doc", "ascending"), ("id", "ascending")])


def main(count: str = "20000", *engines: str) -> None:
    """Run the engines, all unless some are named, and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles, exported = folder / "articles.parquet", folder / "exported.parquet"
        texts = list(long_articles(int(count)))
        ids = [f"article {number:06}" for number in range(len(texts))]
        pyarrow.parquet.write_table(pyarrow.table({"id": ids, "text": texts}), articles, row_group_size=ROWS)
        megabytes = sum(map(len, texts)) / 1e6
        print(f"{count} articles, {megabytes:.0f} MB; {os.cpu_count()} cores; load before: {os.getloadavg()[0]:.1f}")
        export = [sys.executable, "-m", "quotes", "export", str(articles), "-o", str(exported), "--quiet"]
        seconds, memory, _ = run("export", export, folder)
        expected = rows_of(exported)
        print(
            f"\n| engine | seconds | MB of memory | worker killed | {expected.num_rows:,} rows |\n|---|---|---|---|---|"
        )
        print(f"| quotes export | {seconds:.0f} | {memory:.0f} | – | – |", flush=True)
        for engine in engines or ENGINES:
            output, marks = folder / f"{engine}.parquet", folder / f"{engine}.marks"
            marks.mkdir()
            command = [sys.executable, __file__, engine, str(articles), str(output), str(marks)]
            seconds, memory, killed = run(engine, command, marks)
            same = "all the same" if rows_of(output).equals(expected) else "DIFFERENT"
            print(f"| {engine} | {seconds:.0f} | {memory:.0f} | {killed} | {same} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in ENGINES:
        ENGINES[sys.argv[1]](*map(Path, sys.argv[2:]))
    else:
        main(*sys.argv[1:])
