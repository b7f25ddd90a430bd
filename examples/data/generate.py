#!/usr/bin/env python3
"""Writes the synthetic tables of examples/data: purchases, dated events, bids with scores, OCDS releases, asset cards,
travel claims, meters, and the commands of a year's books.

    generate.py                        write them beside this file
    generate.py --check                say whether the files beside this file are what it would write
    generate.py --scale 1000 --out DIR the same tables 1000 times as long, with the other files of the folder copied

Only random.Random(SEED).random() is used, whose sequence Python keeps the same between versions.
"""
import argparse
import csv
import datetime
import io
import json
import pathlib
import random
import shutil
import sys

SEED = 20240607
YEAR = 2024
HERE = pathlib.Path(__file__).resolve().parent


class Dice:
    def __init__(self, subject):
        self._random = random.Random(f"{SEED} {subject}")

    def between(self, low, high):
        """A whole number from low to high, both possible."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, items):
        return items[self.between(0, len(items) - 1)]

    def chance(self, percent):
        return self.between(1, 100) <= percent

    def day(self, first, last):
        return first + datetime.timedelta(days=self.between(0, (last - first).days))


def day(month, number, year=YEAR):
    return datetime.date(year, month, number)


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02d}"


def flag(value):
    return "" if value is None else "true" if value else "false"


# --- purchases --------------------------------------------------------------------------------------------------

PURCHASE_HEADER = [
    "item_zh", "item_en", "origin", "category", "budget", "announced_on", "method", "in_catalogue", "ground_holds",
    "finance_approved", "works_kind", "in_tender_scope",
]
PURCHASES = [
    # item, origin, category, yuan, announced, method, in catalogue, ground, approved, works kind, in scope
    # `published`: the amount is the year's contract total of the published account, taken as if it were one purchase;
    # everything else about it is made up.
    ("货物采购全年合同额", "goods contracts of the year", "published", "goods", 47_900, day(4, 8), "inquiry", False, True, None, "", None),
    ("服务采购全年合同额", "service contracts of the year", "published", "services", 2_464_700, day(3, 1), "competitive_consultation", False, True, False, "", None),
    ("办公电脑（集中采购目录内）", "office computers (in the catalogue)", "synthetic", "goods", 386_000, day(5, 16), "framework_agreement", True, True, None, "", None),
    ("预算管理系统运行维护", "upkeep of the budget system", "synthetic", "services", 1_352_500, day(2, 26), "single_source", False, True, None, "", None),
    ("财政投资评审服务", "review of public investment", "synthetic", "services", 1_980_000, day(3, 18), "competitive_consultation", False, True, None, "", None),
    ("绩效评价服务", "performance evaluation", "synthetic", "services", 2_000_000, day(6, 3), "open_tender", False, None, None, "", None),
    ("数据机房设备更新", "renewal of the server room", "synthetic", "goods", 2_360_000, day(7, 9), "competitive_negotiation", False, True, True, "", None),
    ("会计档案数字化", "digitising of the accounts archive", "synthetic", "services", 1_080_000, day(8, 21), "inquiry", False, True, None, "", None),
    ("食堂设备", "canteen equipment", "synthetic", "goods", 268_000, day(9, 4), "inquiry", False, True, None, "", None),
    ("网络安全设备", "network security equipment", "synthetic", "goods", 1_460_000, day(10, 15), "competitive_negotiation", False, False, None, "", None),
    ("物业管理服务", "property management", "synthetic", "services", 1_650_000, day(11, 5), "competitive_consultation", False, None, None, "", None),
    ("办公楼外墙修缮（目录内）", "repair of the facade (in the catalogue)", "synthetic", "works", 4_200_000, day(5, 27), "works_tender", True, None, None, "construction", True),
    ("卫生间改造（目录内）", "refit of washrooms (in the catalogue)", "synthetic", "works", 860_000, day(8, 12), "competitive_consultation", True, True, None, "construction", True),
]


def purchases(scale):
    dice = Dice("purchases")
    for n in range(scale):
        for zh, en, origin, category, amount, announced, method, catalogue, ground, approved, kind, scope in PURCHASES:
            if n:
                origin = "synthetic"
                amount = amount * dice.between(50, 200) // 100
                announced = dice.day(day(1, 2), day(12, 20))
            yield [zh, en, origin, category, yuan(amount * 100), announced, method, flag(catalogue), flag(ground),
                   flag(approved), kind, flag(scope)]


# --- procurements and their dated events ------------------------------------------------------------------------

PROCUREMENT_HEADER = ["purchase", "purchase_zh", "purchase_en", "method", "category", "as_of_on", "deposits_taken"]
EVENT_HEADER = ["purchase", "event", "on_date", "minute", "matter"]
PROCUREMENTS = [
    # The tender is as it should be but for a late clarification and the winner's bond, which nobody gave back.
    ("P1", "绩效评价服务", "performance evaluation", "open_tender", "services", True, [
        ("tender_notice_published", day(6, 3)), ("tender_documents_issued", day(6, 3)),
        ("notice_period_ended", day(6, 11)), ("document_supply_ended", day(6, 11)),
        ("clarification_notified", day(6, 12)), ("bids_due", day(6, 24), 570), ("bids_opened", day(6, 24), 570),
        ("evaluation_ended", day(6, 24)), ("evaluation_report_received", day(6, 26)), ("winner_confirmed", day(6, 28)),
        ("result_published", day(7, 2)), ("award_notice_issued", day(7, 2)), ("result_notice_period_ended", day(7, 3)),
        ("losing_deposits_refunded", day(7, 9)), ("contract_signed", day(7, 30)), ("contract_published", day(8, 1)),
        ("contract_filed", day(8, 8)),
    ]),
    # The contract is signed on the last day, which October's holiday moved; it is filed too late.
    ("P2", "数据机房设备更新", "renewal of the server room", "competitive_negotiation", "goods", False, [
        ("negotiation_document_issued", day(8, 26)), ("responses_due", day(8, 30)), ("evaluation_ended", day(8, 30)),
        ("evaluation_report_received", day(9, 2)), ("winner_confirmed", day(9, 5)), ("result_published", day(9, 6)),
        ("award_notice_issued", day(9, 6)), ("contract_signed", day(10, 8)), ("contract_published", day(10, 10)),
        ("contract_filed", day(10, 18)),
    ]),
    # Two questions, of which the second is answered too late; one of the suppliers complains.
    ("P3", "会计档案数字化", "digitising of the accounts archive", "competitive_consultation", "services", False, [
        ("consultation_document_issued", day(8, 21)), ("responses_due", day(9, 2)),
        ("question_received", day(9, 12), "", 1), ("question_answered", day(9, 20), "", 1),
        ("question_received", day(9, 27), "", 2), ("question_answered", day(10, 14), "", 2),
        ("complaint_received", day(10, 21), "", 2), ("complaint_decided", day(11, 28), "", 2),
    ]),
    # The copy of the contract is due in a year whose days off were known by then.
    ("P4", "物业管理服务", "property management", "competitive_consultation", "services", False, [
        ("consultation_document_issued", day(11, 5)), ("responses_due", day(11, 15)), ("award_notice_issued", day(12, 2)),
        ("contract_signed", day(12, 27)), ("contract_published", day(12, 31)),
    ]),
]


def procurements(scale):
    dice = Dice("procurements")
    rows, events = [], []
    for n in range(scale):
        shift = datetime.timedelta(days=dice.between(-90, 0) if n else 0)
        for purchase, zh, en, method, category, deposits, happened in PROCUREMENTS:
            key = purchase if n == 0 else f"{purchase}-{n}"
            rows.append([key, zh, en, method, category, day(12, 31), flag(deposits)])
            for event, on, *rest in happened:
                minute, matter = (*rest, "", "")[:2]
                events.append([key, event, on + shift, minute, matter])
    return rows, events


# --- bids and the experts' scores -------------------------------------------------------------------------------

LOT_HEADER = ["lot", "lot_zh", "lot_en", "category", "method", "evaluation_method", "announced_on", "budget", "ceiling",
              "reserved", "fixed_price", "score_decimals", "expert_count", "small_rate_percent"]
CRITERION_HEADER = ["lot", "criterion", "kind", "max_points", "objective"]
BID_HEADER = ["lot", "bidder", "price", "defects", "size", "total_in_words", "correction_confirmed", "brand"]
SCORE_HEADER = ["lot", "bidder", "expert", "criterion", "points"]
CRITERIA = [(1, "price", 20, None), (2, "technical", 40, False), (3, "business", 25, True), (4, "other", 15, False)]
LOTS = [
    # lot, names, category, method, evaluation, announced, budget, ceiling, decimals, experts, small rate, bids:
    # bidder, yuan, defects, size, total in words, confirmed, brand, how good (percent of the points from and to)
    ("L1", "绩效评价服务", "performance evaluation", "services", "open_tender", "comprehensive_scoring", day(6, 3),
     2_000_000, 1_950_000, 2, 5, "10", [
         (1, 1_860_000, "", "small", "", None, "", 84, 96),
         (2, 1_728_500, "", "large", "", None, "", 80, 92),
         (3, 1_799_000, "", "micro", 1_790_000, True, "", 70, 85),  # in words another amount: it goes first
         (4, 1_412_000, "not_signed", "small", "", None, "", 75, 90),
         (5, 1_968_000, "", "medium", "", None, "", 85, 98),  # above the ceiling
     ]),
    ("L2", "数据机房设备更新", "renewal of the server room", "goods", "competitive_negotiation", "lowest_price", day(8, 26),
     2_360_000, "", "", "", "10", [
         (1, 2_298_000, "", "small", "", None, "", 0, 0),
         (2, 2_190_000, "", "large", "", None, "", 0, 0),
         (3, 2_305_000, "", "medium", "", None, "", 0, 0),
     ]),
    # Four offers of three brands; of the two of one brand the cheaper one takes part.
    ("L3", "网络安全设备", "network security equipment", "goods", "open_tender", "lowest_price", day(10, 15),
     1_460_000, "", "", "", "10", [
         (1, 1_398_000, "", "medium", "", None, 1, 0, 0),
         (2, 1_366_000, "", "medium", "", None, 1, 0, 0),
         (3, 1_402_500, "", "large", "", None, 2, 0, 0),
         (4, 1_441_000, "", "small", "", None, 3, 0, 0),
     ]),
]


def evaluations(scale):
    dice = Dice("evaluations")
    lots, criteria, bids, scores = [], [], [], []
    for n in range(scale):
        for lot, zh, en, category, method, evaluation, announced, budget, ceiling, decimals, experts, rate, offers in LOTS:
            key = lot if n == 0 else f"{lot}-{n}"
            lots.append([key, zh, en, category, method, evaluation, announced, yuan(budget * 100),
                         yuan(ceiling * 100) if ceiling else "", "false", "false", decimals, experts, rate])
            scored = evaluation == "comprehensive_scoring"
            if scored:
                criteria += [[key, criterion, kind, points, flag(objective)] for criterion, kind, points, objective in CRITERIA]
            for bidder, price, defects, size, words, confirmed, brand, low, high in offers:
                bids.append([key, bidder, yuan(price * 100), defects, size, yuan(words * 100) if words else "",
                             flag(confirmed), brand])
                if not scored:
                    continue
                # What is objective gets the same points from every expert.
                objective_points = {c: points * dice.between(low, high) // 100 for c, _, points, objective in CRITERIA if objective}
                for expert in range(1, experts + 1):
                    for criterion, kind, points, objective in CRITERIA:
                        if kind != "price":
                            given = objective_points[criterion] if objective else points * dice.between(low, high) / 100
                            scores.append([key, bidder, expert, criterion, given])
    return lots, criteria, bids, scores


# --- OCDS releases of a district's purchases --------------------------------------------------------------------

def releases(scale):
    """JSON Lines of compiled releases (OCDS 1.1 with the extension for bids): most are sound, some call for a look."""
    dice = Dice("releases")
    stamp = "{}T09:00:00+08:00".format
    lines = []
    for number in range(1, 60 * scale + 1):
        buyer = f"CN-EXAMPLE-B{dice.between(1, 6):02d}"
        budget = dice.between(60, 480) * 1_000_000
        start = dice.day(day(1, 8), day(10, 31))
        end = start + datetime.timedelta(days=dice.pick([20, 21, 25, 30]) if number % 12 else 6)
        bidders = [f"CN-EXAMPLE-S{(number * 7 + n * 11) % 40:02d}" for n in range(1 if number % 15 == 0 else dice.between(3, 6))]
        prices = sorted(budget * dice.between(760, 990) // 1000 for _ in bidders)
        if number % 20 == 0 and len(prices) > 1:
            prices[1] = prices[0]  # two offers of the same price
        bids = [{"id": str(n), "status": "valid", "date": stamp(end - datetime.timedelta(days=1)),
                 "tenderers": [{"id": bidder}], "value": {"amount": fen / 100, "currency": "CNY"}}
                for n, (bidder, fen) in enumerate(zip(bidders, prices), 1)]
        winner = 0
        if number % 18 == 0:  # all but the dearest are turned down
            winner = len(bids) - 1
            for bid in bids[:-1]:
                bid["status"] = "disqualified"
        if number % 25 == 0:
            bids[winner]["date"] = stamp(end + datetime.timedelta(days=1))  # came after the deadline, and won
        supplier = {"id": bidders[winner]}
        value = {"amount": prices[winner] / 100, "currency": "CNY"}
        lines.append(json.dumps({
            "ocid": f"ocds-example-{number:06d}", "id": f"{number}-award", "date": stamp(end + datetime.timedelta(days=9)),
            "tag": ["compiled"], "initiationType": "tender", "buyer": {"id": buyer},
            "tender": {"id": str(number), "status": "complete", "procurementMethod": "open" if number % 5 else "selective",
                       "procurementMethodDetails": "公开招标" if number % 5 else "邀请招标", "awardCriteria": "priceOnly",
                       "procuringEntity": {"id": buyer}, "value": {"amount": budget / 100, "currency": "CNY"},
                       "tenderPeriod": {"startDate": stamp(start), "endDate": stamp(end)}, "numberOfTenderers": len(bids)},
            "bids": {"details": bids},
            "awards": [{"id": "1", "status": "active", "date": stamp(end + datetime.timedelta(days=5)), "value": value,
                        "suppliers": [supplier]}],
            "contracts": [{"id": "1", "awardID": "1", "status": "active", "value": value,
                           "dateSigned": stamp(end + datetime.timedelta(days=25 if number % 30 else 90))}],
        }, ensure_ascii=False, separators=(",", ":")))
    return ("\n".join(lines) + "\n").encode("utf-8")


# --- asset cards ------------------------------------------------------------------------------------------------

CARD_HEADER = ["card", "asset_class", "cost", "acquired_on", "life_months", "disposed_on", "never_depreciated"]
# class, cost in yuan from and to, lives in months that cards use (empty: the statutory minimum), how many cards.
# As in the published account: no vehicles, and two pieces of equipment of a million yuan or more.
CLASSES = [
    ("computer_equipment", 4_200, 68_000, ["", "72", "72", "84"], 24),
    ("office_equipment", 2_100, 46_000, ["", "72", "96"], 14),
    ("furniture", 800, 38_000, ["", "180", "180"], 10),
    ("communication_equipment", 3_500, 52_000, ["60", "60", "72"], 5),
    ("electrical_equipment", 6_000, 90_000, ["", "60"], 4),
    ("library_archive_equipment", 9_000, 76_000, ["60"], 2),
]
FIXED_CARDS = [
    ("computer_equipment", 1_284_600, day(5, 20, 2021), "72", "", None),  # the two of a million yuan and more
    ("computer_equipment", 1_096_000, day(9, 12, 2022), "72", "", None),
    ("computer_equipment", 86_500, day(3, 6, 2023), "36", "", None),  # shorter than table 1 allows
    ("office_equipment", 23_800, day(11, 2, 2022), "60", "", None),  # shorter than table 1 allows
    ("furniture", 42_600, day(6, 15, 2015), "180", "", None),  # before the rules: 2015
    ("computer_equipment", 18_900, day(4, 9, 2018), "72", day(4, 22), None),  # fully charged, then removed
    ("office_equipment", 31_200, day(8, 1, 2020), "72", day(7, 15), None),  # removed in the year
    ("library_archive_equipment", 12_000, day(3, 3, 2019), "", "", True),  # books: never depreciated
]


def cards(scale):
    dice = Dice("cards")
    number = 0
    for _ in range(scale):
        for name, cost, acquired, life, disposed, never in FIXED_CARDS:
            number += 1
            yield [f"ZC{number:07d}", name, yuan(cost * 100), acquired, life, disposed, flag(never)]
        for name, low, high, lives, count in CLASSES:
            for _ in range(count):
                number += 1
                cost = dice.between(low * 100, high * 100)
                yield [f"ZC{number:07d}", name, yuan(cost), dice.day(day(2, 1, 2017), day(12, 20)), dice.pick(lives),
                       "", ""]


# --- travel -----------------------------------------------------------------------------------------------------

CLAIM_HEADER = ["claim", "rank", "started_on", "ended_on"]
LINE_HEADER = ["claim", "expense", "place", "on_date", "quantity", "amount"]
PLACES = [  # place, price of a night in yuan from and to
    ("beijing_all", 380, 560),
    ("jiangsu_nanjing_suzhou_wuxi_changzhou_zhenjiang", 260, 400),
    ("zhejiang_hangzhou", 300, 430),
    ("qingdao_all", 300, 520),
    ("sichuan_chengdu", 280, 390),
    ("anhui_all", 240, 370),
]


def travel(scale):
    dice = Dice("travel")
    claims, lines = [], []
    for number in range(1, 8 * scale + 1):
        claim = f"CL{number:06d}"
        place, low, high = PLACES[(number - 1) % len(PLACES)]
        start = dice.day(day(1, 8), day(12, 10))
        days = dice.between(2, 5)
        end = start + datetime.timedelta(days=days - 1)
        nights = days - 1
        claims.append([claim, "bureau" if dice.chance(20) else "other", start, end])
        lines.append([claim, "intercity_fare", place, start, 1, yuan(dice.between(180, 1100) * 100)])
        lines.append([claim, "lodging", place, start, nights, yuan(nights * dice.between(low, high) * 100)])
        lines.append([claim, "meal_allowance", place, start, days, yuan(days * (120 if dice.chance(15) else 100) * 100)])
        transport_days = nights if dice.chance(25) else days
        lines.append([claim, "local_transport", place, start, transport_days, yuan(transport_days * 80 * 100)])
    return claims, lines


# --- energy -----------------------------------------------------------------------------------------------------

BUILDING_HEADER = ["building", "name_zh", "name_en", "period_start", "period_end", "floor_area_m2", "headcount"]
READING_HEADER = ["building", "month", "carrier", "quantity"]
BUILDINGS = [("A", "主办公楼", "main building", "3860.50", 92), ("B", "附属楼", "annexe", "1135.00", 21)]
COOLING = [10, 8, 6, 5, 7, 11, 15, 15, 11, 6, 6, 9]  # electricity by month, kWh a hundred square metres and more
HEATING = [30, 26, 14, 4, 0, 0, 0, 0, 0, 2, 12, 27]  # purchased heat by month


def energy(scale):
    dice = Dice("energy")
    buildings, readings = [], []
    for n in range(scale):
        for key, zh, en, area, people in BUILDINGS:
            building = key if n == 0 else f"{key}{n}"
            buildings.append([building, zh, en, day(1, 1), day(12, 31), area, people])
            square = float(area)
            for month in range(1, 13):
                wobble = dice.between(92, 108)
                readings.append([building, month, "electricity", int(square * COOLING[month - 1] * wobble / 100)])
                readings.append([building, month, "natural_gas", int(people * dice.between(28, 40) / 10)])
                readings.append([building, month, "heat", int(square * HEATING[month - 1] * wobble / 100)])
                readings.append([building, month, "fresh_water", int(people * dice.between(20, 32) / 10)])
    return buildings, readings


# --- books ------------------------------------------------------------------------------------------------------

# One row a command, in the order in which they are given; a cell is an input of the command with the column's name.
COMMAND_HEADER = [
    "event_id", "command", "actor", "recorded_at", "on_date", "acquired_on", "unit", "unit_name", "jurisdiction",
    "actor_name", "parent", "name", "level", "person", "trust", "duties", "indicator", "year", "document", "commitment",
    "purpose", "payment", "amount", "last", "body_kind", "card", "cost", "asset_class", "life_months", "run",
]
ACCEPTED_HEADER = ["event_id", "card", "name", "cost", "asset_class"]

ADMINISTRATOR, HEAD, PLANNER, APPLICANT, PAYER, ACCEPTOR, BUYER, BOOKKEEPER = range(1, 9)
DUTIES = [  # the numbers of people, their invented names, what each is entrusted with
    (HEAD, "乙", "approve_budget"),
    (PLANNER, "丙", "execute_budget"),
    (APPLICANT, "丁", "apply_expense"),
    (PAYER, "戊", "execute_payment"),
    (ACCEPTOR, "己", "accept_delivery"),
    (BUYER, "庚", "purchase"),
    (BOOKKEEPER, "辛", "keep_accounts"),
]
UNITS = [(2, "信息中心"), (3, "评审中心")]
# Purchases of the plan: commitment, indicator, yuan reserved, on which day, for what, payments (day, yuan, last).
SPENDING = [
    (1, 110, 1_352_500, day(3, 4), "预算管理系统运行维护", [(day(3, 29), 676_250, False), (day(9, 27), 676_250, True)]),
    (2, 120, 1_980_000, day(4, 30), "财政投资评审服务", [(day(6, 14), 990_000, False), (day(12, 13), 920_000, True)]),
    (3, 110, 386_000, day(5, 20), "办公电脑", []),
    (4, 110, 2_360_000, day(7, 9), "数据机房设备更新", []),  # more than is left: refused
    (5, 110, 1_080_000, day(8, 21), "会计档案数字化", [(day(11, 15), 540_000, False)]),
    (6, 100, 268_000, day(9, 4), "食堂设备", []),
    (7, 100, 1_650_000, day(11, 5), "物业管理服务", [(day(12, 20), 137_500, False)]),
]
# Deliveries: commitment, first card, how many, name, class, yuan each, day. What is left of the commitment is released.
DELIVERIES = [
    (3, 1001, 40, "办公电脑", "computer_equipment", 9_400, day(6, 20)),
    (6, 1101, 4, "食堂设备", "electrical_equipment", 67_000, day(10, 25)),
]
CARD_NAMES = {
    "computer_equipment": "计算机设备", "office_equipment": "办公设备", "furniture": "家具",
    "communication_equipment": "通信设备", "electrical_equipment": "电气设备", "library_archive_equipment": "图书档案设备",
}


def month_end(month):
    return (day(month + 1, 1) if month < 12 else day(1, 1, YEAR + 1)) - datetime.timedelta(days=1)


def books():
    """The commands of the year, and the cards of the deliveries."""
    with (HERE / "office.csv").open(encoding="utf-8") as file:
        body = dict(csv.reader(line for line in file if not line.startswith("#")))
    commands, accepted = [], []

    def give(on, event_id, command, actor, **facts):
        commands.append({"on_date": on, "event_id": event_id, "command": command, "actor": actor, **facts})

    start, budget_day = day(1, 2), day(1, 15)
    give(start, "found", "office.found", ADMINISTRATOR, unit=1, unit_name=body["name_zh"],
         jurisdiction=body["jurisdiction"], actor_name="甲")
    for unit, name in UNITS:
        give(start, f"unit-{unit}", "office.open_unit", ADMINISTRATOR, unit=unit, parent=1, name=name, level="basic")
    for person, name, _ in DUTIES:
        give(start, f"person-{person}", "office.enrol", ADMINISTRATOR, person=person, unit=1, name=name)
    for person, _, duties in DUTIES:
        give(start, f"trust-{person}", "office.entrust", ADMINISTRATOR, trust=person, person=person, unit=1,
             duties=duties)
    # Paying and applying must not come together: refused.
    give(start, "trust-9", "office.entrust", ADMINISTRATOR, trust=9, person=PAYER, unit=1, duties="apply_expense")

    give(budget_day, "indicator-100", "funds.issue", HEAD, indicator=100, unit=1, year=YEAR, amount=yuan(800_000_000),
         document="示例预〔2024〕1号")
    give(budget_day, "indicator-110", "funds.distribute", PLANNER, parent=100, indicator=110, unit=2,
         amount=yuan(300_000_000), document="示例预〔2024〕2号")
    give(budget_day, "indicator-120", "funds.distribute", PLANNER, parent=100, indicator=120, unit=3,
         amount=yuan(240_000_000), document="示例预〔2024〕3号")
    give(day(7, 10), "adjust-120", "funds.adjust", HEAD, indicator=120, amount=yuan(20_000_000),
         document="示例预〔2024〕4号")
    for commitment, indicator, amount, on, purpose, payments in SPENDING:
        give(on, f"reserve-{commitment}", "funds.reserve", APPLICANT, commitment=commitment, indicator=indicator,
             amount=yuan(amount * 100), purpose=purpose)
        for n, (paid_on, paid, last) in enumerate(payments, 1):
            give(paid_on, f"pay-{commitment}{n}", "funds.pay", PAYER, payment=commitment * 10 + n,
                 commitment=commitment, amount=yuan(paid * 100), last=flag(last))
    for commitment, first, count, name, kind, each, on in DELIVERIES:
        give(on, f"accept-{commitment}", "office.accept_purchase", ACCEPTOR, payment=commitment * 10 + 1,
             commitment=commitment, amount=yuan(each * count * 100), last=flag(True), body_kind="administrative")
        accepted += [[f"accept-{commitment}", card, name, yuan(each * 100), kind] for card in range(first, first + count)]
    # Of the cards of asset_cards.csv those that were added in the year; the books begin with it.
    for card, kind, cost, acquired, life, _, _ in cards(1):
        if acquired.year == YEAR:
            number = int(card[2:])
            give(acquired, f"card-{number}", "assets.acquire", BUYER, acquired_on=acquired, unit=1, card=number,
                 name=CARD_NAMES[kind], cost=cost, asset_class=kind, life_months=life, body_kind="administrative")
    for month in range(1, 13):
        for unit, first_month in ((1, 1), (2, 6)):  # from the month of its first card
            if month >= first_month:
                give(month_end(month), f"run-{unit}-{month:02d}", "assets.depreciation_run", BOOKKEEPER,
                     run=unit * 100 + month, unit=unit)

    commands.sort(key=lambda c: c["on_date"])  # stable: a day's runs come last
    accepted.sort(key=lambda row: [c["event_id"] for c in commands].index(row[0]))
    minute = {}
    for command in commands:  # recorded from nine o'clock in Beijing on, a minute apart
        n = minute[command["on_date"]] = minute.get(command["on_date"], -1) + 1
        command["recorded_at"] = f"{command['on_date']}T{1 + n // 60:02d}:{n % 60:02d}:00.000000Z"
        if "acquired_on" in command:
            command["on_date"] = ""  # the command knows its day by the other name
    return [[command.get(name, "") for name in COMMAND_HEADER] for command in commands], accepted


# --- files ------------------------------------------------------------------------------------------------------

def table(subject, notes, header, rows):
    """A CSV file as text; every file says in its first line that it is made up."""
    text = io.StringIO()
    text.write(f"# SYNTHETIC: {subject}, made by examples/data/generate.py, seed {SEED}\n")
    for note in notes:
        text.write(f"# {note}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def files(scale):
    claims, lines = travel(scale)
    buildings, readings = energy(scale)
    commands, accepted = books()
    purchases_with_events, dated = procurements(scale)
    lots, criteria, bids, scores = evaluations(scale)
    published = "origin = published: the amount is a figure of the published account, the rest of the row is made up."
    return {
        "purchases.csv": table("a plan of purchases", [published], PURCHASE_HEADER, purchases(scale)),
        "procurements.csv": table("procurements with dated events", [], PROCUREMENT_HEADER, purchases_with_events),
        "events.csv": table("dated events of the procurements", [], EVENT_HEADER, dated),
        "lots.csv": table("lots that were evaluated", [], LOT_HEADER, lots),
        "criteria.csv": table("criteria of the lots that are scored", [], CRITERION_HEADER, criteria),
        "bids.csv": table("bids for the lots", [], BID_HEADER, bids),
        "scores.csv": table("what every expert gave every bid", [], SCORE_HEADER, scores),
        # JSON has no comments: examples/README.md says that it is made up.
        "releases.jsonl": releases(scale),
        "asset_cards.csv": table("asset cards", [], CARD_HEADER, cards(scale)),
        "travel_claims.csv": table("travel claims", [], CLAIM_HEADER, claims),
        "travel_lines.csv": table("lines of the travel claims", [], LINE_HEADER, lines),
        "buildings.csv": table("buildings", [], BUILDING_HEADER, buildings),
        "meter_readings.csv": table("monthly meter readings", ["kWh, m3, MJ and t, as the carrier is counted"],
                                    READING_HEADER, readings),
        # Not longer with the scale: a year has these commands.
        "commands.csv": table("the commands of a year's books; people, documents and amounts are made up",
                              ["A row is a command, its cells the inputs of that command; amounts in yuan."],
                              COMMAND_HEADER, commands),
        "accepted_cards.csv": table("cards of the deliveries in commands.csv", [], ACCEPTED_HEADER, accepted),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=int, default=1, help="times as many rows")
    parser.add_argument("--out", type=pathlib.Path, default=HERE, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments = parser.parse_args()
    if arguments.scale < 1:
        parser.error("--scale must be at least 1")
    in_place = arguments.out.resolve() == HERE
    if arguments.scale > 1 and in_place and not arguments.check:
        parser.error("scaled tables are not written over the committed ones: name another folder with --out")

    made = files(arguments.scale)
    if arguments.check:
        different = [n for n, content in made.items()
                     if not (arguments.out / n).is_file() or (arguments.out / n).read_bytes() != content]
        print(f"differ: {', '.join(different)}" if different else f"{len(made)} files are as generated")
        return 1 if different else 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (arguments.out / name).write_bytes(content)
    if not in_place:
        for source in (HERE / "office.csv", HERE / "energy_calibers.csv"):
            shutil.copy(source, arguments.out)
        shutil.copytree(HERE / "accounts", arguments.out / "accounts", dirs_exist_ok=True)
    print(f"wrote {len(made)} files to {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
