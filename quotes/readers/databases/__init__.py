"""Exports of news databases, which put many articles into one text: one module per database."""
