"""Verify a journal's SQLite file with nothing but Python's standard library.

    verify_journal.py FILE [HEAD ...]

Computes every hash again, as docs/reference/journal.md describes. Prints the head of the journal and ends with 0 when
all is as it was written, and when every HEAD given (a line as it was kept elsewhere) is part of the journal; otherwise
says what is wrong and ends with 1. Written apart from the library, so that one can be checked against the other.
"""
import datetime
import hashlib
import sqlite3
import sys

EPOCH = datetime.datetime(1970, 1, 1)
INTEGER, BYTES = 0, 2  # wire types


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def message(*values):
    """The canonical message whose fields 1, 2, ... are the values: int as zigzag varint, others with a length."""
    out = b""
    for number, value in enumerate(values, 1):
        if isinstance(value, int):
            out += varint(number << 3 | INTEGER) + varint(2 * value if value >= 0 else -2 * value - 1)
        else:
            data = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | BYTES) + varint(len(data)) + data
    return out


def microseconds(text):
    moment = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


def days(text):
    return (datetime.datetime.strptime(text, "%Y-%m-%d") - EPOCH).days


def verify(path, heads):
    db = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
    (name, algorithm), = db.execute("SELECT name, algorithm FROM journal_settings")

    def digest(data):
        return hashlib.new(algorithm, data).digest()

    def line(seq, batch, value):
        return f"steward-journal 1 {algorithm} {seq} {batch} {value.hex()} {name}"

    faults = []
    previous = digest(message("steward-journal", 1, algorithm, name))
    known = {line(0, 0, previous)}
    head = line(0, 0, previous)
    next_seq = 1
    batches = db.execute("SELECT number, first_seq, count, previous, hash FROM journal_batch ORDER BY number")
    for expected, (number, first_seq, count, before, value) in enumerate(batches, 1):
        if (number, first_seq, before) != (expected, next_seq, previous):
            faults.append(f"batch {number} does not follow the one before")
        hashes = b""
        rows = db.execute(
            "SELECT seq, stream, type, schema, event_id, event_date, recorded_at, actor, outcome, body, hash "
            "FROM journal_event WHERE seq >= ? AND seq < ? ORDER BY seq", (first_seq, first_seq + count)).fetchall()
        if [row[0] for row in rows] != list(range(first_seq, first_seq + count)):
            faults.append(f"batch {number} has not all of its events {first_seq} to {first_seq + count - 1}")
        for seq, stream, kind, schema, event_id, date, recorded, actor, outcome, body, kept in rows:
            try:
                same = kept == digest(message(seq, stream, kind, schema, event_id, days(date), microseconds(recorded),
                                              actor, outcome, body))
            except ValueError:
                same = False
            if not same:
                faults.append(f"event {seq} does not fit its hash")
            hashes += kept
        if value != digest(message(number, first_seq, count, before, hashes)):
            faults.append(f"batch {number} does not fit the hashes of its events")
        previous, next_seq = value, first_seq + count
        head = line(next_seq - 1, number, value)
        known.add(head)
    for seq, in db.execute("SELECT seq FROM journal_event WHERE seq >= ? OR seq < 1", (next_seq,)):
        faults.append(f"event {seq} is in no batch")
    faults += [f"not part of this journal: {h}" for h in heads if h not in known]
    return head, faults


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    end, wrong = verify(sys.argv[1], sys.argv[2:])
    for fault in wrong:
        print(fault)
    print(end)
    sys.exit(1 if wrong else 0)
