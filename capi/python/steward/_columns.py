"""Python values to the buffers that the C ABI binds.

What is already right (numpy, array.array, memoryview of the column's type) is bound in place. Everything else is
converted once, exactly, or refused with the column, the value and what would be right: ctypes and numpy wrap integers
silently, so every narrowing is checked here. Binary floating point is always refused.
"""

from __future__ import annotations

import ctypes
import datetime
import difflib
import operator
import re
import sys
from array import array
from decimal import Decimal
from itertools import accumulate
from typing import Any, Dict, Iterable, List, NoReturn, Optional, Sequence, Set, Tuple, cast

from ._catalogue import EPOCH, EPOCH_DAY, Code, Column
from ._numpy import np
from .errors import StewardError, error

CTYPES: Dict[str, Any] = {"i64": ctypes.c_int64, "i32": ctypes.c_int32, "u8": ctypes.c_uint8}
TYPECODES: Dict[str, str] = {"i64": "q", "i32": "i", "u8": "B"}
SIZES: Dict[str, int] = {"i64": 8, "i32": 4, "u8": 1}
RANGES: Dict[str, Tuple[int, int]] = {
    "i64": (-(2**63), 2**63 - 1),
    "i32": (-(2**31), 2**31 - 1),
    "u8": (0, 255),
}
DTYPES: Dict[str, str] = {"i64": "int64", "i32": "int32", "u8": "uint8"}
_DECIMAL = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?\Z", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)

# Address for columns without rows: the C ABI wants a pointer even then.
_NOTHING = (ctypes.c_int64 * 1)()


class Buffer:
    """Memory that is ready to be bound, and what keeps it alive."""

    __slots__ = ("type", "address", "n", "stride", "rows", "valid", "valid_address", "in_place", "keep")

    def __init__(self, type: str, address: int, n: int, stride: int, rows: Optional[int], keep: Any) -> None:
        self.type = type
        self.address = address
        self.n = n  # elements of memory, counted as the C ABI counts them
        self.stride = stride
        self.rows = rows  # None: a constant, as long as need be
        self.valid: Any = None  # bitmap in Arrow order
        self.valid_address = 0
        self.in_place = False
        self.keep = keep

    def set_valid(self, bitmap: Any) -> None:
        self.valid = bitmap
        self.valid_address = address_of(bitmap) if bitmap is not None else 0

    def pointer(self) -> Any:
        return pointer(self.type, self.address)

    def valid_pointer(self) -> Any:
        return pointer("u8", self.valid_address) if self.valid_address else None

    def first_missing(self) -> Optional[int]:
        """The first row without a value (0 of a constant), None when there is none."""
        if self.valid is None:
            return None
        flags = unpack_bits(self.valid, 1 if self.rows is None else self.rows)
        return next((row for row, present in enumerate(flags) if not present), None)


class TextBuffer(Buffer):
    """A column of texts: offsets, counted as the elements, into bytes of UTF-8."""

    __slots__ = ("content",)

    def __init__(self, encoded: Sequence[bytes], rows: Optional[int]) -> None:
        block = array("q", accumulate(map(len, encoded), initial=0))
        stride = 1 if rows is not None else 0
        super().__init__("text", address_of(block), len(block), stride, rows, _hold(memoryview(block)))
        self.content = b"".join(encoded)

    def pointer(self) -> Any:
        return pointer("i64", self.address)

    def encoded(self) -> List[bytes]:
        """The texts, one by one."""
        offsets = copy_memory("i64", self.address, self.n).tolist()
        return [self.content[begin:end] for begin, end in zip(offsets, offsets[1:])]


def pointer(type: str, address: int) -> Any:
    """A typed pointer argument to an address."""
    return ctypes.byref(CTYPES[type].from_address(address or ctypes.addressof(_NOTHING)))


def address_of(block: Any) -> int:
    """The address of a numpy array or of contiguous writable memory."""
    if np is not None and isinstance(block, np.ndarray):
        return int(block.__array_interface__["data"][0])
    view = memoryview(block)
    if view.nbytes == 0:
        return 0
    return ctypes.addressof(ctypes.c_char.from_buffer(view))


