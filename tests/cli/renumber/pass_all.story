# One command closes every gap, also without git, and replaces dates by ordinals.
--- server none
--- file deployment/00000-a.sql
select 0;
--- file deployment/00007-b.sql
select 7;
--- file undo/00007-b.sql
select -7;
--- file deployment/00009-c.sql
select 9;
--- run validate
--- status 3
--- stderr
deployment/00007-b.sql: error: ordinals 00001 to 00006 are missing between "00000-a.sql" and "00007-b.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00007-b.sql deployment/00001-b.sql && mv undo/00007-b.sql undo/00001-b.sql && mv deployment/00009-c.sql deployment/00002-c.sql
deployment/00009-c.sql: error: ordinal 00008 is missing between "00007-b.sql" and "00009-c.sql" [ordinal-gap]
  hint: Merge or restore what is missing; closing the first gap closes this one, too.
2 problems in the source tree; nothing was run
--- run renumber --all --onto main
--- status 2
--- stderr
error: --all and --onto exclude each other
  hint: Number all deployments (--all), or only those that another branch does not have (--onto).
--- run renumber --all
--- status 0
--- stdout
renamed deployment/00007-b.sql to deployment/00001-b.sql
renamed undo/00007-b.sql to undo/00001-b.sql
renamed deployment/00009-c.sql to deployment/00002-c.sql
renumber: 3 files renamed
--- stderr
notice: an instance that ran one of these files knows it by its old ordinal and refuses the next deployment
--- run renumber --all --output json
--- status 0
--- stdout
{"event":"renumbered","dry_run":false,"renames":[],"mentions":[],"not_here":0}
--- run validate
--- status 0
--- stdout
validate: no create/, 3 deployments, 1 undo file, no manual-deployment/, no findings
--- file dated/deployment/20261129181500-a.sql
select 1;
--- file dated/deployment/20261130090000-b.sql
select 2;
--- run validate --root dated
--- status 3
--- stderr
deployment: error: ordinals must be numbers without gaps, but those from "20261129181500-a.sql" to "20261130090000-b.sql" are dates or times [ordinal-gap]
  hint: Before any of these files has run, number them in their present order: postgres-manager renumber --root {root}/dated --all
1 problem in the source tree; nothing was run
paths and commands are relative to "dated"
--- run renumber --all --root dated --dry-run
--- status 0
--- stdout
would rename deployment/20261129181500-a.sql to deployment/00000-a.sql
would rename deployment/20261130090000-b.sql to deployment/00001-b.sql
dry run: 2 files would be renamed; nothing was changed
--- stderr
notice: an instance that ran one of these files knows it by its old ordinal and refuses the next deployment
paths and commands are relative to "dated"
