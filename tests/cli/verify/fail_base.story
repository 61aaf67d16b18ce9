# The base does not exist, or contains nothing to start with.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run verify
--- status 2
--- stderr
error: "." is not in a git repository
  hint: Name what the deployments begin with: --base DIR, which contains the create/ of an earlier version; or --base empty, if deployment/ creates everything from nothing.
--- run verify --base v1
--- status 2
--- stderr
error: there is no directory "v1"
  detail: It could be a git revision, but "." is not in a git repository.
  hint: Name a directory that contains the create/ of an earlier version: --base DIR.
--- run verify --base ../nixda
--- status 2
--- stderr
error: there is no directory "../nixda"
  detail: It could be a git revision, but "." is not in a git repository.
  hint: Name a directory that contains the create/ of an earlier version: --base DIR.
--- git init -qb trunk
--- run verify
--- status 2
--- stderr
error: git revision "HEAD" does not exist
  hint: Name an existing branch, tag or commit: git branch --all
--- git add deployment
--- git commit -qm one
--- run verify
--- status 2
--- stderr
error: there is no branch main or master, neither here nor at origin
  hint: Name what the deployments begin with: --base REVISION.
--- run verify --base v1
--- status 2
--- stderr
error: there is neither a directory nor a git revision "v1"
  hint: Name a directory that contains the create/ of an earlier version, or an existing branch, tag or commit: git branch --all
--- run verify --base trunk
--- status 2
--- stderr
error: base 01d925c has no create/
  hint: Name a later revision that has one: --base REVISION; or run all deployments from nothing: --base empty.
--- run verify --base deployment
--- status 2
--- stderr
error: directory "deployment" has no create/
  hint: Name a directory that contains the create/ of an earlier version, or a git revision.
--- run verify --base trunk --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"base 01d925c has no create/","hint":"Name a later revision that has one: --base REVISION; or run all deployments from nothing: --base empty."}}
--- run verify --base ""
--- status 2
--- stderr
error: the base in --base is empty
  hint: Check the variable that it comes from; without --base it is the commit where the branch left main.
--- run verify --base ../nixda
--- status 2
--- stderr
error: there is neither a directory nor a git revision "../nixda"
  hint: Name a directory that contains the create/ of an earlier version, or an existing branch, tag or commit: git branch --all
