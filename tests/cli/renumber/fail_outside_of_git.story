# Only git knows which files are new.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run renumber
--- status 2
--- stderr
error: "." is not in a git repository
  hint: Run it in the working tree of the repository, or name it: --root DIR.
--- git init -qb trunk
--- run renumber
--- status 2
--- stderr
error: there is no branch main or master, neither here nor at origin
  hint: Name the branch that keeps its ordinals: postgres-manager renumber --onto develop
--- run renumber --onto nope
--- status 2
--- stderr
error: git revision "nope" does not exist
  hint: Name an existing branch, tag or commit: git branch --all
--- run renumber --onto=--all --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"git revision \"--all\" does not exist","hint":"Name an existing branch, tag or commit: git branch --all"}}
--- run renumber --onto trunk now
--- status 2
--- stderr
error: unexpected word "now" after function renumber
  hint: See its options: postgres-manager help renumber.
