"""Every case under tests/cases, through Python: one by one, and all of an operation as one batch."""
import decimal
import pathlib
import re
import unittest

import library
import steward
from steward._catalogue import RULE

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "cases"


class Case:
    def __init__(self, operation, title, place):
        self.operation = operation
        self.title = title
        self.place = place
        self.given = {}
        self.want = {}
        self.rows = []       # (list, facts)
        self.want_rows = []  # (list, index or None, results)
        self.counts = {}     # rows that a list must have


def pairs(words, place):
    found = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            raise ValueError("%s: %r is no name=value" % (place, word))
        found[name] = value
    return found


def read(text, name):
    operation = None
    case = None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        place = "%s:%d" % (name, number)
        word, rest = words[0], words[1:]
        if word == "op":
            operation = rest[0]
        elif word == "case":
            if case:
                yield case
            case = Case(operation, " ".join(rest), place)
        elif word == "cite":
            pass
        elif word == "given":
            case.given.update(pairs(rest, place))
        elif word == "want":
            case.want.update(pairs(rest, place))
        elif word == "row":
            case.rows.append((rest[0], pairs(rest[1:], place)))
        elif word == "wantrow":
            addressed = len(rest) > 1 and rest[1].startswith("#")
            index = int(rest[1][1:]) - 1 if addressed else None
            case.want_rows.append((rest[0], index, pairs(rest[2 if addressed else 1:], place)))
        elif word == "wantcount":
            case.counts[rest[0]] = int(rest[1])
        else:
            raise ValueError("%s: %r begins no line of a case" % (place, word))
    if case:
        yield case


def fact(column, text):
    """The Python value of a case's text."""
    if text == "none":
        return None
    if column.kind == "bool":
        return {"true": True, "false": False}.get(text, text)
    if column.kind == "set":
        return {member for member in re.split(r"[|,]", text) if member and member != "empty"}
    whole = re.fullmatch(r"-?[0-9]+", text)
    if column.kind in ("money", "integer"):
        return int(text) if whole else text
    if column.kind in ("quantity", "decimal"):
        return int(text) if whole else text  # the stored integer, as ints are taken
    if column.kind == "code" and whole and text not in column.enumeration.codes:
        return int(text)
    return text


def shown(column, value):
    """A result as a case writes it."""
    if value is None:
        return "none"
    if column.kind == "bool":
        return "true" if value else "false"
    if column.kind == "set":
        return {str(member) for member in value}
    return str(value)


def wanted(column, text):
    if column.kind == "set" and text != "none":
        return {member for member in re.split(r"[|,]", text) if member and member != "empty"}
    if column.kind in ("quantity", "decimal") and column.scale and text != "none":
        return str(decimal.Decimal(int(text)).scaleb(-column.scale))  # a case writes the stored integer
    return text


