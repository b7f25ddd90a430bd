"""Files of the Open Contracting Data Standard (OCDS 1.1)."""

from __future__ import annotations

import ctypes
import json
import os
from typing import Any, Dict, Iterable, List, Optional, Union

from . import _abi
from ._files import Path
from .rulebook import Rulebook


class RedFlags:
    """What the indicators said of the processes of some files."""

    def __init__(self, data: Dict[str, Any]) -> None:
        #: everything, as the library tells it: see docs/guide/ocds.md
        self.data = data

    @property
    def processes(self) -> int:
        return int(self.data["processes"])

    @property
    def bad(self) -> int:
        """Lines, releases and records that could not be read."""
        return int(self.data["bad"])

    @property
    def issues(self) -> List[Dict[str, Any]]:
        """The first hundred of them: ``path``, ``line``, ``pointer``, ``text``."""
        issues: List[Dict[str, Any]] = self.data["issues"]
        return issues

    def indicator(self, id: str) -> Dict[str, Any]:
        """Counts of one indicator, such as ``"R003"``: ``flagged``, ``not_flagged``, ``not_applicable`` by reason."""
        for indicator in self.data["indicators"]:
            if indicator["id"] == id:
                found: Dict[str, Any] = indicator
                return found
        raise KeyError(id)

    def __repr__(self) -> str:
        flags = sum(indicator["flagged"] for indicator in self.data["indicators"])
        return "RedFlags(%d processes, %d flags, %d bad)" % (self.processes, flags, self.bad)


def red_flags(
    book: Rulebook,
    input: Union[Path, Iterable[Path]],
    output: Path,
    *,
    settings: Optional[str] = None,
    threads: int = 1,
    lang: str = "zh",
) -> RedFlags:
    """Runs red flags (采购预警) over files of releases, records, packages of them, or JSON Lines of any of these.

    ``output`` gets a line of JSON for each process, and ``output`` with ``.organizations.jsonl`` appended one for each
    flagged organization. ``settings`` is text in the form of Cardinal's settings files; thresholds that it does not name
    are those of the book. Files are read in blocks, so they may be larger than memory.
    """
    inputs = [input] if isinstance(input, (str, os.PathLike)) else list(input)
    paths = [_abi.encode_path(path, "input") for path in inputs]
    n_processes, n_bad = ctypes.c_int64(0), ctypes.c_int64(0)
    handle = book._live()
    text = book._library.text(
        book._library.stw_ocds_red_flags,
        handle.pointer,
        _abi.string_array(paths),
        len(paths),
        None if settings is None else _abi.encode(settings, "settings"),
        _abi.encode(lang, "lang"),
        _abi.encode_path(output, "output"),
        threads,
        ctypes.byref(n_processes),
        ctypes.byref(n_bad),
        size=1 << 18,
    )
    return RedFlags(json.loads(text))
