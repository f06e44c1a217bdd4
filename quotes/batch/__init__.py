"""Many articles: work in processes, resume, progress."""
