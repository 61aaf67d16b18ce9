# A new file without statements is valid and runs as a placeholder.
--- run new add shipped at --undo
--- status 0
--- stdout
wrote deployment/00000-add-shipped-at.sql  (for existing instances)
wrote undo/00000-add-shipped-at.sql  (reverts the deployment)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- run new --manual-deployment index for room lookup
--- status 0
--- stdout
wrote manual-deployment/00000-index-for-room-lookup.sql  (for an emergency)
next: write the change into it, then check: postgres-manager deployment --manual-deployment --dry-run
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-add-shipped-at.sql  <time>
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] manual-deployment/00000-index-for-room-lookup.sql  <time>
