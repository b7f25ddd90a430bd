"""What the library's catalogue says of operations, columns and enumerations, in a form quick to use."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, Callable, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple, Union

from .errors import STATUS_NAMES

EPOCH_DAY = datetime.date(1970, 1, 1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
#: Outputs whose meaning is the same for every operation.
RULE, ROW_STATUS, ROW_COLUMN = "rule", "row_status", "row_column"


class Code(str):
    """A value of an enumeration: a ``str`` that is its id, with ``.code`` and both names.

    >>> answer.outcome == "violation", answer.outcome.code, answer.outcome.zh
    (True, 4, '不符合')
    """

    code: int
    zh: str
    en: str

    def __new__(cls, id: str, code: int, zh: str, en: str) -> "Code":
        self = super().__new__(cls, id)
        self.code = code
        self.zh = zh
        self.en = en
        return self

    def __getnewargs__(self) -> Tuple[str, int, str, str]:  # type: ignore[override]
        return (str(self), self.code, self.zh, self.en)


class Enumeration:
    """A closed list of codes."""

    def __init__(self, name: str, zh: str, en: str, items: Iterable[Code]) -> None:
        self.name = name
        self.zh = zh
        self.en = en
        self.items: Tuple[Code, ...] = tuple(items)
        self.by_code: Dict[int, Code] = {item.code: item for item in self.items}
        # A name that two items share names neither; an id always wins over a name.
        names: Dict[str, Optional[int]] = {}
        for item in self.items:
            for text in {item.zh, item.en}:
                names[text] = None if text in names else item.code
        names.update((str(item), item.code) for item in self.items)
        self.codes: Dict[str, int] = {text: code for text, code in names.items() if code is not None}

    def __repr__(self) -> str:
        return "Enumeration(%r: %s)" % (self.name, ", ".join(self.items))


class Column(NamedTuple):
    """A column of an operation."""

    name: str
    zh: str
    en: str
    type: str  # i64, i32, u8 or text: what the C ABI binds
    kind: str  # money, date, timestamp, code, set, bool, quantity, decimal, integer, text or jurisdiction
    unit: str
    scale: int
    enumeration: Optional[Enumeration]
    nullable: bool
    list: Optional[str]
    personal: bool = False  # explanations leave it out unless asked
    #: the number of a jurisdiction; set where a book is at hand that knows it
    numbers: Optional[Callable[[str], int]] = None

    @property
    def short(self) -> str:
        """The name without its list."""
        return self.name[len(self.list) + 1 :] if self.list else self.name

    def wants(self) -> str:
        """What a right value looks like, for messages."""
        if self.kind == "money":
            return "whole fen as int (12.34 yuan is 1234)"
        if self.kind == "date":
            return "a date: 'YYYY-MM-DD', datetime.date, numpy datetime64[D], or days since 1970-01-01 as int"
        if self.kind == "timestamp":
            return "a datetime with a time zone, 'YYYY-MM-DDThh:mm:ssZ', or microseconds since 1970-01-01T00:00:00Z as int"
        if self.kind == "bool":
            return "True or False"
        if self.kind == "text":
            return "a str"
        if self.kind == "jurisdiction":
            return "a jurisdiction such as 'CN/central' or 'CN/22/2208', or its number"
        if self.kind in ("code", "set") and self.enumeration is not None:
            items = self.enumeration.items
            shown = ", ".join(items[:12]) + (", ..." if len(items) > 12 else "")
            return ("one of: " if self.kind == "code" else "a set of: ") + shown
        if self.scale:
            return "Decimal or str in %s with at most %d decimals, or int in units of 10**-%d" % (
                self.unit or "its unit",
                self.scale,
                self.scale,
            )
        return "int" + (" in %s" % self.unit if self.unit not in ("", "one") else "")

    def decode(self, raw: int) -> Any:
        """The Python value of one raw value."""
        if self.kind == "bool":
            return bool(raw)
        if self.kind == "date":
            try:
                return EPOCH_DAY + datetime.timedelta(days=raw)
            except OverflowError:
                return raw
        if self.kind == "timestamp":
            try:
                return EPOCH + datetime.timedelta(microseconds=raw)
            except OverflowError:
                return raw
        if self.enumeration is not None:
            if self.kind == "set":
                return frozenset(item for item in self.enumeration.items if raw >> item.code & 1)
            return self.enumeration.by_code.get(raw, raw)
        if self.scale and self.kind in ("quantity", "decimal"):
            # Built from digits: arithmetic would round to the caller's decimal context.
            return Decimal((int(raw < 0), tuple(map(int, str(abs(raw)))), -self.scale))
        return raw


class OperationInfo:
    """An operation of the catalogue."""

    def __init__(self, zh: Mapping[str, Any], en: Mapping[str, Any], enumerations: Mapping[str, Enumeration]) -> None:
        self.name: str = zh["name"]
        self.kind: str = zh["kind"]  # decision, command or query
        self.domain: str = zh["domain"]
        self.zh: str = zh["text"]
        self.en: str = en["text"]
        self.source: str = zh.get("source") or ""
        self.source_en: str = en.get("source") or ""
        self.anchor: str = zh.get("anchor") or ""
        self.rules: Tuple[str, ...] = tuple(zh.get("rules") or ())
        self.inputs: Dict[str, Column] = _columns(zh["inputs"], en["inputs"], enumerations)
        self.outputs: Dict[str, Column] = _columns(zh["outputs"], en["outputs"], enumerations)
        texts = {entry["name"]: entry["text"] for entry in en.get("lists") or ()}
        self.lists: Dict[str, Tuple[str, str, str]] = {
            entry["name"]: (entry["direction"], entry["text"], texts[entry["name"]]) for entry in zh.get("lists") or ()
        }
        #: of a list in a list: the one that it is in
        self.parents: Dict[str, str] = {
            entry["name"]: entry["parent"] for entry in zh.get("lists") or () if entry.get("parent")
        }
        self.in_lists: Tuple[str, ...] = tuple(name for name, entry in self.lists.items() if entry[0] == "in")
        #: input lists of the row itself
        self.root_lists: Tuple[str, ...] = tuple(name for name in self.in_lists if name not in self.parents)
        self.out_lists: Tuple[str, ...] = tuple(name for name, entry in self.lists.items() if entry[0] == "out")

    @property
    def method(self) -> str:
        """The name inside the domain, as a Python attribute."""
        return self.name.split(".", 1)[-1].replace(".", "_")

    def inner_lists(self, list_name: str) -> Dict[str, str]:
        """Lists that the rows of a list have: the name in such a row, and the name in the operation."""
        return {name[len(list_name) + 1 :]: name for name, parent in self.parents.items() if parent == list_name}

    def inputs_of(self, list_name: Optional[str]) -> List[Column]:
        return [column for column in self.inputs.values() if column.list == list_name]

    def outputs_of(self, list_name: Optional[str]) -> List[Column]:
        return [column for column in self.outputs.values() if column.list == list_name]


def _columns(
    zh: Iterable[Mapping[str, Any]], en: Iterable[Mapping[str, Any]], enumerations: Mapping[str, Enumeration]
) -> Dict[str, Column]:
    english = {entry["name"]: entry["text"] for entry in en}
    columns: Dict[str, Column] = {}
    for entry in zh:
        name = entry["name"]
        columns[name] = Column(
            name=name,
            zh=entry["text"],
            en=english[name],
            type=entry["type"],
            kind=entry["kind"],
            unit=entry.get("unit") or "",
            scale=entry.get("scale") or 0,
            enumeration=enumerations.get(entry.get("enumeration") or ""),
            nullable=bool(entry.get("nullable")),
            list=entry.get("list") or None,
            personal=bool(entry.get("personal")),
        )
    return columns


class Catalogue:
    """Both languages of the catalogue, joined."""

    def __init__(self, zh: Mapping[str, Any], en: Mapping[str, Any]) -> None:
        self.library: str = zh.get("library", "")
        english = {entry["name"]: entry for entry in en["enumerations"]}
        self.enumerations: Dict[str, Enumeration] = {}
        for entry in zh["enumerations"]:
            twin = english[entry["name"]]
            texts = {item["code"]: item["text"] for item in twin["items"]}
            self.enumerations[entry["name"]] = Enumeration(
                entry["name"],
                entry["text"],
                twin["text"],
                [Code(item["id"], item["code"], item["text"], texts[item["code"]]) for item in entry["items"]],
            )
        operations = {entry["name"]: entry for entry in en["operations"]}
        self.operations: Dict[str, OperationInfo] = {
            entry["name"]: OperationInfo(entry, operations[entry["name"]], self.enumerations)
            for entry in zh["operations"]
        }
        #: decisions by domain, asked of a book; commands and queries by domain, given to an office
        self.domains: Dict[str, Dict[str, OperationInfo]] = {}
        self.office_domains: Dict[str, Dict[str, OperationInfo]] = {}
        for info in self.operations.values():
            domains = self.domains if info.kind == "decision" else self.office_domains
            domains.setdefault(info.domain, {})[info.method] = info
        #: rule version code -> "id@from"
        self.rules: Dict[int, str] = {
            version["code"]: "%s@%s" % (rule["id"], version["from"])
            for rule in zh.get("rules") or ()
            for version in rule["versions"]
        }

    def decode(self, info: OperationInfo, column: Column, raw: int) -> Union[Any, None]:
        """The Python value of one raw output."""
        short = column.short
        if short == RULE and column.enumeration is None:
            return self.rules.get(raw, raw)
        if short == ROW_STATUS:
            return STATUS_NAMES.get(raw, raw)
        if short == ROW_COLUMN:
            return column_at(info, raw)
        return column.decode(raw)


def column_at(info: OperationInfo, index: int) -> Optional[str]:
    """The input column that ``row_column`` points at."""
    names = list(info.inputs)
    return names[index] if 0 <= index < len(names) else None
