# The last file cannot be written: the others are removed again.
--- server none
--- file .github
a file where a directory must be
--- git init -qb main
--- run init --ci github
--- status 4
--- stderr
error: could not write file "./.github/workflows": Not a directory
  hint: Nothing was changed. Check the permissions of the directory, and whether the disk is full.
--- run validate
--- status 3
--- stderr
error: there is no source tree in directory "."
  detail: It has none of create/, deployment/ and manual-deployment/.
  hint: Name the directory that contains it with --root DIR, or begin one here: postgres-manager init
