"""The rules of marked speech, one module a kind of place, and what nobody said."""
