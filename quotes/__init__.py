"""Who said what in English news."""

from quotes._version import __version__
from quotes.model import Attribution
from quotes.pipeline import extract, extract_many

__all__ = ["Attribution", "__version__", "extract", "extract_many"]


def __dir__() -> list[str]:
    """List the public names only; the subpackages are not part of the interface."""
    return __all__
