"""The shared library: finding it, and its prototypes by hand.

``PROTOTYPES`` lists every function of ``steward.h``; a test compares it with the header.
"""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .errors import STATUS, FileError, StewardError, error, make_error

ABI_MAJOR = 0
SONAME = "libsteward.so.%d" % ABI_MAJOR


class RulebookHandle(ctypes.Structure):
    """``stw_rulebook``; opaque."""


class OpHandle(ctypes.Structure):
    """``stw_op``; opaque."""


class OfficeHandle(ctypes.Structure):
    """``stw_office``; opaque."""


class ErrorStruct(ctypes.Structure):
    """``stw_error``."""

    _fields_ = [
        ("struct_size", ctypes.c_uint32),
        ("status", ctypes.c_int32),
        ("row", ctypes.c_int64),
        ("message", ctypes.c_char * 1008),
    ]


_i32 = ctypes.c_int32
_u32 = ctypes.c_uint32
_i64 = ctypes.c_int64
_size = ctypes.c_size_t
_str = ctypes.c_char_p  # const char *
_buf = ctypes.POINTER(ctypes.c_char)  # char *: memory that is written, so never bytes
_strs = ctypes.POINTER(ctypes.c_char_p)
_i32_p = ctypes.POINTER(ctypes.c_int32)
_i64_p = ctypes.POINTER(ctypes.c_int64)
_u8_p = ctypes.POINTER(ctypes.c_uint8)
_size_p = ctypes.POINTER(ctypes.c_size_t)
_err = ctypes.POINTER(ErrorStruct)
# One pointer type for each handle, so that a wrong handle raises instead of crashing.
_book = ctypes.POINTER(RulebookHandle)
_op = ctypes.POINTER(OpHandle)
_office = ctypes.POINTER(OfficeHandle)

