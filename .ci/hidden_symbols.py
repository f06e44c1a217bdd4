"""Build hook: compiled functions call each other directly."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class HiddenSymbolsHook(BuildHookInterface):
    """Tells a compiler like gcc that nothing else may replace a function of the extension module.

    Otherwise each call goes through a table, and none is inlined: all articles take 4 percent longer.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the flag to those of the environment, which setuptools passes on."""
        os.environ["CFLAGS"] = f"{os.environ.get('CFLAGS', '')} -fvisibility=hidden"
