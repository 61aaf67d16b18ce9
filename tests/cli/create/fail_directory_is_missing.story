# The usual reason is that the command was run in the wrong directory.
--- server none
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create: error: directory "create" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager init
1 problem in the source tree; nothing was run
