"""The benchmark. scripts/bench calls it and installs its requirements; see docs/performance.md."""

import argparse
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import contestants
import report
import scenarios
import targets
from measuring import Failed, Measuring
from server import Proxy, Server


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench",
                                     description="Measures the program beside psql and its peers.")
    parser.add_argument("--quick", action="store_true", help="small sizes, three rounds: less than two minutes")
    parser.add_argument("--only", action="append", default=[], metavar="SCENARIO",
                        help="only this one (fresh-1000), or all of a kind (noop, latency); may be repeated")
    parser.add_argument("--without-peers", action="store_true", help="only the program and psql")
    parser.add_argument("--rounds", type=int, help="rounds of each scenario")
    parser.add_argument("--update-docs", action="store_true", help="put the results into docs/performance.md")
    parser.add_argument("--program", default="build/release/app/postgres-manager", help="the program to measure")
    parser.add_argument("--tools", default="build/bench", help="where the benchmark's own programs and the peers are")
    parser.add_argument("--directory",
                        help="where the server and the histories are put (default: the temporary directory)")
    parser.add_argument("--list", action="store_true", help="print the names of the scenarios and end")
    return parser.parse_args()


def all_contestants(options, server, tools):
    psql = server.psql
    ours = [contestants.Ours(os.path.abspath(options.program)), contestants.Psql(psql),
            contestants.PsqlTransactionPerFile(psql), contestants.PsqlProcessPerFile(psql)]
    if options.without_peers:
        return ours
    modules = tools / "node_modules"
    dbmate = next(modules.glob("@dbmate/*/bin/dbmate"))
    node_pg_migrate = modules / "node-pg-migrate" / "bin" / "node-pg-migrate.js"
    return [*ours, contestants.Dbmate(str(dbmate)), contestants.NodePgMigrate(str(node_pg_migrate)),
            contestants.Sqitch(psql)]


def peer_versions(options, program, tools):
    def ask(*command):
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    versions = {"postgres-manager": ask(program, "--version")}
    if not options.without_peers:
        lock = json.loads((tools / "package.json").read_text())["dependencies"]
        versions |= lock | {"node": ask("node", "--version"), "sqitch": ask("sqitch", "--version").strip("()v")}
    return versions


class Plan:
    """The scenarios by name, each created only when it runs."""

    def __init__(self, options):
        self.options = options
        quick = options.quick
        self.sizes = [10, 100] if quick else [10, 100, 1000, 5000]
        self.rounds = options.rounds or (3 if quick else 5)
        self.short_rounds = options.rounds or (3 if quick else 11)
        self.short_size = 100 if quick else 1000
        self.tree_size = 10_000 if quick else 100_000
        self.validate_sizes = [100] if quick else [1000]
        self.latency_sizes = [10] if quick else [100, 1000]

    def makers(self, shop, everybody, proxies):
        """proxies: by their delay, in milliseconds each way."""
        makers = {}
        for count in self.sizes:
            makers[f"fresh-{count}"] = lambda n=count: scenarios.fresh(shop, everybody, n, self.rounds)
        makers[f"short-{self.short_size}"] = lambda: scenarios.short(shop, everybody, self.short_size, self.rounds)
        for count in self.sizes:
            makers[f"noop-{count}"] = lambda n=count: scenarios.reading(
                shop, everybody, n, self.short_rounds, "noop", "No-op run")
        for count in self.sizes:
            makers[f"pending-{count}"] = lambda n=count: scenarios.pending(shop, everybody, n, self.rounds)
        for count in self.sizes:
            makers[f"status-{count}"] = lambda n=count: scenarios.reading(
                shop, everybody, n, self.short_rounds, "status", "Status")
        for count in self.validate_sizes:
            makers[f"validate-{count}"] = lambda n=count: scenarios.validate(shop, everybody[0], n, self.short_rounds)
        makers[f"tree-{self.tree_size}"] = lambda: scenarios.tree(shop, everybody[0], self.tree_size, self.rounds)
        for count in self.latency_sizes:
            delay = 12.5 if count <= 100 else 10
            makers[f"latency-fresh-{count}"] = lambda n=count, ms=delay: scenarios.latency_fresh(
                shop, everybody, n, self.rounds, [proxies[ms]], proxies[0])
        makers["latency-noop-100"] = lambda: scenarios.latency_noop(shop, everybody, 100, self.rounds, proxies[10])
        return {name: make for name, make in makers.items() if self._wanted(name)}

    def _wanted(self, name):
        return not self.options.only or any(f"{name}-".startswith(f"{one}-") for one in self.options.only)


def fsync_seconds(directory):
    """The time that the storage needs for the smallest write of a commit."""
    taken = []
    with open(directory / "fsync", "wb") as file:
        for _ in range(50):
            begin = time.perf_counter()
            file.write(b"x" * 8192)
            file.flush()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def measure(makers, measuring, keep):
    """True if all scenarios succeeded. A failed scenario is left out; the others are measured and reported."""
    measured, failures = [], 0
    for name, make in makers.items():
        print(f"-- {name}", file=sys.stderr)
        try:
            scenario = make()
            measuring.rounds(scenario)
            measured.append(scenario)
            keep(measured)
        except Failed as failed:
            print(f"bench: {name}: {failed}", file=sys.stderr)
            failures += 1
    return measured, failures == 0


def update_docs(results, verdicts):
    path = pathlib.Path("docs/performance.md")
    text = report.replace_between(path.read_text(encoding="utf-8"), "results", results)
    path.write_text(report.replace_between(text, "targets", verdicts), encoding="utf-8")


def write_results(tools, facts, measured):
    results, verdicts = report.results_markdown(facts, measured), targets.targets_markdown(measured)
    (tools / "results.md").write_text(f"## Targets\n\n{verdicts}\n\n## Results\n\n{results}\n", encoding="utf-8")
    (tools / "results.json").write_text(json.dumps(report.results_json(facts, measured), indent=1) + "\n")
    return results, verdicts


def run(options, tools, directory):
    server = Server(directory)
    proxies = {}
    try:
        server.start()
        facts = report.machine(server, fsync_seconds(directory), peer_versions(options, options.program, tools))
        proxies = {ms: Proxy(str(tools / "delay_proxy"), server, ms) for ms in (0, 10, 12.5)}
        measuring = Measuring(str(tools / "run_measured"), directory)
        shop = scenarios.Workshop(server, measuring, directory)
        makers = Plan(options).makers(shop, all_contestants(options, server, tools), proxies)
        measured, good = measure(makers, measuring, lambda measured: write_results(tools, facts, measured))
    finally:
        for proxy in proxies.values():
            proxy.stop()
        server.stop()
    results, verdicts = write_results(tools, facts, measured)
    print((tools / "results.md").read_text(encoding="utf-8"))
    print(f"Written to {tools}/results.md and {tools}/results.json", file=sys.stderr)
    if options.update_docs:
        update_docs(results, verdicts)
    return good


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # stops the server first
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))
    options = parse_arguments()
    names = Plan(options).makers(None, None, None)
    if options.list:
        print("\n".join(names))
        return 0
    if not names:
        print(f"bench: no scenario is called {' or '.join(options.only)}; see --list", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="pm-bench-", dir=options.directory,
                                     ignore_cleanup_errors=True) as directory:
        os.chmod(directory, 0o755)
        good = run(options, pathlib.Path(options.tools).absolute(), pathlib.Path(directory))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
