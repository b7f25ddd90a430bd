"""Domains and their operations as Python objects, made from the catalogue at run time.

The checked-in ``_domains.pyi`` says the same to editors and type checkers; ``make_stubs.py`` writes it.
"""

from __future__ import annotations

import inspect
from typing import Any, Dict, Iterable, List, Optional, Tuple, Union

from ._catalogue import RULE, Catalogue, Column, OperationInfo
from ._columns import suggest
from .errors import error
from .results import Answer, Table


class Domains:
    """Base of Rulebook: ``book.procurement.method(...)``."""

    def _model(self) -> Catalogue:
        raise NotImplementedError

    def _domains(self) -> Dict[str, Dict[str, OperationInfo]]:
        return self._model().domains

    def _decide(
        self,
        info: OperationInfo,
        jurisdiction: Any,
        known_at: Any,
        outputs: Optional[Iterable[str]],
        facts: Dict[str, Any],
    ) -> Union[Answer, Table]:
        raise NotImplementedError

    def __getattr__(self, name: str) -> "Domain":
        if name.startswith("_"):
            raise AttributeError(name)
        domains = self._domains()
        if name not in domains:
            raise AttributeError("no domain %r; %s" % (name, suggest(name, domains)))
        domain = Domain(self, name, domains[name])
        # Kept, so that the second time costs a dictionary look-up.
        self.__dict__[name] = domain
        return domain

    def __dir__(self) -> List[str]:
        return sorted(set(super().__dir__()) | set(self._domains()))


class OfficeDomains(Domains):
    """Base of Office: ``office.funds.reserve(...)``."""


class Domain:
    """The operations of one domain."""

    def __init__(self, book: Domains, name: str, operations: Dict[str, OperationInfo]) -> None:
        self._name = name
        self._operations = operations
        for method, info in operations.items():
            setattr(self, method, Callable(book, info))
        self.__doc__ = "Operations of the domain %s:\n\n%s" % (
            name,
            "\n".join("%s: %s %s" % (method, info.en, info.zh) for method, info in operations.items()),
        )

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise AttributeError("%s has no operation %r; %s" % (self._name, name, suggest(name, self._operations)))

    def __repr__(self) -> str:
        return "Domain(%s: %s)" % (self._name, ", ".join(self._operations))


class Callable:
    """One operation. Keyword arguments are its input columns: values for one decision, columns for many."""

    def __init__(self, book: Domains, info: OperationInfo) -> None:
        self._book = book
        self._info = info
        self.__name__ = info.method
        self.__qualname__ = info.name
        self.__doc__ = document(info)
        self.__signature__ = signature(info)

    def __call__(
        self,
        *,
        jurisdiction: Any = None,
        known_at: Any = None,
        outputs: Optional[Iterable[str]] = None,
        **facts: Any,
    ) -> Union[Answer, Table]:
        return self._book._decide(self._info, jurisdiction, known_at, outputs, facts)

    def __repr__(self) -> str:
        return "<operation %s>" % self._info.name


def signature(info: OperationInfo) -> inspect.Signature:
    """Keyword-only parameters; what may be missing has the default None."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    required = []
    optional = []
    for column in info.inputs_of(None):
        if column.nullable:
            optional.append(inspect.Parameter(column.name, keyword, default=None))
        else:
            required.append(inspect.Parameter(column.name, keyword))
    required += [inspect.Parameter(name, keyword) for name in info.root_lists]
    optional += [inspect.Parameter("key", keyword, default=None)] if info.root_lists else []
    # The jurisdiction of a decision is a column, the last one.
    optional += [inspect.Parameter(name, keyword, default=None) for name in extras(info)]
    return inspect.Signature(required + optional)


def extras(info: OperationInfo) -> Tuple[str, ...]:
    """Keywords of a call that are no columns."""
    return {"decision": ("known_at", "outputs"), "command": ("mode", "outputs"), "query": ("outputs",)}[info.kind]


def document(info: OperationInfo) -> str:
    """The docstring of an operation, in both languages."""
    lines = ["%s (%s)." % (_capital(info.en), info.zh), ""]
    sources = [text for text in dict.fromkeys((info.source_en, info.source)) if text]
    lines += ["Source: %s" % "; ".join(sources), ""] if sources else []
    lines.append("Inputs:")
    lines += [_line(column) for column in info.inputs_of(None)]
    for name in in_order(info):
        if info.lists[name][0] == "in":
            lines += _list_lines(info, name, info.inputs_of(name))
    lines += ["", "Outputs:"]
    lines += [_line(column) for column in info.outputs_of(None)]
    for name in in_order(info):
        columns = info.outputs_of(name)
        if columns:
            lines += _list_lines(info, name, columns)
    return "\n".join(lines)


def in_order(info: OperationInfo) -> List[str]:
    """The lists, each followed by those inside its rows."""
    names: List[str] = []
    for name in info.lists:
        if name not in info.parents:
            names += [name, *info.inner_lists(name).values()]
    return names


def _list_lines(info: OperationInfo, name: str, columns: List[Column]) -> List[str]:
    _, zh, en = info.lists[name]
    indent = "        " if name in info.parents else "    "
    short = name.split(".")[-1]
    what = "list in each row of %s" % info.parents[name] if name in info.parents else "list"
    return ["%s%s: %s, %s %s" % (indent, short, what, en, zh)] + [indent + _line(column) for column in columns]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(column: Column) -> str:
    detail = [column.kind if column.short != RULE else "id@from"]
    if column.unit not in ("", "one", column.kind):
        detail.append(column.unit)
    if column.scale:
        detail.append("%d decimals" % column.scale)
    if column.enumeration is not None and column.kind in ("code", "set"):
        detail.append(column.enumeration.name)
    if column.nullable:
        detail.append("may be missing")
    if column.personal:
        detail.append("personal data")
    return "    %s (%s): %s %s" % (column.short, ", ".join(detail), column.en, column.zh)


def find(model: Catalogue, name: str) -> OperationInfo:
    """An operation by its full name."""
    info = model.operations.get(name)
    if info is None:
        raise error("unknown_operation", "no operation %r; %s" % (name, suggest(name, model.operations)))
    return info


def chosen_outputs(info: OperationInfo, outputs: Optional[Iterable[str]]) -> Tuple[str, ...]:
    """Output columns by name; a list's name means all its columns and those of its lists. Default: everything."""
    if outputs is None:
        return tuple(info.outputs)
    if isinstance(outputs, str):
        outputs = [outputs]
    names: Dict[str, None] = {}
    for name in outputs:
        if name in info.outputs:
            names[name] = None
        elif name in info.lists and info.outputs_of(name):
            for of in (name, *info.inner_lists(name).values()):
                names.update((column.name, None) for column in info.outputs_of(of))
        else:
            known = list(info.outputs) + list(info.lists)
            hint = suggest(name, known)
            raise error("unknown_column", "%s has no output %r; %s" % (info.name, name, hint), column=name)
    return tuple(names)
