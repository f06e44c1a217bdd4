"""Who said what in English news."""

from quotes.pipeline import extract
from quotes.many import extract_many
from quotes.model import Attribution

__version__ = "0.1.0"
__all__ = ["Attribution", "__version__", "extract", "extract_many"]