class Cases(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()
        cls.model = cls.book._model()
        cls.cases = [
            case
            for path in sorted(FOLDER.rglob("*.case"))
            for case in read(path.read_text(encoding="utf-8"), path.relative_to(FOLDER))
        ]

    def facts(self, case):
        info = self.model.operations[case.operation]
        # A required fact that a case leaves out is a missing value, not an unbound column.
        facts = {column.name: None for column in info.inputs_of(None) if not column.nullable}
        for name, text in case.given.items():
            if name not in ("jurisdiction", "known_at"):
                facts[name] = fact(info.inputs[name], text)
        for name in info.root_lists:
            facts[name] = []
        last = {}
        for name, row in case.rows:
            required = {column.short: None for column in info.inputs_of(name) if not column.nullable}
            record = {**required, **{short: fact(info.inputs["%s.%s" % (name, short)], text) for short, text in row.items()}}
            record.update((short, []) for short in info.inner_lists(name))
            outer = info.parents.get(name)
            # A row of a list in a list belongs to the last row of that list.
            (facts[name] if outer is None else last[outer][name[len(outer) + 1:]]).append(record)
            last[name] = record
        return info, facts

    def compare(self, info, case, answer):
        for name, text in case.want.items():
            column = info.outputs[name]
            self.assertEqual(shown(column, answer[name]), wanted(column, text), name)
        for name in info.lists:
            rows = [(index, row) for list_name, index, row in case.want_rows if list_name == name]
            if not rows and name not in case.counts:
                continue
            outer = info.parents.get(name)
            found = answer[name] if outer is None else [row for of in answer[outer] for row in of[name[len(outer) + 1:]]]
            if name in case.counts:
                self.assertEqual(len(found), case.counts[name], name)
            elif all(index is None for index, row in rows):
                self.assertEqual(len(found), len(rows), name)
            for position, (index, row) in enumerate(rows):
                index = position if index is None else index
                result = found[index]
                for short, text in row.items():
                    column = info.outputs["%s.%s" % (name, short)]
                    self.assertEqual(shown(column, result[short]), wanted(column, text), "%s %d" % (column.name, index))

    def test_there_are_cases(self):
        if not self.cases:
            self.skipTest("no cases yet")
        self.assertLessEqual({case.operation for case in self.cases}, set(self.model.operations))

    def test_one_by_one(self):
        for case in self.cases:
            with self.subTest(case.title, place=case.place):
                info, facts = self.facts(case)
                jurisdiction = case.given.get("jurisdiction", "CN")
                facts["known_at"] = case.given.get("known_at")
                if "error" in case.want:
                    with self.assertRaises(steward.StewardError) as caught:
                        self.book.decide(case.operation, jurisdiction=jurisdiction, **facts)
                    self.assertEqual(caught.exception.name, case.want["error"], caught.exception.message)
                    if "column" in case.want:
                        self.assertEqual(caught.exception.column, case.want["column"])
                    continue
                answer = self.book.decide(case.operation, jurisdiction=jurisdiction, **facts)
                self.compare(info, case, answer)
                for lang in ("zh", "en"):
                    text = answer.explain(lang)
                    self.assertTrue(text)
                    rule = answer[RULE]
                    if rule and lang == "en":
                        self.assertIn(rule.split("@")[0], answer.explain(lang, "json"))

    def test_as_batches(self):
        groups = {}
        for case in self.cases:
            if "error" not in case.want:
                key = case.operation, case.given.get("jurisdiction", "CN"), case.given.get("known_at")
                groups.setdefault(key, []).append(case)
        for (operation, jurisdiction, known_at), cases in groups.items():
            with self.subTest(operation, jurisdiction=jurisdiction):
                info = self.model.operations[operation]
                facts = [self.facts(case)[1] for case in cases]
                names = {column.name for column in info.inputs_of(None)} | set(info.in_lists)
                columns = {
                    name: [row.get(name) for row in facts] for name in names if any(name in row for row in facts)
                }
                table = self.book.decide(operation, jurisdiction=jurisdiction, known_at=known_at, **columns)
                self.assertEqual((len(table), table.n_bad), (len(cases), 0), table.errors("en"))
                for row, case in enumerate(cases):
                    with self.subTest(case.title, place=case.place):
                        self.compare(info, case, table.row(row))


SAMPLE = """
op funds.travel_claim

case  a line above its cap
cite  财行〔2013〕531号 12
given jurisdiction=CN/central rank=other started_on=2024-03-04 ended_on=2024-03-08
row   lines expense=lodging place=beijing_all on_date=2024-03-04 quantity=1 amount_fen=999999
row   lines expense=intercity_fare place=beijing_all on_date=2024-03-04 quantity=1 amount_fen=1
want  outcome=violation claimed_fen=1000000 trip_days=5
wantrow lines outcome=violation
wantrow lines outcome=not_applicable excess_fen=0

case  an amount below zero
cite  财行〔2013〕531号 12
given jurisdiction=CN/central rank=other started_on=2024-03-04 ended_on=2024-03-08
row   lines expense=lodging place=beijing_all on_date=2024-03-04 quantity=1 amount_fen=-1
want  error=bad_child column=lines.amount_fen
"""


class Runner(Cases):
    """The runner itself, on cases that are right and on one that is wrong."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cases = list(read(SAMPLE, "sample"))

    def test_a_wrong_case_fails(self):
        case = next(read(SAMPLE.replace("trip_days=5", "trip_days=6"), "wrong"))
        info, facts = self.facts(case)
        answer = self.book.decide(case.operation, jurisdiction="CN/central", **facts)
        with self.assertRaises(AssertionError):
            self.compare(info, case, answer)


if __name__ == "__main__":
    unittest.main()
