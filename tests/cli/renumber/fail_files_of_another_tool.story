# A file that reverts another one must not get its own ordinal.
--- server none
--- file deployment/1-a.up.sql
create table a (id int);
--- file deployment/1-a.down.sql
drop table a;
--- run renumber --all
--- status 3
--- stderr
deployment: error: deployment/ contains files of golang-migrate: "1-a.down.sql", "1-a.up.sql" [other-tool]
  hint: Take over the whole directory of the tool: postgres-manager help import. By hand: An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the same name in undo/; ordinals are consecutive, in the order of the versions. For example: mv -n deployment/1-a.up.sql deployment/00000-a.sql && mkdir -p undo && mv -n deployment/1-a.down.sql undo/00000-a.sql
1 problem in the source tree; nothing was run
--- run renumber --all --dry-run
--- status 3
--- stderr
deployment: error: deployment/ contains files of golang-migrate: "1-a.down.sql", "1-a.up.sql" [other-tool]
  hint: Take over the whole directory of the tool: postgres-manager help import. By hand: An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the same name in undo/; ordinals are consecutive, in the order of the versions. For example: mv -n deployment/1-a.up.sql deployment/00000-a.sql && mkdir -p undo && mv -n deployment/1-a.down.sql undo/00000-a.sql
1 problem in the source tree; nothing was run
--- run renumber
--- status 3
--- stderr
deployment: error: deployment/ contains files of golang-migrate: "1-a.down.sql", "1-a.up.sql" [other-tool]
  hint: Take over the whole directory of the tool: postgres-manager help import. By hand: An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the same name in undo/; ordinals are consecutive, in the order of the versions. For example: mv -n deployment/1-a.up.sql deployment/00000-a.sql && mkdir -p undo && mv -n deployment/1-a.down.sql undo/00000-a.sql
1 problem in the source tree; nothing was run
--- run validate
--- status 3
--- stderr
deployment: error: deployment/ contains files of golang-migrate: "1-a.down.sql", "1-a.up.sql" [other-tool]
  hint: Take over the whole directory of the tool: postgres-manager help import. By hand: An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the same name in undo/; ordinals are consecutive, in the order of the versions. For example: mv -n deployment/1-a.up.sql deployment/00000-a.sql && mkdir -p undo && mv -n deployment/1-a.down.sql undo/00000-a.sql
1 problem in the source tree; nothing was run
