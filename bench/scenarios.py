"""The measurements. A scenario is a list of entries that run in turn."""

import dataclasses
import os

import histories
from measuring import Entry, Failed

# The largest history that a contestant is measured with, if it is too slow for larger ones.
LIMITS = {"sqitch": 1000}
# Over a network waiting times are larger than the noise.
SLOW_OVER_NETWORK = 5
# Over a network 1,000 files take most peers minutes.
LATENCY_LIMITS = {"sqitch": 100, "dbmate": 100, "node-pg-migrate": 100, "psql, a process per file": 100}

# Relations, columns, functions and comments of the generated schema.
OBJECTS = """
select (select count(*) from pg_class where relnamespace = 'app'::regnamespace) || ' relations, ' ||
       (select count(*) from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'app'::regnamespace) || ' columns, ' ||
       (select count(*) from pg_proc where pronamespace = 'app'::regnamespace) || ' functions, ' ||
       (select count(*) from pg_description join pg_class on pg_class.oid = objoid
        where relnamespace = 'app'::regnamespace) || ' comments'
"""


@dataclasses.dataclass
class Scenario:
    name: str
    title: str
    entries: list
    rounds: int
    note: str = ""
    slow_seconds: float = 30  # a contestant with longer runs has fewer of them


class Workshop:
    """Histories on disk, and databases in which they were applied; each is created once."""

    def __init__(self, server, measuring, directory):
        self.server = server
        self.measuring = measuring
        self.directory = directory
        self.prepared = {}
        self.objects = {}

    def history(self, contestant, count, files=None, kind="inserts"):
        kind = "mixed" if files is None else kind
        directory = self.directory / "histories" / f"{kind}-{count}" / contestant.write.__name__
        if not directory.exists():
            contestant.write(directory, files or histories.generate(count))
        return directory

    def fresh(self, after):
        def make():
            name = self.measuring.new_name()
            self.server.create_database(name)
            return name, after
        return make

    def applied(self, contestant, count, files=None):
        """The name of a database that has the whole history."""
        key = (contestant.name, count, files is None)
        if key not in self.prepared:
            name = self.measuring.new_name()
            self.server.create_database(name)
            directory = self.history(contestant, count, files)
            self.measuring.run(Entry(contestant.name, bind(contestant.deploy, directory), place=self.server), name)
            self.prepared[key] = name
        return self.prepared[key]

    def check_work(self, count, name):
        """A contestant that is fast because it skips work would invalidate the comparison."""
        found = self.server.ask(OBJECTS, name)
        if self.objects.setdefault(count, found) != found:
            raise Failed(f"a history of {count} files has left {found}, another time {self.objects[count]}")

    def check_and_drop(self, count):
        def after(name):
            self.check_work(count, name)
            self.server.drop_database(name)
        return after

    def keep_as_applied(self, contestant, count):
        """Keeps the first database that a fresh deployment leaves, and drops the others."""
        def after(name):
            self.check_work(count, name)
            if self.prepared.setdefault((contestant.name, count, True), name) != name:
                self.server.drop_database(name)
        return after

    def empty(self):
        return "postgres", lambda name: None


def bind(command, directory):
    return lambda place, database: command(directory, place, database)


def labelled(contestant, delay_ms):
    return contestant.name if delay_ms is None else f"{contestant.name}, {delay_ms:g} ms each way"


def fresh(shop, contestants, count, rounds):
    entries = [Entry(one.name, bind(one.deploy, shop.history(one, count)), place=shop.server,
                     database=shop.fresh(shop.keep_as_applied(one, count)))
               for one in contestants if count <= LIMITS.get(one.name, count)]
    return Scenario(f"fresh-{count}", f"Fresh deployment, {count:,} files", entries, rounds)


def short(shop, contestants, count, rounds):
    files = histories.generate_short(count)
    entries = [Entry(one.name, bind(one.deploy, shop.history(one, count, files, "short")), place=shop.server,
                     database=shop.fresh(shop.server.drop_database))
               for one in contestants if count <= LIMITS.get(one.name, count)]
    return Scenario(f"short-{count}", f"Fresh deployment, {count:,} files of one short statement", entries, rounds)