#: name -> (result, arguments)
PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {
    "stw_error_init": (None, [_err]),
    "stw_abi_major": (_i32, []),
    "stw_abi_minor": (_i32, []),
    "stw_version": (_str, []),
    "stw_status_name": (_str, [_i32]),
    "stw_rulebook_open": (_i32, [_strs, _size, ctypes.POINTER(_book), _err]),
    "stw_rulebook_free": (None, [_book]),
    "stw_rulebook_digest": (_i32, [_book, _buf, _size, _size_p, _err]),
    "stw_rulebook_lint_json": (_i32, [_book, _str, _buf, _size, _size_p, _err]),
    "stw_rulebook_open_pinned": (_i32, [_strs, _size, _str, ctypes.POINTER(_book), _err]),
    "stw_lint_json": (_i32, [_strs, _size, _str, _buf, _size, _size_p, _err]),
    "stw_rulebook_diff_json": (_i32, [_book, _book, _str, _buf, _size, _size_p, _err]),
    "stw_rulebook_diff_days_json": (_i32, [_book, _i32, _i32, _str, _buf, _size, _size_p, _err]),
    "stw_rulebook_year_roll_json": (_i32, [_book, _i32, _str, _buf, _size, _size_p, _err]),
    "stw_catalogue_json": (_i32, [_book, _str, _buf, _size, _size_p, _err]),
    "stw_op_prepare": (_i32, [_book, _str, _str, ctypes.POINTER(_op), _err]),
    "stw_op_prepare_known": (_i32, [_book, _str, _str, _i32, ctypes.POINTER(_op), _err]),
    "stw_jurisdiction_number": (_i32, [_book, _str, _i32_p, _err]),
    "stw_op_free": (None, [_op]),
    "stw_op_bind_i64": (_i32, [_op, _str, _i64_p, _size, _u8_p, _i64, _err]),
    "stw_op_bind_i32": (_i32, [_op, _str, _i32_p, _size, _u8_p, _i64, _err]),
    "stw_op_bind_u8": (_i32, [_op, _str, _u8_p, _size, _u8_p, _i64, _err]),
    "stw_op_bind_text": (_i32, [_op, _str, _i64_p, _size, _str, _size, _u8_p, _i64, _err]),
    "stw_op_bind_list": (_i32, [_op, _str, _i64_p, _size, _err]),
    "stw_op_out_i64": (_i32, [_op, _str, _i64_p, _size, _u8_p, _i64, _err]),
    "stw_op_out_i32": (_i32, [_op, _str, _i32_p, _size, _u8_p, _i64, _err]),
    "stw_op_out_u8": (_i32, [_op, _str, _u8_p, _size, _u8_p, _i64, _err]),
    "stw_op_unbind_all": (_i32, [_op, _err]),
    "stw_op_run": (_i32, [_op, _i64, _i64, _i64_p, _err]),
    "stw_op_result_list": (_i32, [_op, _str, ctypes.POINTER(_i64_p), _size_p, _err]),
    "stw_op_result_i64": (_i32, [_op, _str, ctypes.POINTER(_i64_p), ctypes.POINTER(_u8_p), _size_p, _err]),
    "stw_op_result_i32": (_i32, [_op, _str, ctypes.POINTER(_i32_p), ctypes.POINTER(_u8_p), _size_p, _err]),
    "stw_op_result_u8": (_i32, [_op, _str, ctypes.POINTER(_u8_p), ctypes.POINTER(_u8_p), _size_p, _err]),
    "stw_op_result_text": (
        _i32,
        [_op, _str, ctypes.POINTER(_i64_p), ctypes.POINTER(_str), ctypes.POINTER(_u8_p), _size_p, _err],
    ),
    "stw_op_show_personal": (_i32, [_op, _i32, _err]),
    "stw_op_explain": (_i32, [_op, _i64, _str, _str, _buf, _size, _size_p, _err]),
    "stw_op_row_error": (_i32, [_op, _i64, _str, _buf, _size, _size_p, _err]),
    "stw_csv_run": (
        _i32,
        [_book, _str, _str, _str, _strs, _size, _str, _str, _str, _u32, _i32, _i64_p, _i64_p, _err],
    ),
    "stw_jsonl_run": (
        _i32,
        [_book, _str, _str, _str, _str, _str, _u32, _i32, _i64_p, _i64_p, _err],
    ),
    "stw_quality_report": (
        _i32,
        [_book, _str, _str, _str, _str, _strs, _size, _str, _str, _str, _u32, _i32, _buf, _size, _size_p, _err],
    ),
    "stw_ocds_red_flags": (
        _i32,
        [_book, _strs, _size, _str, _str, _str, _i32, _i64_p, _i64_p, _buf, _size, _size_p, _err],
    ),
    "stw_op_decision_json": (_i32, [_op, _i64, _buf, _size, _size_p, _err]),
    "stw_decision_check": (_i32, [_book, _str, _size, _str, _str, _i32_p, _buf, _size, _size_p, _err]),
    # OCDS: merging and validation.
    "stw_ocds_merge": (_i32, [_strs, _size, _str, _str, _str, _str, _u32, _i64_p, _i64_p, _i64_p, _err]),
    "stw_ocds_validate": (_i32, [_strs, _size, _str, _str, _str, _i64_p, _i64_p, _i64_p, _err]),
    # Offices.
    "stw_office_create": (_i32, [_book, _str, _str, _str, ctypes.POINTER(_office), _err]),
    "stw_office_open": (_i32, [_book, _str, _i32, ctypes.POINTER(_office), _err]),
    "stw_office_free": (None, [_office]),
    "stw_office_catch_up": (_i32, [_office, _i64_p, _err]),
    "stw_office_head": (_i32, [_office, _buf, _size, _size_p, _err]),
    "stw_office_rebuild_tables": (_i32, [_office, _err]),
    "stw_office_verify_json": (_i32, [_office, _str, _str, _buf, _size, _size_p, _err]),
    "stw_office_explain_event": (_i32, [_office, _i64, _str, _str, ctypes.c_uint32, _buf, _size, _size_p, _err]),
    "stw_office_ocds": (_i32, [_office, _str, _str, _str, _i64_p, _err]),
    "stw_office_readjudicate_json": (_i32, [_office, _book, _buf, _size, _size_p, _err]),
    "stw_op_prepare_on": (_i32, [_office, _str, _str, ctypes.POINTER(_op), _err]),
}


def _raise(status: int, _function: Any, arguments: Tuple[Any, ...]) -> int:
    if status != 0:
        err = arguments[-1]
        detail: Optional[ErrorStruct] = getattr(err, "_obj", None)
        if detail is None:
            raise make_error(status, "status %d" % status)
        # The library cuts at a character boundary; `replace` only guards the guard.
        message = detail.message.decode("utf-8", "replace")
        raise make_error(status, message, row=detail.row if detail.row >= 0 else None)
    return status


