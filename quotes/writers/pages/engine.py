"""The template engine of the pages, with what their templates call."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from quotes.writers.pages.markup import plain

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_PACKAGE = "quotes.writers.pages"


def page_template(name: str) -> Template:
    """Return a template; it escapes every value, and an unknown one is an error.

    Args:
        name: The name of its file in ``templates``.
    """
    return _environment().get_template(name)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(_PACKAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = plain
    environment.filters["digest"] = _digest
    environment.globals["source"] = _source
    return environment


def _source(name: str) -> str:
    """Return a style or a script as it is written."""
    return (files(_PACKAGE) / "templates" / name).read_text("utf-8")


def _digest(script: str) -> str:
    """Return what the security policy of a page knows its script by."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
