"""From a seller's catalogue to the wall, against the sandbox with its pages 200 ms away."""
import json
import os
import signal
import time
import urllib.request

from bench.ground import CHECKOUT
from bench.table import Row

STAGES = "('sync-seller', 'hydrate-product', 'generate-embedding', 'quality-control')"


class Outside:
    """The sandbox, its sellers and its faults. Its pictures are kept in .build between runs: drawing them is not ours."""

    def __init__(self, ground):
        folders = [os.path.join(CHECKOUT, "../shared/data/grocery")]
        words = ["--demo"] + [word for folder in folders if os.path.isdir(folder) for word in ("--from", folder)]
        self.process, self.port = ground.sandbox(*words, cache=os.path.join(CHECKOUT, ".build/bench-sandbox"))
        with open(self.process.log) as log:
            lines = [json.loads(line) for line in log if line.startswith('{"seller"')]
        self.sellers = [(line["seller"], line["catalogue"]) for line in lines]
        self.products = sum(line["products"] for line in lines)

    def latency(self, **milliseconds):
        """Lets pages answer late, by kind (catalogue, product, picture); all others at once."""
        faults = [{"page": page, "effect": "latency", "milliseconds": wait} for page, wait in milliseconds.items()]
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/sandbox/faults", json.dumps({"faults": faults}).encode(), {"Content-Type": "application/json"})
        urllib.request.urlopen(request).close()


class Worker:
    """A worker on an empty market of its own, the sandbox's sellers enrolled."""

    def __init__(self, ground, outside, name):
        self.ground = ground
        self.cluster, self.connection = ground.cluster(name)
        host = f"127.0.0.1:{outside.port}"
        self.environment = ground.environment(
            self.connection, ground.path(name + "-data"), SOKO_WHATSAPP_URL="http://" + host, SOKO_ALLOWED_HOSTS=host,
            # Pages and pictures have one host here; 20 pages stay in flight, and pictures beside them.
            SOKO_HOST_CEILING="40")
        ground.soko(self.environment, "migrate")
        for seller, catalogue in outside.sellers:
            ground.soko(self.environment, "seller", "add", catalogue, seller)
        self.most = 0

    def start(self):
        self.process = self.ground.start([os.path.join(self.ground.release, "soko"), "work"], "work", env=self.environment)

    def wait(self, condition, seconds):
        """Until `condition` gives 0, or so long; says which."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self.process.is_running():
                raise RuntimeError("the worker ended: " + self.process.tail())
            self.most = max(self.most, self.process.memory()[1])
            if self.value(condition) == "0":
                return True
            time.sleep(0.5)
        return False

    def value(self, statement):
        return self.ground.sql(self.connection, statement)

    def rate(self, change):
        """Lines of the sync log with this change: how many, and over how many seconds from the first to the last."""
        count, seconds = self.value(
            f"SELECT count(*), coalesce(extract(epoch FROM max(at) - min(at)), 0) FROM catalog_sync_logs WHERE change = '{change}'").split("|")
        return int(count), float(seconds)

    def end(self):
        self.process.stop()
        self.cluster.stop()


def hydrate(ground, outside, limit):
    """The stage alone: catalogues are read while product pages hang; later stages wait for pictures that hang."""
    worker = Worker(ground, outside, "hydrating")
    outside.latency(product=600_000, picture=600_000)
    worker.start()
    worker.wait("SELECT count(*) FROM jobs WHERE kind = 'sync-seller'", 180)
    # It would wait for the pages that hang.
    worker.process.stop(signal.SIGKILL)
    worker.value("UPDATE jobs SET lease = NULL, run_at = now(), attempts = 0")
    outside.latency(product=200, picture=600_000)
    worker.start()
    worker.wait("SELECT count(*) FROM jobs WHERE kind = 'hydrate-product'", limit)
    count, seconds = worker.rate("hydrated")
    worker.process.stop(signal.SIGKILL)
    outside.latency()
    worker.end()
    return count, seconds, worker.most


def whole(ground, outside, limit, name):
    worker = Worker(ground, outside, name)
    outside.latency(product=200)
    began = float(worker.value("SELECT extract(epoch FROM clock_timestamp())"))
    worker.start()
    is_done = worker.wait(f"SELECT count(*) FROM jobs WHERE kind IN {STAGES}", limit)
    live, last = worker.value(
        "SELECT count(*), coalesce(extract(epoch FROM max(at)), 0) FROM catalog_sync_logs WHERE change = 'approved'").split("|")
    # With work left over, all the time counts.
    ended = float(last) if is_done and int(live) else float(worker.value("SELECT extract(epoch FROM clock_timestamp())"))
    outside.latency()
    states = worker.value("SELECT string_agg(status || ' ' || count, ', ') FROM (SELECT status, count(*) FROM products GROUP BY 1 ORDER BY 2 DESC) s")
    worker.end()
    return int(live), ended - began, worker.most, states


def pipeline(ground, skipped):
    outside, limit = Outside(ground), 60 if ground.is_quick else 300
    mark = os.path.join(CHECKOUT, f".build/bench-sandbox/drawn-{outside.products}")
    if not os.path.exists(mark):
        ground.say("a first pass, so that the sandbox has its pictures drawn")
        whole(ground, outside, 600, "drawing")
        open(mark, "w").close()
    ground.say("hydrating")
    count, seconds, most = hydrate(ground, outside, limit)
    hydrated = 60 * count / max(seconds, 0.001)
    ground.say("whole pipeline")
    live, took, most_whole, states = whole(ground, outside, limit, "whole")
    rate = 60 * live / took
    return [
        Row("hydrating alone, products/min, 200 ms away", f"{hydrated:,.0f}", "6,000 is the limit", hydrated / 6000, "≥ 5,400",
            hydrated >= 5400, f"{count} products in {seconds:.1f} s, 20 in flight"),
        Row("catalogue to live, products/min", f"{rate:,.0f}", target="≥ 2,000", is_met=rate >= 2000,
            note=f"{live} live after {took:.0f} s, reading {len(outside.sellers)} catalogues in a browser included; {states}"),
        Row("memory of the worker", f"at most {max(most, most_whole):.0f} MiB", target="< 500 MiB", is_met=max(most, most_whole) < 500),
    ]
