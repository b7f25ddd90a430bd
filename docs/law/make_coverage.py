#!/usr/bin/env python3
"""Writes docs/law/coverage.md: article by article, the operations that serve it, or why none does.

    make_coverage.py            write the file
    make_coverage.py --check    exit with 1 when the checked-in file differs

An operation serves an article when a rule that it uses cites the article (rule packs below src/packs), or when its own
source names it. coverage.csv names every article, and says of each that nothing serves why. An article that is served and
has a reason, or has neither, is an error: the page cannot say more, or less, than the library does. The library is found as
by the Python package (STEWARD_LIBRARY). Needs Python 3.11 (tomllib).
"""
from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, DefaultDict, Dict, Iterator, List, Set, Tuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "capi" / "python"))

from steward import Rulebook  # noqa: E402

TARGET = HERE / "coverage.md"
TITLES = {
    "主席令第68号": "政府采购法",
    "国务院令第658号": "政府采购法实施条例",
    "财政部令第74号": "政府采购非招标采购方式管理办法",
    "财政部令第87号": "政府采购货物和服务招标投标管理办法",
    "财政部令第94号": "政府采购质疑和投诉办法",
    "财政部令第110号": "政府采购框架协议采购方式管理暂行办法",
}
REASONS = {
    "principle": "a purpose, a principle or a definition",
    "conduct": "conduct that no figure, date or list can show",
    "judgement": "for people to judge; what they find is a fact of other operations",
    "document": "what a document must contain; the library does not read documents",
    "authority": "organises authorities and their powers",
    "sanction": "a sanction, which an authority decides in its procedure; the library names the violation",
    "elsewhere": "the same duty stands in a text above it, whose article is served",
    "reading": "how words are read: every comparison of the rule packs follows it",
    "later": "could be computed, and no operation does so yet",
    "dates": "its day is the first day of the rules that cite the document",
}
HEAD = """\
# Coverage of the law of government procurement

Article by article, the operations that serve it, or why none does. Written by `make_coverage.py`; do not edit. An operation
serves an article when one of its rules cites the article or its own source names it: nobody has to keep this table true by
hand. Why an article is not served stands in `coverage.csv`.

"""
Article = Tuple[str, int]


def first_numbers(words: str) -> Iterator[int]:
    """The articles of "26-27, 31(1), 附则": 26, 27 and 31."""
    for part in re.split(r"[,、，]", words):
        found = re.match(r"\s*(\d+)(?:\([^)]*\))*(?:-(\d+))?", part)
        if found:
            yield from range(int(found[1]), int(found[2] or found[1]) + 1)


def cited_by_rule() -> Dict[str, Set[Article]]:
    """By rule id: the articles that any of its versions or rows cites."""
    cited: DefaultDict[str, Set[Article]] = defaultdict(set)
    for path in (ROOT / "src" / "packs").rglob("*.toml"):
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
        numbers = {key: document.get("number", "") for key, document in pack.get("document", {}).items()}
        for rule in pack.get("rule", []):
            for version in rule["version"]:
                for cite in [*version["cite"], *(one for row in version.get("rows", []) for one in row.get("cite", []))]:
                    key, _, article = cite.partition(" ")
                    cited[rule["id"]].update((numbers[key], number) for number in first_numbers(article))
    return cited


def named_by_source(source: str) -> Iterator[Article]:
    """The articles in a source such as "政府采购法 26-27; 财政部令第87号 85"."""
    by_name = {**{title: number for number, title in TITLES.items()}, **{number: number for number in TITLES}}
    for part in re.split(r"[;；]", source):
        name, _, articles = part.strip().partition(" ")
        if name in by_name:
            for number in first_numbers(articles):
                yield by_name[name], number


def served(catalogue: Dict[str, Any]) -> Dict[Article, List[str]]:
    cited = cited_by_rule()
    limits = {rule["id"] for rule in catalogue["rules"] if rule["form"] == "time_limit"}
    found: DefaultDict[Article, Set[str]] = defaultdict(set)
    for operation in catalogue["operations"]:
        rules = set(operation["rules"])
        if "time_limit" in rules:
            rules |= limits
        for rule in rules:
            for article in cited[rule]:
                found[article].add(operation["name"])
        for article in named_by_source(operation["source"]):
            found[article].add(operation["name"])
    return {article: sorted(names) for article, names in found.items()}


def page() -> str:
    by_article = served(Rulebook().catalogue("zh"))
    articles: Dict[str, List[Dict[str, str]]] = {number: [] for number in TITLES}
    with open(HERE / "coverage.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            articles[row["document"]].append(row)
    faults: List[str] = []
    body: List[str] = []
    summary: List[str] = ["| Document | Number | Articles | Served | Not served |", "|---|---|---|---|---|"]
    for number, rows in articles.items():
        if [int(row["article"]) for row in rows] != list(range(1, len(rows) + 1)):
            faults.append("%s: its articles are not 1 to %d, each once" % (number, len(rows)))
        body += ["", "## %s (%s)" % (TITLES[number], number), "", "| Article | Subject | Served by, or why not |", "|---|---|---|"]
        count = 0
        for row in rows:
            operations = by_article.get((number, int(row["article"])), [])
            if operations and row["why"]:
                faults.append("%s art. %s has a reason, and is served by %s" % (number, row["article"], ", ".join(operations)))
            if not operations and row["why"] not in REASONS:
                faults.append("%s art. %s is not served and has no reason" % (number, row["article"]))
            count += bool(operations)
            what = ", ".join("`%s`" % name for name in operations) or REASONS.get(row["why"], "?")
            body.append("| %s | %s | %s |" % (row["article"], row["subject"], what))
        summary.append("| 《%s》 | %s | %d | %d | %d |" % (TITLES[number], number, len(rows), count, len(rows) - count))
    if faults:
        raise SystemExit("coverage.csv and the library do not agree:\n" + "\n".join(faults))
    return HEAD + "\n".join(summary + body) + "\n"


def main() -> int:
    text = page()
    if sys.argv[1:] == ["--check"]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print("docs/law/coverage.md differs from the catalogue: run docs/law/make_coverage.py")
        return 1
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
