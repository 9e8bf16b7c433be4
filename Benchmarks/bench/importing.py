"""100,000 rows of a seller's file into the catalogue while the site answers; the same file once more; a common Python way."""
import json
import os
import shutil
import threading
import time

from bench.ground import HERE, Market
from bench.load import clients
from bench.processes import output
from bench.requests import body, python_with
from bench.table import Row

ROWS = 100_000
MAPPING = {"Ref": "sku", "Name": "title", "Text": "description", "Category": "category", "Brand": "brand", "Price": "price",
           "Qty": "stock", "Width": "attribute:width", "Season": "attribute:season", "OEM": "oem"}
CATEGORIES = ["bags", "shoes", "home", "car", "kitchen", "toys", "electronics", "fashion"]
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def write(path, rows):
    """A file as a shop's own program writes it: semicolons, decimal commas, quotes."""
    with open(path, "w") as file:
        file.write(";".join(MAPPING) + "\n")
        for n in range(rows):
            file.write(f'P-{n:06};"Part ""{n}"" for everyday use";Made in small numbers and sold by its maker, the same day within the city. No. {n * 7919};'
                       f'{CATEGORIES[n % 8]};Maker {n % 500};{1 + n * 37 % 900_000},{n % 100:02};{n % 60};{100 + n % 300};'
                       f'{("summer", "winter")[n % 2]};1K0 {n:06}\n')


class Run:
    """One file given to a worker."""

    def __init__(self, ground, market, number, path):
        self.market, self.ground = market, ground
        self.key = "0" * 12 + DIGITS[number]
        folder = os.path.join(market.data, "imports")
        os.makedirs(folder, exist_ok=True)
        shutil.copy(path, os.path.join(folder, self.key))
        task = json.dumps({"run": self.key})
        ground.sql(market.connection, f"""
            INSERT INTO import_runs (id, seller_id, account_id, is_market, state, name, content_end, mapping, currency, started_at)
            SELECT {number}, min(s.id), (SELECT min(id) FROM accounts), true, 'running', 'goods.csv', {os.path.getsize(path)},
                '{json.dumps(MAPPING)}', 'KES', clock_timestamp() FROM sellers s;
            INSERT INTO jobs (kind, payload, dedupe_key, priority, max_attempts) VALUES ('import-catalogue', '{task}', '{self.key}', 2, 8);
            SELECT pg_notify('jobs', 'import-catalogue')""")
        self.number = number

    def wait(self):
        """Seconds from the first to the last row, and what came of them."""
        while True:
            state, seconds, counts = self.ground.sql(self.market.connection, f"""
                SELECT state, extract(epoch FROM ended_at - started_at), concat_ws(' ', created, changed, same, refused)
                FROM import_runs WHERE id = {self.number}""").split("|")
            if state not in ("running",):
                return float(seconds), f"{state}: {counts}"
            time.sleep(0.2)


def own_market(ground):
    """20,000 live products of their own, none to be embedded anew: the worker shall do nothing else."""
    cluster, connection = ground.cluster("import")
    environment = ground.environment(connection, ground.path("import-data"), SOKO_HEARTBEAT_HOURS="720")
    ground.soko(environment, "migrate")
    ground.sql(connection, file=os.path.join(HERE, "seed.sql"))
    ground.sql(connection, "TRUNCATE product_embeddings")
    return Market(ground, cluster, connection, environment)


def importing(ground, skipped):
    market, program = own_market(ground), ground.compile("clients")
    rows = 10_000 if ground.is_quick else ROWS
    path = ground.path("goods.csv")
    write(path, rows)
    ground.sql(market.connection, """
        INSERT INTO accounts (id, name, language, visitor) VALUES (1, 'Bench', 'en', gen_random_uuid()) ON CONFLICT DO NOTHING;
        INSERT INTO attributes (code, kind, names, unit) VALUES ('width', 'number', '{"en": "Width"}', 'mm') ON CONFLICT DO NOTHING;
        INSERT INTO attributes (code, kind, names, choices) VALUES ('season', 'choice', '{"en": "Season"}',
            '[{"code": "summer", "names": {"en": "Summer"}}, {"code": "winter", "names": {"en": "Winter"}}]') ON CONFLICT DO NOTHING;
        INSERT INTO category_attributes (category, attribute) SELECT c.code, a.code FROM categories c, attributes a ON CONFLICT DO NOTHING""")
    products = [item["id"] for item in json.loads(body(market.address + "/api/v1/products?limit=100"))["items"]]
    with open(ground.path("browse-paths"), "w") as file:
        for product in products:
            file.write(f"/\n/p/{product}\n/api/v1/products\n")
    environment = ground.environment(market.connection, market.data, SOKO_HEARTBEAT_HOURS="720")
    worker = ground.start([os.path.join(ground.release, "soko"), "work"], "work", env=environment)
    time.sleep(2)
    seen, is_over = [], threading.Event()

    def browse():
        while not is_over.is_set():
            seen.append(clients(program, market.port, 50, 5, 1000, ground.path("browse-paths"), "Accept-Encoding: gzip, deflate, br"))

    browsing = threading.Thread(target=browse)
    ground.say(f"importing {rows:,} rows while 50 clients browse")
    first = Run(ground, market, 1, path)
    browsing.start()
    seconds, counts = first.wait()
    is_over.set()
    browsing.join()
    p95 = max(answer["p95"] for answer in seen)
    errors = sum(answer["errors"] + answer["stuck"] for answer in seen)
    ground.say("the same file once more")
    again, same = Run(ground, market, 2, path).wait()
    most = worker.memory()[1]
    worker.stop()
    market.server.stop()
    market.cluster.stop()
    peer = python_way(ground, path, skipped)
    limit = 60 * rows / ROWS
    table = [
        Row(f"import of {rows:,} rows, rows/s", f"{rows / seconds:,.0f}", f"Python {rows / peer[0]:,.0f}" if peer else "–",
            peer[0] / seconds if peer else None, f"≤ {limit:.0f} s", seconds <= limit, f"{seconds:.1f} s, {counts}; "
            "products, variants, prices' history, stock ledger, part numbers, sync log and events, 50 clients browsing"),
        Row("the same file again, rows/s", f"{rows / again:,.0f}", f"Python {rows / peer[1]:,.0f}" if peer else "–",
            peer[1] / again if peer else None, note=f"{again:.1f} s, {same}"),
        Row("browsing during the import: p95", f"{p95:.1f} ms", target="< 200 ms", is_met=p95 < 200 and errors == 0,
            note=f"the worst of {len(seen)} stretches of 5 s, {sum(answer['rate'] for answer in seen) // max(1, len(seen))} requests/s, {errors} errors"),
        Row("memory of the worker during the import", f"at most {most:.0f} MiB", target="< 400 MiB", is_met=most < 400),
    ]
    return table


def python_way(ground, path, skipped):
    """csv.DictReader, COPY into a temporary table and upserts, by asyncpg: seconds of a first and of a second run."""
    try:
        python = python_with(ground, "asyncpg")
        cluster, connection = ground.cluster("import-peer")
        ground.soko(ground.environment(connection, ground.path("import-peer-data")), "migrate")
        ground.sql(connection, "INSERT INTO sellers (id, phone, name, slug, catalogue_url) VALUES (1, '254700000001', 'Peer', 'peer', 'x')")
        said = output([python, os.path.join(HERE, "programs/import_peer.py"), connection, path])
        cluster.stop()
        return json.loads(said)
    except Exception as fault:
        skipped.append(("the Python way of importing", str(fault)[:200]))
        return None
