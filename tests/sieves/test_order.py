"""The order of the sieves: each answers by itself, so the tuple alone says which is asked before which."""

import ast
from pathlib import Path

import pytest

import quotes.sieves
from quotes.sieves.order import SIEVES

FOLDER = Path(quotes.sieves.__file__ or "").parent
TREES = {path.stem: ast.parse(path.read_text("utf-8")) for path in FOLDER.glob("*.py")}
NAMES = frozenset(sieve.__name__ for sieve in SIEVES)


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def used(tree: ast.Module, name: str) -> set[str]:
    """The names that a function of a module uses, itself or by way of the module's other functions."""
    found: set[str] = set()
    inside = functions(tree)
    waiting = [name]
    while waiting:
        names = {node.id for node in ast.walk(inside[waiting.pop()]) if isinstance(node, ast.Name)} - found
        found |= names
        waiting += names & inside.keys()
    return found


@pytest.mark.parametrize("sieve", SIEVES, ids=lambda sieve: sieve.__name__)
def test_a_sieve_calls_no_sieve(sieve: object) -> None:
    name = sieve.__name__  # type: ignore[attr-defined]
    (tree,) = (tree for tree in TREES.values() if name in functions(tree))
    assert not used(tree, name) & NAMES


def test_a_call_by_way_of_a_helper_is_seen() -> None:
    tree = ast.parse("def early(): _ask()\ndef _ask(): return [late(x) for x in ()]\ndef late(x): early()")
    assert used(tree, "early") >= {"_ask", "late"}
