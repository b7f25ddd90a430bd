"""The Open Contracting Data Standard (开放采购数据标准): merging releases, and validation against its schemas."""

from __future__ import annotations

import ctypes
from typing import NamedTuple, Optional, Sequence, Union

from . import _abi
from ._files import Path

_Paths = Union[Path, Sequence[Path]]

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
