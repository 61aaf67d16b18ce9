"""Results as Markdown and JSON."""

import datetime
import os
import platform
import statistics


def median_seconds(entry):
    return statistics.median(run.seconds for run in entry.runs)


def peak_mib(entry):
    return statistics.median(run.peak_kib for run in entry.runs) / 1024


def find(scenarios, name, label):
    for scenario in scenarios:
        for entry in scenario.entries:
            if scenario.name == name and entry.label == label:
                return entry
    return None


def baseline_of(scenario):
    """psql if it takes part, otherwise the first contestant."""
    psql = [entry for entry in scenario.entries if entry.label.startswith(("psql, one file", "psql, select 1"))]
    return (psql or scenario.entries)[0]


def show_seconds(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def show_row(entry, baseline, with_turns):
    seconds = [run.seconds for run in entry.runs]
    ratio = median_seconds(entry) / median_seconds(baseline)
    cells = [entry.label, show_seconds(median_seconds(entry)), f"{ratio:.2f}",
             show_seconds(min(seconds)), show_seconds(max(seconds)), f"{peak_mib(entry):.1f} MiB", str(len(seconds))]
    if with_turns:
        cells.append(f"{statistics.median(run.turns for run in entry.runs):g}")
    return "| " + " | ".join(cells) + " |"


def scenario_tables(scenario):
    baseline = baseline_of(scenario)
    with_turns = all(run.turns is not None for entry in scenario.entries for run in entry.runs)
    heads = ["", "median", f"ratio to {baseline.label.split(',')[0]}", "fastest", "slowest", "peak memory", "runs"]
    heads += ["turns"] if with_turns else []
    lines = [f"### {scenario.title}", "", "| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    lines += [show_row(entry, baseline, with_turns) for entry in scenario.entries]
    if scenario.note:
        lines += ["", scenario.note]
    return lines + [""]


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return names[0] if names else platform.machine()


def machine(server, fsync_seconds, versions):
    return {"date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"), "processor": processor(),
            "cores": len(os.sched_getaffinity(0)), "kernel": platform.release(),
            "fsync_ms": round(fsync_seconds * 1000, 2), "load": round(os.getloadavg()[0], 2),
            "server": server.settings(), "versions": versions}


def machine_lines(facts):
    server = dict(facts["server"])
    version = server.pop("server_version")
    return [f"{facts['date']}; {facts['cores']} cores, {facts['processor']}; Linux {facts['kernel']}; "
            f"PostgreSQL {version}; writing 8 kB and fsync: {facts['fsync_ms']} ms; load average "
            f"at the beginning: {facts['load']}.",
            "", "Server settings: " + ", ".join(f"`{name}` = {value}" for name, value in server.items()) + ".",
            "", "Versions: " + ", ".join(f"{name} {value}" for name, value in facts["versions"].items()) + ".", ""]


def results_markdown(facts, scenarios):
    lines = machine_lines(facts)
    for scenario in scenarios:
        lines += scenario_tables(scenario)
    return "\n".join(lines)


def results_json(facts, scenarios):
    return {"machine": facts, "scenarios": [
        {"name": scenario.name, "title": scenario.title,
         "entries": [{"label": entry.label, "runs": [vars(run) for run in entry.runs]} for entry in scenario.entries]}
        for scenario in scenarios]}


def replace_between(text, name, content):
    """The text with the part between the comments `<!-- name -->` and `<!-- end of name -->` replaced."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    head, _, rest = text.partition(begin)
    _, found, tail = rest.partition(end)
    if not found:
        raise ValueError(f"there is no place for \"{name}\"")
    return head + begin + "\n" + content.strip() + "\n\n" + end + tail
