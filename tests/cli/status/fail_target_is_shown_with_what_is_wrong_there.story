# The database was reached and there is an error: the target is printed first.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
create role "{database}_reader" login;
--- run status --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stderr
database "{database}", user "{database}_reader", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_reader" has no right to use the history in schema "postgres_manager"
  detail: The server says: permission denied for schema postgres_manager.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_reader"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_reader"
--- run status --output json --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"user \"{database}_reader\" has no right to use the history in schema \"postgres_manager\"","sqlstate":"42501","detail":"The server says: permission denied for schema postgres_manager.","hint":"Grant the rights: GRANT USAGE ON SCHEMA \"postgres_manager\" TO \"{database}_reader\"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA \"postgres_manager\" TO \"{database}_reader\""}}
--- stderr
database "{database}", user "{database}_reader", {host}:{port}, PostgreSQL <server>, tree "{root}"
--- run drift --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stderr
database "{database}", user "{database}_reader", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_reader" has no right to use the history in schema "postgres_manager"
  detail: The server says: permission denied for schema postgres_manager.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_reader"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_reader"
--- run validate --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stderr
database "{database}", user "{database}_reader", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: user "{database}_reader" has no right to use the history in schema "postgres_manager"
  detail: The server says: permission denied for schema postgres_manager.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_reader"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_reader"
--- run deployment --output json --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stdout
{"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{database}_reader","server_version":"<server>","tree":"{root}"}
{"event":"error","error":{"code":"refused","message":"user \"{database}_reader\" has no right to use the history in schema \"postgres_manager\"","sqlstate":"42501","detail":"The server says: permission denied for schema postgres_manager.","hint":"Grant the rights: GRANT USAGE ON SCHEMA \"postgres_manager\" TO \"{database}_reader\"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA \"postgres_manager\" TO \"{database}_reader\""}}
--- run status --quiet --postgres-dsn "{dsn} user={database}_reader"
--- status 4
--- stderr
error: user "{database}_reader" has no right to use the history in schema "postgres_manager"
  detail: The server says: permission denied for schema postgres_manager.
  hint: Grant the rights: GRANT USAGE ON SCHEMA "postgres_manager" TO "{database}_reader"; GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA "postgres_manager" TO "{database}_reader"
