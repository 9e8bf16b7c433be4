"""Words and meaning in one list, and goods like another, over vectors that lie as the market's own model lays them."""
import json
import os
import time
import urllib.request

from bench.ground import HERE
from bench.processes import Skip, output
from bench.requests import python_with
from bench.search import goods, hundred_a_second, market_of, memory, paths
from bench.table import Row

COUNT, FULL, QUICK = 100_000, 1_000_000, 20_000
MODELS = "/usr/local/share/soko/models"
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def name_of(key):
    """As a product's id stands in an address: Crockford's base 32, 13 digits."""
    return "".join(DIGITS[key >> 5 * (12 - place) & 31] for place in range(13))


def hybrid(ground, skipped):
    count = FULL if ground.is_full else QUICK if ground.is_quick else COUNT
    if not os.path.exists(os.path.join(MODELS, "minilm")):
        raise Skip("there is no text model on this machine")
    ground.say(f"writing {count:,} products and their vectors")
    folder = goods(ground, count, "hybrid")
    with open(os.path.join(folder, "meanings.txt"), "w") as file:
        file.write(output([os.path.join(ground.release, "measure"), "embed", MODELS, os.path.join(folder, "kinds.txt")]))
    python = python_with(ground, "numpy")
    output([python, os.path.join(HERE, "programs/goods_vectors.py"), folder, os.path.join(folder, "meanings.txt")])
    took = []
    market, _ = market_of(ground, folder, count, "both", before=lambda connection: took.append(fill(ground, connection, folder)))
    rows = [Row(f"vectors of {count:,} products indexed, s", f"{took[0]:.0f}")]
    pages = paths(ground, folder, "queries.txt", "pages", "/?q={}")
    rows.append(hundred_a_second(ground, market, f"results page, words and meaning, {count:,} products,", pages, 80))
    rows.append(like(ground, market, folder, count))
    rows.append(Row("serving process with its models at its largest, MiB", f"{memory(market.server):.0f}", target="< 1,024",
                    is_met=memory(market.server) < 1024))
    market.close()
    return rows


def fill(ground, connection, folder):
    """Seconds that the index of vectors takes; no trigger tells anybody."""
    definition = ground.sql(connection, "SELECT pg_get_indexdef('product_embeddings_near'::regclass)")
    ground.sql(connection, "DROP INDEX product_embeddings_near; ALTER TABLE product_embeddings DISABLE TRIGGER USER")
    columns = "product_embeddings (product_id, model, embedding)"
    output(["psql", "-X", "-q", "-d", connection, "-c", f"\\copy {columns} FROM '{folder}/rows.copy' WITH (FORMAT binary)"])
    ground.sql(connection, "VACUUM ANALYZE product_embeddings")
    ground.say("building the index of vectors")
    started = time.monotonic()
    ground.sql(connection, definition)
    return time.monotonic() - started


def like(ground, market, folder, count):
    exact = json.load(open(os.path.join(folder, "similar.json")))
    hits = 0
    for key, wanted in exact.items():
        with urllib.request.urlopen(f"{market.address}/api/v1/products/{name_of(int(key))}/similar?limit=10") as answer:
            found = {item["id"] for item in json.load(answer)["items"]}
        hits += len(found & {name_of(other) for other in wanted})
    recall = hits / 10 / len(exact)
    file = ground.path("similar")
    with open(os.path.join(folder, "products.csv")) as lines, open(file, "w") as out:
        step = max(1, count // 4_000)
        for at, line in enumerate(lines):
            if at % step == 0:
                out.write(f"/api/v1/products/{name_of(int(line.split(',', 1)[0]))}/similar?limit=10\n")
    row = hundred_a_second(ground, market, f"goods like another of {count:,},", file, 50)
    return row._replace(note=f"{row.note}; recall@10 {recall:.3f}", is_met=row.is_met and recall >= 0.95, target="< 50 ms at recall ≥ 0.95")
