"""The private PostgreSQL server that all contestants use, and the proxies in front of it."""

import glob
import os
import pwd
import re
import socket
import subprocess

RECORDED_SETTINGS = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level",
                     "wal_sync_method", "shared_buffers", "max_wal_size", "autovacuum", "max_locks_per_transaction"]


def find_binaries():
    """The directory of PostgreSQL's real programs: Debian's wrapper scripts take another 50 ms."""
    found = [path for path in glob.glob("/usr/lib/postgresql/*/bin") if os.path.exists(path + "/initdb")]
    if found:
        return max(found, key=lambda path: int(re.sub(r"\D", "", path) or 0))
    return subprocess.run(["pg_config", "--bindir"], check=True, capture_output=True, text=True).stdout.strip()


def unprivileged_user():
    """initdb and postgres refuse to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Default settings, except where it listens. Neither the socket nor the port requires a password."""

    def __init__(self, directory):
        self.binaries = find_binaries()
        self.psql = self.binaries + "/psql"
        self.user = unprivileged_user()
        self.directory = directory / "server"
        self.directory.mkdir()
        if self.user:
            os.chown(self.directory, pwd.getpwnam(self.user).pw_uid, pwd.getpwnam(self.user).pw_gid)
        self.host = str(self.directory)
        self.port = free_port()

    def _run(self, *command):
        subprocess.run(command, check=True, user=self.user, cwd="/", stdout=subprocess.DEVNULL)

    def start(self):
        data = str(self.directory / "data")
        self._run(self.binaries + "/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C")
        options = f"-k {self.directory} -c listen_addresses=127.0.0.1 -c port={self.port}"
        log = str(self.directory / "log")
        self._run(self.binaries + "/pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)

    def stop(self):
        if (self.directory / "data" / "postmaster.pid").exists():
            self._run(self.binaries + "/pg_ctl", "stop", "-m", "immediate", "-D", str(self.directory / "data"))

    def ask(self, sql, database="postgres"):
        command = [self.psql, "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self.host, "-p", str(self.port), "-U", "postgres",
                   "-d", database, "-c", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def create_database(self, name, template="template0"):
        self.ask(f'create database "{name}" template "{template}"')

    def drop_database(self, name):
        self.ask(f'drop database if exists "{name}" with (force)')

    def settings(self):
        return {name: self.ask(f"show {name}") for name in RECORDED_SETTINGS}

    def socket_path(self):
        return f"{self.host}/.s.PGSQL.{self.port}"


class Proxy:
    """Runs bench/delay_proxy_main.cpp in front of the server."""

    def __init__(self, program, server, delay_ms):
        self.host = "127.0.0.1"
        self.delay_ms = delay_ms
        self._process = subprocess.Popen([program, "0", server.socket_path(), str(delay_ms)], text=True,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self._process.stdout.readline())

    def turns(self):
        """How often clients have waited for an answer since the start."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline().split()[3])

    def stop(self):
        self._process.stdin.close()
        self._process.wait()
