# Nothing is taken back by a slip.
--- server none
--- file deployment/00000-a.sql
create table a (n int);
--- run undo --postgres-dsn host=nowhere
--- status 2
--- stderr
error: undo takes deployments back only when that is confirmed
  hint: See what it would do with --dry-run, and do it with --yes.
--- run undo --to 0 --steps 1 --yes --postgres-dsn host=nowhere
--- status 2
--- stderr
error: --to and --steps exclude each other
  hint: See all options: postgres-manager --help.
--- run undo --steps 0 --yes --output json --postgres-dsn host=nowhere
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"\"0\" is no number of deployments","hint":"Write how many to take back: --steps 2."}}
