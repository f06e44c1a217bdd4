"""The examples in the docstrings of the speaker rules: an article, and who says its last quotation.

Resolves  Ann Lee left. “No,” she said. → Ann Lee
Leaves    Bob Ray left. “No,” she said. → nobody
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import quotes

RESOLVES, LEAVES = "Resolves", "Leaves"
NOBODY = "nobody"
_EXAMPLE = re.compile(rf"^\s*({RESOLVES}|{LEAVES})\s+(.+) → (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Resolution:
    """One example."""

    module: str
    """The module without its package: ``pronouns``."""
    function: str
    label: str
    article: str
    speaker: str

    def __str__(self) -> str:
        return f"{self.module}.{self.function}: {self.article}"


def all_resolutions() -> Iterator[Resolution]:
    """The examples of all speaker rules, read from the source, as compiled functions have no docstrings."""
    for path in sorted((Path(quotes.__file__).parent / "speakers").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for label, article, speaker in _EXAMPLE.findall(ast.get_docstring(node) or ""):
                    yield Resolution(path.stem, node.name, label, article, speaker)
