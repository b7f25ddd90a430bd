"""Exceptions, one class for each category of status codes.

A legal "no" is never an exception: it is a value of the output ``outcome``.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Type

#: Every status code of the C ABI by its name; the low 8 bits are the category.
STATUS: Dict[str, int] = {
    "ok": 0,
    "argument": 1,
    "null_pointer": 1 | 1 << 8,
    "bad_range": 1 | 2 << 8,
    "buffer_too_small": 1 | 3 << 8,
    "invalid_utf8": 1 | 4 << 8,
    "overlapping_memory": 1 | 5 << 8,
    "unknown_name": 2,
    "unknown_operation": 2 | 1 << 8,
    "unknown_column": 2 | 2 << 8,
    "unknown_jurisdiction": 2 | 3 << 8,
    "unknown_list": 2 | 4 << 8,
    "unknown_language": 2 | 5 << 8,
    "unknown_rule": 2 | 6 << 8,
    "unknown_encoding": 2 | 7 << 8,
    "binding": 3,
    "wrong_type": 3 | 1 << 8,
    "wrong_length": 3 | 2 << 8,
    "not_bound": 3 | 3 << 8,
    "validity_required": 3 | 4 << 8,
    "bad_offsets": 3 | 5 << 8,
    "row_limit": 3 | 6 << 8,
    "data": 4,
    "missing_value": 4 | 1 << 8,
    "unknown_code": 4 | 2 << 8,
    "bad_date": 4 | 3 << 8,
    "out_of_range": 4 | 4 << 8,
    "overflow": 4 | 5 << 8,
    "contradiction": 4 | 6 << 8,
    "bad_child": 4 | 7 << 8,
    "malformed": 4 | 8 << 8,
    "pack": 5,
    "pack_syntax": 5 | 1 << 8,
    "pack_content": 5 | 2 << 8,
    "pack_layout": 5 | 3 << 8,
    "digest_mismatch": 5 | 4 << 8,
    "state": 6,
    "stale": 6 | 1 << 8,
    "not_run": 6 | 2 << 8,
    "conflict": 6 | 3 << 8,
    "duplicate_event": 6 | 4 << 8,
    "not_built": 6 | 5 << 8,
    "transaction": 6 | 6 << 8,
    "io": 7,
    "file_not_found": 7 | 1 << 8,
    "file_read": 7 | 2 << 8,
    "file_write": 7 | 3 << 8,
    "csv_syntax": 7 | 4 << 8,
    "bad_encoding": 7 | 5 << 8,
    "not_a_journal": 7 | 6 << 8,
    "newer_version": 7 | 7 << 8,
    "store_locked": 7 | 8 << 8,
    "disk_full": 7 | 9 << 8,
    "corrupt": 7 | 10 << 8,
    "altered": 7 | 11 << 8,
    "read_only": 7 | 12 << 8,
    "file_exists": 7 | 13 << 8,
    "json_syntax": 7 | 14 << 8,
    "out_of_memory": 8,
    "internal": 9,
}

STATUS_NAMES: Dict[int, str] = {code: name for name, code in STATUS.items()}


class StewardError(Exception):
    """Base of every error of this package.

    Attributes:
        status: status code of the C ABI
        name: its name, such as ``"unknown_column"``
        message: what is wrong and what would be right
        row: row at fault, or None
        column: column at fault where it is known, or None
    """

    def __init__(
        self,
        message: str,
        status: int = STATUS["internal"],
        *,
        row: Optional[int] = None,
        column: Optional[str] = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.name = STATUS_NAMES.get(status, "status_%d" % status)
        self.row = row
        self.column = column

    def __reduce__(self) -> Any:
        # Arguments of __init__ are not those of Exception, so pickling needs them said.
        return (_rebuild, (type(self), self.message, self.status, self.row, self.column))


class ArgumentError(StewardError):
    """An argument is wrong."""


class UnknownNameError(StewardError, LookupError):
    """No operation, column, list, jurisdiction, language or encoding of this name."""


class BindingError(StewardError):
    """A column has the wrong type or length, or is not bound."""


class DataError(StewardError, ValueError):
    """A value of a row is wrong."""


class PackError(StewardError):
    """A rule pack cannot be loaded."""


class StateError(StewardError):
    """The call does not fit the state: data changed since the run, no run yet, already closed."""


class FileError(StewardError, OSError):
    """A file cannot be found, read, written or understood."""


class MemoryError_(StewardError, MemoryError):
    """Memory ran out; nothing was changed."""


class InternalError(StewardError):
    """A fault of the library."""


_CATEGORIES: Dict[int, Type[StewardError]] = {
    1: ArgumentError,
    2: UnknownNameError,
    3: BindingError,
    4: DataError,
    5: PackError,
    6: StateError,
    7: FileError,
    8: MemoryError_,
    9: InternalError,
}


def _rebuild(
    kind: Type[StewardError], message: str, status: int, row: Optional[int], column: Optional[str]
) -> StewardError:
    return kind(message, status, row=row, column=column)


def make_error(
    status: int, message: str, *, row: Optional[int] = None, column: Optional[str] = None
) -> StewardError:
    """The exception for a status code, of the class of its category."""
    kind = _CATEGORIES.get(status & 0xFF, InternalError)
    return kind(message, status, row=row, column=column)


def error(name: str, message: str, *, row: Optional[int] = None, column: Optional[str] = None) -> StewardError:
    """The exception for the name of a status."""
    return make_error(STATUS[name], message, row=row, column=column)
