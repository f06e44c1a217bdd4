"""What mypyc is told about a class; plain Python needs none of it, and no library for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["mypyc_attr"]

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr
else:
    Class = TypeVar("Class", bound=type)

    def mypyc_attr(*, acyclic: bool) -> Callable[[Class], Class]:
        """Leave a class as it is.

        Args:
            acyclic: Whether no instance can be in a cycle of references. mypyc, which knows this decorator by the
                name that type checkers see, then keeps the garbage collector away from the instances.

        Returns:
            A decorator.
        """
        return lambda decorated: decorated
