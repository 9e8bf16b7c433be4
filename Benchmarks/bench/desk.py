"""A shop of 100,000 products and a million price changes: what its makers, its buyers' programs and its desk wait for."""
import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import struct
import subprocess
import time

from bench.accounts import PASSWORD
from bench.ground import Market
from bench.load import clients
from bench.table import Row

PRODUCTS = 100_000
ADMIN = "admin@example.com"
PAGES = ["listings", "listings?status=live", "listings?q=brake", "listings?q=filter+toyota", "listings?sort=price", "listings?sort=-title",
         "listings?category=car", "categories", "brands", "vehicles", "attributes", "stock", "stock/alerts", "purchases", "suppliers",
         "imports", "sync", "activity", "quality", "jobs", "jobs/dead", "pages", "featured", "banners", "synonyms", "redirects",
         "identity", "official-stores"]


def post(market, path, body, token=None):
    connection = http.client.HTTPConnection("127.0.0.1", market.port)
    headers = {"Content-Type": "application/json"} | ({"Authorization": "Bearer " + token} if token else {})
    connection.request("POST", path, json.dumps(body), headers)
    reply = connection.getresponse()
    answer = json.loads(reply.read() or b"{}")
    if reply.status >= 300:
        raise RuntimeError(f"{path}: {reply.status} {answer}")
    return answer


def totp(key):
    """RFC 6238: six digits, thirty seconds, SHA-1."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    mac = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[place:place + 4])[0] & 0x7fffffff) % 1_000_000:06}"


def admin(ground, market):
    """The cookie of an admin with a second factor."""
    environment = ground.environment(market.connection, market.data)
    soko = os.path.join(ground.release, "soko")
    for words, said in ((["account", "add", ADMIN, "Admin"], PASSWORD + "\n"), (["account", "roles", ADMIN, "admin"], "")):
        subprocess.run([soko, *words], env=environment, input=said, text=True, check=True, capture_output=True)
    credentials = {"contact": ADMIN, "password": PASSWORD}
    token = post(market, "/api/v1/sessions", credentials)["accessToken"]
    offer = post(market, "/api/v1/account/second-factor", {"password": PASSWORD}, token)
    codes = post(market, "/api/v1/account/second-factor/confirmation", {"step": offer["step"], "code": totp(offer["key"])}, token)
    step = post(market, "/api/v1/sessions", credentials)["step"]
    known = post(market, "/api/v1/sessions/second-factor", {"step": step, "code": codes["recoveryCodes"][0]})
    return "Cookie: soko_access=" + known["accessToken"]


def filled(ground, count):
    """A market of its own with the demo's parts shops, and how long they took to make."""
    cluster, connection = ground.cluster("desk")
    environment = ground.environment(connection, ground.path("desk-data"))
    ground.say(f"making {count:,} products with their prices, stock and sales")
    said = ground.soko(environment, "demo", "--products", str(count))
    return Market(ground, cluster, connection, environment), float(re.search(r"products in ([\d.]+) s", said).group(1))


def desk(ground, skipped):
    count = 5_000 if ground.is_quick else PRODUCTS
    market, seconds = filled(ground, count)
    program = ground.compile("clients")
    changes = int(ground.sql(market.connection, "SELECT count(*) FROM price_changes"))
    rows = [Row(f"{count:,} products with {changes:,} price changes made, s", f"{seconds:.0f}", target="≤ 300", is_met=seconds <= 300,
                note=f"{count / seconds:,.0f} products/s by `soko demo --products`")]
    return rows + api(ground, market, program) + pages(ground, market, program, admin(ground, market))


def seen(ground, market, program, paths, many, seconds, interval, *headers):
    file = ground.path("desk-paths")
    with open(file, "w") as out:
        out.write("".join(path + "\n" for path in paths))
    clients(program, market.port, many, 2, interval, file, *headers)
    answer = clients(program, market.port, many, seconds, interval, file, *headers)
    wrong = answer["errors"] + answer["stuck"]
    if wrong or answer["refused"] or answer["faults"]:
        raise RuntimeError(f"{paths[0]}: {answer}")
    return answer


def api(ground, market, program):
    """200 requests a second, as drawn by 200 clients."""
    codes = ground.sql(market.connection, "SELECT DISTINCT category FROM products WHERE status = 'live' ORDER BY 1 LIMIT 40").split()
    lists = ["/api/v1/products", "/api/v1/products?limit=50"] + [f"/api/v1/products?category={code}" for code in codes]
    page = json.loads(http_get(market, "/api/v1/products?limit=100"))
    details = []
    while len(details) < 1_000 and page.get("next"):
        details += [f"/api/v1/products/{item['id']}" for item in page["items"]]
        page = json.loads(http_get(market, f"/api/v1/products?limit=100&after={page['next']}"))
    seconds = 5 if ground.is_quick else 20
    rows = []
    for name, paths, most in (("product list API", lists, 50), ("product detail API", details, 30)):
        answer = seen(ground, market, program, paths, 200, seconds, 1000)
        rows.append(Row(f"{name} at 200 requests/s: p95", f"{answer['p95']:.1f} ms", target=f"< {most} ms", is_met=answer["p95"] < most,
                        note=f"{len(paths)} addresses, {answer['rate']} requests/s, p99 {answer['p99']} ms"))
    return rows


def http_get(market, path):
    connection = http.client.HTTPConnection("127.0.0.1", market.port)
    connection.request("GET", path)
    return connection.getresponse().read()


def pages(ground, market, program, cookie):
    """Each list alone, four people at a time; the slowest counts."""
    seconds = 2 if ground.is_quick else 5
    times = {page: seen(ground, market, program, [f"/admin/{page}"], 4, seconds, 250, cookie)["p95"] for page in PAGES}
    slowest = sorted(times, key=times.get)[::-1][:4]
    board = seen(ground, market, program, ["/admin", "/admin?days=7", "/admin?days=90"], 4, 3 * seconds, 500, cookie)
    return [
        Row(f"the slowest of {len(PAGES)} admin lists: p95", f"{times[slowest[0]]:.1f} ms", target="< 100 ms",
            is_met=times[slowest[0]] < 100, note=", ".join(f"{page} {times[page]:.1f} ms" for page in slowest)),
        Row("dashboard: p95", f"{board['p95']:.1f} ms", target="< 200 ms", is_met=board["p95"] < 200,
            note=f"7, 30 and 90 days in turn, 4 people; p50 {board['p50']} ms, longest {board['max']} ms"),
    ]
