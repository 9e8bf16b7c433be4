"""What every row stands on: programs built, a private database with a market in it, servers."""
import os
import shutil
import signal
import subprocess
import tempfile
import time

from bench.processes import Process, Skip, free_port, output, unprivileged

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHECKOUT = os.path.dirname(HERE)
POSTGRES = "/usr/lib/postgresql/15/bin"
# As Sources/Platform/Postgres/ClusterSettings.swift runs a market's own cluster.
EIGHTH = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 8 // 1048576
OPTIONS = {
    "unix_socket_permissions": "0700", "listen_addresses": "", "max_connections": "80",
    "shared_buffers": f"{min(8192, max(128, EIGHTH))}MB", "maintenance_work_mem": f"{min(4096, max(64, EIGHTH))}MB",
    "autovacuum_work_mem": "64MB",
    "jit": "off", "timezone": "UTC", "log_timezone": "UTC", "max_wal_size": "1GB", "random_page_cost": "1.1",
    "log_min_messages": "warning", "log_destination": "stderr",
}


class Ground:
    def __init__(self, is_quick, binaries=None, is_full=False):
        self.is_quick, self.is_full = is_quick, is_full
        self.release = os.path.abspath(binaries or os.path.join(CHECKOUT, ".build/release"))
        self.folder = tempfile.mkdtemp(prefix="soko-bench-")
        # PostgreSQL's user has to pass through it.
        os.chmod(self.folder, 0o755)
        self.processes = []
        self.clusters = []
        self._market = self._probe = None

    def close(self):
        for process in reversed(self.processes):
            process.stop()
        shutil.rmtree(self.folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def say(self, text):
        print(f"  {text}", flush=True)

    # Programs

    def build(self):
        self.say("building (swift build -c release)")
        for product in ("soko", "sandbox", "measure"):
            done = subprocess.run(["swift", "build", "-c", "release", "--product", product], cwd=CHECKOUT, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"{product} does not build: {done.stdout[-2000:]}")

    def compile(self, name, *packages):
        program = self.path(name)
        if not os.path.exists(program):
            flags = output(["pkg-config", "--cflags", "--libs", *packages]).split() if packages else []
            source = os.path.join(HERE, "programs", name + ".c")
            output(["cc", "-O2", "-D_GNU_SOURCE", "-o", program, source, *flags, "-pthread"])
        return program

    def start(self, command, name, **options):
        process = Process(command, self.path(name + ".log"), **options)
        self.processes.append(process)
        return process

    def sandbox(self, *words, cache=None):
        """The sandbox on a port of its own, and that port.

        Raises Skip when there is none that serves.
        """
        program, port = os.path.join(self.release, "sandbox"), free_port()
        if not os.path.exists(program):
            raise Skip("there is no sandbox to run against yet")
        process = self.start(
            [program, "--port", str(port), "--cache", cache or self.path("sandbox-pictures"), *words], f"sandbox-{port}")
        try:
            process.wait_for(f"http://127.0.0.1:{port}/sandbox/requests", 20)
        except RuntimeError as fault:
            raise Skip(f"the sandbox does not serve yet ({str(fault)[:120]})")
        return process, port

    # Databases

    def cluster(self, name):
        """A private PostgreSQL: its process and a connection string."""
        data, sockets = self.path(name), self.path(name + ".run")
        identity = unprivileged("postgres")
        for folder in (data, sockets):
            os.mkdir(folder, 0o700)
            if identity:
                os.chown(folder, identity["user"], identity["group"])
        output([f"{POSTGRES}/initdb", "-D", data, "-U", "soko", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                "--no-instructions"], cwd="/", **identity)
        options = [word for key, value in (OPTIONS | {"unix_socket_directories": sockets}).items()
                   for word in ("-c", f"{key}={value}")]
        process = self.start([f"{POSTGRES}/postgres", "-D", data, *options], name, ending=signal.SIGINT, cwd="/", **identity)
        connection = f"host={sockets} user=soko dbname=soko"
        self._wait_for_database(process, sockets)
        self.sql(connection.replace("dbname=soko", "dbname=postgres"), "CREATE DATABASE soko")
        return process, connection

    def _wait_for_database(self, process, sockets):
        for _ in range(600):
            if subprocess.run(["pg_isready", "-q", "-h", sockets]).returncode == 0:
                return
            if not process.is_running():
                break
            time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start: {process.tail()}")

    def sql(self, connection, statement=None, file=None):
        what = ["-f", file] if file else ["-c", statement]
        return output(["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", connection, *what]).strip()

    def soko(self, environment, *words):
        return output([os.path.join(self.release, "soko"), *words], env=environment)

    def environment(self, connection, data, **settings):
        kept = {key: value for key, value in os.environ.items() if not key.startswith("SOKO_") and key != "DATABASE_URL"}
        os.makedirs(data, exist_ok=True)
        return kept | {"DATABASE_URL": connection, "SOKO_DATA": data, "SOKO_HOME": CHECKOUT} | settings

    # The market that most rows ask

    def market(self):
        """20,000 live products and a server for them; made at first use."""
        if not self._market:
            self.say("seeding 20,000 products, 5,000 vectors")
            cluster, connection = self.cluster("market")
            environment = self.environment(connection, self.path("market-data"))
            self.soko(environment, "migrate")
            self.sql(connection, file=os.path.join(HERE, "seed.sql"))
            self._market = Market(self, cluster, connection, environment)
        return self._market

    def probe(self):
        """The bare probe beside the market's server: its process and address."""
        if not self._probe:
            program, market, port = self.compile("probe", "libpq", "libmicrohttpd"), self.market(), free_port()
            process = self.start(
                [program, str(port), market.connection, os.path.join(HERE, "list.sql"), self.path("file")], "probe")
            process.wait_for(f"http://127.0.0.1:{port}/trivial")
            self._probe = (process, f"http://127.0.0.1:{port}")
        return self._probe


class Market:
    def __init__(self, ground, cluster, connection, environment):
        self.cluster, self.connection, self.port = cluster, connection, free_port()
        self.data = environment["SOKO_DATA"]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = ground.start(
            [os.path.join(ground.release, "soko"), "serve"], "serve", env=environment | {"SOKO_PORT": str(self.port)})
        self.server.wait_for(self.address + "/health")

    def close(self):
        """Ends both, for the next row's quiet."""
        self.server.stop()
        self.cluster.stop()
