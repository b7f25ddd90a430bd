"""CSV files in, CSV files out, for any operation of the catalogue."""

from __future__ import annotations

import ctypes
from typing import Any, Mapping, Optional

from . import _abi
from ._files import FileResult, Path, flags_of, jurisdiction_of, list_files
from .quality import Quality, report
from .rulebook import Rulebook


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
    known_at: Any = None,
    personal: bool = False,
) -> FileResult:
    """Decides every row of a CSV file and writes the outcome beside the row.

    Columns are found by name: enumerations as code, id or Chinese name, money as yuan in a column named without
    ``_fen`` or as fen with it, dates as YYYY-MM-DD. Other columns are carried over. ``lists`` names the file of each
    nested list, whose rows find their parent by the column ``key``; in the files of a list in a list (``bids.scores``)
    and of the list that it is in, ``bids.key`` besides names the row of ``bids`` under its ``key``. A result list L is
    written to ``output`` with ``.L.csv`` appended. A bad row does not stop the file. ``encoding`` is "utf-8" or
    "gb18030". Columns of personal data (个人信息) stay out of the outputs unless ``personal`` asks for them.
    ``known_at`` is as in Rulebook.prepare().
    """
    files = list_files(lists)
    flags, day = flags_of(known_at, personal)
    n_rows, n_bad = ctypes.c_int64(0), ctypes.c_int64(0)
    handle = book._live()
    book._library.stw_csv_run(
        handle.pointer,
        _abi.encode(operation, "operation"),
        jurisdiction_of(book, jurisdiction),
        _abi.encode_path(input, "input"),
        _abi.string_array(files),
        len(files),
        _abi.encode(encoding, "encoding"),
        _abi.encode(lang, "lang"),
        _abi.encode_path(output, "output"),
        flags,
        day,
        ctypes.byref(n_rows),
        ctypes.byref(n_bad),
        _abi.new_error(),
    )
    return FileResult(n_rows.value, n_bad.value)


def quality(
    book: Rulebook,
    operation: str,
    input: Path,
    *,
    jurisdiction: Optional[str] = None,
    lists: Optional[Mapping[str, Path]] = None,
    encoding: str = "utf-8",
    lang: str = "zh",
    known_at: Any = None,
) -> Quality:
    """What a CSV file is worth before it is decided; nothing is written."""
    return report(book, operation, "csv", input, jurisdiction, list_files(lists), encoding, lang, known_at)
