"""Runs complete processes, in rounds in which every contestant runs once, and records the measurements."""

import dataclasses
import itertools
import subprocess
import sys

from contestants import environment


@dataclasses.dataclass
class Run:
    seconds: float
    peak_kib: int
    cpu_seconds: float
    turns: int | None = None


@dataclasses.dataclass
class Entry:
    """One contestant in one scenario."""

    label: str
    command: object  # (place, database) -> the command
    database: object = None  # () -> (name of the database, what to do with it afterwards)
    place: object = None  # the server or a proxy in front of it
    expected_status: int = 0
    runs: list = dataclasses.field(default_factory=list)

    def wanted_rounds(self, scenario):
        slowest = max((run.seconds for run in self.runs), default=0)
        if slowest <= scenario.slow_seconds:
            return scenario.rounds
        return min(scenario.rounds, 2 if slowest <= 3 * scenario.slow_seconds else 1)


class Failed(Exception):
    pass


class Measuring:
    def __init__(self, runner, directory):
        self.runner = runner
        self.directory = directory
        self.home = directory / "home"
        self.home.mkdir()
        self._numbers = itertools.count()

    def run(self, entry, database):
        """The measurements of a command. Its output goes to a file, not to a terminal."""
        figures, output = self.directory / "figures", self.directory / "output"
        command = entry.command(entry.place, database)
        turns = getattr(entry.place, "turns", None)
        before = turns() if turns else 0
        with open(output, "wb") as file:
            subprocess.run([self.runner, str(figures), *command], check=True, stdin=subprocess.DEVNULL, stdout=file,
                           stderr=subprocess.STDOUT, cwd=self.home, env=environment(self.home, entry.place, database))
        seconds, peak, cpu, status = figures.read_text().split()
        if int(status) >> 8 != entry.expected_status or int(status) & 0x7f:
            raise Failed(f"{entry.label}: wait status {status}: {output.read_text(errors='replace')[-3000:]}")
        return Run(float(seconds), int(peak), float(cpu), turns() - before if turns else None)

    def rounds(self, scenario):
        for number in range(scenario.rounds):
            for entry in scenario.entries:
                if number >= entry.wanted_rounds(scenario):
                    continue
                database, after = entry.database()
                entry.runs.append(self.run(entry, database))
                after(database)
                print(f"  round {number + 1}  {entry.label:40} {entry.runs[-1].seconds:9.3f} s", file=sys.stderr)

    def new_name(self):
        return f"run_{next(self._numbers)}"
