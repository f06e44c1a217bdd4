"""The work of the ``check`` command: fixtures in, lines and an exit code out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotes.evaluation.calibration import Calibration
from quotes.evaluation.cases import Case, CaseError
from quotes.evaluation.comparison import Difference, compare_case, describe_changes, find_changes
from quotes.evaluation.corpus_scores import CorpusScores, format_figures
from quotes.evaluation.corrected import NumberedRecords
from quotes.evaluation.fixtures import (
    article_at,
    article_of_export,
    find_fixtures,
    holds_cases,
    read_export,
    sidecar_of,
)
from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.scores import Outcome, count_scores, format_scores
from quotes.evaluation.transcripts import read_sidecar, write_transcript
from quotes.model import ALL_SPEECH, INDIRECT, SPEECH
from quotes.pipeline import extract
from quotes.readers.articles import read_articles
from quotes.readers.decoding import decode
from quotes.readers.documents import Document, Failure
from quotes.readers.paths import failure_reason
from quotes.readers.whole_files import read_file
from quotes.writers.files import replacing
from quotes.writers.records import RecordError

AGREES = 0
DIFFERS = 1
UNREADABLE = 2


@dataclass(slots=True)
class CheckRun:
    """One run of the command: where its output goes, and its exit code."""

    show: Callable[[str], None]
    """Called with each line of the result."""
    show_difference: Callable[[str], None]
    """Called with each line that describes a difference."""
    warn: Callable[[str, str], None]
    """Called with the position of each error, and the reason."""
    indirect: bool = False
    """True if reported clauses without marks are compared even where a fixture expects none."""
    exit_code: int = AGREES
    outcomes: list[Outcome] = field(default_factory=list)
    corpus: CorpusScores = field(default_factory=CorpusScores)

    def fail(self, failure: Failure) -> None:
        """Report an input that could not be read."""
        self.warn(failure.where, failure.reason)
        self.exit_code = UNREADABLE

    def differ(self, differences: Iterable[Difference]) -> None:
        """Show differences."""
        for difference in differences:
            self.show_difference(str(difference))
            self.exit_code = max(self.exit_code, DIFFERS)


def check_fixtures(run: CheckRun, paths: Sequence[str]) -> None:
    """Compare every fixture with what is found now. Show each difference, then the scores."""
    for item in find_fixtures(paths):
        if isinstance(item, Failure):
            run.fail(item)
        else:
            run.differ(_differences(run, item))
    outcomes = run.outcomes + run.corpus.outcomes
    if not outcomes and run.exit_code == UNREADABLE:
        return
    for line in format_scores(count_scores(outcomes)):
        run.show(line)
    if run.corpus.articles:
        for line in format_figures(run.corpus):
            run.show(line)


def _differences(run: CheckRun, item: Case | GoldArticle) -> list[Difference]:
    if isinstance(item, GoldArticle):
        return run.corpus.add(item, extract(item.text, item.id, ALL_SPEECH))
    kinds = ALL_SPEECH if run.indirect or item.has_indirect else SPEECH
    comparison = compare_case(item, extract(item.text, item.article, kinds))
    run.outcomes.extend(comparison.outcomes)
    return comparison.differences


def calibrate(run: CheckRun, paths: Sequence[str]) -> None:
    """Measure the precision of each rule on corpora, and show the table of confidence."""
    calibration = Calibration()
    for item in find_fixtures(paths):
        if isinstance(item, Failure):
            run.fail(item)
        elif isinstance(item, GoldArticle):
            calibration.add(item, extract(item.text, item.id, ALL_SPEECH))
    if run.exit_code == AGREES:
        for line in calibration.lines():
            run.show(line)


def other_than_corpora(paths: Sequence[str]) -> list[str]:
    """Return the paths whose extension is not that of a corpus."""
    return [path for path in paths if Path(path).suffix.lower() != ".jsonl"]


def without_sidecar(paths: Sequence[str]) -> list[str]:
    """Return the paths that are neither an article, nor a sidecar, nor a folder."""
    return [path for path in paths if not (Path(path).is_dir() or _can_have_sidecar(Path(path)))]


def _can_have_sidecar(path: Path) -> bool:
    return path.suffix == ".said" or (path.suffix == ".txt" and not holds_cases(path))


def write_sidecars(run: CheckRun, paths: Sequence[str]) -> None:
    """Write what is found now into the sidecars of articles. Comments at the top of a sidecar are kept.

    Args:
        run: the run.
        paths: articles, sidecars, or folders of sidecars.
    """
    for path in map(Path, paths):
        for sidecar in sorted(path.rglob("*.said")) if path.is_dir() else [sidecar_of(path)]:
            document = article_at(sidecar.with_suffix(".txt"))
            if isinstance(document, Failure):
                run.fail(document)
            else:
                _write_sidecar(run, sidecar, document)


def _write_sidecar(run: CheckRun, sidecar: Path, document: Document) -> None:
    try:
        before = decode(read_file(sidecar))[0] if sidecar.exists() else ""
        kinds = ALL_SPEECH if run.indirect or _has_indirect(before, sidecar, document) else SPEECH
        found = extract(document.text, document.doc, kinds)
        after = _comments(before) + write_transcript(document.text, found)
        if after != before:
            with replacing(sidecar) as stream:
                stream.write(after)
    except OSError as error:
        run.fail(Failure(str(sidecar), f"cannot be written: {error.strerror or error}"))
        return
    run.show(f"{sidecar}: {'written' if after != before else 'unchanged'}, attributions: {len(found)}")


def _has_indirect(content: str, sidecar: Path, document: Document) -> bool:
    """Return whether a sidecar can be read and expects reported clauses without marks."""
    try:
        return read_sidecar(content, str(sidecar), document.text, document.doc).has_indirect
    except CaseError:
        return False


def _comments(content: str) -> str:
    kept = []
    for line in content.replace("\r\n", "\n").split("\n"):
        if not line.startswith("#"):
            break
        kept.append(line + "\n")
    return "".join(kept)


def compare_with_export(run: CheckRun, old: str, paths: Sequence[str]) -> None:
    """Show what was gained and lost since an export.

    Args:
        run: the run.
        old: path of the export.
        paths: articles to compare; when empty, every article of the export.
    """
    export = Path(old)
    try:
        before = read_export(decode(read_file(export))[0])
    except OSError as error:
        run.fail(Failure(old, failure_reason(error)))
        return
    except RecordError as error:
        run.fail(Failure(f"{old}:{error.line}", error.reason))
        return
    documents = read_articles(paths) if paths else (article_of_export(export, doc) for doc in before)
    names = list(before)
    gained = lost = kept = 0
    for number, document in enumerate(documents):
        if isinstance(document, Failure):
            run.fail(document)
            continue
        earlier = _records_about(document.doc, before, export.parent) if paths else before[names[number]]
        kinds = ALL_SPEECH if any(record.kind == INDIRECT for _, record in earlier) else SPEECH
        changes = find_changes([record for _, record in earlier], extract(document.text, document.doc, kinds))
        run.differ(describe_changes(document.doc, document.text, changes))
        gained, lost, kept = gained + len(changes.gained), lost + len(changes.lost), kept + changes.kept
    run.show(f"{gained} gained, {lost} lost, {kept} unchanged")


def _records_about(doc: str, before: dict[str, NumberedRecords], folder: Path) -> NumberedRecords:
    """Return the records of an article, which the export may name by another path to the same file."""
    if doc in before:
        return before[doc]
    path = Path(doc).resolve()
    for name, records in before.items():
        if path in ((folder / name).resolve(), Path(name).resolve()):
            return records
    return []
