# A directory without a tree.
--- server none
--- run deployment --manual-deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
manual-deployment: error: directory "manual-deployment" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or create one here: postgres-manager new --manual-deployment NAME writes its first file; without one: mkdir manual-deployment && touch manual-deployment/.gitkeep
1 problem in the source tree; nothing was run
--- directory elsewhere
--- run deployment --postgres-dsn host=/nowhere --root elsewhere
--- status 3
--- stderr
deployment: error: directory "deployment" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or create one here: postgres-manager new --root {root}/elsewhere NAME writes its first file; without one: mkdir deployment && touch deployment/.gitkeep
1 problem in the source tree; nothing was run
paths and commands are relative to "elsewhere"
