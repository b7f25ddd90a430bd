"""The last day of a statutory period that ends in the National Day holidays, with the whole reasoning.

Run it with PYTHONPATH=capi/python and STEWARD_LIBRARY=build/release/capi/libsteward.so, or with the package installed.
"""
import sys

import steward


def main() -> int:
    book = steward.Rulebook()
    answer = book.calendar.deadline(
        jurisdiction="CN/31/3101/310107",
        time_limit="procurement.contract_signing_period",
        starts_on="2024-09-06",  # award notice issued
        ended_on="2024-10-08",  # contract signed
    )
    print(f"deadline {answer.deadline_on}, outcome {answer.outcome}")
    print(answer.explain("zh"))
    return 0 if answer.outcome == "pass" else 1


if __name__ == "__main__":
    sys.exit(main())