def copy_memory(type: str, address: int, n: int) -> Any:
    """A copy of n elements at an address."""
    raw = ctypes.string_at(address, n * SIZES[type]) if n else b""
    if np is not None:
        return np.frombuffer(bytearray(raw), dtype=DTYPES[type])
    return array(TYPECODES[type], raw)


def copy_texts(offsets: int, content: int, n: int) -> List[str]:
    """A copy of n texts: the addresses of their n + 1 offsets and of the bytes that these point into."""
    if not n:
        return []
    places = copy_memory("i64", offsets, n + 1).tolist()
    first = places[0]
    raw = ctypes.string_at(content + first, places[-1] - first) if places[-1] > first else b""
    return [raw[begin - first : end - first].decode("utf-8") for begin, end in zip(places, places[1:])]


def allocate(type: str, n: int) -> Any:
    """Zeroed memory for an output: zero never reads as a pass."""
    if np is not None:
        return np.zeros(n, dtype=DTYPES[type])
    return array(TYPECODES[type], bytes(SIZES[type] * n))


def pack_bits(flags: Sequence[Any]) -> Any:
    """Booleans as a bitmap in Arrow order."""
    if np is not None:
        return np.packbits(np.asarray(flags, dtype=bool), bitorder="little")
    bits = bytearray((len(flags) + 7) // 8)
    for index, flag in enumerate(flags):
        if flag:
            bits[index >> 3] |= 1 << (index & 7)
    return array("B", bytes(bits))


def unpack_bits(bitmap: Any, n: int) -> Any:
    """A bitmap in Arrow order as booleans."""
    if np is not None:
        return np.unpackbits(np.asarray(bitmap, dtype="uint8"), count=n, bitorder="little").view(bool)
    return [bool(bitmap[index >> 3] >> (index & 7) & 1) for index in range(n)]


# --- refusing --------------------------------------------------------------------------------------------------------


def refuse(status: str, column: Column, value: Any, why: str, row: Optional[int] = None) -> NoReturn:
    """Raises with the column, the row, the value and what would be right."""
    shown = repr(value)
    if len(shown) > 80:
        shown = shown[:77] + "..."
    where = "" if row is None else ", row %d" % row
    raise error(
        status,
        "column %s%s: %s %s; right would be %s" % (column.name, where, shown, why, column.wants()),
        row=row,
        column=column.name,
    )


def suggest(name: str, known: Iterable[str]) -> str:
    """``did you mean ...`` or the list of what there is."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        return "did you mean %r?" % close[0]
    return "there is: " + (", ".join(names) if names else "nothing")


# --- one value -------------------------------------------------------------------------------------------------------


def is_scalar(column: Optional[Column], value: Any) -> bool:
    """Whether a value stands for one row (or every row) instead of a column of rows."""
    if value is None or isinstance(value, (str, int, float, Decimal, datetime.date)):
        return True
    if np is not None:
        if isinstance(value, np.generic):
            return True
        if isinstance(value, np.ndarray):
            return bool(value.ndim == 0)
    if isinstance(value, (set, frozenset)):
        return column is None or column.kind == "set"
    if type(value).__name__ in ("NAType", "NaTType"):
        return True
    return not (hasattr(value, "__len__") or hasattr(value, "__iter__") or hasattr(value, "__array__"))


def _days(column: Column, value: Any, row: Optional[int]) -> int:
    if isinstance(value, str):
        if _DATE.match(value):
            try:
                return (datetime.date.fromisoformat(value) - EPOCH_DAY).days
            except ValueError:
                pass
        refuse("malformed", column, value, "is no date", row)
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None or value.time() != datetime.time(0):
            refuse("malformed", column, value, "has a time of day or a time zone", row)
        value = value.date()
    return int((value - EPOCH_DAY).days)


def _microseconds(column: Column, value: Any, row: Optional[int]) -> int:
    """A moment with a time zone: without one, nobody knows which moment it is."""
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value[:-1] + "+00:00" if value.endswith("Z") else value)
        except ValueError:
            refuse("malformed", column, value, "is no moment", row)
    if not isinstance(value, datetime.datetime) or value.tzinfo is None:
        refuse("malformed", column, value, "has no time zone", row)
    return (value - EPOCH) // datetime.timedelta(microseconds=1)


def _scaled(column: Column, value: Any, row: Optional[int]) -> int:
    """Exact integer of a Decimal or a decimal str in units of 10**-scale."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            refuse("malformed", column, value, "is no number", row)
        sign, digits, exponent = value.as_tuple()
        number = int("".join(map(str, digits)) or "0")
        shift = int(exponent) + column.scale
    else:
        found = _DECIMAL.match(value)
        if not found:
            refuse("malformed", column, value, "is no decimal number", row)
        sign = int(found.group(1) == "-")
        fraction = found.group(3) or ""
        number = int(found.group(2) + fraction)
        shift = column.scale - len(fraction)
    if shift > 40 and number:  # far outside int64; 10**shift could be huge
        refuse("out_of_range", column, value, "does not fit in 64 bits", row)
    if shift >= 0:
        number = number * 10**shift if number else 0
    elif shift < -5000:
        # int() of a Decimal with a giant negative exponent would only burn time.
        if number:
            refuse("malformed", column, value, "has more decimals than %d" % column.scale, row)
    else:
        number, rest = divmod(number, 10**-shift)
        if rest:
            refuse("malformed", column, value, "has more decimals than %d" % column.scale, row)
    return -number if sign else number


def _set_bits(column: Column, value: Iterable[Any], row: Optional[int]) -> int:
    bits = 0
    for member in value:
        code = _code(column, member, row) if isinstance(member, str) else member
        if isinstance(code, bool) or not isinstance(code, int) or not 0 <= code < 64:
            refuse("unknown_code", column, member, "is no member of this set", row)
        bits |= 1 << code
    return bits


def _code(column: Column, value: str, row: Optional[int]) -> int:
    if column.enumeration is None:
        refuse("wrong_type", column, value, "is text", row)
    if isinstance(value, Code) and str(value) not in column.enumeration.codes:
        refuse("unknown_code", column, value, "is a code of another enumeration", row)
    code = column.enumeration.codes.get(value)
    if code is None:
        near = difflib.get_close_matches(value, list(column.enumeration.codes), n=1)
        hint = " (did you mean %r?)" % near[0] if near else ""
        refuse("unknown_code", column, value, "is no %s%s" % (column.enumeration.name, hint), row)
    return code


def _jurisdiction(column: Column, value: str, row: Optional[int]) -> int:
    if column.numbers is None:
        refuse("wrong_type", column, value, "is text", row)
    try:
        return column.numbers(value)
    except StewardError as problem:
        status = problem.name
    refuse(status, column, value, "is no jurisdiction", row)


def scalar(column: Column, value: Any, row: Optional[int] = None) -> Optional[int]:
    """The raw integer of one value; None when it is missing."""
    if value is None:
        return None
    if isinstance(value, int):  # also bool, IntEnum
        if column.kind == "bool":
            if value not in (0, 1):
                refuse("out_of_range", column, value, "is neither 0 nor 1", row)
            return int(value)
        if isinstance(value, bool):
            refuse("wrong_type", column, value, "is a bool", row)
        number = int(value)
    elif isinstance(value, str):
        if column.kind == "date":
            number = _days(column, value, row)
        elif column.kind == "timestamp":
            number = _microseconds(column, value, row)
        elif column.kind == "code":
            number = _code(column, value, row)
        elif column.kind == "jurisdiction":
            number = _jurisdiction(column, value, row)
        elif column.kind == "set":
            number = _set_bits(column, [value], row)
        elif column.scale and column.kind in ("quantity", "decimal"):
            number = _scaled(column, value, row)
        else:
            refuse("wrong_type", column, value, "is text", row)
    elif isinstance(value, datetime.date):
        if type(value).__name__ == "NaTType":
            return None
        if column.kind == "timestamp":
            number = _microseconds(column, value, row)
        elif column.kind == "date":
            number = _days(column, value, row)
        else:
            refuse("wrong_type", column, value, "is a date", row)
    elif isinstance(value, Decimal):
        if not (column.scale and column.kind in ("quantity", "decimal")):
            refuse("wrong_type", column, value, "is a Decimal", row)
        number = _scaled(column, value, row)
    elif isinstance(value, (set, frozenset, tuple, list)) and column.kind == "set":
        number = _set_bits(column, value, row)
    elif np is not None and isinstance(value, np.datetime64):
        if np.isnat(value):
            return None
        if column.kind != "date":
            refuse("wrong_type", column, value, "is a date", row)
        day = value.astype("datetime64[D]")
        if day != value:
            refuse("malformed", column, value, "has a time of day", row)
        number = int(day.astype("int64"))
    elif np is not None and (isinstance(value, np.generic) or isinstance(value, np.ndarray) and value.ndim == 0):
        item = value.item()
        if isinstance(item, (np.generic, np.ndarray)):
            refuse("wrong_type", column, value, "is of type %s" % type(value).__name__, row)
        return scalar(column, item, row)
    elif isinstance(value, float):
        refuse("wrong_type", column, value, "is binary floating point, which is not exact", row)
    elif type(value).__name__ in ("NAType", "NaTType"):  # pandas, without importing it
        return None
    elif hasattr(value, "__index__"):  # numpy's integers when numpy is not used
        return scalar(column, operator.index(value), row)
    else:
        refuse("wrong_type", column, value, "is of type %s" % type(value).__name__, row)
    low, high = RANGES[column.type]
    if not low <= number <= high:
        refuse("out_of_range", column, value, "does not fit in %s" % column.type, row)
    return number


# --- columns ---------------------------------------------------------------------------------------------------------


def constant(column: Column, value: Any) -> Buffer:
    """One value for every row: stride 0. One bit of validity holds for every row, too."""
    number = scalar(column, value)
    cell = CTYPES[column.type](number or 0)
    buffer = Buffer(column.type, ctypes.addressof(cell), 1, 0, None, cell)
    if number is None:
        buffer.set_valid(pack_bits([False]))
    return buffer


def from_block(type: str, block: Any, rows: int) -> Buffer:
    """Contiguous memory of our own."""
    return Buffer(type, address_of(block), rows, 1, rows, block if np is not None else _hold(memoryview(block)))


def to_buffer(column: Column, value: Any) -> Buffer:
    """Any value that a column accepts."""
    if column.kind == "text":
        return _texts(column, value)
    if is_scalar(column, value):
        return constant(column, value)
    if isinstance(value, (str, dict)):
        refuse("wrong_type", column, value, "is no column")
    if isinstance(value, (list, tuple, range)):
        return _from_list(column, list(value))
    if hasattr(value, "isna") and hasattr(value, "to_numpy"):
        return _from_series(column, value)
    if np is not None:
        if isinstance(value, np.ndarray):
            return _from_numpy(column, value)
        if not isinstance(value, bytes):
            view = _view(value)
            if view is not None:
                return _from_numpy(column, np.asarray(view))
            if hasattr(value, "__array__"):
                return _borrowed(_from_numpy(column, np.asarray(value)), np.asarray(value))
    elif not isinstance(value, bytes):
        view = _view(value)
        if view is not None:
            return _from_view(column, view)
    if isinstance(value, bytes):
        refuse("wrong_type", column, value, "is bytes")
    try:
        values = list(value)
    except TypeError:
        refuse("wrong_type", column, value, "is no column")
    return _from_list(column, values)


def _borrowed(buffer: Buffer, again: Any) -> Buffer:
    """In place only if the object gives the same memory when it is asked again."""
    buffer.in_place = buffer.in_place and buffer.address == address_of(again)
    return buffer


def _view(value: Any) -> Optional[memoryview]:
    try:
        return memoryview(value)
    except TypeError:
        return None


def _from_view(column: Column, view: memoryview) -> Buffer:
    """Buffer protocol without numpy."""
    if view.ndim != 1:
        refuse("wrong_type", column, view.shape, "is the shape of a table, not of one column")
    form = view.format
    if len(form) == 2 and form[0] in "@=<" and view.c_contiguous and sys.byteorder == "little":
        # ctypes says "<q": the same memory, but a format that memoryview itself cannot read.
        form = form[1]
        view = view.cast("B").cast(form)
    if form not in tuple("bBhHiIlLqQ?"):
        refuse("wrong_type", column, view.format, "is the format of this memory")
    if form == "?" and column.kind != "bool":
        refuse("wrong_type", column, view.format, "is the format of this memory")
    signed = form in tuple("bhilq")
    for type in _accepted(column):
        if view.itemsize == SIZES[type] and (signed or type == "u8") and not (type == "u8" and signed):
            if view.c_contiguous and not view.readonly:
                address = address_of(view)
                if address % SIZES[type] == 0:
                    buffer = Buffer(type, address, len(view), 1, len(view), _hold(view))
                    buffer.in_place = True
                    return buffer
    return _from_list(column, view.tolist())


def _hold(view: memoryview) -> Any:
    """Keeps the memory from being resized or freed while it is bound."""
    return (view, ctypes.c_char.from_buffer(view) if view.nbytes else None)


def _accepted(column: Column) -> Tuple[str, ...]:
    """ABI types that bind to this column; dates bind as int32 and as int64."""
    return ("i32", "i64") if column.kind == "date" else (column.type,)


def _from_numpy(column: Column, values: Any, valid: Any = None) -> Buffer:
    if values.ndim != 1:
        refuse("wrong_type", column, values.shape, "is the shape of this array, which must have one dimension")
    if isinstance(values, np.ma.MaskedArray):
        mask = np.ma.getmaskarray(values)
        values = values.data
        if mask.any():
            valid = ~mask if valid is None else valid & ~mask
    given = address_of(values)
    kind = values.dtype.kind
    if kind == "M" and column.kind == "date":
        values, extra = _numpy_days(column, values)
        if extra is not None:
            valid = extra if valid is None else valid & extra
    elif kind == "b" and column.kind == "bool":
        values = values.view("uint8")
    elif kind == "u" and values.dtype.itemsize == 8 and column.kind == "set":
        values = values.astype("uint64", copy=False).view("int64")
    elif kind in "iu":
        pass
    elif kind in "UO":
        if kind == "U" and column.kind == "date" and valid is None:
            fast = _numpy_date_texts(values)
            if fast is not None:
                return from_block("i64", fast, len(fast))
        return _from_list(column, _listed(values, valid))
    elif kind == "f":
        refuse("wrong_type", column, values.dtype, "is binary floating point, which is not exact")
    else:
        refuse("wrong_type", column, values.dtype, "is the dtype of this array")

    accepted = [np.dtype(DTYPES[type]) for type in _accepted(column)]
    if values.dtype not in accepted or not values.dtype.isnative:
        values = _numpy_narrow(column, values, valid)
    buffer = _numpy_buffer(column, values)
    # The caller's memory, or an array made on the way.
    buffer.in_place = buffer.in_place and buffer.address == given
    if valid is not None:
        buffer.set_valid(pack_bits(valid))
    return buffer


def _listed(values: Any, valid: Any) -> List[Any]:
    listed: List[Any] = values.tolist()
    if valid is not None:
        listed = [value if present else None for value, present in zip(listed, valid.tolist())]
    return listed


def _numpy_buffer(column: Column, values: Any) -> Buffer:
    """In place where the memory allows it, else a contiguous copy."""
    type = {8: "i64", 4: "i32", 1: "u8"}[values.dtype.itemsize]
    n = len(values)
    step = values.strides[0]
    size = values.dtype.itemsize
    in_place = values.flags.aligned and (n < 2 or step >= 0 and step % size == 0)
    if not in_place:
        values = np.ascontiguousarray(values)
        step = size
    stride = 1 if n < 2 else step // size
    buffer = Buffer(type, address_of(values), 1 + (n - 1) * stride if n else 0, stride, n, values)
    buffer.in_place = bool(in_place)
    return buffer


def _numpy_check(column: Column, values: Any, valid: Any, low: int, high: int, why: str) -> None:
    """All present values within low..high, compared without wrapping."""
    if not values.size or (int(values.min()) >= low and int(values.max()) <= high):
        return
    bad = np.zeros(len(values), dtype=bool)
    info = np.iinfo(values.dtype)
    if info.min < low:
        bad |= values < low
    if info.max > high:
        bad |= values > high
    if valid is not None:
        bad &= valid
    rows = np.flatnonzero(bad)
    if len(rows):
        row = int(rows[0])
        refuse("out_of_range", column, int(values[row]), why, row)


def _numpy_narrow(column: Column, values: Any, valid: Any) -> Any:
    """Integers of another width, refused where they do not fit."""
    type = column.type
    if column.kind == "bool":
        _numpy_check(column, values, valid, 0, 1, "is neither 0 nor 1")
    else:
        low, high = RANGES[type]
        _numpy_check(column, values, valid, low, high, "does not fit in %s" % type)
    return values.astype(DTYPES[type])


def _numpy_days(column: Column, values: Any) -> Tuple[Any, Any]:
    """datetime64 as days; (values, valid or None). datetime64[D] stays where it is, NaT reads as missing in C."""
    if values.dtype == np.dtype("datetime64[D]") and values.dtype.isnative:
        return values.view("int64"), None
    days = values.astype("datetime64[D]")
    present = ~np.isnat(values)
    odd = np.flatnonzero(present & (days.astype(values.dtype) != values))
    if len(odd):
        row = int(odd[0])
        refuse("malformed", column, values[row], "has a time of day", row)
    return days.view("int64"), None


def _numpy_date_texts(values: Any) -> Any:
    """Array of 'YYYY-MM-DD' as days, or None where the slow way must say which one is wrong."""
    if not values.size or values.dtype.itemsize != 40 or not values.dtype.isnative:
        return None
    letters = np.ascontiguousarray(values).view("uint32").reshape(len(values), 10)
    digits = letters[:, [0, 1, 2, 3, 5, 6, 8, 9]]
    # numpy reads more than the one form that is right here ("2020-01", "NaT"), so the form is checked first.
    if (letters[:, [4, 7]] != ord("-")).any() or (digits < ord("0")).any() or (digits > ord("9")).any():
        return None
    try:
        return values.astype("datetime64[D]").view("int64")
    except ValueError:
        return None


def _from_series(column: Column, series: Any) -> Buffer:
    """A pandas column, known by its methods: pandas itself is never imported."""
    absent = list(series.isna()) if np is None else np.asarray(series.isna(), dtype=bool)
    any_absent = any(absent) if np is None else bool(absent.any())
    category = getattr(series, "cat", None)
    if category is not None and hasattr(category, "categories"):
        # One look-up for each category, then a gather.
        codes = list(category.codes)
        table = [_category(column, value, place, codes) or 0 for place, value in enumerate(category.categories)]
        if np is None:
            return _from_list(column, [table[code] if code >= 0 else None for code in codes])
        gathered = np.asarray(table + [0], dtype=DTYPES[column.type])[np.asarray(codes, dtype="int64")]
        buffer = _from_numpy(column, gathered, ~absent if any_absent else None)
        buffer.in_place = False
        return buffer
    if np is None:
        return _from_list(column, [None if gone else value for value, gone in zip(list(series), absent)])
    values = series.to_numpy()
    if not any_absent:
        if values.dtype.kind == "O" and str(getattr(series, "dtype", "")).lower().startswith(("int", "uint")):
            values = series.to_numpy(dtype="int64")
        return _borrowed(_from_numpy(column, np.asarray(values)), np.asarray(series.to_numpy()))
    if values.dtype.kind == "f":
        # int columns with gaps become float in pandas; exactness is already gone.
        refuse("wrong_type", column, values.dtype, "is binary floating point (use the dtype Int64 for gaps)")
    if values.dtype.kind in "OU":
        return _from_list(column, _listed(values, ~absent))
    return _borrowed(_from_numpy(column, values, ~absent), np.asarray(series.to_numpy()))


def _category(column: Column, value: Any, place: int, codes: List[Any]) -> Optional[int]:
    """The number of a category; a wrong one that no row has is no error."""
    try:
        return scalar(column, value)
    except StewardError:
        return scalar(column, value, codes.index(place)) if place in codes else None


def _from_list(column: Column, values: List[Any]) -> Buffer:
    """Python values; each distinct one is converted once."""
    types: Set[type] = set(map(type, values))
    gaps = type(None) in types
    types.discard(type(None))
    if types <= {int} and not gaps and column.kind != "bool":
        return _block(column, values, values)
    # One type and hashable: convert each distinct value once. Mixed types take the slow way, because 1, True and
    # Decimal(1) are one key and three meanings.
    if len(types) <= 1 and all(_shareable(kind) for kind in types):
        table: Dict[Any, Optional[int]] = {}
        for value in set(values):
            try:
                table[value] = scalar(column, value)
            except StewardError:
                scalar(column, value, values.index(value))  # the same error, with its row
                raise
        numbers: List[Optional[int]] = list(map(table.__getitem__, values))
    else:
        numbers = [scalar(column, value, row) for row, value in enumerate(values)]
    return _block(column, numbers, values)


def _shareable(kind: type) -> bool:
    return issubclass(kind, (str, int, Decimal, datetime.date, frozenset))


def _block(column: Column, numbers: List[Optional[int]], values: List[Any]) -> Buffer:
    typecode = TYPECODES[column.type]
    present: Optional[List[bool]] = None
    if None in numbers:
        present = [number is not None for number in numbers]
        numbers = [number or 0 for number in numbers]
    try:
        block: Any = array(typecode, cast(List[int], numbers))
    except OverflowError:
        for row, value in enumerate(values):
            scalar(column, value, row)
        raise
    buffer = from_block(column.type, block, len(block))
    if present is not None:
        buffer.set_valid(pack_bits(present))
    return buffer


# --- texts -----------------------------------------------------------------------------------------------------------


def _text(column: Column, value: Any, row: Optional[int]) -> Optional[bytes]:
    """One text as UTF-8; None when it is missing."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if not isinstance(value, str):
        refuse("wrong_type", column, value, "is of type %s" % type(value).__name__, row)
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair: no character
        refuse("malformed", column, value, "has no UTF-8 form", row)


def _texts(column: Column, value: Any) -> TextBuffer:
    """One text for every row, or a column of texts."""
    if is_scalar(column, value):
        item = value.item() if np is not None and isinstance(value, (np.generic, np.ndarray)) else value
        one = _text(column, item, None)
        return text_buffer([one], None)
    values = _text_list(column, value)
    try:
        # Joined bytes are all that C wants; a list of one kind needs no look at each value.
        return text_buffer([None if text is None else str.encode(text) for text in values], len(values))
    except (TypeError, UnicodeEncodeError):
        return text_buffer([_text(column, text, row) for row, text in enumerate(values)], len(values))


def _text_list(column: Column, value: Any) -> List[Any]:
    if isinstance(value, (bytes, dict, set, frozenset)):
        refuse("wrong_type", column, value, "is no column of texts")
    if hasattr(value, "isna") and hasattr(value, "to_numpy"):  # pandas, where a gap may be a NaN
        return [None if gone else text for text, gone in zip(list(value), list(value.isna()))]
    if np is not None and isinstance(value, np.ndarray):
        if value.ndim != 1:
            refuse("wrong_type", column, value.shape, "is the shape of this array, which must have one dimension")
        if value.dtype.kind not in "UO":
            refuse("wrong_type", column, value.dtype, "is the dtype of this array")
        # A masked array lists its gaps as None.
    return list(value.tolist() if hasattr(value, "tolist") else value)


def text_buffer(encoded: Sequence[Optional[bytes]], rows: Optional[int]) -> TextBuffer:
    """Texts as UTF-8, None where one is missing; without rows, one text for every row."""
    if None not in encoded:
        return TextBuffer(cast(Sequence[bytes], encoded), rows)
    buffer = TextBuffer([text or b"" for text in encoded], rows)
    buffer.set_valid(pack_bits([text is not None for text in encoded]))
    return buffer


def offsets_buffer(name: str, value: Any) -> Buffer:
    """Offsets of a nested list; always a copy, since the library trusts offsets that it has checked once."""
    column = Column(name + ".offsets", name, name, "i64", "integer", "", 0, None, False, None)
    if is_scalar(column, value):
        refuse("wrong_type", column, value, "is one value; offsets are parents + 1 of them")
    buffer = to_buffer(column, value)
    if buffer.valid is not None:
        refuse("bad_offsets", column, value, "has missing values")
    if not buffer.rows:
        raise error("bad_offsets", "list %s: offsets are empty; they must be parents + 1 numbers" % name, column=name)
    if buffer.stride == 0:
        refuse("bad_offsets", column, value, "repeats one number")
    block = copy_memory("i64", buffer.address, buffer.n)[:: buffer.stride]
    if np is not None:
        block = np.ascontiguousarray(block)
    return from_block("i64", block, len(block))
