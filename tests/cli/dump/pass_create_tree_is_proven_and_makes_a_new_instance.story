# From a database to a tree: after init, one command writes create/ and proves it; then create makes the same schema.
--- sql
create schema app;
create role {database}_reader;
create type app.state as enum ('new', 'paid');
create table app.customer (id bigint generated always as identity primary key, email text not null unique);
create table app."Order" (
    id serial primary key,
    customer bigint not null references app.customer,
    state app.state not null default 'new',
    total numeric(10, 2) check (total > 0)
);
create index on app."Order" (customer);
comment on table app."Order" is 'What a customer buys';
grant select on app."Order" to {database}_reader;
create function app.touch() returns trigger language plpgsql as 'begin return new; end';
create trigger touched before update on app.customer for each row execute function app.touch();
create view app.open as select id from app."Order" where state = 'new';
create function app.count_open() returns bigint language sql as 'select count(*) from app.open';
--- run init shop
--- status 0
--- stdout
wrote create/1-tables/order.json  (the order of the first group of create/)
wrote deployment/.gitkeep  (keeps the directory in git)
wrote postgres-manager.json  (settings)
wrote postgres-manager.schema.json  (describes the settings, for editors)
wrote .gitignore  (excludes private servers and files with passwords)
next: write the first table: postgres-manager new --root {root}/shop --table NAME
next: create an instance on a private server: postgres-manager create --root {root}/shop --local
next: prove that create/ and deployment/ agree: postgres-manager verify --root {root}/shop --base empty
--- stderr
paths and commands are relative to "shop"
--- run dump --create-tree --root shop --postgres-dsn {dsn} --scratch-dsn {dsn} --dry-run --quiet
--- status 0
--- stdout
would write create/1-schemas/sch_app.sql  (schema app)
    CREATE SCHEMA app;
would write create/2-types/typ_app.state.sql  (type app.state)
    CREATE TYPE app.state AS ENUM (
        'new',
        'paid'
    );
would write create/3-functions-before-tables/fn_app.touch.sql  (function app.touch())
    CREATE FUNCTION app.touch() RETURNS trigger
        LANGUAGE plpgsql
        AS $$begin return new; end$$;
would write create/4-tables/tbl_app.customer.sql  (table app.customer)
    CREATE TABLE app.customer (
        id bigint GENERATED ALWAYS AS IDENTITY,
        email text NOT NULL,
        CONSTRAINT customer_email_key UNIQUE (email),
        CONSTRAINT customer_pkey PRIMARY KEY (id)
    );

    CREATE TRIGGER touched BEFORE UPDATE ON app.customer FOR EACH ROW EXECUTE FUNCTION app.touch();
would write create/4-tables/tbl_app.order.sql  (table app.Order)
    CREATE TABLE app."Order" (
        id serial,
        customer bigint NOT NULL,
        state app.state DEFAULT 'new'::app.state NOT NULL,
        total numeric(10,2),
        CONSTRAINT "Order_total_check" CHECK ((total > (0)::numeric)),
        CONSTRAINT "Order_pkey" PRIMARY KEY (id),
        CONSTRAINT "Order_customer_fkey" FOREIGN KEY (customer) REFERENCES app.customer(id)
    );

    CREATE INDEX "Order_customer_idx" ON app."Order" USING btree (customer);

    COMMENT ON TABLE app."Order" IS 'What a customer buys';

    GRANT SELECT ON TABLE app."Order" TO {database}_reader;
would write create/5-views/vw_app.open.sql  (view app.open)
    CREATE VIEW app.open AS
     SELECT "Order".id
       FROM app."Order"
      WHERE ("Order".state = 'new'::app.state);
would write create/6-functions/fn_app.count_open.sql  (function app.count_open())
    CREATE FUNCTION app.count_open() RETURNS bigint
        LANGUAGE sql
        AS $$select count(*) from app.open$$;
would remove create/1-tables  (a group without files)
dry run: nothing was changed; 7 files to write; create/ makes the same schema (23 objects), with pg_dump <server>, in <time>
--- run dump --create-tree --root shop --postgres-dsn {dsn} --scratch-dsn {dsn}
--- status 0
--- stdout
wrote create/1-schemas/sch_app.sql  (schema app)
wrote create/2-types/typ_app.state.sql  (type app.state)
wrote create/3-functions-before-tables/fn_app.touch.sql  (function app.touch())
wrote create/4-tables/tbl_app.customer.sql  (table app.customer)
wrote create/4-tables/tbl_app.order.sql  (table app.Order)
wrote create/5-views/vw_app.open.sql  (view app.open)
wrote create/6-functions/fn_app.count_open.sql  (function app.count_open())
removed create/1-tables  (a group without files)
dump: 7 files written; create/ makes the same schema (23 objects), with pg_dump <server>, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
building create/
[1/7] create/1-schemas/sch_app.sql  <time>
[2/7] create/2-types/typ_app.state.sql  <time>
[3/7] create/3-functions-before-tables/fn_app.touch.sql  <time>
[4/7] create/4-tables/tbl_app.customer.sql  <time>
[5/7] create/4-tables/tbl_app.order.sql  <time>
[6/7] create/5-views/vw_app.open.sql  <time>
[7/7] create/6-functions/fn_app.count_open.sql  <time>
notice: these roles must exist before create runs: "{database}_reader"
--- run create --root shop --postgres-dsn {dsn} --dbname {database}_new --create-database --quiet
--- status 0
--- stdout
create: 7 files applied, in <time>
--- run drift --against-dsn {dsn} --root shop --postgres-dsn {dsn} --dbname {database}_new
--- status 0
--- stdout
drift: database "{database}_new" is the same as database "{database}" at {host}:{port} (23 objects), in <time>
--- stderr
database "{database}_new", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
--- run validate --root shop
--- status 0
--- stdout
validate: 7 files in create/, 0 deployments, no manual-deployment/, no findings
