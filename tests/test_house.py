"""The house: which package may import which, how large a room may be, and what is public."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import quotes

PACKAGE = Path(__file__).parent.parent / "quotes"
RULES = ("lexicon", "model", "text", "grammar", "sieves", "reported", "speakers", "cast", "dialogue")
"""What the pipeline is made of."""
READ_BY_MODULE = ("lexicon.tags", "writers.annotation.brat", "writers.annotation.label_studio")
"""Modules whose names are read after the module's: ``t.PLACE``, ``brat.CONFIGURATION``."""
LIBRARY = ("extract", "extract_many")
"""What the library and the pipeline both have: the results of the library know their article."""
ABOVE_PIPELINE = (*RULES, "confidence", "parallel", "pipeline", "voices")
ARROWS = {
    "_version": (),
    "model": (),
    "parallel": (),
    "lexicon": (),
    "confidence": ("lexicon", "model"),
    "text": ("lexicon", "model"),
    "grammar": ("text", "lexicon"),
    "sieves": ("grammar", "text", "lexicon", "model"),
    "reported": ("grammar", "text", "lexicon", "model"),
    "speakers": ("grammar", "text", "lexicon", "model"),
    "cast": ("speakers", "text", "lexicon", "model"),
    "dialogue": ("cast", "sieves", "grammar", "text", "lexicon", "model"),
    "records": ("text", "confidence", "lexicon", "model"),
    "pipeline": (*RULES, "records", "parallel"),
    "voices": ("speakers", "text", "lexicon", "model"),
    "explain": ABOVE_PIPELINE,
    "readers": ("lexicon", "model"),
    "writers": (*ABOVE_PIPELINE, "explain", "readers", "_version"),
    "batch": (*ABOVE_PIPELINE, "readers", "writers", "_version"),
    "evaluation": (*ABOVE_PIPELINE, "readers", "writers"),
    "commands": (*ABOVE_PIPELINE, "explain", "readers", "writers", "batch", "evaluation", "_version"),
    "integrations": (*ABOVE_PIPELINE, "readers", "writers", "batch"),
    "__init__": ("model", "integrations", "_version"),
    "__main__": ("commands",),
}
"""What each package, or module at the root, may import besides itself; no arrow runs back."""
COMPILED = ("lexicon", "text", "grammar", "sieves", "reported", "speakers", "voices", "confidence", "records")
MOST_MODULES = 16
LONGEST_MODULE = 300
PUBLIC = ["Attribution", "extract", "extract_many"]

FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in FILES]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{module.replace('.', '/')}.py").read_text("utf-8"))


def room(module: str) -> str:
    """The package that a module lies in, or the module itself when it lies at the root."""
    return module.partition(".")[0]


def imported(found: ast.Module) -> Iterator[str]:
    """The rooms that a module imports from, wherever in it."""
    for node in ast.walk(found):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, ["quotes" if node.level else "", node.module]))
            names = [f"quotes.{alias.name}" for alias in node.names] if base == "quotes" else [base]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "quotes":
                first = room(rest)
                yield first if (PACKAGE / first).is_dir() or (PACKAGE / f"{first}.py").exists() else "__init__"


def test_every_room_has_its_arrows() -> None:
    assert set(map(room, MODULES)) == set(ARROWS)


def test_arrows_run_one_way() -> None:
    for name, targets in ARROWS.items():
        for target in targets:
            assert name not in ARROWS[target], f"{name} and {target} import each other"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_along_the_arrows(module: str) -> None:
    wrong = set(imported(tree(module))) - {room(module), *ARROWS[room(module)]}
    assert not wrong, f"{module} imports {sorted(wrong)}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from quotes.model import Span", ["model"]),
        ("from quotes import model, __version__", ["model", "__init__"]),
        ("from quotes import lexicon", ["lexicon"]),
        ("from . import text", ["text"]),
        ("from .text.marks import find_marks", ["text"]),
        ("import quotes.commands.cli as c", ["commands"]),
        ("def f():\n    import quotes.text.tokens", ["text"]),
        ("import re, quotesmith", []),
    ],
)
def test_an_import_is_seen_however_it_is_written(source: str, found: list[str]) -> None:
    assert list(imported(ast.parse(source))) == found


def loaded(module: str) -> set[str]:
    """The modules whose code runs when a module is imported, but for the packages around them."""
    names = set()
    for node in tree(module).body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} has a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    inside = {name.removeprefix("quotes").removeprefix(".") for name in names if f"{name}.".startswith("quotes.")}
    return {found for name in inside for found in (name, f"{name}.__init__".lstrip(".")) if found in MODULES}


def test_any_module_can_be_imported_first() -> None:
    graph = {module: loaded(module) for module in MODULES}
    assert graph["commands.cli"] and graph["pipeline"]
    TopologicalSorter(graph).prepare()  # raises if modules import each other in a circle


def test_a_folder_is_small_enough_to_read() -> None:
    for folder in {path.parent for path in FILES}:
        inside = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
        assert len(inside) <= MOST_MODULES, f"{folder.name} holds {len(inside)} modules"


@pytest.mark.parametrize("path", FILES, ids=MODULES)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_named_like_what_it_holds(module: str) -> None:
    held = {
        node.name
        for node in tree(module).body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    }
    assert module.rpartition(".")[2] not in held


def test_a_public_name_means_one_thing() -> None:
    places: dict[str, list[str]] = {}
    for module in MODULES:
        if module not in READ_BY_MODULE:
            for name in defined(module):
                if not name.startswith("_") and name not in LIBRARY:
                    places.setdefault(name, []).append(module)
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def defined(module: str) -> Iterator[str]:
    """The functions, classes, aliases and constants that a module defines."""
    for node in tree(module).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (name.id for name in targets if isinstance(name, ast.Name))


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) in COMPILED])
def test_the_constants_of_a_compiled_module_are_final(module: str) -> None:
    for node in tree(module).body:
        if isinstance(node, ast.Assign):
            names = [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
            loose = [name for name in names if re.fullmatch(r"_?[A-Z][A-Z\d_]*", name)]
            assert not loose, f"{loose} would be looked up in a dict each time"


def test_what_is_compiled_is_what_the_build_lists() -> None:
    settings = (PACKAGE.parent / "pyproject.toml").read_text("utf-8")
    listed = re.findall(r'"/quotes/(\w+)(?:\.py)?"', settings.partition("\ninclude = [\n")[2].partition("]")[0])
    assert sorted(listed) == sorted(COMPILED)


def test_the_package_shows_its_public_names_only() -> None:
    assert [name for name in dir(quotes) if not name.startswith("_")] == PUBLIC


def test_the_version_is_shown_without_what_only_commands_need() -> None:
    code = "import sys, quotes.commands.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"rich", "rich.console", "csv", "quotes.pipeline", "quotes.writers.terminal.quotations"}
