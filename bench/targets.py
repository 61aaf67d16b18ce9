"""The performance targets of the program, and whether it meets them."""

import statistics

from report import baseline_of, find, median_seconds, peak_mib

OURS = "postgres-manager"


def ratio(scenario, limit):
    def figure(scenarios):
        ours = find(scenarios, scenario, OURS)
        baselines = [baseline_of(one) for one in scenarios if one.name == scenario]
        return median_seconds(ours) / median_seconds(baselines[0]) if ours else None
    return figure, limit, lambda value: f"{value:.2f} times psql"


def seconds(scenario, label, limit):
    def figure(scenarios):
        entry = find(scenarios, scenario, label)
        return median_seconds(entry) if entry else None
    return figure, limit, lambda value: f"{value:.3f} s"


def memory(scenario, limit):
    def figure(scenarios):
        entry = find(scenarios, scenario, OURS)
        return peak_mib(entry) if entry else None
    return figure, limit, lambda value: f"{value:.1f} MiB"


def added_round_trips(scenario, limit):
    """The time that the network adds, in round trips of 20 ms. Both medians come from the same interleaved rounds."""
    def figure(scenarios):
        far = find(scenarios, scenario, f"{OURS}, 10 ms each way")
        near = find(scenarios, scenario, f"{OURS}, 0 ms each way")
        if not far or not near:
            return None
        return (statistics.median(run.seconds for run in far.runs) - median_seconds(near)) / 0.020
    return figure, limit, lambda value: f"{value:.1f} round trips"


TARGETS = [
    ("1,000 files, fresh, each in its own transaction", ratio("fresh-1000", 0.9)),
    ("5,000 files, fresh, each in its own transaction", ratio("fresh-5000", 0.9)),
    ("1,000 files of one short statement, fresh", ratio("short-1000", 1.0)),
    ("no-op run with 100 applied", ratio("noop-100", 1.15)),
    ("no-op run with 5,000 applied", ratio("noop-5000", 2.0)),
    ("one pending file on top of 1,000 applied", ratio("pending-1000", 2.4)),
    ("no-op run with 100,000 applied", seconds("tree-100000", f"{OURS}, no-op run", 0.45)),
    ("validating 1,000 files without a server", seconds("validate-1000", OURS, 0.05)),
    ("100 pending files over a 25 ms round trip", seconds("latency-fresh-100", f"{OURS}, 12.5 ms each way", 0.3)),
    ("1,000 files over a 20 ms round trip: waiting that the network adds", added_round_trips("latency-fresh-1000", 10)),
    ("peak memory, 5,000 files, fresh", memory("fresh-5000", 16)),
]


def missed(times):
    return f"missed by {times - 1:.0%}" if times < 1.5 else f"missed: {times:.1f} times the target"


def targets_markdown(scenarios):
    lines = ["| | target: at most | measured | |", "| --- | ---: | ---: | --- |"]
    for title, (figure, limit, show) in TARGETS:
        value = figure(scenarios)
        if value is None:
            cells = [title, show(limit), "not in this run", ""]
        else:
            verdict = "reached" if value <= limit else missed(value / limit)
            cells = [title, show(limit), show(value), verdict]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
