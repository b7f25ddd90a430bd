"""Repeat a draw of experts (procurement.expert_draw) with nothing but Python.

    repeat_draw.py <seed> <experts> [<reserves>] < ids

`ids` are the ids of the eligible experts, UTF-8, one a line, in any order. The algorithm is `sha256-rank`:

1. Every id has the digest SHA-256(seed, line feed, id).
2. The ids are put in ascending order of their digests.
3. The first are drawn, the next are reserves.

Printed are the digest of the seed, the digest of the pool (SHA-256 over the ids in ascending order of their bytes, each
followed by a line feed; also as the four integers of the operation), and the ids in the order of the draw.
"""
import hashlib
import struct
import sys


def order(seed: bytes, ids: list[bytes]) -> list[bytes]:
    """The ids in the order of the draw."""
    if not seed:
        raise ValueError("the seed is empty")
    if len(set(ids)) != len(ids):
        raise ValueError("an id stands in the pool twice")
    if any(not id_ or b"\n" in id_ for id_ in ids):
        raise ValueError("an id is empty or has a line feed")
    return sorted(ids, key=lambda id_: hashlib.sha256(seed + b"\n" + id_).digest())


def pool_digest(ids: list[bytes]) -> bytes:
    """The digest of a pool, whatever its order."""
    return hashlib.sha256(b"".join(id_ + b"\n" for id_ in sorted(ids))).digest()


def main(arguments: list[str]) -> int:
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    seed, experts = arguments[0].encode(), int(arguments[1])
    reserves = int(arguments[2]) if len(arguments) == 3 else 0
    ids = sys.stdin.buffer.read().split(b"\n")
    if ids and not ids[-1]:
        ids.pop()
    if experts < 1 or reserves < 0 or experts + reserves > len(ids):
        print(f"the pool has {len(ids)} eligible experts", file=sys.stderr)
        return 1
    drawn = order(seed, ids)
    pool = pool_digest(ids)
    print("seed digest", hashlib.sha256(seed).hexdigest())
    print("pool digest", pool.hex(), *struct.unpack(">4q", pool))
    for place, id_ in enumerate(drawn[: experts + reserves], 1):
        print("drawn  " if place <= experts else "reserve", place, id_.decode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
