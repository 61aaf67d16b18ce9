# The transactions of the scripts go, because the program opens them; tags are in the first comment.
--- file sqitch.plan
%syntax-version=1.0.0
%project=shop

users 2026-11-30T23:26:12Z Ann Smith <ann@example.com> # Adds users.
@v1.0 2026-11-30T23:26:14Z Ann Smith <ann@example.com> # First
--- file deploy/users.sql
-- Deploy shop:users to pg

BEGIN;

create table users (id int);

COMMIT;
--- file revert/users.sql
-- Revert shop:users from pg

BEGIN;

drop table users;

COMMIT;
--- file verify/users.sql
-- Verify shop:users on pg

select id from users where false;
--- run import . --root shop --dry-run --quiet --accept unproven
--- status 0
--- stdout
would take over from sqitch, ".":
  users  deployment/00000-users.sql, with undo file
not taken over:
  verify/users.sql  verify script. The function verify compares schemas instead.
would write docs/imported.md
would write create/1-tables/order.json
would write postgres-manager.json
would write postgres-manager.schema.json
would write .gitignore
not proven, because of --accept unproven; create/ was not made
dry run: 1 migration, 1 undo file, 1 thing not taken over; nothing was changed
--- stderr
paths and commands are relative to "shop"
--- run import . --root shop --accept unproven
--- status 0
--- stdout
taken over from sqitch, ".":
  users  deployment/00000-users.sql, with undo file
not taken over:
  verify/users.sql  verify script. The function verify compares schemas instead.
wrote docs/imported.md
wrote create/1-tables/order.json
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
not proven, because of --accept unproven; create/ was not made
import: 1 migration, 1 undo file, 1 thing not taken over
next: run them on a private server: postgres-manager deployment --root {root}/shop --ephemeral
next: adopt an instance that has them: postgres-manager baseline --root {root}/shop --dry-run --postgres-dsn postgresql://user@host:5432/database
--- stderr
paths and commands are relative to "shop"
--- run deployment --postgres-dsn {dsn} --root shop
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
[1/1] deployment/00000-users.sql  <time>
