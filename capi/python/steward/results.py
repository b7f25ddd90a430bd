"""What a call gives back: an Answer for one decision, a Table for many."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Set, Tuple, Union

from . import decisions
from ._catalogue import ROW_COLUMN, ROW_STATUS, Catalogue, Column, column_at
from ._columns import DTYPES, suggest
from ._numpy import np
from .errors import error, make_error
from .operation import Operation, ResultList


class Table:
    """The results of many rows, as columns.

    ``table["outcome"]`` is the raw column (numpy, or array.array without numpy): codes as int32, money as int64 fen,
    dates as days. ``table.decode("outcome")`` gives ids, dates, booleans, Decimals and None for what is missing.
    Columns of a nested list are ``table["lines.allowed_fen"]``, in the order in which the caller gave the children; of
    a list in a list ``table["bids.scores.points"]``, likewise.
    Columns of a result list are ``table["schedule.amount_fen"]``; ``table.offsets("schedule")`` says whose they are.
    """

    def __init__(
        self, operation: Operation, catalogue: Catalogue, names: Tuple[str, ...], rows: int, n_bad: int
    ) -> None:
        self._operation = operation
        self._catalogue = catalogue
        self._names = names
        self._rows = rows
        #: number of bad rows; see errors()
        self.n_bad = n_bad
        self._results: Dict[str, ResultList] = {}
        self._columns: Dict[str, Any] = {}

    def __len__(self) -> int:
        return self._rows

    def __repr__(self) -> str:
        return "Table(%s, %d rows, %d bad: %s)" % (
            self._operation.name,
            self._rows,
            self.n_bad,
            ", ".join(self._names),
        )

    @property
    def columns(self) -> Tuple[str, ...]:
        """Names of the columns that were computed."""
        return self._names

    def _column(self, name: str) -> Column:
        if name not in self._names:
            raise error(
                "unknown_column",
                "%s: no result column %r; %s" % (self._operation.name, name, suggest(name, self._names)),
                column=name,
            )
        return self._operation.info.outputs[name]

    def _result(self, name: str) -> ResultList:
        found = self._results.get(name)
        if found is None:
            found = self._results[name] = self._operation.result_list(name)
        return found

    def __getitem__(self, name: str) -> Any:
        column = self._column(name)
        if column.list is None:
            return self._operation[name]
        if column.list in self._operation.info.out_lists:
            return self._result(column.list).columns[name]
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._as_given(column.list, self._operation[name])
        return found

    def _as_given(self, list_name: str, values: Any) -> Any:
        """Children back in the caller's order."""
        order = self._operation.list_order(list_name)
        if order is None:
            return values
        if np is not None:
            given = np.empty_like(values)
            given[order] = values
            return given
        given = values[:]
        for place, value in zip(order, values):
            given[place] = value
        return given

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def offsets(self, name: str) -> Any:
        """Offsets of a result list: row i owns result rows offsets[i] to offsets[i+1]-1."""
        out_lists = self._operation.info.out_lists
        if name not in out_lists:
            raise error(
                "unknown_list",
                "%s has no result list %r; %s" % (self._operation.name, name, suggest(name, out_lists)),
                column=name,
            )
        return self._result(name).offsets

    def validity(self, name: str) -> Any:
        """Which values are there, as booleans. A bad row has no values."""
        column = self._column(name)
        if column.list is not None and column.list in self._operation.info.out_lists:
            flags = self._result(column.list).validity[name]
            return flags if flags is not None else _all_true(len(self[name]))
        if self._operation.bitmap(name) is not None:
            flags = self._operation.validity(name)
            if column.list is None:
                return flags
            if np is None:
                return list(self._as_given(column.list, list(flags)))
            return self._as_given(column.list, flags)
        if column.list is None and self.n_bad and ROW_STATUS in self._operation.outputs:
            status = self._operation[ROW_STATUS]
            return status == 0 if np is not None else [code == 0 for code in status]
        return _all_true(len(self[name]))

    def decode(self, name: str) -> Any:
        """A column for people: ids, names of rules, dates, booleans, Decimals; None where nothing is there.

        With numpy: datetime64[D] for dates (NaT where missing), bool for booleans without gaps, else an object array.
        Texts are a list of str.
        """
        column = self._column(name)
        raw = self[name]
        flags = self.validity(name)
        info = self._operation.info
        if column.short in (ROW_STATUS, "row_column"):
            flags = _all_true(len(raw))
        if np is None:
            return [
                self._catalogue.decode(info, column, value) if present else None for value, present in zip(raw, flags)
            ]
        if column.kind == "date":
            days = raw.astype("datetime64[D]")
            days[~flags] = np.datetime64("NaT")
            return days
        if column.kind == "bool" and bool(flags.all()):
            return raw.astype(bool)
        if column.kind == "text":
            return [text if present else None for text, present in zip(raw, flags)]
        # Each distinct value is decoded once, then gathered.
        distinct, places = np.unique(raw, return_inverse=True)
        table = np.empty(len(distinct), dtype=object)
        for index, value in enumerate(distinct.tolist()):
            table[index] = self._catalogue.decode(info, column, value)
        decoded = table[places]
        decoded[~flags] = None
        return decoded

    def errors(self, lang: str = "zh", *, personal: bool = False) -> List[Tuple[int, str]]:
        """(row, message) of every bad row; personal data stays out unless asked for."""
        if not self.n_bad:
            return []
        status = self._operation[ROW_STATUS]
        rows = np.flatnonzero(status).tolist() if np is not None else [i for i, code in enumerate(status) if code]
        return [(row, self._operation.row_error(row, lang, personal=personal)) for row in rows]

    def explain(self, row: int, lang: str = "zh", format: str = "text", *, personal: bool = False) -> str:
        """Why one row came out as it did, with the sources; personal data stays out unless asked for."""
        return self._operation.explain(row, lang, format, personal=personal)

    def row(self, row: int) -> "Answer":
        """One row as an Answer."""
        if not -self._rows <= row < self._rows:
            raise error("bad_range", "row %d: the table has %d rows" % (row, self._rows), row=row)
        return Answer(self, row % self._rows)

    def to_dict(self, decode: bool = False, list: Optional[str] = None) -> Dict[str, Any]:
        """Columns of the rows (or of one list) by name, ready for a data frame."""
        info = self._operation.info
        if list is not None and list not in info.lists:
            raise error(
                "unknown_list",
                "%s has no list %r; %s" % (self._operation.name, list, suggest(list, info.lists)),
                column=list,
            )
        chosen = [info.outputs[name] for name in self._names if info.outputs[name].list == list]
        return {column.short: self.decode(column.name) if decode else self[column.name] for column in chosen}

    # For Answer: values of one place, in the order of the operation.

    def _cell(self, column: Column, place: int) -> Any:
        operation = self._operation
        if column.list is not None and column.list in operation.info.out_lists:
            result = self._result(column.list)
            flags = result.validity[column.name]
            if flags is not None and not flags[place]:
                return None
            raw = result.columns[column.name][place]
            return raw if column.kind == "text" else self._catalogue.decode(operation.info, column, int(raw))
        bitmap = operation.bitmap(column.name)
        if bitmap is not None and not int(bitmap[place >> 3]) >> (place & 7) & 1:
            return None
        return self._catalogue.decode(operation.info, column, int(operation[column.name][place]))

    def _span(self, name: str, row: int) -> range:
        if name in self._operation.info.out_lists:
            offsets = self._result(name).offsets
        else:
            offsets = self._operation.list_offsets(name)
        return range(int(offsets[row]), int(offsets[row + 1]))


