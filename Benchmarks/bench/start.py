"""From `soko run` to a page that is served: with an empty data folder, and with one that is there."""
import os
import time

from bench.processes import free_port
from bench.table import Row


def start(ground, skipped):
    sandbox, _ = ground.sandbox("--demo")
    sandbox.stop()
    rows, data = [], ground.path("run-data")
    environment = ground.environment("", data)
    del environment["DATABASE_URL"]
    for name in ("empty data folder", "second time"):
        port = free_port()
        environment |= {"SOKO_PORT": str(port), "SOKO_SANDBOX_PORT": str(free_port()),
                        "SOKO_SANDBOX_MAIL_PORT": str(free_port())}
        began = time.monotonic()
        process = ground.start([os.path.join(ground.release, "soko"), "run"], "run", env=environment)
        took = process.wait_for(f"http://127.0.0.1:{port}/", 60) - began
        process.stop()
        rows.append(Row(f"`soko run` to a served page, {name}", f"{took:.1f} s", target="< 10 s", is_met=took < 10))
    return rows
