"""Nested lists: records, columns with offsets, or long tables with a key, all to Arrow list offsets."""

from __future__ import annotations

from array import array
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

    __slots__ = ("name", "offsets", "columns", "parents", "children", "order")

    def __init__(self, name: str, offsets: Buffer, parents: Optional[int]) -> None:
        self.name = name
        self.offsets = offsets
        self.columns: Dict[str, Buffer] = {}
        self.parents = parents  # None: a single decision
        self.children = 0
        #: position of each bound child row in the caller's table; None when nothing moved
        self.order: Any = None


def is_batch(value: Any) -> bool:
    """Whether a list argument speaks of many parents."""
    table = _table(value)
    if table is not None:
        return "offsets" in table or "key" in table
    return isinstance(value, Sequence) and bool(len(value)) and _table(value[0]) is None


def to_list(info: OperationInfo, name: str, value: Any, batch: bool, keys: Any) -> ListInput:
    """Any form of a nested list."""
    table = _table(value)
    if table is not None:
        if "offsets" in table:
            return _with_offsets(info, name, table)
        if "key" in table:
            return _long_table(info, name, table, keys)
        if batch:
            raise error(
                "not_bound",
                "list %s: many rows are decided, so it needs 'offsets' (parents + 1), or 'key' with key= of the parents"
                % name,
                column=name,
            )
        return _one_parent(info, name, _child_columns(info, name, table))
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        raise error(
            "wrong_type",
            "list %s: %s is no list of records, and no mapping of columns" % (name, type(value).__name__),
            column=name,
        )
    if is_batch(value) or batch:
        return _records_per_parent(info, name, value)
    return _one_parent(info, name, _records(info, name, value))


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
    for short, value in table.items():
        if short not in ("offsets", "key"):
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


def _records_per_parent(info: OperationInfo, name: str, value: Sequence[Any]) -> ListInput:
    offsets = [0]
    records: List[Any] = []
    for row, group in enumerate(value):
        if isinstance(group, (str, bytes, Mapping)) or not isinstance(group, Sequence):
            raise error(
                "wrong_type",
                "list %s, row %d: many rows are decided, so each needs its own list of records" % (name, row),
                row=row,
                column=name,
            )
        records.extend(group)
        offsets.append(len(records))
    result = ListInput(name, _offsets(offsets), len(value))
    result.columns = _records(info, name, records)
    result.children = len(records)
    return result


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
    columns = {short: value for short, value in table.items() if short != "key"}
    parents, order, counts = _match(name, keys, table["key"])
    offsets = [0]
    if np is not None:
        offsets = np.concatenate([[0], np.cumsum(counts)])
    else:
        for count in counts:
            offsets.append(offsets[-1] + count)
    result = ListInput(name, _offsets(offsets), parents)
    result.children = int(offsets[-1])
    for short, value in columns.items():
        column = _column(info, name, short)
        buffer = to_buffer(column, value)
        if buffer.rows is not None and buffer.rows != result.children:
            raise error(
                "wrong_length",
                "column %s has %d rows, the key of the list has %d" % (column.name, buffer.rows, result.children),
                column=column.name,
            )
        if order is not None and buffer.rows is not None:
            buffer = _reordered(buffer, order)
        result.columns[column.name] = buffer
    result.order = order
    return result


def _match(name: str, keys: Any, child_keys: Any) -> Tuple[int, Any, Any]:
    """(parents, order of children or None, children of each parent)."""
    if np is not None:
        left, right = _key_array(keys), _key_array(child_keys)
        # One kind only: numpy compares int64 with uint64 as float64.
        if left.dtype.kind in "iu" and left.dtype.kind == right.dtype.kind and left.ndim == right.ndim == 1:
            return _match_numbers(name, left, right)
    left_list, right_list = _key_list(name, keys), _key_list(name, child_keys)
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


def _match_numbers(name: str, left: Any, right: Any) -> Tuple[int, Any, Any]:
    by_key = np.argsort(left, kind="stable")
    ordered = left[by_key]
    same = np.flatnonzero(ordered[1:] == ordered[:-1])
    if len(same):
        first, second = int(by_key[same[0]]), int(by_key[same[0] + 1])
        _duplicate(name, int(left[first]), first, second)
    spots = np.searchsorted(ordered, right)
    found = spots < len(ordered)
    found[found] = ordered[spots[found]] == right[found]
    if not found.all():
        row = int(np.flatnonzero(~found)[0])
        _orphan(name, int(right[row]), row)
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
