# A file with which another tool reverts a change must never run as a deployment, and no hint may rename it to one.
--- server none
--- file deployment/000001_init.down.sql
drop table a;
--- file deployment/000001_init.up.sql
create table a (id int);
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment: error: deployment/ contains files of golang-migrate: "000001_init.down.sql", "000001_init.up.sql" [other-tool]
  hint: Take over the whole directory of the tool: postgres-manager help import. By hand: An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the same name in undo/; ordinals are consecutive, in the order of the versions. For example: mv -n deployment/000001_init.up.sql deployment/00000-init.sql && mkdir -p undo && mv -n deployment/000001_init.down.sql undo/00000-init.sql
1 problem in the source tree; nothing was run
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
  hint: Take over the whole directory of the tool: postgres-manager help import. By hand: Split each file at its markers: the part that applies the change becomes deployment/<ordinal>-<rest>.sql, the part that reverts it becomes the file of the same name in undo/. Delete the markers.
1 problem in the source tree; nothing was run
