#!/usr/bin/env python3
"""Writes docs/reference/operations.md from the library's own catalogue.

    make_operations.py            write the file
    make_operations.py --check    exit with 1 when the checked-in file differs

The library is found as by the Python package (STEWARD_LIBRARY).
"""
from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Dict, List

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "capi" / "python"))

from steward import Rulebook  # noqa: E402

TARGET = HERE / "operations.md"
STANDARD = ("rule", "epoch", "path", "confidence", "row_status", "row_column")
C_TYPES = {"i64": "int64", "i32": "int32", "u8": "uint8", "text": "text"}
KINDS = {"money": "money, fen", "date": "date, days since 1970-01-01", "bool": "boolean", "integer": "integer",
         "text": "text, UTF-8", "jurisdiction": "number of a jurisdiction",
         "timestamp": "moment, microseconds since 1970-01-01T00:00:00Z"}
# Inputs that every operation of a kind has after its own, and outputs that only a command has.
STANDARD_INPUTS = {"decision": ("jurisdiction",), "command": ("event_id", "actor", "recorded_at"),
                   "query": ("as_of_on", "as_of_seq")}
COMMAND_OUTPUTS = ("disposition", "seq")

HEAD = """\
# Operations

Written by `make_operations.py` from the catalogue of the library; do not edit. The same is at hand at run time:
`stw_catalogue_json` in C, `Rulebook.catalogue()` in Python.

- **Type** is what the C ABI binds; date columns also bind as int64 days, `text` is offsets and UTF-8. A scaled column
  keeps an integer in units of 10^-scale.
- **Null**: `required`, a row without it is refused; `optional`, unknown is allowed and never taken for false;
  `may be missing`, an output to be bound with a validity bitmap.
- **Personal data** (个人信息) stays out of explanations unless it is asked for.
- The **anchor** is the input whose date picks the versions of the rules.
- A line of a rule shows its jurisdiction, the time that its versions span, and their documents; single rows of a rule
  can cite others, see [the sources](../law/sources.md).

"""
COMMON_INPUT = """\
An operation is a **decision** (prepared on a rulebook), a **command** or a **query** (prepared on an office, see
[the guide](../guide/office.md)). Every operation of a kind has these inputs after its own:

| Of | Input | 中文 | English | Type | Meaning | Null |
|---|---|---|---|---|---|---|
%s

Every operation has these outputs besides its own; the last two are of commands:

| Output | 中文 | English | Type | Meaning |
|---|---|---|---|---|
"""
MEANINGS = {
    "rule": "index of the controlling version; Python and CSV give its id and first day; may be missing",
    "epoch": "index of the interval whose rules were used; meaningful with the digest of the book",
    "path": "two bits for each test, branch or missing item, under a leading one; the last 31 are kept",
    "confidence": "`verified` when every rule used is",
    "row_status": "0, or a status code of `steward.h`: why the data of the row cannot be decided",
    "row_column": "index of the input column at fault, -1 for none",
    "disposition": "what became of the command; missing for a row at fault",
    "seq": "number of its event in the journal, also of a refusal; missing when there is none",
}
INPUT_MEANINGS = {
    "jurisdiction": "number of the jurisdiction whose rules decide the row, of China's divisions the code of GB/T 2260; of "
                    "a row without one, the jurisdiction that the operation was prepared for",
    "event_id": "1 to 64 bytes, chosen by the caller: the same command with the same id is done once",
    "actor": "id of the person who gives the command",
    "recorded_at": "when it is recorded, microseconds since 1970-01-01T00:00:00Z; the library asks no clock",
    "as_of_on": "only events of business days up to this one",
    "as_of_seq": "only events up to this sequence number",
}


def kind(column: Dict[str, Any]) -> str:
    """Meaning, unit and scale of a column."""
    enumeration = column["enumeration"]
    if column["kind"] in ("code", "set"):
        link = "[`%s`](#%s)" % (enumeration, anchor(enumeration))
        return "set of %s" % link if column["kind"] == "set" else "code of %s" % link
    if column["kind"] == "quantity":
        return "%s, scale %d" % (column["unit"], column["scale"])
    return KINDS[column["kind"]] + (", personal data" if column["personal"] else "")


def anchor(name: str) -> str:
    return "enumeration-%s" % name.replace("_", "-")


def table(zh: List[Dict[str, Any]], en: List[Dict[str, Any]], inputs: bool) -> List[str]:
    lines = ["| Column | 中文 | English | Type | Meaning | Null |", "|---|---|---|---|---|---|"]
    for one, other in zip(zh, en):
        if inputs:
            null = "optional" if one["nullable"] else "required"
        else:
            null = "may be missing" if one["nullable"] else ""
        lines.append(
            "| `%s` | %s | %s | %s | %s | %s |"
            % (one["name"], one["text"], other["text"], C_TYPES[one["type"]], kind(one), null)
        )
    return lines


def documents(rule: Dict[str, Any]) -> str:
    """Documents of a rule's versions, each once, with the articles."""
    articles: Dict[str, List[str]] = {}
    for version in rule["versions"]:
        for cite in version["citations"]:
            found = articles.setdefault("《%s》%s" % (cite["document"], cite["number"]), [])
            if cite["article"] and cite["article"] not in found:
                found.append(cite["article"])
    return "; ".join("%s %s" % (name, ", ".join(found)) if found else name for name, found in articles.items())


def span(rule: Dict[str, Any]) -> str:
    versions = rule["versions"]
    last = versions[-1]["until"]
    count = "%d version%s" % (len(versions), "" if len(versions) == 1 else "s")
    if last is None:
        return "%s, from %s" % (count, versions[0]["from"])
    return "%s, %s until %s (not included)" % (count, versions[0]["from"], last)