def _all_true(n: int) -> Any:
    return np.ones(n, dtype=bool) if np is not None else [True] * n


class Answer:
    """The result of one decision: an attribute for each output.

    Enumerations are Codes (a ``str`` with ``.code``, ``.zh``, ``.en``), money is int fen, dates are datetime.date,
    scaled quantities are Decimal, what is missing is None, lists are lists of dicts, which hold the lists inside them.
    """

    def __init__(self, table: Table, row: int) -> None:
        self._table = table
        self._row = row
        self._values: Dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        values = self._values
        if name in values:
            return values[name]
        info = self._table._operation.info
        if name in info.lists:
            if name in self._fields():
                values[name] = self._rows(name, self._row)
                return values[name]
        elif name in self._table.columns and info.outputs[name].list is None:
            values[name] = self._table._cell(info.outputs[name], self._row)
            return values[name]
        raise AttributeError("%s has no output %r; %s" % (info.name, name, suggest(name, self._fields())))

    def _rows(self, name: str, parent: int) -> List[Dict[str, Any]]:
        """The rows of a list that belong to a row, with the lists inside them."""
        info = self._table._operation.info
        columns = [info.outputs[entry] for entry in self._table.columns if info.outputs[entry].list == name]
        inner = {short: full for short, full in info.inner_lists(name).items() if full in self._lists()}
        rows = []
        for place in self._table._span(name, parent):
            row = {column.short: self._table._cell(column, place) for column in columns}
            row.update((short, self._rows(full, place)) for short, full in inner.items())
            rows.append(row)
        return rows

    def _lists(self) -> Set[str]:
        """Lists of which a column was computed."""
        info = self._table._operation.info
        return {info.outputs[name].list or "" for name in self._table.columns}

    def _fields(self) -> List[str]:
        info = self._table._operation.info
        fields: Dict[str, None] = {}
        for name in self._table.columns:
            of = info.outputs[name].list
            fields[name if of is None else info.parents.get(of, of)] = None
        return list(fields)

    def __getitem__(self, name: str) -> Any:
        try:
            return getattr(self, name)
        except AttributeError as problem:
            raise error("unknown_column", str(problem), column=name) from None

    def __dir__(self) -> List[str]:
        return sorted(set(super().__dir__()) | set(self._fields()))

    def __repr__(self) -> str:
        shown = []
        for name in self._fields():
            value = getattr(self, name)
            if name in ("row_status", "row_column", "epoch", "path"):
                continue
            shown.append("%s=%s" % (name, "[%d]" % len(value) if isinstance(value, list) else _short(value)))
        return "Answer(%s)" % ", ".join(shown)

    def explain(self, lang: str = "zh", format: str = "text", *, personal: bool = False) -> str:
        """Why, with document, number and article of each rule: lang "zh" or "en", format "text" or "json".

        Personal data (个人信息) stays out unless ``personal`` asks for it.
        """
        return self._table.explain(self._row, lang, format, personal=personal)

    def store(self, *, personal: bool = False) -> str:
        """The decision as JSON that stands by itself, to be checked again with Rulebook.check()."""
        return decisions.store(self._table._operation, self._row, personal=personal)

    def to_dict(self) -> Dict[str, Any]:
        """All outputs by name."""
        return {name: getattr(self, name) for name in self._fields()}


