"""CSV files in, CSV files out, for any operation of the catalogue."""

from __future__ import annotations

import ctypes
import os
from typing import Mapping, NamedTuple, Optional, Union

from . import _abi
from .errors import error
from .rulebook import Rulebook

Path = Union[str, "os.PathLike[str]"]


class CsvResult(NamedTuple):
    """Rows decided, and rows with an error in the column ``error``."""

    rows: int
    bad: int


def run(
    book: Rulebook,
    operation: str,
    input: Path,
    output: Path,
    *,
    jurisdiction: Optional[str] = None,
    lists: Optional[Mapping[str, Path]] = None,
    encoding: str = "utf-8",
    lang: str = "zh",
) -> CsvResult:
    """Decides every row of a CSV file and writes the outcome beside the row.

    Columns are found by name: enumerations as code, id or Chinese name, money as yuan in a column named without
    ``_fen`` or as fen with it, dates as YYYY-MM-DD. Other columns are carried over. ``lists`` names the file of each
    nested list, whose rows find their parent by the column ``key``. A result list L is written to ``output`` with
    ``.L.csv`` appended. A bad row does not stop the file. ``encoding`` is "utf-8" or "gb18030".
    """
    chosen = jurisdiction if jurisdiction is not None else book._jurisdiction
    if chosen is None:
        raise error("argument", "jurisdiction= is missing; name that of the deciding body, such as 'CN/central'")
    files = []
    for name, path in (lists or {}).items():
        if "=" in name:
            raise error("unknown_list", "%r is no name of a list" % name)
        files.append(_abi.encode(name, "list") + b"=" + _abi.encode_path(path, "list file"))
    n_rows, n_bad = ctypes.c_int64(0), ctypes.c_int64(0)
    handle = book._live()
    book._library.stw_csv_run(
        handle.pointer,
        _abi.encode(operation, "operation"),
        _abi.encode(chosen, "jurisdiction"),
        _abi.encode_path(input, "input"),
        _abi.string_array(files),
        len(files),
        _abi.encode(encoding, "encoding"),
        _abi.encode(lang, "lang"),
        _abi.encode_path(output, "output"),
        ctypes.byref(n_rows),
        ctypes.byref(n_bad),
        _abi.new_error(),
    )
    return CsvResult(n_rows.value, n_bad.value)
