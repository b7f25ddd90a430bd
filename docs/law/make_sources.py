#!/usr/bin/env python3
"""Writes the tables of docs/law/sources.md from the rule packs below src/packs.

    make_sources.py            write the file
    make_sources.py --check    exit with 1 when the checked-in file differs

What stands between the two marks is generated, the rest of the page is kept. Needs Python 3.11 (tomllib).
"""
from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, Dict, List, Tuple

HERE = Path(__file__).resolve().parent
PACKS = HERE.parents[1] / "src" / "packs"
TARGET = HERE / "sources.md"
BEGIN, END = "<!-- generated: begin -->\n", "<!-- generated: end -->\n"


def uses(pack: Dict[str, Any]) -> Dict[str, Tuple[set, set]]:
    """By document key: the rules that cite it, and the confidences of the places that do."""
    found: Dict[str, Tuple[set, set]] = {key: (set(), set()) for key in pack.get("document", {})}
    for rule in pack.get("rule", []):
        for version in rule["version"]:
            places: List[Tuple[List[str], str]] = []
            rows = version.get("rows", [])
            if not rows or any("cite" not in row for row in rows):
                places.append((version["cite"], version["confidence"]))
            for row in rows:
                places.append((row.get("cite", version["cite"]), row.get("confidence", version["confidence"])))
            for cites, confidence in places:
                for cite in cites:
                    rules, confidences = found[cite.split(" ")[0]]
                    rules.add(rule["id"])
                    confidences.add(confidence)
    return found


def tables() -> str:
    lines: List[str] = ["## Documents", "", "| Document | Number | Issued | Pack | Cited as | Rules |", "|---|---|---|---|---|---|"]
    doubtful: List[str] = ["", "## Rules and versions that are unverified", "", "| Rule | From | Until (not included) | What is unverified |",
                           "|---|---|---|---|"]
    for path in sorted(PACKS.rglob("*.toml")):
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
        cited = uses(pack)
        for key, document in pack.get("document", {}).items():
            rules, confidences = cited[key]
            state = "verified" if confidences == {"verified"} else "unverified" if confidences == {"unverified"} else "partly unverified"
            lines.append("| 《%s》 | %s | %s | %s | %s | %d |" % (
                document["title"], document.get("number", ""), document.get("issued", ""), pack["pack"]["id"],
                state if confidences else "not cited by a version", len(rules)))
        for rule in pack.get("rule", []):
            for version in rule["version"]:
                rows = version.get("rows", [])
                weak = sum(row.get("confidence", version["confidence"]) == "unverified" for row in rows)
                what: List[str] = []
                if version["confidence"] == "unverified" and weak == len(rows):
                    what.append("the version")
                elif weak:
                    what.append("%d of %d rows" % (weak, len(rows)))
                elif version["confidence"] == "unverified":
                    what.append("the version, not its rows")
                if version.get("roll_confidence") == "unverified":
                    what.append("counting and rolling")
                if what:
                    begin = version.get("from", "%s-01-01" % version.get("year"))
                    end = version.get("until", "%s-01-01" % (version["year"] + 1) if "year" in version else "")
                    doubtful.append("| `%s` | %s | %s | %s |" % (rule["id"], begin, end, ", ".join(what)))
    return "\n".join(lines + doubtful) + "\n"


def main() -> int:
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    old = TARGET.read_text(encoding="utf-8")
    head, _, rest = old.partition(BEGIN)
    _, _, tail = rest.partition(END)
    new = head + BEGIN + "\n" + tables() + "\n" + END + tail
    if sys.argv[1:]:
        if new == old:
            return 0
        print("docs/law/sources.md differs from the packs: run docs/law/make_sources.py")
        return 1
    TARGET.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
