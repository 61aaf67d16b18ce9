# A word that differs from an option only by its dashes or one letter gets a hint.
--- server none
--- run status check
--- status 2
--- stderr
error: unexpected word "check" after function status
  hint: Did you mean --check?
--- run status chekc --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"unexpected word \"chekc\" after function status","hint":"Did you mean --check?"}}
--- run status everything
--- status 2
--- stderr
error: unexpected word "everything" after function status
  hint: See its options: postgres-manager help status.
--- run deployment --check
--- status 2
--- stderr
error: option --check does not apply to function deployment
  detail: It applies to status and diff.
  hint: See its options: postgres-manager help deployment.
