"""A million products: what searches and suggestions take, and words beside tantivy at 55,000 titles."""
import json
import os
import re
import statistics
import subprocess
import time
import urllib.parse
import venv

from bench.ground import HERE, Market
from bench.load import clients
from bench.processes import output
from bench.table import Row

PRODUCTS, TITLES = 1_000_000, 55_000
SEED = """
SET session_replication_role = replica;
CREATE TEMP TABLE goods (id bigint, seller int, title text, about text, category text, brand int, condition text, price bigint, n int, kind int);
\\copy goods FROM '{folder}/products.csv' CSV
INSERT INTO sellers (id, phone, name, slug, description, catalogue_url, location)
SELECT n, '2547' || lpad(n::text, 8, '0'), 'Shop ' || n, 'shop-' || n, '', 'http://127.0.0.1:1/', (ARRAY['Westlands', 'Ngara', 'Karen'])[1 + n % 3] || ', Nairobi'
FROM generate_series(1, 200) n;
INSERT INTO brands (id, name, slug) SELECT DISTINCT ON (brand) brand, split_part(title, ' ', 1) || ' ' || brand, 'brand-' || brand FROM goods ORDER BY brand;
INSERT INTO products (id, seller_id, status, title, description, category, price_minor, currency, brand_id, condition, live_since, s3_image_url,
    picture_width, picture_height, picture_colour, picture_placeholder)
SELECT id, seller, 'live', title, about, category, price, 'KES', brand, condition, now() - n * interval '4 seconds',
    encode(sha256(n::text::bytea), 'hex'), 1080, 1080, '#aabbcc', 'data:image/webp;base64,' || repeat('A', 90) FROM goods;
ANALYZE;
"""


def goods(ground, count, name):
    folder = ground.path(name)
    os.makedirs(folder)
    os.chmod(folder, 0o755)
    output(["python3", os.path.join(HERE, "programs", "goods.py"), str(count), folder])
    return folder


def paths(ground, folder, source, target, form):
    with open(os.path.join(folder, source)) as lines, open(ground.path(target), "w") as out:
        for line in lines:
            out.write(form.format(urllib.parse.quote(line.strip())) + "\n")
    return ground.path(target)


def memory(process):
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024


def market_of(ground, folder, count, name, before=None):
    """A database with these goods, their index built, and a server; also how many seconds the index took."""
    cluster, connection = ground.cluster(name)
    environment = ground.environment(connection, ground.path(name + "-data"))
    ground.soko(environment, "migrate")
    seed = ground.path(name + ".sql")
    with open(seed, "w") as file:
        file.write(SEED.format(folder=folder))
    ground.sql(connection, file=seed)
    if before:
        before(connection)
    ground.say("building the index")
    started = time.monotonic()
    ground.soko(environment, "search", "rebuild")
    rebuilt = time.monotonic() - started
    market = Market(ground, cluster, connection, environment)
    wait_for_index(market, count)
    return market, rebuilt


def search(ground, skipped):
    count = 50_000 if ground.is_quick else PRODUCTS
    ground.say(f"writing {count:,} products")
    folder = goods(ground, count, "goods")
    market, rebuilt = market_of(ground, folder, count, "search")
    rows = [Row(f"search index of {count:,} products rebuilt, s", f"{rebuilt:.0f}", target="< 300", is_met=rebuilt < 300,
                note=f"{count / rebuilt:,.0f} products/s; {folder_bytes(ground.path('search-data', 'search', 'built')) / count:,.0f} bytes a product")]
    for name, source, form, most in (
            ("words with facets", "queries.txt", "/api/v1/search?q={}&counts=true&meaning=false", 15),
            ("suggestions", "beginnings.txt", "/api/v1/suggestions?q={}", 5)):
        rows.append(hundred_a_second(ground, market, name, paths(ground, folder, source, name.split()[0], form), most))
    rows.append(Row("serving process at its largest, MiB", f"{memory(market.server):.0f}", target="< 1,024", is_met=memory(market.server) < 1024))
    market.close()
    return rows + beside_tantivy(ground, skipped)


def hundred_a_second(ground, market, name, file, most):
    """One row: a hundred clients, each once in a second."""
    program, seconds = ground.compile("clients"), 5 if ground.is_quick else 20
    # Others than those that are measured first: what is asked twice in a row is answered from the last copy.
    with open(file) as lines, open(file + ".before", "w") as before:
        asked = lines.readlines()
        before.writelines(asked[10:] + asked[:10])
    clients(program, market.port, 100, 3, 1000, file + ".before")
    seen = clients(program, market.port, 100, seconds, 1000, file)
    if seen["errors"] + seen["stuck"] or seen["refused"] or seen["faults"]:
        raise RuntimeError(f"{name}: {seen}")
    return Row(f"{name} at 100 queries/s: p95", f"{seen['p95']:.1f} ms", target=f"< {most} ms", is_met=seen["p95"] < most,
               note=f"{len(set(asked)):,} different ones, {seen['rate']} /s, p50 {seen['p50']} ms, p99 {seen['p99']} ms")


def wait_for_index(market, count):
    for _ in range(600):
        state = json.loads(output(["curl", "-s", market.address + "/health"])).get("search", {})
        if state.get("products", 0) >= count:
            return
        time.sleep(0.5)
    raise RuntimeError(f"the index did not come: {state}")


def folder_bytes(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def beside_tantivy(ground, skipped):
    """Both ask one index of titles on one core, in turn; tantivy as its Python package comes."""
    folder = goods(ground, TITLES, "titles")
    python = ground.path("tantivy", "bin", "python")
    venv.create(ground.path("tantivy"), with_pip=True)
    done = subprocess.run([python, "-m", "pip", "-q", "install", "tantivy==0.27.0"], capture_output=True, text=True)
    if done.returncode:
        skipped.append(("words beside tantivy", "tantivy could not be installed"))
        return []
    environment = ground.environment("host=/nowhere", ground.path("titles-data"))
    theirs, ours = [], []
    for _ in range(1 if ground.is_quick else 3):
        theirs.append(float(output(["taskset", "-c", "0", python, os.path.join(HERE, "programs", "tantivy_peer.py"), folder])))
        said = output(["taskset", "-c", "0", os.path.join(ground.release, "soko"), "evaluate", "search", "--stages", "words", "--format", "json",
                       "--products", os.path.join(folder, "titles.csv"), "--queries", os.path.join(folder, "queries.txt")], env=environment)
        ours.append(json.loads(said)["stages"][0]["milliseconds"])
    peer, own = statistics.median(theirs), statistics.median(ours)
    return [Row(f"words over {TITLES:,} titles, one core, ms a query", f"{own:.2f}", f"tantivy {peer:.2f}", own / peer, "≤ 3 ×", own <= 3 * peer,
                "200 candidates each, 2,000 queries; ours plans (typos, compounds, other languages) and scores them again")]
