"""What is shown in a terminal or a pipe, at any width."""
