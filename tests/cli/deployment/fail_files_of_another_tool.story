# What another tool reverts with must never run as a deployment, and no hint may rename it into one.
--- server none
--- file deployment/000001_init.down.sql
drop table a;
--- file deployment/000001_init.up.sql
create table a (id int);
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment: error: deployment/ holds files of golang-migrate: "000001_init.down.sql", "000001_init.up.sql" [other-tool]
  hint: An .up.sql file is deployment/<ordinal>-<rest>.sql, its .down.sql file is the file of the same name in undo/; ordinals are consecutive, in the order of the versions. For example: mv deployment/000001_init.up.sql deployment/00000-init.sql && mkdir -p undo && mv deployment/000001_init.down.sql undo/00000-init.sql
1 problem in the source tree; nothing was sent to a server
--- remove deployment/000001_init.down.sql
--- remove deployment/000001_init.up.sql
--- file deployment/00000-init.sql
-- migrate:up
create table a (id int);
-- migrate:down
drop table a;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-init.sql:1:1: error: "-- migrate:up" is a section marker of dbmate, and here a file runs as a whole [other-tool]
  LINE 1: -- migrate:up
          ^
  hint: Divide each file at its markers: what is to be applied is deployment/<ordinal>-<rest>.sql, what reverts it is the file of the same name in undo/. Delete the markers.
1 problem in the source tree; nothing was sent to a server
