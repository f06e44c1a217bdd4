"""Files, tables, pages and archives, read as articles."""