def _short(value: Any) -> str:
    if isinstance(value, frozenset):
        return "{%s}" % ", ".join(sorted(map(repr, value)))
    return repr(value)


def run(operation: Operation, catalogue: Catalogue, names: Tuple[str, ...]) -> Union[Answer, Table]:
    """Runs what is bound: an Answer for values, a Table for columns. A single bad row raises."""
    info = operation.info
    operation.out(*(name for name in names if info.outputs[name].list not in info.out_lists))
    status = [name for name in (ROW_STATUS, ROW_COLUMN) if name in info.outputs and name not in operation.outputs]
    if info.kind != "decision":
        operation.out(*status)  # a command is given once
        status = []
    rows = operation.rows
    n_bad = operation.run()
    if n_bad and status:
        # Only bad rows need it, so only then it is computed.
        operation.out(*status)
        n_bad = operation.run()
    table = Table(operation, catalogue, names, rows, n_bad)
    if operation.is_batch:
        return table
    if n_bad:
        column = None
        if ROW_COLUMN in operation.outputs:
            column = column_at(info, int(operation[ROW_COLUMN][0]))
        # Both languages, as in the library's own errors: nobody chose one for an exception.
        message = "%s / %s" % (operation.row_error(0, "zh"), operation.row_error(0, "en"))
        raise make_error(int(operation[ROW_STATUS][0]), message, row=0, column=column)
    return Answer(table, 0)
