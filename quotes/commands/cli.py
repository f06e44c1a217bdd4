"""The ``quotes`` command: a group with one subcommand per module.

Exit codes: 0 success; 1 some input could not be read or written, and everything else was processed; 2 wrong
usage; 130 interrupted. ``check`` has its own. A command imports what it needs when it runs, so that
``--version`` and ``--help`` start quickly.
"""

from __future__ import annotations

import click

from quotes._version import BUILD, __version__
from quotes.commands.check import check_command
from quotes.commands.explain import explain_command
from quotes.commands.export import export_command
from quotes.commands.output import GracefulGroup
from quotes.commands.show import show_command
from quotes.commands.speakers import speakers_command
from quotes.commands.view import view_command
from quotes.commands.voices import voices_command
from quotes.parallel import collect_seldom


@click.group(cls=GracefulGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotes", message=f"%(prog)s, version %(version)s ({BUILD})")
def main() -> None:
    """Find who said what in English news articles.

    An ARTICLE is a text file, a saved web page (.html, .mhtml, .webarchive), a document (.docx, .odt, .rtf, .pdf,
    .epub, .eml, .mbox), captions (.srt, .vtt), a table with one article per row (.jsonl, .json, .csv, .tsv, .xlsx,
    .parquet) or a web archive (.warc). Any of them may be compressed (.gz). A folder, an archive (.zip, .tar) or a
    glob pattern stands for the articles in it, and - for standard input, which is also the default. The export of a
    news database (Nexis, Factiva, ProQuest) stands for its articles.

    \b
    Example:
      quotes show article.txt
    """
    collect_seldom()


for command in (
    show_command,
    export_command,
    view_command,
    voices_command,
    speakers_command,
    explain_command,
    check_command,
):
    main.add_command(command)
