# As when reading the tree: its files must be under the same version control. Nothing is written there.
--- server none
--- directory elsewhere/deployment
--- directory tree/create/1-tables
--- link tree/deployment ../elsewhere/deployment
--- run new --root tree add b
--- status 3
--- stderr
deployment: error: symbolic link points outside of the source tree, to "{root}/elsewhere/deployment" [path-leaves-directory]
  hint: Replace the link with a copy: what runs must be under the same version control.
1 problem in the source tree; nothing was run
paths and commands are relative to "tree"
--- run new --root tree add b --dry-run --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"path-leaves-directory","location":{"file":"deployment"},"message":"symbolic link points outside of the source tree, to \"{root}/elsewhere/deployment\"","hint":"Replace the link with a copy: what runs must be under the same version control."}]}
--- run renumber --root tree --all
--- status 3
--- stderr
deployment: error: symbolic link points outside of the source tree, to "{root}/elsewhere/deployment" [path-leaves-directory]
  hint: Replace the link with a copy: what runs must be under the same version control.
1 problem in the source tree; nothing was run
paths and commands are relative to "tree"
--- run new --root elsewhere add b
--- status 0
--- stdout
wrote deployment/00000-add-b.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- stderr
paths and commands are relative to "elsewhere"
--- remove tree/deployment
--- file elsewhere/order.json
{}
--- link tree/create/1-tables/order.json ../../../elsewhere/order.json
--- run new --root tree --table c
--- status 3
--- stderr
create/1-tables/order.json: error: symbolic link points outside of its directory, to "{root}/elsewhere/order.json" [path-leaves-directory]
  hint: Replace the link with a copy: what runs must be under the same version control.
1 problem in the source tree; nothing was run
paths and commands are relative to "tree"
--- remove tree/create/1-tables/order.json
--- link tree/undo nowhere
--- run new --root tree --undo add d
--- status 3
--- stderr
undo: error: could not follow symbolic link: No such file or directory [file-unreadable]
  hint: Point the link to a directory of the tree, or put the directory itself there.
1 problem in the source tree; nothing was run
paths and commands are relative to "tree"
--- remove tree/undo
--- directory tree/reverts
--- link tree/undo reverts
--- run new --root tree --undo add d
--- status 0
--- stdout
wrote deployment/00000-add-d.sql  (for existing instances)
wrote undo/00000-add-d.sql  (reverts the deployment)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- stderr
paths and commands are relative to "tree"
