"""Records, written as CSV, JSON lines, Parquet, tables and pages."""
