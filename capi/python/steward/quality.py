"""What a file is worth before it is decided."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional

from . import _abi
from ._files import Path, flags_of, jurisdiction_of
from .rulebook import Rulebook


class Quality:
    """Missing columns, values that cannot be read, codes of no list, ranges, keys that come twice, rows that would fail.

    ``print(quality)`` gives it as text. No value of a personal column is ever in it.
    """

    def __init__(self, data: Dict[str, Any], text: str) -> None:
        #: everything, as the library tells it: see docs/guide/data-quality.md
        self.data = data
        self._text = text

    @property
    def rows(self) -> int:
        return int(self.data["rows"])

    @property
    def failing(self) -> int:
        """Rows that would not be decided."""
        return int(self.data["failing"])

    def column(self, name: str, list: Optional[str] = None) -> Dict[str, Any]:
        """One column of the main table, or of a nested list."""
        for table in self.data["tables"]:
            for column in table["columns"] if table["list"] == list else ():
                if column["column"] == name:
                    found: Dict[str, Any] = column
                    return found
        raise KeyError(name if list is None else "%s.%s" % (list, name))

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Quality(%s, %d rows, %d failing)" % (self.data["operation"], self.rows, self.failing)


def report(
    book: Rulebook,
    operation: str,
    file_format: str,
    input: Path,
    jurisdiction: Optional[str],
    files: List[bytes],
    encoding: str,
    lang: str,
    known_at: Any,
) -> Quality:
    flags, day = flags_of(known_at, False)
    handle = book._live()

    def told(format: bytes) -> str:
        return book._library.text(
            book._library.stw_quality_report,
            handle.pointer,
            _abi.encode(operation, "operation"),
            jurisdiction_of(book, jurisdiction),
            _abi.encode(file_format, "file format"),
            _abi.encode_path(input, "input"),
            _abi.string_array(files),
            len(files),
            _abi.encode(encoding, "encoding"),
            _abi.encode(lang, "lang"),
            format,
            flags,
            day,
            size=1 << 17,
        )

    return Quality(json.loads(told(b"json")), told(b"text"))
