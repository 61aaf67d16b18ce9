# The revision is missing because the clone is shallow, as in CI.
--- server none
--- file origin/create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file origin/create/1-tables/tbl_a.sql
create table a (id int);
--- file origin/deployment/00000-a.sql
create table a (id int);
--- git init -qb main origin
--- git -C origin add -A
--- git -C origin commit -qm one
--- git -C origin checkout -qb side
--- git -C origin commit -qm two --allow-empty
--- git clone -q --depth 1 file://{root}/origin clone
--- run verify --root clone
--- status 2
--- stderr
error: there is no branch main or master, neither here nor at origin
  hint: This clone is shallow and may lack it: get all commits of all branches with git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).
--- run verify --root clone --base origin/main
--- status 2
--- stderr
error: there is neither a directory nor a git revision "origin/main"
  hint: This clone is shallow and may lack it: get all commits of all branches with git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).
--- run renumber --root clone
--- status 2
--- stderr
error: there is no branch main or master, neither here nor at origin
  hint: This clone is shallow and may lack it: get all commits of all branches with git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).
--- git -C clone fetch -q --depth 1 origin main:main
--- run verify --root clone
--- status 2
--- stderr
error: HEAD and main have no commit in common
  detail: This repository contains none.
  hint: This clone is shallow and may lack it: get all commits of all branches with git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).
--- git -C clone fetch -q --unshallow origin +refs/heads/*:refs/remotes/origin/*
--- run verify --root clone --quiet
--- status 0
--- stdout
verify: create/ and base 097050f with 0 deployments lead to the same schema (4 objects), in <time>
