"""The command line: a module for each command, their options in ``options``, and what several of them share."""
