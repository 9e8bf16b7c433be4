"""The list API and a trivial route, beside the bare probe and a common Python stack."""
import os
import subprocess
import urllib.request

from bench.ground import CHECKOUT, HERE
from bench.load import Side, interleaved
from bench.processes import free_port
from bench.table import Row, number


def body(address):
    with urllib.request.urlopen(address) as reply:
        return reply.read()


def python_with(ground, *packages):
    """A Python with these packages, in .build, so that they are installed once."""
    venv = os.path.join(CHECKOUT, ".build/bench-venv")
    python = os.path.join(venv, "bin/python")
    try:
        subprocess.run([python, "-c", "import " + ", ".join(packages)], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        ground.say("installing " + ", ".join(packages))
        subprocess.run(["python3", "-m", "venv", venv], check=True, capture_output=True, timeout=60)
        subprocess.run([python, "-m", "pip", "-q", "install", *packages], check=True, capture_output=True, timeout=180)
    return python


def starlette(ground, market):
    """uvicorn + Starlette + asyncpg, two workers: its process and address."""
    python = python_with(ground, "uvicorn", "uvloop", "httptools", "starlette", "asyncpg", "orjson")
    port = free_port()
    process = ground.start(
        [python, "-m", "uvicorn", "starlette_peer:app", "--app-dir", os.path.join(HERE, "programs"), "--port", str(port),
         "--workers", "2", "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"],
        "starlette", env=os.environ | {"PEER_DATABASE": market.connection, "PEER_QUERY": os.path.join(HERE, "list.sql"),
                                       "PYTHONDONTWRITEBYTECODE": "1"})
    process.wait_for(f"http://127.0.0.1:{port}/trivial")
    return process, f"http://127.0.0.1:{port}"


def further_peer(ground, market, path, skipped):
    try:
        process, address = starlette(ground, market)
        return [Side("Starlette", address + path, process, with_children=True)]
    except (subprocess.SubprocessError, RuntimeError, OSError) as fault:
        skipped.append(("Starlette as a peer", str(fault)[:200]))
        return []


def list_api(ground, skipped):
    market, (probe, probe_address) = ground.market(), ground.probe()
    path = "/api/v1/products"
    if body(market.address + path) != body(probe_address + "/products"):
        raise RuntimeError("the probe and the API do not answer the same bytes, so they cannot be compared")
    ours, peer = Side("soko", market.address + path, market.server), Side("probe", probe_address + "/products", probe)
    others = further_peer(ground, market, "/products", skipped)
    connections, seconds, rounds = (32, 64), (2 if ground.is_quick else 5), (1 if ground.is_quick else 3)
    interleaved([peer, ours] + others, connections, seconds, rounds, market.cluster)
    rows = []
    for count in connections:
        mine, theirs = ours.median(count), peer.median(count)
        note = "" if rows else "processor time of a request in µs, own + PostgreSQL's: " + ", ".join(
            "{} {:.0f} + {:.0f}".format(side.name, *side.cost()) for side in (ours, peer, *others))
        rows.append(Row(f"list API, {count} connections, requests/s", number(mine), f"probe {number(theirs)}", mine / theirs,
                        "≥ 0.57 of the probe", mine / theirs >= 0.57, note))
    for other in others:
        mine, theirs = ours.median(64), other.median(64)
        rows.append(Row("list API, 64 connections, requests/s", number(mine), f"Starlette {number(theirs)}", mine / theirs))
    return rows


def trivial(ground, skipped):
    market, (probe, probe_address) = ground.market(), ground.probe()
    ours, peer = Side("soko", market.address + "/robots.txt", market.server), Side("probe", probe_address + "/trivial", probe)
    others = further_peer(ground, market, "/trivial", skipped)
    seconds, rounds = (2 if ground.is_quick else 5), (1 if ground.is_quick else 3)
    interleaved([peer, ours] + others, (64,), seconds, rounds, market.cluster)
    mine, theirs = ours.median(64), peer.median(64)
    note = "µs of processor time a request: " + ", ".join("{} {:.1f}".format(side.name, side.cost()[0]) for side in (ours, peer, *others))
    rows = [Row("trivial route, requests/s", number(mine), f"probe {number(theirs)}", mine / theirs, "≥ 75,000", mine >= 75_000, note)]
    rows += [Row("trivial route, requests/s", number(mine), f"Starlette {number(other.median(64))}", mine / other.median(64)) for other in others]
    return rows
