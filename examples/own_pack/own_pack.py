"""A pack of one's own over the embedded rules: lint it, see what it changes, decide with it, pin it.

Run it with PYTHONPATH=capi/python and STEWARD_LIBRARY=build/release/capi/libsteward.so, or with the package installed.
"""
import pathlib
import sys

import steward

PACK = pathlib.Path(__file__).with_name("jilin.toml")


def main() -> int:
    found = steward.lint(PACK, lang="en")
    for finding in found:
        print("%(file)s:%(line)d: %(severity)s [%(code)s] %(message)s" % finding)
    print(len(found), "findings")

    embedded, own = steward.Rulebook(), steward.Rulebook(PACK)
    for change in embedded.diff(own, "en"):
        print(change["id"], change["kind"], change["text"])

    purchase = dict(jurisdiction="CN/22", category="goods", budget_fen=320_000_000, announced_on="2027-03-01",
                    method="competitive_consultation", ground_holds=False)
    before = embedded.procurement.open_tender(**purchase)
    after = own.procurement.open_tender(**purchase)
    print("without the pack:", before.outcome)
    print("with the pack:", after.outcome)
    print(after.explain("en"))

    steward.Rulebook(PACK, digest=own.digest)
    try:
        steward.Rulebook(digest=own.digest)
    except steward.PackError as refused:
        print("refused:", refused.name)
    else:
        return 1
    return 0 if not found and (before.outcome, after.outcome) == ("indeterminate", "violation") else 1


if __name__ == "__main__":
    sys.exit(main())
