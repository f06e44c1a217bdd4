"""What the ``check`` command does: fixtures in, lines and an exit code out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotes.evaluation.against import change, changes
from quotes.evaluation.calibration import Calibration
from quotes.evaluation.cases import Case, CaseError, read_said
from quotes.evaluation.check import Difference, compare
from quotes.evaluation.corpus import Corpus, figures
from quotes.evaluation.corrected import Rows
from quotes.evaluation.fixtures import article, beside, find_fixtures, holds_cases, rows_by_article, sidecar, unreadable
from quotes.evaluation.gold import GoldArticle
from quotes.evaluation.report import table
from quotes.evaluation.scores import Outcome, rows
from quotes.evaluation.transcript import write_transcript
from quotes.model import ALL_SPEECH, INDIRECT, SPEECH
from quotes.pipeline import extract
from quotes.readers.articles import Document, Failure, decode, read_articles
from quotes.writers.files import replacing
from quotes.writers.records import RecordError

AGREES = 0
DIFFERS = 1
UNREADABLE = 2


@dataclass(slots=True)
class Run:
    """One run of the command: where its lines go, and what its exit code will be."""

    show: Callable[[str], None]
    """Takes a line of the answer."""
    show_difference: Callable[[str], None]
    """Takes a line that tells a difference."""
    complain: Callable[[str, str], None]
    """Takes a place and what is wrong there."""
    indirect: bool = False
    """Reported clauses without marks are compared even where a fixture expects none."""
    exit_code: int = AGREES
    outcomes: list[Outcome] = field(default_factory=list)
    corpus: Corpus = field(default_factory=Corpus)

    def fail(self, failure: Failure) -> None:
        """Report what could not be read."""
        self.complain(failure.where, failure.reason)
        self.exit_code = UNREADABLE

    def differ(self, differences: Iterable[Difference]) -> None:
        """Show what differs."""
        for difference in differences:
            self.show_difference(str(difference))
            self.exit_code = max(self.exit_code, DIFFERS)


def check(run: Run, paths: Sequence[str]) -> None:
    """Compare every fixture with what is found now; show each difference, then the scores."""
    for item in find_fixtures(paths):
        if isinstance(item, Failure):
            run.fail(item)
        else:
            run.differ(_differences(run, item))
    outcomes = run.outcomes + run.corpus.outcomes
    if not outcomes and run.exit_code == UNREADABLE:
        return
    for line in table(rows(outcomes)):
        run.show(line)
    if run.corpus.articles:
        for line in figures(run.corpus):
            run.show(line)


def _differences(run: Run, item: Case | GoldArticle) -> list[Difference]:
    if isinstance(item, GoldArticle):
        return run.corpus.add(item, extract(item.text, item.id, ALL_SPEECH))
    kinds = ALL_SPEECH if run.indirect or item.has_indirect else SPEECH
    comparison = compare(item, extract(item.text, item.article, kinds))
    run.outcomes.extend(comparison.outcomes)
    return comparison.differences


def calibrate(run: Run, paths: Sequence[str]) -> None:
    """Show the precision of each rule by place, measured on corpora, as the package keeps it."""
    calibration = Calibration()
    for item in find_fixtures(paths):
        if isinstance(item, Failure):
            run.fail(item)
        elif isinstance(item, GoldArticle):
            calibration.add(item, extract(item.text, item.id, ALL_SPEECH))
    if run.exit_code == AGREES:
        for line in calibration.lines():
            run.show(line)


def not_corpora(paths: Sequence[str]) -> list[str]:
    """Return those of some paths that are no corpus by their ending."""
    return [path for path in paths if Path(path).suffix.lower() != ".jsonl"]


def not_acceptable(paths: Sequence[str]) -> list[str]:
    """Return those of some paths that are neither an article, nor a sidecar, nor a folder."""
    return [path for path in paths if not (Path(path).is_dir() or _has_sidecar(Path(path)))]


def _has_sidecar(path: Path) -> bool:
    return path.suffix == ".said" or (path.suffix == ".txt" and not holds_cases(path))


def accept(run: Run, paths: Sequence[str]) -> None:
    """Write what is found now into the sidecars of articles, comments at their top kept.

    Each path is an article or its sidecar, or a folder whose sidecars are meant.
    """
    for path in map(Path, paths):
        for said in sorted(path.rglob("*.said")) if path.is_dir() else [sidecar(path)]:
            document = article(said.with_suffix(".txt"))
            if isinstance(document, Failure):
                run.fail(document)
            else:
                _write_sidecar(run, said, document)


def _write_sidecar(run: Run, said: Path, document: Document) -> None:
    try:
        before = decode(said.read_bytes())[0] if said.exists() else ""
        kinds = ALL_SPEECH if run.indirect or _has_indirect(before, said, document) else SPEECH
        found = extract(document.text, document.doc, kinds)
        after = _comments(before) + write_transcript(document.text, found)
        if after != before:
            with replacing(said) as stream:
                stream.write(after)
    except OSError as error:
        run.fail(Failure(str(said), f"cannot be written: {error.strerror or error}"))
        return
    run.show(f"{said}: {'written' if after != before else 'as it was'}, attributions: {len(found)}")


def _has_indirect(content: str, said: Path, document: Document) -> bool:
    """Whether a sidecar, if it can be read, expects reported clauses without marks."""
    try:
        return read_said(content, str(said), document.text, document.doc).has_indirect
    except CaseError:
        return False


def _comments(content: str) -> str:
    kept = []
    for line in content.replace("\r\n", "\n").split("\n"):
        if not line.startswith("#"):
            break
        kept.append(line + "\n")
    return "".join(kept)


def against(run: Run, old: str, paths: Sequence[str]) -> None:
    """Show what was gained and lost since an export, in its articles or in those that paths name."""
    try:
        before = rows_by_article(Path(old), decode(Path(old).read_bytes())[0])
    except OSError as error:
        run.fail(unreadable(old, error))
        return
    except RecordError as error:
        run.fail(Failure(f"{old}:{error.line}", error.reason))
        return
    documents = read_articles(paths) if paths else (beside(Path(old), doc) for doc in before)
    gained = lost = kept = 0
    names = list(before)
    for place, document in enumerate(documents):
        if isinstance(document, Failure):
            run.fail(document)
            continue
        earlier = _rows_of(before, document.doc, Path(old).parent) if paths else before[names[place]]
        kinds = ALL_SPEECH if any(record.kind == INDIRECT for _, record in earlier) else SPEECH
        changed = change([record for _, record in earlier], extract(document.text, document.doc, kinds))
        run.differ(changes(document.doc, document.text, changed))
        gained, lost, kept = gained + len(changed.gained), lost + len(changed.lost), kept + changed.kept
    run.show(f"{gained} gained, {lost} lost, {kept} as they were")


def _rows_of(before: dict[str, Rows], doc: str, folder: Path) -> Rows:
    """Return an article's rows, named as now or by another path to the same file."""
    if doc in before:
        return before[doc]
    here = Path(doc).resolve()
    for name, its_rows in before.items():
        if here in ((folder / name).resolve(), Path(name).resolve()):
            return its_rows
    return []
