"""The list that ``extract`` returns: as cheap as a list, an article in a notebook, any table."""

import os
import pickle
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from support.command_line import run

from quotes import extract, extract_many, pipeline
from quotes.integrations.quotations import Quotations
from quotes.model import ALL_SPEECH, FIELDS
from quotes.writers.parquet import parquet_rows

ROOT = Path(__file__).parent.parent.parent
TEXT = """“We won,” said Ann Lee, the mayor. “It was <close>,” she added.

Lee said the road was “shut & gone” since May.

The bridge was shut.

“Nobody knows.”
"""
HALF = "“A half \ud800 here,” said Ann Lee."


def found(text: str = TEXT) -> Quotations:
    return extract(text, "town.txt", ALL_SPEECH)


def test_it_is_the_list_of_the_pipeline() -> None:
    assert found() == pipeline.extract(TEXT, "town.txt", ALL_SPEECH)
    assert found()[0].speaker == "Ann Lee"
    assert [type(records) for records in extract_many([TEXT, ""], jobs=2)] == [Quotations, Quotations]
    assert [records.article for records in extract_many([TEXT, None, "x"]) if isinstance(records, list)] == [TEXT, "x"]


def test_a_part_and_a_copy_know_the_article() -> None:
    for same in (found()[:2], found()[::-1], pickle.loads(pickle.dumps(found()))):
        assert isinstance(same, Quotations)
        assert same.article == TEXT
    assert found()[:2] == list(found())[:2]


def test_nothing_is_imported_until_it_is_asked_for() -> None:
    code = f"import sys, quotes; records = quotes.extract({TEXT!r}); records[:1]; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    loaded = set(run.stdout.split())
    assert "quotes.pipeline" in loaded
    assert not loaded & {"pandas", "polars", "pyarrow", "rich", "jinja2", "csv", "quotes.writers", "quotes.voices"}


def test_it_prints_the_table_of_show() -> None:
    shown = run("show", "--indirect", "-", given=TEXT).stdout
    assert repr(found()) == shown.rstrip()
    assert repr(extract("")) == "0 quotations · 0 attributed · 0 speakers"


def test_csv_is_that_of_export(tmp_path: Path) -> None:
    path = tmp_path / "town.txt"
    path.write_text(TEXT, "utf-8", newline="")
    exported = run("export", "--indirect", str(path)).stdout
    records = extract(TEXT, str(path), ALL_SPEECH)
    assert records.to_csv() == exported.replace("\n", "\r\n") if "\r\n" not in exported else exported
    assert records.to_csv(tmp_path / "town.csv") is None
    assert (tmp_path / "town.csv").read_bytes().decode() == records.to_csv()


@pytest.mark.parametrize("text", [TEXT, HALF, ""], ids=["town", "half a pair", "nobody"])
def test_every_table_has_the_values_of_parquet(text: str) -> None:
    records = found(text)
    rows = [tuple(row) for row in parquet_rows(records)]
    assert records.to_polars().rows() == rows
    table = records.to_arrow()
    assert list(zip(*(column.to_pylist() for column in table.columns), strict=True)) == rows
    frame = records.to_pandas()
    assert list(frame.columns) == table.column_names == records.to_polars().columns == list(FIELDS)
    values = frame.astype(object).where(frame.notna(), None)
    assert list(values.itertuples(index=False, name=None)) == rows


def test_numbers_are_whole_in_a_data_frame() -> None:
    types = found().to_pandas().dtypes.astype(str)
    assert {types[name] for name in ("id", "parent", "mention_start")} == {"Int64"}
    assert types["confidence"] == "float64"


def test_speakers_are_counted() -> None:
    assert [(one.speaker, one.quotations) for one in found().speakers()] == [("Ann Lee", 3), (None, 1)]


def words_of(html: str) -> str:
    text = html.partition('<div class="text">')[2].partition("</div>")[0]
    return unescape(re.sub(r"<[^>]*>", "", text))


def test_a_notebook_shows_the_article_in_colors() -> None:
    html = found()._repr_html_()
    assert words_of(html).split() == TEXT.split()
    assert re.findall(r'class="q (\w+) (\w+) first"', html) == [
        ("direct", "c0"),
        ("direct", "c0"),
        ("mixed", "c0"),
        ("direct", "none"),
    ]
    assert 'title="Ann Lee · said · cue_after"' in html
    assert "<script" not in html
    assert "<close>" not in html


def test_its_style_does_not_reach_the_notebook() -> None:
    style = found()._repr_html_().partition("<style>")[2].partition("</style>")[0]
    inside, outside = 0, ""
    for character in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL):
        inside += {"{": 1, "}": -1}.get(character, 0)
        outside += character if not inside else ""
    assert outside.split() == ["div.quotes-output.quotes-output", "}"]


def test_two_outputs_share_no_ids() -> None:
    both = found()._repr_html_() + extract("“Yes,” said Bob Ray.")._repr_html_()
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) > 4


def test_a_very_long_text_is_shown_in_part() -> None:
    html = extract(TEXT + "\n\nNobody came." * 10_000 + TEXT)._repr_html_()
    assert "the first 100,000 characters are shown" in html
    assert len(re.findall(r"\bfirst\"", html)) == 4


SCRIPT = """
from quotes import extract_many
print([records[0].speaker for records in extract_many(["“We won,” said Ann Lee."] * 2, jobs={jobs})])
"""


@pytest.mark.parametrize("arguments", [["script.py"], ["-"]], ids=["file", "standard input"])
def test_a_script_without_a_guard_is_told_so_in_one_line(arguments: list[str], tmp_path: Path) -> None:
    for jobs, output, error in ((1, "['Ann Lee', 'Ann Lee']", ""), (2, "", 'guarded by: if __name__ == "__main__"')):
        script = SCRIPT.format(jobs=jobs)
        (tmp_path / "script.py").write_text(script, "utf-8")
        run = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            input=script.encode(),
            capture_output=True,
            check=False,
        )
        assert run.stdout.decode().strip() == output
        assert error in run.stderr.decode().splitlines()[-1] if error else not run.stderr
