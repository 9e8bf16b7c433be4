"""Vectors of the goods that goods.py wrote: what each is called lies near what its kind means to the market's own model, and
what it looks like near its kind's picture.

    goods_vectors.py FOLDER MEANINGS      rows.copy (binary COPY of product_embeddings), similar.json

MEANINGS: the model's name, then 768 numbers of each line of kinds.txt. similar.json has a hundred products and, by exact
comparison with all, the ten nearest of each.
"""
import csv
import json
import os
import struct
import sys

import numpy as np

DIMENSIONS, HALF, DIRECTIONS, ASKED = 768, 384, 24, 100


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def spread(chance, centres, kinds, pool, width):
    """Rows near their kind's centre, in two dozen directions of its own."""
    own = pool[(kinds[:, None] * 31 + np.arange(DIRECTIONS)) % len(pool)]
    weights = chance.standard_normal((len(kinds), DIRECTIONS), dtype=np.float32) * width
    return unit(centres[kinds] + np.einsum("nd,ndk->nk", weights, own))


def main():
    folder, meanings = sys.argv[1:]
    chance = np.random.default_rng(2026)
    with open(meanings) as lines:
        model = next(lines).strip().encode()
        # A question in words has nothing in its picture's half.
        texts = unit(np.array([line.split() for line in lines], np.float32)[:, HALF:])
    with open(os.path.join(folder, "products.csv"), newline="") as file:
        rows = [(int(row[0]), int(row[9])) for row in csv.reader(file)]
    ids, kinds = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    pictures = unit(chance.standard_normal((len(texts), HALF), dtype=np.float32) * 0.7 + unit(texts) * 4)
    pool = unit(chance.standard_normal((4096, HALF), dtype=np.float32))
    all_rows = np.empty((len(rows), DIMENSIONS), np.float16)
    with open(os.path.join(folder, "rows.copy"), "wb") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0))
        for start in range(0, len(rows), 10_000):
            part = kinds[start:start + 10_000]
            looks, words = spread(chance, pictures, part, pool, 0.12), spread(chance, texts, part, pool, 0.08)
            joined = np.concatenate([looks * 0.6 ** 0.5, words * 0.4 ** 0.5], axis=1).astype(np.float16)
            all_rows[start:start + len(part)] = joined
            for key, row in zip(ids[start:start + len(part)], joined.astype(">f2")):
                copy.write(struct.pack(">hiqi", 3, 8, key, len(model)) + model + struct.pack(">ihh", 4 + 2 * DIMENSIONS, DIMENSIONS, 0) + row.tobytes())
        copy.write(struct.pack(">h", -1))
    asked = chance.choice(len(rows), ASKED, replace=False)
    near = nearest(all_rows, asked)
    with open(os.path.join(folder, "similar.json"), "w") as file:
        json.dump({str(ids[at]): [int(ids[other]) for other in found] for at, found in zip(asked, near)}, file)


def nearest(rows, asked):
    """The ten of all rows that are nearest to each asked one, itself left out."""
    questions, best = rows[asked].astype(np.float32), [[] for _ in asked]
    for start in range(0, len(rows), 50_000):
        likeness = questions @ rows[start:start + 50_000].astype(np.float32).T
        for at, line in enumerate(likeness):
            top = np.argpartition(-line, min(11, len(line) - 1))[:11]
            best[at] = sorted(best[at] + [(float(line[n]), start + int(n)) for n in top if start + n != asked[at]], reverse=True)[:10]
    return [[row for _, row in found] for found in best]


main()
