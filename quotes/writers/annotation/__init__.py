"""Records as files of annotation tools, and back: one module for each tool, which alone knows its format."""
