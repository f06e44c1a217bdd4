"""Reading articles from files, tables, web pages and web archives."""
