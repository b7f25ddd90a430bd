#!/usr/bin/env python3
"""Writes steward/_domains.pyi from the catalogue of the library: what editors and type checkers know of operations.

    make_stubs.py            write the file
    make_stubs.py --check    exit with 1 when the checked-in file differs

The library is found as by the package itself (STEWARD_LIBRARY).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import List

sys.path.insert(0, str(Path(__file__).resolve().parent))

from steward import Rulebook  # noqa: E402
from steward._catalogue import Catalogue, Column, OperationInfo  # noqa: E402
from steward._domains import document, extras  # noqa: E402

TARGET = Path(__file__).resolve().parent / "steward" / "_domains.pyi"

HEAD = '''\
"""Domains and their operations. Written by make_stubs.py from the catalogue; do not edit."""

import datetime
from decimal import Decimal
from typing import Any, Dict, FrozenSet, Iterable, List, Mapping, Optional, Sequence, Tuple, Union, overload

from ._catalogue import Catalogue, Code, OperationInfo
from .results import Answer, Table

# One value.
_Int = Optional[int]
_Bool = Union[bool, int, None]
_Date = Union[str, datetime.date, int, None]
_Moment = Union[str, datetime.datetime, int, None]
_Code = Union[str, int, None]
_Set = Union[FrozenSet[str], int, None]
_Scaled = Union[Decimal, str, int, None]
_Text = Optional[str]
_Jurisdiction = Union[str, int, None]
_Records = Sequence[Mapping[str, Any]]
# A column of values: list, array.array, memoryview, numpy array, data frame column; or one value for all rows.
_Column = Any
# {"offsets": ..., column: ...}, {"key": ..., column: ...}, or one list of records for each row.
_Lists = Any
'''

TAIL = '''
class Domain: ...

class Callable: ...

def extras(info: OperationInfo) -> Tuple[str, ...]: ...
def find(model: Catalogue, name: str) -> OperationInfo: ...
def chosen_outputs(info: OperationInfo, outputs: Optional[Iterable[str]]) -> Tuple[str, ...]: ...
def document(info: OperationInfo) -> str: ...
'''

SCALARS = {
    "money": "_Int",
    "integer": "_Int",
    "bool": "_Bool",
    "date": "_Date",
    "timestamp": "_Moment",
    "code": "_Code",
    "set": "_Set",
    "text": "_Text",
    "jurisdiction": "_Jurisdiction",
}
RESULTS = {
    "money": "int",
    "integer": "int",
    "bool": "bool",
    "date": "datetime.date",
    "timestamp": "datetime.datetime",
    "code": "Code",
    "set": "FrozenSet[Code]",
    "text": "str",
    "jurisdiction": "int",
}


def camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.replace(".", "_").split("_"))


def scalar_type(column: Column) -> str:
    if column.kind in ("quantity", "decimal"):
        return "_Scaled" if column.scale else "_Int"
    return SCALARS[column.kind]


def result_type(column: Column) -> str:
    if column.short == "rule":
        text = "str"
    elif column.short == "row_status":
        text = "str"
    elif column.short == "row_column":
        text = "str"
    elif column.kind in ("quantity", "decimal"):
        text = "Decimal" if column.scale else "int"
    else:
        text = RESULTS[column.kind]
    return "Optional[%s]" % text if column.nullable or column.short == "row_column" else text


def answer_class(info: OperationInfo) -> List[str]:
    lines = ["class %sAnswer(Answer):" % camel(info.name)]
    lines.append('    """Answer of %s."""' % info.name)
    for column in info.outputs_of(None):
        lines += ["    %s: %s" % (column.name, result_type(column)), '    """%s %s"""' % (column.en, column.zh)]
    for name, (_, zh, en) in info.lists.items():
        if name not in info.parents and info.outputs_of(name):
            lines += ["    %s: List[Dict[str, Any]]" % name, '    """%s %s"""' % (en, zh)]
    return lines


def parameters(info: OperationInfo, scalar: bool) -> List[str]:
    required: List[str] = []
    optional: List[str] = []
    for column in info.inputs_of(None):
        kind = scalar_type(column) if scalar else "_Column"
        (optional if column.nullable else required).append(
            "%s: %s%s" % (column.name, kind, " = ..." if column.nullable else "")
        )
    for name in info.root_lists:
        required.append("%s: %s" % (name, "_Records" if scalar else "_Lists"))
    if info.root_lists and not scalar:
        optional.append("key: Any = ...")
    kinds = {"known_at": "_Date", "mode": "str", "outputs": "Optional[Iterable[str]]"}
    optional += ["%s: %s = ..." % (name, kinds[name]) for name in extras(info)]
    return required + optional


def method(info: OperationInfo) -> List[str]:
    lines = []
    for scalar, result in ((True, camel(info.name) + "Answer"), (False, "Table")):
        # Values are columns too (a constant), so the overloads overlap on purpose: all values first. mypy changed the
        # name of this error between versions, so the comment names none.
        lines += ["    @overload", "    def %s(%s" % (info.method, "  # type: ignore" if scalar else "")]
        lines += ["        self,", "        *,"]
        lines += ["        %s," % entry for entry in parameters(info, scalar)]
        if not scalar:
            lines.append("    ) -> %s: ..." % result)
            continue
        lines.append("    ) -> %s:" % result)
        text = document(info).replace("\\", "\\\\").replace('"""', "'''").split("\n")
        lines.append('        """%s' % text[0])
        lines += [("        " + line).rstrip() for line in text[1:]]
        lines += ['        """', "        ..."]
    return lines


def make(model: Catalogue) -> str:
    """The whole text of the stub file."""
    lines = HEAD.split("\n")[:-1]
    for prefix, domains in (("", model.domains), ("Office", model.office_domains)):
        for domain, operations in domains.items():
            for info in operations.values():
                lines += ["", *answer_class(info)]
            lines += ["", "class %s%sDomain:" % (prefix, camel(domain)), '    """Operations of %s."""' % domain]
            for info in operations.values():
                lines += method(info)
    lines += ["", "class Domains:"]
    for domain in model.domains:
        lines += ["    @property", "    def %s(self) -> %sDomain: ..." % (domain, camel(domain))]
    lines += ["    def _model(self) -> Catalogue: ...", "", "class OfficeDomains:"]
    for domain in model.office_domains:
        lines += ["    @property", "    def %s(self) -> Office%sDomain: ..." % (domain, camel(domain))]
    lines += ["    def _model(self) -> Catalogue: ..."]
    lines += TAIL.split("\n")[:-1]
    return "\n".join(lines) + "\n"


def main(arguments: List[str]) -> int:
    with Rulebook() as book:
        text = make(book._model())
    if "--check" in arguments:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print("%s differs from the catalogue; run %s" % (TARGET.name, Path(__file__).name))
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
