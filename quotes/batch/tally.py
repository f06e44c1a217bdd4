"""What a run has done so far, and the line that says so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from quotes.writers.terminal import counted


@dataclass(slots=True)
class Tally:
    """The counts of a run."""

    inputs: int = 0
    """All that was read or failed to be read."""
    articles: int = 0
    quotations: int = 0
    attributed: int = 0
    """Quotations with a speaker."""
    failures: int = 0

    def __str__(self) -> str:
        """Give the line for people."""
        share = f"{100 * self.attributed / self.quotations:.1f}%" if self.quotations else "none"
        return (
            f"{counted(self.articles, 'article')} · {counted(self.quotations, 'quotation')} · "
            f"{share} attributed · {counted(self.failures, 'failure')}"
        )


@dataclass(slots=True)
class Names:
    """The names of what was read, in order, as one number: two runs that read the same have the same."""

    _sum: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, name: str) -> None:
        """Take one more name."""
        self._sum.update(name.encode("utf-8", "surrogatepass") + b"\0")

    def __str__(self) -> str:
        """Give the number."""
        return self._sum.hexdigest()
