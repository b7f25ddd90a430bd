"""Nested lists: records, columns with offsets, or long tables with a key, all to Arrow list offsets."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ._catalogue import Column, OperationInfo
from ._columns import (
    Buffer,
    TextBuffer,
    copy_memory,
    from_block,
    is_scalar,
    offsets_buffer,
    pack_bits,
    suggest,
    text_buffer,
    to_buffer,
    unpack_bits,
)
from ._numpy import np
from .errors import error


class ListInput:
    """One nested list, ready to be bound."""

    __slots__ = ("name", "offsets", "columns", "parents", "children", "order", "inner")

    def __init__(self, name: str, offsets: Buffer, parents: Optional[int]) -> None:
        self.name = name
        self.offsets = offsets
        self.columns: Dict[str, Buffer] = {}
        self.parents = parents  # None: a single decision, or a list in a list
        self.children = 0
        #: position of each bound child row in the caller's table; None when nothing moved
        self.order: Any = None
        #: the lists that its rows have
        self.inner: Dict[str, ListInput] = {}


def is_batch(value: Any) -> bool:
    """Whether a list argument speaks of many parents."""
    table = _table(value)
    if table is not None:
        return "offsets" in table or "key" in table
    return isinstance(value, Sequence) and bool(len(value)) and _table(value[0]) is None


def to_list(
    info: OperationInfo, name: str, value: Any, batch: bool, keys: Any, inside: Optional[Mapping[str, Any]] = None
) -> ListInput:
    """Any form of a nested list; ``inside`` are lists of its rows that were given beside it, by their full names."""
    table = _table(value)
    if table is None:
        _check_sequence(name, value)
        groups = value if is_batch(value) or batch else [value]
        entry, records = _records_per_parent(info, name, groups)
        if groups is not value:
            entry.parents = None
        _add_inner(info, entry, {}, _inner_of_records(info, name, records, dict(inside or {})))
        return entry
    inner = dict(inside or {})
    for short, full in info.inner_lists(name).items():
        if short in table:
            _once(name, full, inner)
            inner[full] = table.pop(short)
    if "offsets" in table:
        entry = _with_offsets(info, name, table)
    elif "key" in table:
        entry = _long_table(info, name, table, keys)
    elif batch:
        raise error(
            "not_bound",
            "list %s: many rows are decided, so it needs 'offsets' (parents + 1), or 'key' with key= of the parents" % name,
            column=name,
        )
    else:
        entry = _one_parent(info, name, _child_columns(info, name, table))
    _add_inner(info, entry, table, inner)
    return entry


def inner_list(info: OperationInfo, name: str, value: Any) -> ListInput:
    """A list in a list that is given without the list that it is in."""
    table = _table(value)
    if table is None or "offsets" not in table:
        raise error(
            "not_bound",
            "list %s: without the list %s it needs 'offsets' (rows of that list + 1)" % (name, info.parents[name]),
            column=name,
        )
    entry = _with_offsets(info, name, table)
    entry.parents = None
    return entry


def _check_sequence(name: str, value: Any) -> None:
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        raise error(
            "wrong_type",
            "list %s: %s is no list of records, and no mapping of columns" % (name, type(value).__name__),
            column=name,
        )


# --- lists in lists --------------------------------------------------------------------------------------------------


def _once(name: str, full: str, inner: Mapping[str, Any]) -> None:
    if full in inner:
        raise error("argument", "list %s: give %s inside it or beside it, not both" % (name, full), column=full)


def _inner_of_records(
    info: OperationInfo, name: str, records: Sequence[Mapping[str, Any]], inner: Dict[str, Any]
) -> Dict[str, Any]:
    for short, full in info.inner_lists(name).items():
        if not any(short in record for record in records) and (records or full in inner):
            continue  # given beside it, or not at all
        _once(name, full, inner)
        inner[full] = []
        for row, record in enumerate(records):
            if short not in record:
                raise error(
                    "not_bound",
                    "list %s, row %d: it has no %r, as others have; [] when there are none" % (name, row, short),
                    row=row,
                    column=full,
                )
            inner[full].append(record[short])
    return inner


def _add_inner(info: OperationInfo, outer: ListInput, outer_table: Mapping[str, Any], inner: Mapping[str, Any]) -> None:
    """Converts the lists that the rows of a list have. They speak of the rows as they were given."""
    for name, value in inner.items():
        table = _table(value)
        if table is None:
            _check_sequence(name, value)
            entry, _ = _records_per_parent(info, name, value)
        elif "offsets" in table:
            entry = _with_offsets(info, name, table)
        else:
            entry = _inner_long_table(info, name, table, outer.name, outer_table)
        if entry.parents != outer.children:
            raise error(
                "wrong_length",
                "list %s is for %s rows; the list %s has %d" % (name, entry.parents, outer.name, outer.children),
                column=name,
            )
        entry.parents = None
        outer.inner[name] = entry if outer.order is None else _permuted(entry, outer.order)


def _inner_long_table(
    info: OperationInfo, name: str, table: Mapping[str, Any], outer: str, outer_table: Mapping[str, Any]
) -> ListInput:
    row_key = _row_key(outer)
    names = ["key", row_key] if "key" in outer_table else [row_key]
    for where, keys in ((outer, outer_table), (name, table)):
        for key in names:
            if key not in keys:
                raise error(
                    "not_bound",
                    "list %s: without 'offsets' the rows of %s find their row of %s by %s; there is no %r"
                    % (where, name, outer, " and ".join(map(repr, names)), key),
                    column=where,
                )
    left, right = [outer_table[key] for key in names], [table[key] for key in names]
    return _by_key(info, name, table, *_match_rows(name, left, right))


def _row_key(outer: str) -> str:
    """The column that names the rows of a list for the lists inside them."""
    return outer + ".key"


def _permuted(entry: ListInput, order: Any) -> ListInput:
    """The list of rows that are put in another order."""
    offsets = copy_memory("i64", entry.offsets.address, entry.offsets.n)
    sizes = np.diff(offsets) if np is not None else [b - a for a, b in zip(offsets, offsets[1:])]
    falls = bool((sizes < 0).any()) if np is not None else any(size < 0 for size in sizes)
    if offsets[0] != 0 or offsets[-1] != entry.children or falls:
        raise error(
            "bad_offsets",
            "list %s: beside a long table its offsets begin at 0, never decrease and end at its %d rows"
            % (entry.name, entry.children),
            column=entry.name,
        )
    places: Any
    if np is not None:
        moved = np.concatenate([[0], np.cumsum(sizes[order])])
        # Row k of its parent's new place comes from row k of the old one.
        places = np.arange(entry.children) + np.repeat(offsets[:-1][order] - moved[:-1], sizes[order])
    else:
        places = [place for row in order for place in range(offsets[row], offsets[row + 1])]
        moved = [0, *accumulate(sizes[row] for row in order)]
    result = ListInput(entry.name, _offsets(moved), None)
    result.children = entry.children
    for name, buffer in entry.columns.items():
        result.columns[name] = buffer if buffer.rows is None else _reordered(buffer, places)
    if entry.order is None:
        result.order = places
    else:
        result.order = [entry.order[place] for place in places] if np is None else entry.order[places]
    return result


def _table(value: Any) -> Optional[Dict[str, Any]]:
    """A mapping, or a data frame by its methods."""
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "columns") and hasattr(value, "keys"):
        return {str(name): value[name] for name in value.columns}
    return None


def _column(info: OperationInfo, name: str, short: Any) -> Column:
    column = info.inputs.get("%s.%s" % (name, short))
    if column is None or column.list != name:
        known = [entry.short for entry in info.inputs_of(name)]
        raise error(
            "unknown_column",
            "%s: the list %s has no column %r; %s" % (info.name, name, short, suggest(str(short), known)),
            column="%s.%s" % (name, short),
        )
    return column


def _child_columns(info: OperationInfo, name: str, table: Mapping[str, Any]) -> Dict[str, Buffer]:
    columns: Dict[str, Buffer] = {}
    keys = ["offsets", "key"] + [_row_key(of) for of in (name, info.parents.get(name)) if of is not None]
    for short, value in table.items():
        if short not in keys:
            column = _column(info, name, short)
            columns[column.name] = to_buffer(column, value)
    return columns


def _records(info: OperationInfo, name: str, records: Sequence[Any]) -> Dict[str, Buffer]:
    """Columns of records; what a record does not say is missing."""
    names: Dict[str, None] = {}
    for row, record in enumerate(records):
        if not isinstance(record, Mapping):
            raise error(
                "wrong_type",
                "list %s, row %d: %r is no record; a record is a dict of column and value" % (name, row, record),
                row=row,
                column=name,
            )
        names.update(dict.fromkeys(record))
    for short in info.inner_lists(name):
        names.pop(short, None)
    if not records:
        # Without a record the columns must still be bound.
        names = dict.fromkeys(column.short for column in info.inputs_of(name))
    columns: Dict[str, Buffer] = {}
    for short in names:
        column = _column(info, name, short)
        columns[column.name] = to_buffer(column, [record.get(short) for record in records])
    return columns


def _lengths(name: str, columns: Mapping[str, Buffer]) -> Optional[int]:
    """The common length of the child columns; None when all are constants."""
    known = {column: buffer.rows for column, buffer in columns.items() if buffer.rows is not None}
    if len(set(known.values())) > 1:
        raise error(
            "wrong_length",
            "list %s: columns of different lengths: %s"
            % (name, ", ".join("%s has %d" % entry for entry in known.items())),
            column=name,
        )
    return next(iter(known.values()), None)


def _offsets(values: Any) -> Buffer:
    block = array("q", values) if np is None else np.ascontiguousarray(values, dtype="int64")
    return from_block("i64", block, len(block))


def _one_parent(info: OperationInfo, name: str, columns: Dict[str, Buffer]) -> ListInput:
    children = _lengths(name, columns)
    if children is None:
        children = 1 if columns else 0  # {"amount_fen": 1}: one child
    result = ListInput(name, _offsets([0, children]), None)
    result.columns = columns
    result.children = children
    return result


def _records_per_parent(
    info: OperationInfo, name: str, value: Sequence[Any]
) -> Tuple[ListInput, Sequence[Mapping[str, Any]]]:
    """The list, and all its records one after the other."""
    offsets = [0]
    records: List[Any] = []
    for row, group in enumerate(value):
        if isinstance(group, (str, bytes, Mapping)) or not isinstance(group, Sequence):
            if name in info.parents:
                problem = "the rows of %s need their own list of records each" % info.parents[name]
            else:
                problem = "many rows are decided, so each needs its own list of records"
            raise error("wrong_type", "list %s, row %d: %s" % (name, row, problem), row=row, column=name)
        records.extend(group)
        offsets.append(len(records))
    result = ListInput(name, _offsets(offsets), len(value))
    result.columns = _records(info, name, records)
    result.children = len(records)
    return result, records


def _with_offsets(info: OperationInfo, name: str, table: Mapping[str, Any]) -> ListInput:
    if "key" in table:
        raise error("argument", "list %s: give 'offsets' or 'key', not both" % name, column=name)
    offsets = offsets_buffer(name, table["offsets"])
    result = ListInput(name, offsets, offsets.n - 1)
    result.columns = _child_columns(info, name, table)
    length = _lengths(name, result.columns)
    if length is None:
        length = max(int(copy_memory("i64", offsets.address, offsets.n)[-1]), 0)
    result.children = length
    return result


# --- long tables -----------------------------------------------------------------------------------------------------


def _long_table(info: OperationInfo, name: str, table: Mapping[str, Any], keys: Any) -> ListInput:
    if keys is None:
        raise error(
            "not_bound", "list %s has a 'key'; give the parents' keys as key= beside the columns" % name, column=name
        )
    return _by_key(info, name, table, *_match(name, keys, table["key"]))


def _by_key(
    info: OperationInfo, name: str, table: Mapping[str, Any], parents: int, order: Any, counts: Any
) -> ListInput:
    """A long table whose rows found their parents."""
    offsets = [0]
    if np is not None:
        offsets = np.concatenate([[0], np.cumsum(counts)])
    else:
        for count in counts:
            offsets.append(offsets[-1] + count)
    result = ListInput(name, _offsets(offsets), parents)
    result.children = int(offsets[-1])
    for column, buffer in _child_columns(info, name, table).items():
        if buffer.rows is not None and buffer.rows != result.children:
            raise error(
                "wrong_length",
                "column %s has %d rows, the key of the list has %d" % (column, buffer.rows, result.children),
                column=column,
            )
        if order is not None and buffer.rows is not None:
            buffer = _reordered(buffer, order)
        result.columns[column] = buffer
    result.order = order
    return result


def _match(name: str, keys: Any, child_keys: Any) -> Tuple[int, Any, Any]:
    """(parents, order of children or None, children of each parent)."""
    if np is not None:
        left, right = _key_array(keys), _key_array(child_keys)
        # One kind only: numpy compares int64 with uint64 as float64.
        if left.dtype.kind in "iu" and left.dtype.kind == right.dtype.kind and left.ndim == right.ndim == 1:
            return _match_numbers(name, left, right)
    return _match_lists(name, _key_list(name, keys), _key_list(name, child_keys))


def _match_rows(name: str, keys: Sequence[Any], child_keys: Sequence[Any]) -> Tuple[int, Any, Any]:
    """As _match, of keys that are made of one or more columns."""
    if len(keys) == 1:
        return _match(name, keys[0], child_keys[0])
    for columns in (keys, child_keys):
        if len({len(column) for column in columns}) > 1:
            raise error("wrong_length", "list %s: its key columns have different lengths" % name, column=name)
    if np is not None:
        arrays = [(_key_array(left), _key_array(right)) for left, right in zip(keys, child_keys)]
        if all(one.dtype.kind in "iu" and one.dtype.kind == other.dtype.kind for one, other in arrays):
            rows, others = len(arrays[0][0]), len(arrays[0][1])
            code = np.zeros(rows + others, dtype="int64")
            for one, other in arrays:
                distinct, places = np.unique(np.concatenate([one, other]), return_inverse=True)
                # Numbered anew after each column: there are never more numbers than rows.
                code = np.unique(code * len(distinct) + places, return_inverse=True)[1]
            return _match_numbers(name, code[:rows], code[rows:], arrays)
    lists = [[_key_list(name, column) for column in columns] for columns in (keys, child_keys)]
    return _match_lists(name, list(zip(*lists[0])), list(zip(*lists[1])))


def _match_lists(name: str, left_list: Sequence[Any], right_list: Sequence[Any]) -> Tuple[int, Any, Any]:
    index: Dict[Any, int] = {}
    for row, key in enumerate(left_list):
        first = index.setdefault(key, row)
        if first != row:
            _duplicate(name, key, first, row)
    places: List[int] = []
    for row, key in enumerate(right_list):
        place = index.get(key)
        if place is None:
            _orphan(name, key, row)
        else:
            places.append(place)
    counts = [0] * len(left_list)
    for place in places:
        counts[place] += 1
    if all(a <= b for a, b in zip(places, places[1:])):
        return len(left_list), None, counts
    order = sorted(range(len(places)), key=places.__getitem__)  # stable
    return len(left_list), (order if np is None else np.asarray(order, dtype="int64")), counts


def _match_numbers(name: str, left: Any, right: Any, shown: Any = None) -> Tuple[int, Any, Any]:
    """``shown``: pairs of arrays that the numbers stand for, of the parents and of the children."""

    def key(side: int, row: int) -> Any:
        if shown is None:
            return int((left, right)[side][row])
        return tuple(int(pair[side][row]) for pair in shown)

    by_key = np.argsort(left, kind="stable")
    ordered = left[by_key]
    same = np.flatnonzero(ordered[1:] == ordered[:-1])
    if len(same):
        first, second = int(by_key[same[0]]), int(by_key[same[0] + 1])
        _duplicate(name, key(0, first), first, second)
    spots = np.searchsorted(ordered, right)
    found = spots < len(ordered)
    found[found] = ordered[spots[found]] == right[found]
    if not found.all():
        row = int(np.flatnonzero(~found)[0])
        _orphan(name, key(1, row), row)
    places = by_key[spots] if len(right) else np.zeros(0, dtype="int64")
    counts = np.bincount(places, minlength=len(left))
    if len(places) < 2 or bool((places[1:] >= places[:-1]).all()):
        return len(left), None, counts
    return len(left), np.argsort(places, kind="stable"), counts


def _key_array(keys: Any) -> Any:
    if hasattr(keys, "to_numpy"):
        keys = keys.to_numpy()
    return np.asarray(keys) if not isinstance(keys, np.ndarray) else keys


def _key_list(name: str, keys: Any) -> List[Any]:
    if isinstance(keys, str) or is_scalar(None, keys):
        raise error("wrong_type", "list %s: the key %r is one value, not a column" % (name, keys), column=name)
    return list(keys.tolist() if hasattr(keys, "tolist") else keys)


def _duplicate(name: str, key: Any, first: int, second: int) -> None:
    raise error(
        "contradiction",
        "list %s: the key %r stands at parents %d and %d; keys of parents must differ" % (name, key, first, second),
        row=second,
        column="key",
    )


def _orphan(name: str, key: Any, row: int) -> None:
    raise error(
        "bad_child",
        "list %s, row %d: no parent has the key %r" % (name, row, key),
        row=row,
        column="%s.key" % name,
    )


def _reordered(buffer: Buffer, order: Any) -> Buffer:
    if buffer.stride == 0:
        return buffer
    flags = None if buffer.valid is None else unpack_bits(buffer.valid, len(order))
    if isinstance(buffer, TextBuffer):
        texts = buffer.encoded()
        return text_buffer([texts[place] if flags is None or flags[place] else None for place in order], len(order))
    source = copy_memory(buffer.type, buffer.address, buffer.n)[:: buffer.stride]
    if np is not None:
        block = np.ascontiguousarray(source[order])
    else:
        block = array(source.typecode, [source[place] for place in order])
    result = from_block(buffer.type, block, len(block))
    if flags is not None:
        result.set_valid(pack_bits([flags[place] for place in order] if np is None else flags[order]))
    return result
