"""What must be installed besides the package to read or write some kinds of file."""

from __future__ import annotations

from importlib.util import find_spec

from quotes.inputs import ARCHIVE, PAGE, PARQUET

_EXTRAS = {
    PAGE: ("web", ("trafilatura", "lxml_html_clean")),
    ARCHIVE: ("web", ("warcio", "trafilatura", "lxml_html_clean")),
    PARQUET: ("arrow", ("pyarrow",)),
}


def missing(kind: str) -> str:
    """Say what must be installed for this kind of file, if something must."""
    extra, modules = _EXTRAS.get(kind, ("", ()))
    absent = [module for module in modules if find_spec(module) is None]
    return f"it needs {absent[0]}: pip install 'quotes[{extra}]'" if absent else ""
