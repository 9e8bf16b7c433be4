"""The table that the benchmarks print, and the machine they ran on."""
import os
import platform
import re
from typing import NamedTuple, Optional

from bench.processes import output


class Row(NamedTuple):
    name: str
    ours: str
    peer: str = "–"
    ratio: Optional[float] = None
    target: str = "–"
    is_met: Optional[bool] = None
    note: str = ""


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def markdown(rows, skipped, machine):
    lines = ["| row | ours | peer | ratio | target | met |", "|---|---|---|---|---|---|"]
    for row in rows:
        met = "–" if row.is_met is None else "yes" if row.is_met else "**no**"
        ratio = "–" if row.ratio is None else f"{row.ratio:.2f}"
        lines.append(f"| {row.name} | {row.ours} | {row.peer} | {ratio} | {row.target} | {met} |")
    notes = [f"- {row.name}: {row.note}" for row in rows if row.note] + [f"- {name}: skipped, {why}" for name, why in skipped]
    return "\n".join(["# Benchmarks", "", machine, "", *lines, "", *notes, ""])


def machine(load_before):
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*: (.*)", file.read()).group(1)
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) / 1048576
    swift = re.search(r"Swift version (\S+)", output(["swift", "--version"])).group(1)
    with open("/etc/os-release") as file:
        system = re.search(r'PRETTY_NAME="(.*)"', file.read()).group(1)
    vips = output(["vips", "--version"]).strip()
    postgres = output(["/usr/lib/postgresql/15/bin/postgres", "--version"]).strip()
    return (f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB; {system}, Linux {platform.release()}; Swift {swift}, {postgres}, {vips}. "
            f"Load average when it began {load_before:.2f}, at the end {os.getloadavg()[0]:.2f}. "
            "The load generator and the database share the cores with what is measured.")
