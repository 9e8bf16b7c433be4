"""Vectors as a market has them, and hnswlib beside them.

    vectors_peer.py make FOLDER COUNT          rows.copy (binary COPY of product_embeddings), vectors.f16, queries.txt, exact answers
    vectors_peer.py peer FOLDER M BUILD EF …   hnswlib over the same vectors: JSON of build time and, by ef, recall@10 and latency

Goods are alike in kinds: each vector lies near one of COUNT / 200 centres, in some forty directions of that kind's own, with a
little of everything; kinds are of very different size. Uniform noise would have no near neighbours at all.
"""
import json
import os
import struct
import sys
import time

import numpy as np

DIMENSIONS, DIRECTIONS, QUERIES, NEAR = 768, 40, 300, 10
# Product n of the bench has this id; every hundredth is of the narrow filter's category.
FIRST = 1_000_000


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def vectors(count):
    """Batches of float16 rows [n, 768], the same every time."""
    chance = np.random.default_rng(2026)
    kinds = max(20, count // 200)
    centres = unit(chance.standard_normal((kinds, DIMENSIONS), dtype=np.float32))
    # Kinds are alike in families, so that the way to a neighbour leads through others.
    families = unit(chance.standard_normal((max(4, kinds // 25), DIMENSIONS), dtype=np.float32))
    centres = unit(centres + 1.0 * families[chance.integers(0, len(families), kinds)])
    pool = unit(chance.standard_normal((4096, DIMENSIONS), dtype=np.float32))
    share = 1 / (np.arange(kinds) + 10.0)
    of = chance.choice(kinds, count, p=share / share.sum())
    for start in range(0, count, 10_000):
        kind = of[start:start + 10_000]
        own = pool[(kind[:, None] * 31 + np.arange(DIRECTIONS)) % len(pool)]
        weights = chance.standard_normal((len(kind), DIRECTIONS), dtype=np.float32) * 0.11
        noise = chance.standard_normal((len(kind), DIMENSIONS), dtype=np.float32) * 0.006
        yield unit(centres[kind] + np.einsum("nd,ndk->nk", weights, own) + noise).astype(np.float16)


def make(folder, count):
    os.makedirs(folder, exist_ok=True)
    head, number = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0), 0
    with open(folder + "/rows.copy", "wb") as copy, open(folder + "/vectors.f16", "wb") as raw:
        copy.write(head)
        for batch in vectors(count):
            raw.write(batch.tobytes())
            for row, text in zip(batch, batch.astype(">f2")):
                copy.write(struct.pack(">hiqi", 3, 8, FIRST + number, 9) + b"benchmark" + struct.pack(">ihh", 4 + 2 * DIMENSIONS, DIMENSIONS, 0)
                           + text.tobytes())
                number += 1
        copy.write(struct.pack(">h", -1))
    rows = loaded(folder)
    chance = np.random.default_rng(7)
    # A buyer's picture is like goods of the market without being one of them.
    near = rows[chance.choice(count, QUERIES, replace=False)].astype(np.float32)
    queries = unit(near + chance.standard_normal(near.shape, dtype=np.float32) * 0.012).astype(np.float16)
    np.save(folder + "/queries.npy", queries)
    with open(folder + "/queries.txt", "w") as file:
        for query in queries:
            file.write("[" + ",".join(repr(float(number)) for number in query) + "]\n")
    exact = {"all": nearest(rows, queries, np.arange(count)), "narrow": nearest(rows, queries, np.arange(0, count, 100))}
    json.dump({name: (found + FIRST).tolist() for name, found in exact.items()}, open(folder + "/exact.json", "w"))


def loaded(folder):
    return np.memmap(folder + "/vectors.f16", np.float16, "r").reshape(-1, DIMENSIONS)


def nearest(rows, queries, among):
    """The true ten of each query, nearest first: [queries, 10]."""
    questions = queries.astype(np.float32)
    best = np.full((len(queries), 0), 0, np.float32)
    which = np.zeros((len(queries), 0), np.int64)
    for start in range(0, len(among), 20_000):
        part = among[start:start + 20_000]
        best = np.concatenate([best, questions @ rows[part].astype(np.float32).T], axis=1)
        which = np.concatenate([which, np.broadcast_to(part, (len(queries), len(part)))], axis=1)
        keep = np.argsort(-best, axis=1, kind="stable")[:, :NEAR]
        best, which = np.take_along_axis(best, keep, 1), np.take_along_axis(which, keep, 1)
    return which


def recall(found, exact):
    return sum(len(set(a) & set(b)) for a, b in zip(found, exact)) / (len(exact) * NEAR)


def measured(index, folder, name, accept):
    queries = np.load(folder + "/queries.npy").astype(np.float32)
    exact = json.load(open(folder + "/exact.json"))[name]
    found, times = [], []
    for query in queries:
        start = time.perf_counter()
        try:
            labels, _ = index.knn_query(query, k=NEAR, num_threads=1, filter=accept)
        except RuntimeError:  # fewer than ten were reached
            labels = [[]]
        times.append((time.perf_counter() - start) * 1000)
        found.append([int(label) + FIRST for label in labels[0]])
    times.sort()
    return {"recall": recall(found, exact), "p50": times[len(times) // 2], "p95": times[int(len(times) * 0.95)]}


def peer(folder, m, build, widths):
    import hnswlib
    rows = loaded(folder)
    index = hnswlib.Index("ip", DIMENSIONS)
    index.init_index(len(rows), M=m, ef_construction=build, random_seed=1)
    index.set_num_threads(1)
    start = time.perf_counter()
    for at in range(0, len(rows), 10_000):
        index.add_items(rows[at:at + 10_000].astype(np.float32), np.arange(at, min(at + 10_000, len(rows))))
    answer = {"build": time.perf_counter() - start}
    for width in widths:
        index.set_ef(width)
        answer[width] = {"all": measured(index, folder, "all", None), "narrow": measured(index, folder, "narrow", lambda label: label % 100 == 0)}
    print(json.dumps(answer))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], int(sys.argv[3]))
    else:
        peer(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), [int(word) for word in sys.argv[5:]])
