# A file that may have no end is not read, and a directory of the tree is not searched for elsewhere.
--- server none
--- directory deployment
--- link postgres-manager.json /dev/zero
--- run validate
--- status 2
--- stderr
error: could not read file "./postgres-manager.json": it is not a regular file
  hint: A pipe or device may have no end: put a regular file in its place.
--- remove postgres-manager.json
--- remove deployment
--- file elsewhere/00000-a.sql
select 1;
--- link tree/deployment ../elsewhere
--- run validate --root tree
--- status 3
--- stderr
deployment: error: symbolic link points outside of the source tree, to "{root}/elsewhere" [path-leaves-directory]
  hint: Replace the link with a copy: what runs must be under the same version control.
1 problem in the source tree; nothing was run
paths and commands are relative to "tree"