class Library:
    """The loaded shared library with typed functions: ``library.stw_version()``."""

    def __init__(self, path: str) -> None:
        try:
            self._cdll = ctypes.CDLL(path)
        except OSError as problem:
            raise FileError(
                "cannot load the Steward library %r: %s; give its path with steward.load(path) or STEWARD_LIBRARY"
                % (path, problem),
                STATUS["file_not_found"],
            ) from None
        self.path = path
        self._functions: Dict[str, Callable[..., Any]] = {}
        # Majors first: with another major, missing functions are only a symptom.
        major = self._declare("stw_abi_major")()
        if major != ABI_MAJOR:
            raise FileError(
                "%s has ABI %d, this Python package needs ABI %d; install the two together" % (path, major, ABI_MAJOR),
                STATUS["file_read"],
            )
        for name in PROTOTYPES:
            self._declare(name)

    def _declare(self, name: str) -> Callable[..., Any]:
        try:
            function = getattr(self._cdll, name)
        except AttributeError:
            raise FileError(
                "%s has no function %s; it is older than this Python package" % (self.path, name), STATUS["file_read"]
            ) from None
        restype, argtypes = PROTOTYPES[name]
        function.restype = restype
        function.argtypes = argtypes
        if restype is _i32 and argtypes and argtypes[-1] is _err:
            function.errcheck = _raise
        self._functions[name] = function
        return function  # type: ignore[no-any-return]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        try:
            return self.__dict__["_functions"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(name) from None

    def text(self, function: Callable[..., Any], *arguments: Any, size: int = 4096) -> str:
        """Calls a function that writes text (its last arguments are buf, cap, needed, err)."""
        while True:
            buffer = ctypes.create_string_buffer(size)
            needed = ctypes.c_size_t(0)
            try:
                function(*arguments, buffer, size, ctypes.byref(needed), new_error())
            except StewardError as problem:
                if problem.name != "buffer_too_small" or needed.value <= size:
                    raise
                size = needed.value
                continue
            return buffer.value.decode("utf-8")


def new_error() -> Any:
    """A fresh ``stw_error`` to pass as the last argument."""
    struct = ErrorStruct()
    struct.struct_size = ctypes.sizeof(ErrorStruct)
    return ctypes.byref(struct)


def encode(value: str, what: str) -> bytes:
    """A name as NUL-terminated UTF-8; a NUL inside would silently cut it."""
    if not isinstance(value, str):
        raise error("argument", "%s must be a str, not %s %r" % (what, type(value).__name__, value))
    if "\0" in value:
        raise error("argument", "%s %r contains a NUL character" % (what, value))
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError:
        raise error("invalid_utf8", "%s %r has no UTF-8 form" % (what, value)) from None


def encode_path(value: Any, what: str) -> bytes:
    try:
        raw = os.fsencode(value)
    except TypeError:
        raise error("argument", "%s must be a path, not %s %r" % (what, type(value).__name__, value)) from None
    if b"\0" in raw:
        raise error("argument", "%s %r contains a NUL character" % (what, value))
    return raw


def string_array(values: Sequence[bytes]) -> Any:
    """``const char *const *``, NULL when empty."""
    return (ctypes.c_char_p * len(values))(*values) if values else None


def default_path() -> str:
    """Environment, then the file beside the package, then the name that the system's loader resolves."""
    named = os.environ.get("STEWARD_LIBRARY")
    if named:
        return named
    folder = Path(__file__).resolve().parent / "_lib"
    for candidate in [folder / SONAME, folder / "libsteward.so", *sorted(folder.glob("libsteward.so*"))]:
        if candidate.is_file():
            return str(candidate)
    return SONAME


_lock = threading.Lock()
_loaded: Optional[Library] = None


def load(path: Any = None) -> Library:
    """Loads the library once; a second path than the loaded one is an error, for objects of two would mix."""
    global _loaded
    with _lock:
        if _loaded is None:
            _loaded = Library(os.fspath(path) if path is not None else default_path())
        elif path is not None and os.path.realpath(os.fspath(path)) != os.path.realpath(_loaded.path):
            raise error(
                "argument", "the Steward library is already loaded from %s; asked for %s" % (_loaded.path, path)
            )
        return _loaded
