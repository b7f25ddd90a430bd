"""A prepared operation: bind once, change the arrays in place, run again."""

from __future__ import annotations

import ctypes
import datetime
import sys
import threading
from array import array
from typing import Any, Callable, Dict, FrozenSet, List, NamedTuple, Optional, Tuple

from . import _abi
from ._catalogue import EPOCH_DAY, Catalogue, Column, OperationInfo
from ._columns import (
    CTYPES,
    DTYPES,
    SIZES,
    TYPECODES,
    Buffer,
    TextBuffer,
    address_of,
    allocate,
    copy_memory,
    copy_texts,
    is_scalar,
    pointer,
    suggest,
    to_buffer,
    unpack_bits,
)
from ._lists import ListInput, inner_list, is_batch, to_list
from ._numpy import np
from .errors import error

#: Rows decided between two calls of a progress callback.
CHUNK = 1 << 16


class Book:
    """The handle of a rulebook. It lives as long as somebody uses it, so that closing a book never frees it in the
    middle of a call."""

    def __init__(self, library: _abi.Library, pointer: Any) -> None:
        self.library = library
        self.pointer = pointer
        # Bound early: at interpreter shutdown module globals may be gone before this object.
        self._free = library.stw_rulebook_free
        self._numbers: Dict[str, int] = {}

    def __del__(self, _finalizing: Callable[[], bool] = sys.is_finalizing) -> None:
        # At shutdown the process gives the memory back; the library may already be unloaded.
        if not _finalizing():
            self._free(self.pointer)

    def jurisdiction_number(self, code: str) -> int:
        """What the column ``jurisdiction`` has for a code; the library is asked once for each."""
        number = self._numbers.get(code)
        if number is None:
            found = ctypes.c_int32(0)
            self.library.stw_jurisdiction_number(
                self.pointer, _abi.encode(code, "jurisdiction"), ctypes.byref(found), _abi.new_error()
            )
            number = self._numbers[code] = found.value
        return number


class Books:
    """The handle of an office; see Book. It and all its operations are used by one thread at a time, so that they share
    a lock."""

    def __init__(self, book: Book, pointer: Any) -> None:
        self.library = book.library
        self.pointer = pointer
        self.book = book
        self.lock = threading.RLock()
        self._free = book.library.stw_office_free

    def __del__(self, _finalizing: Callable[[], bool] = sys.is_finalizing) -> None:
        if not _finalizing():
            self._free(self.pointer)


class ResultList(NamedTuple):
    """A result of unknown length: row i owns result rows offsets[i] to offsets[i+1]-1. Copies, safe to keep.

    A column of texts is a list of str, "" where validity says that nothing is there.
    """

    offsets: Any
    columns: Dict[str, Any]
    validity: Dict[str, Any]


class _Output:
    __slots__ = ("column", "data", "bitmap", "n", "stride", "own", "address", "valid_address", "keep")

    def __init__(self, column: Column) -> None:
        self.column = column
        self.data: Any = None
        self.bitmap: Any = None
        self.n = 0
        self.stride = 1
        self.own = True  # allocated here, grows with the rows
        self.address = 0
        self.valid_address = 0
        self.keep: Any = None


