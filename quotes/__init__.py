"""Who said what in English news."""

from importlib import import_module
from typing import TYPE_CHECKING

from quotes._version import __version__

if TYPE_CHECKING:
    from quotes.integrations.library import extract, extract_many
    from quotes.model import Attribution

__all__ = ["Attribution", "__version__", "extract", "extract_many"]

_LIBRARY = "quotes.integrations.library"
_HOMES = {"Attribution": "quotes.model", "extract": _LIBRARY, "extract_many": _LIBRARY}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: the rules take two thirds of the time of ``quotes --help``."""
    if name not in _HOMES:
        raise AttributeError(f"module 'quotes' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    """List the public names only; the subpackages are not part of the interface."""
    return __all__
