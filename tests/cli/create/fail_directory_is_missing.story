# The usual mistake: run from the wrong directory.
--- server none
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create: error: directory "create" does not exist [directory-missing]
  hint: Check --root, or run from the directory that holds the source tree; if nothing is in it yet: mkdir create
1 problem in the source tree; nothing was sent to a server
