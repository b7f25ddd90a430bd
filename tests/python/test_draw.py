"""The draw of experts, repeated by docs/reference/repeat_draw.py, which knows nothing of the library."""
import hashlib
import importlib.util
import pathlib
import random
import struct
import subprocess
import sys
import unittest

import library

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "reference" / "repeat_draw.py"
SPEC = importlib.util.spec_from_file_location("repeat_draw", SCRIPT)
REPEAT = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(REPEAT)

STANDINGS = ("conflict_of_interest", "own_staff", "other_field", "unavailable", "drawn_before", "suspended")


def draw(rng):
    """Facts of a draw with ids of all kinds, and what the script makes of them."""
    ids = list({"".join(rng.choice("0123abcXYZ专家 é🙂") for _ in range(rng.randint(1, 12))) for _ in range(rng.randint(1, 30))})
    rng.shuffle(ids)
    standing = ["eligible"] + [rng.choice(("eligible",) * 4 + STANDINGS) for _ in ids[1:]]
    eligible = [id_.encode() for id_, one in zip(ids, standing) if one == "eligible"]
    experts = rng.randint(1, len(eligible))
    reserves = rng.randint(0, len(eligible) - experts)
    seed = "种子 %d" % rng.getrandbits(256)
    order = REPEAT.order(seed.encode(), eligible)
    facts = dict(
        drawn_on="2026-11-23", experts=experts, reserves=reserves, seed=seed,
        seed_digest=hashlib.sha256(seed.encode()).hexdigest(), pool_digest=REPEAT.pool_digest(eligible).hex(),
        pool=[{"expert": id_, "standing": one} for id_, one in zip(ids, standing)],
    )
    return facts, ids, order


class Draw(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.book = library.book()

    def check(self, answer, facts, ids, order):
        self.assertEqual(answer["outcome"], "pass")
        self.assertTrue(answer["seed_matches"] and answer["pool_matches"])
        words = struct.pack(">4q", *(answer["pool_digest_%d" % i] for i in (1, 2, 3, 4)))
        self.assertEqual(words.hex(), facts["pool_digest"])
        places = {id_: place for place, id_ in enumerate(order, 1)}
        for id_, result in zip(ids, answer["pool"]):
            place = places.get(id_.encode())
            self.assertEqual(result["place"], place)
            last = facts["experts"] + facts["reserves"]
            wanted = ("excluded" if place is None else "drawn" if place <= facts["experts"]
                      else "reserve" if place <= last else "not_drawn")
            self.assertEqual(str(result["selection"]), wanted)

    def test_thousands_of_draws(self):
        rng = random.Random(20261125)
        draws = [draw(rng) for _ in range(4000)]
        columns = {name: [facts[name] for facts, _, _ in draws] for name in draws[0][0]}
        table = self.book.decide("procurement.expert_draw", jurisdiction="CN/central", **columns)
        self.assertEqual((len(table), table.n_bad), (len(draws), 0))
        for row, (facts, ids, order) in enumerate(draws):
            self.check(table.row(row), facts, ids, order)

    def test_the_command(self):
        ids = ["E%02d" % i for i in range(1, 8)]
        ran = subprocess.run([sys.executable, str(SCRIPT), "2026-11-25/lot-1", "3", "2"], input="\n".join(ids) + "\n",
                             capture_output=True, encoding="utf-8", check=True)
        answer = self.book.decide("procurement.expert_draw", jurisdiction="CN/central", drawn_on="2026-11-23", experts=3, reserves=2,
                                  seed="2026-11-25/lot-1", pool=[{"expert": id_, "standing": "eligible"} for id_ in ids])
        lines = ran.stdout.splitlines()
        self.assertEqual(lines[1].split()[3:], [str(answer["pool_digest_%d" % i]) for i in (1, 2, 3, 4)])
        wanted = sorted((result["place"], id_, str(result["selection"])) for id_, result in zip(ids, answer["pool"]))
        self.assertEqual([line.split() for line in lines[2:]],
                         [[selection, str(place), id_] for place, id_, selection in wanted if selection in ("drawn", "reserve")])

    def test_a_pool_that_is_too_small(self):
        ran = subprocess.run([sys.executable, str(SCRIPT), "s", "3"], input="E01\nE02\n", capture_output=True, encoding="utf-8")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("2 eligible", ran.stderr)


if __name__ == "__main__":
    unittest.main()
