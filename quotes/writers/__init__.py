"""Writing records as CSV, JSON lines, Parquet, tables and web pages."""
