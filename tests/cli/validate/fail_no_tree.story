# A check of nothing must not succeed.
--- server none
--- run validate
--- status 3
--- stderr
error: there is no source tree in directory "."
  detail: It has none of create/, deployment/ and manual-deployment/.
  hint: Name the directory that contains it with --root DIR, or begin one here: postgres-manager init
--- directory of shop
--- run validate --root "of shop" --output json
--- status 3
--- stdout
{"event":"error","error":{"code":"source-invalid","message":"there is no source tree in directory \"of shop\"","detail":"It has none of create/, deployment/ and manual-deployment/.","hint":"Name the directory that contains it with --root DIR, or begin one here: postgres-manager init --root '{root}/of shop'"}}
--- run validate --root nowhere
--- status 3
--- stderr
error: could not open directory "nowhere": No such file or directory
  hint: Check --root, or run from the directory that contains the source tree.
