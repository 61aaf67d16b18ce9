# A usage error is printed as JSON if JSON was requested.
--- server none
--- run create --output json --dry-rnu
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"unknown option \"--dry-rnu\"","hint":"Did you mean --dry-run?"}}
--- run --fnuction create
--- status 2
--- stderr
error: unknown option "--fnuction"
  hint: Did you mean --function?
