"""Nearest neighbours through the market's own statement: recall against the exact ten, latency, and hnswlib beside it."""
import json
import os
import subprocess
import time

from bench.ground import HERE
from bench.processes import output
from bench.requests import python_with
from bench.table import Row

COUNT, FULL, QUICK = 100_000, 1_000_000, 20_000
# As migration 0003 builds the index, and as PgvectorIndex asks it.
NEIGHBOURS, BUILD, WIDTH = 16, 64, 400


def fill(ground, connection, folder, count):
    """Goods and their vectors, the index built over them; seconds that took, and the index' size in MiB."""
    ground.sql(connection, """
        ALTER TABLE products DISABLE TRIGGER USER; ALTER TABLE product_embeddings DISABLE TRIGGER USER;
        INSERT INTO sellers (id, phone, name, slug, catalogue_url) VALUES (1, '254700000001', 'Bench', 'bench', 'x')""")
    # Every hundredth is of the narrow filter's category.
    ground.sql(connection, f"""
        INSERT INTO products (id, seller_id, status, title, description, category, price_minor, currency, live_since)
        SELECT 1000000 + n, 1, 'live', 'Thing no. ' || n, 'Made in small numbers and sold by its maker. ' || md5(n::text),
            CASE WHEN n % 100 = 0 THEN 'shoes' ELSE 'home' END, 10000 + n * 37 % 900000, 'KES', now() - n * interval '1 second'
        FROM generate_series(0, {count} - 1) n""")
    definition = ground.sql(connection, "SELECT pg_get_indexdef('product_embeddings_near'::regclass)")
    ground.sql(connection, "DROP INDEX product_embeddings_near")
    columns = "product_embeddings (product_id, model, embedding)"
    output(["psql", "-X", "-q", "-d", connection, "-c", f"\\copy {columns} FROM '{folder}/rows.copy' WITH (FORMAT binary)"])
    ground.sql(connection, "VACUUM ANALYZE")
    start = time.monotonic()
    ground.sql(connection, definition)
    took = time.monotonic() - start
    return took, int(ground.sql(connection, "SELECT pg_relation_size('product_embeddings_near')")) / 1048576


def ours(ground, connection, folder):
    """Recall, p50 and p95 by filter."""
    exact = json.load(open(folder + "/exact.json"))
    answers = {}
    for line in output([os.path.join(ground.release, "measure"), "vectors", connection, folder + "/queries.txt"]).splitlines():
        said = json.loads(line)
        hits = sum(len(set(found) & set(wanted)) for found, wanted in zip(said["found"], exact[said["name"]]))
        times = sorted(said["milliseconds"])
        answers[said["name"]] = {"recall": hits / 10 / len(times), "p50": times[len(times) // 2], "p95": times[int(len(times) * 0.95)]}
    return answers


def peer(ground, python, folder, skipped):
    try:
        said = output([python, os.path.join(HERE, "programs/vectors_peer.py"), "peer", folder, str(NEIGHBOURS), str(BUILD), str(WIDTH)])
        return json.loads(said)
    except RuntimeError as fault:
        skipped.append(("hnswlib as a peer", str(fault)[:200]))
        return None


def vectors(ground, skipped):
    count = FULL if ground.is_full else QUICK if ground.is_quick else COUNT
    folder, python = ground.path("vectors"), python_with(ground, "numpy")
    try:
        python = python_with(ground, "numpy", "hnswlib")
    except subprocess.SubprocessError as fault:
        skipped.append(("hnswlib as a peer", str(fault)[:200]))
    ground.say(f"making {count:,} vectors")
    output([python, os.path.join(HERE, "programs/vectors_peer.py"), "make", folder, str(count)])
    cluster, connection = ground.cluster("vectors-base")
    ground.soko(ground.environment(connection, ground.path("vectors-data")), "migrate")
    ground.say("building the index")
    built, size = fill(ground, connection, folder, count)
    found = ours(ground, connection, folder)
    cluster.stop()
    beside = peer(ground, python, folder, skipped)
    other = beside and beside[str(WIDTH)]
    rows = []
    for name, label in (("all", "no filter"), ("narrow", "1 % filter")):
        mine, theirs = found[name], other and other[name]
        rows.append(Row(
            f"{count:,} vectors, {label}: recall@10, p95", f"{mine['recall']:.3f}, {mine['p95']:.1f} ms",
            f"hnswlib {theirs['recall']:.3f}, {theirs['p95']:.1f} ms" if theirs else "–", theirs and theirs["p95"] / mine["p95"],
            "≥ 0.95, < 50 ms", mine["recall"] >= 0.95 and mine["p95"] < 50,
            f"p50 {mine['p50']:.1f} ms" + (f", hnswlib {theirs['p50']:.1f} ms" if theirs else "")
            + ("; hnswlib asks Python for each candidate" if name == "narrow" and theirs else "")))
    rows.append(Row(
        f"building the index of {count:,}", f"{built:.0f} s", f"hnswlib {beside['build']:.0f} s" if beside else "–",
        beside and beside["build"] / built, note=f"{size:.0f} MiB; m {NEIGHBOURS}, ef_construction {BUILD}, ef_search {WIDTH}"))
    return rows
