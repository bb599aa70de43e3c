"""One stream of random numbers per table, so that adding a table never changes another."""

import hashlib

import numpy as np


def stream(name: str, table: str, seed: int) -> np.random.Generator:
    """Start the generator of one table of one data set.

    PCG64 starts from the first 16 bytes (big-endian) of the SHA-256 hash of
    "jtbd_helpers/<name>/<table>/<seed>", the same on every platform.
    """
    digest = hashlib.sha256(f"jtbd_helpers/{name}/{table}/{seed}".encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))