class Operation:
    """One operation for one jurisdiction (预算级次 of the deciding body): that of rows whose input column
    ``jurisdiction`` names none. With ``known_at``, only rules whose documents were issued by that day count. On an
    office, the unit that a command is about says its jurisdiction, and the operation has none.

    Arrays of the column's type are bound in place and read when ``run`` or ``explain`` is called: change them and run
    again. ``borrowed`` names the columns bound that way; every other value was converted when it was bound. An
    operation holds what it has bound. It may be used from several threads, one call at a time.

    >>> op = book.prepare("procurement.method", "CN/central")
    >>> op.bind(category=codes, budget_fen=amounts).out("outcome", "rule")
    >>> n_bad = op.run()
    >>> op["outcome"]
    """

    def __init__(
        self,
        book: Book,
        catalogue: Catalogue,
        info: OperationInfo,
        jurisdiction: str,
        known_at: Optional[int] = None,
        office: Optional[Books] = None,
        mode: str = "each",
    ) -> None:
        self._handle: Any = None
        self._library = library = book.library
        self._book = book
        self._catalogue = catalogue
        self.info = info
        self.name = info.name
        self.jurisdiction = jurisdiction
        self.known_at: Optional[datetime.date] = None
        self._lock = threading.RLock() if office is None else office.lock
        # Bound early: at interpreter shutdown module globals may be gone before this object.
        self._free = library.stw_op_free
        self._inputs: Dict[str, Buffer] = {}
        self._lists: Dict[str, ListInput] = {}
        self._outputs: Dict[str, _Output] = {}
        self._chunks: Optional[Dict[str, ResultList]] = None
        handle = ctypes.POINTER(_abi.OpHandle)()
        names = _abi.encode(info.name, "operation"), _abi.encode(jurisdiction, "jurisdiction")
        if office is not None:
            how = _abi.encode(mode, "mode")
            with self._lock:
                library.stw_op_prepare_on(office.pointer, names[0], how, ctypes.byref(handle), _abi.new_error())
        elif known_at is None:
            library.stw_op_prepare(book.pointer, *names, ctypes.byref(handle), _abi.new_error())
        else:
            library.stw_op_prepare_known(book.pointer, *names, known_at, ctypes.byref(handle), _abi.new_error())
            self.known_at = EPOCH_DAY + datetime.timedelta(days=known_at)
        self._handle = handle

    # --- life --------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Frees the operation; later calls raise StateError."""
        with self._lock:
            handle, self._handle = self._handle, None
            if handle:
                self._free(handle)
            self._inputs.clear()
            self._lists.clear()

    def __enter__(self) -> "Operation":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __del__(self, _finalizing: Callable[[], bool] = sys.is_finalizing) -> None:
        # At shutdown the process gives the memory back; the library may already be unloaded.
        handle = self.__dict__.get("_handle")
        if handle and not _finalizing():
            self._handle = None
            self._free(handle)

    def __reduce__(self) -> Any:
        # A copy would free the same handle twice.
        raise TypeError("an Operation cannot be copied or pickled; prepare another")

    def __repr__(self) -> str:
        state = "" if self.known_at is None else ", known_at='%s'" % self.known_at
        state += "" if self._handle else ", closed"
        return "Operation(%r, %r%s)" % (self.name, self.jurisdiction or "office", state)

    def _live(self) -> Any:
        if not self._handle:
            raise error("not_run", "the operation %s is closed" % self.name)
        return self._handle

    # --- inputs ------------------------------------------------------------------------------------------------------

    def bind(self, *, key: Any = None, **columns: Any) -> "Operation":
        """Binds input columns and nested lists by name; nothing is bound when one of them is wrong.

        A nested list is a list of records (one decision), a list of those (many), ``{"offsets": ..., column: ...}``,
        or a long table ``{"key": ..., column: ...}`` with ``key=`` of the parents. The lists of its rows stand inside it
        in any of these forms, under their own name, or beside it as ``**{"bids.scores": ...}``; their offsets count
        the rows of the list, and in long tables the rows of both have ``"bids.key"``, which is unique under one key.
        """
        with self._lock:
            handle = self._live()
            buffers, lists = self._convert(columns, key)
            self._check_lengths(buffers, lists)
            for name, entry in lists.items():
                for column, buffer in entry.columns.items():
                    self._bind_column(handle, column, buffer)
                self._library.stw_op_bind_list(
                    handle,
                    _abi.encode(name, "list"),
                    pointer("i64", entry.offsets.address),
                    entry.offsets.n,
                    _abi.new_error(),
                )
                self._lists[name] = entry
            for column, buffer in buffers.items():
                self._bind_column(handle, column, buffer)
            self._chunks = None
        return self

    def _convert(self, columns: Dict[str, Any], key: Any) -> Tuple[Dict[str, Buffer], Dict[str, ListInput]]:
        buffers: Dict[str, Buffer] = {}
        given: Dict[str, Any] = {}
        for name, value in columns.items():
            if name in self.info.in_lists:
                given[name] = value
                continue
            column = self.info.inputs.get(name)
            if column is None:
                known = [entry.name for entry in self.info.inputs_of(None)] + list(self.info.in_lists)
                raise error(
                    "unknown_column",
                    "%s has no input column %r; %s" % (self.name, name, suggest(name, known)),
                    column=name,
                )
            if column.kind == "jurisdiction":
                column = column._replace(numbers=self._book.jurisdiction_number)
            buffers[name] = to_buffer(column, value)
        batch = any(
            buffer.rows is not None for name, buffer in buffers.items() if self.info.inputs[name].list is None
        ) or any(is_batch(given[name]) for name in self.info.root_lists if hasattr(given.get(name), "__len__"))
        if key is not None and not any("key" in value for value in given.values() if hasattr(value, "keys")):
            raise error("argument", "key= belongs to a nested list with a 'key'; none was given", column="key")
        lists: Dict[str, ListInput] = {}
        for name, value in given.items():
            outer = self.info.parents.get(name)
            if outer is None:
                inside = {inner: given[inner] for inner in self.info.inner_lists(name).values() if inner in given}
                lists[name] = to_list(self.info, name, value, batch, key, inside)
                lists.update(lists[name].inner)
            elif outer not in given:
                lists[name] = inner_list(self.info, name, value)
        return buffers, lists

    def _check_lengths(self, buffers: Dict[str, Buffer], lists: Dict[str, ListInput]) -> None:
        """Columns given together have one length. C checks what is bound from several calls."""
        lengths = {
            name: buffer.rows
            for name, buffer in buffers.items()
            if buffer.rows is not None and self.info.inputs[name].list is None
        }
        lengths.update((name, entry.parents) for name, entry in lists.items() if entry.parents is not None)
        if len(set(lengths.values())) > 1:
            raise error(
                "wrong_length",
                "%s: columns of different lengths: %s"
                % (self.name, ", ".join("%s has %d" % entry for entry in lengths.items())),
            )

    def _bind_column(self, handle: Any, name: str, buffer: Buffer) -> None:
        memory = [buffer.pointer(), buffer.n]
        if isinstance(buffer, TextBuffer):
            memory += [buffer.content, len(buffer.content)]
        getattr(self._library, "stw_op_bind_" + buffer.type)(
            handle, _abi.encode(name, "column"), *memory, buffer.valid_pointer(), buffer.stride, _abi.new_error()
        )
        self._inputs[name] = buffer

    def first_missing(self, name: str) -> Optional[int]:
        """The first row without a value in a bound input column; None when every row has one."""
        return self._inputs[name].first_missing()

    def _children(self, name: str) -> int:
        entry = self._lists.get(name)
        return entry.children if entry is not None else 0

    @property
    def rows(self) -> int:
        """Rows that are bound; 1 when every column is a constant."""
        lengths = self._lengths()
        if len({rows for _, rows in lengths}) > 1:
            raise error(
                "wrong_length",
                "%s: bound columns have different lengths (%s); say how many rows to run"
                % (self.name, ", ".join("%s has %d" % entry for entry in lengths)),
            )
        return lengths[0][1] if lengths else 1

    @property
    def is_batch(self) -> bool:
        """Whether anything bound is a column and not a constant."""
        return bool(self._lengths())

    @property
    def borrowed(self) -> FrozenSet[str]:
        """Columns bound in place: changing their arrays changes the next run."""
        return frozenset(name for name, buffer in self._inputs.items() if buffer.in_place)

    def unbind(self) -> "Operation":
        """Forgets every binding and result."""
        with self._lock:
            self._library.stw_op_unbind_all(self._live(), _abi.new_error())
            self._inputs.clear()
            self._lists.clear()
            self._outputs.clear()
            self._chunks = None
            return self

    # --- outputs -----------------------------------------------------------------------------------------------------

    def out(self, *names: str, **arrays: Any) -> "Operation":
        """Wants outputs: by name (memory is allocated) or as ``name=array`` or ``name=(array, bitmap)``.

        Outputs that are not wanted are not computed. Own arrays must have the column's type and be writable.
        """
        with self._lock:
            handle = self._live()
            for name in names:
                output = _Output(self._output_column(name))
                # C may still hold the memory of before; run() replaces it.
                output.keep = self._outputs.get(name)
                self._outputs[name] = output
            for name, value in arrays.items():
                output = _Output(self._output_column(name))
                data, bitmap = value if isinstance(value, tuple) else (value, None)
                self._use_array(output, data, bitmap)
                self._bind_output(handle, output)
                self._outputs[name] = output
        return self

    def _output_column(self, name: str) -> Column:
        column = self.info.outputs.get(name)
        if column is None or column.list in self.info.out_lists:
            known = [entry.name for entry in self.info.outputs.values() if entry.list not in self.info.out_lists]
            raise error(
                "unknown_column",
                "%s has no output column %r; %s" % (self.name, name, suggest(name, known)),
                column=name,
            )
        return column

    def _use_array(self, output: _Output, data: Any, bitmap: Any) -> None:
        column = output.column
        output.address, output.n, output.stride, output.keep = _writable(column.name, column.type, data)
        output.data = data
        output.own = False
        elements = len(data)
        if bitmap is None and column.nullable:
            bitmap = allocate("u8", (elements + 7) // 8)
        if bitmap is not None:
            address, n, stride, keep = _writable(column.name + " (validity)", "u8", bitmap)
            if stride != 1 or n < (elements + 7) // 8:
                raise error(
                    "wrong_length",
                    "output %s: the bitmap has %d bytes, %d rows need %d contiguous ones"
                    % (column.name, n, elements, (elements + 7) // 8),
                    column=column.name,
                )
            output.bitmap, output.valid_address = bitmap, address
            output.keep = (output.keep, keep)

    def _bind_output(self, handle: Any, output: _Output) -> None:
        column = output.column
        getattr(self._library, "stw_op_out_" + column.type)(
            handle,
            _abi.encode(column.name, "column"),
            pointer(column.type, output.address),
            output.n,
            pointer("u8", output.valid_address) if output.bitmap is not None else None,
            output.stride,
            _abi.new_error(),
        )

    def _allocate_outputs(self, handle: Any, rows: int) -> None:
        for output in self._outputs.values():
            column = output.column
            needed = rows if column.list is None else self._children(column.list)
            if not output.own or (output.data is not None and len(output.data) == needed):
                continue
            output.data = allocate(column.type, needed)
            output.address, output.n, output.stride, output.keep = _writable(column.name, column.type, output.data)
            if column.nullable:
                output.bitmap = allocate("u8", max((needed + 7) // 8, 1))
                output.valid_address = address_of(output.bitmap)
            self._bind_output(handle, output)

    def __getitem__(self, name: str) -> Any:
        """The array of an output; the next run writes into it again."""
        output = self._outputs.get(name)
        if output is None:
            raise error(
                "unknown_column",
                "%s: the output %r was not asked for; %s" % (self.name, name, suggest(name, self._outputs)),
                column=name,
            )
        if output.data is None:
            raise error("not_run", "%s: run() first, then read %s" % (self.name, name))
        return output.data

    def bitmap(self, name: str) -> Any:
        """The validity bitmap (Arrow order) of an output, None when it has none."""
        self[name]
        return self._outputs[name].bitmap

    def validity(self, name: str) -> Any:
        """Which values of an output are there, as booleans."""
        data = self[name]
        bitmap = self._outputs[name].bitmap
        if bitmap is not None:
            return unpack_bits(bitmap, len(data))
        return np.ones(len(data), dtype=bool) if np is not None else [True] * len(data)

    @property
    def outputs(self) -> Tuple[str, ...]:
        """Outputs that were asked for."""
        return tuple(self._outputs)

    # --- running -----------------------------------------------------------------------------------------------------

    def run(
        self,
        first: int = 0,
        count: Optional[int] = None,
        *,
        progress: Optional[Callable[[int, int], Any]] = None,
        chunk: int = CHUNK,
    ) -> int:
        """Decides rows; returns how many of them are bad (see ``row_status``).

        With ``progress``, runs in chunks and calls ``progress(done, total)`` after each; a return of False stops, and
        so does Ctrl-C.
        """
        with self._lock:
            handle = self._live()
            total = self.rows - first if count is None else count
            if total < 0 or first < 0:
                raise error("bad_range", "%s: rows %d to %d are no rows" % (self.name, first, first + total))
            if first + total > 2**62:
                raise error("bad_range", "%s: %d rows are more than can be" % (self.name, total))
            self._check_reach(first + total)
            # As many as are bound, so that runs in parts share their outputs.
            reach = max(first + total, self._shortest())
            self._allocate_outputs(handle, reach)
            self._chunks = None
            if progress is None:
                return self._run(handle, first, total)
            if chunk < 1:
                raise error("argument", "chunk must be at least 1, not %d" % chunk)
            parts: List[Dict[str, ResultList]] = []
            done = n_bad = 0
            while done < total or not parts:
                size = min(chunk, total - done)
                n_bad += self._run(handle, first + done, size)
                # Results of unknown length are those of the last call, so each chunk's are taken at once.
                parts.append({name: self._result_list(handle, name) for name in self.info.out_lists})
                done += size
                if progress(done, total) is False:
                    break
            self._chunks = {name: _joined([part[name] for part in parts]) for name in self.info.out_lists}
            return n_bad

    def _shortest(self) -> int:
        return min((rows for _, rows in self._lengths()), default=1)

    def _lengths(self) -> List[Tuple[str, int]]:
        """Rows of every column and list that is no constant."""
        lengths = [
            (name, buffer.rows)
            for name, buffer in self._inputs.items()
            if buffer.rows is not None and self.info.inputs[name].list is None
        ]
        lengths += [(name, entry.parents) for name, entry in self._lists.items() if entry.parents is not None]
        return lengths

    def _check_reach(self, rows: int) -> None:
        """Before memory is allocated for rows that are not there."""
        for name, length in self._lengths():
            if length < rows:
                raise error(
                    "wrong_length",
                    "%s: column %s has %d rows, %d are asked for" % (self.name, name, length, rows),
                    column=name,
                )

    def _run(self, handle: Any, first: int, count: int) -> int:
        n_bad = ctypes.c_int64(0)
        self._library.stw_op_run(handle, first, count, ctypes.byref(n_bad), _abi.new_error())
        return n_bad.value

    def result_list(self, name: str) -> ResultList:
        """A result of unknown length of the last run."""
        with self._lock:
            handle = self._live()
            if self._chunks is not None and name in self._chunks:
                return self._chunks[name]
            return self._result_list(handle, name)

    def _result_list(self, handle: Any, name: str) -> ResultList:
        address = ctypes.POINTER(ctypes.c_int64)()
        n = ctypes.c_size_t(0)
        self._library.stw_op_result_list(
            handle, _abi.encode(name, "list"), ctypes.byref(address), ctypes.byref(n), _abi.new_error()
        )
        offsets = copy_memory("i64", _address(address), n.value)
        columns: Dict[str, Any] = {}
        validity: Dict[str, Any] = {}
        for column in self.info.outputs_of(name):
            # Texts come as offsets and bytes, everything else as one block.
            is_text = column.type == "text"
            data = ctypes.POINTER(ctypes.c_int64 if is_text else CTYPES[column.type])()
            content = ctypes.c_char_p()
            valid = ctypes.POINTER(ctypes.c_uint8)()
            getattr(self._library, "stw_op_result_" + column.type)(
                handle,
                _abi.encode(column.name, "column"),
                ctypes.byref(data),
                *([ctypes.byref(content)] if is_text else []),
                ctypes.byref(valid),
                ctypes.byref(n),
                _abi.new_error(),
            )
            if is_text:
                columns[column.name] = copy_texts(_address(data), _address(content), n.value)
            else:
                columns[column.name] = copy_memory(column.type, _address(data), n.value)
            flags = None
            if valid:
                flags = unpack_bits(copy_memory("u8", _address(valid), (n.value + 7) // 8), n.value)
            validity[column.name] = flags
        return ResultList(offsets, columns, validity)

    def list_order(self, name: str) -> Any:
        """Where each bound child row of a long table came from; None when nothing moved."""
        entry = self._lists.get(name)
        return None if entry is None else entry.order

    def list_offsets(self, name: str) -> Any:
        """Offsets of a nested input list as bound."""
        entry = self._lists.get(name)
        if entry is None:
            raise error("not_bound", "%s: the list %s is not bound" % (self.name, name), column=name)
        return copy_memory("i64", entry.offsets.address, entry.offsets.n)

    # --- questions ---------------------------------------------------------------------------------------------------

    def explain(self, row: int = 0, lang: str = "zh", format: str = "text", *, personal: bool = False) -> str:
        """Facts, rules with document, number, article and version, steps and outcome of one row.

        Personal data (个人信息) stays out unless ``personal`` asks for it.
        """
        with self._lock:
            handle = self._live()
            self._library.stw_op_show_personal(handle, int(personal), _abi.new_error())
            return self._library.text(
                self._library.stw_op_explain, handle, row, _abi.encode(lang, "lang"), _abi.encode(format, "format")
            )

    def row_error(self, row: int, lang: str = "zh", *, personal: bool = False) -> str:
        """Why a row failed: column, value, remedy; an empty text for a row that is right."""
        with self._lock:
            handle = self._live()
            self._library.stw_op_show_personal(handle, int(personal), _abi.new_error())
            return self._library.text(self._library.stw_op_row_error, handle, row, _abi.encode(lang, "lang"))


def _address(typed: Any) -> int:
    return ctypes.cast(typed, ctypes.c_void_p).value or 0


def _joined(parts: List[ResultList]) -> ResultList:
    if len(parts) == 1:
        return parts[0]
    offsets = list(parts[0].offsets[:1])
    for part in parts:
        base = offsets[-1] - part.offsets[0] if len(part.offsets) else 0
        offsets.extend(base + offset for offset in part.offsets[1:])
    columns: Dict[str, Any] = {}
    validity: Dict[str, Any] = {}
    for name in parts[0].columns:
        pieces = [part.columns[name] for part in parts]
        masks = [part.validity[name] for part in parts]
        if any(mask is not None for mask in masks):
            filled = [mask if mask is not None else [True] * len(piece) for mask, piece in zip(masks, pieces)]
            validity[name] = np.concatenate(filled).astype(bool) if np is not None else sum(filled, [])
        else:
            validity[name] = None
        if np is not None and not isinstance(pieces[0], list):
            columns[name] = np.concatenate(pieces)
        else:
            whole = pieces[0][:]
            for piece in pieces[1:]:
                whole.extend(piece)
            columns[name] = whole
    if np is not None:
        return ResultList(np.asarray(offsets, dtype="int64"), columns, validity)
    return ResultList(array("q", offsets), columns, validity)


def _writable(name: str, type: str, data: Any) -> Tuple[int, int, int, Any]:
    """(address, elements, stride, what keeps it alive) of memory that C may write."""
    wanted = "%s, writable and of one dimension" % DTYPES[type]
    if np is not None and isinstance(data, np.ndarray):
        size = data.dtype.itemsize
        if data.dtype != np.dtype(DTYPES[type]) and not (type == "u8" and data.dtype == np.dtype(bool)):
            raise error("wrong_type", "output %s: the array is %s; right would be %s" % (name, data.dtype, wanted))
        if isinstance(data, np.ma.MaskedArray):
            raise error("wrong_type", "output %s: the array is masked; right would be %s" % (name, wanted))
        if data.ndim != 1 or not data.flags.writeable or not data.flags.aligned or not data.dtype.isnative:
            raise error("wrong_type", "output %s: right would be %s" % (name, wanted))
        n = len(data)
        step = data.strides[0]
        if n > 1 and (step <= 0 or step % size):
            raise error("wrong_type", "output %s: the array has a stride of %d bytes" % (name, step))
        stride = 1 if n < 2 else step // size
        return address_of(data), 1 + (n - 1) * stride if n else 0, stride, data
    if is_scalar(None, data):
        raise error("wrong_type", "output %s: %r is no array; right would be %s" % (name, data, wanted))
    try:
        view = memoryview(data)
    except TypeError:
        raise error("wrong_type", "output %s: %s has no buffer; right would be %s" % (name, data, wanted)) from None
    signed = view.format[-1:] in tuple("bhilq")
    if (
        view.ndim != 1
        or view.readonly
        or not view.c_contiguous
        or view.itemsize != SIZES[type]
        or view.format[-1:] not in tuple("ilqB?")
        or signed != (type != "u8")
        or view.format[0] in ">!"
    ):
        raise error(
            "wrong_type",
            "output %s: memory of format %r; right would be array.array(%r) or %s"
            % (name, view.format, TYPECODES[type], wanted),
        )
    keep = (view, ctypes.c_char.from_buffer(view) if view.nbytes else None)
    return address_of(view), len(view), 1, keep
