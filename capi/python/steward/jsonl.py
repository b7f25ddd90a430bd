"""JSON Lines in, JSON Lines out, for any operation of the catalogue."""

from __future__ import annotations

import ctypes
from typing import Any, Optional

from . import _abi
from ._files import FileResult, Path, flags_of, jurisdiction_of
from .quality import Quality, report
from .rulebook import Rulebook


def run(
    book: Rulebook,
    operation: str,
    input: Path,
    output: Path,
    *,
    jurisdiction: Optional[str] = None,
    lang: str = "zh",
    known_at: Any = None,
    personal: bool = False,
) -> FileResult:
    """Decides every line of a file, one JSON object a line, and writes the line with its results.

    Members are columns, named as the headers of a CSV file; nested lists are arrays of objects inside the line. Other
    members are carried over. A line that cannot be decided gets a member ``error`` and does not stop the file. Memory
    holds one block of lines. Personal data (个人信息) stays out of the output unless ``personal`` asks for it.
    """
    flags, day = flags_of(known_at, personal)
    n_rows, n_bad = ctypes.c_int64(0), ctypes.c_int64(0)
    handle = book._live()
    book._library.stw_jsonl_run(
        handle.pointer,
        _abi.encode(operation, "operation"),
        jurisdiction_of(book, jurisdiction),
        _abi.encode_path(input, "input"),
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
    lang: str = "zh",
    known_at: Any = None,
) -> Quality:
    """What a file of JSON Lines is worth before it is decided; nothing is written."""
    return report(book, operation, "jsonl", input, jurisdiction, [], "utf-8", lang, known_at)
