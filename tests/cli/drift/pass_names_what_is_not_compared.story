# The server shows the options of a user mapping to few roles, because they contain passwords.
--- file deployment/00000-a.sql
create foreign data wrapper w;
create server s foreign data wrapper w;
create user mapping for public server s options (user 'ann', password 'secret');
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
alter user mapping for public server s options (set user 'bob');
--- run drift --postgres-dsn {dsn}
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (5 objects), in <time>
--- stderr
<target>
notice: not compared, because the server shows them to few roles: the options or the connection of user mapping for PUBLIC on server s
