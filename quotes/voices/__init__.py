"""What an article says of its speakers."""
