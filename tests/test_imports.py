"""A module imports only from modules above it, so that what a reader must know has a beginning and an end."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quotes"
ORDER = (
    "model",
    "layers",
    "counts",
    "documents",
    "records",
    "patterns",
    "lexicon",
    "lexer",
    "quotations",
    "tokens",
    "frames",
    "article",
    "phrases",
    "naming",
    "asides",
    "subjects",
    "auxiliaries",
    "verbs",
    "main_verbs",
    "source_phrases",
    "speech_nouns",
    "hearsay",
    "controlled",
    "sources",
    "sentence_sources",
    "relays",
    "clause_starts",
    "clause_ends",
    "sieves_after",
    "sieves_before",
    "sieves_colon",
    "sieves_layout",
    "sieves_clause",
    "sieves_sources",
    "sieves_around",
    "sieves",
    "sieves_reported",
    "report_cues",
    "reports",
    "nearby",
    "terms",
    "titles",
    "unspoken",
    "attribute",
    "forms",
    "entities",
    "names",
    "mentions",
    "people",
    "context",
    "salience",
    "pronouns",
    "wording",
    "bodies",
    "descriptions",
    "appositions",
    "byline",
    "speakers",
    "confidence",
    "extract",
    "parallel",
    "many",
    "rejected",
    "explain",
    "locate",
    "cases",
    "transcript",
    "agreement",
    "corrected",
    "gold",
    "scores",
    "check",
    "measures",
    "clauses",
    "calibration",
    "corpus",
    "against",
    "report",
    "decoding",
    "columns",
    "inputs",
    "extras",
    "json_lines",
    "tables_in",
    "archives",
    "furniture",
    "pages",
    "readers",
    "writers",
    "parquet_out",
    "tally",
    "journal",
    "progress",
    "export_work",
    "streams",
    "fixtures",
    "checking",
    "table",
    "telling",
    "counts_table",
    "counts_rows",
    "markup",
    "page",
    "outputs",
    "__init__",
    "exporting",
    "reading_options",
    "running",
    "export_command",
    "looking",
    "cli",
    "__main__",
)
"""From the one that knows nothing of the others to the one that knows them all."""

PLAIN = frozenset(["byline", "extract", "model", "patterns", "sieves", "wording"])
"""What ``extract`` needs and mypyc does not compile: what users see, what takes no time, what mypyc cannot do."""

MODULES = sorted(path.stem for path in PACKAGE.glob("*.py"))


def imported(source: str) -> Iterator[str]:
    """Give the modules of the package that a module's source imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = "quotes" if node.level else ""
            base = ".".join(filter(None, [base, node.module]))
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "quotes" else [base]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "quotes":
                stem = rest.partition(".")[0]
                yield stem if (PACKAGE / f"{stem}.py").exists() else "__init__"


def test_every_module_has_a_place_in_the_order() -> None:
    assert sorted(ORDER) == MODULES


def test_what_extract_needs_is_compiled_but_for_what_stays_plain() -> None:
    needed: set[str] = set()
    new = {"extract"}
    while new:
        needed |= new
        new = {name for module in new for name in imported((PACKAGE / f"{module}.py").read_text("utf-8"))} - needed
    settings = (PACKAGE.parent / "pyproject.toml").read_text("utf-8")
    compiled = re.findall(r'"(\w+)"', settings.partition("\nmodules = [\n")[2].partition("]")[0])
    assert sorted({*compiled, *PLAIN}) == sorted(needed)
    assert not PLAIN.intersection(compiled)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_above(module: str) -> None:
    above = ORDER[: ORDER.index(module)]
    wrong = set(imported((PACKAGE / f"{module}.py").read_text("utf-8"))) - set(above)
    assert not wrong, f"{module} imports {sorted(wrong)}, which stand below it"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from quotes.model import Span", ["model"]),
        ("from quotes import model, __version__", ["model", "__init__"]),
        ("from . import lexer", ["lexer"]),
        ("from .lexer import scan", ["lexer"]),
        ("import quotes.commands.cli as c", ["cli"]),
        ("def f():\n    import quotes.text.lexer", ["lexer"]),
        ("import re, quotesmith", []),
    ],
)
def test_an_import_is_seen_however_it_is_written(source: str, found: list[str]) -> None:
    assert list(imported(source)) == found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_imported_first(module: str) -> None:
    name = "quotes" if module == "__init__" else f"quotes.{module}"
    run = subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_version_is_shown_without_what_only_commands_need() -> None:
    code = "import sys, quotes.commands.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"rich", "rich.console", "csv", "quotes.writers.table", "quotes.readers.read"}
