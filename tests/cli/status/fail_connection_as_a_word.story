# A text that looks like a connection string is never repeated with its password, wherever it is given.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- run status mysql://ann:secret@db1/shop
--- status 2
--- stderr
error: unexpected word "mysql://..." after function status
  hint: Name the database like this: --postgres-dsn postgresql://user@host:5432/database.
--- run mysql://ann:secret@db1/shop status
--- status 2
--- stderr
error: unknown function "mysql://..."
  hint: See all functions: postgres-manager --help.
--- run status ann:secret@db1
--- status 2
--- stderr
error: unexpected word "..." after function status
  hint: Name the database like this: --postgres-dsn postgresql://user@host:5432/database.
--- run status "host=db1 password=secret"
--- status 2
--- stderr
error: unexpected word "host=..." after function status
  hint: Name the database like this: --postgres-dsn postgresql://user@host:5432/database.
--- run status postgresql://ann:secret@db1/shop postgres://ann:secret@db2/shop
--- status 2
--- stderr
error: option --postgres-dsn is given 2 times
  hint: Give it once.
--- run new postgresql://ann:secret@db1/shop
--- status 2
--- stderr
error: option --postgres-dsn does not apply to function new
  detail: It applies to create, deployment, test-data, undo, baseline, repair, reset, status, validate, verify, wait, drift, dump, import, prune, dsn, psql and instance.
  hint: See its options: postgres-manager help new.
--- run status --root postgresql://ann:secret@db1/shop
--- status 3
--- stderr
error: could not open directory "postgresql://ann:...@db1/shop": No such file or directory
  hint: Check --root, or run from the directory that contains the source tree.
--- run status --environment postgresql://ann:secret@db1/shop
--- status 2
--- stderr
error: "postgresql://ann:...@db1/shop" cannot be the name of an environment
  hint: Use letters, digits, underscores and dashes.
--- run deployment --lock-wait postgresql://ann:secret@db1/shop
--- status 2
--- stderr
error: invalid duration "postgresql://ann:...@db1/shop"
  hint: Write it like this: --lock-wait 30s, 5min or 1h.
--- run status --dbname postgresql://ann:secret@127.0.0.1:1/shop --postgres-dsn "host=127.0.0.1 port=1"
--- status 2
--- stderr
error: the value of --dbname is a connection string and not a name
  hint: A connection string belongs in --postgres-dsn, a name here: --dbname shop.
