"""1,500 keep-alive clients on the home page, product pages and the list API at once."""
import json

from bench.load import clients
from bench.requests import body
from bench.table import Row

CLIENTS = 1500
# As browsers ask: answers are compressed, without a cache.
HEADER = "Accept-Encoding: gzip, deflate, br"


def crowd(ground, skipped):
    market, program = ground.market(), ground.compile("clients")
    path = "/api/v1/products"
    products = [item["id"] for item in json.loads(body(market.address + path + "?limit=100"))["items"]]
    with open(ground.path("crowd-paths"), "w") as file:
        for product in products:
            file.write(f"/\n/p/{product}\n{path}\n")
    ask = lambda seconds, interval: clients(program, market.port, CLIENTS, seconds, interval, ground.path("crowd-paths"), HEADER)
    seconds = 5 if ground.is_quick else 15
    ask(3, 1000)
    paced, full = ask(seconds, 1000), ask(seconds, 0)
    resident, most = market.server.memory()
    failures = sum(seen["errors"] + seen["stuck"] for seen in (paced, full))
    return [
        Row("1,500 clients, a request a second each: p95", f"{paced['p95']:.1f} ms", target="< 100 ms", is_met=paced["p95"] < 100,
            note=f"{paced['rate']} requests/s, p50 {paced['p50']} ms, p99 {paced['p99']} ms, longest {paced['max']} ms; timed from when each was due"),
        Row("1,500 clients that never pause: requests/s", f"{full['rate']:,}",
            note=f"p50 {full['p50']} ms, p95 {full['p95']} ms, p99 {full['p99']} ms; brotli on every answer, none kept"),
        Row("1,500 clients: errors", str(failures), target="0", is_met=failures == 0,
            note="" if not failures else ", ".join(
                f"{name} {seen['faults']} × 5xx, {seen['refused']} × 4xx, {seen['stuck']} without an answer for a second, {seen['errors']} in all"
                for name, seen in (("paced:", paced), ("without pause:", full)))),
        Row("1,500 clients: memory of the server", f"{resident:.0f} MiB, at most {most:.0f}", target="< 300 MiB", is_met=most < 300),
    ]
