# An undo file belongs to one deployment: none of its statements can move to another file.
--- file deployment/00000-a.sql
create type mood as enum ('sad');
--- file undo/00000-a.sql
alter type mood add value 'happy';
select 'happy'::mood;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00000-a.sql  rolled back
0 undone, 1 failed, 0 not tried; correct the file and see what remains with undo --dry-run
--- stderr
error: unsafe use of new value "happy" of enum type mood [55P04]
  undo/00000-a.sql:2:8
  LINE 2: select 'happy'::mood;
                 ^
  hint: New enum values must be committed before they can be used.
  hint: A value can be used once the transaction that adds it is committed: write the line -- postgres-manager: no-transaction at the beginning of the file.
