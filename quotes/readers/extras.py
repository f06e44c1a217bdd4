"""What must be installed besides the package to read or write some kinds of file, or to make a page."""

from __future__ import annotations

from importlib.util import find_spec

from quotes.readers.paths import ARCHIVE, PAGE, PARQUET

VIEW = "view"
_EXTRAS = {
    PAGE: ("web", ("trafilatura", "lxml_html_clean")),
    ARCHIVE: ("web", ("warcio", "trafilatura", "lxml_html_clean")),
    PARQUET: ("arrow", ("pyarrow",)),
    VIEW: ("view", ("jinja2",)),
}


def missing(what: str) -> str:
    """Say what must be installed for a kind of file or for ``VIEW``, if something must.

    The modules are named, not the extra of this package: who is not in its clone would be given another of its name.
    """
    extra, modules = _EXTRAS.get(what, ("", ()))
    absent = [module for module in modules if find_spec(module) is None]
    return f"needs the extra {extra}: pip install {' '.join(absent)}" if absent else ""