def reading(shop, contestants, count, rounds, function, title):
    """Functions that change nothing, repeated on the same database."""
    entries = []
    for one in contestants:
        command = getattr(one, function)
        if command is None or count > LIMITS.get(one.name, count):
            continue
        needs_history = not one.name.startswith("psql")
        database = (lambda one=one: (shop.applied(one, count), lambda name: None)) if needs_history else shop.empty
        label = one.name if needs_history else "psql, select 1"
        entries.append(Entry(label, bind(command, shop.history(one, count)), place=shop.server, database=database))
    return Scenario(f"{function}-{count}", f"{title}, {count:,} applied", entries, rounds)


def pending(shop, contestants, count, rounds):
    def copy_of(one):
        def make():
            name = shop.measuring.new_name()
            shop.server.create_database(name, template=shop.applied(one, count))
            return name, shop.server.drop_database
        return make

    entries = [Entry(one.name, bind(one.pending, shop.history(one, count + 1)), copy_of(one), shop.server)
               for one in contestants if one.pending and count <= LIMITS.get(one.name, count)]
    return Scenario(f"pending-{count}", f"One pending on top of {count:,} applied", entries, rounds,
                    "psql runs the one file. Each run is the first one in a copy of the database.")


def latency_fresh(shop, contestants, count, rounds, proxies, undelayed):
    """proxies: those to measure with; undelayed: one without delay, to compute what latency adds."""
    entries = []
    for one in contestants:
        if count > LATENCY_LIMITS.get(one.name, count):
            continue
        for proxy in [*([undelayed] if one.name == "postgres-manager" else []), *proxies]:
            entries.append(Entry(labelled(one, proxy.delay_ms), bind(one.deploy, shop.history(one, count)), place=proxy,
                                 database=shop.fresh(shop.check_and_drop(count))))
    return Scenario(f"latency-fresh-{count}",
                    f"Fresh deployment, {count:,} files, over a network ({2 * proxies[0].delay_ms:g} ms round trip)",
                    entries, rounds, slow_seconds=SLOW_OVER_NETWORK)


def latency_noop(shop, contestants, count, rounds, proxy):
    scenario = reading(shop, contestants, count, rounds, "noop",
                       f"No-op run over a network ({2 * proxy.delay_ms:g} ms round trip)")
    for entry in scenario.entries:
        entry.place = proxy
    scenario.name = f"latency-noop-{count}"
    return scenario


def checksums(directory):
    return ["sh", "-c", f"find {directory}/deployment -type f -print0 | xargs -0 sha256sum"]


def validate(shop, ours, count, rounds):
    """The functions of a pre-commit hook and an editor; they contact no server."""
    directory = shop.history(ours, count)
    entries = [Entry("sha256sum of all files", lambda place, database: checksums(directory), shop.empty, shop.server),
               Entry(ours.name, bind(ours.validate, directory), shop.empty, shop.server)]
    return Scenario(f"validate-{count}", f"Validate without a server, {count:,} files", entries, rounds,
                    "The baseline reads and hashes the same files.")


def tree(shop, ours, count, rounds):
    """Only the source tree: a dry run with nothing to do, and a tree with a gap, for which nothing is sent."""
    files = histories.generate_inserts(count)
    whole = shop.history(ours, count, files)
    broken = shop.directory / f"broken-{count}"
    if not broken.exists():
        (broken / "deployment").mkdir(parents=True)
        names = sorted(os.listdir(whole / "deployment"))
        for name in names[:-2] + names[-1:]:
            os.link(whole / "deployment" / name, broken / "deployment" / name)

    def applied():
        return shop.applied(ours, count, files), lambda name: None

    entries = [Entry("sha256sum of all files", lambda place, database: checksums(whole), shop.empty, shop.server),
               Entry("postgres-manager, a gap at the end", bind(ours.deploy, broken), shop.empty, shop.server, 3),
               Entry("postgres-manager, dry run", bind(ours.dry_run, whole), applied, shop.server),
               Entry("postgres-manager, no-op run", bind(ours.noop, whole), applied, shop.server)]
    return Scenario(f"tree-{count}", f"The source tree alone, {count:,} files", entries, rounds,
                    "With a gap the tree is read and refused, nothing is sent to a server. The baseline reads and "
                    "hashes the same files.")
