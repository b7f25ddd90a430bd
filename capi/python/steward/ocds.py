"""Files of the Open Contracting Data Standard (OCDS 1.1): red flags, merging of releases, validation against schemas."""

from __future__ import annotations

import ctypes
import json
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Union

from . import _abi
from ._files import Path
from .rulebook import Rulebook

_Paths = Union[Path, Sequence[Path]]

# --- red flags -------------------------------------------------------------------------------------------------------


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
    input: _Paths,
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
    paths = _encoded(input, "input")
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


# --- merging and validation ------------------------------------------------------------------------------------------

_NO_RELEASES = 1
_NO_VERSIONS = 2


class Merged(NamedTuple):
    """What was merged, and the number of faults in the input."""

    records: int
    releases: int
    faults: int


class Validation(NamedTuple):
    """What was checked, how many of them have a breach, and all breaches. It is true when there are none."""

    checked: int
    invalid: int
    faults: int

    def __bool__(self) -> bool:
        return self.faults == 0


def merge(
    inputs: _Paths,
    output: Path,
    *,
    releases: bool = True,
    versioned: bool = True,
    schema: Optional[Path] = None,
    faults: Optional[Path] = None,
    lang: str = "zh",
) -> Merged:
    """Merges the releases of files into records, one JSON object a line, by the merge routine of OCDS 1.1.

    The files are JSON or JSON Lines of releases, release packages, or records with their releases. A record has
    ``ocid``, ``releases`` in order, ``compiledRelease`` and ``versionedRelease``; the second and the last may be left out.
    ``schema`` names a release schema with rules of its own, such as those of extensions. What is wrong in the input is
    left out and does not stop the file; ``faults`` names a file for it, one JSON object a line.
    """
    paths = _encoded(inputs, "input")
    counts = [ctypes.c_int64(0) for _ in range(3)]
    _abi.load().stw_ocds_merge(
        _abi.string_array(paths),
        len(paths),
        None if schema is None else _abi.encode_path(schema, "schema"),
        _abi.encode(lang, "lang"),
        _abi.encode_path(output, "output"),
        None if faults is None else _abi.encode_path(faults, "faults"),
        (0 if releases else _NO_RELEASES) | (0 if versioned else _NO_VERSIONS),
        *map(ctypes.byref, counts),
        _abi.new_error(),
    )
    return Merged(*(count.value for count in counts))


def validate(
    input: Path, schemas: _Paths, *, faults: Optional[Path] = None, lang: str = "zh"
) -> Validation:
    """Holds a file against a JSON Schema (Draft 4): the first of ``schemas``; the others are those that it refers to.

    A release schema is held against every release of a package, a record schema against every record, a package schema
    against the whole. ``faults`` names a file for the breaches, one JSON object a line with ``line``, ``pointer``,
    ``keyword`` and ``message``. ``format`` of the schema is not checked.
    """
    paths = _encoded(schemas, "schema")
    counts = [ctypes.c_int64(0) for _ in range(3)]
    _abi.load().stw_ocds_validate(
        _abi.string_array(paths),
        len(paths),
        _abi.encode_path(input, "input"),
        _abi.encode(lang, "lang"),
        None if faults is None else _abi.encode_path(faults, "faults"),
        *map(ctypes.byref, counts),
        _abi.new_error(),
    )
    return Validation(*(count.value for count in counts))


def _encoded(paths: _Paths, what: str) -> "list[bytes]":
    many = paths if isinstance(paths, (list, tuple)) else [paths]
    return [_abi.encode_path(path, what) for path in many]
