"""The version and the build, read by the commands without importing the rules."""

from importlib.util import find_spec

__version__ = "0.1.0"


def _build() -> str:
    """Say whether the rules were compiled, by where one of their modules lies."""
    spec = find_spec("quotes.text.tokens")
    return "pure Python" if spec is None or str(spec.origin).endswith(".py") else "compiled"


BUILD = _build()
