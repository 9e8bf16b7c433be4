"""Programs that the benchmarks start, and what /proc says of them."""
import os
import pwd
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


class Skip(Exception):
    """A row that cannot be measured here; says why."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def output(command, **options):
    """What a command prints; its own words when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stderr or done.stdout).strip()[-800:]}")
    return done.stdout


def unprivileged(user):
    """Runs a child as `user` when this is root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam(user)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


class Process:
    """A child in a process group of its own, ended by its id."""

    def __init__(self, command, log, env=None, ending=signal.SIGTERM, **options):
        self.name, self.log, self.ending = os.path.basename(command[0]), log, ending
        with open(log, "ab") as file:
            self.child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=env, start_new_session=True, **options)
        self.pid = self.child.pid

    def is_running(self):
        return self.child.poll() is None

    def stop(self, ending=None):
        if self.is_running():
            os.kill(self.pid, ending or self.ending)
            try:
                self.child.wait(20)
            except subprocess.TimeoutExpired:
                os.kill(self.pid, signal.SIGKILL)
                self.child.wait()

    def wait_for(self, url, seconds=30):
        """Waits until `url` answers 200; returns when it did."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not self.is_running():
                raise RuntimeError(f"{self.name} ended ({self.child.returncode}): {self.tail()}")
            try:
                with urllib.request.urlopen(url, timeout=2) as reply:
                    if reply.status == 200:
                        return time.monotonic()
            except (urllib.error.URLError, OSError):
                time.sleep(0.01)
        raise RuntimeError(f"{self.name} did not answer {url} within {seconds} s: {self.tail()}")

    def tail(self):
        with open(self.log, errors="replace") as file:
            return file.read()[-600:].strip()

    def memory(self):
        """Resident now and at most so far, in MiB; zeros once it has ended."""
        with open(f"/proc/{self.pid}/status") as file:
            lines = dict(line.split(":", 1) for line in file if ":" in line)
        return tuple(int(lines.get(key, "0").split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))


def processor_seconds(pid, with_children=False):
    """Processor time that a process has used; with those of its living children."""
    def own(pid):
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    total = own(pid)
    if with_children:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            for child in file.read().split():
                try:
                    total += own(child)
                except FileNotFoundError:
                    pass
    return total
