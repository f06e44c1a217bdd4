"""What ``extract`` returns: a list of records that a notebook shows as the article, and that becomes any table."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, SupportsIndex, overload

from quotes.model import FIELDS, Attribution

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from quotes.voices.counts import Count

_LONGEST_SHOWN = 100_000
"""Code points of an article that a notebook shows: no news article is as long."""


class Quotations(list[Attribution]):
    """The records of one article, in reading order: a list, and what people do with it.

    What a method needs is imported when it is called, so a list that is only read costs nothing more.
    """

    __slots__ = ("article",)

    article: str
    """The article as read, into which the offsets point."""

    def __init__(self, records: Iterable[Attribution] = (), article: str = "") -> None:
        """Hold the records of an article."""
        super().__init__(records)
        self.article = article

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Attribution: ...
    @overload
    def __getitem__(self, index: slice, /) -> Quotations: ...
    def __getitem__(self, index: SupportsIndex | slice, /) -> Attribution | Quotations:
        """Return one record, or some that are of the same article."""
        found = super().__getitem__(index)
        return Quotations(found, self.article) if isinstance(found, list) else found

    def __repr__(self) -> str:
        """Return the table that ``quotes show`` prints."""
        from quotes.writers.terminal.console import console_for
        from quotes.writers.terminal.quotations import Footer, print_footer, print_table

        shown, footer = io.StringIO(), Footer()
        console = console_for(shown)
        footer.add(self)
        print_table(self, console)
        print_footer(footer, console)
        return shown.getvalue().rstrip()

    def _repr_html_(self) -> str:
        """Return the article with its quotations in their speakers' colors, for a notebook."""
        from zlib import crc32

        from quotes.writers.pages.articles import make_section, render_output

        text, shown = self.article[:_LONGEST_SHOWN], [record for record in self if record.end <= _LONGEST_SHOWN]
        # Outputs of one notebook must not share the ids by which their elements refer to each other.
        section = make_section(crc32(text.encode("utf-8", "replace")), "", text, shown)
        if len(text) < len(self.article):
            section = replace(section, origin=(*section.origin, f"the first {_LONGEST_SHOWN:,} characters are shown"))
        return render_output(section)

    def speakers(self) -> list[Count]:
        """Count the quotations and words of each speaker, as ``quotes speakers`` does."""
        from quotes.voices.counts import count_speakers

        return count_speakers(self)

    def to_arrow(self) -> pyarrow.Table:
        """Return a table of Arrow, with the types of an export to Parquet."""
        import pyarrow

        from quotes.writers.parquet import record_schema

        types = record_schema()
        columns = self._columns()
        return pyarrow.table([pyarrow.array(columns[field.name], field.type) for field in types], types)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a data frame of pandas; offsets and ids are whole numbers even where some are missing."""
        import pandas

        from quotes.writers.parquet import FLOAT_FIELD, INTEGER_FIELDS

        types = {**dict.fromkeys(INTEGER_FIELDS, "Int64"), FLOAT_FIELD: "float64"}
        columns = {
            name: pandas.array(values, dtype=types.get(name, "string")) for name, values in self._columns().items()
        }
        return pandas.DataFrame(columns)

    def to_polars(self) -> polars.DataFrame:
        """Return a data frame of polars."""
        import polars

        from quotes.writers.parquet import FLOAT_FIELD, INTEGER_FIELDS

        types = {**dict.fromkeys(INTEGER_FIELDS, polars.Int64), FLOAT_FIELD: polars.Float64}
        return polars.DataFrame(self._columns(), {name: types.get(name, polars.String) for name in FIELDS})

    def to_csv(self, path: str | Path | None = None) -> str | None:
        """Return the records as CSV, as ``quotes export`` writes them; with a path, write them there instead.

        Args:
            path: The file, replaced only if it could be written completely.

        Raises:
            OSError: The file cannot be written.
        """
        from quotes.writers.files import replacing
        from quotes.writers.rows import csv_header, csv_rows

        rows = csv_header() + csv_rows(self)
        if path is None:
            return rows
        with replacing(Path(path)) as stream:
            stream.write(rows)
        return None

    def _columns(self) -> dict[str, list[object]]:
        """The values of each field, as Parquet holds them."""
        from quotes.writers.parquet import parquet_rows

        columns = zip(*parquet_rows(self), strict=True) if self else ([] for _ in FIELDS)
        return {name: list(values) for name, values in zip(FIELDS, columns, strict=True)}
