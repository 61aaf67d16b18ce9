"""Generated histories: the same SQL for every contestant, in the layout that each of them reads.

The first n files of a history do not depend on its length, so a longer history is a continuation of a shorter one.
"""

import random

CATEGORIES = ["table"] * 15 + ["index"] * 15 + ["column"] * 20 + ["insert"] * 20 + ["function"] * 15 + \
             ["view"] * 5 + ["comment"] * 10
NOUNS = ["order", "invoice", "customer", "shipment", "product", "ticket", "session", "account", "payment", "report"]
COLUMNS = [("priority", "integer not null default 0"), ("archived_at", "timestamptz"), ("owner_name", "text"),
           ("is_public", "boolean not null default false"), ("weight", "numeric(10, 3)"), ("labels", "text[]")]


def first_file():
    return "schema", "create schema app;\n\ncomment on schema app is 'All objects of this generated history';\n"


def table_file(number, noun, rng):
    name = f"{noun}_{number}"
    limit = rng.choice([1000, 50000, 1000000])
    return name, f"""create table app.{name} (
    id bigint not null generated always as identity,
    name text not null,
    status text not null default 'new',
    amount numeric(12, 2) not null default 0,
    created_at timestamptz not null default now(),
    constraint {name}_pkey primary key (id),
    constraint {name}_amount_is_sane check (amount between 0 and {limit})
);
"""


def index_file(number, table, rng):
    columns = rng.choice(["status, created_at", "name", "created_at desc", "lower(name)", "status) where (amount > 0"])
    return f"""-- The overview of {table} filters by this; without an index
-- the page takes seconds as soon as there are many rows in it.
create index {table}_by_{number} on app.{table} ({columns});

comment on index app.{table}_by_{number} is 'For the overview page';
"""


def column_file(number, table, rng):
    column, definition = rng.choice(COLUMNS)
    return f"""alter table app.{table}
    add column {column}_{number} {definition};

comment on column app.{table}.{column}_{number}
    is 'Filled in by the import since release {number}, empty in older rows';
"""


def insert_file(number, table, rng):
    rows = [f"    ('Example {number}-{row}', '{rng.choice(['new', 'open', 'done'])}', {rng.randint(1, 999)}.50)"
            for row in range(rng.randint(2, 6))]
    return f"insert into app.{table} (name, status, amount)\nvalues\n" + ",\n".join(rows) + ";\n"


def function_file(number, table, rng):
    status = rng.choice(["open", "done", "late"])
    return f"""create function app.mark_{status}_{number}(wanted bigint) returns integer
language plpgsql as $$
declare
    touched integer;
begin
    update app.{table} set status = '{status}' where id = wanted;
    get diagnostics touched = row_count;
    if touched = 0 then
        raise exception 'there is no row % in {table}', wanted;
    end if;
    return touched;
end
$$;
"""


def view_file(number, table, _rng):
    return f"""create view app.overview_{number} as
select status, count(*) as how_many, sum(amount) as total, max(created_at) as latest
from app.{table}
group by status;

comment on view app.overview_{number} is 'What the dashboard shows of {table}';
"""


def comment_file(number, table, _rng):
    return f"""comment on table app.{table} is 'Revised in release {number}: rows stay for ten years, then they go';
comment on column app.{table}.status is 'One of new, open, done, late; the application checks it';
"""


def generate(count, seed=3):
    """The files of a history, as (rest of the name, SQL)."""
    rng = random.Random(seed)
    tables = []
    files = [first_file()]
    makers = {"index": index_file, "column": column_file, "insert": insert_file, "function": function_file,
              "view": view_file, "comment": comment_file}
    while len(files) < count:
        number = len(files)
        category = rng.choice(CATEGORIES) if tables else "table"
        if category == "table":
            name, sql = table_file(number, rng.choice(NOUNS), rng)
            tables.append(name)
        else:
            name, sql = rng.choice(tables), None
            sql = makers[category](number, name, rng)
        files.append((f"{category}-{name}", sql))
    return files


def generate_inserts(count, seed=3):
    """A history with little work for the server, to measure the cost of a large source tree."""
    rng = random.Random(seed)
    files = [first_file(), ("table", table_file(1, "order", rng)[1])]
    for number in range(2, count):
        files.append(("insert", insert_file(number, "order_1", rng)))
    return files[:count]


def generate_short(count):
    """One short statement per file, so that what a tool adds for each file shows most."""
    files = [first_file(), ("table", "create table app.note (id integer not null, name text);\n")]
    for number in range(2, count):
        files.append(("comment", f"comment on column app.note.name is 'Revision {number}';\n"))
    return files[:count]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_deployments(directory, files):
    (directory / "deployment").mkdir(parents=True)
    for number, (rest, sql) in enumerate(files):
        (directory / "deployment" / f"{number:06}-{rest}.sql").write_text(sql, encoding="utf-8")


def write_for_psql(directory, files):
    """all.sql: everything in one file; each.sql: a transaction per file; files/: the files."""
    each = []
    for number, (rest, sql) in enumerate(files):
        path = directory / "files" / f"{number:06}-{rest}.sql"
        write(path, sql)
        each.append(f"begin;\n\\i {path}\ncommit;\n")
    write(directory / "all.sql", "".join(sql for _, sql in files))
    write(directory / "each.sql", "".join(each))


def write_for_dbmate(directory, files):
    for number, (rest, sql) in enumerate(files):
        write(directory / "db" / "migrations" / f"{20200101000000 + number}_{rest}.sql",
              f"-- migrate:up\n{sql}\n-- migrate:down\n")


def write_for_node_pg_migrate(directory, files):
    for number, (rest, sql) in enumerate(files):
        write(directory / "migrations" / f"{1600000000000 + number}_{rest}.sql", f"-- Up Migration\n{sql}")


def write_for_sqitch(directory, files, psql):
    """Each script in its own transaction, as in sqitch's template."""
    plan = ["%syntax-version=1.0.0", "%project=bench", ""]
    for number, (rest, sql) in enumerate(files):
        name = f"c{number:06}-{rest}"
        write(directory / "deploy" / f"{name}.sql", f"BEGIN;\n{sql}COMMIT;\n")
        plan.append(f"{name} 2020-01-01T00:00:00Z Bench <bench@example.com> # {rest}")
    write(directory / "sqitch.plan", "\n".join(plan) + "\n")
    write(directory / "sqitch.conf", f'[core]\n\tengine = pg\n[engine "pg"]\n\tclient = {psql}\n')
