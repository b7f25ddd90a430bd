"""What the calls on files share: jurisdiction, day of knowledge, flags, files of lists."""

from __future__ import annotations

import os
from typing import Any, List, Mapping, NamedTuple, Optional, Tuple, Union

from . import _abi
from .errors import error
from .rulebook import Rulebook, _known_day

Path = Union[str, "os.PathLike[str]"]

_SHOW_PERSONAL = 1
_KNOWN_AT = 2


class FileResult(NamedTuple):
    """Rows decided, and rows with an error in the column or member ``error``."""

    rows: int
    bad: int


def jurisdiction_of(book: Rulebook, jurisdiction: Optional[str]) -> bytes:
    chosen = jurisdiction if jurisdiction is not None else book._jurisdiction
    if chosen is None:
        raise error("argument", "jurisdiction= is missing; name that of the deciding body, such as 'CN/central'")
    return _abi.encode(chosen, "jurisdiction")


def flags_of(known_at: Any, personal: bool) -> Tuple[int, int]:
    """The flags of a call, and its day."""
    day = _known_day(known_at)
    return (_SHOW_PERSONAL if personal else 0) | (_KNOWN_AT if day is not None else 0), day or 0


def list_files(lists: Optional[Mapping[str, Path]]) -> List[bytes]:
    files = []
    for name, path in (lists or {}).items():
        if "=" in name:
            raise error("unknown_list", "%r is no name of a list" % name)
        files.append(_abi.encode(name, "list") + b"=" + _abi.encode_path(path, "list file"))
    return files
