# Migrations in Ruby cannot be taken over, but the schema after them can; Rails' own tables stay out of it.
--- file db/structure.sql
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TABLE public.schema_migrations (
    version character varying NOT NULL
);

CREATE TABLE public.users (
    id bigint NOT NULL
);

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);

SET search_path TO "$user", public;

INSERT INTO "schema_migrations" (version) VALUES
('20240101000000');
--- file db/migrate/20240101000000_create_users.rb
class CreateUsers < ActiveRecord::Migration[7.1]; end
--- file db/migrate/20240102000000_load.rb
class Load < ActiveRecord::Migration[7.1]; end
--- run import db --root new
--- status 0
--- stdout
taken over from Rails, "db":
  structure.sql  deployment/00000-structure.sql
not taken over:
  migrate/20240102000000_load.rb  migration in Ruby that structure.sql does not contain. Run it, and write structure.sql again: bin/rails db:migrate.
wrote create/1-tables/order.json
wrote docs/imported.md
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
create/ was made: 1 file; it and the deployments lead to the same schema (4 objects)
import: 1 migration, 0 undo files, 1 thing not taken over
next: run them on a private server: postgres-manager deployment --root {root}/new --ephemeral
next: adopt an instance that has them: postgres-manager baseline --root {root}/new --dry-run --postgres-dsn postgresql://user@host:5432/database
--- stderr
building the imported deployments
building create/
building create/
building an empty base with 1 deployment
paths and commands are relative to "new"
--- run deployment --postgres-dsn {dsn} --root new
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/new"
[1/1] deployment/00000-structure.sql  <time>
--- query select string_agg(tablename, ',') from pg_tables where schemaname = 'public'
users
