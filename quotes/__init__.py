"""Who said what in English news."""

from quotes.extract import extract
from quotes.model import Attribution

__version__ = "0.1.0"
__all__ = ["Attribution", "__version__", "extract"]