def rule_rows(rules_zh: Any, rules_en: Any, wanted: Any) -> List[str]:
    lines = ["| Rule | 中文 | Form | Jurisdiction | Versions | Documents |", "|---|---|---|---|---|---|"]
    for rule in rules_zh:
        if wanted(rule):
            lines.append(
                "| `%s` | %s | %s | %s | %s | %s |"
                % (rule["id"], rule["title"], rule["form"], rule["jurisdiction"], span(rule), documents(rule))
            )
    return lines


def page() -> str:
    book = Rulebook()
    zh, en = book.catalogue("zh"), book.catalogue("en")
    first = {operation["kind"]: i for i, operation in reversed(list(enumerate(zh["operations"])))}
    inputs = []
    for of, names in STANDARD_INPUTS.items():
        given = (catalogue["operations"][first[of]]["inputs"][-len(names):] for catalogue in (zh, en))
        for one, other in zip(*given):
            inputs.append("| %s | `%s` | %s | %s | %s | %s | %s |" % (
                of, one["name"], one["text"], other["text"], C_TYPES[one["type"]], INPUT_MEANINGS[one["name"]],
                "optional" if one["nullable"] else "required"))
    head = HEAD + COMMON_INPUT % "\n".join(inputs)
    lines: List[str] = []
    command = first["command"]
    by_name = {column["name"]: column for column in zh["operations"][command]["outputs"]}
    by_name_en = {column["name"]: column for column in en["operations"][command]["outputs"]}
    for name in STANDARD + COMMAND_OUTPUTS:
        lines.append(
            "| `%s` | %s | %s | %s | %s |"
            % (name, by_name[name]["text"], by_name_en[name]["text"], C_TYPES[by_name[name]["type"]], MEANINGS[name])
        )
    lines.append("")
    for operation in zh["operations"]:
        lines.append("- [`%s`](#%s) %s" % (operation["name"], operation["name"].replace(".", ""), operation["text"]))
    used = {"time_limit"}
    for one, other in zip(zh["operations"], en["operations"]):
        own = "%s / %s. %s. Source of the logic: %s." % (one["text"], other["text"], one["kind"].capitalize(), one["source"])
        if one["kind"] != "query":
            own += " Anchor: `%s`." % one["anchor"]
        if one["kind"] == "command":
            own += " Duty: `%s`." % one["duty"]
            used.add("duty")
        lines += ["", "## %s" % one["name"], "", own]
        standard = {"inputs": STANDARD_INPUTS[one["kind"]],
                    "outputs": STANDARD + (COMMAND_OUTPUTS if one["kind"] == "command" else ())}
        lists = {entry["name"]: (entry, english) for entry, english in zip(one["lists"], other["lists"])}
        for direction, title in (("inputs", "Inputs"), ("outputs", "Outputs")):
            for list_name in [None] + list(lists):
                def mine(column: Dict[str, Any]) -> bool:
                    return column["list"] == list_name and column["name"] not in standard[direction]
                chosen = [column for column in one[direction] if mine(column)]
                if not chosen:
                    continue
                used.update(column["enumeration"] for column in chosen if column["enumeration"])
                heading = title
                if list_name is not None:
                    entry, english = lists[list_name]
                    heading += " of the %s `%s` (%s / %s)" % (
                        "list in a list" if entry.get("parent") else
                        "nested list" if entry["direction"] == "in" else "list of unknown length",
                        list_name, entry["text"], english["text"])
                    if "max_rows_per_row" in entry:
                        heading += ", at most %d rows for a row" % entry["max_rows_per_row"]
                english_columns = [column for column in other[direction] if mine(column)]
                lines += ["", "%s:" % heading, ""] + table(chosen, english_columns, direction == "inputs")
        if one.get("reads"):
            used.update(column["enumeration"] for column in one["reads"] if column["enumeration"])
            lines += ["", "Read from the books, and kept in the event:", ""]
            lines += table(one["reads"], other["reads"], False)
        names = set(one["rules"])
        if not names:
            continue
        lines += ["", "Rules:", ""]
        lines += rule_rows(zh["rules"], en["rules"], lambda rule: rule["id"] in names)
        if "time_limit" in names:
            lines += ["", "and all [time limits](#time-limits)."]
    lines += ["", "## Time limits", "", "The list `time_limit`. Its codes are given by the book, in the order of the "
              "ids: take them from the catalogue of the same book, or name a limit by its id.", ""]
    lines += rule_rows(zh["rules"], en["rules"], lambda rule: rule["form"] == "time_limit")
    lines += ["", "## Enumerations and code lists"]
    for one, other in zip(zh["enumerations"], en["enumerations"]):
        if one["name"] not in used or one["name"] == "time_limit":
            continue
        lines += ["", '<a id="%s"></a>' % anchor(one["name"]), "", "### %s" % one["name"], "",
                  "%s / %s" % (one["text"], other["text"]), "", "| Code | Id | 中文 | English |", "|---|---|---|---|"]
        for item, english in zip(one["items"], other["items"]):
            unit = " (%s)" % item["unit"] if item.get("unit") else ""
            lines.append("| %d | `%s` | %s%s | %s |" % (item["code"], item["id"], item["text"], unit, english["text"]))
    return head + "\n".join(lines) + "\n"


def main() -> int:
    text = page()
    if sys.argv[1:] == ["--check"]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print("docs/reference/operations.md differs from the catalogue: run docs/reference/make_operations.py")
        return 1
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
