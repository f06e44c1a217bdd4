"""Who speaks in novels and stories: turns of dialogue, scenes, and whose turn it is in them."""
