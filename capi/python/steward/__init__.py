"""Steward (机关事务管理): rules for the money and property of a public body, with their sources.

>>> import steward
>>> book = steward.Rulebook()
>>> answer = book.calendar.is_working_day(jurisdiction="CN", on_date="2025-10-01")
>>> print(answer.outcome, answer.explain("zh"))
"""

from __future__ import annotations

import json
from typing import Any, Dict, List

from . import _abi, csv, jsonl, ocds
from ._catalogue import Code, Column, Enumeration
from .errors import (
    STATUS,
    ArgumentError,
    BindingError,
    DataError,
    FileError,
    InternalError,
    MemoryError_,
    PackError,
    StateError,
    StewardError,
    UnknownNameError,
)
from .office import Office, Verification
from .operation import Operation, ResultList
from .results import Answer, Table
from .rulebook import Rulebook

__version__ = "0.1.0"

__all__ = [
    "STATUS",
    "Answer",
    "ArgumentError",
    "BindingError",
    "Code",
    "Column",
    "DataError",
    "Enumeration",
    "FileError",
    "InternalError",
    "MemoryError_",
    "Office",
    "Operation",
    "PackError",
    "ResultList",
    "Rulebook",
    "StateError",
    "StewardError",
    "Table",
    "UnknownNameError",
    "Verification",
    "csv",
    "jsonl",
    "lint",
    "load",
    "ocds",
    "version",
]


def load(path: Any = None) -> str:
    """Loads the shared library, from a path if one is given, and says where it is."""
    return _abi.load(path).path


def lint(*paths: Any, lang: str = "zh") -> List[Dict[str, Any]]:
    """Lints pack files over the embedded packs, whether or not they would load.

    Every error, and the warnings of the files; without files, the warnings of the embedded packs. Each is a dict with
    ``severity``, ``code``, ``file``, ``line``, ``rule``, ``key`` and ``message``.
    """
    library = _abi.load()
    encoded = [_abi.encode_path(path, "path") for path in paths]
    text = library.text(
        library.stw_lint_json, _abi.string_array(encoded), len(encoded), _abi.encode(lang, "lang"), size=1 << 14
    )
    diagnostics: List[Dict[str, Any]] = json.loads(text)
    return diagnostics


def version() -> str:
    """The version of the loaded library."""
    raw: bytes = _abi.load().stw_version()
    return raw.decode("utf-8")
