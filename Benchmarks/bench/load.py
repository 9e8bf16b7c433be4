"""Load from wrk and from many paced clients."""
import json
import re
import statistics

from bench.processes import output, processor_seconds


def wrk(address, connections, seconds, header=None):
    """Requests a second of one wrk thread.

    Raises RuntimeError when a single answer was not a success: a fast refusal is no speed.
    """
    said = output(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", *(["-H", header] if header else []), address])
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{address}: {said.strip()}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))


class Side:
    """One of those that are measured side by side."""

    def __init__(self, name, address, process, with_children=False, header=None):
        self.name, self.address, self.process, self.with_children = name, address, process, with_children
        self.header = header
        self.rates, self.microseconds, self.database = {}, [], []

    def measure(self, connections, seconds, cluster):
        def used():
            return processor_seconds(self.process.pid, self.with_children), processor_seconds(cluster.pid, True)
        before = used()
        rate = wrk(self.address, connections, seconds, self.header)
        own, database = (1e6 * (after - was) / (rate * seconds) for after, was in zip(used(), before))
        self.rates.setdefault(connections, []).append(rate)
        self.microseconds.append(own)
        self.database.append(database)

    def median(self, connections):
        return statistics.median(self.rates[connections])

    def cost(self):
        """Processor time of one request, in µs: the process's own and the database's."""
        return statistics.median(self.microseconds), statistics.median(self.database)


def interleaved(sides, connections, seconds, rounds, cluster):
    """Measures peer, ours, peer, ours …, so that what else the machine does strikes all alike."""
    for side in sides:
        wrk(side.address, connections[0], 1, side.header)
    for _ in range(rounds):
        for count in connections:
            for side in sides:
                side.measure(count, seconds, cluster)


def clients(program, port, count, seconds, interval, paths, *headers):
    """What `count` keep-alive clients saw; see programs/clients.c."""
    return json.loads(output([program, str(port), str(count), str(seconds), str(interval), paths, *headers]))
