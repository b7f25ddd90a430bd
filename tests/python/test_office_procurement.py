"""Procurement in an office from Python: steps, refusals, the budget, and OCDS written from it."""

import datetime
import json
import os
import tempfile
import unittest
from pathlib import Path

import library
from library import steward
from test_office import ADMINISTRATOR, HEAD, found

UTC = datetime.timezone.utc
BUYERS = {6: "define_needs", 7: "prepare_tender_documents", 8: "handle_business", 9: "approve_needs", 10: "sign_contract"}


class Procurement(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()

    def setUp(self):
        self.office = steward.Office(self.book, name="测试")
        self.clock = datetime.datetime(2026, 2, 1, tzinfo=UTC)
        self.given = 0
        found(self.office)
        for person, duty in BUYERS.items():
            self.give(self.office.office.enrol, ADMINISTRATOR, "2026-01-05", person=person, unit=1, name="人员")
            self.give(self.office.office.entrust, ADMINISTRATOR, "2026-01-05", trust=person, person=person, unit=1, duties={duty})
        self.give(self.office.funds.issue, HEAD, "2026-02-01", indicator=30, unit=1, year=2026, amount_fen=1_000_000_000,
                  document="财预〔2026〕3号")

    def give(self, command, actor, day, column="on_date", **facts):
        self.given += 1
        self.clock += datetime.timedelta(seconds=1)
        return command(event_id="p%d" % self.given, actor=actor, recorded_at=self.clock, **{column: day}, **facts)

    def up_to_award(self):
        procurement = self.office.procurement
        answers = [
            self.give(procurement.plan, 6, "2026-02-10", process=1, indicator=30, category="goods", title="服务器采购",
                      budget_fen=300_000_000),
            self.give(procurement.publish_notice, 7, "2026-03-02", "announced_on", process=1, method="open_tender",
                      deadline_at="2026-03-23T01:30:00Z"),
        ]
        for bid, price in ((11, 290_000_000), (12, 280_000_050), (13, 310_000_000)):
            answers.append(self.give(procurement.receive_bid, 8, "2026-03-20", process=1, bid=bid, supplier="code%d" % bid,
                                     supplier_name="供应商%d" % bid, amount_fen=price, received_at="2026-03-20T02:00:00Z"))
        answers.append(self.give(procurement.open_bids, 8, "2026-03-23", process=1, opened_at="2026-03-23T01:30:00Z"))
        for bid in (11, 12, 13):
            answers.append(self.give(procurement.examine_bid, 8, "2026-03-24", process=1, bid=bid, valid=True))
        answers.append(self.give(procurement.award, 9, "2026-04-01", process=1, bid=12, award=501, commitment=900))
        return answers

    def test_an_award_commits_the_budget(self):
        self.assertEqual({answer.disposition for answer in self.up_to_award()}, {"applied"})
        (row,) = self.office.funds.commitments(commitment=900).rows
        self.assertEqual((row["amount_fen"], row["purpose"]), (280_000_050, "服务器采购"))
        (process,) = self.office.procurement.processes(stage="awarded").rows
        self.assertEqual((process["bid"], process["amount_fen"], process["valid_bids"]), (12, 280_000_050, 3))
        self.assertEqual(len(self.office.procurement.bids(process=1).rows), 3)

    def test_refusals_name_their_rule(self):
        self.up_to_award()
        answer = self.give(self.office.procurement.cancel, 9, "2026-04-02", process=1, ground="task_cancelled", reason="任务取消")
        self.assertEqual((answer.disposition, answer.rule.split("@")[0]), ("refused", "procurement.award_stands"))
        answer = self.give(self.office.procurement.sign_contract, 10, "2026-04-20", process=1, contract=701, amount_fen=280_000_000)
        self.assertEqual((answer.disposition, answer.rule.split("@")[0]), ("refused", "procurement.contract_follows_award"))

    def test_ocds(self):
        self.up_to_award()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            releases, compiled, records = folder / "releases.jsonl", folder / "compiled.jsonl", folder / "records.jsonl"
            self.assertEqual(self.office.write_ocds(releases, ocid_prefix="ocds-test01"), 4)
            self.assertEqual(self.office.write_ocds(compiled, ocid_prefix="ocds-test01", compiled=True), 1)
            self.assertEqual(steward.ocds.merge(releases, records, faults=folder / "faults"), (1, 4, 0))
            merged = json.loads(records.read_text(encoding="utf-8"))["compiledRelease"]
            self.assertEqual(merged, json.loads(compiled.read_text(encoding="utf-8")))
            self.assertEqual(merged["awards"][0]["value"], {"amount": 2800000.5, "currency": "CNY"})
            if os.environ.get("STEWARD_DATA"):
                schema = Path(os.environ["STEWARD_DATA"]) / "procurement" / "schema" / "release-schema.json"
                self.assertEqual(steward.ocds.validate(releases, schema), (4, 0, 0))
            with self.assertRaises(steward.ArgumentError):
                self.office.write_ocds(releases, ocid_prefix="")


if __name__ == "__main__":
    unittest.main()
