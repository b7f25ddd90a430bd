"""The books of a public body (机关账簿): commands that change them, queries that ask them, and what supervision needs."""

from __future__ import annotations

import ctypes
import json
import os
from typing import Any, Dict, Iterable, List, NamedTuple, Optional, Union

from . import _abi
from ._catalogue import Catalogue, OperationInfo
from ._domains import OfficeDomains, chosen_outputs, find
from .errors import error
from .operation import Books, Operation
from .results import Answer, Table, run
from .rulebook import Rulebook

#: STW_SHOW_PERSONAL
_SHOW_PERSONAL = 1


class Verification(NamedTuple):
    """What a verification found. It is true when the journal is sound."""

    sound: bool
    events: int
    batches: int
    ended_early: bool
    #: dicts of kind, first_seq, last_seq, batch, text
    findings: List[Dict[str, Any]]

    def __bool__(self) -> bool:
        return self.sound


class Office(OfficeDomains):
    """The books of a body in memory, or in a SQLite file.

    >>> office = Office(book, "office.db", name="ministry")
    >>> office.office.found(event_id="1", actor=1, recorded_at="2026-01-05T08:00:00Z", on_date="2026-01-05", unit=1, ...)
    >>> answer = office.funds.pay(event_id="p-17", actor=4, recorded_at=..., on_date=..., payment=17, ...)
    >>> print(answer.outcome, answer.disposition, answer.seq)
    >>> office.funds.indicators(year=2026).rows

    Commands take the columns of their operation, and ``event_id``, ``actor`` and ``recorded_at``; the clock is never asked.
    Values give one command and an Answer, columns give many and a Table. A refusal is an answer, not an error. With
    ``mode="all"`` one refusal of a batch keeps all of it from happening. Queries take ``as_of_on`` and ``as_of_seq``.

    An office may be used from several threads, one call at a time.
    """

    def __init__(
        self,
        book: Rulebook,
        path: Union[str, "os.PathLike[str]", None] = None,
        *,
        name: str,
        algorithm: str = "sha256",
    ) -> None:
        """Makes empty books; the file must not be there yet. ``name`` is a part of the chain of hashes, for its whole
        life, and so is ``algorithm``, "sha256" or "sm3"."""
        pointer = ctypes.POINTER(_abi.OfficeHandle)()
        names = _abi.encode(name, "name"), _abi.encode(algorithm, "algorithm")
        file = None if path is None else _abi.encode_path(path, "path")
        rules = _rules(book)
        rules.library.stw_office_create(rules.pointer, file, *names, ctypes.byref(pointer), _abi.new_error())
        self._begin(book, Books(rules, pointer))

    @classmethod
    def open(cls, book: Rulebook, path: Union[str, "os.PathLike[str]"], *, read_only: bool = False) -> "Office":
        """Opens the books in a file."""
        pointer = ctypes.POINTER(_abi.OfficeHandle)()
        file = _abi.encode_path(path, "path")
        rules = _rules(book)
        rules.library.stw_office_open(rules.pointer, file, int(read_only), ctypes.byref(pointer), _abi.new_error())
        office = cls.__new__(cls)
        office._begin(book, Books(rules, pointer))
        return office

    def _begin(self, book: Rulebook, handle: Books) -> None:
        self._handle: Optional[Books] = handle
        self._catalogue = book._model()

    def close(self) -> None:
        """Frees the office; operations and results made from it stay usable, and hold the file open."""
        self._handle = None

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        return "Office(%s)" % self.head() if self._handle else "Office(closed)"

    def _live(self) -> Books:
        handle = self.__dict__.get("_handle")
        if handle is None:
            raise error("not_run", "the office is closed")
        return handle  # type: ignore[no-any-return]

    def _model(self) -> Catalogue:
        return self._catalogue

    def _domains(self) -> Dict[str, Dict[str, OperationInfo]]:
        return self._catalogue.office_domains

    # --- commands and queries ----------------------------------------------------------------------------------------

    def prepare(self, operation: str, mode: str = "each") -> Operation:
        """A command or query to bind once and run often."""
        office = self._live()
        info = find(self._catalogue, operation)
        return Operation(office.book, self._catalogue, info, "", office=office, mode=mode)

    def give(
        self, operation: str, *, mode: str = "each", outputs: Optional[Iterable[str]] = None, **columns: Any
    ) -> Union[Answer, Table]:
        """A command or query by its full name: what ``office.funds.pay(...)`` calls."""
        info = find(self._catalogue, operation)
        names = chosen_outputs(info, outputs)
        return run(self.prepare(operation, mode).bind(**columns), self._catalogue, names)

    def _decide(
        self,
        info: OperationInfo,
        jurisdiction: Any,
        known_at: Any,
        outputs: Optional[Iterable[str]],
        facts: Dict[str, Any],
    ) -> Union[Answer, Table]:
        given = {name: value for name, value in (("jurisdiction", jurisdiction), ("known_at", known_at)) if value is not None}
        return self.give(info.name, outputs=outputs, **given, **facts)

    # --- supervision -------------------------------------------------------------------------------------------------

    def head(self) -> str:
        """One line that stands for all events so far. Kept elsewhere, it is the anchor of ``verify``."""
        return self._text("stw_office_head", size=512)

    def catch_up(self) -> int:
        """Takes in what others appended to the file; the sequence number of the last event. Calls do so by themselves."""
        office, seq = self._live(), ctypes.c_int64(0)
        with office.lock:
            office.library.stw_office_catch_up(office.pointer, ctypes.byref(seq), _abi.new_error())
        return seq.value

    def verify(self, anchor: Optional[str] = None, lang: str = "zh") -> Verification:
        """Computes every hash again. Without an anchor, a line of ``head`` that was kept elsewhere, whoever can write the
        file can also write all of it anew."""
        line = None if anchor is None else _abi.encode(anchor, "anchor")
        return Verification(**json.loads(self._text("stw_office_verify_json", line, _abi.encode(lang, "lang"), size=1 << 18)))

    def explain_event(self, seq: int, lang: str = "zh", format: str = "text", *, personal: bool = False) -> str:
        """One event, accepted or refused, on the facts that it was decided on."""
        names = _abi.encode(lang, "lang"), _abi.encode(format, "format")
        return self._text("stw_office_explain_event", seq, *names, _SHOW_PERSONAL if personal else 0, size=1 << 14)

    def readjudicate(self, book: Rulebook) -> List[Dict[str, Any]]:
        """Decides every event again by a book: dicts of seq, event_id, type, column, then, now; empty when nothing
        would be another."""
        differences: List[Dict[str, Any]] = json.loads(
            self._text("stw_office_readjudicate_json", _rules(book).pointer, size=1 << 18)
        )
        return differences

    def rebuild_tables(self) -> None:
        """Writes the readable tables of the file anew from the events."""
        office = self._live()
        with office.lock:
            office.library.stw_office_rebuild_tables(office.pointer, _abi.new_error())

    def write_ocds(
        self, path: Union[str, "os.PathLike[str]"], *, ocid_prefix: str, compiled: bool = False
    ) -> int:
        """Writes the procurement processes as OCDS 1.1, one JSON object a line: a release for every step, or with
        ``compiled`` what each process is now. ``ocid_prefix`` is the registered prefix of the publisher. The number of
        lines."""
        office, written = self._live(), ctypes.c_int64(0)
        names = _abi.encode(ocid_prefix, "ocid_prefix"), b"compiled" if compiled else b"releases"
        with office.lock:
            office.library.stw_office_ocds(
                office.pointer, *names, _abi.encode_path(path, "path"), ctypes.byref(written), _abi.new_error()
            )
        return written.value

    def _text(self, function: str, *arguments: Any, size: int) -> str:
        office = self._live()
        with office.lock:
            return office.library.text(getattr(office.library, function), office.pointer, *arguments, size=size)


def _rules(book: Rulebook) -> Any:
    if not isinstance(book, Rulebook):
        raise error("argument", "an office needs a Rulebook, not %s" % type(book).__name__)
    return book._live()
