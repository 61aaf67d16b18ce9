"""The contestants: how each receives a history, and its command for each function.

A command is None if the contestant does not have that function. All of them get the connection as PG* variables, too.
TLS is off for all: Go's driver does not fall back without it, and a TLS request would cost the others a round trip.
"""

import shutil

import histories


def environment(home, place, database):
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(home), "PGHOST": place.host,
            "PGPORT": str(place.port), "PGUSER": "postgres", "PGDATABASE": database, "PGSSLMODE": "disable",
            "SQITCH_FULLNAME": "Bench", "SQITCH_EMAIL": "bench@example.com", "TZ": "UTC"}


class Ours:
    name = "postgres-manager"

    def __init__(self, program):
        self.program = program

    write = staticmethod(histories.write_deployments)

    def _command(self, function, directory, place, database, *more):
        dsn = f"host={place.host} port={place.port} user=postgres dbname={database} sslmode=disable"
        return [self.program, function, "--postgres-dsn", dsn, "--root", str(directory), *more]

    def deploy(self, directory, place, database):
        return self._command("deployment", directory, place, database)

    def dry_run(self, directory, place, database):
        return self._command("deployment", directory, place, database, "--dry-run")

    def validate(self, directory, _place, _database):
        return [self.program, "validate", "--root", str(directory)]

    def status(self, directory, place, database):
        return self._command("status", directory, place, database)

    noop = deploy
    pending = deploy


class Psql:
    """The baseline: one file, one transaction. With nothing to do, psql's `select 1`."""

    name = "psql, one file, one transaction"
    write = staticmethod(histories.write_for_psql)

    def __init__(self, psql):
        self.options = [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1"]

    def deploy(self, directory, _place, _database):
        return [*self.options, "--single-transaction", "-f", str(directory / "all.sql")]

    def noop(self, _directory, _place, _database):
        return [*self.options, "-c", "select 1"]

    def pending(self, directory, _place, _database):
        return [*self.options, "--single-transaction", "-f", str(max((directory / "files").iterdir()))]

    status = noop


class PsqlTransactionPerFile(Psql):
    name = "psql, a transaction per file"
    noop = status = pending = None

    def deploy(self, directory, _place, _database):
        return [*self.options, "-f", str(directory / "each.sql")]


class PsqlProcessPerFile(Psql):
    name = "psql, a process per file"
    noop = status = pending = None

    def deploy(self, directory, _place, _database):
        script = 'files=$1; shift; for file in "$files"/*.sql; do "$@" --single-transaction -f "$file" || exit; done'
        return ["sh", "-c", script, "sh", str(directory / "files"), *self.options]


class Dbmate:
    """The native binary. `migrate` skips the check that the database exists, and no schema is dumped."""

    name = "dbmate"
    write = staticmethod(histories.write_for_dbmate)

    def __init__(self, program):
        self.program = program

    def _command(self, directory, place, database, function):
        url = f"postgres://postgres@/{database}?host={place.host}&port={place.port}&sslmode=disable"
        files = str(directory / "db" / "migrations")
        return [self.program, "--url", url, "--migrations-dir", files, "--no-dump-schema", function]

    def deploy(self, directory, place, database):
        return self._command(directory, place, database, "migrate")

    def status(self, directory, place, database):
        return self._command(directory, place, database, "status")

    noop = deploy
    pending = deploy


class NodePgMigrate:
    """A transaction per file, like the others; its default is one for all. Has no status function."""

    name = "node-pg-migrate"
    write = staticmethod(histories.write_for_node_pg_migrate)
    status = None

    def __init__(self, script):
        self.command = [shutil.which("node"), script]

    def deploy(self, directory, place, database):
        url = f"postgres://postgres@/{database}?host={place.host}&port={place.port}"
        return ["env", f"DATABASE_URL={url}", *self.command, "up", "--migrations-dir", str(directory / "migrations"),
                "--no-single-transaction"]

    noop = deploy
    pending = deploy


class Sqitch:
    name = "sqitch"

    def __init__(self, psql):
        self.psql = psql

    def write(self, directory, files):
        histories.write_for_sqitch(directory, files, self.psql)

    def _command(self, directory, database, function):
        return ["sqitch", "--chdir", str(directory), function, "--target", f"db:pg:{database}"]

    def deploy(self, directory, _place, database):
        return self._command(directory, database, "deploy")

    def status(self, directory, _place, database):
        return self._command(directory, database, "status")

    noop = deploy
    pending = deploy
