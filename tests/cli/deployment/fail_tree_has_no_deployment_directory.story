# A directory without a tree.
--- server none
--- run deployment --manual-deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
manual-deployment: error: directory "manual-deployment" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager init
1 problem in the source tree; nothing was run
--- directory elsewhere
--- run deployment --postgres-dsn host=/nowhere --root elsewhere
--- status 3
--- stderr
deployment: error: directory "deployment" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager init --root {root}/elsewhere
1 problem in the source tree; nothing was run
paths and commands are relative to "elsewhere"
