# Otherwise a renamed undo file would only be missed when it is needed.
--- server none
--- file deployment/00000-a.sql
create table a (n int);
--- file undo/00000-b.sql
drop table a;
--- run undo --yes --postgres-dsn host=nowhere
--- status 3
--- stderr
undo/00000-b.sql: error: there is no file "deployment/00000-b.sql" for it to revert [undo-without-deployment]
  hint: Give it the name of its deployment, or remove it.
1 problem in the source tree; nothing was run
