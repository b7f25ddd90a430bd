"""A straightforward pass over OCDS lines in Python, as one writes it: the baseline of ocds_bench.

    ocds_python.py <file.jsonl>
"""
import collections
import json
import sys
from datetime import datetime


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def main(path):
    flags = collections.Counter()
    ratios = []
    bids_of, wins_of = collections.Counter(), collections.Counter()
    submitted_of, disqualified_of = collections.Counter(), collections.Counter()
    classes_of = collections.defaultdict(set)
    processes = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            processes += 1
            tender = release["tender"]
            if tender.get("status") == "cancelled":
                continue
            period = tender["tenderPeriod"]
            if (moment(period["endDate"]) - moment(period["startDate"])).days < 15:
                flags["R003"] += 1
            if tender.get("procurementMethod") in ("open", "selective") and tender.get("numberOfTenderers") == 1:
                flags["R018"] += 1
            bids = release["bids"]["details"]
            awards = [award for award in release.get("awards", ()) if award["status"] == "active"]
            suppliers = {supplier["id"] for award in awards for supplier in award["suppliers"]}
            prices = collections.defaultdict(set)
            for bid in bids:
                tenderer = bid["tenderers"][0]["id"]
                prices[bid["value"]["amount"]].add(tenderer)
                submitted_of[tenderer] += 1
                disqualified_of[tenderer] += bid["status"] == "disqualified"
                submitted_of[release["buyer"]["id"]] += 1
                disqualified_of[release["buyer"]["id"]] += bid["status"] == "disqualified"
                if bid["status"] == "valid" and tenderer in suppliers and bid["date"] > period["endDate"]:
                    flags["R030"] += 1
            flags["R028"] += any(len(tenderers) > 1 for tenderers in prices.values())
            if len(awards) != 1:
                continue
            winner = awards[0]["suppliers"][0]["id"]
            valid = {bid["tenderers"][0]["id"]: bid["value"]["amount"] for bid in bids if bid["status"] == "valid"}
            for tenderer in valid:
                bids_of[tenderer] += 1
                wins_of[tenderer] += tenderer == winner
            lowest = min(bids, key=lambda bid: bid["value"]["amount"])
            flags["R036"] += lowest["status"] == "disqualified" and bool(valid)
            flags["R035"] += set(valid) == {winner} and len(bids) > 1
            others = [price for tenderer, price in valid.items() if tenderer != winner]
            if winner in valid and others and min(others) >= valid[winner]:
                ratios.append((min(others) - valid[winner]) / valid[winner])
            for item in awards[0]["items"]:
                classes_of[winner].add(item["classification"]["id"][:2])
    ratios.sort()
    if ratios:
        q1, q3 = ratios[len(ratios) // 4], ratios[len(ratios) * 3 // 4]
        flags["R058"] = sum(ratio >= q3 + 1.5 * (q3 - q1) for ratio in ratios)
    print(processes, sum(flags.values()))


main(sys.argv[1])
