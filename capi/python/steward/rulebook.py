"""The rulebook: an immutable set of rules, and everything that can be asked of it."""

from __future__ import annotations

import ctypes
import datetime
import json
import os
import threading
from typing import Any, Callable, Dict, Iterable, List, Optional, Union

from . import _abi, decisions
from ._catalogue import Catalogue, Column, OperationInfo
from ._columns import refuse, scalar
from ._domains import Domains, chosen_outputs, find
from .errors import error
from .operation import Book, Operation
from .results import Answer, Table, run


_JURISDICTION = "jurisdiction"
_KNOWN_AT = Column("known_at", "知悉日", "day of what is known", "i32", "date", "day", 0, None, True, None)


class Rulebook(Domains):
    """The rules of the library, with pack files over them: a file replaces the embedded pack of its id, or adds one.

    >>> book = Rulebook()
    >>> answer = book.procurement.method(jurisdiction="CN/central", ...)
    >>> print(answer.outcome, answer.explain("zh"))

    Values decide one case and give an Answer; columns (lists, numpy arrays, data frame columns) decide many and give a
    Table. ``jurisdiction`` is the default for calls, and for rows of a column ``jurisdiction=``, that name none.
    ``known_at=`` of a call asks what could be known on a day: only rules whose documents were issued by then count. A
    book may be shared between threads.
    """

    def __init__(
        self,
        *paths: Union[str, "os.PathLike[str]"],
        jurisdiction: Optional[str] = None,
        digest: Optional[str] = None,
    ) -> None:
        """``digest`` pins the rules: a book with another digest is refused with PackError, digest_mismatch."""
        self._handle: Optional[Book] = None
        self._jurisdiction = jurisdiction
        self._lock = threading.RLock()
        self._texts: Dict[str, Dict[str, Any]] = {}
        self._joined: Optional[Catalogue] = None
        self._library = _abi.load()
        encoded = [_abi.encode_path(path, "path") for path in paths]
        handle = ctypes.POINTER(_abi.RulebookHandle)()
        files = (_abi.string_array(encoded), len(encoded))
        if digest is None:
            self._library.stw_rulebook_open(*files, ctypes.byref(handle), _abi.new_error())
        else:
            pinned = _abi.encode(digest, "digest")
            self._library.stw_rulebook_open_pinned(*files, pinned, ctypes.byref(handle), _abi.new_error())
        self._handle = Book(self._library, handle)

    def close(self) -> None:
        """Frees the book; operations and results made from it stay usable."""
        self._handle = None

    def __enter__(self) -> "Rulebook":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        return "Rulebook(digest=%s...)" % self.digest[:12] if self._handle else "Rulebook(closed)"

    def _live(self) -> Book:
        handle = self._handle
        if handle is None:
            raise error("not_run", "the rulebook is closed")
        return handle

    # --- what is in it -----------------------------------------------------------------------------------------------

    @property
    def digest(self) -> str:
        """64 hexadecimal digits: a result can be reproduced from (digest, facts)."""
        book = self._live()
        return self._library.text(self._library.stw_rulebook_digest, book.pointer, size=128)

    def catalogue(self, lang: str = "zh") -> Dict[str, Any]:
        """Everything that can be asked: operations with columns, enumerations, rules, versions, documents."""
        with self._lock:
            found = self._texts.get(lang)
            if found is None:
                book = self._live()
                text = self._library.text(
                    self._library.stw_catalogue_json, book.pointer, _abi.encode(lang, "lang"), size=1 << 18
                )
                found = self._texts[lang] = json.loads(text)
            return found

    def lint(self, lang: str = "zh") -> List[Dict[str, Any]]:
        """Warnings about the rules of the book: gaps in time, keys without a value, rules that nothing uses."""
        book = self._live()
        return self._list(self._library.stw_rulebook_lint_json, book.pointer, lang=lang)

    def diff(self, other: "Rulebook", lang: str = "zh") -> List[Dict[str, Any]]:
        """What changes from this book to another: a dict for each place and run of days, its line for people under
        ``text``; empty for equal books."""
        if not isinstance(other, Rulebook):
            raise error("argument", "diff: other must be a Rulebook, not %s" % type(other).__name__)
        before, after = self._live(), other._live()
        return self._list(self._library.stw_rulebook_diff_json, before.pointer, after.pointer, lang=lang)

    def diff_days(self, before: Any, after: Any, lang: str = "zh") -> List[Dict[str, Any]]:
        """What the book says otherwise on day ``after`` than on day ``before``: dates, or texts like '2020-01-01'."""
        book = self._live()
        days = [day_number(day, name) for day, name in ((before, "before"), (after, "after"))]
        return self._list(self._library.stw_rulebook_diff_days_json, book.pointer, *days, lang=lang)

    def year_roll(self, year: int, lang: str = "zh") -> List[Dict[str, Any]]:
        """What must be brought up to date for a coming year: notices, factors, versions that end."""
        if not isinstance(year, int) or not -(2**31) <= year < 2**31:
            raise error("argument", "year must be a whole number, not %r" % (year,))
        book = self._live()
        return self._list(self._library.stw_rulebook_year_roll_json, book.pointer, year, lang=lang)

    def _list(self, function: Callable[..., Any], *arguments: Any, lang: str) -> List[Dict[str, Any]]:
        text = self._library.text(function, *arguments, _abi.encode(lang, "lang"), size=1 << 14)
        entries: List[Dict[str, Any]] = json.loads(text)
        return entries

    def _model(self) -> Catalogue:
        with self._lock:
            if self._joined is None:
                self._joined = Catalogue(self.catalogue("zh"), self.catalogue("en"))
            return self._joined

    # --- asking ------------------------------------------------------------------------------------------------------

    def prepare(self, operation: str, jurisdiction: Optional[str] = None, known_at: Any = None) -> Operation:
        """An operation to bind once and run often. ``known_at`` is a date, in any form that a date column takes."""
        info = find(self._model(), operation)
        chosen = jurisdiction if jurisdiction is not None else self._jurisdiction
        if chosen is None:
            raise error(
                "argument",
                "%s: jurisdiction= is missing; name that of the deciding body, such as 'CN/central'" % operation,
                column=_JURISDICTION,
            )
        return Operation(self._live(), self._model(), info, chosen, _known_day(known_at))

    def decide(
        self,
        operation: str,
        *,
        jurisdiction: Any = None,
        known_at: Any = None,
        outputs: Optional[Iterable[str]] = None,
        **facts: Any,
    ) -> Union[Answer, Table]:
        """An operation by its full name: what ``book.procurement.method(...)`` calls."""
        return self._decide(find(self._model(), operation), jurisdiction, known_at, outputs, facts)

    def _decide(
        self,
        info: OperationInfo,
        jurisdiction: Any,
        known_at: Any,
        outputs: Optional[Iterable[str]],
        facts: Dict[str, Any],
    ) -> Union[Answer, Table]:
        names = chosen_outputs(info, outputs)
        return run(self._bound(info, jurisdiction, known_at, facts), self._model(), names)

    def check(self, stored: Union[str, bytes], lang: str = "zh") -> decisions.Check:
        """Decides a row that Answer.store() kept again, from what was kept alone: the same, or what differs."""
        return decisions.check(self, stored, lang)

    def _bound(self, info: OperationInfo, jurisdiction: Any, known_at: Any, facts: Dict[str, Any]) -> Operation:
        """The operation with its facts; a jurisdiction that is no str is one of them, a column."""
        if jurisdiction is None or isinstance(jurisdiction, str):
            return self.prepare(info.name, jurisdiction, known_at).bind(**facts)
        default = self._jurisdiction
        # Without a default every row must name its own, and then that of the operation decides nothing.
        any_one = self.catalogue()["jurisdictions"][0]["code"]
        operation = self.prepare(info.name, default if default is not None else any_one, known_at)
        operation.bind(jurisdiction=jurisdiction, **facts)
        gap = operation.first_missing(_JURISDICTION) if default is None else None
        if gap is not None:
            raise error(
                "argument",
                "%s, row %d: jurisdiction= names none, and the book has no default; give Rulebook(jurisdiction=...)"
                % (info.name, gap),
                row=gap,
                column=_JURISDICTION,
            )
        return operation


def _known_day(value: Any) -> Optional[int]:
    day = scalar(_KNOWN_AT, value)
    if day is None and value is not None:  # a NaT comes from data, and does not ask for all of hindsight
        refuse("missing_value", _KNOWN_AT, value, "is missing")
    return day

def day_number(value: Union[str, datetime.date], name: str) -> int:
    """Days since 1970-01-01 of a date, or of a text like '2020-01-01'."""
    day: Any = value
    if isinstance(value, str):
        try:
            day = datetime.date.fromisoformat(value)
        except ValueError:
            raise error("malformed", "%s: %r is no date like 2020-01-01" % (name, value)) from None
    if isinstance(day, datetime.datetime) or not isinstance(day, datetime.date):
        raise error("argument", "%s must be a date, not %s %r" % (name, type(value).__name__, value))
    return (day - datetime.date(1970, 1, 1)).days
