"""The examples in docstrings: each function that has some, and the texts behind *Fires on* and *Abstains*."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import quotes

FIRES, ABSTAINS = "Fires on", "Abstains"
REMARK = re.compile(r"\s*\([^()]*\)\s*\Z")
PACKAGE = Path(quotes.__file__).parent


@dataclass(frozen=True)
class Example:
    """One text of a docstring."""

    function: str
    """The function's name with its module's: ``sieves.after.cue_after``."""
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.function} {self.label}: {self.text}"


def examples_of(function: str, docstring: str) -> Iterator[Example]:
    """The examples of a docstring: three spaces separate texts, ``¶`` is a paragraph break, a last bracket a remark."""
    for line in inspect.cleandoc(docstring).splitlines():
        for label in (FIRES, ABSTAINS):
            if line.startswith(label):
                for text in re.split(r"\s{3,}", line.removeprefix(label).strip()):
                    yield Example(function, label, REMARK.sub("", text).replace(" ¶ ", "\n\n"))


def all_examples() -> Iterator[Example]:
    """The examples in all docstrings of the package, read from its source, as compiled functions have none."""
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text("utf-8")
        if FIRES not in source and ABSTAINS not in source:
            continue
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                yield from examples_of(f"{module}.{node.name}", ast.get_docstring(node) or "")
