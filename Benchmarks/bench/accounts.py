"""What accounts cost: the token on every request, sign-ins beside browsing, the vault."""
import concurrent.futures
import http.client
import json
import os
import subprocess
import threading
import urllib.parse
import re

from bench.load import Side, clients, interleaved
from bench.processes import output
from bench.table import Row, number

PASSWORD = "tembo-anapanda-mlima"
MAIL = "bench@example.com"


def session(market, mail):
    """An access token of a session just opened."""
    connection = http.client.HTTPConnection("127.0.0.1", market.port)
    connection.request("POST", "/api/v1/sessions", json.dumps({"contact": mail, "password": PASSWORD}),
                       {"Content-Type": "application/json"})
    reply = connection.getresponse()
    answer = json.loads(reply.read())
    if reply.status != 201:
        raise RuntimeError(f"sign-in: {reply.status} {answer}")
    return answer["accessToken"]


def accounts(ground, skipped):
    market = ground.market()
    environment = ground.environment(market.connection, market.data)
    soko = os.path.join(ground.release, "soko")
    subprocess.run([soko, "account", "add", MAIL, "Bench"], env=environment, input=PASSWORD + "\n", text=True, check=True,
                   capture_output=True)
    return signed_in(ground, market) + browsing(ground, market) + measured(ground)


def signed_in(ground, market):
    cookie = "soko_access=" + session(market, MAIL)
    path = "/api/v1/products"
    anonymous = Side("anonymous", market.address + path, market.server)
    known = Side("signed in", market.address + path, market.server, header="Cookie: " + cookie)
    seconds, rounds = (2 if ground.is_quick else 5), (1 if ground.is_quick else 3)
    interleaved([anonymous, known], (32,), seconds, rounds, market.cluster)
    mine, theirs = known.median(32), anonymous.median(32)
    return [Row("signed-in list, 32 connections, requests/s", number(mine), f"anonymous {number(theirs)}", mine / theirs, "≥ 0.9",
                mine / theirs >= 0.9)]


def form(port, source):
    """A browser's cookies and form token, from an address of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, source_address=(source, 0))
    connection.request("GET", "/sign-in", headers={"Accept": "text/html"})
    page = connection.getresponse().read().decode()
    return connection, re.search(r'name="csrf" value="([^"]+)"', page).group(1)


def browsing(ground, market):
    """200 sign-ins at once, each from an address of its own and with a contact of its own: nobody's accounts take the time of
    somebody's."""
    program = ground.compile("clients")
    with open(ground.path("browse-paths"), "w") as file:
        file.write("/\n/api/v1/products\n")
    seconds = 20
    forms = [form(market.port, f"127.0.{1 + number // 200}.{2 + number % 200}") for number in range(200)]
    statuses = []

    def enter(number):
        connection, token = forms[number]
        fields = urllib.parse.urlencode({"csrf": token, "contact": f"guest{number}@example.com", "password": PASSWORD})
        connection.request("POST", "/sign-in", fields, {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"})
        reply = connection.getresponse()
        reply.read()
        statuses.append(reply.status)

    def all_at_once():
        with concurrent.futures.ThreadPoolExecutor(200) as pool:
            list(pool.map(enter, range(200)))

    quiet = clients(program, market.port, 100, 5, 1000, ground.path("browse-paths"))
    timer = threading.Timer(1, all_at_once)
    timer.start()
    busy = clients(program, market.port, 100, seconds, 1000, ground.path("browse-paths"))
    timer.join()
    done = statuses.count(422)
    return [Row("browsing while 200 sign in at once: p95", f"{busy['p95']:.1f} ms", f"before {quiet['p95']:.1f} ms", target="< 100 ms",
                is_met=busy["p95"] < 100 and done == 200,
                note=f"100 clients, a request a second each; {done} of 200 sign-ins answered, bcrypt cost 12 for each")]


def measured(ground):
    subprocess.run(["swift", "build", "-c", "release", "--product", "measure"], cwd=os.path.dirname(os.path.dirname(os.path.dirname(
        os.path.abspath(__file__)))), check=True, capture_output=True)
    seen = json.loads(output([os.path.join(ground.release, "measure")]))
    return [
        Row("token check, seen before", f"{seen['knownToken']:.1f} µs", target="≤ 20 µs", is_met=seen["knownToken"] <= 20,
            note=f"the first time, with its Ed25519 signature, {seen['newToken']:.0f} µs"),
        Row("vault, opens/s on one core", number(seen["opens"]), target="≥ 10,000", is_met=seen["opens"] >= 10_000,
            note="AES-256-GCM with the key ring, 22 bytes each, without the database"),
    ]
