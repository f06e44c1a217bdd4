"""``quotes check``: compare with expected answers."""

from __future__ import annotations

import click

from quotes.commands.options.common import FILE_NAME
from quotes.commands.output import standard_output, warn


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=FILE_NAME)
@click.option("--accept", "accepting", is_flag=True, help="Write the results to the .said files instead.")
@click.option("--calibrate", "calibrating", is_flag=True, help="Print the measured precision of each rule in a corpus.")
@click.option(
    "--against", "old", metavar="OLD.csv", type=FILE_NAME, help="Show what was gained and lost since an export."
)
@click.option("--indirect", is_flag=True, help="Check indirect speech even where a fixture expects none.")
@click.option("--quiet", is_flag=True, help="Print the scores only, not every difference.")
def check_command(
    paths: tuple[str, ...], old: str | None, *, accepting: bool, calibrating: bool, indirect: bool, quiet: bool
) -> None:
    """Compare results with expected answers.

    Every difference is printed, then the scores. A PATH is a file of cases (=== Title), an article NAME.txt
    with its expected answers NAME.said, a folder of these, an export (.csv) corrected by hand, an annotated
    corpus (.jsonl), or a file of brat (.ann), Label Studio (.json) or Prodigy (.jsonl), corrected there. With
    --against, a PATH is an article; the default is the articles of OLD.csv.

    Indirect speech is checked in corpora and in fixtures that expect any.

    Exit code: 0 no differences, 1 differences, 2 wrong usage or unreadable input.

    \b
    Examples:
      quotes check tests/cases seeds
      quotes check --accept seeds/raqqa.txt
      quotes check --against before.csv articles/
      quotes check --calibrate gold.jsonl
    """
    from quotes.evaluation import checking
    from quotes.writers.terminal.console import printable

    if accepting + calibrating + (old is not None) > 1:
        raise click.UsageError("--accept, --against and --calibrate cannot be combined.")
    if not paths and old is None:
        raise click.UsageError("Missing argument 'PATH'.")
    if accepting and (wrong := checking.without_sidecar(paths)):
        raise click.UsageError(f"--accept writes the .said files of articles (.txt) only, not {wrong[0]}.")
    if calibrating and (wrong := checking.other_than_corpora(paths)):
        raise click.UsageError(f"--calibrate reads corpora (.jsonl) only, not {wrong[0]}.")
    standard_output()
    run = checking.CheckRun(click.echo, lambda line: None if quiet else click.echo(printable(line)), warn, indirect)
    if accepting:
        checking.write_sidecars(run, paths)
    elif calibrating:
        checking.calibrate(run, paths)
    elif old is not None:
        checking.compare_with_export(run, old, paths)
    else:
        checking.check_fixtures(run, paths)
    raise click.exceptions.Exit(run.exit_code)
