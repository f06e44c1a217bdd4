"""How often each sieve is right, as measured: the ``confidence`` of a record."""

from __future__ import annotations

from quotes.lexicon import pairs

_PRECISION = {rule: float(precision) for rule, precision in pairs("confidence").items()}
_UNMEASURED = 0.5


def confidence(rule: str) -> float:
    """The measured precision of a sieve, 0 to 1."""
    return _PRECISION.get(rule, _UNMEASURED)
