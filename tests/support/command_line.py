"""``quotes`` as somebody types it, run in this process."""

from click.testing import CliRunner, Result

from quotes.commands.cli import main


def run(*args: object, given: str | bytes | None = None) -> Result:
    """Run the command with some arguments; ``given`` is on its standard input."""
    return CliRunner().invoke(main, list(map(str, args)), input=given)
