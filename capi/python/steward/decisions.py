"""Decided rows as files of their own, and what comes of them years later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Dict, List, NamedTuple, Optional, Union

from . import _abi

if TYPE_CHECKING:
    from .operation import Operation
    from .rulebook import Rulebook


class Difference(NamedTuple):
    """One thing that is not as it was stored; ``before`` and ``after`` are JSON, None for what was not there."""

    part: str
    name: str
    before: Optional[str]
    after: Optional[str]


class Check:
    """What came of deciding a stored row again. True in a condition when everything came out as it was stored."""

    def __init__(self, data: Dict[str, Any], text: str) -> None:
        self._text = text
        #: "same", "differs" or "undecidable"
        self.verdict: str = data["verdict"]
        self.operation: str = data["operation"]
        self.digest_then: str = data["digest_then"]
        self.digest_now: str = data["digest_now"]
        self.library_then: str = data["library_then"]
        self.differences: List[Difference] = [Difference(**entry) for entry in data["differences"]]
        #: why it cannot be decided now
        self.reason: Optional[str] = data["reason"]

    def __bool__(self) -> bool:
        return self.verdict == "same"

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Check(%s, %s, %d differences)" % (self.verdict, self.operation, len(self.differences))


def store(operation: "Operation", row: int = 0, *, personal: bool = False) -> str:
    """One row with everything that it rests on, as JSON. Personal facts are in it only when ``personal`` asks for them."""
    with operation._lock:
        handle = operation._live()
        library = operation._library
        library.stw_op_show_personal(handle, int(personal), _abi.new_error())
        return library.text(library.stw_op_decision_json, handle, row, size=1 << 15)


def check(book: "Rulebook", stored: Union[str, bytes], lang: str = "zh") -> Check:
    """Decides a stored row again, from the file alone, with this book."""
    raw = _abi.encode(stored, "stored") if isinstance(stored, str) else bytes(stored)
    handle = book._live()

    def told(format: bytes) -> str:
        return book._library.text(
            book._library.stw_decision_check,
            handle.pointer,
            raw,
            len(raw),
            _abi.encode(lang, "lang"),
            format,
            None,
            size=1 << 15,
        )

    return Check(json.loads(told(b"json")), told(b"text"))
