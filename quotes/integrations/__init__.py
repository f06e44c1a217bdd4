"""What people's own tools need: notebooks, data frames, query engines, spaCy."""
